import { AppError } from "@/lib/kernel/errors";

/** Millimetres an inch. */
const mmPerInch = 25.4;

/** Pixels of a PNG at print size: 200 million are A3 at 1000 dpi, 800 MB while they are drawn, in strips. */
export const mostPrintPixels = 200_000_000;
/** The longest side that common readers take (libpng, browsers and image editors end at or above it). */
export const longestPrintSidePx = 30_000;

interface Sheet {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly bleedMm: number;
}

/** The printed area: the trim, with the bleed around it where wanted. */
export function printedArea(space: Sheet, bleed: boolean): { marginMm: number; widthMm: number; heightMm: number } {
  const marginMm = bleed ? space.bleedMm : 0;
  return { marginMm, widthMm: space.widthMm + 2 * marginMm, heightMm: space.heightMm + 2 * marginMm };
}

/** The size of the printed area in whole pixels. */
export function printSize(space: Sheet, options: { bleed: boolean; dpi: number }): { width: number; height: number } {
  const { widthMm, heightMm } = printedArea(space, options.bleed);
  const pixels = (mm: number) => Math.max(1, Math.round((mm / mmPerInch) * options.dpi));
  return { width: pixels(widthMm), height: pixels(heightMm) };
}

/** The highest resolution, in steps of 10 dpi, at which the area still makes a PNG. */
function highestDpi(space: Sheet, bleed: boolean): number {
  const { widthMm, heightMm } = printedArea(space, bleed);
  const byArea = Math.sqrt(mostPrintPixels / ((widthMm / mmPerInch) * (heightMm / mmPerInch)));
  const bySide = longestPrintSidePx / (Math.max(widthMm, heightMm) / mmPerInch);
  return Math.floor(Math.min(byArea, bySide) / 10) * 10;
}

/** @throws AppError `validation_failed` that says at which resolution it would work */
export function requirePrintable(space: Sheet & { name: string }, options: { bleed: boolean; dpi: number }): void {
  const { width, height } = printSize(space, options);
  if (width * height <= mostPrintPixels && Math.max(width, height) <= longestPrintSidePx) return;
  const size = `${width.toLocaleString("en")} × ${height.toLocaleString("en")} pixels`;
  const message = `is too fine for ${space.name}: a PNG would have ${size}. Up to ${highestDpi(space, options.bleed)} dpi work; a PDF has no such limit.`;
  throw new AppError("validation_failed", `The resolution ${message}`, { errors: [{ path: "dpi", message }] });
}
