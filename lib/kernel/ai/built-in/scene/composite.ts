import { createCanvas, ImageData } from "@napi-rs/canvas";
import { linearOfByte, luminance, type Rgb } from "./colors";
import type { ProductPicture } from "./product/cut-out";
import { shapeColumns } from "./product/shape";
import type { Frame } from "./render/frame";
import { blurPlane } from "./render/planes";
import { scratchFloats } from "./render/scratch";

/** The product in the picture's pixels: linear colour times alpha, and alpha. */
export interface PlacedProduct {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  readonly alpha: Float32Array;
}

interface ProductBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the scene's light falls on the product. */
export interface ProductLight {
  /** Light on its front, relative to its photograph. */
  readonly color: Rgb;
  /** 1: light comes from the left, −1: from the right. */
  readonly side: number;
  /** 0…1: how much brighter the lit side is. */
  readonly contrast: number;
  /** Its foot is a little darker where it stands. */
  readonly grounded: boolean;
}

/** Scales the product to its box and lights it. */
export function placeProduct(picture: ProductPicture, box: ProductBox, light: ProductLight): PlacedProduct {
  const left = Math.floor(box.x) - 1;
  const top = Math.floor(box.y) - 1;
  const width = Math.ceil(box.x + box.width) + 1 - left;
  const height = Math.ceil(box.y + box.height) + 1 - top;
  const source = createCanvas(picture.width, picture.height);
  source.getContext("2d").putImageData(new ImageData(picture.pixels, picture.width, picture.height), 0, 0);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(source, box.x - left, box.y - top, box.width, box.height);
  const pixels = context.getImageData(0, 0, width, height).data;
  const count = width * height;
  const placed: PlacedProduct = {
    left,
    top,
    width,
    height,
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
    alpha: new Float32Array(count),
  };
  for (let at = 0; at < count; at += 1) placed.alpha[at] = (pixels[at * 4 + 3] ?? 0) / 255;
  const body = blurPlane(placed.alpha.slice(), width, height, Math.max(1, Math.round(width * 0.045)));
  for (let y = 0; y < height; y += 1) {
    const fromFoot = (box.y + box.height - top - y) / Math.max(1, box.height);
    const foot = light.grounded ? 1 - 0.2 * Math.exp(-Math.max(0, fromFoot) / 0.05) : 1;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const alpha = placed.alpha[at] ?? 0;
      if (alpha === 0) continue;
      const across = (x / width - 0.5) * -2;
      const slope = ((body[at + (x < width - 1 ? 1 : 0)] ?? 0) - (body[at - (x > 0 ? 1 : 0)] ?? 0)) * width * 0.045;
      const shading = light.contrast * light.side * (0.13 * across + 0.4 * Math.max(-0.5, Math.min(0.5, slope)));
      const gain = foot * (1 + Math.max(-0.34, Math.min(0.1, shading)));
      placed.red[at] = (linearOfByte[pixels[at * 4] ?? 0] ?? 0) * gain * light.color[0] * alpha;
      placed.green[at] = (linearOfByte[pixels[at * 4 + 1] ?? 0] ?? 0) * gain * light.color[1] * alpha;
      placed.blue[at] = (linearOfByte[pixels[at * 4 + 2] ?? 0] ?? 0) * gain * light.color[2] * alpha;
    }
  }
  return placed;
}

/** 1 for each two by two pixels of a frame that lie under the product, farther than `margin` pixels from its edge. */
export function findHidden(product: PlacedProduct, width: number, height: number, margin: number): Uint8Array {
  const columns = Math.ceil(width / 2);
  const rows = Math.ceil(height / 2);
  const hidden = new Uint8Array(columns * rows);
  const plane = scratchFloats("hidden", columns * rows);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const row = y * 2 - product.top;
      const column = x * 2 - product.left;
      if (row < 0 || column < 0 || row + 1 >= product.height || column + 1 >= product.width) continue;
      const at = row * product.width + column;
      const least = Math.min(
        product.alpha[at] as number,
        product.alpha[at + 1] as number,
        product.alpha[at + product.width] as number,
        product.alpha[at + product.width + 1] as number,
      );
      if (least >= 1) plane[y * columns + x] = 1;
    }
  }
  // Two running means reach twice as far as one.
  blurPlane(plane, columns, rows, Math.max(1, Math.ceil(margin / 4)));
  for (let at = 0; at < hidden.length; at += 1) if ((plane[at] as number) > 0.9999) hidden[at] = 1;
  return hidden;
}

