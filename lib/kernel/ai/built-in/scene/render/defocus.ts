import type { Frame } from "./frame";
import { blurPlane, halve } from "./planes";
import { scratchFloats } from "./scratch";

/** How a lens draws what is nearer or farther than what it is set to. */
export interface Lens {
  /** Distance that is sharp, m. */
  readonly focus: number;
  /** Radius in pixels of the blur at an infinite distance. */
  readonly blur: number;
}

/** Planes of a smaller picture: red, green, blue, and each pixel's radius of blur in pixels of the whole picture. */
interface Reduced {
  readonly width: number;
  readonly height: number;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  readonly radii: Float32Array;
}

const channels = ["red", "green", "blue"] as const;

/**
 * Blurs the frame by distance. Two blurred pictures of it are mixed, a little blurred one at half the size and a much
 * blurred one at a quarter; in them sharp things count little, so that they do not glow into what lies behind them.
 */
export function defocus(frame: Frame, lens: Lens): void {
  if (lens.blur < 1) return;
  const radii = scratchFloats("radii", frame.width * frame.height);
  const { nearness } = frame;
  for (let at = 0; at < radii.length; at += 1) {
    radii[at] = lens.blur * Math.min(1.5, Math.abs(1 - lens.focus * (nearness[at] as number)));
  }
  const half = reduce({ ...frame, radii }, "defocus half");
  const quarter = reduce(half, "defocus quarter");
  const [least, most] = [lens.blur * 0.3, lens.blur * 0.95];
  // Two running means of r pixels in the half picture spread like a disc of about 2.8 r in the whole one.
  blurReduced(quarter, most, most / 5.6);
  const sizes = scratchFloats("defocus sizes", half.radii.length);
  sizes.set(half.radii);
  blurReduced(half, least, least / 2.8);
  mixLarge(half, quarter, sizes, least, most);
  mixFrame(frame, half, radii, Math.max(1.4, least));
}

function reduce(from: Reduced, name: string): Reduced {
  const { plane: red, width, height } = halve(from.red, from, `${name} red`);
  return {
    width,
    height,
    red,
    green: halve(from.green, from, `${name} green`).plane,
    blue: halve(from.blue, from, `${name} blue`).plane,
    radii: halve(from.radii, from, `${name} radii`).plane,
  };
}

/** Blurs a reduced picture; its `radii` become the sums of weights. */
function blurReduced(picture: Reduced, radius: number, steps: number): void {
  const { width, height, radii: weights } = picture;
  const reach = Math.max(1, Math.round(steps));
  const inverse = 1 / radius;
  for (let at = 0; at < weights.length; at += 1) {
    const share = (weights[at] as number) * inverse;
    weights[at] = Math.min(1, Math.max(0.004, share * share));
  }
  for (const channel of channels) {
    const plane = picture[channel];
    for (let at = 0; at < plane.length; at += 1) plane[at] = (plane[at] as number) * (weights[at] as number);
    blurPlane(plane, width, height, reach);
  }
  blurPlane(weights, width, height, reach);
  for (let at = 0; at < weights.length; at += 1) {
    const scale = 1 / (weights[at] as number);
    picture.red[at] = (picture.red[at] as number) * scale;
    picture.green[at] = (picture.green[at] as number) * scale;
    picture.blue[at] = (picture.blue[at] as number) * scale;
  }
}

/** Lays the much blurred picture over the little blurred one where the radius is nearer to its own. */
function mixLarge(half: Reduced, quarter: Reduced, sizes: Float32Array, least: number, most: number): void {
  for (let y = 0; y < half.height; y += 1) {
    const row = placeBetween(y, quarter.height);
    const top = (row | 0) * quarter.width;
    const fy = row - (row | 0);
    for (let x = 0; x < half.width; x += 1) {
      const at = y * half.width + x;
      const towards = Math.min(1, ((sizes[at] as number) - least) / (most - least));
      if (towards <= 0) continue;
      const column = placeBetween(x, quarter.width);
      const corner = top + (column | 0);
      mixPixel(half, at, quarter, corner, column - (column | 0), fy, towards);
    }
  }
}

function mixFrame(frame: Frame, half: Reduced, radii: Float32Array, full: number): void {
  for (let y = 0; y < frame.height; y += 1) {
    const row = placeBetween(y, half.height);
    const top = (row | 0) * half.width;
    const fy = row - (row | 0);
    for (let x = 0; x < frame.width; x += 1) {
      const at = y * frame.width + x;
      const radius = radii[at] as number;
      if (radius < 0.6) continue;
      const column = placeBetween(x, half.width);
      const corner = top + (column | 0);
      mixPixel(frame, at, half, corner, column - (column | 0), fy, Math.min(1, (radius - 0.6) / (full - 0.6)));
    }
  }
}

/** Where a pixel's middle lies in a picture of half the size. */
function placeBetween(place: number, length: number): number {
  return Math.min(length - 1.001, Math.max(0, (place - 0.5) / 2));
}

type Planes = Pick<Reduced, (typeof channels)[number]>;

/** Mixes a place between four pixels of a picture of half the size into a pixel. */
function mixPixel(
  into: Planes,
  at: number,
  from: Reduced,
  corner: number,
  fx: number,
  fy: number,
  share: number,
): void {
  const below = corner + from.width;
  const a = (1 - fx) * (1 - fy) * share;
  const b = fx * (1 - fy) * share;
  const c = (1 - fx) * fy * share;
  const d = fx * fy * share;
  const rest = 1 - share;
  const { red, green, blue } = from;
  into.red[at] =
    (into.red[at] as number) * rest +
    (red[corner] as number) * a +
    (red[corner + 1] as number) * b +
    (red[below] as number) * c +
    (red[below + 1] as number) * d;
  into.green[at] =
    (into.green[at] as number) * rest +
    (green[corner] as number) * a +
    (green[corner + 1] as number) * b +
    (green[below] as number) * c +
    (green[below + 1] as number) * d;
  into.blue[at] =
    (into.blue[at] as number) * rest +
    (blue[corner] as number) * a +
    (blue[corner + 1] as number) * b +
    (blue[below] as number) * c +
    (blue[below + 1] as number) * d;
}
