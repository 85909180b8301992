import type { ProductPicture } from "./cut-out";

/** Where a product stands in the scene. */
interface Stand {
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
      sum += weight * (offsets[other] as number);
      weights += weight;
    }
    offsets[column] = weights > 0 ? sum / weights : 0;
  }
  return { offsets, touches };
}

const cellsAcross = 84;

interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** 1 where the product is. */
  readonly covered: Uint8Array;
}

function coverCells(picture: ProductPicture): Cells {
  const longest = Math.max(picture.width, picture.height);
  const columns = Math.max(4, Math.round((cellsAcross * picture.width) / longest));
  const rows = Math.max(4, Math.round((cellsAcross * picture.height) / longest));
  const covered = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = Math.min(picture.width - 1, Math.floor(((column + 0.5) * picture.width) / columns));
      const y = Math.min(picture.height - 1, Math.floor(((row + 0.5) * picture.height) / rows));
      covered[row * columns + column] = (picture.pixels[(y * picture.width + x) * 4 + 3] as number) > 110 ? 1 : 0;
    }
  }
  return { columns, rows, covered };
}

/** Mean of what the four cells about a grid's node hold. */
function meanAbout(cells: Float32Array, { columns, rows }: Cells, column: number, row: number): number {
  let sum = 0;
  for (const x of [column - 1, column]) {
    for (const y of [row - 1, row]) {
      if (x >= 0 && y >= 0 && x < columns && y < rows) sum += cells[y * columns + x] as number;
    }
  }
  return sum / 4;
}

/** A body with the product's outline, rounded like a cushion, that throws its shadows. */
export function inflateProduct(
  picture: ProductPicture,
  stand: Stand,
): { positions: Float32Array; triangles: Uint32Array } {
  const cells = coverCells(picture);
  const { columns, rows } = cells;
  const depths = measureDepths(cells.covered, columns, rows);
  const cell = stand.width / columns;
  let most = 0;
  for (const depth of depths) most = Math.max(most, depth);
  const thickness = (depth: number) =>
    stand.isFlat ? 0.006 : 0.8 * cell * Math.sqrt(Math.max(0, depth * (2 * most - depth)));
  const nodes = (columns + 1) * (rows + 1);
  const positions = new Float32Array(nodes * 6);
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const at = row * (columns + 1) + column;
      const place = Math.min(stand.offsets.length - 1, Math.floor((column * stand.offsets.length) / columns));
      const x = stand.x + (column / columns - 0.5) * stand.width;
      const y = stand.y + (1 - row / rows) * stand.height;
      const front = stand.z + (stand.offsets[place] as number) * (0.5 + 0.5 * (row / rows));
      positions.set([x, y, front], at * 3);
      positions.set([x, y, front + 2 * thickness(meanAbout(depths, cells, column, row))], (nodes + at) * 3);
    }
  }
  return { positions, triangles: joinCells(cells, nodes) };
}

/** Front, back and rim of the covered cells; the back's nodes follow the front's. */
function joinCells({ columns, rows, covered }: Cells, nodes: number): Uint32Array {
  const triangles: number[] = [];
  const isBare = (column: number, row: number) =>
    column < 0 || row < 0 || column >= columns || row >= rows || covered[row * columns + column] === 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (isBare(column, row)) continue;
      const a = row * (columns + 1) + column;
      const c = a + columns + 1;
      for (const base of [0, nodes]) {
        triangles.push(base + a, base + a + 1, base + c + 1, base + a, base + c + 1, base + c);
      }
      const edges = [
        [column - 1, row, a, c],
        [column + 1, row, a + 1, c + 1],
        [column, row - 1, a, a + 1],
        [column, row + 1, c, c + 1],
      ] as const;
      for (const [x, y, from, to] of edges) {
        if (isBare(x, y)) triangles.push(from, to, nodes + to, from, nodes + to, nodes + from);
      }
    }
  }
  return Uint32Array.from(triangles);
}

/** Cells from the outline (chamfer distance). */
function measureDepths(covered: Uint8Array, columns: number, rows: number): Float32Array {
  const depths = new Float32Array(covered.length);
  const read = (x: number, y: number) =>
    x < 0 || y < 0 || x >= columns || y >= rows ? 0 : (depths[y * columns + x] as number);
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
