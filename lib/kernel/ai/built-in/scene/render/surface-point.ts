import type { Mesh } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Camera } from "./camera";
import { planeNumbers, type Visibility } from "./visibility";

/** A place on a surface that the camera sees. */
export interface SurfacePoint {
  readonly position: Float64Array;
  /** Towards the camera's side, length 1. */
  readonly normal: Float64Array;
  u: number;
  v: number;
  /** 1 / z */
  nearness: number;
}

/** Finds where the ray through a pixel meets a triangle; writes it into `into`. */
export function locateOnTriangle(
  mesh: Mesh,
  camera: Camera,
  seen: Visibility,
  id: number,
  x: number,
  y: number,
  into: SurfacePoint,
): void {
  const { planes } = seen;
  const p = id * planeNumbers;
  const w0 = (planes[p] as number) * x + (planes[p + 1] as number) * y + (planes[p + 2] as number);
  const w1 = (planes[p + 3] as number) * x + (planes[p + 4] as number) * y + (planes[p + 5] as number);
  const w2 = (planes[p + 6] as number) * x + (planes[p + 7] as number) * y + (planes[p + 8] as number);
  const nearness = Math.max(1e-4, w0 + w1 + w2);
  const z = 1 / nearness;
  const b0 = w0 * z;
  const b1 = w1 * z;
  const b2 = w2 * z;
  const i0 = mesh.triangles[id * 3] as number;
  const i1 = mesh.triangles[id * 3 + 1] as number;
  const i2 = mesh.triangles[id * 3 + 2] as number;
  const { normals, uvs } = mesh;
  const n0 = i0 * 3;
  const n1 = i1 * 3;
  const n2 = i2 * 3;
  let nx = b0 * (normals[n0] as number) + b1 * (normals[n1] as number) + b2 * (normals[n2] as number);
  let ny = b0 * (normals[n0 + 1] as number) + b1 * (normals[n1 + 1] as number) + b2 * (normals[n2 + 1] as number);
  let nz = b0 * (normals[n0 + 2] as number) + b1 * (normals[n1 + 2] as number) + b2 * (normals[n2 + 2] as number);
  const rayX = (x - camera.middle) / camera.focal;
  const rayY = (camera.horizon - y) / camera.focal;
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  const flip = nx * rayX + ny * rayY + nz > 0.02 * length ? -1 / length : 1 / length;
  nx *= flip;
  ny *= flip;
  nz *= flip;
  into.position[0] = rayX * z;
  into.position[1] = camera.eye + rayY * z;
  into.position[2] = z;
  into.normal[0] = nx;
  into.normal[1] = ny;
  into.normal[2] = nz;
  into.u = b0 * (uvs[i0 * 2] as number) + b1 * (uvs[i1 * 2] as number) + b2 * (uvs[i2 * 2] as number);
  into.v = b0 * (uvs[i0 * 2 + 1] as number) + b1 * (uvs[i1 * 2 + 1] as number) + b2 * (uvs[i2 * 2 + 1] as number);
  into.nearness = nearness;
}
