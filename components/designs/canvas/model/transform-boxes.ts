import type { DraftElement } from "@/components/designs/editor/draft";
import type { Point, Transform } from "@/components/designs/editor/geometry";
import type { Bounds } from "@/lib/render/matrix";
import { sceneLimits } from "@/lib/render/scene-limits";
import { roundMm } from "./measure";

/** Where a box is taken: `x` -1 left, 1 right, 0 neither; `y` -1 top, 1 bottom. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** Smallest side that handles can make, mm. */
export const smallestSideMm = 0.1;

const limit = sceneLimits.coordinateMm;

/** Keeps a box within what a scene may hold, whatever a gesture asks for. */
export function clampBox(box: Transform): Transform {
  const place = (value: number) => roundMm(Math.min(limit, Math.max(-limit, Number.isFinite(value) ? value : 0)));
  const side = (value: number) => roundMm(Math.min(limit, Math.max(0, Number.isFinite(value) ? value : 0)));
  return {
    x: place(box.x),
    y: place(box.y),
    width: side(box.width),
    height: side(box.height),
    rotation: normalizeDegrees(box.rotation),
  };
}

/** Degrees from -180 (not included) to 180, in hundredths. */
export function normalizeDegrees(degrees: number): number {
  if (!Number.isFinite(degrees)) return 0;
  const turned = (Math.round((degrees % 360) * 100) / 100 + 360) % 360;
  return Math.round((turned > 180 ? turned - 360 : turned) * 100) / 100 + 0;
}

export function centreOf({ x, y, width, height }: Transform): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Turns a point clockwise about another. */
export function turnPoint(point: Point, about: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const [dx, dy] = [point.x - about.x, point.y - about.y];
  return {
    x: about.x + dx * Math.cos(angle) - dy * Math.sin(angle),
    y: about.y + dx * Math.sin(angle) + dy * Math.cos(angle),
  };
}

/** A point of a rotated box: `at` -1 to 1 in both directions, 0 the middle. */
export function pointOfBox(box: Transform, at: { x: number; y: number }): Point {
  const centre = centreOf(box);
  const flat = { x: centre.x + (at.x * box.width) / 2, y: centre.y + (at.y * box.height) / 2 };
  return turnPoint(flat, centre, box.rotation);
}

/** A box of this size whose point `at` stands at `anchor`. */
export function anchorBox(
  size: { width: number; height: number; rotation: number },
  at: Point,
  anchor: Point,
): Transform {
  const offset = turnPoint(
    { x: (-at.x * size.width) / 2, y: (-at.y * size.height) / 2 },
    { x: 0, y: 0 },
    size.rotation,
  );
  const centre = { x: anchor.x + offset.x, y: anchor.y + offset.y };
  return { ...size, x: centre.x - size.width / 2, y: centre.y - size.height / 2 };
}

export interface ResizeOptions {
  keepAspect: boolean;
  fromCentre: boolean;
}

/** The box after one of its handles was drawn to a point (mm); the opposite side, or the centre, stays where it is. */
export function resizeBox(
  start: Transform,
  handle: Handle,
  to: Point,
  { keepAspect, fromCentre }: ResizeOptions,
): Transform {
  const fixedAt = fromCentre ? { x: 0, y: 0 } : { x: -handle.x, y: -handle.y };
  const fixed = pointOfBox(start, fixedAt);
  const flat = turnPoint(to, fixed, -start.rotation);
  const factor = fromCentre ? 2 : 1;
  let width = handle.x === 0 ? start.width : Math.max(smallestSideMm, (flat.x - fixed.x) * handle.x * factor);
  let height = handle.y === 0 ? start.height : Math.max(smallestSideMm, (flat.y - fixed.y) * handle.y * factor);
  if (keepAspect && start.width > 0 && start.height > 0) {
    const across = width / start.width;
    const down = height / start.height;
    const smallest = smallestSideMm / Math.min(start.width, start.height);
    const wanted = handle.x === 0 ? down : handle.y === 0 ? across : Math.max(across, down);
    const scale = Math.max(wanted, Math.min(1, smallest));
    width = start.width * scale;
    height = start.height * scale;
  }
  return anchorBox({ width, height, rotation: start.rotation }, fixedAt, fixed);
}

/** The same text box with the height its lines need: its top edge stays where it is, also when it is rotated. */
export function withHeight(box: Transform, height: number): Transform {
  return clampBox(
    anchorBox(
      { width: box.width, height, rotation: box.rotation },
      { x: -1, y: -1 },
      pointOfBox(box, { x: -1, y: -1 }),
    ),
  );
}

/**
 * Whether these can only be scaled alike in both directions: letters cannot be stretched, nor boxes that are tilted in the
 * frame they are scaled with (`rotation`: how that is turned, degrees).
 */
