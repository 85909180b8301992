/** Channels a texel: root of linear red, green, blue; gloss; slope in u; slope in v. */
export const texelChannels = 6;

/** A seamless square picture of a material with smaller versions of itself. */
export interface Texture {
  /** Longest first; each half as long as the one before. */
  readonly levels: readonly { readonly side: number; readonly data: Uint8Array }[];
}

/** What a material shows at a place. Colours are linear. */
export interface Texel {
  r: number;
  g: number;
  b: number;
  /** 0…1 of the material's gloss. */
  gloss: number;
  /** Relief, in units of which 1 a texel is a slope of 45°. */
  height: number;
}

/** Draws a material: `paint` sets the texel for 0…1, 0…1, which repeats at both edges. */
export function bakeTexture(side: number, paint: (u: number, v: number, texel: Texel) => void): Texture {
  const data = new Uint8Array(side * side * texelChannels);
  const heights = new Float32Array(side * side);
  const texel: Texel = { r: 0, g: 0, b: 0, gloss: 1, height: 0 };
  const root = (value: number) => Math.sqrt(Math.min(1, Math.max(0, value))) * 255 + 0.5;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      texel.gloss = 1;
      texel.height = 0;
      paint((x + 0.5) / side, (y + 0.5) / side, texel);
      const at = (y * side + x) * texelChannels;
      data[at] = root(texel.r);
      data[at + 1] = root(texel.g);
      data[at + 2] = root(texel.b);
      data[at + 3] = Math.min(1, Math.max(0, texel.gloss)) * 255;
      heights[y * side + x] = texel.height;
    }
  }
  const slope = (value: number) => Math.min(255, Math.max(0, 128 + 64 * value));
  const mask = side - 1;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const at = (y * side + x) * texelChannels;
      const across = (heights[y * side + ((x + 1) & mask)] ?? 0) - (heights[y * side + ((x - 1) & mask)] ?? 0);
      const along = (heights[((y + 1) & mask) * side + x] ?? 0) - (heights[((y - 1) & mask) * side + x] ?? 0);
      data[at + 4] = slope(across);
      data[at + 5] = slope(along);
    }
  }
  return { levels: addLevels(side, data) };
}

/** A texture from straight sRGB pixels, for pictures inside the scene. */
export function pictureTexture(side: number, pixels: Uint8ClampedArray, linearOfByte: Float32Array): Texture {
  const data = new Uint8Array(side * side * texelChannels);
  for (let index = 0; index < side * side; index += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const linear = linearOfByte[pixels[index * 4 + channel] ?? 0] ?? 0;
      data[index * texelChannels + channel] = Math.sqrt(linear) * 255 + 0.5;
    }
    data[index * texelChannels + 3] = 255;
    data[index * texelChannels + 4] = 128;
    data[index * texelChannels + 5] = 128;
  }
  return { levels: addLevels(side, data) };
}

function addLevels(side: number, data: Uint8Array): Texture["levels"] {
  const levels = [{ side, data }];
  let from = { side, data };
  while (from.side > 4) {
    const half = from.side / 2;
    const next = new Uint8Array(half * half * texelChannels);
    const row = from.side * texelChannels;
    for (let y = 0; y < half; y += 1) {
      for (let x = 0; x < half; x += 1) {
        const source = y * 2 * row + x * 2 * texelChannels;
        const target = (y * half + x) * texelChannels;
        for (let channel = 0; channel < texelChannels; channel += 1) {
          const at = source + channel;
          next[target + channel] =
            ((from.data[at] ?? 0) +
              (from.data[at + texelChannels] ?? 0) +
              (from.data[at + row] ?? 0) +
              (from.data[at + row + texelChannels] ?? 0) +
              2) >>
            2;
        }
      }
    }
    from = { side: half, data: next };
    levels.push(from);
  }
  return levels;
}
