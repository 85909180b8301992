import { furnishings } from "./furnishings";
import { goods } from "./goods";

/** A kind of product: how it is called and what holds for every piece of it. */
export interface Category {
  readonly id: string;
  /** Found in a category, a name or a tag. */
  readonly match: RegExp;
  /** Noun in English; `plural` where it stands in the plural (“socks”). */
  readonly en: string;
  readonly plural?: true;
  /** German noun with its article. */
  readonly de: string;
  readonly gender: "der" | "die" | "das" | "die (plural)";
  /** What it is for, after “for …”. True of every piece. */
  readonly useEn: readonly string[];
  /** What it is for, after “für …”. */
  readonly useDe: readonly string[];
  /** Rooms it stands in, likeliest first. */
  readonly rooms: readonly string[];
}

/** `\b` knows no umlauts: both sides are compared with ae, oe, ue and ss. */
function fold(text: string): string {
  return text.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss");
}

const categories: readonly Category[] = [...goods, ...furnishings].map((category) => ({
  ...category,
  match: new RegExp(fold(category.match.source)),
}));

/** The category that words tell of; undefined when none is known. Later words count more: “coffee table” is a table. */
export function findCategory(...texts: readonly (string | undefined)[]): Category | undefined {
  for (const text of texts) {
    if (!text) continue;
    let best: Category | undefined;
    let bestEnd = -1;
    for (const category of categories) {
      const match = category.match.exec(fold(text.toLowerCase()));
      const end = match ? match.index + match[0].length : -1;
      if (end > bestEnd) {
        bestEnd = end;
        best = category;
      }
    }
    if (best) return best;
  }
  return undefined;
}
