import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { frameOfSelection, turnSelection } from "@/components/designs/canvas/model/selection-frame";
import { snapPoint } from "@/components/designs/canvas/model/snap";
import {
  anchorBox,
  carryElements,
  centreOf,
  fitElement,
  type Handle,
  needsUniformScale,
  normalizeDegrees,
  pointOfBox,
  resizeBox,
} from "@/components/designs/canvas/model/transform-boxes";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { Point, Transform } from "@/components/designs/editor/geometry";
import { formatLength, formatSize } from "./format-length";
import {
  commitLive,
  dropLive,
  type Gesture,
  movableLeaves,
  noHints,
  type PointerAt,
  pxOf,
  showLive,
  snapReachPx,
  targetsFor,
  treeNow,
} from "./gesture";

/** Elements whose corners keep their proportions unless Shift is held; others keep them only with Shift. */
function keepsAspect(elements: readonly DraftElement[]): boolean {
  return elements.length !== 1 || elements.some((element) => element.type === "image" || element.type === "text");
}

/** Draws a handle of the selection's frame: of one element or group in its own direction, of several along the page. */
export function startResize(store: EditorStore, start: PointerAt, handle: Handle): Gesture | null {
  const { selection, space, options } = store.getEditor();
  const leaves = movableLeaves(store, selection);
  const [only] = leaves;
  const frame = only && frameOfSelection(treeNow(store), selection);
  if (only === undefined || frame === undefined) return null;
  const single = leaves.length === 1 ? only : null;
  const targets = targetsFor(store, space, leaves);
  const grip = pointOfBox(frame, handle);
  const offset = { x: grip.x - start.mm.x, y: grip.y - start.mm.y };
  const isCorner = handle.x !== 0 && handle.y !== 0;
  const mustScale = single === null && needsUniformScale(leaves, frame.rotation);

  const resized = (
    at: PointerAt,
  ): { elements: DraftElement[]; box: Transform; lines: ReturnType<typeof snapPoint> } => {
    const wanted: Point = { x: at.mm.x + offset.x, y: at.mm.y + offset.y };
    const axes = { x: handle.x !== 0, y: handle.y !== 0 };
    const isStraight = frame.rotation % 90 === 0;
    const reach = options.snap && !at.mod && isStraight ? snapReachPx / pxOf(store) : 0;
    const turned = Math.abs(frame.rotation % 180) === 90 ? { x: axes.y, y: axes.x } : axes;
    const lines = snapPoint(wanted, targets, reach, turned);
    const to = { x: wanted.x + lines.dx, y: wanted.y + lines.dy };
    const keepAspect = mustScale || (isCorner && (single?.type === "text" || keepsAspect(leaves) !== at.shift));
    const box = resizeBox(frame, handle, to, { keepAspect, fromCentre: at.alt });
    const elements = single === null ? carryElements(leaves, frame, box) : [fitElement(single, box, isCorner)];
    return { elements, box, lines };
  };
  return {
    move: (at) => {
      const { elements, box, lines } = resized(at);
      const label = { text: formatSize(box, store.getState().options.unit), at: at.px };
      showLive(store, elements, { ...noHints, lines: lines.lines, label });
    },
    end: (_at, moved) => (moved ? commitLive(store) : dropLive(store)),
    cancel: () => dropLive(store),
  };
}

/** Turns the selection about its middle; Shift in steps of 15°. */
export function startRotate(store: EditorStore, start: PointerAt): Gesture | null {
  const { selection } = store.getEditor();
  const tree = treeNow(store);
  const frame = movableLeaves(store, selection).length === 0 ? undefined : frameOfSelection(tree, selection);
  if (frame === undefined) return null;
  const centre = centreOf(frame);
  const from = frame.rotation;
  const angleOf = (point: Point) => (Math.atan2(point.y - centre.y, point.x - centre.x) * 180) / Math.PI;
  const began = angleOf(start.mm);
  return {
    move: (at) => {
      const free = from + angleOf(at.mm) - began;
      const step = at.shift ? 15 : 0.1;
      const turned = Math.round(free / step) * step;
      showLive(store, turnSelection(tree, selection, centre, turned - from), {
        ...noHints,
        label: { text: `${Number(normalizeDegrees(turned).toFixed(1))}°`, at: at.px },
      });
    },
    end: (_at, moved) => (moved ? commitLive(store) : dropLive(store)),
    cancel: () => dropLive(store),
  };
}

/** A box of this height whose middle line runs from one point to another: how a line stands. */
export function boxBetween(from: Point, to: Point, height = 0): Transform {
  const width = Math.hypot(to.x - from.x, to.y - from.y);
  const rotation = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return anchorBox({ width, height, rotation }, { x: -1, y: 0 }, from);
}

/** The end of a line, kept to steps of 15° when asked. */
export function lineEnd(from: Point, to: Point, inSteps: boolean): Point {
  if (!inSteps) return to;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / (Math.PI / 12)) * (Math.PI / 12);
  return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
}

/** Draws one end of a level line to another place; the other end stays. */
export function startLineEnd(store: EditorStore, side: -1 | 1): Gesture | null {
  const { selection, space, options } = store.getEditor();
  const [line] = movableLeaves(store, selection);
  if (line === undefined) return null;
  const fixed = pointOfBox(line.transform, { x: -side, y: 0 });
  const targets = targetsFor(store, space, [line]);
  return {
    move: (at) => {
      const wanted = lineEnd(fixed, at.mm, at.shift);
      const reach = options.snap && !at.mod && !at.shift ? snapReachPx / pxOf(store) : 0;
      const snapped = snapPoint(wanted, targets, reach);
      const to = { x: wanted.x + snapped.dx, y: wanted.y + snapped.dy };
      const box = side === 1 ? boxBetween(fixed, to) : boxBetween(to, fixed);
      const label = { text: formatLength(box.width, store.getState().options.unit), at: at.px };
      showLive(store, [fitElement(line, box, false)], { ...noHints, lines: snapped.lines, label });
    },
    end: (_at, moved) => (moved ? commitLive(store) : dropLive(store)),
    cancel: () => dropLive(store),
  };
}