/** Lays the product over the frame. */
export function overlayProduct(frame: Frame, product: PlacedProduct, nearness: number): void {
  for (let y = 0; y < product.height; y += 1) {
    const row = y + product.top;
    if (row < 0 || row >= frame.height) continue;
    for (let x = 0; x < product.width; x += 1) {
      const column = x + product.left;
      if (column < 0 || column >= frame.width) continue;
      const from = y * product.width + x;
      const alpha = product.alpha[from] ?? 0;
      if (alpha === 0) continue;
      const at = row * frame.width + column;
      frame.red[at] = (frame.red[at] ?? 0) * (1 - alpha) + (product.red[from] ?? 0);
      frame.green[at] = (frame.green[at] ?? 0) * (1 - alpha) + (product.green[from] ?? 0);
      frame.blue[at] = (frame.blue[at] ?? 0) * (1 - alpha) + (product.blue[from] ?? 0);
      if (alpha > 0.5) frame.nearness[at] = nearness;
    }
  }
}

/**
 * Darkens what the product stands on, close to where it touches: a thin line and a wider breath around it.
 * @param undersides see `measureShape`; `touches` 1 for columns that meet the ground
 */
export function groundContact(
  frame: Frame,
  box: ProductBox,
  undersides: Float32Array,
  touches: Uint8Array,
  strength: number,
): void {
  const width = Math.ceil(frame.width / 2);
  const step = box.width / shapeColumns;
  const thick = Math.max(1, box.width * 0.012);
  const reach = Math.max(2, Math.round(box.width * 0.022));
  // Only the rows about the places where it stands, at half the size.
  const lowest = box.y + box.height;
  const highest = lowest - 0.3 * box.height - thick * 2.5;
  const first = Math.max(0, Math.floor(highest / 2) - 2 * reach - 1);
  const last = Math.min(Math.ceil(frame.height / 2) - 1, Math.ceil((lowest + thick) / 2) + 2 * reach + 1);
  const height = last - first + 1;
  if (height < 2) return;
  const narrow = scratchFloats("contact", width * height);
  for (let column = 0; column < shapeColumns; column += 1) {
    if (touches[column] !== 1) continue;
    const middleY = lowest - (undersides[column] ?? 0) * box.height;
    const left = Math.max(0, Math.floor((box.x + column * step) / 2));
    const right = Math.min(width, Math.ceil((box.x + (column + 1) * step) / 2));
    for (let y = Math.floor((middleY - thick * 2.5) / 2); y <= (middleY + thick * 0.6) / 2; y += 1) {
      if (y >= first && y <= last && right > left) {
        narrow.fill(1, (y - first) * width + left, (y - first) * width + right);
      }
    }
  }
  const broad = scratchFloats("wide contact", width * height);
  broad.set(narrow);
  blurPlane(narrow, width, height, Math.max(1, Math.round(box.width * 0.006)));
  blurPlane(broad, width, height, reach);
  for (let y = first * 2; y < Math.min(frame.height, last * 2 + 2); y += 1) {
    for (let x = 0; x < frame.width; x += 1) {
      const from = ((y >> 1) - first) * width + (x >> 1);
      const dark = strength * Math.min(0.88, (narrow[from] as number) * 0.7 + (broad[from] as number) * 0.85);
      if (dark < 0.003) continue;
      const at = y * frame.width + x;
      frame.red[at] = (frame.red[at] as number) * (1 - dark);
      frame.green[at] = (frame.green[at] as number) * (1 - dark);
      frame.blue[at] = (frame.blue[at] as number) * (1 - dark);
      frame.mirror[at] = (frame.mirror[at] as number) * (1 - dark);
    }
  }
}

/** Colour of some light without its strength. */
export function hueOf(light: Rgb): Rgb {
  const strength = luminance(light) || 1;
  return [light[0] / strength, light[1] / strength, light[2] / strength];
}
