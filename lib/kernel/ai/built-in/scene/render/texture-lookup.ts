import { type Texture, texelChannels } from "@/lib/kernel/ai/built-in/scene/textures/texture";

/** Writes a texture's linear red, green and blue, gloss 0…1 and slopes at a place into `into`. */
export function sampleTexture(
  levels: Texture["levels"],
  u: number,
  v: number,
  detail: number,
  into: Float64Array,
): void {
  const level = levels[Math.min(levels.length - 1, Math.max(0, Math.round(detail)))];
  if (!level) return;
  const { side, data } = level;
  const mask = side - 1;
  const x = u * side - 0.5;
  const y = v * side - 0.5;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const left = (x0 & mask) * texelChannels;
  const right = ((x0 + 1) & mask) * texelChannels;
  const top = (y0 & mask) * side * texelChannels;
  const bottom = ((y0 + 1) & mask) * side * texelChannels;
  const a = top + left;
  const b = top + right;
  const c = bottom + left;
  const d = bottom + right;
  const wa = ((1 - fx) * (1 - fy)) / 255;
  const wb = (fx * (1 - fy)) / 255;
  const wc = ((1 - fx) * fy) / 255;
  const wd = (fx * fy) / 255;
  const read = (at: number) =>
    wa * (data[a + at] as number) +
    wb * (data[b + at] as number) +
    wc * (data[c + at] as number) +
    wd * (data[d + at] as number);
  const red = read(0);
  const green = read(1);
  const blue = read(2);
  into[0] = red * red;
  into[1] = green * green;
  into[2] = blue * blue;
  into[3] = read(3);
  into[4] = read(4) * (255 / 64) - 2;
  into[5] = read(5) * (255 / 64) - 2;
}
