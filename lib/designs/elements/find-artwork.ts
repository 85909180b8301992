import type { FindArtwork } from "./bind-elements";

/** Artwork as tables may name it. */
export interface NamedArtwork {
  id: string;
  name: string;
  /** Name of its file; null where it has none. */
  filename: string | null;
}

/** How names are compared: letter case, outer spaces and the way accents are encoded do not count. */
export function normalizeName(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

const withoutExtension = (filename: string) => filename.replace(/\.[^.]+$/, "");

/** What a value is first compared with, then next, … */
const readings: readonly ((artwork: NamedArtwork) => string | null)[] = [
  ({ id }) => id,
  ({ name }) => name,
  ({ filename }) => filename,
  ({ filename }) => (filename === null ? null : withoutExtension(filename)),
];

/**
 * Finds artwork by id, else name, else file name, else file name without its extension. Where several share a name, one
 * that is spelled exactly so wins.
 */
export function createArtworkFinder(library: readonly NamedArtwork[]): FindArtwork {
  const indexes = readings.map((read) => {
    const index = new Map<string, NamedArtwork[]>();
    for (const artwork of library) {
      const key = read(artwork);
      if (key === null) continue;
      const known = index.get(normalizeName(key));
      if (known === undefined) index.set(normalizeName(key), [artwork]);
      else known.push(artwork);
    }
    return { read, index };
  });
  return (value) => {
    const key = normalizeName(value);
    for (const { read, index } of indexes) {
      const candidates = index.get(key);
      if (candidates === undefined) continue;
      const exact = candidates.filter((artwork) => read(artwork)?.trim() === value.trim());
      const [only, ...others] = exact.length === 1 ? exact : candidates;
      return only === undefined || others.length > 0 ? "ambiguous" : { assetId: only.id };
    }
    return "unknown";
  };
}
