import type { Mesh, Surface } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Texture } from "@/lib/kernel/ai/built-in/scene/textures/texture";
import type { Lights } from "./lighting";

/** A surface's material as shading reads it: every number there, nothing to look up. */
interface SurfacePaint {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly gloss: number;
  readonly roughness: number;
  /** One over the squared width of the key light's highlight, and its strength before gloss. */
  readonly sharpness: number;
  readonly shine: number;
  /** Change of light a slope in u and in v, 0 without relief. */
  readonly bumpU: number;
  readonly bumpV: number;
  readonly levels: Texture["levels"] | null;
  /** Texels of the largest level a metre. */
  readonly texels: number;
  readonly emissionR: number;
  readonly emissionG: number;
  readonly emissionB: number;
  readonly isUnlit: boolean;
}

export function describePaints(mesh: Mesh, lights: Lights): SurfacePaint[] {
  return mesh.surfaces.map((surface) => {
    const { material } = surface;
    const { color, texture, emission } = material;
    const roughness = material.roughness ?? 0.5;
    const width = Math.max(0.06, roughness * roughness + lights.key.spread * 0.25);
    const [bumpU, bumpV] = reliefDirection(surface, lights);
    const relief = material.relief ?? 0;
    return {
      r: color[0],
      g: color[1],
      b: color[2],
      gloss: material.gloss ?? 0,
      roughness,
      sharpness: 1 / (width * width),
      shine: 0.35 / width,
      bumpU: bumpU * relief,
      bumpV: bumpV * relief,
      levels: texture?.levels ?? null,
      texels: (texture?.levels[0]?.side ?? 1) / (material.tileSize ?? 1),
      emissionR: emission?.[0] ?? 0,
      emissionG: emission?.[1] ?? 0,
      emissionB: emission?.[2] ?? 0,
      isUnlit: material.unlit === true,
    };
  });
}

/** Relief is lit from where most light comes from. */
function reliefDirection(surface: Surface, lights: Lights): readonly [number, number] {
  const { tangent, bitangent } = surface;
  if (!tangent || !bitangent) return [0, 0];
  const main = lights.portals[0];
  const [lx, ly, lz] =
    main && lights.key.spread > 0.2 ? [-main.normal[0], -main.normal[1], -main.normal[2]] : lights.key.direction;
  const length = Math.hypot(lx, ly, lz) || 1;
  const along = (axis: readonly [number, number, number]) => (axis[0] * lx + axis[1] * ly + axis[2] * lz) / length;
  return [along(tangent), along(bitangent)];
}
