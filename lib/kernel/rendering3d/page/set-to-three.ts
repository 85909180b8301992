import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DataTexture,
  DoubleSide,
  Group,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  RepeatWrapping,
  SRGBColorSpace,
  Vector2,
} from "three";
import { encodeSrgb } from "@/lib/kernel/ai/built-in/scene/colors";
import type { Material, Mesh as SetMesh } from "@/lib/kernel/ai/built-in/scene/mesh";
import { type Texture, texelChannels } from "@/lib/kernel/ai/built-in/scene/textures/texture";

/** Share of mirrored light from which a surface is taken for metal. */
const metalGloss = 0.2;

const srgbOfRoot = Uint8Array.from({ length: 256 }, (_, root) => Math.round(encodeSrgb((root / 255) ** 2) * 255));

interface Maps {
  color: DataTexture;
  relief: DataTexture;
}

function finish(texture: DataTexture): DataTexture {
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = 4;
  texture.needsUpdate = true;
  return texture;
}

/** A set's texture holds roots of linear colour and slopes; a browser wants sRGB and normals. */
function toMaps({ levels: [level] }: Texture): Maps {
  const side = level?.side ?? 1;
  const data = level?.data ?? new Uint8Array(texelChannels);
  const color = new Uint8Array(side * side * 4);
  const relief = new Uint8Array(side * side * 4);
  for (let texel = 0; texel < side * side; texel += 1) {
    const from = texel * texelChannels;
    const to = texel * 4;
    for (let channel = 0; channel < 3; channel += 1) color[to + channel] = srgbOfRoot[data[from + channel] ?? 0] ?? 0;
    color[to + 3] = 255;
    const across = -((data[from + 4] ?? 128) - 128) / 64;
    const along = -((data[from + 5] ?? 128) - 128) / 64;
    const length = Math.hypot(across, along, 1);
    relief[to] = 127.5 + (127.5 * across) / length;
    relief[to + 1] = 127.5 + (127.5 * along) / length;
    relief[to + 2] = 127.5 + 127.5 / length;
    relief[to + 3] = 255;
  }
  const colors = new DataTexture(color, side, side);
  colors.colorSpace = SRGBColorSpace;
  return { color: finish(colors), relief: finish(new DataTexture(relief, side, side)) };
}

function toMaterial(material: Material, maps: Maps | undefined): MeshBasicMaterial | MeshStandardMaterial {
  const color = new Color(...material.color);
  const map = maps ? { map: maps.color } : {};
  if (material.unlit === true) return new MeshBasicMaterial({ color, ...map, side: DoubleSide });
  const gloss = material.gloss ?? 0;
  const isMetal = gloss >= metalGloss;
  const relief = material.relief ?? 0;
  return new MeshStandardMaterial({
    color,
    ...map,
    ...(maps && relief > 0 ? { normalMap: maps.relief, normalScale: new Vector2(relief, relief) } : {}),
    roughness: gloss > 0.004 ? Math.max(0.12, (material.roughness ?? 0.5) * (isMetal ? 1 : 1.15)) : 1,
    metalness: isMetal ? 1 : 0,
    emissive: new Color(...(material.emission ?? [0, 0, 0])),
    side: DoubleSide,
  });
}

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
  const maps = new Map<Texture, Maps>();
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
    const { texture } = material;
    if (texture && !maps.has(texture)) maps.set(texture, toMaps(texture));
    const part = new Mesh(toGeometry(mesh, triangles), toMaterial(material, texture ? maps.get(texture) : undefined));
    part.castShadow = castsShadow;
    part.receiveShadow = material.unlit !== true;
    part.frustumCulled = false;
    group.add(part);
  }
  return group;
}
