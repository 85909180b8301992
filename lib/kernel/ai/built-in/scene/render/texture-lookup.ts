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
  // A loop, because a function of its own would be made anew for every pixel.
  for (let channel = 0; channel < 6; channel += 1) {
    into[channel] =
      wa * (data[a + channel] as number) +
      wb * (data[b + channel] as number) +
      wc * (data[c + channel] as number) +
      wd * (data[d + channel] as number);
  }
  into[0] = (into[0] as number) ** 2;
  into[1] = (into[1] as number) ** 2;
  into[2] = (into[2] as number) ** 2;
  into[4] = (into[4] as number) * (255 / 64) - 2;
  into[5] = (into[5] as number) * (255 / 64) - 2;
}
