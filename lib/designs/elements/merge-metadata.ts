import { isEqualValue } from "./element-fields";

type Metadata = Readonly<Record<string, unknown>>;

/** An entry of the metadata (`productColor`, …) that both sides changed differently. Undefined: the side has none. */
export interface MetadataConflict {
  key: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

type MetadataResolutions = Readonly<Record<string, "mine" | "theirs">>;

/** Entries that only one side changed come from there; one that both changed stays mine and is a conflict until decided. */
export function mergeMetadata(
  base: Metadata,
  mine: Metadata,
  theirs: Metadata,
  resolutions: MetadataResolutions = {},
): { merged: Record<string, unknown>; conflicts: MetadataConflict[] } {
  const merged = new Map<string, unknown>();
  const conflicts: MetadataConflict[] = [];
  const read = (side: Metadata, key: string) => (Object.hasOwn(side, key) ? side[key] : undefined);
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, my, their] = [read(base, key), read(mine, key), read(theirs, key)];
    const isConflict = !isEqualValue(my, their) && !isEqualValue(my, was) && !isEqualValue(their, was);
    const decided = Object.hasOwn(resolutions, key) ? resolutions[key] : undefined;
    const takeTheirs = isConflict ? decided === "theirs" : isEqualValue(my, was);
    const value = takeTheirs ? their : my;
    if (value !== undefined) merged.set(key, value);
    if (isConflict && decided === undefined) conflicts.push({ key, base: was, mine: my, theirs: their });
  }
  return { merged: Object.fromEntries(merged), conflicts };
}
