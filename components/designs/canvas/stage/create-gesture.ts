import type { EditorStore } from "@/components/designs/canvas/editor-store";
import {
  createShapeIn,
  createTextIn,
  defaultBox,
  type ShapeKind,
} from "@/components/designs/canvas/model/create-elements";
import { describeElement } from "@/components/designs/canvas/model/describe-element";
import { snapPoint } from "@/components/designs/canvas/model/snap";
import { addElement, type DraftElement } from "@/components/designs/editor/draft";
import type { Point, Transform } from "@/components/designs/editor/geometry";
import { formatLength, formatSize } from "./format-length";
import {
  dropLive,
  type Gesture,
  noHints,
  type PointerAt,
  pxOf,
  showLive,
  snapReachPx,
  targetsFor,
  treeNow,
} from "./gesture";
import { boxBetween, lineEnd } from "./resize-gesture";

function boxOf(from: Point, to: Point, { square, centred }: { square: boolean; centred: boolean }): Transform {
  let [dx, dy] = [to.x - from.x, to.y - from.y];
  if (square) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    [dx, dy] = [side * (dx < 0 ? -1 : 1), side * (dy < 0 ? -1 : 1)];
  }
  const [left, top] = centred
    ? [from.x - Math.abs(dx), from.y - Math.abs(dy)]
    : [Math.min(from.x, from.x + dx), Math.min(from.y, from.y + dy)];
  const factor = centred ? 2 : 1;
  return { x: left, y: top, width: Math.abs(dx) * factor, height: Math.abs(dy) * factor, rotation: 0 };
}

/** Puts a new element in front of everything, selects it, and gives the selecting tool back. */
export function insertElement(store: EditorStore, element: DraftElement): void {
  const editor = store.getEditor();
  if (!editor.editable) return;
  editor.control.edit((draft) => addElement(draft, element));
  store.setState({ tool: "select", live: null, hints: null });
  store.getEditor().select([element.elementId]);
  editor.announce(`${describeElement(treeNow(store), element)} added`);
}

/** Draws a new shape or text from corner to corner; a click makes one of a usual size. */
export function startCreate(store: EditorStore, start: PointerAt, kind: ShapeKind | "text"): Gesture | null {
  const { space, options, productColor, editable } = store.getEditor();
  if (!editable) return null;
  const targets = targetsFor(store, space, []);
  const snapped = (at: PointerAt) => {
    const reach = options.snap && !at.mod ? snapReachPx / pxOf(store) : 0;
    const found = snapPoint(at.mm, targets, reach);
    return { point: { x: at.mm.x + found.dx, y: at.mm.y + found.dy }, lines: found.lines };
  };
  const from = snapped(start).point;
  let made: DraftElement | null = null;
  return {
    move: (at) => {
      const { point, lines } = snapped(at);
      const box =
        kind === "line"
          ? boxBetween(from, lineEnd(from, point, at.shift))
          : boxOf(from, point, { square: at.shift && kind !== "text", centred: at.alt });
      const { unit } = store.getState().options;
      const label = { text: kind === "line" ? formatLength(box.width, unit) : formatSize(box, unit), at: at.px };
      if (kind === "text") {
        const marquee = { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
        made = createTextIn(space, productColor, { box });
        store.setState({ hints: { ...noHints, lines, marquee, label } });
        return;
      }
      const shape = createShapeIn(space, kind, box, productColor);
      made = made === null ? shape : { ...shape, elementId: made.elementId };
      showLive(store, [made], { ...noHints, lines, label });
    },
    end: (at, moved) => {
      const fresh =
        kind === "text"
          ? createTextIn(space, productColor, { at: at.mm })
          : createShapeIn(space, kind, defaultBox(space, kind, at.mm), productColor);
      const element = moved && made !== null && made.transform.width > 0.5 ? made : fresh;
      insertElement(store, element);
      if (kind === "text") store.getEditor().beginEditing(element.elementId);
    },
    cancel: () => dropLive(store),
  };
}
