import type { Random } from "@/lib/kernel/ai/built-in/scene/random";

/** What stands in a production's slots; a production whose slot is empty is not used. */
export type Slots = Readonly<Record<string, string | undefined>>;

/**
 * Ways to say one thing. `{slot}` stands for a value, `{Slot}` for the same with a capital, `{a slot}` for it with its
 * English article; `[one|other]` for either; `{?slot}` for nothing, it only asks that there is a value. A leading `3*` makes a production three times as likely.
 */
export type Productions = readonly string[];

export interface WriteOptions {
  readonly random: Random;
  /** Longest text, characters. */
  readonly most: number;
  /** Texts already used; the one written is added. */
  readonly used?: Set<string>;
  /** Facts already told: productions that tell one again are not taken. The facts of the text written are added. */
  readonly told?: Set<string>;
}

/** Slots that tell the same. */
const factOfSlot: Readonly<Record<string, string>> = {
  ausMaterials: "materials",
  color: "colors",
  colorCount: "colors",
  forOccasion: "occasion",
  giftOccasion: "occasion",
};
const facts = new Set(["materials", "colors", "features", "use", "size", "price", "occasion", "offer", "noun"]);

function factsOf(production: string): string[] {
  return [...production.matchAll(/\{(?:a )?([A-Za-z0-9]+)\}/g)].flatMap(([, name = ""]) => {
    const fact = factOfSlot[lowerFirst(name)] ?? lowerFirst(name);
    return facts.has(fact) ? [fact] : [];
  });
}

const vowelSound = /^(?:[aeio]|u(?!ni|se|ti|re\b)|hour|heir|honest|8|11\b|18\b)/i;

function article(words: string): string {
  return `${vowelSound.test(words) ? "an" : "a"} ${words}`;
}

/** “a mug”; words that stand without an article (plural, amounts, “free …”) stay as they are. */
export function withArticle(words: string): string {
  const isBare =
    /[^s]s$|^(?:free|all|the|our|an?|one|two|three)\b/i.test(words) || /\b(?:shipping|grass|art|fruit)$/i.test(words);
  return isBare && !words.endsWith(" of fruit") ? words : article(words);
}

export function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The filled production; null when a slot is empty. */
function fill(production: string, slots: Slots, random: Random): string | null {
  let complete = true;
  const chosen = production.replace(/\[([^[\]]*)\]/g, (_, alternatives: string) => {
    const options = alternatives.split("|");
    return options[Math.floor(random.next() * options.length)] ?? "";
  });
  const text = chosen.replace(/\{(a |\?)?([A-Za-z0-9]+)\}/g, (_, mark: string | undefined, name: string) => {
    const value = slots[name] ?? slots[lowerFirst(name)];
    if (value === undefined || value === "") {
      complete = false;
      return "";
    }
    if (mark === "?") return "";
    if (mark) return article(value);
    return slots[name] === undefined ? capitalize(value) : value;
  });
  return complete ? text : null;
}

/** Spaces and the beginning put right. Names keep their capitals, so only the first letter is touched. */
export function tidyText(text: string): string {
  return capitalize(
    text
      .replace(/[^\S\u00a0]+/g, " ")
      .replace(/ ([,.;:!?])/g, "$1")
      .replace(/([.!?])\.+(?= |$)/g, "$1")
      .replace(/,([.!?])/g, "$1")
      .trim(),
  );
}

/** A word that stands twice in a row, “the the”; null where there is none. */
export function findDoubledWord(text: string): string | null {
  return /(?:^|[^\p{L}\p{N}])(\p{L}[\p{L}\p{N}'’-]*)\s+\1(?=$|[^\p{L}\p{N}'’-])/iu.exec(text)?.[1] ?? null;
}

function weightOf(production: string): { weight: number; text: string } {
  const match = /^(\d+)\*(.*)$/s.exec(production);
  return match ? { weight: Number(match[1]), text: match[2] ?? "" } : { weight: 1, text: production };
}

/** Whether a doubling comes from the production and not from a name such as “Tam Tam”. */
function isClean(text: string, slots: Slots): boolean {
  const doubled = findDoubledWord(text);
  return (
    doubled === null || Object.values(slots).some((value) => value !== undefined && findDoubledWord(value) === doubled)
  );
}

/** One of the productions, filled; null when none fits its slots and length. Unused texts are preferred. */
export function writeOne(productions: Productions, slots: Slots, options: WriteOptions): string | null {
  const { random, most, used, told } = options;
  const candidates = productions.flatMap((production) => {
    const { weight, text } = weightOf(production);
    const tells = factsOf(text);
    if (tells.some((fact) => told?.has(fact))) return [];
    const filled = fill(text, slots, random);
    if (filled === null) return [];
    const tidy = tidyText(filled);
    return tidy.length > 0 && tidy.length <= most && isClean(tidy, slots) ? [{ weight, text: tidy, tells }] : [];
  });
  const fresh = candidates.filter(({ text }) => !used?.has(text));
  const choice = pickWeighted(fresh.length > 0 ? fresh : candidates, random);
  if (choice === null) return null;
  used?.add(choice.text);
  for (const fact of choice.tells) told?.add(fact);
  return choice.text;
}

function pickWeighted<Item extends { readonly weight: number }>(
  candidates: readonly Item[],
  random: Random,
): Item | null {
  const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.next() * total;
  for (const candidate of candidates) {
    left -= candidate.weight;
    if (left < 0) return candidate;
  }
  return candidates.at(-1) ?? null;
}

/** Sentences one after the other until the length is reached; what does not fit any more is left out whole. */
export function joinSentences(sentences: readonly (string | null)[], most: number): string {
  let text = "";
  for (const sentence of sentences) {
    if (sentence === null || sentence === "") continue;
    const longer = text === "" ? sentence : `${text} ${sentence}`;
    if (longer.length <= most) text = longer;
  }
  return text;
}

/** Cuts at a word's end; for values from outside that are longer than a slot allows. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/, "")}…`;
}

/** “a, b and c” */
export function joinWords(words: readonly string[], language: "en" | "de"): string | undefined {
  if (words.length === 0) return undefined;
  const last = words.at(-1) ?? "";
  return words.length === 1 ? last : `${words.slice(0, -1).join(", ")} ${language === "de" ? "und" : "and"} ${last}`;
}
