import { v7 as newId } from "uuid";
import type { Space } from "@/lib/render/scene";
import type { DraftElement } from "./draft";

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A box of this size in the middle of the space. */
function centred(space: Space, width: number, height: number) {
  return {
    x: round((space.widthMm - width) / 2),
    y: round((space.heightMm - height) / 2),
    width: round(width),
    height: round(height),
    rotation: 0,
  };
}

/** Ink that can be read on a product of this colour. */
export function inkOn(productColor: string): string {
  const value = Number.parseInt(productColor.slice(1, 7), 16);
  const luma = ((value >> 16) & 255) * 0.299 + ((value >> 8) & 255) * 0.587 + (value & 255) * 0.114;
  return luma < 140 ? "#f7f6f2" : "#1d2430";
}

export function createText(space: Space, productColor: string): DraftElement {
  const sizeMm = round(Math.min(space.heightMm * 0.14, space.widthMm * 0.11));
  return {
    elementId: newId(),
    type: "text",
    spaceId: space.spaceId,
    transform: centred(space, space.widthMm * 0.8, sizeMm * 1.2),
    content: {
      text: "Your text",
      fontFamily: "Inter",
      fontWeight: 700,
      fontSizeMm: sizeMm,
      color: inkOn(productColor),
      align: "center",
      lineHeight: 1.2,
    },
  };
}

/** An image as large as fits well, in its own proportions. */
export function createImage(space: Space, asset: { id: string; widthPx: number; heightPx: number }): DraftElement {
  const scale = Math.min((space.widthMm * 0.7) / asset.widthPx, (space.heightMm * 0.7) / asset.heightPx);
  return {
    elementId: newId(),
    type: "image",
    spaceId: space.spaceId,
    assetId: asset.id,
    transform: centred(space, asset.widthPx * scale, asset.heightPx * scale),
    content: { fit: "contain" },
  };
}

export function createShape(space: Space, productColor: string): DraftElement {
  const side = Math.min(space.widthMm, space.heightMm) * 0.4;
  return {
    elementId: newId(),
    type: "shape",
    spaceId: space.spaceId,
    transform: centred(space, side, side),
    content: { shape: "rect", fill: inkOn(productColor), cornerRadiusMm: round(side * 0.06) },
  };
}
