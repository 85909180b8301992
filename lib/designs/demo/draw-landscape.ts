import sharp from "sharp";

/** Pixels of the picture: 150 dots an inch on 380 × 360 mm. */
export const landscapeSize = { width: 2244, height: 2126 } as const;

function lattice(x: number, seed: number): number {
  let h = Math.imul(x | 0, 374_761_393) ^ Math.imul(seed, 668_265_263);
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_295;
}

function noise(x: number, seed: number): number {
  const i = Math.floor(x);
  const f = x - i;
  const t = f * f * (3 - 2 * f);
  return lattice(i, seed) * (1 - t) + lattice(i + 1, seed) * t;
}

/** Height of a ridge's outline at a position across the picture, 0 to 1. */
function ridge(x: number, seed: number, detail: number): number {
  let sum = 0;
  let weight = 0.5;
  for (let octave = 0, scale = 2.2; octave < detail; octave++, scale *= 2.1) {
    const value = noise(x * scale + seed * 9.7, seed + octave * 31);
    sum += weight * (octave < 3 ? 1 - Math.abs(2 * value - 1) : value);
    weight *= 0.47;
  }
  return sum;
}

type Color = readonly [number, number, number];

function blend(from: Color, to: Color, t: number): [number, number, number] {
  const k = Math.min(1, Math.max(0, t));
  return [from[0] + (to[0] - from[0]) * k, from[1] + (to[1] - from[1]) * k, from[2] + (to[2] - from[2]) * k];
}

const zenith: Color = [46, 62, 112];
const middle: Color = [196, 116, 128];
const horizon: Color = [252, 190, 112];
const glow: Color = [255, 236, 186];
const sun = { x: 0.66, y: 0.47, radius: 0.052 };

const ridges = [
  { seed: 3, base: 0.62, height: 0.2, detail: 5, near: 0.1 },
  { seed: 11, base: 0.69, height: 0.2, detail: 6, near: 0.32 },
  { seed: 5, base: 0.78, height: 0.19, detail: 6, near: 0.55 },
  { seed: 23, base: 0.88, height: 0.17, detail: 7, near: 0.78 },
  { seed: 31, base: 1.0, height: 0.16, detail: 8, near: 1 },
] as const;

function skyAt(u: number, v: number): [number, number, number] {
  const base = v < 0.36 ? blend(zenith, middle, v / 0.36) : blend(middle, horizon, (v - 0.36) / 0.26);
  const away = Math.hypot((u - sun.x) * 0.9, v - sun.y);
  const lit = blend(base, glow, 0.85 * Math.exp(-((away / 0.17) ** 2)) + 0.28 * Math.exp(-away / 0.3));
  const streak = noise(u * 3 + v * 26, 71) * 0.6 + noise(u * 8 + v * 61, 72) * 0.4;
  const cloud = Math.max(0, streak - 0.52) * 1.7 * Math.exp(-(((v - 0.33) / 0.2) ** 2));
  const disc = Math.min(1, Math.max(0, (sun.radius - away) * 300));
  return blend(blend(lit, [255, 176, 138], cloud), [255, 250, 232], disc);
}

/**
 * A picture that prints like a photograph: mountain ridges in evening haze. Always the same bytes.
 * @returns a PNG of `landscapeSize`, tagged with 150 dots an inch
 */
export async function drawLandscape(size: { width: number; height: number } = landscapeSize): Promise<Buffer> {
  const { width, height } = size;
  const outlines = ridges.map((layer) =>
    Float32Array.from(
      { length: width },
      (_, x) => (layer.base - layer.height * ridge(x / width, layer.seed, layer.detail)) * height,
    ),
  );
  const pixels = new Uint8ClampedArray(width * height * 3);
  const haze: Color = [246, 178, 122];
  const shade: Color = [24, 26, 52];
  for (let y = 0; y < height; y++) {
    const v = y / height;
    for (let x = 0; x < width; x++) {
      const u = x / width;
      let layer = -1;
      for (let k = ridges.length - 1; k >= 0; k--) {
        if (y >= (outlines[k]?.[x] ?? 0)) {
          layer = k;
          break;
        }
      }
      let color: Color;
      const found = ridges[layer];
      if (found === undefined) color = skyAt(u, v);
      else {
        const top = outlines[layer] ?? new Float32Array(0);
        const depth = (y - (top[x] ?? 0)) / height;
        const mist = Math.min(1, depth / (0.2 - 0.05 * found.near)) * (1 - found.near * 0.8);
        const body = blend(blend(haze, shade, 0.24 + found.near * 0.72), haze, mist * 0.75);
        const trees = noise(u * 900 + depth * 40, 90 + layer) * noise(u * 210, 50 + layer) * found.near ** 2;
        const warm = Math.exp(-(((u - sun.x) / 0.34) ** 2)) * Math.exp(-depth * 16) * (1 - found.near * 0.7) * 0.4;
        color = blend(blend(body, shade, trees * 0.45 * Math.exp(-depth * 30)), glow, warm);
      }
      const grain = (lattice(x + y * 4099, 7) - 0.5) * 5;
      const at = (y * width + x) * 3;
      pixels[at] = color[0] + grain;
      pixels[at + 1] = color[1] + grain;
      pixels[at + 2] = color[2] + grain;
    }
  }
  const image = sharp(Buffer.from(pixels.buffer), { raw: { width, height, channels: 3 } });
  return image.withMetadata({ density: 150 }).png({ compressionLevel: 6 }).toBuffer();
}
