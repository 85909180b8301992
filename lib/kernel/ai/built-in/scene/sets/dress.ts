import { hex, mix, type Rgb, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { ceramic, clay, matt, metal } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material, Placement } from "@/lib/kernel/ai/built-in/scene/mesh";
import { addLamp } from "@/lib/kernel/ai/built-in/scene/props/furniture";
import {
  addBasket,
  addBooks,
  addBowl,
  addCandle,
  addCup,
  addCushion,
  addStones,
  addTowels,
  addVase,
} from "@/lib/kernel/ai/built-in/scene/props/objects";
import { addPlant, addStems, type PlantKind } from "@/lib/kernel/ai/built-in/scene/props/plants";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { addBall, addBox } from "@/lib/kernel/ai/built-in/scene/shapes";
import type { PropKind, StyleKind } from "@/lib/kernel/ai/built-in/scene/vocabulary";
import { recordLamp, type Stage } from "./stage";
import { styleSurfaces, woodColor } from "./surfaces";

const plantsOfStyle: Readonly<Record<StyleKind, readonly [PlantKind, ...PlantKind[]]>> = {
  modern: ["fiddle", "snake", "palm"],
  scandinavian: ["olive", "fiddle", "bush"],
  minimalist: ["olive", "snake"],
  industrial: ["snake", "fiddle", "palm"],
  rustic: ["olive", "bush"],
  bohemian: ["palm", "bush", "fiddle"],
  traditional: ["fiddle", "palm", "olive"],
  midcentury: ["snake", "fiddle"],
  japandi: ["olive", "snake"],
  coastal: ["palm", "olive"],
  luxury: ["palm", "fiddle"],
};

const isWarmLight = (stage: Stage) => stage.plan.light === "evening" || stage.plan.light === "candle";

export function potColor(stage: Stage, random: Random): Rgb {
  const { palette } = stage.plan;
  return random.pick([
    palette.light,
    palette.textile2,
    mix(palette.accent, palette.light, 0.3),
    mix(palette.stone, palette.light, 0.3),
  ]);
}

/** A plant that stands on the floor. */
export function dressFloorPlant(stage: Stage, place: Placement, height: number, random: Random): void {
  const { style } = stage.plan;
  const kinds = plantsOfStyle[style];
  const kind = random.chance(0.3 + stage.plan.variety * 0.6) ? random.pick(kinds) : kinds[0];
  const pot =
    style === "bohemian" || style === "coastal"
      ? "basket"
      : style === "rustic" || style === "japandi"
        ? "clay"
        : "ceramic";
  const color = pot === "basket" ? hex("#b08d5e") : potColor(stage, random);
  addPlant(stage.builder, place, { kind, height, pot, potColor: color }, stage.plan.palette, random);
}

/** A lamp that stands on the floor. */
export function dressFloorLamp(stage: Stage, place: Placement, height: number): void {
  const isLit = isWarmLight(stage);
  const foot = metal(hex(styleSurfaces[stage.plan.style].metal));
  const local = addLamp(stage.builder, place, {
    kind: "floor",
    height,
    shade: mix(stage.plan.palette.light, stage.plan.palette.textile, 0.3),
    foot,
    isLit,
  });
  if (isLit) recordLamp(stage, place, local);
}

/** Rough size of a small thing, m: its width, and its height. */
export const smallSizes: Readonly<Partial<Record<PropKind, readonly [width: number, height: number]>>> = {
  plant: [0.2, 0.3],
  tablelamp: [0.27, 0.45],
  books: [0.24, 0.11],
  vase: [0.16, 0.24],
  drygrass: [0.2, 0.5],
  candles: [0.14, 0.2],
  fruit: [0.26, 0.15],
  stones: [0.12, 0.12],
  cups: [0.13, 0.08],
  blocks: [0.16, 0.16],
  towels: [0.26, 0.12],
  basket: [0.26, 0.24],
  cushions: [0.36, 0.36],
  floorlamp: [0.27, 0.45],
  frames: [0.2, 0.28],
};

