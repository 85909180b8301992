import type { Vec3 } from "@/lib/kernel/ai/built-in/scene/mesh";
import { scratchFloats } from "./scratch";

const blockerTaps = 8;
const filterTaps = 12;
/** Texels across a tile of what a shadow map knows coarsely. */
const tileSide = 16;

/** Triangles that throw shadows. */
interface Caster {
  readonly positions: Float32Array;
  readonly triangles: Uint32Array;
  readonly casts: (triangle: number) => boolean;
}

export interface ShadowMap {
  /**
   * Share of a far light that reaches a point of a surface, 0…1. `spread` is the light's size as the tangent of its half
   * angle, `turn` 0…1 turns the pattern of samples.
   */
  reach(point: Float64Array, normal: Float64Array, spread: number, turn: number): number;
  /** The point in the light's own plane, m from `centre`. */
  across(x: number, y: number, z: number): readonly [number, number];
}

/** Sunflower pattern on the unit disc. */
function disc(taps: number): Float32Array {
  return Float32Array.from({ length: taps * 2 }, (_, index) => {
    const at = Math.floor(index / 2);
    const radius = Math.sqrt((at + 0.5) / taps);
    const angle = at * 2.399963;
    return radius * (index % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
}

const blockerDisc = disc(blockerTaps);
const filterDisc = disc(filterTaps);

/**
 * Distances from a far light, seen from it, for what lies within `radius` of `centre`.
 * @param side texels; soft lights need few
 * @param name of the memory that is used, see `scratchFloats`
 */
export function createShadowMap(
  casters: readonly Caster[],
  light: Vec3,
  centre: Vec3,
  radius: number,
  side = 1_024,
  name?: string,
): ShadowMap {
  const [lx, ly, lz] = light;
  const flat = Math.hypot(lx, lz);
  const right: Vec3 = flat < 1e-4 ? [1, 0, 0] : [lz / flat, 0, -lx / flat];
  const up: Vec3 = [ly * right[2] - lz * right[1], lz * right[0] - lx * right[2], lx * right[1] - ly * right[0]];
  const depths = (name ? scratchFloats(name, side * side) : new Float32Array(side * side)).fill(
    Number.POSITIVE_INFINITY,
  );
  const toTexels = side / (2 * radius);
  const middleU = right[0] * centre[0] + right[1] * centre[1] + right[2] * centre[2];
  const middleV = up[0] * centre[0] + up[1] * centre[1] + up[2] * centre[2];
  for (const caster of casters) fill(caster);

  function fill({ positions, triangles, casts }: Caster): void {
    const count = positions.length / 3;
    const corners = new Float64Array(9);
    const us = new Float32Array(count);
    const vs = new Float32Array(count);
    const ds = new Float32Array(count);
    for (let index = 0; index < count; index += 1) {
      const x = positions[index * 3] as number;
      const y = positions[index * 3 + 1] as number;
      const z = positions[index * 3 + 2] as number;
      us[index] = (right[0] * x + right[1] * y + right[2] * z - middleU + radius) * toTexels;
      vs[index] = (up[0] * x + up[1] * y + up[2] * z - middleV + radius) * toTexels;
      ds[index] = -(lx * x + ly * y + lz * z);
    }
    for (let index = 0; index * 3 < triangles.length; index += 1) {
      if (!casts(index)) continue;
      const a = triangles[index * 3] as number;
      const b = triangles[index * 3 + 1] as number;
      const c = triangles[index * 3 + 2] as number;
      corners[0] = us[a] as number;
      corners[1] = vs[a] as number;
      corners[2] = ds[a] as number;
      corners[3] = us[b] as number;
      corners[4] = vs[b] as number;
      corners[5] = ds[b] as number;
      corners[6] = us[c] as number;
      corners[7] = vs[c] as number;
      corners[8] = ds[c] as number;
      fillTriangle(depths, side, corners);
    }
  }

  const nearest = findNearest(depths, side);
  const tiles = side / tileSide;
  /** For each tile the least distance within `margin` tiles of it, by margin. */
  const spans = new Map<number, Float32Array>();

  function spanOf(margin: number): Float32Array {
    const known = spans.get(margin);
    if (known) return known;
    const span = spreadNearest(nearest, tiles, margin);
    spans.set(margin, span);
    return span;
  }

  const across = (x: number, y: number, z: number) =>
    [right[0] * x + right[1] * y + right[2] * z - middleU, up[0] * x + up[1] * y + up[2] * z - middleV] as const;

  function depthAt(u: number, v: number): number {
    const column = u | 0;
    const row = v | 0;
    if (column < 0 || row < 0 || column >= side || row >= side) return Number.POSITIVE_INFINITY;
    return depths[row * side + column] as number;
  }

  function reach(point: Float64Array, normal: Float64Array, spread: number, turn: number): number {
    const x = point[0] as number;
    const y = point[1] as number;
    const z = point[2] as number;
    const nx = normal[0] as number;
    const ny = normal[1] as number;
    const nz = normal[2] as number;
    const u = (right[0] * x + right[1] * y + right[2] * z - middleU + radius) * toTexels;
    const v = (up[0] * x + up[1] * y + up[2] * z - middleV + radius) * toTexels;
    if (u < 0 || v < 0 || u >= side || v >= side) return 1;
    const facing = nx * lx + ny * ly + nz * lz;
    // The surface's own plane in the light's view: with it a flat thing never shades itself.
    const steep = Math.max(0.15, facing) * toTexels;
    const slopeU = (right[0] * nx + right[1] * ny + right[2] * nz) / steep;
    const slopeV = (up[0] * nx + up[1] * ny + up[2] * nz) / steep;
    const own = -(lx * x + ly * y + lz * z) - 0.004;
    const angle = turn * 6.2831853;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const search = Math.max(2.5, Math.min(0.55, spread * 0.9) * toTexels);
    const tile = Math.floor(v / tileSide) * tiles + Math.floor(u / tileSide);
    if ((spanOf(Math.ceil(search / tileSide))[tile] as number) >= own) return 1;
    let found = 0;
    let sum = 0;
    for (let tap = 0; tap < blockerTaps; tap += 1) {
      const dx = ((blockerDisc[tap * 2] as number) * cos - (blockerDisc[tap * 2 + 1] as number) * sin) * search;
      const dy = ((blockerDisc[tap * 2] as number) * sin + (blockerDisc[tap * 2 + 1] as number) * cos) * search;
      const depth = depthAt(u + dx, v + dy);
      if (depth < own + Math.min(0, dx * slopeU + dy * slopeV)) {
        found += 1;
        sum += depth;
      }
    }
    if (found === 0) return 1;
    const gap = own - sum / found;
    const size = Math.max(1.2, Math.min(search, gap * spread * toTexels));
    let lit = 0;
    for (let tap = 0; tap < filterTaps; tap += 1) {
      const dx = ((filterDisc[tap * 2] as number) * cos - (filterDisc[tap * 2 + 1] as number) * sin) * size;
      const dy = ((filterDisc[tap * 2] as number) * sin + (filterDisc[tap * 2 + 1] as number) * cos) * size;
      if (depthAt(u + dx, v + dy) >= own + Math.min(0, dx * slopeU + dy * slopeV)) lit += 1;
    }
    return lit / filterTaps;
  }

  return { reach, across };
}

/** The least distance of each tile. */
function findNearest(depths: Float32Array, side: number): Float32Array {
  const tiles = side / tileSide;
  const nearest = new Float32Array(tiles * tiles).fill(Number.POSITIVE_INFINITY);
  for (let at = 0; at < depths.length; at += 1) {
    const depth = depths[at] as number;
    if (depth === Number.POSITIVE_INFINITY) continue;
    const tile = Math.floor(at / side / tileSide) * tiles + Math.floor((at % side) / tileSide);
    if (depth < (nearest[tile] as number)) nearest[tile] = depth;
  }
  return nearest;
}

function spreadNearest(nearest: Float32Array, tiles: number, margin: number): Float32Array {
  return nearest.map((_, tile) => {
    const column = tile % tiles;
    const row = (tile - column) / tiles;
    let least = Number.POSITIVE_INFINITY;
    for (let y = Math.max(0, row - margin); y <= Math.min(tiles - 1, row + margin); y += 1) {
      for (let x = Math.max(0, column - margin); x <= Math.min(tiles - 1, column + margin); x += 1) {
        least = Math.min(least, nearest[y * tiles + x] as number);
      }
    }
    return least;
  });
}

/** Writes a triangle's distances where it is nearest. `corners`: column, row and distance of each. */
function fillTriangle(depths: Float32Array, side: number, corners: Float64Array): void {
  const ua = corners[0] as number;
  const va = corners[1] as number;
  const da = corners[2] as number;
  const ub = corners[3] as number;
  const vb = corners[4] as number;
  const db = corners[5] as number;
  const uc = corners[6] as number;
  const vc = corners[7] as number;
  const dc = corners[8] as number;
  const area = (ub - ua) * (vc - va) - (uc - ua) * (vb - va);
  if (Math.abs(area) < 1e-9) return;
  const du = ((db - da) * (vc - va) - (dc - da) * (vb - va)) / area;
  const dv = ((dc - da) * (ub - ua) - (db - da) * (uc - ua)) / area;
  const left = Math.max(0, Math.floor(Math.min(ua, ub, uc) - 0.5));
  const last = Math.min(side - 1, Math.ceil(Math.max(ua, ub, uc) - 0.5));
  const top = Math.max(0, Math.floor(Math.min(va, vb, vc) - 0.5));
  const bottom = Math.min(side - 1, Math.ceil(Math.max(va, vb, vc) - 0.5));
  const sign = area > 0 ? 1 : -1;
  // A little over the edge, so that thin things leave no gaps.
  const slack = -0.3 * Math.sqrt(Math.abs(area));
  for (let v = top; v <= bottom; v += 1) {
    const y = v + 0.5;
    for (let u = left; u <= last; u += 1) {
      const x = u + 0.5;
      if (sign * ((ub - ua) * (y - va) - (vb - va) * (x - ua)) < slack) continue;
      if (sign * ((uc - ub) * (y - vb) - (vc - vb) * (x - ub)) < slack) continue;
      if (sign * ((ua - uc) * (y - vc) - (va - vc) * (x - uc)) < slack) continue;
      const depth = da + du * (x - ua) + dv * (y - va);
      if (depth < (depths[v * side + u] as number)) depths[v * side + u] = depth;
    }
  }
}
