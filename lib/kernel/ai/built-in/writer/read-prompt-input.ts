import { detectLanguage } from "./write-chat-reply";
import { type WriterTask, writerTones } from "./writer-schemas";

interface Words {
  /** Texts of all messages. */
  readonly prompt: readonly string[];
  /** The last message of the user. */
  readonly text: string;
  readonly earlierReplies: number;
}

/** The first JSON object or list in a text that can be read. */
function findJson(text: string): unknown {
  for (const match of text.matchAll(/[{[]/g)) {
    const closing = match[0] === "{" ? "}" : "]";
    for (let end = text.lastIndexOf(closing); end > match.index; end = text.lastIndexOf(closing, end - 1)) {
      try {
        return JSON.parse(text.slice(match.index, end + 1));
      } catch {
        // Not to this bracket; a shorter piece may do.
      }
      if (text.length > 100_000) return undefined;
    }
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `key: value` lines. */
function readLines(text: string): Record<string, string> {
  const lines = text.matchAll(/^[ \t>*-]*([A-Za-zÄÖÜäöüß ]{2,30}):[ \t]*(\S.*)$/gm);
  return Object.fromEntries([...lines].map(([, key = "", value = ""]) => [key.trim().toLowerCase(), value.trim()]));
}

function split(value: string | undefined): string[] | undefined {
  return value
    ?.split(/,|;| and | und /)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function readProduct(text: string, lines: Readonly<Record<string, string>>): Record<string, unknown> {
  const quoted = /[“"„«]([^”"“»]{2,80})[”"“»]/.exec(text)?.[1];
  const named =
    /\b(?:for|about|für|über)\s+(?:the\s+|our\s+|a\s+|an\s+|das\s+|die\s+|den\s+|unsere?n?\s+)?([^.,;:!?\n]{2,60})/i.exec(
      text,
    )?.[1];
  return {
    name: lines.product ?? lines.name ?? lines.produkt ?? quoted ?? named?.trim() ?? "Product",
    category: lines.category ?? lines.kategorie,
    materials: split(lines.materials ?? lines.material),
    colors: split(lines.colors ?? lines.colours ?? lines.color ?? lines.colour ?? lines.farben ?? lines.farbe),
    features: split(lines.features ?? lines.eigenschaften),
  };
}

/** Input of a task from the words of a prompt: JSON in it, `key: value` lines, quoted names. */
export function readPromptInput(task: WriterTask, words: Words): Record<string, unknown> {
  const { text } = words;
  if (task === "chat_reply") {
    const facts = words.prompt.map(findJson).find(isRecord);
    return { message: text.slice(0, 8_000), earlierReplies: words.earlierReplies, ...(facts ? { facts } : {}) };
  }
  const json = findJson(text);
  const lines = readLines(text);
  const voice = {
    language: /german|deutsch/i.test(lines.language ?? lines.sprache ?? text) ? "de" : detectLanguage(text),
    tone: writerTones.find((tone) => new RegExp(`\\b${tone}\\b`, "i").test(text)) ?? "plain",
  };
  if (Array.isArray(json)) return { ...voice, products: json };
  if (isRecord(json)) return { ...voice, ...json };
  if (task === "marketing_copy" || task === "alt_text") {
    const product = readProduct(text, lines);
    return { ...voice, product, brand: lines.brand ?? lines.marke, occasion: lines.occasion ?? lines.anlass };
  }
  return {
    ...voice,
    brief: text.slice(0, 4_000),
    brand: lines.brand ?? lines.marke,
    occasion: lines.occasion ?? lines.anlass,
    audience: lines.audience ?? lines.zielgruppe,
  };
}
