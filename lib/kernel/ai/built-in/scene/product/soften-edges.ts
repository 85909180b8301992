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
  const { mask, distance, tolerance } = background;
  const original = pixels.slice();
  const inside = measureInside(mask, width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const depth = inside[at] ?? 0;
      if (depth > reach) continue;
      if (depth === 0) {
        pixels[at * 4 + 3] = 0;
        continue;
      }
      let best = -1;
      let bestScore = 0;
      for (let dy = -4; dy <= 4; dy += 1) {
        for (let dx = -4; dx <= 4; dx += 1) {
          const [px, py] = [x + dx, y + dy];
          if (px < 0 || py < 0 || px >= width || py >= height) continue;
          const other = py * width + px;
          const score = (inside[other] ?? 0) * 4 - Math.hypot(dx, dy);
          if (score > bestScore && (inside[other] ?? 0) > depth) {
            best = other;
            bestScore = score;
          }
        }
      }
      if (best < 0) {
        pixels[at * 4 + 3] = depth >= reach ? 255 : 150;
        continue;
      }
      const whole = Math.max(tolerance * 1.5, distance[best] ?? 0);
      const share = Math.min(1, Math.max(0, ((distance[at] ?? 0) - tolerance * 0.4) / (whole - tolerance * 0.4)));
      // The outermost pixel is the one that carries the old background: it never is wholly opaque.
      const alpha = depth === 1 ? Math.min(0.8, share) : Math.max(share, 0.75);
      pixels[at * 4 + 3] = Math.round(alpha * 255);
      for (let channel = 0; channel < 3; channel += 1) {
        const own = linearOfByte[original[at * 4 + channel] ?? 0] ?? 0;
        const pure = linearOfByte[original[best * 4 + channel] ?? 0] ?? 0;
        pixels[at * 4 + channel] = encodeSrgb(own * alpha * 0.5 + pure * (1 - alpha * 0.5)) * 255;
      }
    }
  }
}

/** Steps from the background, up to five. */
function measureInside(mask: Uint8Array, width: number, height: number): Uint8Array {
  const depth = new Uint8Array(mask.length);
  for (let at = 0; at < mask.length; at += 1) depth[at] = mask[at] === 1 ? 0 : 6;
  for (let step = 1; step <= 5; step += 1) {
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = y * width + x;
        if ((depth[at] ?? 0) < 6) continue;
        const before = step - 1;
        const touches =
          (x > 0 && depth[at - 1] === before) ||
          (x < width - 1 && depth[at + 1] === before) ||
          (y > 0 && depth[at - width] === before) ||
          (y < height - 1 && depth[at + width] === before);
        if (touches) depth[at] = step;
      }
    }
  }
  return depth;
}
