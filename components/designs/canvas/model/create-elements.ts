import { v7 as newId } from "uuid";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { Point, Transform } from "@/components/designs/editor/geometry";
import { createText, inkOn } from "@/components/designs/editor/new-elements";
import type { Space } from "@/lib/render/scene";
import { roundMm } from "./measure";
import { clampBox } from "./transform-boxes";

export type ShapeKind = "rect" | "ellipse" | "line" | "star" | "polygon";

/** A new shape in this box, in a colour that can be seen on the product. */
export function createShapeIn(space: Space, kind: ShapeKind, box: Transform, productColor: string): DraftElement {
  const ink = inkOn(productColor);
  const side = Math.min(space.widthMm, space.heightMm);
  const lineMm = Math.max(0.25, roundMm(side * 0.005));
  const common = { elementId: newId(), type: "shape" as const, spaceId: space.spaceId, transform: clampBox(box) };
  if (kind === "line") return { ...common, content: { shape: "line", stroke: ink, strokeWidthMm: lineMm } };
  const points = kind === "star" ? { points: 5 } : kind === "polygon" ? { points: 6 } : {};
  return { ...common, content: { shape: kind, fill: ink, ...points } };
}

/** Size of a shape that is made by a click, mm. */
export function defaultBox(space: Space, kind: ShapeKind, centre: Point): Transform {
  const side = roundMm(Math.min(space.widthMm, space.heightMm) * 0.25);
  const height = kind === "line" ? 0 : side;
  return { x: centre.x - side / 2, y: centre.y - height / 2, width: side, height, rotation: 0 };
}

/** A new text: at a point its first line is centred there, in a box it is as wide as that. */
export function createTextIn(
  space: Space,
  productColor: string,
  place: { at: Point } | { box: Transform },
  text = "",
): DraftElement {
  const made = createText(space, productColor);
  if (made.type !== "text") return made;
  const { width, height } = made.transform;
  const box =
    "box" in place
      ? { ...place.box, height }
      : { x: place.at.x - width / 2, y: place.at.y - height / 2, width, height, rotation: 0 };
  const align = "box" in place ? ({ align: "left" } as const) : {};
  return { ...made, transform: clampBox(box), content: { ...made.content, ...align, text } };
}
