import type { ElementInput } from "@/lib/render/scene";
import type { DemoArtworkKey } from "./artwork";
import { cardRevisions } from "./design-cards";
import { posterRevisions } from "./design-poster";
import { teeRevisions } from "./design-tee";

type Draft<Element> = Element extends { type: "image" }
  ? Omit<Element, "spaceId" | "assetId" | "elementId" | "parentElementId"> & { artwork: DemoArtworkKey }
  : Omit<Element, "spaceId" | "elementId" | "parentElementId">;

/** An element that names its side and artwork instead of ids, which differ from one installation to the next. */
export type DemoElement = Draft<ElementInput> & { sideId: string };

export interface DemoRevision {
  elements: readonly DemoElement[];
  /** Stored with the revision; `productColor` is a colour's name of the style. */
  metadata: { productColor: string; note: string };
}

export interface DemoDesign {
  name: string;
  /** Key of the built-in style. */
  styleKey: string;
  /** Oldest first; each refines the one before. */
  revisions: readonly DemoRevision[];
}

/** What the demo organization has on its table. */
export const demoDesigns: readonly DemoDesign[] = [
  { name: "Ridgeline summer tee", styleKey: "t-shirt", revisions: teeRevisions },
  { name: "Golden hour poster", styleKey: "poster", revisions: posterRevisions },
  { name: "Tidewater business card", styleKey: "business-card", revisions: cardRevisions },
];

/** The elements of a demo revision as a client would send them. Throws when a side or an artwork is unknown. */
export function resolveDemoElements(
  revision: DemoRevision,
  find: { spaceId: (sideId: string) => string | undefined; assetId: (key: DemoArtworkKey) => string | undefined },
): ElementInput[] {
  return revision.elements.map(({ sideId, ...element }) => {
    const spaceId = find.spaceId(sideId);
    if (spaceId === undefined) throw new Error(`the style has no side ${sideId}`);
    if (element.type !== "image") return { ...element, spaceId };
    const { artwork, ...image } = element;
    const assetId = find.assetId(artwork);
    if (assetId === undefined) throw new Error(`the artwork ${artwork} was not stored`);
    return { ...image, spaceId, assetId };
  });
}
