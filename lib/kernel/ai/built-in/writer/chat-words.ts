import { joinWords } from "./grammar";
import type { WriterLanguage, WriterTone } from "./writer-schemas";

interface ChatWords {
  readonly whoAmI: string;
  readonly introduction: string;
  readonly abilities: string;
  readonly limits: string;
  readonly hello: string;
  readonly welcome: string;
  readonly empty: string;
  readonly unknown: string;
  readonly noProduct: string;
  ask(topics: readonly string[]): string;
  proposals(product: string): string;
  readonly signs: Readonly<Record<"identity" | "copy" | "greeting" | "thanks", RegExp>>;
  readonly tones: Readonly<Record<WriterTone, RegExp>>;
  /** Names of facts that callers mostly give. */
  readonly topics: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
}

/** What the writer says in a chat apart from facts. */
export const chatWords: Readonly<Record<WriterLanguage, ChatWords>> = {
  en: {
    whoAmI: "I am the built-in writer: a set of rules, not a language model.",
    introduction:
      "This answer comes from the built-in writer, which works by rules. For free conversation, connect a language model under Settings, AI models.",
    abilities:
      "I can look up what is stored here, propose headlines, texts and buttons for a product, and write campaign plans and theme briefs.",
    limits: "I cannot reason freely, know the world or judge pictures beyond their colours and light.",
    hello: "Hello.",
    welcome: "You're welcome.",
    empty: "Your message was empty. Ask about what is stored here, or for headlines for a product.",
    unknown: "I found nothing about that in what I was given.",
    noProduct: "I need a product for that: name, material, colours and features are enough.",
    ask: (topics) => `You can ask about ${joinWords(topics, "en") ?? ""}.`,
    proposals: (product) => `Proposals for ${product}:`,
    signs: {
      identity: /\b(who|what) are you\b|what can you do|are you (an? )?(ai|bot|human|real)|^help\b/i,
      copy: /\b(headlines?|slogans?|copy|texts?|taglines?|claims?)\b.*\b(for|about)\b|\b(write|propose|suggest|give)\b.*\b(headlines?|slogans?|copy|texts?|taglines?|captions?)\b/i,
      greeting: /^(hi|hello|hey|good (morning|afternoon|evening))\b/i,
      thanks: /\b(thanks|thank you)\b/i,
    },
    tones: {
      plain: /\b(plain|factual|neutral)\b/i,
      friendly: /\b(friendly|warm)\b/i,
      playful: /\b(playful|funny|cheeky)\b/i,
      premium: /\b(premium|elegant|luxur\w*)\b/i,
    },
    topics: { campaign: "the campaign", prizes: "its prizes", products: "its products", lastRun: "the last build" },
    yes: "yes",
    no: "no",
  },
  de: {
    whoAmI: "Ich bin der eingebaute Texter: ein Satz von Regeln, kein Sprachmodell.",
    introduction:
      "Diese Antwort stammt vom eingebauten Texter, der nach Regeln arbeitet. Für freie Gespräche lässt sich unter Einstellungen, KI-Modelle ein Sprachmodell verbinden.",
    abilities:
      "Ich kann nachschlagen, was hier gespeichert ist, Überschriften, Texte und Schaltflächen für ein Produkt vorschlagen und Kampagnenpläne und Gestaltungsbriefings schreiben.",
    limits: "Frei überlegen, die Welt kennen oder Bilder über Farbe und Licht hinaus beurteilen kann ich nicht.",
    hello: "Hallo.",
    welcome: "Gern.",
    empty: "Die Nachricht war leer. Frag nach dem, was hier gespeichert ist, oder nach Überschriften für ein Produkt.",
    unknown: "Dazu finde ich nichts in dem, was mir vorliegt.",
    noProduct: "Dafür brauche ich ein Produkt: Name, Material, Farben und Eigenschaften genügen.",
    ask: (topics) => `Du kannst nach Folgendem fragen: ${joinWords(topics, "de") ?? ""}.`,
    proposals: (product) => `Vorschläge für ${product}:`,
    signs: {
      identity: /\b(wer|was) bist du\b|was kannst du|bist du (eine? )?(ki|bot|mensch)|^hilfe\b/i,
      copy: /(überschrift|slogan|werbetext|texte?\b|headline).*\b(für|über|zu)\b|\b(schreib|gib|mach|schlag)\w*\b.*(überschrift|slogan|werbetext|texte?\b|headline)/i,
      greeting: /^(hallo|hi|hey|guten (morgen|tag|abend)|moin)\b/i,
      thanks: /\b(danke|dankeschön)\b/i,
    },
    tones: {
      plain: /\b(sachlich|neutral|schlicht)/i,
      friendly: /\b(freundlich|warm)/i,
      playful: /\b(verspielt|lustig|frech)/i,
      premium: /\b(edel|elegant|hochwertig|premium)/i,
    },
    topics: { campaign: "Kampagne", prizes: "Preise", products: "Produkte", lastRun: "letzter Lauf" },
    yes: "ja",
    no: "nein",
  },
};
