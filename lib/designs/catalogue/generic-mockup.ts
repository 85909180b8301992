import type { MockupDefinition } from "@/lib/render/mockup";
import { findMockup } from "./mockups";
import type { Space } from "./style-schema";

/** Part of the card's width and height that artwork may fill. */
const filled = 0.84;

function cardFor(space: Pick<Space, "widthMm" | "heightMm">): string {
  const ratio = space.widthMm / space.heightMm;
  return ratio > 1.12 ? "landscape" : ratio < 0.9 ? "portrait" : "square";
}

/**
 * The picture of a space that has no product mockup of its own: its artwork, whole and true to its proportions, printed
 * on a heavy sheet of the product's colour.
 */
export function createGenericMockup(space: Pick<Space, "widthMm" | "heightMm">): MockupDefinition {
  const card = findMockup("generic", cardFor(space));
  if (card === undefined) throw new Error("the generic mockups are missing from the catalogue data");
  const [left = 0, top = 0, right = 1, , , bottom = 1] = card.mesh.points;
  const cardWidth = (right - left) * card.width;
  const cardHeight = (bottom - top) * card.height;
  const scale = Math.min((cardWidth * filled) / space.widthMm, (cardHeight * filled) / space.heightMm);
  const halfWidth = (space.widthMm * scale) / 2 / card.width;
  const halfHeight = (space.heightMm * scale) / 2 / card.height;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const points = [
    x - halfWidth,
    y - halfHeight,
    x + halfWidth,
    y - halfHeight,
    x - halfWidth,
    y + halfHeight,
    x + halfWidth,
    y + halfHeight,
  ];
  return { ...card, mesh: { ...card.mesh, points } };
}
