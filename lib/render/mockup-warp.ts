import type { Bitmap } from "./bitmap";

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

export interface WarpInput {
  /** Premultiplied, from `reduceArtwork`. */
  artwork: Bitmap;
  mesh: MockupMesh;
  /** Premultiplied RGBA that receives the warped artwork. */
  target: Uint8ClampedArray;
  width: number;
  height: number;
  /** Where the artwork may be: one byte a pixel. */
  allowed: Uint8Array;
  /** Shift by folds: red and green about 128, `range` in image widths. */
  shift?: { bitmap: Bitmap; range: number };
}

interface Corner {
  x: number;
  y: number;
  u: number;
  v: number;
}

function cornerOf(mesh: MockupMesh, i: number, j: number, width: number, height: number): Corner {
  const at = (j * (mesh.columns + 1) + i) * 2;
  return {
    x: (mesh.points[at] ?? 0) * width,
    y: (mesh.points[at + 1] ?? 0) * height,
    u: mesh.uRange[0] + ((mesh.uRange[1] - mesh.uRange[0]) * i) / mesh.columns,
    v: mesh.vRange[0] + ((mesh.vRange[1] - mesh.vRange[0]) * j) / mesh.rows,
  };
}

/** Output pixels that one whole artwork takes, judged by the part that the mesh shows. */
function meshArea(mesh: MockupMesh, width: number, height: number): number {
  let area = 0;
  for (let j = 0; j < mesh.rows; j++) {
    for (let i = 0; i < mesh.columns; i++) {
      const a = cornerOf(mesh, i, j, width, height);
      const b = cornerOf(mesh, i + 1, j, width, height);
      const c = cornerOf(mesh, i + 1, j + 1, width, height);
      const d = cornerOf(mesh, i, j + 1, width, height);
      area += Math.abs((c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x)) / 2;
    }
  }
  const shown = (mesh.uRange[1] - mesh.uRange[0]) * (mesh.vRange[1] - mesh.vRange[0]);
  return shown === 0 ? 0 : area / shown;
}

function multiplyByAlpha(bitmap: Bitmap): Uint8ClampedArray {
  const { data } = bitmap;
  const multiplied = new Uint8ClampedArray(data);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    if (alpha === 255) continue;
    for (let c = at; c < at + 3; c++) multiplied[c] = ((data[c] ?? 0) * alpha) / 255;
  }
  return multiplied;
}

function halve(data: Uint8ClampedArray, width: number, height: number): Bitmap {
  const halfWidth = width >> 1;
  const halfHeight = height >> 1;
  const half = new Uint8ClampedArray(halfWidth * halfHeight * 4);
  for (let y = 0; y < halfHeight; y++) {
    let from = y * 2 * width * 4;
    let to = y * halfWidth * 4;
    for (let x = 0; x < halfWidth; x++, from += 8, to += 4) {
      const below = from + width * 4;
      for (let c = 0; c < 4; c++) {
        const sum =
          (data[from + c] ?? 0) + (data[from + 4 + c] ?? 0) + (data[below + c] ?? 0) + (data[below + 4 + c] ?? 0);
        half[to + c] = (sum + 2) >> 2;
      }
    }
  }
  return { data: half, width: halfWidth, height: halfHeight };
}

/** Multiplies by alpha, and halves the artwork as long as it is about twice as fine as the output needs. */
export function reduceArtwork(artwork: Bitmap, mesh: MockupMesh, width: number, height: number): Bitmap {
  let reduced: Bitmap = { data: multiplyByAlpha(artwork), width: artwork.width, height: artwork.height };
  const enough = meshArea(mesh, width, height) * 3;
  while (reduced.width * reduced.height > enough && reduced.width > 2 && reduced.height > 2) {
    reduced = halve(reduced.data, reduced.width, reduced.height);
  }
  return reduced;
}

/** Bends the artwork onto the mesh, over what the target already holds. */
export function warpArtwork(input: WarpInput): void {
  const { mesh, width, height } = input;
  // Neighbouring triangles share an edge: whoever draws a pixel first, keeps it.
  const done = new Uint8Array(width * height);
  for (let j = 0; j < mesh.rows; j++) {
    for (let i = 0; i < mesh.columns; i++) {
      const a = cornerOf(mesh, i, j, width, height);
      const c = cornerOf(mesh, i + 1, j + 1, width, height);
      fillTriangle(input, done, a, cornerOf(mesh, i + 1, j, width, height), c);
      fillTriangle(input, done, a, c, cornerOf(mesh, i, j + 1, width, height));
    }
  }
}

const far = 1e9;

/** Where the side of a triangle from p to q crosses a row; `otherwise` when it does not. */
function crossing(p: Corner, q: Corner, py: number, otherwise: number): number {
  if (p.y === q.y || py < Math.min(p.y, q.y) || py > Math.max(p.y, q.y)) return otherwise;
  return p.x + ((q.x - p.x) * (py - p.y)) / (q.y - p.y);
}

