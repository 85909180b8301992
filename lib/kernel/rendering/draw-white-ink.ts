import type { DrawableImage } from "@/lib/render/canvas";
import type { Scene } from "@/lib/render/scene";
import { chokeAlpha } from "./choke-alpha";
import { drawBands } from "./draw-bands";
import { printedArea, printSize } from "./print-pixels";
import type { WhiteInk } from "./tasks";

/** A white plate needs no more: presses put it down with coarser screens than colour. */
const highestDpi = 300;
/** Beyond this area resolution falls, so that the plate and its distances fit into 80 MB. */
const mostPixels = 40_000_000;
const mmPerInch = 25.4;

/** How much white there is a pixel, 0 to 255, row by row over the printed area. */
export interface WhitePlate {
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array;
  /** What the plate covers, mm beyond the trim on every side. */
  readonly marginMm: number;
}

/** The white that belongs under a scene: where it is opaque, drawn back from its edges. */
export async function drawWhiteInk(
  scene: Scene,
  ink: WhiteInk,
  source: {
    images: ReadonlyMap<string, DrawableImage>;
    familyOf: (fontKey: string) => string;
    bleed: boolean;
    mirrored: boolean;
  },
): Promise<WhitePlate> {
  const area = printedArea(scene.space, source.bleed);
  const squareInches = (area.widthMm / mmPerInch) * (area.heightMm / mmPerInch);
  const dpi = Math.min(ink.dpi, highestDpi, Math.sqrt(mostPixels / squareInches));
  const { width, height } = printSize(scene.space, { bleed: source.bleed, dpi });
  const coverage = new Uint8Array(width * height);
  await drawBands({ ...source, scene, width, height }, (pixels, firstRow, rows) => {
    const from = firstRow * width;
    for (let at = 0; at < rows * width; at += 1) coverage[from + at] = pixels[at * 4 + 3] ?? 0;
  });
  chokeAlpha(coverage, width, height, (ink.chokeMm / mmPerInch) * dpi);
  return { width, height, coverage, marginMm: area.marginMm };
}
