import { chatWords } from "./chat-words";
import { capitalize, joinWords } from "./grammar";
import type { WriterLanguage } from "./writer-schemas";

/** Words that ask for the same as a fact's key. */
const synonyms: readonly (readonly string[])[] = [
  ["status", "state", "stand", "zustand", "live"],
  ["prize", "win", "preis", "gewinn", "gewinne", "gewinnen"],
  ["product", "produkt", "artikel"],
  ["name", "title", "called", "titel", "heisst"],
  ["start", "begin", "when", "wann", "beginn"],
  ["end", "until", "ende", "endet", "bis"],
  ["campaign", "kampagne"],
  ["goal", "aim", "ziel"],
  ["audience", "target", "zielgruppe"],
  ["price", "cost", "costs", "kosten", "kostet"],
  ["colour", "color", "farbe", "farben"],
  ["material", "made", "materialien"],
  ["size", "dimension", "measure", "groesse", "masse"],
  ["template", "game", "vorlage", "spiel"],
  ["error", "fail", "failed", "fehler", "warum"],
  ["visit", "view", "aufrufe", "besuche"],
];

function stem(word: string): string {
  const plain = word
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss");
  const forms = [
    plain,
    ...["s", "e", "n", "es", "en"]
      .filter((end) => plain.length > 3 && plain.endsWith(end))
      .map((end) => plain.slice(0, -end.length)),
  ];
  const group = synonyms.find((words) => words.some((known) => forms.includes(known)));
  return group?.[0] ?? forms.at(-1) ?? plain;
}

function wordsOf(text: string): Set<string> {
  const split = text.replace(/([a-z])([A-Z])/g, "$1 $2").match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(split.map(stem));
}

interface Fact {
  readonly path: readonly string[];
  readonly value: unknown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every value with the keys that lead to it; members of lists by their name. */
function listFacts(value: unknown, path: readonly string[] = []): Fact[] {
  if (path.length > 5) return [];
  const own: Fact[] = path.length > 0 ? [{ path, value }] : [];
  if (Array.isArray(value)) {
    return [
      ...own,
      ...value.slice(0, 100).flatMap((item) => (isRecord(item) ? listFacts(item, [...path, nameOf(item)]) : [])),
    ];
  }
  if (!isRecord(value)) return own;
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => listFacts(inner, [...path, key]))];
}

function nameOf(item: Readonly<Record<string, unknown>>): string {
  const name = item.name ?? item.label ?? item.title ?? item.id;
  return typeof name === "string" || typeof name === "number" ? String(name) : "";
}

function sayValue(value: unknown, language: WriterLanguage): string | null {
  if (typeof value === "string") return value === "" ? null : value.replace(/[.\s]+$/, "");
  if (typeof value === "number") return value.toLocaleString(language === "de" ? "de-DE" : "en-GB");
  if (typeof value === "boolean") return value ? chatWords[language].yes : chatWords[language].no;
  if (Array.isArray(value)) {
    const items = value
      .flatMap((item) => (isRecord(item) ? [nameOf(item)] : [String(item)]))
      .filter((item) => item !== "");
    return joinWords(items.slice(0, 12), language) ?? null;
  }
  if (!isRecord(value)) return null;
  if (typeof value.amount === "number" && typeof value.currency === "string")
    return sayMoney(value.amount, value.currency, language);
  const parts = Object.entries(value).flatMap(([key, inner]) => {
    const said = isRecord(inner) || Array.isArray(inner) ? null : sayValue(inner, language);
    return said === null || key === "id" ? [] : [`${sayKey(key)} ${said}`];
  });
  return parts.length === 0 ? null : parts.slice(0, 6).join(", ");
}

function sayMoney(amount: number, currency: string, language: WriterLanguage): string {
  const plain = amount.toLocaleString(language === "de" ? "de-DE" : "en-GB");
  return `${plain} ${currency}`;
}

function sayKey(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
}

/** Words that ask but name nothing. */
const questionWords = wordsOf(
  "what which how many much is are the a an of in on for does do did has have tell me show list who whose please was welche welcher wie viel viele ist sind der die das ein eine zeig nenne mir gibt es hat haben von im und and to it my our unser unsere mein",
);

/** The facts whose keys the question names best, as sentences; null where it names none. */
export function answerFromFacts(
  message: string,
  facts: Readonly<Record<string, unknown>>,
  language: WriterLanguage,
): string | null {
  const asked = [...wordsOf(message)].filter((word) => !questionWords.has(word));
  if (asked.length === 0) return null;
  const scored = listFacts(facts).flatMap((fact) => {
    const key = wordsOf(fact.path.at(-1) ?? "");
    const way = wordsOf(fact.path.join(" "));
    const onKey = asked.filter((word) => key.has(word)).length;
    const onWay = asked.filter((word) => way.has(word)).length;
    const said = sayValue(fact.value, language);
    return onKey === 0 || said === null ? [] : [{ fact, said, score: onWay * 2 + onKey - fact.path.length * 0.1 }];
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const chosen = scored.filter(({ score }) => score > 0 && score >= best - 0.01).slice(0, 5);
  if (chosen.length === 0) return null;
  return chosen
    .map(({ fact, said }) => {
      const count = Array.isArray(fact.value) && fact.value.length > 1 ? ` (${fact.value.length})` : "";
      const label = fact.path
        .slice(fact.path.length > 2 ? -2 : -1)
        .map((part) => sayLabel(part, language))
        .join(", ");
      return `${capitalize(label)}${count}: ${said}.`;
    })
    .join("\n");
}

/** Names stay as they are; keys become words. */
function sayLabel(part: string, language: WriterLanguage): string {
  if (/\s/.test(part)) return part;
  return (language === "de" ? chatWords.de.topics[part] : undefined) ?? sayKey(part);
}
