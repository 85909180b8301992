import type { DraftElement } from "@/components/designs/editor/draft";
import type { Space } from "@/lib/render/scene";
import { cloneElements } from "./copy-elements";
import { boundsOfBoxes } from "./measure";
import { familyOf, rootsOf, treeOf } from "./tree";

/** Elements on their way through the clipboard, as JSON text: `atelier/elements@1`. */
export interface Clip {
  readonly format: "atelier/elements@1";
  /** The organization's pictures are only known to itself. */
  readonly organizationId: string;
  readonly spaceId: string;
  readonly elements: readonly DraftElement[];
}

export const clipFormat = "atelier/elements@1";

/** The selection with all that groups in it hold. */
export function clipOf(
  draft: Parameters<typeof treeOf>[0],
  spaceId: string,
  ids: readonly string[],
  organizationId: string,
): Clip | null {
  const tree = treeOf(draft, spaceId);
  const elements = rootsOf(tree, ids).flatMap((root) => familyOf(tree, root.elementId));
  return elements.length === 0 ? null : { format: clipFormat, organizationId, spaceId, elements };
}

/** Elements of any spaces with all that groups among them hold; null when there are none. */
export function clipOfAll(
  elements: readonly DraftElement[],
  ids: ReadonlySet<string>,
  organizationId: string,
): Clip | null {
  const spaceIds = [...new Set(elements.map((element) => element.spaceId))];
  const clips = spaceIds.flatMap((spaceId) => {
    const own = elements.filter((element) => element.spaceId === spaceId && ids.has(element.elementId));
    const chosen = own.map((element) => element.elementId);
    return clipOf({ elements }, spaceId, chosen, organizationId) ?? [];
  });
  const [first] = clips;
  return first === undefined ? null : { ...first, elements: clips.flatMap((clip) => clip.elements) };
}

/**
 * The clip's elements for a space, with new ids: back where they came from they are moved a little, on another space they
 * keep their place when they can be seen there, else they come to its middle; `at` puts their middle at a point (mm).
 */
export function placeClip(
  clip: Clip,
  space: Space,
  options: { at: { x: number; y: number } | null; offsetMm: number },
): { copies: DraftElement[]; rootIds: string[] } {
  const painted = clip.elements.filter((element) => element.type !== "group");
  const bounds = boundsOfBoxes(painted.map((element) => element.transform));
  const shift = { dx: 0, dy: 0 };
  if (bounds !== undefined) {
    const middle = { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
    const isSeen = middle.x > 0 && middle.y > 0 && middle.x < space.widthMm && middle.y < space.heightMm;
    const target = options.at ?? (isSeen ? null : { x: space.widthMm / 2, y: space.heightMm / 2 });
    const step = clip.spaceId === space.spaceId || options.at !== null ? options.offsetMm : 0;
    shift.dx = target === null ? step : target.x - middle.x + (options.at === null ? 0 : step);
    shift.dy = target === null ? step : target.y - middle.y + (options.at === null ? 0 : step);
  }
  return cloneElements(clip.elements, { spaceId: space.spaceId, ...shift, keepParents: false });
}
