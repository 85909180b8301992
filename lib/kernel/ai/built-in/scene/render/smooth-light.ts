import { scratchFloats } from "./scratch";

const reach = 3;

/** Takes the samples' noise out and fills places without one (−1), without crossing the borders of surfaces. */
export function smoothLight(plane: Float32Array, surfaces: Int32Array, width: number, height: number): void {
  const pass = scratchFloats("smooth", plane.length);
  for (let y = 0; y < height; y += 1) smoothLine(plane, pass, surfaces, y * width, 1, width);
  for (let x = 0; x < width; x += 1) smoothLine(pass, plane, surfaces, x, width, height);
  for (let at = 0; at < plane.length; at += 1) if ((plane[at] as number) < 0) plane[at] = 0.8;
}

/** Running means over a row or a column, of each stretch of one surface by itself; −1 where no sample is near. */
function smoothLine(
  from: Float32Array,
  to: Float32Array,
  surfaces: Int32Array,
  start: number,
  stride: number,
  length: number,
): void {
  let first = 0;
  while (first < length) {
    const own = surfaces[start + first * stride];
    let end = first + 1;
    while (end < length && surfaces[start + end * stride] === own) end += 1;
    if (own !== -1) smoothStretch(from, to, start + first * stride, stride, end - first);
    first = end;
  }
}

function smoothStretch(from: Float32Array, to: Float32Array, start: number, stride: number, length: number): void {
  let sum = 0;
  let count = 0;
  for (let place = -reach; place < length; place += 1) {
    const added = place + reach < length ? (from[start + (place + reach) * stride] as number) : -1;
    if (added >= 0) {
      sum += added;
      count += 1;
    }
    if (place < 0) continue;
    to[start + place * stride] = count > 0 ? sum / count : -1;
    const dropped = place >= reach ? (from[start + (place - reach) * stride] as number) : -1;
    if (dropped >= 0) {
      sum -= dropped;
      count -= 1;
    }
  }
}
