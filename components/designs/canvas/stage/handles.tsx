"use client";

import { useEditor } from "@/components/designs/canvas/editor-context";
import { type Handle, needsUniformScale, pointOfBox } from "@/components/designs/canvas/model/transform-boxes";
import { toPx } from "@/components/designs/canvas/model/view";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { Transform } from "@/components/designs/editor/geometry";

const corners: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 1 },
  { x: -1, y: 1 },
];
const sides: readonly Handle[] = [
  { x: 0, y: -1 },
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
];
const cursors = ["ew-resize", "nwse-resize", "ns-resize", "nesw-resize"] as const;

/** The cursor along which a handle of a rotated box is drawn. */
function cursorOf(handle: Handle, rotation: number): string {
  const angle = (Math.atan2(handle.y, handle.x) * 180) / Math.PI + rotation;
  return cursors[((Math.round(angle / 45) % 4) + 4) % 4] ?? "move";
}

/** The grip is larger than what is seen of it, for fingers more so. */
function Grip({
  x,
  y,
  children,
  ...data
}: { x: number; y: number; children?: React.ReactNode } & React.SVGProps<SVGGElement> &
  Record<`data-${string}`, unknown>) {
  return (
    <g transform={`translate(${x} ${y})`} className="pointer-events-auto" {...data}>
      <circle r="9" fill="transparent" className="pointer-coarse:[r:18px]" />
      {children}
    </g>
  );
}

/** Handles at a frame: corners and sides to resize, one above to rotate; a line has its two ends. */
export function Handles({
  view,
  frame,
  elements,
}: {
  view: { zoom: number; x: number; y: number };
  frame: Transform;
  elements: readonly DraftElement[];
}) {
  const { isEditable } = useEditor();
  if (!elements.every((element) => isEditable(element, "position"))) return null;
  const at = (handle: { x: number; y: number }) => toPx(view, pointOfBox(frame, handle));
  const [only] = elements;
  const single = elements.length === 1 ? only : undefined;
  const isLine = single?.type === "shape" && single.content.shape === "line" && frame.height < 0.01;
  const dot = (
    <rect x="-4.5" y="-4.5" width="9" height="9" rx="2" fill="#ffffff" stroke="var(--accent)" strokeWidth="1.5" />
  );
  if (isLine) {
    return ([-1, 1] as const).map((side) => {
      const point = at({ x: side, y: 0 });
      return (
        <Grip key={side} {...point} data-kind="line-end" data-x={side} style={{ cursor: "crosshair" }}>
          <circle r="5" fill="#ffffff" stroke="var(--accent)" strokeWidth="1.5" />
        </Grip>
      );
    });
  }
  const [topLeft, topRight, bottomRight] = corners.map(at);
  if (topLeft === undefined || topRight === undefined || bottomRight === undefined) return null;
  const across = Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y);
  const down = Math.hypot(bottomRight.x - topRight.x, bottomRight.y - topRight.y);
  // The height of a text follows its lines; sides of small things are left out so that they can be moved. Several that
  // only scale in proportion have corners only.
  const stretches = single !== undefined || !needsUniformScale(elements, frame.rotation);
  const shown = [
    ...(stretches ? sides : []).filter((side) =>
      side.x === 0 ? across > 36 && single?.type !== "text" : down > 28 || single?.type === "text",
    ),
    ...corners,
  ];
  const angle = (frame.rotation * Math.PI) / 180;
  const top = at({ x: 0, y: -1 });
  const turn = { x: top.x + Math.sin(angle) * 26, y: top.y - Math.cos(angle) * 26 };
  return (
    <>
      <line x1={top.x} y1={top.y} x2={turn.x} y2={turn.y} stroke="var(--accent)" strokeWidth="1.25" />
      <Grip {...turn} data-kind="rotate" style={{ cursor: "grab" }}>
        <circle r="5.5" fill="#ffffff" stroke="var(--accent)" strokeWidth="1.5" />
      </Grip>
      {shown.map((handle) => (
        <Grip
          key={`${handle.x} ${handle.y}`}
          {...at(handle)}
          data-kind="resize"
          data-x={handle.x}
          data-y={handle.y}
          style={{ cursor: cursorOf(handle, frame.rotation) }}
        >
          {dot}
        </Grip>
      ))}
    </>
  );
}
