import { hex, mix, type Rgb, relight, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { linen, marbleTop, type SurfaceKind, surfaceMaterial, wood } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Palette } from "@/lib/kernel/ai/built-in/scene/palettes";
import type { ScenePlan } from "@/lib/kernel/ai/built-in/scene/plan";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import type { StyleKind } from "@/lib/kernel/ai/built-in/scene/vocabulary";

interface StyleSurfaces {
  /** The first is the expected one. */
  readonly floors: readonly [SurfaceKind, ...SurfaceKind[]];
  readonly walls: readonly [SurfaceKind, ...SurfaceKind[]];
  readonly tiles: readonly [SurfaceKind, ...SurfaceKind[]];
  readonly top: "wood" | "marble" | "concrete" | "linen";
  readonly legs: "square" | "round" | "metal" | "cabinet";
  readonly metal: string;
  /** Shade of the wood against the palette's, 1: the same. */
  readonly wood: number;
  readonly panelled?: boolean;
}

export const styleSurfaces: Readonly<Record<StyleKind, StyleSurfaces>> = {
  modern: {
    floors: ["oak planks", "concrete", "herringbone"],
    walls: ["paint", "slats", "limewash"],
    tiles: ["stone tiles", "subway tiles"],
    top: "wood",
    legs: "metal",
    metal: "#4a4a4c",
    wood: 0.95,
  },
  scandinavian: {
    floors: ["wide planks", "oak planks"],
    walls: ["paint", "painted brick"],
    tiles: ["subway tiles", "small tiles"],
    top: "wood",
    legs: "round",
    metal: "#c9c5bc",
    wood: 1.2,
  },
  minimalist: {
    floors: ["concrete", "oak planks", "terrazzo"],
    walls: ["paint", "limewash"],
    tiles: ["stone tiles", "small tiles"],
    top: "concrete",
    legs: "metal",
    metal: "#3a3a3a",
    wood: 1.1,
  },
  industrial: {
    floors: ["concrete", "wide planks"],
    walls: ["brick", "concrete", "painted brick"],
    tiles: ["subway tiles"],
    top: "wood",
    legs: "metal",
    metal: "#2d2d2e",
    wood: 0.75,
  },
  rustic: {
    floors: ["wide planks", "stone tiles"],
    walls: ["limewash", "painted brick", "brick"],
    tiles: ["zellige", "subway tiles"],
    top: "wood",
    legs: "square",
    metal: "#6b5238",
    wood: 0.8,
  },
  bohemian: {
    floors: ["wide planks", "terrazzo", "oak planks"],
    walls: ["limewash", "wallpaper leaves", "paint"],
    tiles: ["zellige"],
    top: "wood",
    legs: "round",
    metal: "#b08a4f",
    wood: 0.95,
  },
  traditional: {
    floors: ["herringbone", "checker tiles"],
    walls: ["paint", "wallpaper stripes", "wallpaper leaves"],
    tiles: ["subway tiles", "checker tiles"],
    top: "wood",
    legs: "square",
    metal: "#b08a4f",
    wood: 0.62,
    panelled: true,
  },
  midcentury: {
    floors: ["oak planks", "terrazzo"],
    walls: ["paint", "slats", "wallpaper arches"],
    tiles: ["small tiles", "zellige"],
    top: "wood",
    legs: "round",
    metal: "#b98d45",
    wood: 0.78,
  },
  japandi: {
    floors: ["oak planks", "stone tiles"],
    walls: ["limewash", "slats"],
    tiles: ["small tiles", "stone tiles"],
    top: "wood",
    legs: "square",
    metal: "#3c3733",
    wood: 1.02,
  },
  coastal: {
    floors: ["wide planks", "stone tiles"],
    walls: ["paint", "limewash", "wallpaper stripes"],
    tiles: ["zellige", "subway tiles"],
    top: "linen",
    legs: "square",
    metal: "#b9b2a4",
    wood: 1.25,
    panelled: true,
  },
  luxury: {
    floors: ["marble", "herringbone"],
    walls: ["paint", "marble", "slats"],
    tiles: ["marble"],
    top: "marble",
    legs: "metal",
    metal: "#b5935a",
    wood: 0.55,
    panelled: true,
  },
};

