import { v7 as newId } from "uuid";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { Bounds, Matrix } from "@/lib/render/matrix";
import type { PathStep } from "@/lib/render/parse-path";
import { pathBounds } from "@/lib/render/path-bounds";
import type { Space } from "@/lib/render/scene";
import { sceneLimits } from "@/lib/render/scene-limits";
import type { SvgFill, SvgNode, SvgPaint, SvgStroke } from "@/lib/render/svg/drawing";
import { interpretSvg } from "@/lib/render/svg/interpret-svg";
import { mapSteps } from "@/lib/render/svg/shape-steps";
import { toNonzero } from "./to-nonzero";

/** An SVG as editable elements, or why it cannot be that. */
export type SvgImport =
  | {
      readonly elements: readonly DraftElement[];
      /** How many of them are paths; the others are groups. */
      readonly paths: number;
      readonly simplified: readonly string[];
      readonly reason?: undefined;
    }
  | { readonly elements: null; readonly reason: string };

/** More paths than a designer could work on one by one. */
const mostPaths = 2_000;

interface Work {
  readonly space: Space;
  /** Maps the picture to mm of the space. */
  readonly matrix: Matrix;
  readonly elements: DraftElement[];
  /** What is shown simpler than it was. */
  readonly simplified: Set<string>;
}

