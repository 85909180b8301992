import type { ProductPicture } from "./cut-out";

/** Where a product stands in the scene. */
export interface Stand {
  /** Middle of its foot, m. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly width: number;
  readonly height: number;
  /** Height of the camera, m. */
  readonly eye: number;
  /** Flat things have no body behind their outline. */
  readonly isFlat: boolean;
  /** For each column how far behind `z` its underside touches the ground, m; see `groundOffsets`. */
  readonly offsets: Float32Array;
}

/**
 * How far behind the front each column of the product touches what it stands on: the ray from the camera through the
 * column's lowest pixel meets the ground there. Undersides that don't touch the ground take over from their neighbours.
 */
export function groundOffsets(
  undersides: Float32Array,
  size: { readonly width: number; readonly height: number },
  distance: number,
  eyeAbove: number,
): { offsets: Float32Array; touches: Uint8Array } {
  const offsets = new Float32Array(undersides.length);
  const touches = new Uint8Array(undersides.length);
  const most = size.width * 0.55;
  for (const [column, underside] of undersides.entries()) {
    if (underside < 0) continue;
    const rise = underside * size.height;
    const away = eyeAbove - rise > 0.02 ? (distance * rise) / (eyeAbove - rise) : Number.POSITIVE_INFINITY;
    if (away > most || underside > 0.3) continue;
    offsets[column] = away;
    touches[column] = 1;
  }
  for (let column = 0; column < offsets.length; column += 1) {
    if (touches[column] === 1) continue;
    let sum = 0;
    let weights = 0;
    for (let other = 0; other < offsets.length; other += 1) {
      if (touches[other] !== 1) continue;
      const weight = 1 / (1 + (other - column) ** 2);
      sum += weight * (offsets[other] ?? 0);
      weights += weight;
    }
    offsets[column] = weights > 0 ? sum / weights : 0;
  }
  return { offsets, touches };
}

const cellsAcross = 84;

/** A body with the product's outline, rounded like a cushion, that throws its shadows. */
export function inflateProduct(
  picture: ProductPicture,
  stand: Stand,
): { positions: Float32Array; triangles: Uint32Array } {
  const longest = Math.max(picture.width, picture.height);
  const columns = Math.max(4, Math.round((cellsAcross * picture.width) / longest));
  const rows = Math.max(4, Math.round((cellsAcross * picture.height) / longest));
  const covered = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = Math.min(picture.width - 1, Math.floor(((column + 0.5) * picture.width) / columns));
      const y = Math.min(picture.height - 1, Math.floor(((row + 0.5) * picture.height) / rows));
      covered[row * columns + column] = (picture.pixels[(y * picture.width + x) * 4 + 3] ?? 0) > 110 ? 1 : 0;
    }
  }
  const depths = measureDepths(covered, columns, rows);
  const cell = stand.width / columns;
  let most = 0;
  for (const depth of depths) most = Math.max(most, depth);
  const thickness = (depth: number) =>
    stand.isFlat ? 0.006 : 0.8 * cell * Math.sqrt(Math.max(0, depth * (2 * most - depth)));
  const nodes = (columns + 1) * (rows + 1);
  const positions = new Float32Array(nodes * 6);
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      let depth = 0;
      for (const [dx, dy] of [
        [0, 0],
        [-1, 0],
        [0, -1],
        [-1, -1],
      ] as const) {
        const [x, y] = [column + dx, row + dy];
        if (x >= 0 && y >= 0 && x < columns && y < rows) depth += (depths[y * columns + x] ?? 0) / 4;
      }
      const at = row * (columns + 1) + column;
      const offset =
        stand.offsets[Math.min(stand.offsets.length - 1, Math.floor((column * stand.offsets.length) / columns))] ?? 0;
      const x = stand.x + (column / columns - 0.5) * stand.width;
      const y = stand.y + (1 - row / rows) * stand.height;
      const front = stand.z + offset * (1 - 0.5 * (1 - row / rows));
      positions.set([x, y, front], at * 3);
      positions.set([x, y, front + 2 * thickness(depth)], (nodes + at) * 3);
    }
  }
  const triangles: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (covered[row * columns + column] === 0) continue;
      const a = row * (columns + 1) + column;
      for (const base of [0, nodes]) {
        const [p, q, r, s] = [base + a, base + a + 1, base + a + columns + 2, base + a + columns + 1];
        triangles.push(p, q, r, p, r, s);
      }
      const edges: [number, number, number, number][] = [
        [column === 0 ? -1 : row * columns + column - 1, a, a + columns + 1, 0],
        [column === columns - 1 ? -1 : row * columns + column + 1, a + 1, a + columns + 2, 0],
        [row === 0 ? -1 : (row - 1) * columns + column, a, a + 1, 0],
        [row === rows - 1 ? -1 : (row + 1) * columns + column, a + columns + 1, a + columns + 2, 0],
      ];
      for (const [beside, from, to] of edges) {
        if (beside >= 0 && covered[beside] === 1) continue;
        triangles.push(from, to, nodes + to, from, nodes + to, nodes + from);
      }
    }
  }
  return { positions, triangles: Uint32Array.from(triangles) };
}

/** Cells from the outline (chamfer distance). */
function measureDepths(covered: Uint8Array, columns: number, rows: number): Float32Array {
  const depths = new Float32Array(covered.length);
  const read = (x: number, y: number) =>
    x < 0 || y < 0 || x >= columns || y >= rows ? 0 : (depths[y * columns + x] ?? 0);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      if (covered[y * columns + x] === 0) continue;
      depths[y * columns + x] = Math.min(
        read(x - 1, y) + 1,
        read(x, y - 1) + 1,
        read(x - 1, y - 1) + 1.4,
        read(x + 1, y - 1) + 1.4,
      );
    }
  }
  for (let y = rows - 1; y >= 0; y -= 1) {
    for (let x = columns - 1; x >= 0; x -= 1) {
      if (covered[y * columns + x] === 0) continue;
      depths[y * columns + x] = Math.min(
        read(x, y),
        read(x + 1, y) + 1,
        read(x, y + 1) + 1,
        read(x + 1, y + 1) + 1.4,
        read(x - 1, y + 1) + 1.4,
      );
    }
  }
  return depths;
}
