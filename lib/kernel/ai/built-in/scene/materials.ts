import { mix, type Rgb, relight, scale, toHex } from "./colors";
import type { Material } from "./mesh";
import {
  bakeCarpet,
  bakeLinen,
  bakeRattan,
  bakeRug,
  bakeWallpaper,
  type PaperPattern,
  type RugPattern,
} from "./textures/cloth";
import {
  bakeBricks,
  bakeConcrete,
  bakeGround,
  bakeMarble,
  bakePlaster,
  bakeTerrazzo,
  bakeTiles,
} from "./textures/stone";
import type { Texture } from "./textures/texture";
import { bakeHerringbone, bakePlanks, bakeSlats, bakeWood } from "./textures/wood";

const white: Rgb = [1, 1, 1];
/** Textures kept a process, some 2 MB each. */
const kept = 40;
const baked = new Map<string, Texture>();

function keep(name: string, colors: readonly Rgb[], bake: () => Texture): Texture {
  const key = `${name}:${colors.map(toHex).join()}`;
  const known = baked.get(key);
  const texture = known ?? bake();
  baked.delete(key);
  baked.set(key, texture);
  for (const oldest of baked.keys()) {
    if (baked.size <= kept) break;
    baked.delete(oldest);
  }
  return texture;
}

/** Surfaces of rooms that a plan can name. */
export const surfaceKinds = [
  "oak planks",
  "wide planks",
  "deck",
  "herringbone",
  "stone tiles",
  "checker tiles",
  "small tiles",
  "subway tiles",
  "zellige",
  "concrete",
  "carpet",
  "marble",
  "terrazzo",
  "paint",
  "limewash",
  "brick",
  "painted brick",
  "slats",
  "wallpaper stripes",
  "wallpaper leaves",
  "wallpaper dots",
  "wallpaper arches",
  "grass",
  "sand",
  "asphalt",
  "cobbles",
  "paving",
] as const;
export type SurfaceKind = (typeof surfaceKinds)[number];

/** A floor's or wall's material in a colour. */
export function surfaceMaterial(kind: SurfaceKind, color: Rgb): Material {
  const make = (bake: () => Texture, rest: Omit<Material, "color" | "texture">): Material => ({
    color: white,
    texture: keep(kind, [color], bake),
    ...rest,
  });
  const pale = mix(color, white, 0.35);
  if (kind.startsWith("wallpaper")) {
    const pattern = kind.slice("wallpaper ".length) as PaperPattern;
    const figure = relight(
      color,
      Math.min(0.95, Math.cbrt(color[1]) > 0.6 ? Math.cbrt(color[1]) - 0.075 : Math.cbrt(color[1]) + 0.1),
    );
    return make(() => bakeWallpaper(pattern, color, figure), { tileSize: 1.1, relief: 0.3 });
  }
  switch (kind) {
    case "oak planks":
      return make(() => bakePlanks(color, 12, 0.0016, 0.26), {
        tileSize: 1.9,
        gloss: 0.05,
        roughness: 0.32,
        relief: 0.32,
      });
    case "wide planks":
      return make(() => bakePlanks(color, 8, 0.002, 0.32), { tileSize: 2, gloss: 0.035, roughness: 0.5, relief: 0.5 });
    case "deck":
      return make(() => bakePlanks(color, 14, 0.006, 0.2), { tileSize: 2, gloss: 0.015, roughness: 0.7, relief: 0.7 });
    case "herringbone":
      return make(() => bakeHerringbone(color), { tileSize: 1.5, gloss: 0.05, roughness: 0.3, relief: 0.35 });
    case "stone tiles":
      return make(
        () =>
          bakeTiles(color, scale(color, 0.62), {
            columns: 3,
            rows: 3,
            offset: 0,
            gap: 0.0028,
            variation: 0.12,
            bevel: 0.003,
          }),
        { tileSize: 1.8, gloss: 0.06, roughness: 0.22, relief: 0.4 },
      );
    case "checker tiles":
      return make(() => bakeCheckers(color), { tileSize: 1.2, gloss: 0.08, roughness: 0.14, relief: 0.3 });
    case "small tiles":
      return make(
        () => bakeTiles(color, pale, { columns: 12, rows: 12, offset: 0, gap: 0.004, variation: 0.08, bevel: 0.004 }),
        { tileSize: 1.2, gloss: 0.06, roughness: 0.25, relief: 0.5 },
      );
    case "subway tiles":
      return make(
        () =>
          bakeTiles(color, scale(mix(color, white, 0.4), 0.8), {
            columns: 5,
            rows: 10,
            offset: 0.5,
            gap: 0.0035,
            variation: 0.05,
            bevel: 0.006,
          }),
        { tileSize: 1, gloss: 0.09, roughness: 0.18, relief: 0.6 },
      );
    case "zellige":
      return make(
        () => bakeTiles(color, pale, { columns: 8, rows: 8, offset: 0, gap: 0.0025, variation: 0.3, bevel: 0.012 }),
        { tileSize: 0.9, gloss: 0.1, roughness: 0.16, relief: 0.7 },
      );
    case "concrete":
      return make(() => bakeConcrete(color, true), { tileSize: 2.6, gloss: 0.035, roughness: 0.4, relief: 0.4 });
    case "carpet":
      return make(() => bakeCarpet(color), { tileSize: 0.9, relief: 0.5 });
    case "marble":
      return make(() => bakeMarble(color, relight(color, 0.5, 0.7)), { tileSize: 2.2, gloss: 0.08, roughness: 0.1 });
    case "terrazzo":
      return make(
        () =>
          bakeTerrazzo(color, [
            relight(color, 0.5),
            relight(color, 0.62, 3),
            relight(color, 0.8),
            relight(color, 0.4, 1.5),
          ]),
        { tileSize: 1.5, gloss: 0.06, roughness: 0.2 },
      );
    case "limewash":
      return make(() => bakePlaster(color, 1), { tileSize: 2.8, relief: 0.32 });
    case "brick":
      return make(() => bakeBricks(color, relight(color, 0.72, 0.25)), { tileSize: 1.05, relief: 0.75, gloss: 0.01 });
    case "painted brick":
      return make(() => bakeBricks(color, scale(color, 0.96)), { tileSize: 1.05, relief: 0.8, gloss: 0.02 });
    case "slats":
      return make(() => bakeSlats(color), { tileSize: 0.62, relief: 0.6, gloss: 0.02 });
    case "grass":
      return make(() => bakeGround(color, scale(color, 0.4), "grass"), { tileSize: 0.9, relief: 0.6 });
    case "sand":
      return make(() => bakeGround(color, scale(color, 0.78), "sand"), { tileSize: 1.1, relief: 0.45 });
    case "asphalt":
      return make(() => bakeGround(color, scale(color, 0.8), "asphalt"), {
        tileSize: 1,
        relief: 0.5,
        gloss: 0.02,
        roughness: 0.6,
      });
    case "cobbles":
      return make(
        () =>
          bakeTiles(color, scale(color, 0.4), {
            columns: 7,
            rows: 10,
            offset: 0.5,
            gap: 0.005,
            variation: 0.35,
            bevel: 0.024,
          }),
        { tileSize: 1.2, gloss: 0.03, roughness: 0.5, relief: 0.7 },
      );
    case "paving":
      return make(
        () =>
          bakeTiles(color, scale(color, 0.5), {
            columns: 2,
            rows: 3,
            offset: 0.5,
            gap: 0.004,
            variation: 0.16,
            bevel: 0.005,
          }),
        { tileSize: 1.6, gloss: 0.02, roughness: 0.6, relief: 0.5 },
      );
    default:
      return make(() => bakePlaster(color, 0.16), { tileSize: 2.4, relief: 0.25 });
  }
}

