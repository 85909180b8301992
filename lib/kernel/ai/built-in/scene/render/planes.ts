import { scratchFloats } from "./scratch";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The mean of every four numbers of a plane. `name`: see `scratchFloats`. */
export function halve(plane: Float32Array, size: Size, name: string): { plane: Float32Array } & Size {
  const width = Math.ceil(size.width / 2);
  const height = Math.ceil(size.height / 2);
  const half = scratchFloats(name, width * height);
  const whole = size.width >> 1;
  for (let y = 0; y < height; y += 1) {
    const top = y * 2 * size.width;
    const bottom = Math.min(size.height - 1, y * 2 + 1) * size.width;
    const row = y * width;
    for (let x = 0; x < whole; x += 1) {
      const left = x * 2;
      half[row + x] =
        0.25 *
        ((plane[top + left] as number) +
          (plane[top + left + 1] as number) +
          (plane[bottom + left] as number) +
          (plane[bottom + left + 1] as number));
    }
    if (whole < width) {
      half[row + whole] = 0.5 * ((plane[top + whole * 2] as number) + (plane[bottom + whole * 2] as number));
    }
  }
  return { plane: half, width, height };
}

/**
 * Blurs a plane in place by two rounds of running means of `radius` pixels: nearly a Gaussian, at the same cost for any
 * radius.
 */
export function blurPlane(plane: Float32Array, width: number, height: number, radius: number): Float32Array {
  const other = scratchFloats("blur", plane.length);
  blurRows(plane, other, width, height, radius);
  blurRows(other, plane, width, height, radius);
  blurColumns(plane, other, width, height, radius);
  blurColumns(other, plane, width, height, radius);
  return plane;
}

function blurRows(from: Float32Array, to: Float32Array, width: number, height: number, radius: number): void {
  const share = 1 / (2 * radius + 1);
  const head = Math.min(width, radius + 1);
  const tail = Math.max(head, width - radius - 1);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const last = row + width - 1;
    let sum = 0;
    for (let step = -radius; step <= radius; step += 1)
      sum += from[Math.min(last, Math.max(row, row + step))] as number;
    let x = 0;
    for (; x < head; x += 1) {
      to[row + x] = sum * share;
      sum += (from[Math.min(last, row + x + radius + 1)] as number) - (from[Math.max(row, row + x - radius)] as number);
    }
    for (; x < tail; x += 1) {
      to[row + x] = sum * share;
      sum += (from[row + x + radius + 1] as number) - (from[row + x - radius] as number);
    }
    for (; x < width; x += 1) {
      to[row + x] = sum * share;
      sum += (from[last] as number) - (from[Math.max(row, row + x - radius)] as number);
    }
  }
}

function blurColumns(from: Float32Array, to: Float32Array, width: number, height: number, radius: number): void {
  const share = 1 / (2 * radius + 1);
  const sums = new Float64Array(width);
  for (let step = -radius; step <= radius; step += 1) {
    const row = Math.min(height - 1, Math.max(0, step)) * width;
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] as number) + (from[row + x] as number);
  }
  for (let y = 0; y < height; y += 1) {
    const add = Math.min(height - 1, y + radius + 1) * width;
    const drop = Math.max(0, y - radius) * width;
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const sum = sums[x] as number;
      to[row + x] = sum * share;
      sums[x] = sum + (from[add + x] as number) - (from[drop + x] as number);
    }
  }
}
