import type { MockupTask } from "@/lib/kernel/rendering/tasks";
import type { Scene } from "@/lib/render/scene";
import { loadMockup } from "./catalogue/load-mockup";
import type { Space, Style } from "./catalogue/style-schema";

/** The hex of a product colour: given as hex, or by its name in the style; the style's first colour otherwise. */
export function productColorOf(style: Style, wanted: string | null): string {
  const first = style.colors[0]?.hex ?? "#ffffff";
  if (wanted === null) return first;
  if (/^#[0-9a-f]{6}$/i.test(wanted)) return wanted.toLowerCase();
  return style.colors.find((color) => color.name.toLowerCase() === wanted.toLowerCase())?.hex ?? first;
}

/** The product picture of a space, with the artwork of the other sides that it shows. */
export function mockupOf(
  style: Style,
  space: Space,
  productColor: string,
  sceneOf: (space: Space) => Scene,
): MockupTask {
  const { definition, layerPaths } = loadMockup(style, space);
  const neighbours: Record<string, Scene> = {};
  for (const { sideId } of definition.neighbours) {
    const other = style.spaces.find((candidate) => candidate.sideId === sideId);
    if (other !== undefined) neighbours[sideId] = sceneOf(other);
  }
  return { definition, layerPaths, productColor, neighbours };
}
