import { createCanvas } from "@napi-rs/canvas";
import type { DrawableImage } from "@/lib/render/canvas";
import { drawScene } from "@/lib/render/draw-scene";
import type { Scene } from "@/lib/render/scene";
import { printedArea } from "./print-pixels";
import { createRasterLayers } from "./raster-layers";

/** Pixels that are in memory at a time, 4 bytes each. */
const bandPixels = 4_000_000;

export interface BandTask {
  readonly scene: Scene;
  readonly images: ReadonlyMap<string, DrawableImage>;
  readonly familyOf: (fontKey: string) => string;
  readonly bleed: boolean;
  readonly mirrored: boolean;
  /** Pixels of the whole printed area. */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws the printed area of a scene in strips from top to bottom, so that its size is bounded by patience and not by
 * memory. `use` gets straight RGBA rows, which are only good until it has ended.
 */
export async function drawBands(
  task: BandTask,
  use: (pixels: Uint8ClampedArray, firstRow: number, rows: number) => Promise<void> | void,
): Promise<void> {
  const { scene, width, height } = task;
  const area = printedArea(scene.space, task.bleed);
  // The area fills whole pixels: with one scale for both directions its rounded edge would be half transparent.
  const scaleX = width / area.widthMm;
  const scaleY = height / area.heightMm;
  const rows = Math.min(height, Math.max(16, Math.floor(bandPixels / width)));
  const canvas = createCanvas(width, rows);
  const context = canvas.getContext("2d");
  for (let firstRow = 0; firstRow < height; firstRow += rows) {
    const count = Math.min(rows, height - firstRow);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, rows);
    const left = area.marginMm * scaleX;
    drawScene(context, scene, {
      view: [
        task.mirrored ? -scaleX : scaleX,
        0,
        0,
        scaleY,
        task.mirrored ? width - left : left,
        area.marginMm * scaleY - firstRow,
      ],
      width,
      height: count,
      images: (assetId) => task.images.get(assetId),
      createLayer: createRasterLayers(),
      familyOf: task.familyOf,
      clip: task.bleed ? "bleed" : "trim",
    });
    await use(context.getImageData(0, 0, width, count).data, firstRow, count);
  }
}
