/** Straight (not premultiplied) 8-bit sRGB pixels, four bytes each, row by row. */
export interface Bitmap {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** One channel (0 red to 3 alpha) of a bitmap at another size, by bilinear interpolation. */
export function readPlane(bitmap: Bitmap, channel: number, width: number, height: number): Uint8Array {
  const { data } = bitmap;
  const plane = new Uint8Array(width * height);
  if (bitmap.width === width && bitmap.height === height) {
    for (let at = 0, from = channel; at < plane.length; at++, from += 4) plane[at] = data[from] ?? 0;
    return plane;
  }
  const left = new Int32Array(width);
  const right = new Int32Array(width);
  const share = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const at = Math.min(Math.max(((x + 0.5) * bitmap.width) / width - 0.5, 0), bitmap.width - 1);
    const whole = Math.floor(at);
    left[x] = whole * 4 + channel;
    right[x] = Math.min(whole + 1, bitmap.width - 1) * 4 + channel;
    share[x] = at - whole;
  }
  for (let y = 0, to = 0; y < height; y++) {
    const at = Math.min(Math.max(((y + 0.5) * bitmap.height) / height - 0.5, 0), bitmap.height - 1);
    const whole = Math.floor(at);
    const down = at - whole;
    const upper = whole * bitmap.width * 4;
    const lower = Math.min(whole + 1, bitmap.height - 1) * bitmap.width * 4;
    for (let x = 0; x < width; x++, to++) {
      const a = left[x] ?? 0;
      const b = right[x] ?? 0;
      const along = share[x] ?? 0;
      const top = (data[upper + a] ?? 0) * (1 - along) + (data[upper + b] ?? 0) * along;
      const bottom = (data[lower + a] ?? 0) * (1 - along) + (data[lower + b] ?? 0) * along;
      plane[to] = (top + (bottom - top) * down + 0.5) | 0;
    }
  }
  return plane;
}
