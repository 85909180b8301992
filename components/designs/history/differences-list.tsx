import { GitCompareArrows } from "lucide-react";
import { labelOf } from "@/components/designs/editor/draft";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { FieldChange } from "@/lib/designs/elements/diff-elements";
import { withoutLayout } from "@/lib/designs/elements/element-fields";
import type { Space } from "@/lib/render/scene";
import { type ChangeKind, type ElementDifference, fieldLabel, fieldValue, kindWords } from "./describe-change";
import { describeMetadata, type MetadataDifference, metadataLabel } from "./describe-metadata";

const tones: Readonly<Record<ChangeKind, BadgeTone>> = {
  added: "success",
  removed: "danger",
  changed: "warning",
  moved: "accent",
};

/** Every element that differs, with the fields that do; pointing at one marks it in the drawing. */
export function DifferencesList({
  differences,
  metadata,
  spaces,
  activeId,
  onActive,
  onSpace,
}: {
  differences: readonly ElementDifference[];
  /** What differs about the design as a whole. */
  metadata: readonly MetadataDifference[];
  spaces: readonly Space[];
  activeId: string | null;
  onActive: (id: string | null) => void;
  /** Shows the side of an element. */
  onSpace: (spaceId: string) => void;
}) {
  if (differences.length === 0 && metadata.length === 0) {
    return (
      <EmptyState
        icon={<GitCompareArrows />}
        title="Nothing differs"
        description="Both revisions have the same elements with the same values."
      />
    );
  }
  return (
    <ul aria-label="What differs" className="divide-y divide-line">
      {metadata.map(({ key, before, after }) => (
        <li key={`metadata ${key}`} className="flex flex-col gap-1 px-4 py-2.5">
          <span className="font-medium text-sm">{metadataLabel(key)}</span>
          <Values before={describeMetadata(before)} after={describeMetadata(after)} />
        </li>
      ))}
      {differences.map((difference) => (
        <li key={difference.elementId}>
          <button
            type="button"
            aria-pressed={activeId === difference.elementId}
            onClick={() => {
              onSpace(difference.element.spaceId);
              onActive(activeId === difference.elementId ? null : difference.elementId);
            }}
            className="flex w-full flex-col gap-1 px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2 aria-pressed:bg-accent-soft"
          >
            <span className="flex w-full items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-medium text-sm">
                {labelOf(withoutLayout(difference.element))}
              </span>
              {spaces.length > 1 ? (
                <span className="truncate text-ink-3 text-xs">
                  {spaces.find((space) => space.spaceId === difference.element.spaceId)?.name}
                </span>
              ) : null}
              <Badge tone={tones[difference.kind]}>{kindWords[difference.kind]}</Badge>
            </span>
            {difference.fields.map((field) => (
              <FieldLine key={field.path} field={field} />
            ))}
          </button>
        </li>
      ))}
    </ul>
  );
}

function FieldLine({ field }: { field: FieldChange }) {
  const before = fieldValue(field.path, field.before);
  const after = fieldValue(field.path, field.after);
  return (
    <span className="grid w-full grid-cols-[6.5rem_minmax(0,1fr)] gap-2 text-xs">
      <span className="truncate text-ink-3">{fieldLabel(field.path)}</span>
      {before === null || after === null ? (
        <span className="text-ink-2">changed</span>
      ) : (
        <Values before={before} after={after} />
      )}
    </span>
  );
}

function Values({ before, after }: { before: string; after: string }) {
  return (
    <span className="text-ink-2 text-xs [overflow-wrap:anywhere]">
      <del className="text-ink-3 no-underline">{before}</del>
      <span aria-hidden="true"> → </span>
      <span className="sr-only"> is now </span>
      <ins className="text-ink no-underline">{after}</ins>
    </span>
  );
}