function fillTriangle(input: WarpInput, done: Uint8Array, a: Corner, b: Corner, c: Corner): void {
  const { artwork, target, width, height, allowed, shift } = input;
  const determinant = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (Math.abs(determinant) < 1e-9) return;
  const ux = (((b.u - a.u) * (c.y - a.y) - (c.u - a.u) * (b.y - a.y)) / determinant) * artwork.width;
  const uy = (((c.u - a.u) * (b.x - a.x) - (b.u - a.u) * (c.x - a.x)) / determinant) * artwork.width;
  const vx = (((b.v - a.v) * (c.y - a.y) - (c.v - a.v) * (b.y - a.y)) / determinant) * artwork.height;
  const vy = (((c.v - a.v) * (b.x - a.x) - (b.v - a.v) * (c.x - a.x)) / determinant) * artwork.height;
  const top = Math.max(0, Math.ceil(Math.min(a.y, b.y, c.y) - 0.5));
  const bottom = Math.min(height - 1, Math.floor(Math.max(a.y, b.y, c.y) - 0.5));
  const sharpX = 1 / Math.max(Math.abs(ux) + Math.abs(uy), 1e-6);
  const sharpY = 1 / Math.max(Math.abs(vx) + Math.abs(vy), 1e-6);
  const moved = { x: 0, y: 0 };
  for (let y = top; y <= bottom; y++) {
    const py = y + 0.5;
    const left = Math.min(crossing(a, b, py, far), crossing(b, c, py, far), crossing(c, a, py, far));
    const right = Math.max(crossing(a, b, py, -far), crossing(b, c, py, -far), crossing(c, a, py, -far));
    const from = Math.max(0, Math.ceil(left - 0.5));
    const to = Math.min(width - 1, Math.floor(right - 0.5));
    for (let x = from; x <= to; x++) {
      const pixel = y * width + x;
      const coverage = allowed[pixel] ?? 0;
      if (coverage === 0 || done[pixel] === 1) continue;
      done[pixel] = 1;
      if (shift !== undefined) readShift(shift, x, y, width, height, moved);
      const dx = x + 0.5 - a.x + moved.x;
      const dy = y + 0.5 - a.y + moved.y;
      const tx = a.u * artwork.width + ux * dx + uy * dy - 0.5;
      const ty = a.v * artwork.height + vx * dx + vy * dy - 0.5;
      const border = borderCoverage(tx, artwork.width, sharpX) * borderCoverage(ty, artwork.height, sharpY);
      if (border > 0) paintSample(artwork, tx, ty, (coverage / 255) * border, target, pixel * 4);
    }
  }
}

/** How far folds move a pixel's artwork, in pixels of the output. */
function readShift(
  shift: { bitmap: Bitmap; range: number },
  x: number,
  y: number,
  width: number,
  height: number,
  moved: { x: number; y: number },
): void {
  const { data, width: columns, height: rows } = shift.bitmap;
  const sx = Math.min(Math.max(((x + 0.5) * columns) / width - 0.5, 0), columns - 1.001);
  const sy = Math.min(Math.max(((y + 0.5) * rows) / height - 0.5, 0), rows - 1.001);
  const at = ((sy | 0) * columns + (sx | 0)) * 4;
  const below = at + columns * 4;
  const fx = sx - (sx | 0);
  const fy = sy - (sy | 0);
  const w00 = (1 - fx) * (1 - fy);
  const w10 = fx * (1 - fy);
  const w01 = (1 - fx) * fy;
  const w11 = fx * fy;
  const scale = (shift.range * width) / 127;
  const sumX =
    (data[at] ?? 0) * w00 + (data[at + 4] ?? 0) * w10 + (data[below] ?? 0) * w01 + (data[below + 4] ?? 0) * w11;
  const sumY =
    (data[at + 1] ?? 0) * w00 + (data[at + 5] ?? 0) * w10 + (data[below + 1] ?? 0) * w01 + (data[below + 5] ?? 0) * w11;
  moved.x = (sumX - 128) * scale;
  moved.y = (sumY - 128) * scale;
}

/** How much of a pixel lies within the artwork along one axis; `sharpness` is pixels a texel. */
function borderCoverage(texel: number, texels: number, sharpness: number): number {
  const inside = Math.min(texel + 0.5, texels - 0.5 - texel) * sharpness + 0.5;
  return Math.min(1, Math.max(0, inside));
}

/** Lays the artwork's colour at a (fractional) texel over a pixel of the target. */
function paintSample(
  artwork: Bitmap,
  tx: number,
  ty: number,
  weight: number,
  target: Uint8ClampedArray,
  at: number,
): void {
  const { data, width, height } = artwork;
  const x = Math.min(Math.max(tx, 0), width - 1);
  const y = Math.min(Math.max(ty, 0), height - 1);
  const x0 = x | 0;
  const y0 = y | 0;
  const fx = x - x0;
  const fy = y - y0;
  const t00 = (y0 * width + x0) * 4;
  const t10 = x0 + 1 < width ? t00 + 4 : t00;
  const step = y0 + 1 < height ? width * 4 : 0;
  const w00 = (1 - fx) * (1 - fy) * weight;
  const w10 = fx * (1 - fy) * weight;
  const w01 = (1 - fx) * fy * weight;
  const w11 = fx * fy * weight;
  const t01 = t00 + step;
  const t11 = t10 + step;
  const alpha =
    (data[t00 + 3] ?? 0) * w00 + (data[t10 + 3] ?? 0) * w10 + (data[t01 + 3] ?? 0) * w01 + (data[t11 + 3] ?? 0) * w11;
  if (alpha <= 0) return;
  const keep = 1 - alpha / 255;
  for (let c = 0; c < 3; c++) {
    const ink =
      (data[t00 + c] ?? 0) * w00 + (data[t10 + c] ?? 0) * w10 + (data[t01 + c] ?? 0) * w01 + (data[t11 + c] ?? 0) * w11;
    target[at + c] = ink + (target[at + c] ?? 0) * keep;
  }
  target[at + 3] = alpha + (target[at + 3] ?? 0) * keep;
}
