import {
  Color,
  DataTexture,
  DoubleSide,
  LinearFilter,
  LinearMipmapLinearFilter,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MeshStandardMaterial,
  RepeatWrapping,
  SRGBColorSpace,
  type Material as ThreeMaterial,
  Vector2,
} from "three";
import { encodeSrgb } from "@/lib/kernel/ai/built-in/scene/colors";
import type { Material } from "@/lib/kernel/ai/built-in/scene/mesh";
import { type Texture, texelChannels } from "@/lib/kernel/ai/built-in/scene/textures/texture";
import { softenHighlights } from "./soften-highlights";

/** Shares of mirrored light from which a surface is taken for glossy, and for metal. */
const glossy = 0.025;
const metallic = 0.2;

const srgbOfRoot = Uint8Array.from({ length: 256 }, (_, root) => Math.round(encodeSrgb((root / 255) ** 2) * 255));

interface Maps {
  readonly color: DataTexture;
  readonly relief: DataTexture;
}

function finish(texture: DataTexture): DataTexture {
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = 2;
  texture.needsUpdate = true;
  return texture;
}

function wrapMaps(color: Uint8Array, relief: Uint8Array, side: number): Maps {
  const colors = new DataTexture(color, side, side);
  colors.colorSpace = SRGBColorSpace;
  return { color: finish(colors), relief: finish(new DataTexture(relief, side, side)) };
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
  return wrapMaps(color, relief, side);
}

/**
 * Makes three's materials of a set's. All surfaces have a texture and a relief, blank ones if need be: each variant of a
 * shader costs a second to compile in software.
 */
export function createMaterials(): (material: Material) => ThreeMaterial {
  const blank = wrapMaps(Uint8Array.of(255, 255, 255, 255), Uint8Array.of(128, 128, 255, 255), 1);
  const known = new Map<Texture, Maps>();

  function mapsOf(texture: Texture | undefined): Maps {
    if (texture === undefined) return blank;
    const maps = known.get(texture) ?? toMaps(texture);
    known.set(texture, maps);
    return maps;
  }

  return (material) => {
    const color = new Color(...material.color);
    const maps = mapsOf(material.texture);
    if (material.unlit === true) return new MeshBasicMaterial({ color, map: maps.color, side: DoubleSide });
    const relief = material.relief ?? 0;
    const gloss = material.gloss ?? 0;
    const common = {
      color,
      map: maps.color,
      normalMap: maps.relief,
      normalScale: new Vector2(relief, relief),
      emissive: new Color(...(material.emission ?? [0, 0, 0])),
      side: DoubleSide,
    };
    if (gloss >= glossy) {
      const roughness = Math.max(0.12, (material.roughness ?? 0.5) * (gloss >= metallic ? 1 : 1.15));
      const glazed = new MeshStandardMaterial({ ...common, roughness, metalness: gloss >= metallic ? 1 : 0 });
      softenHighlights(glazed);
      return glazed;
    }
    return new MeshLambertMaterial(common);
  };
}
