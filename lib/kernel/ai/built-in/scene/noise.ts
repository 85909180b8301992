import { createRandom } from "./random";

const side = 256;
const mask = side - 1;

/** A tile of noise that repeats without a seam; values −1…1. */
type NoiseTile = Float32Array;

function smoothLattice(cells: number, seed: number, into: NoiseTile, weight: number): void {
  const random = createRandom(seed);
  const lattice = Float32Array.from({ length: cells * cells }, () => random.next() * 2 - 1);
  for (let y = 0; y < side; y += 1) {
    const gy = (y * cells) / side;
    const y0 = Math.floor(gy);
    const fy = (gy - y0) * (gy - y0) * (3 - 2 * (gy - y0));
    const row0 = (y0 % cells) * cells;
    const row1 = ((y0 + 1) % cells) * cells;
    for (let x = 0; x < side; x += 1) {
      const gx = (x * cells) / side;
      const x0 = Math.floor(gx);
      const fx = (gx - x0) * (gx - x0) * (3 - 2 * (gx - x0));
      const x1 = (x0 + 1) % cells;
      const top = (lattice[row0 + x0] ?? 0) * (1 - fx) + (lattice[row0 + x1] ?? 0) * fx;
      const bottom = (lattice[row1 + x0] ?? 0) * (1 - fx) + (lattice[row1 + x1] ?? 0) * fx;
      const at = y * side + x;
      into[at] = (into[at] ?? 0) + weight * (top * (1 - fy) + bottom * fy);
    }
  }
}

function createTile(seed: number, octaves: readonly number[], gain: number): NoiseTile {
  const tile = new Float32Array(side * side);
  let weight = 1;
  for (const cells of octaves) {
    smoothLattice(cells, seed + cells, tile, weight);
    weight *= gain;
  }
  let most = 0;
  for (const value of tile) most = Math.max(most, Math.abs(value));
  return tile.map((value) => value / most);
}

let tiles: { clouds: NoiseTile; fine: NoiseTile; grain: NoiseTile } | undefined;

/** The tiles, made once a process: `clouds` has large and small forms, `fine` small ones, `grain` is white noise. */
export function noiseTiles(): { clouds: NoiseTile; fine: NoiseTile; grain: NoiseTile } {
  tiles ??= {
    clouds: createTile(11, [4, 8, 16, 32, 64, 128], 0.55),
    fine: createTile(23, [32, 64, 128], 0.7),
    grain: createTile(37, [256], 1),
  };
  return tiles;
}

/** Value of a tile at a place, in tiles (0…1 is one), interpolated. */
export function sampleNoise(tile: NoiseTile, u: number, v: number): number {
  const x = u * side;
  const y = v * side;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const left = x0 & mask;
  const right = (x0 + 1) & mask;
  const top = (y0 & mask) * side;
  const bottom = ((y0 + 1) & mask) * side;
  return (
    ((tile[top + left] ?? 0) * (1 - fx) + (tile[top + right] ?? 0) * fx) * (1 - fy) +
    ((tile[bottom + left] ?? 0) * (1 - fx) + (tile[bottom + right] ?? 0) * fx) * fy
  );
}
