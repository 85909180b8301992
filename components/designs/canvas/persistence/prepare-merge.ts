import { type Draft, type DraftElement, draftOf, labelOf } from "@/components/designs/editor/draft";
import {
  canKeepBoth,
  type ElementConflict,
  type MergeResult,
  mergeElements,
  type Resolution,
  resolveConflicts,
} from "@/lib/designs/elements/merge-elements";
import type { RevisionJson } from "@/lib/designs/schemas";

/** Two versions of a design that grew from one, and what they give together. */
export interface PreparedMerge {
  readonly newest: RevisionJson;
  readonly mine: Draft;
  readonly theirs: Draft;
  readonly result: MergeResult;
  readonly productColor: string | null;
}

/** Merges unsaved changes with what somebody else saved since. `base` is what both started from. */
export function prepareMerge(base: Draft, mine: Draft, newest: RevisionJson): PreparedMerge {
  const theirs = draftOf(newest, null);
  return {
    newest,
    mine,
    theirs,
    result: mergeElements(base.elements, mine.elements, theirs.elements),
    productColor: mine.productColor === base.productColor ? theirs.productColor : mine.productColor,
  };
}

export type Choices = Readonly<Record<string, Resolution>>;

/** What the merge gives with these decisions; conflicts without one keep my version. */
export function mergedDraft({ result, productColor }: PreparedMerge, choices: Choices): Draft {
  return { elements: resolveConflicts(result, choices).merged, productColor };
}

/** Decisions that make sense for a conflict, with what they do. */
export function choicesFor(conflict: ElementConflict): { value: Resolution; label: string }[] {
  const { kind, mine, theirs } = conflict;
  if (kind === "changed-deleted") {
    return [
      { value: "mine", label: mine === null ? "Delete" : "Keep mine" },
      { value: "theirs", label: theirs === null ? "Delete" : "Keep theirs" },
    ];
  }
  return [
    { value: "mine", label: "Mine" },
    { value: "theirs", label: "Theirs" },
    ...(canKeepBoth(conflict) ? [{ value: "both" as const, label: "Both" }] : []),
  ];
}

/** The element that a conflict is about, as it is known by name. */
export function subjectOf({ mine, theirs, base }: ElementConflict): DraftElement | null {
  return mine ?? theirs ?? base;
}

const fieldNames: Readonly<Record<string, string>> = {
  transform: "position or size",
  place: "group or side",
  type: "kind",
  order: "stacking",
  name: "name",
  opacity: "opacity",
  blendMode: "blending",
  hidden: "visibility",
  locks: "locks",
  binding: "field",
  assetId: "picture",
  "content.text": "words",
  "content.fontFamily": "font",
  "content.fontSizeMm": "size",
  "content.color": "colour",
  "content.fill": "fill",
  "content.stroke": "outline",
  "content.crop": "crop",
  "content.d": "outline",
};

/** What happened, in a few words: "Both changed colour and words", "You changed it, Nora deleted it". */
export function describeConflict(conflict: ElementConflict, who: string): string {
  const { kind, mine, fields } = conflict;
  if (kind === "changed-deleted") {
    return mine === null ? `You deleted it, ${who} changed it` : `You changed it, ${who} deleted it`;
  }
  if (kind === "cycle") return "Groups would contain each other";
  const names = [...new Set(fields.map(({ path }) => fieldNames[path] ?? path.replace(/^content\./, "")))];
  const list = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return kind === "both-added" ? `Both added it, with different ${list}` : `Both changed ${list}`;
}

/** A name for a conflict's element. */
export function nameConflict(conflict: ElementConflict): string {
  const subject = subjectOf(conflict);
  return subject === null ? "Element" : labelOf(subject);
}
