import type { ElementConflict } from "@/lib/designs/elements/merge-elements";

export interface MergeConflict {
  mineRevisionId: string | null;
  theirsRevisionId: string;
  conflicts: readonly ElementConflict[];
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

/** The members of a `merge_conflict` answer; null when it has another form. */
export function readMergeConflict(problem: Readonly<Record<string, unknown>>): MergeConflict | null {
  const { mineRevisionId, theirsRevisionId, conflicts } = problem;
  if (typeof theirsRevisionId !== "string" || !Array.isArray(conflicts)) return null;
  const found: unknown[] = conflicts;
  return {
    mineRevisionId: typeof mineRevisionId === "string" ? mineRevisionId : null,
    theirsRevisionId,
    conflicts: found.filter(isConflict),
  };
}
