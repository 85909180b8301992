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

/** The box around other boxes that is itself turned by `rotation` degrees; undefined when there are none. */
export function frameAround(transforms: readonly Transform[], rotation: number): Transform | undefined {
  if (rotation === 0) {
    const bounds = boundsOfBoxes(transforms);
    return bounds && boxOfBounds(bounds);
  }
  const turned = (x: number, y: number, degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
  };
  const corners = transforms.flatMap(cornersOf).map(({ x, y }) => turned(x, y, -rotation));
  if (corners.length === 0) return undefined;
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const centre = turned((left + right) / 2, (top + bottom) / 2, rotation);
  const [width, height] = [right - left, bottom - top];
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height, rotation };
}

/** Thousandths of a millimetre: finer than any print, and short to store. Never minus zero. */
export function roundMm(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