function bakeCheckers(color: Rgb): Texture {
  return bakeTiles(color, scale(color, 0.5), {
    columns: 4,
    rows: 4,
    offset: 0,
    gap: 0.002,
    variation: 0.06,
    bevel: 0.003,
  });
}

/** Wood of furniture. */
export function wood(color: Rgb): Material {
  return {
    color: white,
    texture: keep("wood", [color], () => bakeWood(color)),
    tileSize: 0.9,
    gloss: 0.035,
    roughness: 0.4,
    relief: 0.3,
  };
}

export function linen(color: Rgb): Material {
  return { color: white, texture: keep("linen", [color], () => bakeLinen(color)), tileSize: 0.11, relief: 0.4 };
}

export function rattan(color: Rgb): Material {
  return {
    color: white,
    texture: keep("rattan", [color], () => bakeRattan(color)),
    tileSize: 0.24,
    relief: 0.7,
    gloss: 0.02,
  };
}

export function marbleTop(color: Rgb): Material {
  return { ...surfaceMaterial("marble", color), tileSize: 1.1 };
}

/** A rug; its texture covers it once. */
export function rugMaterial(pattern: RugPattern, ground: Rgb, figure: Rgb, accent: Rgb): Material {
  const texture = keep(`rug ${pattern}`, [ground, figure, accent], () => bakeRug(pattern, ground, figure, accent));
  return { color: white, texture, tileSize: 1, relief: 0.5 };
}

export function ceramic(color: Rgb): Material {
  return { color, gloss: 0.06, roughness: 0.15 };
}

export function clay(color: Rgb): Material {
  return {
    color,
    texture: keep("clay", [color], () => bakePlaster(white, 0.5)),
    tileSize: 0.5,
    gloss: 0.02,
    roughness: 0.7,
  };
}

export function metal(color: Rgb): Material {
  return { color: scale(color, 0.75), gloss: 0.28, roughness: 0.2 };
}

export function matt(color: Rgb): Material {
  return { color };
}
