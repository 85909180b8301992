/** Alpha below this (of 255) lets so little ink through that no white belongs under it. */
const leastAlpha = 8;

/**
 * Draws coverage back from its edges by `radius` pixels, in place: what is nearer than that to a pixel without coverage
 * loses it, the edge itself smoothly. The rectangle's border is no edge: what reaches it goes on beyond it.
 * @param radius at most 250
 */
export function chokeAlpha(alpha: Uint8Array, width: number, height: number, radius: number): void {
  if (radius <= 0) return;
  const reach = Math.ceil(radius) + 1;
  const columns = measureColumns(alpha, width, height, reach);
  for (let y = 0; y < height; y += 1) {
    const row = columns.subarray(y * width, (y + 1) * width);
    const isNear = markNear(row, reach);
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const own = alpha[at] ?? 0;
      if (isNear[x] === 0 || own === 0) continue;
      alpha[at] = Math.round(own * Math.min(1, Math.max(0, nearest(row, x, reach) - radius)));
    }
  }
}

/** 1 for columns of a row that have something bare within reach to their left or right. */
function markNear(row: Uint8Array, reach: number): Uint8Array {
  const marks = new Uint8Array(row.length);
  let since = reach + 1;
  for (let x = 0; x < row.length; x += 1) {
    since = (row[x] ?? reach) < reach ? 0 : since + 1;
    if (since <= reach) marks[x] = 1;
  }
  since = reach + 1;
  for (let x = row.length - 1; x >= 0; x -= 1) {
    since = (row[x] ?? reach) < reach ? 0 : since + 1;
    if (since <= reach) marks[x] = 1;
  }
  return marks;
}

/** Pixels from the middle of a pixel to the middle of the nearest bare one, `reach` at most. */
function nearest(row: Uint8Array, x: number, reach: number): number {
  let square = reach * reach;
  const last = Math.min(row.length - 1, x + reach);
  for (let column = Math.max(0, x - reach); column <= last; column += 1) {
    const vertical = row[column] ?? reach;
    if (vertical < reach) square = Math.min(square, vertical * vertical + (column - x) * (column - x));
  }
  return Math.sqrt(square);
}

/** For each pixel how far the nearest one without coverage lies above or below it, `reach` at most. */
function measureColumns(alpha: Uint8Array, width: number, height: number, reach: number): Uint8Array {
  const distances = new Uint8Array(alpha.length);
  const running = new Uint8Array(width).fill(reach);
  const sweep = (y: number, isFirst: boolean) => {
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const isBare = (alpha[row + x] ?? 0) < leastAlpha;
      const distance = isBare ? 0 : Math.min(reach, (running[x] ?? reach) + 1);
      running[x] = distance;
      distances[row + x] = isFirst ? distance : Math.min(distance, distances[row + x] ?? reach);
    }
  };
  for (let y = 0; y < height; y += 1) sweep(y, true);
  running.fill(reach);
  for (let y = height - 1; y >= 0; y -= 1) sweep(y, false);
  return distances;
}