function hexOf(paint: SvgPaint, opacity: number, simplified: Set<string>): string {
  const withAlpha = (color: string, alpha: number) => {
    const digits = Math.round(Math.min(1, Math.max(0, alpha)) * 255)
      .toString(16)
      .padStart(2, "0");
    return digits === "ff" ? color : `${color}${digits}`;
  };
  if (paint.kind === "color") return withAlpha(paint.color, paint.opacity * opacity);
  simplified.add("gradients became single colours");
  const mean = (channel: number) =>
    paint.stops.reduce((sum, stop) => sum + Number.parseInt(stop.color.slice(channel, channel + 2), 16), 0) /
    Math.max(1, paint.stops.length);
  const color = [1, 3, 5].map((channel) => Math.round(mean(channel)).toString(16).padStart(2, "0")).join("");
  return withAlpha(`#${color}`, opacity);
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** Path data of steps, as short as three decimals allow. */
export function pathData(steps: readonly PathStep[]): string {
  return steps
    .map((step) => {
      if (step.op === "Z") return "Z";
      const end = `${round(step.x)} ${round(step.y)}`;
      if (step.op !== "C") return `${step.op}${end}`;
      return `C${round(step.x1)} ${round(step.y1)} ${round(step.x2)} ${round(step.y2)} ${end}`;
    })
    .join("");
}

function isFill(paint: SvgFill | SvgStroke): paint is SvgFill {
  return "rule" in paint;
}

function boxOf(bounds: Bounds) {
  return {
    x: round(bounds.left),
    y: round(bounds.top),
    width: round(bounds.right - bounds.left),
    height: round(bounds.bottom - bounds.top),
    rotation: 0,
  };
}

function addPaint(paint: SvgFill | SvgStroke, opacity: number, parent: string, work: Work): void {
  const { matrix, simplified } = work;
  const placed = mapSteps(matrix, mapSteps(paint.matrix, paint.steps));
  const steps = isFill(paint) && paint.rule === "evenodd" ? toNonzero(placed) : placed;
  const bounds = pathBounds(steps);
  const d = pathData(steps);
  if (bounds === undefined || d.length > sceneLimits.pathCharacters) {
    if (bounds !== undefined) simplified.add("very long paths were left out");
    return;
  }
  const color = hexOf(paint.paint, paint.opacity, simplified);
  const scale = Math.sqrt(Math.abs(paint.matrix[0] * paint.matrix[3] - paint.matrix[1] * paint.matrix[2]));
  if (!isFill(paint) && paint.dashes.length > 0) simplified.add("dashes became solid lines");
  work.elements.push({
    elementId: newId(),
    type: "path",
    spaceId: work.space.spaceId,
    parentElementId: parent,
    transform: boxOf(bounds),
    content: isFill(paint)
      ? { d, fill: color }
      : { d, stroke: { color, widthMm: Math.min(1000, round(paint.width * scale * matrix[0])) } },
    ...(opacity === 1 ? {} : { opacity }),
  });
}

/** A fill with a stroke of the same outline is one element. */
function mergeOutlines(elements: readonly DraftElement[]): DraftElement[] {
  const merged: DraftElement[] = [];
  for (const element of elements) {
    const before = merged.at(-1);
    const isOutline =
      element.type === "path" &&
      element.content.fill === undefined &&
      before?.type === "path" &&
      before.content.stroke === undefined &&
      before.content.d === element.content.d &&
      before.opacity === element.opacity;
    if (isOutline)
      merged[merged.length - 1] = { ...before, content: { ...before.content, stroke: element.content.stroke } };
    else merged.push(element);
  }
  return merged;
}

function addNodes(nodes: readonly SvgNode[], opacity: number, parent: string, work: Work): void {
  for (const node of nodes) {
    if (node.type === "shape") {
      const before = work.elements.length;
      for (const paint of node.paints) addPaint(paint, opacity, parent, work);
      work.elements.push(...mergeOutlines(work.elements.splice(before)));
      continue;
    }
    if (node.clips.length > 0) work.simplified.add("clips were taken off");
    if (node.opacity === 1 && nodes.length === 1) {
      addNodes(node.children, opacity, parent, work);
      continue;
    }
    const bounds = mapBounds(node.bounds, work.matrix);
    const elementId = newId();
    const index = work.elements.length;
    addNodes(node.children, 1, elementId, work);
    if (work.elements.length === index) continue;
    const groupOpacity = node.opacity * opacity;
    work.elements.splice(index, 0, {
      elementId,
      type: "group",
      spaceId: work.space.spaceId,
      parentElementId: parent,
      transform: boxOf(bounds),
      content: {},
      ...(groupOpacity === 1 ? {} : { opacity: groupOpacity }),
    });
  }
}

function mapBounds({ left, top, right, bottom }: Bounds, [a, , , d, e, f]: Matrix): Bounds {
  return { left: a * left + e, top: d * top + f, right: a * right + e, bottom: d * bottom + f };
}

/**
 * An SVG file as path elements in one group in the middle of a side. What paths cannot show (gradients, dashes, clips)
 * is simplified and said; what cannot be read as figures at all gives a reason, and can still be placed as a picture.
 */
export function importSvg(text: string, space: Space, name: string): SvgImport {
  const { drawing, reason } = interpretSvg(text);
  if (drawing === null) return { elements: null, reason: reason ?? "it cannot be read" };
  const scale = Math.min((space.widthMm * 0.7) / drawing.width, (space.heightMm * 0.7) / drawing.height);
  const matrix: Matrix = [
    scale,
    0,
    0,
    scale,
    (space.widthMm - drawing.width * scale) / 2,
    (space.heightMm - drawing.height * scale) / 2,
  ];
  const groupId = newId();
  const work: Work = { space, matrix, elements: [], simplified: new Set() };
  addNodes(drawing.nodes, 1, groupId, work);
  if (work.elements.length === 0) return { elements: null, reason: "it shows nothing" };
  if (work.elements.length > mostPaths) {
    return { elements: null, reason: `it has more than ${mostPaths.toLocaleString("en")} figures` };
  }
  const group: DraftElement = {
    elementId: groupId,
    type: "group",
    spaceId: space.spaceId,
    name: name.slice(0, 200),
    transform: boxOf(
      mapBounds(drawing.bounds ?? { left: 0, top: 0, right: drawing.width, bottom: drawing.height }, matrix),
    ),
    content: {},
  };
  const paths = work.elements.filter((element) => element.type === "path").length;
  return { elements: [group, ...work.elements], paths, simplified: [...work.simplified] };
}