/** A small thing on a table, a shelf or the floor. `scaleBy` 1 is its natural size. */
export function dressSmall(stage: Stage, kind: PropKind, place: Placement, scaleBy: number, random: Random): void {
  const { builder, plan } = stage;
  const { palette, style } = plan;
  const at: Placement = { ...place, scale: scaleBy };
  const pottery = (color: Rgb): Material =>
    ["rustic", "bohemian", "japandi", "coastal"].includes(style) ? clay(color) : ceramic(color);
  const tone = random.pick([palette.light, palette.accent, palette.textile2, mix(palette.stone, palette.light, 0.3)]);
  switch (kind) {
    case "plant":
      addPlant(
        builder,
        at,
        {
          kind: random.pick(["bush", "olive", "bush"]),
          height: 0.32,
          pot: style === "modern" ? "ceramic" : "clay",
          potColor: tone,
        },
        palette,
        random,
      );
      return;
    case "tablelamp":
    case "floorlamp": {
      const isLit = isWarmLight(stage);
      const local = addLamp(builder, at, {
        kind: "table",
        height: 0.46,
        shade: mix(palette.light, palette.textile, 0.3),
        foot: pottery(tone),
        isLit,
      });
      if (isLit) recordLamp(stage, at, local);
      return;
    }
    case "books": {
      const top = addBooks(builder, at, { count: 3, standing: false, size: 0.25 }, palette, random);
      if (random.chance(0.5)) addStones(builder, { ...at, y: at.y + top * scaleBy }, 0.075, palette.stone, random);
      return;
    }
    case "vase":
      addVase(builder, at, 0.25, Math.floor(random.next() * 4), pottery(tone));
      if (random.chance(0.35))
        addVase(
          builder,
          { ...at, x: at.x + 0.13 * scaleBy, z: at.z + 0.05 * scaleBy },
          0.15,
          2,
          pottery(mix(tone, palette.light, 0.5)),
        );
      return;
    case "drygrass": {
      addVase(builder, at, 0.22, random.chance(0.5) ? 0 : 1, pottery(tone));
      const stems =
        style === "bohemian" || style === "rustic" || style === "coastal"
          ? "plumes"
          : random.pick(["branches", "plumes", "branches"] as const);
      addStems(
        builder,
        at,
        {
          kind: stems,
          from: 0.18,
          height: 0.36,
          count: stems === "plumes" ? 8 : 7,
          color: stems === "plumes" ? hex("#cdb48c") : palette.leaf,
        },
        random,
      );
      return;
    }
    case "candles": {
      const isLit = plan.light !== "softbox" && plan.light !== "bright" && plan.light !== "overcast";
      for (const [x, z, height] of [
        [0, 0, 0.2],
        [0.075, 0.05, 0.13],
        [-0.06, 0.065, 0.09],
      ] as const) {
        const holder = height > 0.15 ? hex(styleSurfaces[style].metal) : null;
        addCandle(builder, { ...at, x: at.x + x * scaleBy, z: at.z + z * scaleBy }, height, isLit, holder);
      }
      if (plan.light === "candle" || plan.light === "evening") recordLamp(stage, at, [0, 0.24, -0.05]);
      return;
    }
    case "fruit":
      addBowl(
        builder,
        at,
        0.27,
        mix(palette.light, tone, 0.3),
        random.pick([hex("#d9992b"), hex("#7d9440"), hex("#b8442f")]),
        random,
      );
      return;
    case "stones":
      addStones(builder, at, 0.13, palette.stone, random);
      return;
    case "cups":
      addCup(builder, at, 0.1, mix(palette.light, tone, 0.25));
      return;
    case "blocks":
      builder.place(at);
      addBall(builder, clay(palette.accent), [0, 0.055, 0], [0.055, 0.055, 0.055], 32);
      builder.place({ ...at, yaw: (at.yaw ?? 0) + 0.5 });
      addBox(builder, clay(mix(palette.textile2, palette.light, 0.4)), [0.09, 0.09, 0.09], {
        at: [0.1, 0, 0.07],
        radius: 0.004,
      });
      return;
    case "towels":
      addTowels(builder, at, 0.28, [palette.textile, palette.light, palette.textile2]);
      return;
    case "basket":
      addBasket(builder, at, 0.28, hex("#b59263"));
      return;
    case "cushions":
      addCushion(builder, { ...at, yaw: (at.yaw ?? 0) + 0.35 }, 0.38, palette.accent);
      return;
    default:
      addVase(builder, at, 0.2, 2, pottery(scale(woodColor(stage.plan), 1)));
  }
}
