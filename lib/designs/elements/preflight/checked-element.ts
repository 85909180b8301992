import type { Bounds } from "@/lib/render/matrix";
import type { Element } from "@/lib/render/scene";
import { sceneLimits } from "@/lib/render/scene-limits";
import { buildSceneTree, type SceneNode } from "@/lib/render/scene-tree";
import type { AssetFacts, Finding, Fix, PreflightInput } from "./finding";
import { labelOf, measureElement } from "./measure-element";

/** A visible element with what all checks ask of it. */
export interface CheckedElement {
  element: Element;
  label: string;
  /** What it paints, mm in the space. */
  bounds: Bounds;
  /** `null`: gone; undefined: no picture, or not known yet. */
  asset: AssetFacts | null | undefined;
  /** Its place in paint order. */
  order: number;
}

function flatten(nodes: readonly SceneNode[]): Element[] {
  return nodes.flatMap((node) => (node.element.type === "group" ? flatten(node.children) : [node.element]));
}

/** The visible elements of the space that paint something, in paint order. */
export function collectElements({ space, elements, assets }: PreflightInput): CheckedElement[] {
  const found: CheckedElement[] = [];
  for (const element of flatten(buildSceneTree({ space, elements: [...elements] }))) {
    const asset = element.type === "image" ? assets[element.assetId] : undefined;
    const bounds = measureElement(element, asset);
    if (bounds === undefined) continue;
    found.push({ element, label: labelOf(element, asset), bounds, asset, order: found.length });
  }
  return found;
}

/** A finding about an element; a fix that its locks or the bounds of scenes forbid is left out. */
export function report(
  checked: CheckedElement,
  finding: Omit<Finding, "elementId" | "spaceId" | "fix"> & { fix?: Fix | undefined },
): Finding {
  const { element } = checked;
  const { fix, ...rest } = finding;
  return {
    ...rest,
    ...(element.elementId === undefined ? {} : { elementId: element.elementId }),
    spaceId: element.spaceId,
    ...(fix !== undefined && element.elementId !== undefined && isAllowed(element, fix) && isInBounds(fix)
      ? { fix }
      : {}),
  };
}

function isAllowed({ locks }: Element, fix: Fix): boolean {
  if (locks === undefined) return true;
  if (fix.kind === "remove") return locks.delete !== true;
  if (fix.kind === "scale") return locks.position !== true && locks.style !== true;
  return (
    (fix.transform === undefined || locks.position !== true) && (fix.content === undefined || locks.style !== true)
  );
}

function isInBounds(fix: Fix): boolean {
  if (fix.kind === "remove") return true;
  const lengths = fix.kind === "scale" ? [fix.x, fix.y] : Object.values(fix.transform ?? {});
  return lengths.every((value) => Math.abs(value) <= sceneLimits.coordinateMm);
}
