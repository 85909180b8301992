import { answerFromFacts } from "./answer-from-facts";
import { chatWords } from "./chat-words";
import { joinSentences } from "./grammar";
import { writeMarketingCopy } from "./write-copy";
import {
  marketingCopyInputSchema,
  type ProductFacts,
  productFactsSchema,
  type WriterInput,
  type WriterLanguage,
  type WriterOutput,
  writerTones,
} from "./writer-schemas";

const germanSigns = /[äöüß]|\b(der|die|das|und|ist|wie|was|welche|ich|bitte|für|mir|wann|nicht|hallo|kannst)\b/gi;

/** German where at least two signs of it stand in the text, or the text is that short. */
export function detectLanguage(text: string): WriterLanguage {
  const signs = text.match(germanSigns)?.length ?? 0;
  return signs >= 2 || (signs === 1 && text.length < 24) ? "de" : "en";
}

function findProducts(facts: Readonly<Record<string, unknown>>): ProductFacts[] {
  const listed = Array.isArray(facts.products) ? facts.products : facts.product ? [facts.product] : [];
  return listed.flatMap((item) => {
    const parsed = productFactsSchema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Headlines for the product that the message names, else the first one. */
function proposeCopy(
  message: string,
  products: readonly ProductFacts[],
  language: WriterLanguage,
  seed: number,
): string {
  const words = chatWords[language];
  const product = products.find(({ name }) => message.toLowerCase().includes(name.toLowerCase())) ?? products[0];
  if (!product) return words.noProduct;
  const tone = writerTones.find((name) => words.tones[name].test(message)) ?? "plain";
  const { variants } = writeMarketingCopy(marketingCopyInputSchema.parse({ product, language, tone, count: 3 }), seed);
  const lines = variants.map(({ headline, subline }) => `- “${headline}” ${subline}`);
  return `${words.proposals(product.name)}\n${[...new Set(lines)].join("\n")}`;
}

/** An answer out of the given facts; says what the writer is, and what it cannot do where it has none. */
export function writeChatReply(input: WriterInput<"chat_reply">, seed: number): WriterOutput<"chat_reply"> {
  const { message, facts } = input;
  const language = input.language ?? detectLanguage(message);
  const words = chatWords[language];
  const body = answer(message, facts, language, seed);
  const introduces = input.earlierReplies === 0 && !body.includes(words.whoAmI);
  return { reply: introduces ? `${body}\n\n${words.introduction}` : body };
}

function answer(
  message: string,
  facts: WriterInput<"chat_reply">["facts"],
  language: WriterLanguage,
  seed: number,
): string {
  const words = chatWords[language];
  if (message === "") return words.empty;
  if (words.signs.identity.test(message)) return joinSentences([words.whoAmI, words.abilities, words.limits], 4_000);
  if (words.signs.copy.test(message)) return proposeCopy(message, findProducts(facts), language, seed);
  const found = answerFromFacts(message, facts, language);
  if (found) return found;
  if (words.signs.thanks.test(message)) return words.welcome;
  if (words.signs.greeting.test(message)) return joinSentences([words.hello, words.abilities], 4_000);
  const known = Object.keys(facts).map(
    (key) => words.topics[key] ?? key.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase(),
  );
  return joinSentences([words.unknown, known.length > 0 ? words.ask(known) : null, words.limits], 4_000);
}
