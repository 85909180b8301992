import type { ImageSource } from "@/components/designs/editor/browser-images";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { DrawReport, StoredLayouts } from "@/components/designs/editor/draft-renderer";
import type { Renderer } from "@/components/designs/editor/use-renderer";
import type { Space } from "@/lib/render/scene";

/** What is on the stage. The same objects mean the same picture. */
export interface Picture {
  readonly renderer: Renderer;
  readonly space: Space;
  readonly elements: readonly DraftElement[];
  readonly stored: StoredLayouts;
  readonly images: (assetId: string) => ImageSource | undefined;
  readonly view: { readonly zoom: number; readonly x: number; readonly y: number };
  /** Elements as a gesture shows them; those that are not among `elements` are new and in front. */
  readonly live: ReadonlyMap<string, DraftElement> | null;
  /** Device pixels of a CSS pixel. */
  readonly density: number;
}

export function isSameContent(one: Picture, other: Picture): boolean {
  return (
    one.renderer === other.renderer &&
    one.space === other.space &&
    one.elements === other.elements &&
    one.stored === other.stored &&
    one.images === other.images
  );
}

/** Whether all but the movers and groups are the same objects at the same places. */
export function isSameApartFrom(still: { picture: Picture; movers: ReadonlySet<string> }, picture: Picture): boolean {
  const { elements } = still.picture;
  const before = still.picture;
  if (before.renderer !== picture.renderer || before.space !== picture.space) return false;
  if (before.stored !== picture.stored || before.images !== picture.images) return false;
  if (elements.length !== picture.elements.length) return false;
  return elements.every((element, index) => {
    const other = picture.elements[index];
    if (element === other) return true;
    if (element.elementId !== other?.elementId || element.parentElementId !== other.parentElementId) return false;
    if (element.type === "group") return isSameLook(element, other);
    return still.movers.has(element.elementId) && isSameLook(element, other);
  });
}

/** What decides how an element is composited with others. */
function isSameLook(one: DraftElement, other: DraftElement): boolean {
  return one.hidden === other.hidden && one.opacity === other.opacity && one.blendMode === other.blendMode;
}

export function isSameView(one: Picture, other: Picture): boolean {
  return (
    one.view.zoom === other.view.zoom &&
    one.view.x === other.view.x &&
    one.view.y === other.view.y &&
    one.density === other.density
  );
}

/** More changed at once are drawn with the whole picture. */
const mostChanged = 100;

/**
 * What must be drawn again of a kept picture, when that is little of it and everything else is in its place; null: draw it
 * all. Groups are not named: nothing draws by them.
 */
export function changedSince(kept: { picture: Picture; report: DrawReport }, picture: Picture): Set<string> | null {
  if (kept.report.pending || kept.picture.elements.length !== picture.elements.length) return null;
  const changed = new Set<string>();
  picture.elements.forEach((element, index) => {
    const before = kept.picture.elements[index];
    if (before !== element && element.type !== "group") changed.add(element.elementId);
  });
  const isLittle = changed.size > 0 && changed.size <= Math.min(mostChanged, picture.elements.length / 4);
  return isLittle && isSameApartFrom({ picture: kept.picture, movers: changed }, picture) ? changed : null;
}
