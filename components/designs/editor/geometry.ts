import type { Element, Space } from "@/lib/render/scene";
import type { DraftElement, ImageDraft } from "./draft";

export type Transform = Element["transform"];

export interface Point {
  x: number;
  y: number;
}

/** Corners of a rotated box in mm, clockwise from the top left. */
export function cornersOf({ x, y, width, height, rotation }: Transform): readonly Point[] {
  const angle = (rotation * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const centre = { x: x + width / 2, y: y + height / 2 };
  return [
    [-width / 2, -height / 2],
    [width / 2, -height / 2],
    [width / 2, height / 2],
    [-width / 2, height / 2],
  ].map(([dx = 0, dy = 0]) => ({ x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos }));
}

function isWithin(transform: Transform, point: Point, slackMm: number): boolean {
  const angle = (-transform.rotation * Math.PI) / 180;
  const dx = point.x - (transform.x + transform.width / 2);
  const dy = point.y - (transform.y + transform.height / 2);
  const x = dx * Math.cos(angle) - dy * Math.sin(angle);
  const y = dx * Math.sin(angle) + dy * Math.cos(angle);
  return Math.abs(x) <= transform.width / 2 + slackMm && Math.abs(y) <= transform.height / 2 + slackMm;
}

/** The frontmost visible element whose box holds the point. */
export function elementAt(
  elements: readonly DraftElement[],
  spaceId: string,
  point: Point,
  slackMm: number,
): DraftElement | undefined {
  return elements.findLast(
    (element) =>
      element.spaceId === spaceId &&
      element.type !== "group" &&
      element.hidden !== true &&
      isWithin(element.transform, point, slackMm),
  );
}

export type Edge = "left" | "center" | "right" | "top" | "middle" | "bottom";

/** Puts the box at an edge or the middle of the space; a rotated one by the box that surrounds it. */
export function alignTo(space: Space, transform: Transform, edge: Edge): Transform {
  const corners = cornersOf(transform);
  const left = Math.min(...corners.map((corner) => corner.x));
  const right = Math.max(...corners.map((corner) => corner.x));
  const top = Math.min(...corners.map((corner) => corner.y));
  const bottom = Math.max(...corners.map((corner) => corner.y));
  const shifts: Record<Edge, Point> = {
    left: { x: -left, y: 0 },
    center: { x: (space.widthMm - left - right) / 2, y: 0 },
    right: { x: space.widthMm - right, y: 0 },
    top: { x: 0, y: -top },
    middle: { x: 0, y: (space.heightMm - top - bottom) / 2 },
    bottom: { x: 0, y: space.heightMm - bottom },
  };
  const shift = shifts[edge];
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return { ...transform, x: round(transform.x + shift.x), y: round(transform.y + shift.y) };
}

/** SVG path of the printed shape in mm. */
export function outlineOf(space: Space): string {
  return space.clip ?? `M0 0H${space.widthMm}V${space.heightMm}H0Z`;
}

/** Pixels an inch of paper gets from a placed image. */
export function effectiveDpi(element: ImageDraft, image: { widthPx: number; heightPx: number }): number | null {
  const { width, height } = element.transform;
  if (width <= 0 || height <= 0) return null;
  const crop = element.content.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const across = (image.widthPx * crop.width) / (width / 25.4);
  const down = (image.heightPx * crop.height) / (height / 25.4);
  const fit = element.content.fit ?? "cover";
  if (fit === "contain") return Math.round(Math.max(across, down));
  return Math.round(Math.min(across, down));
}
