import type { DrawableImage } from "@/lib/render/canvas";
import { drawSvg } from "./draw-svg";
import { interpretSvg } from "./interpret-svg";

/** An SVG file as an image that stays vectors; null for one that must be rasterized. Throws nothing. */
export function loadSvgImage(text: string): DrawableImage | null {
  const { drawing } = interpretSvg(text);
  if (!drawing) return null;
  return {
    source: undefined,
    width: drawing.width,
    height: drawing.height,
    drawVector: (context, shown, matrix, surface) => drawSvg(context, drawing, shown, matrix, surface),
  };
}
