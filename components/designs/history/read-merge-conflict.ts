import type { ElementConflict } from "@/lib/designs/elements/merge-elements";
import type { MetadataConflict } from "@/lib/designs/elements/merge-metadata";

export interface MergeConflict {
  mineRevisionId: string | null;
  theirsRevisionId: string;
  conflicts: readonly ElementConflict[];
  metadataConflicts: readonly MetadataConflict[];
}

function isConflict(value: unknown): value is ElementConflict {
  return (
    typeof value === "object" &&
    value !== null &&
    "elementId" in value &&
    "kind" in value &&
    "fields" in value &&
    Array.isArray(value.fields)
  );
}

/** A side without the entry is left out of the answer. */
function readMetadataConflict(value: unknown): MetadataConflict[] {
  if (typeof value !== "object" || value === null || !("key" in value) || typeof value.key !== "string") return [];
  const read = (side: string): unknown => Reflect.get(value, side);
  return [{ key: value.key, base: read("base"), mine: read("mine"), theirs: read("theirs") }];
}

/** The members of a `merge_conflict` answer; null when it has another form. */
export function readMergeConflict(problem: Readonly<Record<string, unknown>>): MergeConflict | null {
  const { mineRevisionId, theirsRevisionId, conflicts, metadataConflicts } = problem;
  if (typeof theirsRevisionId !== "string" || !Array.isArray(conflicts)) return null;
  const found: unknown[] = conflicts;
  return {
    mineRevisionId: typeof mineRevisionId === "string" ? mineRevisionId : null,
    theirsRevisionId,
    conflicts: found.filter(isConflict),
    metadataConflicts: Array.isArray(metadataConflicts) ? metadataConflicts.flatMap(readMetadataConflict) : [],
  };
}