export function needsUniformScale(elements: readonly DraftElement[], rotation = 0): boolean {
  return elements.some(
    (element) => element.type === "text" || normalizeDegrees(element.transform.rotation - rotation) % 90 !== 0,
  );
}

function scaleContent(element: DraftElement, scale: number): DraftElement {
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  const times = (value: number, least: number, most: number) => Math.min(most, Math.max(least, round(value * scale)));
  if (element.type === "text") {
    const { content } = element;
    return {
      ...element,
      content: {
        ...content,
        fontSizeMm: times(content.fontSizeMm, 0.05, 5000),
        ...(content.letterSpacingMm === undefined
          ? {}
          : { letterSpacingMm: times(content.letterSpacingMm, -1000, 1000) }),
        ...(content.stroke === undefined
          ? {}
          : { stroke: { ...content.stroke, widthMm: times(content.stroke.widthMm, 0, 1000) } }),
      },
    };
  }
  if (element.type === "shape") {
    const { content } = element;
    return {
      ...element,
      content: {
        ...content,
        ...(content.strokeWidthMm === undefined ? {} : { strokeWidthMm: times(content.strokeWidthMm, 0, 1000) }),
        ...(content.cornerRadiusMm === undefined ? {} : { cornerRadiusMm: times(content.cornerRadiusMm, 0, limit) }),
      },
    };
  }
  if (element.type === "path" && element.content.stroke !== undefined) {
    const { stroke } = element.content;
    return {
      ...element,
      content: { ...element.content, stroke: { ...stroke, widthMm: times(stroke.widthMm, 0, 1000) } },
    };
  }
  return element;
}

/**
 * Carries elements from one frame to another, as when several are resized together. Scaled alike in both directions,
 * letters, lines and corners grow with them.
 */
export function mapElements(elements: readonly DraftElement[], from: Bounds, to: Bounds): DraftElement[] {
  const sx = from.right > from.left ? (to.right - to.left) / (from.right - from.left) : 1;
  const sy = from.bottom > from.top ? (to.bottom - to.top) / (from.bottom - from.top) : 1;
  const isUniform = Math.abs(sx - sy) < 1e-6 * Math.max(1, Math.abs(sx));
  return elements.map((element) => {
    const { transform } = element;
    const centre = centreOf(transform);
    const lies = Math.abs(transform.rotation % 180) === 90;
    const width = transform.width * (lies ? sy : sx);
    const height = transform.height * (lies ? sx : sy);
    const x = to.left + (centre.x - from.left) * sx - width / 2;
    const y = to.top + (centre.y - from.top) * sy - height / 2;
    const moved = { ...element, transform: clampBox({ x, y, width, height, rotation: transform.rotation }) };
    return isUniform && sx > 0 ? scaleContent(moved, sx) : moved;
  });
}

/**
 * Carries elements from one frame to another that is turned alike: as `mapElements`, along the frame's own sides.
 */
export function carryElements(elements: readonly DraftElement[], from: Transform, to: Transform): DraftElement[] {
  const flat = (box: Transform): Bounds => {
    const centre = turnPoint(centreOf(box), centreOf(from), -from.rotation);
    const [left, top] = [centre.x - box.width / 2, centre.y - box.height / 2];
    return { left, top, right: left + box.width, bottom: top + box.height };
  };
  if (from.rotation === 0) return mapElements(elements, flat(from), flat(to));
  const straight = turnElements(elements, centreOf(from), -from.rotation);
  return turnElements(mapElements(straight, flat(from), flat(to)), centreOf(from), from.rotation);
}

/** Turns elements clockwise about a point. */
export function turnElements(elements: readonly DraftElement[], about: Point, degrees: number): DraftElement[] {
  return elements.map((element) => {
    const { transform } = element;
    const centre = turnPoint(centreOf(transform), about, degrees);
    const box = {
      ...transform,
      x: centre.x - transform.width / 2,
      y: centre.y - transform.height / 2,
      rotation: transform.rotation + degrees,
    };
    return { ...element, transform: clampBox(box) };
  });
}

export function shiftElements(elements: readonly DraftElement[], dx: number, dy: number): DraftElement[] {
  if (dx === 0 && dy === 0) return [...elements];
  return elements.map((element) => {
    const { transform } = element;
    return { ...element, transform: clampBox({ ...transform, x: transform.x + dx, y: transform.y + dy }) };
  });
}

/** One element in a new box: a text taken by a corner (`scales`) grows with its letters, else its lines break anew. */
export function fitElement(element: DraftElement, box: Transform, scales: boolean): DraftElement {
  const moved: DraftElement = { ...element, transform: clampBox(box) };
  if (element.type !== "text" || !scales || element.transform.width <= 0) return moved;
  return scaleContent(moved, box.width / element.transform.width);
}
