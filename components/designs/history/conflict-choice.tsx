"use client";

import { useId } from "react";
import type { ImageSource } from "@/components/designs/editor/browser-images";
import { labelOf } from "@/components/designs/editor/draft";
import { cornersOf } from "@/components/designs/editor/geometry";
import type { Renderer } from "@/components/designs/editor/use-renderer";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { IdentifiedElement } from "@/lib/designs/elements/element-fields";
import { canKeepBoth, type ElementConflict, type Resolution } from "@/lib/designs/elements/merge-elements";
import type { RevisionJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";
import { fieldLabel, fieldValue } from "./describe-change";
import { RevisionCanvas } from "./revision-canvas";

type Side = "mine" | "theirs";

interface ConflictChoiceProps {
  conflict: ElementConflict;
  /** Names of the lines. */
  names: Readonly<Record<Side, string>>;
  revisions: Readonly<Record<Side, RevisionJson>>;
  spaces: readonly Space[];
  images: (assetId: string) => ImageSource | undefined;
  colorOf: (revision: RevisionJson) => string;
  renderer: Renderer | null;
  choice: Resolution | undefined;
  onChoose: (resolution: Resolution) => void;
}

const explanations: Readonly<Record<ElementConflict["kind"], string>> = {
  "both-changed": "Both changed it.",
  "both-added": "Both added it, each with other values.",
  "changed-deleted": "One side changed it, the other deleted it.",
  cycle: "The groups would contain each other.",
};

/** One element that both sides changed: both versions in their place, what differs, and the choice. */
export function ConflictChoice(props: ConflictChoiceProps) {
  const { conflict, names, choice, onChoose } = props;
  const headingId = useId();
  const shown = conflict.mine ?? conflict.theirs;
  if (shown === null) return null;
  const options = [
    { value: "mine" as const, label: conflict.mine === null ? `Delete, as ${names.mine}` : `Keep ${names.mine}` },
    {
      value: "theirs" as const,
      label: conflict.theirs === null ? `Delete, as ${names.theirs}` : `Take ${names.theirs}`,
    },
    ...(canKeepBoth(conflict) ? [{ value: "both" as const, label: "Both" }] : []),
  ];
  return (
    <section aria-labelledby={headingId} className="rounded-lg border border-line">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-3 py-2">
        <h3 id={headingId} className="min-w-40 flex-1 truncate font-medium text-sm">
          {labelOf(conflict.base ?? shown)}
          <span className="block font-normal text-ink-3 text-xs">{explanations[conflict.kind]}</span>
        </h3>
        <SegmentedControl
          aria-label={`Version of ${labelOf(conflict.base ?? shown)}`}
          value={choice}
          onValueChange={onChoose}
          options={options}
        />
      </header>
      <div className="grid grid-cols-2 divide-x divide-line">
        <Version {...props} side="mine" />
        <Version {...props} side="theirs" />
      </div>
    </section>
  );
}

/** Width and height of a version's drawing, px. */
const pictureWidth = 280;
const pictureHeight = 150;

function Version({
  conflict,
  names,
  revisions,
  spaces,
  images,
  colorOf,
  renderer,
  side,
}: ConflictChoiceProps & { side: Side }) {
  const element = conflict[side];
  const space = spaces.find((each) => each.spaceId === element?.spaceId);
  const versions = [conflict.mine, conflict.theirs].filter((version) => version?.spaceId === element?.spaceId);
  return (
    <div className="flex min-w-0 flex-col gap-2 p-3">
      <p className="text-2xs text-ink-3">{names[side]}</p>
      {element === null || space === undefined ? (
        <p className="grid flex-1 place-items-center rounded-md bg-sunken p-4 text-ink-3 text-sm">Deleted here</p>
      ) : (
        <div className="flex justify-center overflow-hidden rounded-md bg-sunken">
          <RevisionCanvas
            renderer={renderer}
            revision={revisions[side]}
            space={space}
            images={images}
            productColor={colorOf(revisions[side])}
            frame={frameAround(versions.filter((version) => version !== null))}
            width={pictureWidth}
            height={pictureHeight}
            label={`${labelOf(element)} as on ${names[side]}`}
            className="max-w-full object-contain"
          />
        </div>
      )}
      {element === null ? null : (
        <dl className="grid gap-x-2 gap-y-0.5 text-xs sm:grid-cols-[6.5rem_minmax(0,1fr)]">
          {conflict.fields.map((field) => (
            <div key={field.path} className="contents">
              <dt className="truncate text-ink-3">{fieldLabel(field.path)}</dt>
              <dd className="[overflow-wrap:anywhere]">{fieldValue(field.path, field[side]) ?? "differs"}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** The part of a side around all versions of an element, mm, in the proportions of the drawing. */
function frameAround(versions: readonly IdentifiedElement[]) {
  const corners = versions.flatMap((version) => cornersOf(version.transform));
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const ratio = pictureWidth / pictureHeight;
  const width = Math.max((right - left) * 1.2, (bottom - top) * 1.2 * ratio, 5);
  return { x: (left + right - width) / 2, y: (top + bottom - width / ratio) / 2, width, height: width / ratio };
}
