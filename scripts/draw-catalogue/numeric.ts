/** Small numeric tools of the catalogue's painter. Images are Float32Arrays, row by row. */

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function mix(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}

export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

/** Deterministic noise of a lattice point, 0 to 1. */
export function hash(x: number, y: number, z = 0): number {
  let h =
    Math.imul(x | 0, 374_761_393) ^ Math.imul(y | 0, 668_265_263) ^ Math.imul(z | 0, 2_147_483_647 - 1_274_126_177);
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  h = Math.imul(h ^ (h >>> 16), 2_246_822_519);
  return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_295;
}

/** Smooth value noise, 0 to 1. */
export function noise(x: number, y: number, seed = 0): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = x - xi;
  const fy = y - yi;
  const sx = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
  const sy = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const top = mix(hash(xi, yi, seed), hash(xi + 1, yi, seed), sx);
  const bottom = mix(hash(xi, yi + 1, seed), hash(xi + 1, yi + 1, seed), sx);
  return mix(top, bottom, sy);
}

/** Noise of several octaves, about 0 to 1. */
export function fractal(x: number, y: number, octaves: number, seed = 0): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * scale, y * scale, seed + octave * 17);
    total += weight;
    weight *= 0.5;
    scale *= 2.03;
  }
  return sum / total;
}

export function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

export function toSrgb(value: number): number {
  const v = clamp(value, 0, 1);
  return v <= 0.003_130_8 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055;
}

/** `#rrggbb` as linear light. */
export function linearColor(hex: string): [number, number, number] {
  const part = (at: number) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
}

function blurLines(
  from: Float32Array,
  to: Float32Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  radius: number,
): void {
  const norm = 1 / (2 * radius + 1);
  for (let line = 0; line < lines; line++) {
    const base = line * lineStep;
    const first = from[base] ?? 0;
    const last = from[base + (length - 1) * step] ?? 0;
    let sum = first * (radius + 1);
    for (let k = 0; k < radius; k++) sum += from[base + Math.min(k, length - 1) * step] ?? 0;
    for (let k = 0; k < length; k++) {
      const add = k + radius;
      const drop = k - radius - 1;
      sum += add < length ? (from[base + add * step] ?? 0) : last;
      sum -= drop >= 0 ? (from[base + drop * step] ?? 0) : first;
      to[base + k * step] = sum * norm;
    }
  }
}

/** Gaussian blur, approximated by three box blurs. */
export function blur(image: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const radius = Math.max(1, Math.round(Math.sqrt((sigma * sigma * 12) / 3 + 1) / 2 - 0.5));
  const a = Float32Array.from(image);
  let b = new Float32Array(image.length);
  for (let pass = 0; pass < 3; pass++) {
    blurLines(a, b, height, width, width, 1, radius);
    blurLines(b, a, width, height, 1, width, radius);
  }
  b = new Float32Array(0);
  return a;
}

/** Blur that looks only at pixels with weight, so that nothing bleeds in from outside a mask. */
export function blurWithin(
  image: Float32Array,
  weight: Float32Array,
  width: number,
  height: number,
  sigma: number,
): Float32Array {
  const weighted = image.map((value, at) => value * (weight[at] ?? 0));
  const sum = blur(weighted, width, height, sigma);
  const norm = blur(weight, width, height, sigma);
  return sum.map((value, at) => ((norm[at] ?? 0) > 1e-4 ? value / (norm[at] ?? 1) : (image[at] ?? 0)));
}

/** Fills what has no weight from its surroundings (pull-push), so that images compress and resize without fringes. */
export function fillHoles(image: Float32Array, weight: Float32Array, width: number, height: number): Float32Array {
  if (width <= 2 || height <= 2) {
    let sum = 0;
    let total = 0;
    image.forEach((value, at) => {
      sum += value * (weight[at] ?? 0);
      total += weight[at] ?? 0;
    });
    return image.map((value, at) => ((weight[at] ?? 0) > 0 ? value : total > 0 ? sum / total : 0));
  }
  const hw = (width + 1) >> 1;
  const hh = (height + 1) >> 1;
  const half = new Float32Array(hw * hh);
  const halfWeight = new Float32Array(hw * hh);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y >> 1) * hw + (x >> 1);
      const w = weight[y * width + x] ?? 0;
      half[to] = (half[to] ?? 0) + (image[y * width + x] ?? 0) * w;
      halfWeight[to] = (halfWeight[to] ?? 0) + w;
    }
  }
  for (let at = 0; at < half.length; at++) {
    const w = halfWeight[at] ?? 0;
    if (w > 0) half[at] = (half[at] ?? 0) / w;
    halfWeight[at] = Math.min(1, w);
  }
  const coarse = fillHoles(half, halfWeight, hw, hh);
  return image.map((value, at) => {
    const w = weight[at] ?? 0;
    if (w >= 1) return value;
    const sx = clamp(((at % width) + 0.5) / 2 - 0.5, 0, hw - 1);
    const sy = clamp((Math.floor(at / width) + 0.5) / 2 - 0.5, 0, hh - 1);
    const x0 = Math.floor(sx);
    const y0 = Math.floor(sy);
    const x1 = Math.min(x0 + 1, hw - 1);
    const y1 = Math.min(y0 + 1, hh - 1);
    const top = mix(coarse[y0 * hw + x0] ?? 0, coarse[y0 * hw + x1] ?? 0, sx - x0);
    const bottom = mix(coarse[y1 * hw + x0] ?? 0, coarse[y1 * hw + x1] ?? 0, sx - x0);
    return w > 0 ? value : mix(top, bottom, sy - y0);
  });
}

/** Bilinear reading of an image at pixel-centre coordinates. */
export function sample(image: Float32Array, width: number, height: number, x: number, y: number): number {
  const cx = clamp(x, 0, width - 1.001);
  const cy = clamp(y, 0, height - 1.001);
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const at = y0 * width + x0;
  const top = mix(image[at] ?? 0, image[at + 1] ?? 0, cx - x0);
  const bottom = mix(image[at + width] ?? 0, image[at + width + 1] ?? 0, cx - x0);
  return mix(top, bottom, cy - y0);
}
