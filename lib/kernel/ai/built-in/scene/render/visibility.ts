import type { Mesh } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Camera } from "./camera";
import { scratchFloats, scratchIntegers } from "./scratch";

/** Samples a pixel in each direction. */
export const samplesAcross = 2;
/** Numbers a triangle in `planes`: three affine functions of the picture's x and y. */
export const planeNumbers = 9;

/** What each sample shows. */
export interface Visibility {
  /** Triangle, −1 for none; rows of `width × 2` samples. */
  readonly ids: Int32Array;
  /** 1 / z of each sample, 0 for none. */
  readonly nearness: Float32Array;
  /** For each triangle the functions A·x + B·y + C that give its corners' weights over depth; their sum is 1 / z. */
  readonly planes: Float64Array;
}

/** Weights of a triangle's corners over depth, as functions of the picture's pixels (Olano and Greer, 1997). */
function computePlanes(mesh: Mesh, camera: Camera): Float64Array {
  const count = mesh.triangles.length / 3;
  const planes = new Float64Array(count * planeNumbers);
  const { positions, triangles } = mesh;
  const corner = new Float64Array(9);
  for (let index = 0; index < count; index += 1) {
    for (let at = 0; at < 3; at += 1) {
      const vertex = (triangles[index * 3 + at] as number) * 3;
      corner[at * 3] = positions[vertex] as number;
      corner[at * 3 + 1] = (positions[vertex + 1] as number) - camera.eye;
      corner[at * 3 + 2] = positions[vertex + 2] as number;
    }
    const [ax = 0, ay = 0, az = 0, bx = 0, by = 0, bz = 0, cx = 0, cy = 0, cz = 0] = corner;
    const determinant = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    if (Math.abs(determinant) < 1e-13) continue;
    const write = (at: number, x: number, y: number, z: number) => {
      const target = index * planeNumbers + at * 3;
      planes[target] = x / determinant / camera.focal;
      planes[target + 1] = -y / determinant / camera.focal;
      planes[target + 2] =
        (-(x * camera.middle) / camera.focal + (y * camera.horizon) / camera.focal + z) / determinant;
    };
    write(0, by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx);
    write(1, cy * az - cz * ay, cz * ax - cx * az, cx * ay - cy * ax);
    write(2, ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  }
  return planes;
}

/** Samples that a triangle may cover; empty (`right` < `left`) when it lies behind the camera. */
function boundTriangle(mesh: Mesh, camera: Camera, index: number, bounds: Int32Array): void {
  const { positions, triangles } = mesh;
  let minX = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  let behind = 0;
  for (let at = 0; at < 3; at += 1) {
    const vertex = (triangles[index * 3 + at] as number) * 3;
    const z = positions[vertex + 2] as number;
    if (z < 0.05) {
      behind += 1;
      continue;
    }
    const x = camera.middle + (camera.focal * (positions[vertex] as number)) / z;
    const y = camera.horizon - (camera.focal * ((positions[vertex + 1] as number) - camera.eye)) / z;
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
  const columns = camera.width * samplesAcross;
  const rows = camera.height * samplesAcross;
  const isWhole = behind === 0;
  bounds[0] = isWhole ? Math.max(0, Math.floor(minX * samplesAcross) - 1) : 0;
  bounds[1] = behind === 3 ? -1 : isWhole ? Math.min(columns - 1, Math.ceil(maxX * samplesAcross)) : columns - 1;
  bounds[2] = isWhole ? Math.max(0, Math.floor(minY * samplesAcross) - 1) : 0;
  bounds[3] = isWhole ? Math.min(rows - 1, Math.ceil(maxY * samplesAcross)) : rows - 1;
}

/** Finds the nearest triangle of every sample. */
export function findVisible(mesh: Mesh, camera: Camera): Visibility {
  const columns = camera.width * samplesAcross;
  const rows = camera.height * samplesAcross;
  const ids = scratchIntegers("samples", columns * rows);
  const nearness = scratchFloats("sample nearness", columns * rows);
  const planes = computePlanes(mesh, camera);
  const bounds = new Int32Array(4);
  for (let index = 0; index * 3 < mesh.triangles.length; index += 1) {
    boundTriangle(mesh, camera, index, bounds);
    if ((bounds[1] as number) < (bounds[0] as number)) continue;
    fillTriangle(index, planes, bounds, columns, ids, nearness);
  }
  return { ids, nearness, planes };
}

const step = 1 / samplesAcross;

function fillTriangle(
  index: number,
  planes: Float64Array,
  bounds: Int32Array,
  columns: number,
  ids: Int32Array,
  nearness: Float32Array,
): void {
  const p = index * planeNumbers;
  const a = (planes[p] as number) + (planes[p + 3] as number) + (planes[p + 6] as number);
  const b = (planes[p + 1] as number) + (planes[p + 4] as number) + (planes[p + 7] as number);
  const c = (planes[p + 2] as number) + (planes[p + 5] as number) + (planes[p + 8] as number);
  const left = bounds[0] as number;
  const right = bounds[1] as number;
  const bottom = bounds[3] as number;
  for (let row = bounds[2] as number; row <= bottom; row += 1) {
    const y = (row + 0.5) * step;
    let from = (left + 0.5) * step;
    let to = (right + 0.5) * step;
    // Inside, no corner's weight is negative: each gives one end of the row's span.
    for (let edge = p; edge < p + planeNumbers; edge += 3) {
      const slope = planes[edge] as number;
      const rest = (planes[edge + 1] as number) * y + (planes[edge + 2] as number);
      if (slope > 0) from = Math.max(from, -rest / slope);
      else if (slope < 0) to = Math.min(to, -rest / slope);
      else if (rest < 0) to = -1;
    }
    const first = Math.max(left, Math.ceil(from * samplesAcross - 0.5));
    const last = Math.min(right, Math.floor(to * samplesAcross - 0.5));
    const offset = row * columns;
    let near = a * (first + 0.5) * step + b * y + c;
    for (let at = offset + first; at <= offset + last; at += 1) {
      if (near > (nearness[at] as number) && near < 20) {
        nearness[at] = near;
        ids[at] = index;
      }
      near += a * step;
    }
  }
}