/** The expected choice, or with more variety any other. */
export function choose<Item>(list: readonly [Item, ...Item[]], plan: ScenePlan, random: Random): Item {
  return random.chance(plan.variety * 0.85) ? random.pick(list) : list[0];
}

function floorColor(kind: SurfaceKind, palette: Palette, woodShade: number): Rgb {
  if (kind === "concrete") return mix(hex("#9a9792"), palette.wall, 0.25);
  if (kind === "marble" || kind === "checker tiles") return mix(hex("#e6e2dc"), palette.wall, 0.12);
  if (kind === "terrazzo" || kind === "stone tiles") return mix(palette.stone, palette.light, 0.25);
  if (kind === "carpet") return mix(palette.textile2, palette.stone, 0.4);
  return scale(palette.floor, 0.7 + 0.3 * woodShade);
}

const wetRooms = ["bathroom", "kitchen"];

export function chooseFloor(plan: ScenePlan, random: Random): Material {
  const style = styleSurfaces[plan.style];
  const usual =
    plan.room === "bathroom"
      ? choose<SurfaceKind>(["stone tiles", "terrazzo", "checker tiles", "marble"], plan, random)
      : plan.room === "kitchen" && plan.style !== "rustic"
        ? choose<SurfaceKind>([style.floors[0], "stone tiles", "terrazzo", "checker tiles"], plan, random)
        : plan.room === "bedroom" && random.chance(0.3 * plan.variety)
          ? "carpet"
          : choose(style.floors, plan, random);
  const kind = plan.floor ?? usual;
  return surfaceMaterial(kind, floorColor(kind, plan.palette, style.wood));
}

export function chooseWall(plan: ScenePlan, random: Random): { material: Material; kind: SurfaceKind } {
  const style = styleSurfaces[plan.style];
  const { palette } = plan;
  const usual = wetRooms.includes(plan.room) ? choose(style.tiles, plan, random) : choose(style.walls, plan, random);
  const kind = plan.wall ?? usual;
  const color =
    kind === "brick"
      ? mix(hex("#9c5f46"), palette.wall, 0.25)
      : kind === "slats"
        ? scale(palette.wood, style.wood)
        : kind === "concrete"
          ? mix(hex("#a5a29d"), palette.wall, 0.4)
          : kind === "marble"
            ? mix(hex("#dedad4"), palette.wall, 0.3)
            : wetRooms.includes(plan.room)
              ? mix(palette.wall, palette.light, 0.25)
              : palette.wall;
  return { material: surfaceMaterial(kind, color), kind };
}

/** What a table's top, a counter or a pedestal is made of. */
export function chooseTop(plan: ScenePlan): Material {
  const style = styleSurfaces[plan.style];
  const { palette } = plan;
  const usual =
    plan.room === "bathroom"
      ? "marble"
      : plan.room === "kitchen" && plan.style !== "rustic" && plan.style !== "scandinavian"
        ? "marble"
        : style.top;
  const kind = plan.top ?? usual;
  if (kind === "marble") {
    const dark = plan.style === "luxury" && plan.room !== "bathroom";
    return marbleTop(dark ? hex("#3b3a3b") : hex("#e4dfd8"));
  }
  if (kind === "concrete")
    return { ...surfaceMaterial("terrazzo", mix(palette.stone, palette.light, 0.4)), tileSize: 0.8 };
  if (kind === "linen") return linen(mix(palette.textile, palette.light, 0.5));
  return { ...wood(woodColor(plan)), gloss: 0.045, roughness: 0.34 };
}

export function woodColor(plan: ScenePlan): Rgb {
  const shade = styleSurfaces[plan.style].wood;
  return shade < 0.7 ? mix(plan.palette.wood, plan.palette.darkWood, 0.75) : scale(plan.palette.wood, shade);
}

/** Baseboards and window frames. */
export function trimColor(plan: ScenePlan): Rgb {
  if (plan.style === "industrial") return hex("#2c2c2d");
  if (plan.style === "japandi" || plan.style === "rustic") return woodColor(plan);
  return relight(mix(plan.palette.light, plan.palette.wall, 0.12), 0.93, 0.7);
}
