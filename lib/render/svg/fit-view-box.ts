import { type Matrix, multiply, scaling, translation } from "@/lib/render/matrix";
import { SvgUnsupportedError } from "./limits";
import { parseNumbers, type Viewport } from "./parse-length";

/** A `viewBox`. */
export interface ViewBox extends Viewport {
  readonly x: number;
  readonly y: number;
}

/** Reads a `viewBox`; a size of 0 shows nothing and is given as it is. Throws SvgUnsupportedError. */
export function parseViewBox(text: string | undefined): ViewBox | undefined {
  if (text === undefined) return undefined;
  const [x, y, width, height, ...rest] = parseNumbers(text);
  const isWhole = x !== undefined && y !== undefined && width !== undefined && height !== undefined;
  if (!isWhole || rest.length > 0 || width < 0 || height < 0) throw new SvgUnsupportedError("a viewBox is unusable");
  return { x, y, width, height };
}

const alignments: Readonly<Record<string, number>> = { Min: 0, Mid: 0.5, Max: 1 };

/** Maps a view box on a viewport as `preserveAspectRatio` says (SVG 2 §8.2). Throws SvgUnsupportedError. */
export function fitViewBox(box: ViewBox, viewport: Viewport, aspect: string | undefined): Matrix {
  const scaleX = viewport.width / box.width;
  const scaleY = viewport.height / box.height;
  const words = (aspect ?? "xMidYMid").split(/\s+/).filter((word) => word !== "defer");
  const [align = "", way = "meet"] = words;
  if (align === "none") return multiply(scaling(scaleX, scaleY), translation(-box.x, -box.y));
  const [, alongX = "", alongY = ""] = /^x(Min|Mid|Max)Y(Min|Mid|Max)$/.exec(align) ?? [];
  const [shareX, shareY] = [alignments[alongX], alignments[alongY]];
  if (shareX === undefined || shareY === undefined || (way !== "meet" && way !== "slice"))
    throw new SvgUnsupportedError("a preserveAspectRatio is unusable");
  const scale = way === "meet" ? Math.min(scaleX, scaleY) : Math.max(scaleX, scaleY);
  const x = (viewport.width - box.width * scale) * shareX - box.x * scale;
  const y = (viewport.height - box.height * scale) * shareY - box.y * scale;
  return [scale, 0, 0, scale, x, y];
}
