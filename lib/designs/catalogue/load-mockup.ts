import path from "node:path";
import type { MockupDefinition, MockupLayerFiles } from "@/lib/render/mockup";
import { findBuiltInStyle } from "./built-in-styles";
import { createGenericMockup } from "./generic-mockup";
import { findMockup } from "./mockups";
import type { Space, Style } from "./style-schema";

/** A product picture: how to dress it, and where its layers lie on this machine. */
export interface LoadedMockup {
  definition: MockupDefinition;
  /** Absolute paths, by layer. */
  layerPaths: MockupLayerFiles;
}

/** How far the proportions of a foreign space may differ from those that a mockup was drawn for. */
const tolerance = 0.03;

function findProductMockup(
  style: Pick<Style, "key">,
  space: Pick<Space, "sideId" | "widthMm" | "heightMm">,
): MockupDefinition | undefined {
  if (style.key === undefined) return undefined;
  const drawnFor = findBuiltInStyle(style.key)?.spaces.find((candidate) => candidate.sideId === space.sideId);
  if (drawnFor === undefined) return undefined;
  const stretch = (space.widthMm / space.heightMm) * (drawnFor.heightMm / drawnFor.widthMm);
  return Math.abs(stretch - 1) <= tolerance ? findMockup(style.key, space.sideId) : undefined;
}

/**
 * The product picture of a space. Styles of other catalogues get the built-in picture when they name its `key` and their
 * space has the same proportions; everything else is shown on the generic card.
 */
export function loadMockup(
  style: Pick<Style, "key">,
  space: Pick<Space, "sideId" | "widthMm" | "heightMm">,
): LoadedMockup {
  const definition = findProductMockup(style, space) ?? createGenericMockup(space);
  const absolute = (file: string) => path.join(process.cwd(), "public", file);
  const { scene, shade, highlight, mask, shift } = definition.layerFiles;
  return {
    definition,
    layerPaths: {
      scene: absolute(scene),
      shade: absolute(shade),
      highlight: absolute(highlight),
      mask: absolute(mask),
      ...(shift === undefined ? {} : { shift: absolute(shift) }),
    },
  };
}
