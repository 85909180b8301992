import type { Outline } from "./outline";

/** A piece of cloth: cut along an outline, sewn to a back of the same cut along its edge, filled and pushed about. */
export interface ClothPiece {
  outline: Outline;
  widthMm: number;
  heightMm: number;
  /** Distance of the particles in mm. */
  cell: number;
  steps: number;
  /** Outward push on the cloth, in mm a step². */
  pressure: (u: number, v: number) => number;
  /** Where a particle is held; null where it is free. The third value is how firmly (0 to 1). */
  hold?: (u: number, v: number) => { x: number; y: number; firmness: number } | null;
  /** How stiff the cloth is against bending, 0 (silk) to 1 (board). */
  stiffness: number;
  /** Height in mm that the cloth starts with: folds laid by hand, which settling makes natural. */
  start: (u: number, v: number) => number;
  /** The pattern is cut larger than the room it lies in by this factor, which is what throws the folds. */
  fullness?: (u: number, v: number) => readonly [number, number];
  /** Height of the sewn edge in mm; undefined leaves the edge free. */
  edgeHeight?: number;
}

export interface ClothState {
  columns: number;
  rows: number;
  cell: number;
  /** Pattern coordinate of column 0 and row 0. */
  origin: number;
  /** Three numbers a particle: x, y (mm, y down), z (mm, towards the viewer). */
  position: Float32Array;
  alive: Uint8Array;
}

const margin = 2;

/** Lets the cloth settle (position-based dynamics on a lattice of stretch, shear and bending constraints). */
export function simulateCloth(piece: ClothPiece): ClothState {
  const { cell } = piece;
  const columns = Math.ceil(piece.widthMm / cell) + 1 + 2 * margin;
  const rows = Math.ceil(piece.heightMm / cell) + 1 + 2 * margin;
  const origin = -margin * cell;
  const count = columns * rows;
  const position = new Float32Array(count * 3);
  const velocity = new Float32Array(count * 3);
  const previous = new Float32Array(count * 3);
  const alive = new Uint8Array(count);
  const edge = new Uint8Array(count);
  const push = new Float32Array(count);
  const holds: Hold[] = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const at = j * columns + i;
      const u = origin + i * cell;
      const v = origin + j * cell;
      const distance = piece.outline.distance(u, v);
      position[at * 3] = u;
      position[at * 3 + 1] = v;
      if (distance > cell * 1.6) continue;
      alive[at] = 1;
      if (distance > -cell * 0.5) edge[at] = 1;
      push[at] = distance < 0 ? piece.pressure(u, v) : 0;
      position[at * 3 + 2] = edge[at] === 1 ? (piece.edgeHeight ?? 0) : 1 + piece.start(u, v);
      const held = piece.hold?.(u, v);
      if (held) holds.push({ at, ...held });
    }
  }
  const links = buildLinks(piece, columns, rows, alive, origin);
  for (let step = 0; step < piece.steps; step++) {
    // The last steps are damped, so that the cloth comes to rest.
    const damping = step < piece.steps * 0.8 ? 0.985 : 0.9;
    previous.set(position);
    for (let k = 0; k < count * 3; k++) {
      if (alive[Math.floor(k / 3)] === 0) continue;
      const lifted = k % 3 === 2 ? (push[Math.floor(k / 3)] ?? 0) : 0;
      position[k] = (position[k] ?? 0) + (velocity[k] ?? 0) * damping + lifted;
    }
    for (let round = 0; round < 4; round++) {
      satisfyLinks(links, position, round % 2 === 1);
      pull(holds, position);
      rest(position, edge, piece.edgeHeight);
    }
    for (let k = 0; k < count * 3; k++) velocity[k] = (position[k] ?? 0) - (previous[k] ?? 0);
  }
  return { columns, rows, cell, origin, position, alive };
}

interface Links {
  first: Int32Array;
  second: Int32Array;
  rest: Float32Array;
  weight: Float32Array;
}

interface Hold {
  at: number;
  x: number;
  y: number;
  firmness: number;
}

/** Brings linked particles towards their distance; the order alternates, so that nothing drifts. */
function satisfyLinks(links: Links, position: Float32Array, backwards: boolean): void {
  const { first, second, rest, weight } = links;
  for (let n = 0; n < first.length; n++) {
    const link = backwards ? first.length - 1 - n : n;
    const a = (first[link] ?? 0) * 3;
    const b = (second[link] ?? 0) * 3;
    const dx = (position[b] ?? 0) - (position[a] ?? 0);
    const dy = (position[b + 1] ?? 0) - (position[a + 1] ?? 0);
    const dz = (position[b + 2] ?? 0) - (position[a + 2] ?? 0);
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (length < 1e-6) continue;
    const correction = ((length - (rest[link] ?? 0)) / length) * 0.5 * (weight[link] ?? 0);
    position[a] = (position[a] ?? 0) + dx * correction;
    position[a + 1] = (position[a + 1] ?? 0) + dy * correction;
    position[a + 2] = (position[a + 2] ?? 0) + dz * correction;
    position[b] = (position[b] ?? 0) - dx * correction;
    position[b + 1] = (position[b + 1] ?? 0) - dy * correction;
    position[b + 2] = (position[b + 2] ?? 0) - dz * correction;
  }
}

function pull(holds: readonly Hold[], position: Float32Array): void {
  for (const held of holds) {
    const k = held.at * 3;
    position[k] = (position[k] ?? 0) + (held.x - (position[k] ?? 0)) * held.firmness;
    position[k + 1] = (position[k + 1] ?? 0) + (held.y - (position[k + 1] ?? 0)) * held.firmness;
  }
}

/** Nothing sinks into the table, and a sewn edge keeps its height. */
function rest(position: Float32Array, edge: Uint8Array, edgeHeight: number | undefined): void {
  for (let at = 0, k = 2; at < edge.length; at++, k += 3) {
    if (edge[at] === 1 && edgeHeight !== undefined) position[k] = edgeHeight;
    else if ((position[k] ?? 0) < 0.5) position[k] = 0.5;
  }
}

function buildLinks(piece: ClothPiece, columns: number, rows: number, alive: Uint8Array, origin: number): Links {
  const first: number[] = [];
  const second: number[] = [];
  const rest: number[] = [];
  const weight: number[] = [];
  const link = (i: number, j: number, di: number, dj: number, strength: number) => {
    const [k, l] = [i + di, j + dj];
    if (k < 0 || l < 0 || k >= columns || l >= rows) return;
    const a = j * columns + i;
    const b = l * columns + k;
    if (alive[a] !== 1 || alive[b] !== 1) return;
    const [fx, fy] = piece.fullness?.(origin + (i + di / 2) * piece.cell, origin + (j + dj / 2) * piece.cell) ?? [1, 1];
    first.push(a);
    second.push(b);
    rest.push(Math.hypot(di * piece.cell * fx, dj * piece.cell * fy));
    weight.push(strength);
  };
  const bend = piece.stiffness;
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      link(i, j, 1, 0, 0.9);
      link(i, j, 0, 1, 0.9);
      link(i, j, 1, 1, 0.35);
      link(i, j, -1, 1, 0.35);
      link(i, j, 2, 0, bend);
      link(i, j, 0, 2, bend);
      link(i, j, 4, 0, bend * 0.6);
      link(i, j, 0, 4, bend * 0.6);
      link(i, j, 3, 3, bend * 0.4);
      link(i, j, -3, 3, bend * 0.4);
    }
  }
  return {
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    rest: Float32Array.from(rest),
    weight: Float32Array.from(weight),
  };
}
