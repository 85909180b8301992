import { type Matrix, multiply, scaling, translation } from "@/lib/render/matrix";
import type { Space } from "@/lib/render/scene";

/** Points a millimetre. */
export const pointsPerMm = 72 / 25.4;

/** Crop marks: gap between the bleed and a mark, a mark's length, and free paper beyond it, mm. */
export const markGapMm = 1;
export const markLengthMm = 5;
const markMarginMm = 1;
/** Radius of a registration mark's ring, mm. */
export const registrationRadiusMm = 1.5;

export interface PageGeometry {
  /** Media size in mm. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** Where the trimmed area's top left lies on the media, mm. */
  readonly originMm: number;
  /** Bleed that is printed, mm. */
  readonly bleedMm: number;
  readonly trim: { readonly widthMm: number; readonly heightMm: number };
}

/** The media is the trimmed area, the bleed where wanted, and room for marks around both. */
export function pageGeometry(
  space: Space,
  options: { bleed: boolean; cropMarks: boolean; registrationMarks?: boolean },
): PageGeometry {
  const bleedMm = options.bleed ? space.bleedMm : 0;
  const marks = options.cropMarks || options.registrationMarks ? markGapMm + markLengthMm + markMarginMm : 0;
  const originMm = bleedMm + marks;
  return {
    widthMm: space.widthMm + 2 * originMm,
    heightMm: space.heightMm + 2 * originMm,
    originMm,
    bleedMm,
    trim: { widthMm: space.widthMm, heightMm: space.heightMm },
  };
}

/**
 * The sheet in whole points and the view that puts the space on it. Skia rounds pages to whole points: the picture stands
 * at the lower left of a slightly larger sheet, from which the page boxes cut it out.
 */
export function pageView(page: PageGeometry, mirrored: boolean): { width: number; height: number; view: Matrix } {
  const width = Math.ceil(page.widthMm * pointsPerMm);
  const height = Math.ceil(page.heightMm * pointsPerMm);
  const trimTop = height - (page.heightMm - page.originMm) * pointsPerMm;
  const upright = multiply(translation(page.originMm * pointsPerMm, trimTop), scaling(pointsPerMm, pointsPerMm));
  return { width, height, view: mirrored ? multiply(upright, [-1, 0, 0, 1, page.trim.widthMm, 0]) : upright };
}
