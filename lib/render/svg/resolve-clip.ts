import { type Bounds, intersect, type Matrix, multiply, transformBounds } from "@/lib/render/matrix";
import type { PathStep } from "@/lib/render/parse-path";
import { pathBounds } from "@/lib/render/path-bounds";
import type { FillRule, SvgClip } from "./drawing";
import { SvgUnsupportedError } from "./limits";
import { readRule } from "./paint-shape";
import { parseLength, type Viewport } from "./parse-length";
import type { SvgElement } from "./parse-svg";
import { readTransform } from "./parse-transform";
import { mapSteps, plainShapeNames, shapeNames, shapeSteps } from "./shape-steps";
import type { SvgDocument } from "./svg-document";
import { deriveStyle, isDisplayed, isVisible, refuseEffects, type SvgStyle } from "./svg-style";

/** What is cut: its coordinates' place in the picture, its box in these coordinates, and the viewport. */
export interface ClippedArea {
  readonly matrix: Matrix;
  readonly box: Bounds | undefined;
  readonly viewport: Viewport;
}

/** One figure of a clip path, in the clip path's coordinates. */
interface Part {
  readonly steps: PathStep[];
  readonly box: Bounds;
  readonly rule: FillRule;
  /** 1 or -1 by the direction in which a figure that never crosses itself turns; undefined for others. */
  readonly turn: number | undefined;
}

/** Most figures of one clip path whose places are compared. */
const mostParts = 200;

/**
 * What an element's `clip-path` leaves: areas that are all cut to, or `nothing`. Throws SvgUnsupportedError, also where
 * figures overlap so that no single path covers their union.
 */
export function resolveClip(
  document: SvgDocument,
  element: SvgElement,
  area: ClippedArea,
  depth = 0,
): readonly SvgClip[] | "nothing" {
  const value = element.attributes.get("clip-path");
  if (value === undefined || value === "none") return [];
  const reference = document.readReference(value);
  if (reference?.rest !== "") throw new SvgUnsupportedError("a clip-path is not understood");
  const { target } = reference;
  if (!target) return [];
  if (target.name !== "clipPath") throw new SvgUnsupportedError(`it is cut to ${target.name}`);
  if (depth > 20) throw new SvgUnsupportedError("clip paths refer to each other without end");
  document.budget.spend("visits");
  const isBox = target.attributes.get("clipPathUnits") === "objectBoundingBox";
  if (isBox && !area.box) return "nothing";
  const { left, top, right, bottom } = area.box ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const placed = isBox ? multiply(area.matrix, [right - left, 0, 0, bottom - top, left, top]) : area.matrix;
  const matrix = multiply(placed, readTransform(target.attributes));
  const outer = resolveClip(document, target, area, depth + 1);
  if (outer === "nothing") return outer;
  const parts = readParts(document, target, area.viewport);
  if (parts.length === 0) return "nothing";
  const clips: SvgClip[] = [...outer, { matrix, ...uniteParts(parts) }];
  for (const child of target.children) {
    if (!child.attributes.has("clip-path") || child.attributes.get("clip-path") === "none") continue;
    if (parts.length > 1) throw new SvgUnsupportedError("a part of a clip path is cut itself");
    const childMatrix = multiply(matrix, readTransform(child.attributes));
    const inner = resolveClip(document, child, { ...area, matrix: childMatrix, box: parts[0]?.box }, depth + 1);
    if (inner === "nothing") return inner;
    for (const clip of inner) clips.push(clip);
  }
  return clips;
}

function readParts(document: SvgDocument, clipPath: SvgElement, viewport: Viewport): Part[] {
  const style = document.styleOf(clipPath);
  const parts: Part[] = [];
  for (const child of clipPath.children) {
    document.budget.spend("visits");
    if (!isDisplayed(child) || child.name === "title" || child.name === "desc") continue;
    refuseEffects(child);
    const matrix = readTransform(child.attributes);
    const part =
      child.name === "use"
        ? readUsedPart(document, child, deriveStyle(style, child), viewport, matrix)
        : readPart(document, child, deriveStyle(style, child), viewport, matrix);
    if (part) parts.push(part);
  }
  return parts;
}

function readUsedPart(
  document: SvgDocument,
  use: SvgElement,
  style: SvgStyle,
  viewport: Viewport,
  matrix: Matrix,
): Part | undefined {
  const target = document.linkedFrom(use);
  if (!target || !isDisplayed(target)) return undefined;
  if (target.attributes.has("clip-path")) throw new SvgUnsupportedError("a part of a clip path is cut itself");
  refuseEffects(target);
  const x = parseLength(use.attributes.get("x") ?? "0", viewport.width);
  const y = parseLength(use.attributes.get("y") ?? "0", viewport.height);
  const placed = multiply(multiply(matrix, [1, 0, 0, 1, x, y]), readTransform(target.attributes));
  return readPart(document, target, deriveStyle(style, target), viewport, placed);
}

function readPart(
  document: SvgDocument,
  element: SvgElement,
  style: SvgStyle,
  viewport: Viewport,
  matrix: Matrix,
): Part | undefined {
  if (!shapeNames.has(element.name)) throw new SvgUnsupportedError(`it is cut to ${element.name}`);
  if (!isVisible(style)) return undefined;
  const own = shapeSteps(element, viewport);
  document.budget.spend("steps", own.length);
  const ownBox = pathBounds(own);
  if (!ownBox) return undefined;
  const [a, b, c, d] = matrix;
  const turn = plainShapeNames.has(element.name) ? Math.sign(a * d - b * c) : undefined;
  const box = transformBounds(matrix, ownBox);
  return { steps: mapSteps(matrix, own), box, rule: readRule(style["clip-rule"]), turn };
}

/** One path for all figures: windings may only be added where they cannot cancel each other. */
function uniteParts(parts: readonly Part[]): { steps: PathStep[]; rule: FillRule } {
  const [first] = parts;
  const steps = parts.flatMap((part) => part.steps);
  if (!first || parts.length === 1) return { steps, rule: first?.rule ?? "nonzero" };
  if (first.turn !== undefined && parts.every(({ turn }) => turn === first.turn)) return { steps, rule: "nonzero" };
  const isApart =
    parts.length <= mostParts &&
    parts.every(
      (part, index) =>
        part.rule === first.rule && parts.slice(index + 1).every((other) => !intersect(part.box, other.box)),
    );
  if (!isApart) throw new SvgUnsupportedError("figures of a clip path overlap");
  return { steps, rule: first.rule };
}
