import type { EditorStore } from "@/components/designs/canvas/editor-store";
import type { Gesture, PointerAt } from "./gesture";

export function startPan(store: EditorStore, start: PointerAt): Gesture {
  let last = start.px;
  return {
    move: ({ px }) => {
      store.getEditor().panBy(px.x - last.x, px.y - last.y);
      last = px;
    },
    end: () => {},
    cancel: () => {},
  };
}

/** Two fingers zoom and pan. The methods answer whether the event belonged to that. */
export function createPinch(store: EditorStore) {
  const fingers = new Map<number, { x: number; y: number }>();
  const measure = () => {
    const [one, other] = [...fingers.values()];
    if (one === undefined || other === undefined) return null;
    return {
      middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
      distance: Math.hypot(one.x - other.x, one.y - other.y),
    };
  };
  return {
    down: (event: PointerEvent): boolean => {
      if (event.pointerType !== "touch") return false;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      return fingers.size > 1;
    },
    move: (event: PointerEvent): boolean => {
      if (!fingers.has(event.pointerId)) return false;
      const before = measure();
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const after = measure();
      if (before === null || after === null || before.distance === 0) return false;
      const box =
        event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : { left: 0, top: 0 };
      const editor = store.getEditor();
      editor.panBy(after.middle.x - before.middle.x, after.middle.y - before.middle.y);
      const at = { x: after.middle.x - box.left, y: after.middle.y - box.top };
      editor.zoomTo(editor.view.zoom * (after.distance / before.distance), at);
      return true;
    },
    up: (event: PointerEvent): void => {
      fingers.delete(event.pointerId);
    },
  };
}
