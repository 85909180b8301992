import { encodeSrgb, linearOfByte } from "@/lib/kernel/ai/built-in/scene/colors";
import type { LabImage } from "./cut-out";
import type { Background } from "./find-background";

const reach = 2;

/**
 * Writes alpha into the picture. Within two pixels of the outline a pixel is a mixture: its share of product is how far it
 * lies from the background's colour towards the nearest whole product, whose colour it takes over.
 */
export function softenEdges(image: LabImage, background: Background): void {
  const { width, height, pixels } = image;
  const original = pixels.slice();
  const inside = measureInside(background.mask, width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const depth = inside[at] as number;
      if (depth > reach) continue;
      const whole = depth === 0 ? -1 : findWhole(inside, x, y, width, height);
      if (whole >= 0) mixPixel(pixels, original, at, whole, shareOf(background, at, whole, depth));
      else pixels[at * 4 + 3] = depth === 0 ? 0 : depth >= reach ? 255 : 150;
    }
  }
}

/** The pixel nearby that lies deepest in the product, deeper than the one asked for; −1 when there is none. */
function findWhole(inside: Uint8Array, x: number, y: number, width: number, height: number): number {
  const depth = inside[y * width + x] as number;
  let best = -1;
  let bestScore = 0;
  for (let row = Math.max(0, y - 4); row <= Math.min(height - 1, y + 4); row += 1) {
    for (let column = Math.max(0, x - 4); column <= Math.min(width - 1, x + 4); column += 1) {
      const other = inside[row * width + column] as number;
      if (other <= depth) continue;
      const score = other * 4 - Math.sqrt((column - x) * (column - x) + (row - y) * (row - y));
      if (score <= bestScore) continue;
      best = row * width + column;
      bestScore = score;
    }
  }
  return best;
}

function shareOf({ distance, tolerance }: Background, at: number, whole: number, depth: number): number {
  const least = tolerance * 0.4;
  const most = Math.max(tolerance * 1.5, distance[whole] as number);
  const share = Math.min(1, Math.max(0, ((distance[at] as number) - least) / (most - least)));
  // The outermost pixel is the one that carries the old background: it never is wholly opaque.
  return depth === 1 ? Math.min(0.8, share) : Math.max(share, 0.75);
}

function mixPixel(
  pixels: Uint8ClampedArray,
  original: Uint8ClampedArray,
  at: number,
  whole: number,
  alpha: number,
): void {
  pixels[at * 4 + 3] = Math.round(alpha * 255);
  for (let channel = 0; channel < 3; channel += 1) {
    const own = linearOfByte[original[at * 4 + channel] as number] as number;
    const pure = linearOfByte[original[whole * 4 + channel] as number] as number;
    pixels[at * 4 + channel] = encodeSrgb(own * alpha * 0.5 + pure * (1 - alpha * 0.5)) * 255;
  }
}

/** Steps from the background, up to five; 6 farther inside. */
function measureInside(mask: Uint8Array, width: number, height: number): Uint8Array {
  const depth = new Uint8Array(mask.length);
  let edge: number[] = [];
  for (let at = 0; at < mask.length; at += 1) {
    if (mask[at] === 1) continue;
    depth[at] = touchesGround(mask, at, width) ? 1 : 6;
    if (depth[at] === 1) edge.push(at);
  }
  for (let step = 2; step <= 5; step += 1) {
    const next: number[] = [];
    const visit = (at: number) => {
      if (depth[at] !== 6) return;
      depth[at] = step;
      next.push(at);
    };
    for (const at of edge) {
      const x = at % width;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      if (at >= width) visit(at - width);
      if (at < width * (height - 1)) visit(at + width);
    }
    edge = next;
  }
  return depth;
}

function touchesGround(mask: Uint8Array, at: number, width: number): boolean {
  const x = at % width;
  return (
    (x > 0 && mask[at - 1] === 1) ||
    (x < width - 1 && mask[at + 1] === 1) ||
    mask[at - width] === 1 ||
    mask[at + width] === 1
  );
}
