import { v7 as newId } from "uuid";
import type { Guide } from "@/components/designs/canvas/editor-state";
import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { roundMm } from "@/components/designs/canvas/model/measure";
import { formatLength } from "./format-length";
import { type Gesture, noHints } from "./gesture";

/** Half the ruler's width, px: a guide let go beyond the edge of the stage is thrown away. */
const edgePx = 0;

/** Draws a guide along; back on its ruler it is deleted. */
export function startGuideMove(store: EditorStore, id: string): Gesture {
  const before = store.getEditor().guides;
  const guide = before.find((each) => each.id === id);
  const axis = guide?.axis ?? "x";
  return {
    move: ({ mm, px }) => {
      const place = roundMm(Math.round((axis === "x" ? mm.x : mm.y) * 10) / 10);
      const next = before.map((each): Guide => (each.id === id ? { ...each, mm: place } : each));
      store.getEditor().setGuides(next);
      const label = { text: formatLength(place, store.getState().options.unit), at: px };
      store.setState({ hints: { ...noHints, label } });
    },
    end: ({ px }, moved) => {
      store.setState({ hints: null });
      if (moved && (axis === "x" ? px.x : px.y) < edgePx) {
        store.getEditor().setGuides(before.filter((each) => each.id !== id));
        store.getEditor().announce("Guide deleted");
      }
    },
    cancel: () => {
      store.getEditor().setGuides(before);
      store.setState({ hints: null });
    },
  };
}

/** A new guide, as one drawn out of a ruler. */
export function addGuide(store: EditorStore, axis: "x" | "y", mm: number): string {
  const guide: Guide = { id: newId(), axis, mm: roundMm(mm) };
  store.getEditor().setGuides([...store.getEditor().guides, guide]);
  return guide.id;
}
