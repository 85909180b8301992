import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { describeSelection } from "@/components/designs/canvas/model/describe-element";
import { leafAt, pickFor, stepInto, touchedBy } from "@/components/designs/canvas/model/hit-test";
import { ancestorsOf } from "@/components/designs/canvas/model/tree";
import type { Point } from "@/components/designs/editor/geometry";
import { dropLive, type Gesture, noHints, type PointerAt, pxOf, treeNow } from "./gesture";
import { startMove } from "./move-gesture";

/** Lines are hit this far beside them, px. */
const slackPx = 4;

export function leafUnder(store: EditorStore, point: Point) {
  return leafAt(treeNow(store), point, slackPx / pxOf(store));
}

export function announceSelection(store: EditorStore): void {
  const editor = store.getEditor();
  editor.announce(describeSelection(treeNow(store), editor.selected));
}

/** Draws a frame and selects what it touches; with Shift besides what is selected. */
function startMarquee(store: EditorStore, start: PointerAt): Gesture {
  const before = start.shift ? store.getEditor().selection : [];
  const editor = store.getEditor();
  return {
    move: ({ mm }) => {
      const marquee = {
        left: Math.min(start.mm.x, mm.x),
        top: Math.min(start.mm.y, mm.y),
        right: Math.max(start.mm.x, mm.x),
        bottom: Math.max(start.mm.y, mm.y),
      };
      editor.select([...before, ...touchedBy(treeNow(store), marquee)]);
      store.setState({ hints: { ...noHints, marquee } });
    },
    end: (_at, moved) => {
      dropLive(store);
      if (!moved && !start.shift) editor.select([]);
      announceSelection(store);
    },
    cancel: () => {
      editor.select(before);
      dropLive(store);
    },
  };
}

/** A press with the selecting tool: on an element it selects and moves, beside all it draws a marquee. */
export function startSelect(store: EditorStore, start: PointerAt): Gesture {
  const tree = treeNow(store);
  const editor = store.getEditor();
  const leaf = leafUnder(store, start.mm);
  if (leaf === undefined) return startMarquee(store, start);
  const picked = start.mod ? leaf.elementId : pickFor(tree, leaf.elementId, editor.selection);
  const chain = [leaf.elementId, ...ancestorsOf(tree, leaf.elementId).map((group) => group.elementId)];
  const wasSelected = start.mod
    ? editor.selection.includes(leaf.elementId)
    : chain.some((id) => editor.selection.includes(id));
  if (!wasSelected) editor.select([picked], start.shift ? "add" : "replace");
  const move = startMove(store, start) ?? startMarquee(store, start);
  return {
    move: move.move,
    end: (at, moved) => {
      if (moved) {
        move.end(at, moved);
        return;
      }
      dropLive(store);
      if (wasSelected) editor.select([picked], start.shift ? "toggle" : "replace");
      announceSelection(store);
    },
    cancel: move.cancel,
  };
}

/** A double click goes one group further in; on a text or a picture it begins to edit it. */
export function enterAt(store: EditorStore, point: Point): void {
  const editor = store.getEditor();
  const leaf = leafUnder(store, point);
  if (leaf === undefined) return;
  const tree = treeNow(store);
  const chain = [leaf.elementId, ...ancestorsOf(tree, leaf.elementId).map((group) => group.elementId)];
  const current = chain.find((id) => editor.selection.includes(id)) ?? chain.at(-1) ?? leaf.elementId;
  if (current !== leaf.elementId) {
    editor.select([stepInto(tree, leaf.elementId, current)]);
    announceSelection(store);
  } else if ((leaf.type === "text" || leaf.type === "image") && editor.isEditable(leaf, "content")) {
    editor.beginEditing(leaf.elementId);
  }
}
