import type { Bitmap } from "./mockup";

/**
 * A lattice of (columns + 1) × (rows + 1) points. Point (i, j) says where in the image the artwork's position
 * u = mix(uRange, i / columns), v = mix(vRange, j / rows) lies; u and v run from 0 to 1 over the trim and may exceed it.
 * `points` alternates x and y in image widths and heights (0 to 1), row by row.
 */
export interface MockupMesh {
  columns: number;
  rows: number;
  uRange: readonly [number, number];
  vRange: readonly [number, number];
  points: readonly number[];
}

/** Premultiplied artwork that was halved until it is about as fine as the output. */
export interface ReducedArtwork {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

export interface WarpInput {
  artwork: ReducedArtwork;
  mesh: MockupMesh;
  /** Premultiplied RGBA that receives the warped artwork. */
  target: Uint8ClampedArray;
  width: number;
  height: number;
  /** RGBA of the same size; `maskChannel` limits where the artwork may be. */
  mask: Uint8ClampedArray;
  maskChannel: 0 | 1 | 2 | 3;
  /** Shift by folds: red and green about 128, `range` in image widths. */
  shift?: { bitmap: Bitmap; range: number };
}

/** Area of the mesh in the output divided by the part of the artwork it shows: output pixels per unit of u·v. */
function meshArea(mesh: MockupMesh, width: number, height: number): number {
  const stride = (mesh.columns + 1) * 2;
  let area = 0;
  for (let j = 0; j < mesh.rows; j++) {
    for (let i = 0; i < mesh.columns; i++) {
      const a = j * stride + i * 2;
      const x = (k: number) => (mesh.points[k] ?? 0) * width;
      const y = (k: number) => (mesh.points[k + 1] ?? 0) * height;
      const c = a + stride + 2;
      area += Math.abs((x(c) - x(a)) * (y(a + stride) - y(a + 2)) - (y(c) - y(a)) * (x(a + stride) - x(a + 2))) / 2;
    }
  }
  const shown = (mesh.uRange[1] - mesh.uRange[0]) * (mesh.vRange[1] - mesh.vRange[0]);
  return shown === 0 ? 0 : area / shown;
}

/** Multiplies by alpha and halves with a box filter as long as the artwork is more than twice as fine as the output. */
export function buildReducedArtwork(artwork: Bitmap, mesh: MockupMesh, width: number, height: number): ReducedArtwork {
  let data = new Uint8ClampedArray(artwork.data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = artwork.data[at + 3] ?? 0;
    data[at] = ((artwork.data[at] ?? 0) * alpha) / 255;
    data[at + 1] = ((artwork.data[at + 1] ?? 0) * alpha) / 255;
    data[at + 2] = ((artwork.data[at + 2] ?? 0) * alpha) / 255;
    data[at + 3] = alpha;
  }
  let w = artwork.width;
  let h = artwork.height;
  const needed = meshArea(mesh, width, height) * 2;
  while (w * h > needed * 2 && w > 2 && h > 2) {
    const hw = w >> 1;
    const hh = h >> 1;
    const half = new Uint8ClampedArray(hw * hh * 4);
    for (let y = 0; y < hh; y++) {
      for (let x = 0; x < hw; x++) {
        const from = (y * 2 * w + x * 2) * 4;
        const below = from + w * 4;
        const to = (y * hw + x) * 4;
        for (let c = 0; c < 4; c++) {
          half[to + c] =
            ((data[from + c] ?? 0) + (data[from + 4 + c] ?? 0) + (data[below + c] ?? 0) + (data[below + 4 + c] ?? 0)) /
            4;
        }
      }
    }
    data = half;
    w = hw;
    h = hh;
  }
  return { data, width: w, height: h };
}

/** Bends the artwork onto the mesh, over what the target already holds. */
export function warpArtwork(input: WarpInput): void {
  const { mesh, width, height } = input;
  const stride = (mesh.columns + 1) * 2;
  const corner = (i: number, j: number): Corner => {
    const at = j * stride + i * 2;
    return {
      x: (mesh.points[at] ?? 0) * width,
      y: (mesh.points[at + 1] ?? 0) * height,
      u: mesh.uRange[0] + ((mesh.uRange[1] - mesh.uRange[0]) * i) / mesh.columns,
      v: mesh.vRange[0] + ((mesh.vRange[1] - mesh.vRange[0]) * j) / mesh.rows,
    };
  };
  const done = new Uint8Array(width * height);
  for (let j = 0; j < mesh.rows; j++) {
    for (let i = 0; i < mesh.columns; i++) {
      const a = corner(i, j);
      const b = corner(i + 1, j);
      const c = corner(i + 1, j + 1);
      const d = corner(i, j + 1);
      fillTriangle(input, done, a, b, c);
      fillTriangle(input, done, a, c, d);
    }
  }
}

interface Corner {
  x: number;
  y: number;
  u: number;
  v: number;
}

function fillTriangle(input: WarpInput, done: Uint8Array, a: Corner, b: Corner, c: Corner): void {
  const { artwork, target, width, height, mask, maskChannel, shift } = input;
  const determinant = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (Math.abs(determinant) < 1e-9) return;
  const ux = ((b.u - a.u) * (c.y - a.y) - (c.u - a.u) * (b.y - a.y)) / determinant;
  const uy = ((c.u - a.u) * (b.x - a.x) - (b.u - a.u) * (c.x - a.x)) / determinant;
  const vx = ((b.v - a.v) * (c.y - a.y) - (c.v - a.v) * (b.y - a.y)) / determinant;
  const vy = ((c.v - a.v) * (b.x - a.x) - (b.v - a.v) * (c.x - a.x)) / determinant;
  const top = Math.max(0, Math.ceil(Math.min(a.y, b.y, c.y) - 0.5));
  const bottom = Math.min(height - 1, Math.floor(Math.max(a.y, b.y, c.y) - 0.5));
  const texture = artwork.data;
  const tw = artwork.width;
  const th = artwork.height;
  for (let y = top; y <= bottom; y++) {
    const py = y + 0.5;
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    const edge = (p: Corner, q: Corner) => {
      if (p.y === q.y || py < Math.min(p.y, q.y) || py > Math.max(p.y, q.y)) return;
      const x = p.x + ((q.x - p.x) * (py - p.y)) / (q.y - p.y);
      if (x < left) left = x;
      if (x > right) right = x;
    };
    edge(a, b);
    edge(b, c);
    edge(c, a);
    const from = Math.max(0, Math.ceil(left - 0.5));
    const to = Math.min(width - 1, Math.floor(right - 0.5));
    for (let x = from; x <= to; x++) {
      const pixel = y * width + x;
      const at = pixel * 4;
      const allowed = mask[at + maskChannel] ?? 0;
      if (allowed === 0 || done[pixel] === 1) continue;
      done[pixel] = 1;
      let dx = x + 0.5 - a.x;
      let dy = py - a.y;
      if (shift !== undefined) {
        const { bitmap } = shift;
        const sx = Math.min(Math.max(((x + 0.5) * bitmap.width) / width - 0.5, 0), bitmap.width - 1.001);
        const sy = Math.min(Math.max((py * bitmap.height) / height - 0.5, 0), bitmap.height - 1.001);
        const x0 = sx | 0;
        const y0 = sy | 0;
        const fx = sx - x0;
        const fy = sy - y0;
        const s = (y0 * bitmap.width + x0) * 4;
        const below = s + bitmap.width * 4;
        const d = bitmap.data;
        const scale = (shift.range * width) / 127;
        const w00 = (1 - fx) * (1 - fy);
        const w10 = fx * (1 - fy);
        const w01 = (1 - fx) * fy;
        const w11 = fx * fy;
        dx +=
          ((d[s] ?? 0) * w00 + (d[s + 4] ?? 0) * w10 + (d[below] ?? 0) * w01 + (d[below + 4] ?? 0) * w11 - 128) * scale;
        dy +=
          ((d[s + 1] ?? 0) * w00 +
            (d[s + 5] ?? 0) * w10 +
            (d[below + 1] ?? 0) * w01 +
            (d[below + 5] ?? 0) * w11 -
            128) *
          scale;
      }
      const tx = (a.u + ux * dx + uy * dy) * tw - 0.5;
      const ty = (a.v + vx * dx + vy * dy) * th - 0.5;
      if (tx <= -1 || ty <= -1 || tx >= tw || ty >= th) continue;
      const x0 = Math.floor(tx);
      const y0 = Math.floor(ty);
      const fx = tx - x0;
      const fy = ty - y0;
      const insideLeft = x0 >= 0 ? 1 - fx : 0;
      const insideRight = x0 + 1 < tw ? fx : 0;
      const insideTop = y0 >= 0 ? 1 - fy : 0;
      const insideBottom = y0 + 1 < th ? fy : 0;
      const weight = allowed / 255;
      const w00 = insideLeft * insideTop * weight;
      const w10 = insideRight * insideTop * weight;
      const w01 = insideLeft * insideBottom * weight;
      const w11 = insideRight * insideBottom * weight;
      const t00 = (y0 * tw + x0) * 4;
      const t01 = t00 + tw * 4;
      const alpha =
        (texture[t00 + 3] ?? 0) * w00 +
        (texture[t00 + 7] ?? 0) * w10 +
        (texture[t01 + 3] ?? 0) * w01 +
        (texture[t01 + 7] ?? 0) * w11;
      if (alpha <= 0) continue;
      const keep = 1 - alpha / 255;
      for (let k = 0; k < 3; k++) {
        const ink =
          (texture[t00 + k] ?? 0) * w00 +
          (texture[t00 + 4 + k] ?? 0) * w10 +
          (texture[t01 + k] ?? 0) * w01 +
          (texture[t01 + 4 + k] ?? 0) * w11;
        target[at + k] = ink + (target[at + k] ?? 0) * keep;
      }
      target[at + 3] = alpha + (target[at + 3] ?? 0) * keep;
    }
  }
}
