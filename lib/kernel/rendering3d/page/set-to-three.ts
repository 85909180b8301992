import { BufferAttribute, BufferGeometry, Group, Mesh } from "three";
import type { Material, Mesh as SetMesh } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Texture } from "@/lib/kernel/ai/built-in/scene/textures/texture";
import { createMaterials } from "./set-materials";

/** The triangles of each surface; three's z points towards the camera, so all are turned over. */
function toGeometry(mesh: SetMesh, triangles: readonly number[]): BufferGeometry {
  const indices = new Uint32Array(triangles.length * 3);
  const places = new Map<number, number>();
  const corners: number[] = [];
  const place = (corner: number): number => {
    const known = places.get(corner);
    if (known !== undefined) return known;
    places.set(corner, corners.length);
    corners.push(corner);
    return corners.length - 1;
  };
  const { positions: p, normals: n } = mesh;
  const at = (from: Float32Array, corner: number, axis: number) => from[corner * 3 + axis] ?? 0;
  for (const [index, triangle] of triangles.entries()) {
    const [a, b, c] = [0, 1, 2].map((corner) => mesh.triangles[triangle * 3 + corner] ?? 0) as [number, number, number];
    const edge = (to: number) => [0, 1, 2].map((axis) => at(p, to, axis) - at(p, a, axis)) as [number, number, number];
    const [ux, uy, uz] = edge(b);
    const [vx, vy, vz] = edge(c);
    const facing =
      (uy * vz - uz * vy) * (at(n, a, 0) + at(n, b, 0) + at(n, c, 0)) +
      (uz * vx - ux * vz) * (at(n, a, 1) + at(n, b, 1) + at(n, c, 1)) +
      (ux * vy - uy * vx) * (at(n, a, 2) + at(n, b, 2) + at(n, c, 2));
    // A triangle's front is where its normals point to; mirrored in z, its order turns round.
    indices.set([place(a), ...(facing > 0 ? [place(c), place(b)] : [place(b), place(c)])], index * 3);
  }
  const positions = new Float32Array(corners.length * 3);
  const normals = new Float32Array(corners.length * 3);
  const uvs = new Float32Array(corners.length * 2);
  for (const [index, corner] of corners.entries()) {
    positions.set([at(p, corner, 0), at(p, corner, 1), -at(p, corner, 2)], index * 3);
    normals.set([at(n, corner, 0), at(n, corner, 1), -at(n, corner, 2)], index * 3);
    uvs.set([mesh.uvs[corner * 2] ?? 0, mesh.uvs[corner * 2 + 1] ?? 0], index * 2);
  }
  return new BufferGeometry()
    .setAttribute("position", new BufferAttribute(positions, 3))
    .setAttribute("normal", new BufferAttribute(normals, 3))
    .setAttribute("uv", new BufferAttribute(uvs, 2))
    .setIndex(new BufferAttribute(indices, 1));
}

/** The set as three's meshes, one for all surfaces of a material. */
export function setToThree(mesh: SetMesh): Group {
  const group = new Group();
  const toMaterial = createMaterials();
  const parts = new Map<string, { material: Material; castsShadow: boolean; triangles: number[] }>();
  const names = new Map<Texture, number>();
  const nameOf = (texture: Texture | undefined) => {
    if (texture === undefined) return "";
    if (!names.has(texture)) names.set(texture, names.size);
    return names.get(texture);
  };
  const keys = mesh.surfaces.map(({ material, castsShadow }) =>
    JSON.stringify([{ ...material, texture: nameOf(material.texture) }, castsShadow]),
  );
  for (const [triangle, surfaceIndex] of mesh.surfaceOf.entries()) {
    const surface = mesh.surfaces[surfaceIndex];
    const key = keys[surfaceIndex];
    if (surface === undefined || key === undefined) continue;
    const part = parts.get(key) ?? { ...surface, triangles: [] };
    part.triangles.push(triangle);
    parts.set(key, part);
  }
  for (const { material, castsShadow, triangles } of parts.values()) {
    const part = new Mesh(toGeometry(mesh, triangles), toMaterial(material));
    part.castShadow = castsShadow;
    part.receiveShadow = material.unlit !== true;
    part.frustumCulled = false;
    group.add(part);
  }
  return group;
}
