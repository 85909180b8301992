import type { Canvas2D, DrawableImage, Surface } from "./canvas";
import { type Matrix, multiply } from "./matrix";
import type { ImageElement } from "./scene";

/** A rectangle of the source (pixels) and where it lands in the element's box (mm). */
export interface ImagePlacement {
  readonly source: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly target: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Resolves crop and fit. `cover` cuts the shown part to the box's proportions, `contain` leaves margins in the box. */
export function placeImage(
  element: ImageElement,
  image: { width: number; height: number },
): ImagePlacement | undefined {
  const { width: boxWidth, height: boxHeight } = element.transform;
  const crop = element.content.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const shown = {
    x: crop.x * image.width,
    y: crop.y * image.height,
    width: Math.min(crop.width, 1 - crop.x) * image.width,
    height: Math.min(crop.height, 1 - crop.y) * image.height,
  };
  if (!(boxWidth > 0 && boxHeight > 0 && shown.width > 0 && shown.height > 0)) return undefined;
  const box = { x: 0, y: 0, width: boxWidth, height: boxHeight };
  const fit = element.content.fit ?? "cover";
  if (fit === "fill") return { source: shown, target: box };
  if (fit === "contain") {
    const scale = Math.min(boxWidth / shown.width, boxHeight / shown.height);
    const width = shown.width * scale;
    const height = shown.height * scale;
    return { source: shown, target: { x: (boxWidth - width) / 2, y: (boxHeight - height) / 2, width, height } };
  }
  const scale = Math.max(boxWidth / shown.width, boxHeight / shown.height);
  const width = boxWidth / scale;
  const height = boxHeight / scale;
  return {
    source: { x: shown.x + (shown.width - width) / 2, y: shown.y + (shown.height - height) / 2, width, height },
    target: box,
  };
}

/** Draws a picture in its element's box. The context's alpha and blend mode act on pixels only: vectors take a layer for them. */
export function drawImage(
  context: Canvas2D,
  element: ImageElement,
  image: DrawableImage,
  matrix: Matrix,
  surface: Surface,
): void {
  const placement = placeImage(element, image);
  if (!placement) return;
  const { source, target } = placement;
  if (image.drawVector) {
    const scaleX = target.width / source.width;
    const scaleY = target.height / source.height;
    const { x: left, y: top } = source;
    const fit: Matrix = [scaleX, 0, 0, scaleY, target.x - left * scaleX, target.y - top * scaleY];
    const shown = { left, top, right: left + source.width, bottom: top + source.height };
    image.drawVector(context, shown, multiply(matrix, fit), surface);
    return;
  }
  context.setTransform(...matrix);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "medium";
  context.drawImage(
    image.source,
    source.x,
    source.y,
    source.width,
    source.height,
    target.x,
    target.y,
    target.width,
    target.height,
  );
}
