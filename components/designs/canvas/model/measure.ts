import type { DraftElement } from "@/components/designs/editor/draft";
import { cornersOf, type Transform } from "@/components/designs/editor/geometry";
import { type Bounds, unite } from "@/lib/render/matrix";
import { type ElementTree, leavesOf } from "./tree";

/** The axis-parallel bounds of a box after its rotation, mm. */
export function boundsOfBox(transform: Transform): Bounds {
  if (transform.rotation === 0) {
    const { x, y, width, height } = transform;
    return { left: x, top: y, right: x + width, bottom: y + height };
  }
  const corners = cornersOf(transform);
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

export function boundsOfBoxes(transforms: readonly Transform[]): Bounds | undefined {
  return transforms.reduce<Bounds | undefined>((all, each) => unite(all, boundsOfBox(each)), undefined);
}

/** Bounds of what these elements paint, mm; an empty group has its own box. */
export function boundsOfSelection(tree: ElementTree, ids: Iterable<string>): Bounds | undefined {
  const chosen = [...ids];
  const leaves = leavesOf(tree, chosen);
  const painted: readonly DraftElement[] = leaves.length > 0 ? leaves : chosen.flatMap((id) => tree.byId.get(id) ?? []);
  return boundsOfBoxes(painted.map((element) => element.transform));
}

export function boxOfBounds({ left, top, right, bottom }: Bounds): Transform {
  return { x: left, y: top, width: right - left, height: bottom - top, rotation: 0 };
}

/** Thousandths of a millimetre: finer than any print, and short to store. Never minus zero. */
export function roundMm(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
