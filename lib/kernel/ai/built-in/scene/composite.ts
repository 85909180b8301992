import { createCanvas, ImageData } from "@napi-rs/canvas";
import { linearOfByte, luminance, type Rgb } from "./colors";
import type { ProductPicture } from "./product/cut-out";
import { shapeColumns } from "./product/shape";
import type { Frame } from "./render/frame";
import { blurPlane } from "./render/planes";

/** The product in the picture's pixels: linear colour times alpha, and alpha. */
interface PlacedProduct {
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
interface ProductLight {
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
  const body = blurPlane(placed.alpha, width, height, Math.max(1, Math.round(width * 0.045)));
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
  const factor = 2;
  const width = Math.ceil(frame.width / factor);
  const height = Math.ceil(frame.height / factor);
  const tight = new Float32Array(width * height);
  const wide = new Float32Array(width * height);
  const step = box.width / shapeColumns;
  const thick = Math.max(1, box.width * 0.012);
  for (let column = 0; column < shapeColumns; column += 1) {
    if (touches[column] !== 1) continue;
    const middleY = box.y + box.height - (undersides[column] ?? 0) * box.height;
    const left = Math.floor((box.x + column * step) / factor);
    const right = Math.ceil((box.x + (column + 1) * step) / factor);
    for (let y = Math.floor((middleY - thick * 2.5) / factor); y <= (middleY + thick * 0.6) / factor; y += 1) {
      if (y < 0 || y >= height) continue;
      for (let x = Math.max(0, left); x < Math.min(width, right); x += 1) {
        tight[y * width + x] = 1;
        wide[y * width + x] = 1;
      }
    }
  }
  const narrow = blurPlane(tight, width, height, Math.max(1, Math.round(box.width * 0.006)));
  const broad = blurPlane(wide, width, height, Math.max(2, Math.round(box.width * 0.022)));
  for (let y = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1) {
      const from = (y >> 1) * width + (x >> 1);
      const dark = strength * Math.min(0.88, (narrow[from] ?? 0) * 0.7 + (broad[from] ?? 0) * 0.85);
      if (dark < 0.003) continue;
      const at = y * frame.width + x;
      frame.red[at] = (frame.red[at] ?? 0) * (1 - dark);
      frame.green[at] = (frame.green[at] ?? 0) * (1 - dark);
      frame.blue[at] = (frame.blue[at] ?? 0) * (1 - dark);
      frame.mirror[at] = (frame.mirror[at] ?? 0) * (1 - dark);
    }
  }
}

/** Colour of some light without its strength. */
export function hueOf(light: Rgb): Rgb {
  const strength = luminance(light) || 1;
  return [light[0] / strength, light[1] / strength, light[2] / strength];
}
