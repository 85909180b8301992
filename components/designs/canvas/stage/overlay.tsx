"use client";

import { useEditor, useEditorState } from "@/components/designs/canvas/editor-context";
import type { Hints } from "@/components/designs/canvas/editor-state";
import { boxOfBounds, frameAround } from "@/components/designs/canvas/model/measure";
import { frameOfSelection } from "@/components/designs/canvas/model/selection-frame";
import { leavesOf, treeOf } from "@/components/designs/canvas/model/tree";
import { toPx } from "@/components/designs/canvas/model/view";
import type { DraftElement } from "@/components/designs/editor/draft";
import { cornersOf, type Transform } from "@/components/designs/editor/geometry";
import { Handles } from "./handles";

interface View {
  zoom: number;
  x: number;
  y: number;
}

/** Coordinates beyond this are not drawn: browsers lose their way with them, px. */
const farPx = 100_000;
const near = (value: number) => Math.min(farPx, Math.max(-farPx, value));

function pointsOf(view: View, transform: Transform): string {
  return cornersOf(transform)
    .map((corner) => toPx(view, corner))
    .map(({ x, y }) => `${near(x)},${near(y)}`)
    .join(" ");
}

function Frame({ view, transform, faint = false }: { view: View; transform: Transform; faint?: boolean }) {
  const points = pointsOf(view, transform);
  return (
    <g fill="none">
      <polygon points={points} stroke="#ffffff" strokeWidth={faint ? 2.5 : 3} strokeOpacity="0.8" />
      <polygon points={points} stroke="var(--accent)" strokeWidth={faint ? 1 : 1.5} />
    </g>
  );
}

function HintLines({ view, hints }: { view: View; hints: Hints }) {
  const at = (x: number, y: number) => toPx(view, { x, y });
  return (
    <g stroke="#e0218a" strokeWidth="1" fill="none">
      {hints.lines.map((line) => {
        const from = line.axis === "x" ? at(line.at, line.from) : at(line.from, line.at);
        const to = line.axis === "x" ? at(line.at, line.to) : at(line.to, line.at);
        return <line key={`${line.axis}${line.at}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
      })}
      {hints.gaps.flatMap((gap) =>
        gap.spans.map(([start, end]) => {
          const from = gap.axis === "x" ? at(start, gap.across) : at(gap.across, start);
          const to = gap.axis === "x" ? at(end, gap.across) : at(gap.across, end);
          const [dx, dy] = gap.axis === "x" ? [0, 4] : [4, 0];
          return (
            <path
              key={`${gap.axis}${start}`}
              d={`M${from.x} ${from.y}L${to.x} ${to.y}M${from.x - dx} ${from.y - dy}L${from.x + dx} ${from.y + dy}M${to.x - dx} ${to.y - dy}L${to.x + dx} ${to.y + dy}`}
            />
          );
        }),
      )}
    </g>
  );
}

function HintLabel({ label }: { label: NonNullable<Hints["label"]> }) {
  const width = label.text.length * 6.6 + 14;
  return (
    <g transform={`translate(${label.at.x + 14} ${label.at.y + 18})`}>
      <rect width={width} height="20" rx="4" fill="#1c2230" fillOpacity="0.92" />
      <text x={width / 2} y="14" textAnchor="middle" fontSize="11" fill="#ffffff" className="tabular-nums">
        {label.text}
      </text>
    </g>
  );
}

/** What is selected, pointed at, aligned and drawn, over the picture. Nothing of it is ever printed. */
export function Overlay() {
  const { draft, space, selection, editingId, tool } = useEditor();
  const view = useEditorState((state) => state.view);
  const live = useEditorState((state) => state.live);
  const hints = useEditorState((state) => state.hints);
  const hoveredId = useEditorState((state) => state.hoveredId);
  const tree = treeOf(draft, space.spaceId);
  const shown = (element: DraftElement) => live?.get(element.elementId) ?? element;

  // While copies are drawn out of the selection, they are what is framed.
  const added = live === null ? [] : [...live.values()].filter((element) => !tree.byId.has(element.elementId));
  const leaves = added.length > 0 ? added : leavesOf(tree, selection).map(shown);
  const painted = leaves.filter((element) => element.type !== "group");
  const [copy] = added;
  const frame =
    copy === undefined
      ? frameOfSelection(tree, selection, shown)
      : frameAround(
          painted.map((element) => element.transform),
          painted.length === 1 ? copy.transform.rotation : 0,
        );
  const hovered = hoveredId === null || live !== null ? undefined : tree.byId.get(hoveredId);
  const isHoveredChosen = hovered !== undefined && leaves.some((leaf) => leaf.elementId === hovered.elementId);
  const editing = editingId !== null;
  const marquee = hints?.marquee ?? null;
  const groups = selection.filter((id) => tree.byId.get(id)?.type === "group");
  return (
    <svg className="pointer-events-none absolute inset-0 size-full" aria-hidden="true">
      {hovered !== undefined && !isHoveredChosen ? (
        <polygon points={pointsOf(view, hovered.transform)} fill="none" stroke="var(--accent)" strokeWidth="1.25" />
      ) : null}
      {editing || painted.length < 2
        ? null
        : painted
            .slice(0, 200)
            .map((element) => <Frame key={element.elementId} view={view} transform={element.transform} faint />)}
      {groups.slice(0, 50).map((id) => {
        const box = frameOfSelection(tree, [id], shown);
        return box === undefined || groups.length < 2 ? null : <Frame key={id} view={view} transform={box} faint />;
      })}
      {editing || frame === undefined ? null : <Frame view={view} transform={frame} />}
      {editing || frame === undefined || added.length > 0 || tool === "hand" ? null : (
        <Handles view={view} frame={frame} elements={painted} />
      )}
      {marquee === null ? null : (
        <polygon
          points={pointsOf(view, boxOfBounds(marquee))}
          fill="var(--accent)"
          fillOpacity="0.1"
          stroke="var(--accent)"
        />
      )}
      {hints === null ? null : <HintLines view={view} hints={hints} />}
      {hints?.label == null ? null : <HintLabel label={hints.label} />}
    </svg>
  );
}
