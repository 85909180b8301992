import bidiFactory from "bidi-js";
import LineBreaker from "linebreak";
import type { FontSource } from "./font-source";
import { emojiFontPrefix, type FontStyle, fallbackFaces, ideographFamily } from "./fonts";

/** A user-perceived character with the face that draws it. `start` is its UTF-16 index in the paragraph's text. */
export interface Cluster {
  readonly text: string;
  readonly start: number;
  readonly fontKey: string;
  readonly isSpace: boolean;
}

/** A text between two forced line ends, ready to be broken into lines. */
export interface Paragraph {
  readonly text: string;
  readonly clusters: readonly Cluster[];
  /** Bidirectional embedding level of every UTF-16 unit; undefined when all is left to right. */
  readonly levels: Uint8Array | undefined;
  readonly startsRightToLeft: boolean;
  /** UTF-16 indices after which a line may end, ascending, the last one being the text's length. */
  readonly breaks: readonly number[];
}

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const rightToLeft = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;
const withoutSpacesBetweenWords = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
/** Latin and punctuation of which every UTF-16 unit is a character of its own. */
const simple = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02af\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;
/** Code points without a glyph of their own (Unicode's Default_Ignorable_Code_Point, as far as text has them). */
const ignorable: readonly (readonly [from: number, to: number])[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe0fff],
];
const emojiPresentation = /\p{Emoji_Presentation}|\ufe0f|\u20e3/u;
const replacements = ["\ufffd", "\u25a1", "?"];

/** Splits a text at its forced line ends; what cannot be drawn (control characters, soft hyphens) is dropped. */
export function splitParagraphs(text: string): string[] {
  return text
    .normalize("NFC")
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[\u0000-\u0009\u000e-\u001f\u007f-\u009f\u00ad]/g, "")
    .split("\n");
}

/** Chooses the face of every character of a paragraph; characters that no face has are added to `missing`. */
export function itemizeParagraph(
  paragraph: string,
  face: { fontKey: string; weight: number; style: FontStyle },
  fonts: FontSource,
  missing: Set<string>,
): Paragraph {
  const ideographs = ideographFamily(paragraph);
  const parts = simple.test(paragraph) ? paragraph : Array.from(graphemes.segment(paragraph), (part) => part.segment);
  const clusters: Cluster[] = [];
  let start = 0;
  let previous = face.fontKey;
  for (const part of parts) {
    const isSpace = /^\s+$/.test(part);
    // A space in the face of the word before it keeps that word and the next in one run.
    // (Not after emoji: that font's spaces are wider than an em.)
    const keeps = isSpace && !previous.startsWith(emojiFontPrefix) && coversAll(fonts, previous, part);
    let fontKey = keeps ? previous : chooseFace(part, face, fonts, ideographs);
    let text = part;
    if (fontKey === undefined) {
      if (missing.size < 100) missing.add(part.slice(0, 20));
      const stand = findReplacement(face, fonts);
      fontKey = stand.fontKey;
      text = stand.text;
    }
    clusters.push({ text, start, fontKey, isSpace });
    start += text.length;
    previous = fontKey;
  }
  const text = clusters.map((cluster) => cluster.text).join("");
  const embedding = rightToLeft.test(text) ? bidi.getEmbeddingLevels(text) : undefined;
  return {
    text,
    clusters,
    levels: embedding?.levels,
    startsRightToLeft: ((embedding?.paragraphs[0]?.level ?? 0) & 1) === 1,
    breaks: findBreaks(text),
  };
}

function coversAll(fonts: FontSource, fontKey: string, cluster: string): boolean {
  for (const character of cluster) {
    const code = character.codePointAt(0) ?? 0;
    if (!fonts.covers(fontKey, code) && !ignorable.some(([from, to]) => code >= from && code <= to)) return false;
  }
  return true;
}

function chooseFace(
  cluster: string,
  face: { fontKey: string; weight: number; style: FontStyle },
  fonts: FontSource,
  ideographs: string,
): string | undefined {
  const isEmoji = emojiPresentation.test(cluster);
  if (!isEmoji && coversAll(fonts, face.fontKey, cluster)) return face.fontKey;
  const candidates = fallbackFaces(cluster.codePointAt(0) ?? 0, face.weight, face.style, ideographs, isEmoji);
  return (
    candidates.find((candidate) => coversAll(fonts, candidate, cluster)) ??
    (isEmoji && coversAll(fonts, face.fontKey, cluster) ? face.fontKey : undefined)
  );
}

function findReplacement(
  face: { fontKey: string; weight: number; style: FontStyle },
  fonts: FontSource,
): { text: string; fontKey: string } {
  for (const text of replacements) {
    const fontKey = chooseFace(text, face, fonts, "noto-sans-sc");
    if (fontKey) return { text, fontKey };
  }
  return { text: "", fontKey: face.fontKey };
}

/** Unicode line breaking (UAX 14), and word boundaries for scripts that write no spaces. */
function findBreaks(text: string): number[] {
  if (text.length === 0) return [0];
  const found = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) found.add(next.position);
  if (withoutSpacesBetweenWords.test(text)) {
    for (const word of new Intl.Segmenter("th", { granularity: "word" }).segment(text)) {
      const before = text.slice(word.index - 1, word.index + 1);
      if (word.index > 0 && withoutSpacesBetweenWords.test(before) && !/\s/.test(before)) found.add(word.index);
    }
  }
  found.add(text.length);
  return [...found].sort((one, other) => one - other);
}
