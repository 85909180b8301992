import type { Matrix } from "@/lib/render/matrix";
import type { Space } from "@/lib/render/scene";
import { sceneLimits } from "@/lib/render/scene-limits";

/** How much of the artwork is left to be seen where nothing is printed. */
const seen = 0.22;

/** The sheet with its bleed, in the shape that the print is cut to: the renderer's own cut. */
function sheetOf(space: Space): Path2D {
  const { clip, bleedMm, widthMm, heightMm } = space;
  if (clip !== undefined && bleedMm === 0) return new Path2D(clip);
  const sheet = new Path2D();
  sheet.rect(-bleedMm, -bleedMm, widthMm + 2 * bleedMm, heightMm + 2 * bleedMm);
  return sheet;
}

/**
 * Makes faint what a finished picture shows outside the sheet: it can be found and taken hold of, but is not printed.
 * @param view maps mm of the space to pixels of the surface
 */
export function fadeOutside(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  space: Space,
  view: Matrix,
): void {
  const far = 4 * sceneLimits.coordinateMm;
  const outside = new Path2D();
  outside.rect(-far, -far, 2 * far, 2 * far);
  outside.addPath(sheetOf(space));
  context.save();
  context.setTransform(...view);
  context.globalCompositeOperation = "destination-out";
  context.globalAlpha = 1 - seen;
  context.clip(outside, "evenodd");
  context.fillRect(-far, -far, 2 * far, 2 * far);
  context.restore();
}
