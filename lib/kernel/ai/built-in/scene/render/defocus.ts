import type { Frame } from "./frame";
import { blurPlane, halve } from "./planes";

/** How a lens draws what is nearer or farther than what it is set to. */
export interface Lens {
  /** Distance that is sharp, m. */
  readonly focus: number;
  /** Radius in pixels of the blur at an infinite distance. */
  readonly blur: number;
}

/**
 * Blurs the frame by distance. Two blurred pictures of it are mixed; in them sharp things count little, so that they do
 * not glow into what lies behind them.
 */
export function defocus(frame: Frame, lens: Lens): void {
  if (lens.blur < 1) return;
  const { width, height } = frame;
  const radii = new Float32Array(width * height);
  for (let at = 0; at < radii.length; at += 1) {
    radii[at] = lens.blur * Math.min(1.5, Math.abs(1 - lens.focus * (frame.nearness[at] as number)));
  }
  const levels = [lens.blur * 0.3, lens.blur * 0.95].map((radius) => blurLevel(frame, radii, radius));
  const [small, large] = levels;
  if (!small || !large) return;
  const planes = [frame.red, frame.green, frame.blue];
  for (let y = 0; y < height; y += 1) {
    const py = Math.min(small.height - 1.001, Math.max(0, (y - 0.5) / 2));
    const row = py | 0;
    const fy = py - row;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const radius = radii[at] as number;
      if (radius < 0.6) continue;
      const px = Math.min(small.width - 1.001, Math.max(0, (x - 0.5) / 2));
      const column = px | 0;
      const fx = px - column;
      const corner = row * small.width + column;
      const towardsSmall = Math.min(1, (radius - 0.6) / Math.max(0.8, small.radius - 0.6));
      const towardsLarge = Math.min(1, Math.max(0, (radius - small.radius) / (large.radius - small.radius)));
      for (let channel = 0; channel < 3; channel += 1) {
        const plane = planes[channel];
        if (!plane) continue;
        let value = plane[at] as number;
        value += (readBetween(small.planes[channel], corner, small.width, fx, fy) - value) * towardsSmall;
        if (towardsLarge > 0) {
          value += (readBetween(large.planes[channel], corner, large.width, fx, fy) - value) * towardsLarge;
        }
        plane[at] = value;
      }
    }
  }
}

function readBetween(plane: Float32Array | undefined, corner: number, width: number, fx: number, fy: number): number {
  if (!plane) return 0;
  return (
    ((plane[corner] as number) * (1 - fx) + (plane[corner + 1] as number) * fx) * (1 - fy) +
    ((plane[corner + width] as number) * (1 - fx) + (plane[corner + width + 1] as number) * fx) * fy
  );
}

function blurLevel(frame: Frame, radii: Float32Array, radius: number) {
  const { plane: sizes, width, height } = halve(radii, frame);
  const weights = sizes.map((size) => Math.min(1, Math.max(0.004, (size / radius) ** 2)));
  // Two running means of r pixels in the half picture spread like a disc of about 2.8 r in the whole one.
  const steps = Math.max(1, Math.round(radius / 2.8));
  const total = blurPlane(weights, width, height, steps);
  const planes = [frame.red, frame.green, frame.blue].map((plane) => {
    const { plane: half } = halve(plane, frame);
    for (let at = 0; at < half.length; at += 1) half[at] = (half[at] as number) * (weights[at] as number);
    const blurred = blurPlane(half, width, height, steps);
    for (let at = 0; at < blurred.length; at += 1) blurred[at] = (blurred[at] as number) / (total[at] ?? 1);
    return blurred;
  });
  return { planes, width, height, radius };
}
