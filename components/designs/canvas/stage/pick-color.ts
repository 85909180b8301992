import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { recolorElements } from "@/components/designs/canvas/model/recolor-elements";
import { rememberColor } from "@/components/designs/canvas/panels/color/recent-colors";
import type { Gesture, PointerAt } from "./gesture";

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** What is seen at a point of the stage (px): the artwork over the product's colour; `#rrggbb`. */
export function colorAt(canvas: HTMLCanvasElement, point: { x: number; y: number }, productColor: string): string {
  const density = canvas.width / Math.max(1, canvas.clientWidth);
  const context = canvas.getContext("2d");
  const [x, y] = [Math.floor(point.x * density), Math.floor(point.y * density)];
  const pixel = context?.getImageData(x, y, 1, 1).data ?? new Uint8ClampedArray(4);
  const alpha = (pixel[3] ?? 0) / 255;
  const seen = channels(productColor).map((under, index) =>
    Math.round(under * (1 - alpha) + (pixel[index] ?? 0) * alpha),
  );
  return `#${seen.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Takes the colour that is let go on: for the selection where there is one, and among the recent colours. */
export function startPickColor(store: EditorStore): Gesture | null {
  const canvas = document.querySelector<HTMLCanvasElement>("[data-stage] canvas[data-drawn]");
  if (canvas === null) return null;
  const take = ({ px }: PointerAt) => {
    const editor = store.getEditor();
    const color = colorAt(canvas, px, editor.productColor);
    rememberColor(color);
    if (editor.selection.length > 0) {
      editor.control.edit((draft) => recolorElements(draft, editor.space.spaceId, editor.selection, color));
    }
    editor.setTool("select");
    editor.announce(`Colour ${color}`);
  };
  return { move: () => {}, end: take, cancel: () => {} };
}
