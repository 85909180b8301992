import { placeImage } from "@/lib/render/draw-image";
import { paintOf, shapeSteps } from "@/lib/render/draw-shape";
import {
  type Bounds,
  elementMatrix,
  type Matrix,
  multiply,
  rotation,
  transformBounds,
  translation,
  unite,
} from "@/lib/render/matrix";
import type { PathStep } from "@/lib/render/parse-path";
import { pathBounds } from "@/lib/render/path-bounds";
import type { Element, TextElement } from "@/lib/render/scene";
import type { AssetFacts } from "./finding";

/** Parts of the font size that letters reach above and below the baseline: capitals and descenders of the bundled faces. */
const reachAbove = 0.75;
const reachBelow = 0.22;

function mapSteps(steps: readonly PathStep[], [a, b, c, d, e, f]: Matrix): PathStep[] {
  const x = (px: number, py: number) => a * px + c * py + e;
  const y = (px: number, py: number) => b * px + d * py + f;
  return steps.map((step) => {
    if (step.op === "Z") return step;
    const end = { x: x(step.x, step.y), y: y(step.x, step.y) };
    if (step.op !== "C") return { op: step.op, ...end };
    return {
      op: "C",
      x1: x(step.x1, step.y1),
      y1: y(step.x1, step.y1),
      x2: x(step.x2, step.y2),
      y2: y(step.x2, step.y2),
      ...end,
    };
  });
}

function grow(bounds: Bounds | undefined, byMm: number): Bounds | undefined {
  return (
    bounds && {
      left: bounds.left - byMm,
      top: bounds.top - byMm,
      right: bounds.right + byMm,
      bottom: bounds.bottom + byMm,
    }
  );
}

/** Where runs of letters stand in a text's own box, with the matrix that puts each on the space. */
function placeRuns(element: TextElement, matrix: Matrix): { placed: Matrix; own: Bounds }[] {
  const { content, layout, transform } = element;
  if (content.text.trim() === "") return [];
  if (layout === undefined) {
    return [{ placed: matrix, own: { left: 0, top: 0, right: transform.width, bottom: transform.height } }];
  }
  const runs = layout.lines.flatMap((line) => line.runs).filter((run) => run.text.trim() !== "");
  return runs.map((run) => ({
    placed: multiply(multiply(matrix, translation(run.x, run.y)), rotation(run.rotation ?? 0)),
    own: {
      left: 0,
      right: run.widthMm,
      top: -reachAbove * content.fontSizeMm,
      bottom: reachBelow * content.fontSizeMm,
    },
  }));
}

/** Where the letters stand, mm in the space; the box while the text has no layout. Undefined without letters. */
function measureText(element: TextElement, matrix: Matrix): Bounds | undefined {
  const bounds = placeRuns(element, matrix).reduce<Bounds | undefined>(
    (all, { placed, own }) => unite(all, transformBounds(placed, own)),
    undefined,
  );
  const stroke = element.layout === undefined ? 0 : (element.content.stroke?.widthMm ?? 0);
  return grow(bounds, stroke);
}

/** The corners of each run of letters, mm in the space, turned as they are drawn. */
export function outlineOfText(element: TextElement): { x: number; y: number }[][] {
  return placeRuns(element, elementMatrix(element.transform)).map(({ placed, own }) => {
    const [a, b, c, d, e, f] = placed;
    const corners = [
      [own.left, own.top],
      [own.right, own.top],
      [own.right, own.bottom],
      [own.left, own.bottom],
    ] as const;
    return corners.map(([x, y]) => ({ x: a * x + c * y + e, y: b * x + d * y + f }));
  });
}

/**
 * What an element paints, as axis-parallel bounds in mm of the space: real outlines of shapes, the shown part of pictures,
 * letters rather than text boxes. Undefined for what paints nothing; may hold numbers that are not finite.
 */
export function measureElement(element: Element, asset?: AssetFacts | null): Bounds | undefined {
  const { transform } = element;
  const matrix = elementMatrix(transform);
  const box = { left: 0, top: 0, right: transform.width, bottom: transform.height };
  switch (element.type) {
    case "group":
      return undefined;
    case "text":
      return measureText(element, matrix);
    case "image": {
      const placed = asset ? placeImage(element, { width: asset.widthPx, height: asset.heightPx })?.target : undefined;
      if (placed === undefined) return transformBounds(matrix, box);
      const { x, y, width, height } = placed;
      return transformBounds(matrix, { left: x, top: y, right: x + width, bottom: y + height });
    }
    case "path":
    case "shape": {
      const paint = paintOf(element);
      if (paint.fill === undefined && paint.stroke === undefined) return undefined;
      // Path data is mapped on the box, so that the box is its bounds.
      const bounds =
        element.type === "path" ? transformBounds(matrix, box) : pathBounds(mapSteps(shapeSteps(element), matrix));
      return grow(bounds, paint.stroke === undefined ? 0 : paint.strokeWidthMm / 2);
    }
  }
}

const labels = { text: "Text", image: "Picture", shape: "Shape", path: "Path", group: "Group" } as const;

/** What people call an element: its name, its words, its artwork's name, or its kind. */
export function labelOf(element: Element, asset?: AssetFacts | null): string {
  const text =
    element.name ?? (element.type === "text" ? element.content.text.trim().replace(/\s+/g, " ") : asset?.name);
  if (text === undefined || text === "") return labels[element.type];
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}

/** Rounded to thousandths: finer than any press, and short to read. */
export function roundMm(value: number): number {
  return Math.round(value * 1_000) / 1_000 + 0;
}

/** A length as sentences say it: to a tenth of a millimetre. */
export function sayMm(value: number): string {
  return `${Math.round(value * 10) / 10 + 0} mm`;
}
