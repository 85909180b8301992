import { hex, mix, type Rgb } from "@/lib/kernel/ai/built-in/scene/colors";
import { ceramic, clay, metal } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material, Placement } from "@/lib/kernel/ai/built-in/scene/mesh";
import { outdoorRooms } from "@/lib/kernel/ai/built-in/scene/plan";
import { addLamp } from "@/lib/kernel/ai/built-in/scene/props/lamps";
import {
  addBasket,
  addBooks,
  addBowl,
  addCandle,
  addCup,
  addStones,
  addVase,
} from "@/lib/kernel/ai/built-in/scene/props/objects";
import { addPlant, type PlantKind } from "@/lib/kernel/ai/built-in/scene/props/plants";
import { addCushion, addTowels } from "@/lib/kernel/ai/built-in/scene/props/soft-things";
import { addStems } from "@/lib/kernel/ai/built-in/scene/props/stems";
import { addFramedPrint } from "@/lib/kernel/ai/built-in/scene/props/wall-things";
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

const outdoorPlants: readonly [PlantKind, ...PlantKind[]] = ["olive", "palm", "bush"];

const isWarmLight = (stage: Stage) => stage.plan.light === "evening" || stage.plan.light === "candle";

function potColor(stage: Stage, random: Random): Rgb {
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
  const kinds = outdoorRooms.includes(stage.plan.room) ? outdoorPlants : plantsOfStyle[style];
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

/** What a small thing is made with. */
interface Dressing {
  readonly stage: Stage;
  readonly at: Placement;
  readonly scaleBy: number;
  readonly random: Random;
  /** A colour for pottery and cups. */
  readonly tone: Rgb;
  readonly pottery: (color: Rgb) => Material;
}

/** The same place, `x` to the right and `z` behind, in the thing's own size. */
const beside = ({ at, scaleBy }: Dressing, x: number, z: number): Placement => ({
  ...at,
  x: at.x + x * scaleBy,
  z: at.z + z * scaleBy,
});

function standTableLamp({ stage, at, tone, pottery }: Dressing): void {
  const isLit = isWarmLight(stage);
  const { palette } = stage.plan;
  const shade = mix(palette.light, palette.textile, 0.3);
  const local = addLamp(stage.builder, at, { kind: "table", height: 0.46, shade, foot: pottery(tone), isLit });
  if (isLit) recordLamp(stage, at, local);
}

function standVase(dressing: Dressing): void {
  const { stage, at, tone, pottery, random } = dressing;
  addVase(stage.builder, at, 0.25, Math.floor(random.next() * 4), pottery(tone));
  if (!random.chance(0.35)) return;
  addVase(stage.builder, beside(dressing, 0.13, 0.05), 0.15, 2, pottery(mix(tone, stage.plan.palette.light, 0.5)));
}

function standStems({ stage, at, tone, pottery, random }: Dressing): void {
  const { style, palette } = stage.plan;
  addVase(stage.builder, at, 0.22, random.chance(0.5) ? 0 : 1, pottery(tone));
  const isDry = style === "bohemian" || style === "rustic" || style === "coastal";
  const kind = isDry ? "plumes" : random.pick(["branches", "plumes", "branches"] as const);
  const color = kind === "plumes" ? hex("#cdb48c") : palette.leaf;
  addStems(stage.builder, at, { kind, from: 0.18, height: 0.36, count: kind === "plumes" ? 8 : 7, color }, random);
}

function standCandles(dressing: Dressing): void {
  const { stage, at } = dressing;
  const { light, style } = stage.plan;
  const isLit = light !== "softbox" && light !== "bright" && light !== "overcast";
  const stands = [
    [0, 0, 0.2],
    [0.075, 0.05, 0.13],
    [-0.06, 0.065, 0.09],
  ] as const;
  for (const [x, z, height] of stands) {
    const holder = height > 0.15 ? hex(styleSurfaces[style].metal) : null;
    addCandle(stage.builder, beside(dressing, x, z), height, isLit, holder);
  }
  if (isWarmLight(stage)) recordLamp(stage, at, [0, 0.24, -0.05]);
}

function standBlocks({ stage: { builder, plan }, at }: Dressing): void {
  builder.place(at);
  addBall(builder, clay(plan.palette.accent), [0, 0.055, 0], [0.055, 0.055, 0.055], 32);
  builder.place({ ...at, yaw: (at.yaw ?? 0) + 0.5 });
  const box = clay(mix(plan.palette.textile2, plan.palette.light, 0.4));
  addBox(builder, box, [0.09, 0.09, 0.09], { at: [0.1, 0, 0.07], radius: 0.004 });
}

function layBooks(dressing: Dressing): void {
  const { stage, at, scaleBy, random } = dressing;
  const { palette } = stage.plan;
  const top = addBooks(stage.builder, at, { count: 3, standing: false, size: 0.25 }, palette, random);
  if (random.chance(0.5)) addStones(stage.builder, { ...at, y: at.y + top * scaleBy }, 0.075, palette.stone, random);
}

const makers: Readonly<Partial<Record<PropKind, (dressing: Dressing) => void>>> = {
  plant: ({ stage, at, tone, random }) => {
    const pot = stage.plan.style === "modern" ? "ceramic" : "clay";
    const kind = random.pick(["bush", "olive", "bush"] as const);
    addPlant(stage.builder, at, { kind, height: 0.32, pot, potColor: tone }, stage.plan.palette, random);
  },
  tablelamp: standTableLamp,
  floorlamp: standTableLamp,
  books: layBooks,
  vase: standVase,
  drygrass: standStems,
  candles: standCandles,
  fruit: ({ stage, at, tone, random }) => {
    const fruit = random.pick([hex("#d9992b"), hex("#7d9440"), hex("#b8442f")]);
    addBowl(stage.builder, at, 0.27, mix(stage.plan.palette.light, tone, 0.3), fruit, random);
  },
  stones: ({ stage, at, random }) => addStones(stage.builder, at, 0.13, stage.plan.palette.stone, random),
  cups: ({ stage, at, tone }) => addCup(stage.builder, at, 0.1, mix(stage.plan.palette.light, tone, 0.25)),
  blocks: standBlocks,
  towels: ({ stage, at }) => {
    const { textile, light, textile2 } = stage.plan.palette;
    addTowels(stage.builder, at, 0.28, [textile, light, textile2]);
  },
  basket: ({ stage, at }) => addBasket(stage.builder, at, 0.28, hex("#b59263")),
  cushions: ({ stage, at }) =>
    addCushion(stage.builder, { ...at, yaw: (at.yaw ?? 0) + 0.35 }, 0.38, stage.plan.palette.accent),
  frames: ({ stage, at, random }) => {
    const frame = { width: 0.2, height: 0.27 };
    const middle = { ...at, y: at.y + (frame.height / 2) * (at.scale ?? 1) };
    addFramedPrint(stage.builder, middle, frame, stage.plan.palette, woodColor(stage.plan), random);
  },
};

const earthen: readonly StyleKind[] = ["rustic", "bohemian", "japandi", "coastal"];

/** A small thing on a table, a shelf or the floor. `scaleBy` 1 is its natural size. */
export function dressSmall(stage: Stage, kind: PropKind, place: Placement, scaleBy: number, random: Random): void {
  const { palette, style } = stage.plan;
  const tones = [palette.light, palette.accent, palette.textile2, mix(palette.stone, palette.light, 0.3)] as const;
  const pottery = (color: Rgb) => (earthen.includes(style) ? clay(color) : ceramic(color));
  const maker = makers[kind] ?? standVase;
  maker({ stage, at: { ...place, scale: scaleBy }, scaleBy, random, tone: random.pick<Rgb>(tones), pottery });
}
