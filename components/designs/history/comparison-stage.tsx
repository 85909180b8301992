"use client";

import { type CSSProperties, type ReactNode, useId, useState } from "react";
import type { ImageSource } from "@/components/designs/editor/browser-images";
import { useRenderer } from "@/components/designs/editor/use-renderer";
import { RangeInput } from "@/components/ui/range-input";
import { Spinner } from "@/components/ui/spinner";
import type { RevisionJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";
import { ChangeOutlines } from "./change-outlines";
import type { ChangeKind, ElementDifference } from "./describe-change";
import { RevisionCanvas } from "./revision-canvas";
import { revisionTitle } from "./revision-title";
import { useFit } from "./use-fit";

export const compareModes = ["side", "slider", "overlay", "difference"] as const;
export type CompareMode = (typeof compareModes)[number];

export interface ComparisonStageProps {
  mode: CompareMode;
  space: Space;
  /** Null: there is nothing before it, or one revision alone is shown. */
  before: RevisionJson | null;
  after: RevisionJson;
  differences: readonly ElementDifference[];
  images: (assetId: string) => ImageSource | undefined;
  /** Hex of the product a revision shows. */
  colorOf: (revision: RevisionJson) => string;
  showOutlines: boolean;
  activeId: string | null;
}

/** Two revisions of one side beside or on top of each other, with boxes around what differs. */
export function ComparisonStage(props: ComparisonStageProps) {
  const { mode, space, before, after, differences, showOutlines } = props;
  const { renderer, failed } = useRenderer();
  const beside = before !== null && mode === "side";
  const { ref, scale, width, height } = useFit(space, beside ? 2 : 1);
  const [position, setPosition] = useState(50);
  const kinds = new Map(differences.map((difference) => [difference.elementId, difference.kind]));
  const frame = {
    x: -space.bleedMm,
    y: -space.bleedMm,
    width: space.widthMm + 2 * space.bleedMm,
    height: space.heightMm + 2 * space.bleedMm,
  };
  const drawing = (revision: RevisionJson) => (
    <RevisionCanvas
      renderer={renderer}
      revision={revision}
      space={space}
      images={props.images}
      productColor={props.colorOf(revision)}
      frame={frame}
      width={width}
      height={height}
      label={`${revisionTitle(revision)}, ${space.name}`}
    />
  );
  const outlines = (revision: RevisionJson, wanted: readonly ChangeKind[]) =>
    showOutlines ? (
      <ChangeOutlines
        space={space}
        elements={revision.elements}
        kinds={new Map([...kinds].filter(([, kind]) => wanted.includes(kind)))}
        scale={scale}
        activeId={props.activeId}
      />
    ) : null;
  const isMeasured = width >= 1;
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-sunken">
      <div ref={ref} className="relative flex min-h-0 flex-1 items-center justify-around overflow-hidden">
        {isMeasured && beside ? (
          <>
            <Board width={width} height={height} caption={`Before: ${revisionTitle(before)}`}>
              {drawing(before)}
              {outlines(before, ["removed", "changed", "moved"])}
            </Board>
            <Board width={width} height={height} caption={`After: ${revisionTitle(after)}`}>
              {drawing(after)}
              {outlines(after, ["added", "changed", "moved"])}
            </Board>
          </>
        ) : null}
        {isMeasured && before === null ? (
          <Board width={width} height={height} caption={revisionTitle(after)}>
            {drawing(after)}
          </Board>
        ) : null}
        {isMeasured && before !== null && !beside ? (
          <Board width={width} height={height}>
            <Stacked
              mode={mode}
              position={position}
              under={drawing(before)}
              over={drawing(after)}
              outlinesUnder={outlines(before, mode === "slider" ? ["removed", "changed", "moved"] : ["removed"])}
              outlinesOver={outlines(after, ["added", "changed", "moved"])}
            />
          </Board>
        ) : null}
        {failed ? (
          <p role="alert" className="absolute bottom-3 rounded-md bg-danger-soft px-3 py-1.5 text-danger-text text-sm">
            The drawing code could not be loaded. Reload the page to see the artwork.
          </p>
        ) : renderer === null ? (
          <span className="absolute right-3 bottom-3 text-ink-3">
            <Spinner label="Loading the drawing code" />
          </span>
        ) : null}
      </div>
      {before !== null && (mode === "slider" || mode === "overlay") ? (
        <PositionControl mode={mode} value={position} onChange={setPosition} />
      ) : null}
    </div>
  );
}

const leftOf = (percent: number): CSSProperties => ({ clipPath: `inset(0 ${100 - percent}% 0 0)` });
const rightOf = (percent: number): CSSProperties => ({ clipPath: `inset(0 0 0 ${percent}%)` });

function Board({
  width,
  height,
  caption,
  children,
}: {
  width: number;
  height: number;
  caption?: string | undefined;
  children: ReactNode;
}) {
  return (
    <figure className="relative m-0 shadow-md" style={{ width, height }}>
      {children}
      {caption === undefined ? null : (
        <figcaption className="absolute -top-5.5 left-0 max-w-full truncate text-2xs text-ink-2">{caption}</figcaption>
      )}
    </figure>
  );
}

/** Two drawings on top of each other: parted by a line, the upper one see-through, or what differs alone. */
function Stacked({
  mode,
  position,
  under,
  over,
  outlinesUnder,
  outlinesOver,
}: {
  mode: CompareMode;
  position: number;
  under: ReactNode;
  over: ReactNode;
  outlinesUnder: ReactNode;
  outlinesOver: ReactNode;
}) {
  const parted = mode === "slider";
  const style: CSSProperties = parted
    ? rightOf(position)
    : mode === "overlay"
      ? { opacity: position / 100 }
      : { mixBlendMode: "difference" };
  return (
    <>
      <div className="relative isolate" data-mode={mode}>
        {under}
        <div className="absolute inset-0" style={style}>
          {over}
        </div>
      </div>
      <div className="absolute inset-0" style={parted ? leftOf(position) : undefined}>
        {outlinesUnder}
      </div>
      <div className="absolute inset-0" style={parted ? rightOf(position) : undefined}>
        {outlinesOver}
      </div>
      {parted ? (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 w-0.5 bg-accent shadow-sm"
          style={{ left: `${position}%` }}
        />
      ) : null}
    </>
  );
}

function PositionControl({
  mode,
  value,
  onChange,
}: {
  mode: "slider" | "overlay";
  value: number;
  onChange: (value: number) => void;
}) {
  const id = useId();
  return (
    <div className="flex items-center gap-3 border-line border-t bg-surface px-4 py-2.5">
      <label htmlFor={id} className="shrink-0 text-ink-2 text-xs">
        {mode === "slider" ? "Before and after" : "How much of after"}
      </label>
      <RangeInput id={id} value={value} onChange={(event) => onChange(event.target.valueAsNumber)} className="h-6" />
      <output htmlFor={id} className="w-10 text-right text-ink-2 text-xs tabular-nums">
        {value} %
      </output>
    </div>
  );
}
