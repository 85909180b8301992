import type { Mesh } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Camera } from "./camera";

/** Samples a pixel in each direction. */
export const samplesAcross = 2;
/** Numbers a triangle in `planes`: three affine functions of the picture's x and y. */
export const planeNumbers = 9;

/** What each sample shows. */
export interface Visibility {
  /** Triangle, −1 for none; rows of `width × 2` samples. */
  readonly ids: Int32Array;
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
      const vertex = (triangles[index * 3 + at] ?? 0) * 3;
      corner[at * 3] = positions[vertex] ?? 0;
      corner[at * 3 + 1] = (positions[vertex + 1] ?? 0) - camera.eye;
      corner[at * 3 + 2] = positions[vertex + 2] ?? 0;
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

/** Finds the nearest triangle of every sample. */
export function findVisible(mesh: Mesh, camera: Camera): Visibility {
  const columns = camera.width * samplesAcross;
  const rows = camera.height * samplesAcross;
  const ids = new Int32Array(columns * rows).fill(-1);
  const nearness = new Float32Array(columns * rows);
  const planes = computePlanes(mesh, camera);
  const { positions, triangles } = mesh;
  const step = 1 / samplesAcross;
  for (let index = 0; index * 3 < triangles.length; index += 1) {
    let [left, right, top, bottom] = [0, columns - 1, 0, rows - 1];
    let isBehind = 0;
    let [minX, maxX, minY, maxY] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let at = 0; at < 3; at += 1) {
      const vertex = (triangles[index * 3 + at] ?? 0) * 3;
      const z = positions[vertex + 2] ?? 0;
      if (z < 0.05) {
        isBehind += 1;
        continue;
      }
      const x = camera.middle + (camera.focal * (positions[vertex] ?? 0)) / z;
      const y = camera.horizon - (camera.focal * ((positions[vertex + 1] ?? 0) - camera.eye)) / z;
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
    }
    if (isBehind === 3) continue;
    if (isBehind === 0) {
      left = Math.max(left, Math.floor(minX * samplesAcross) - 1);
      right = Math.min(right, Math.ceil(maxX * samplesAcross));
      top = Math.max(top, Math.floor(minY * samplesAcross) - 1);
      bottom = Math.min(bottom, Math.ceil(maxY * samplesAcross));
    }
    const p = index * planeNumbers;
    const [a0, b0, c0] = [planes[p] ?? 0, planes[p + 1] ?? 0, planes[p + 2] ?? 0];
    const [a1, b1, c1] = [planes[p + 3] ?? 0, planes[p + 4] ?? 0, planes[p + 5] ?? 0];
    const [a2, b2, c2] = [planes[p + 6] ?? 0, planes[p + 7] ?? 0, planes[p + 8] ?? 0];
    const [a, b, c] = [a0 + a1 + a2, b0 + b1 + b2, c0 + c1 + c2];
    for (let row = top; row <= bottom; row += 1) {
      const y = (row + 0.5) * step;
      const [k0, k1, k2] = [b0 * y + c0, b1 * y + c1, b2 * y + c2];
      let from = (left + 0.5) * step;
      let to = (right + 0.5) * step;
      if (a0 > 0) from = Math.max(from, -k0 / a0);
      else if (a0 < 0) to = Math.min(to, -k0 / a0);
      else if (k0 < 0) continue;
      if (a1 > 0) from = Math.max(from, -k1 / a1);
      else if (a1 < 0) to = Math.min(to, -k1 / a1);
      else if (k1 < 0) continue;
      if (a2 > 0) from = Math.max(from, -k2 / a2);
      else if (a2 < 0) to = Math.min(to, -k2 / a2);
      else if (k2 < 0) continue;
      const first = Math.max(left, Math.ceil(from * samplesAcross - 0.5));
      const last = Math.min(right, Math.floor(to * samplesAcross - 0.5));
      const offset = row * columns;
      let near = a * (first + 0.5) * step + b * y + c;
      const slope = a * step;
      for (let column = first; column <= last; column += 1) {
        const at = offset + column;
        // Twenty metres to five centimetres; beyond the far end skies are drawn unlit and may be farther.
        if (near > (nearness[at] ?? 0) && near < 20) {
          nearness[at] = near;
          ids[at] = index;
        }
        near += slope;
      }
    }
  }
  return { ids, planes };
}
