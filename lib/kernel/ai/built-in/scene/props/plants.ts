import { type Rgb, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { ceramic, clay, matt, rattan } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material, MeshBuilder, Placement, Vec3 } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Palette } from "@/lib/kernel/ai/built-in/scene/palettes";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { addGrid, addLathe, addTube } from "@/lib/kernel/ai/built-in/scene/shapes";

/** Leaf outlines: share of the greatest width along the leaf. */
const outlines = {
  oval: (t: number) => Math.sin(Math.PI * Math.min(1, t * 0.97 + 0.03)) ** 0.75,
  blade: (t: number) => Math.min(1, 0.55 + t) * (1 - t) ** 0.45,
  drop: (t: number) => Math.sin(Math.PI * t ** 0.62) ** 0.85,
} as const;

interface Leaf {
  readonly root: Vec3;
  /** Where it points at first, and how high. */
  readonly heading: number;
  readonly rise: number;
  readonly length: number;
  readonly width: number;
  /** How far its tip hangs, radians. */
  readonly droop: number;
  readonly outline: keyof typeof outlines;
  /** How much its halves fold up. */
  readonly fold: number;
}

/** A leaf bent along its length. */
export function addLeaf(builder: MeshBuilder, material: Material, leaf: Leaf): void {
  const steps = 9;
  const spine: { point: Vec3; along: Vec3 }[] = [];
  let [x, y, z] = leaf.root;
  for (let step = 0; step <= steps; step += 1) {
    const angle = leaf.rise - leaf.droop * (step / steps) ** 1.5;
    const along: Vec3 = [
      Math.cos(angle) * Math.cos(leaf.heading),
      Math.sin(angle),
      Math.cos(angle) * Math.sin(leaf.heading),
    ];
    spine.push({ point: [x, y, z], along });
    const piece = leaf.length / steps;
    x += along[0] * piece;
    y += along[1] * piece;
    z += along[2] * piece;
  }
  const side: Vec3 = [-Math.sin(leaf.heading), 0, Math.cos(leaf.heading)];
  builder.surface(material);
  addGrid(builder, 2, steps, (s, t) => {
    const { point, along } = spine[Math.round(t * steps)] ?? { point: leaf.root, along: [0, 1, 0] as Vec3 };
    const up: Vec3 = [
      side[1] * along[2] - side[2] * along[1],
      side[2] * along[0] - side[0] * along[2],
      side[0] * along[1] - side[1] * along[0],
    ];
    const across = (s - 0.5) * 2;
    const half = (leaf.width / 2) * outlines[leaf.outline](t);
    const lift = Math.abs(across) * half * leaf.fold;
    const tilt = -Math.sign(across) * leaf.fold;
    const sign = up[1] < 0 ? -1 : 1;
    return [
      point[0] + side[0] * across * half + up[0] * lift * sign,
      point[1] + up[1] * lift * sign,
      point[2] + side[2] * across * half + up[2] * lift * sign,
      up[0] * sign + side[0] * tilt * 0.8,
      up[1] * sign,
      up[2] * sign + side[2] * tilt * 0.8,
      s,
      t,
    ];
  });
}

function leafMaterials(color: Rgb): Material[] {
  return [0.78, 1, 1.22].map((factor) => ({
    color: scale(color, factor),
    gloss: 0.03,
    roughness: 0.4,
    translucency: 0.32,
  }));
}

function pick(materials: readonly Material[], random: Random): Material {
  return materials[Math.floor(random.next() * materials.length)] ?? matt([0.1, 0.2, 0.08]);
}

type PotKind = "ceramic" | "clay" | "basket";

function addPot(builder: MeshBuilder, kind: PotKind, color: Rgb, radius: number, height: number): void {
  const material = kind === "basket" ? rattan(color) : kind === "clay" ? clay(color) : ceramic(color);
  const taper = kind === "basket" ? 0.86 : 0.74;
  addLathe(builder, material, [
    [0, 0],
    [radius * taper, 0],
    [radius * taper, 0],
    [radius * (taper + 1) * 0.52, height * 0.5],
    [radius, height],
    [radius, height],
    [radius * 0.9, height],
    [radius * 0.9, height],
    [radius * 0.86, height * 0.88],
  ]);
  addLathe(
    builder,
    matt([0.035, 0.026, 0.02]),
    [
      [0, height * 0.9],
      [radius * 0.88, height * 0.9],
    ],
    { smooth: false },
  );
}

export type PlantKind = "fiddle" | "snake" | "palm" | "olive" | "bush";

/** A potted plant about `height` tall. */
export function addPlant(
  builder: MeshBuilder,
  place: Placement,
  plant: { kind: PlantKind; height: number; pot: PotKind; potColor: Rgb },
  palette: Palette,
  random: Random,
): void {
  builder.place(place);
  const { kind, height } = plant;
  const potHeight = Math.min(0.36, height * (kind === "bush" ? 0.42 : 0.26));
  const potRadius = potHeight * 0.56;
  addPot(builder, plant.pot, plant.potColor, potRadius, potHeight);
  const leaves = leafMaterials(palette.leaf);
  const top = height - potHeight;
  const grow = { builder, leaves, top, potHeight, potRadius, random };
  if (kind === "snake") growBlades(grow);
  else if (kind === "palm") growFronds(grow);
  else if (kind === "bush") growRosette(grow);
  else growStems(grow, kind, height);
}

interface Growth {
  readonly builder: MeshBuilder;
  readonly leaves: readonly Material[];
  /** Height over the pot, m. */
  readonly top: number;
  readonly potHeight: number;
  readonly potRadius: number;
  readonly random: Random;
}

function growBlades({ builder, leaves, top, potHeight, potRadius, random }: Growth): void {
  const count = 11;
  for (let index = 0; index < count; index += 1) {
    const heading = (index / count) * 6.28 + random.next();
    const away = potRadius * 0.5 * random.next();
    addLeaf(builder, pick(leaves, random), {
      root: [Math.cos(heading) * away, potHeight * 0.85, Math.sin(heading) * away],
      heading,
      rise: 1.38 + 0.14 * random.next(),
      length: top * random.between(0.6, 1.05),
      width: top * 0.1,
      droop: 0.05 + 0.12 * random.next(),
      outline: "blade",
      fold: 0.35,
    });
  }
}

function growFronds({ builder, leaves, top, potHeight, random }: Growth): void {
  for (let index = 0; index < 15; index += 1) {
    const heading = index * 2.399 + random.next() * 0.5;
    const length = top * random.between(0.75, 1.08);
    addFrond(builder, leaves, [0, potHeight * 0.85, 0], heading, random.between(0.75, 1.45), length, random);
  }
}

function growRosette({ builder, leaves, top, potHeight, potRadius, random }: Growth): void {
  for (let index = 0; index < 36; index += 1) {
    const heading = index * 2.399 + random.next() * 0.5;
    addLeaf(builder, pick(leaves, random), {
      root: [Math.cos(heading) * potRadius * 0.3, potHeight * 0.88, Math.sin(heading) * potRadius * 0.3],
      heading,
      rise: random.between(0.3, 1.4),
      length: top * random.between(0.7, 1.05),
      width: top * 0.17,
      droop: 0.9,
      outline: "oval",
      fold: 0.2,
    });
  }
}

interface StemHabit {
  readonly stems: number;
  readonly leaves: number;
  readonly lean: readonly [number, number];
  readonly rise: readonly [number, number];
  /** Of a leaf, in heights of the plant. */
  readonly length: number;
  readonly width: number;
  readonly droop: number;
  readonly thick: number;
  /** How far from the stem leaves begin. */
  readonly about: number;
  readonly outline: keyof typeof outlines;
}

/** How leaves stand on stems: small ones all about, or large ones up the stem. */
const stemHabits = {
  olive: {
    stems: 6,
    leaves: 64,
    lean: [0.12, 0.42],
    rise: [-0.2, 1],
    length: 0.1,
    width: 0.032,
    droop: 0.3,
    thick: 0.008,
    about: 0.14,
    outline: "oval",
  },
  fiddle: {
    stems: 2,
    leaves: 17,
    lean: [0.07, 0.07],
    rise: [0.3, 1],
    length: 0.27,
    width: 0.17,
    droop: 0.8,
    thick: 0.014,
    about: 0.01,
    outline: "drop",
  },
} as const satisfies Record<string, StemHabit>;

function growStems(
  { builder, leaves, top, potHeight, random }: Growth,
  kind: keyof typeof stemHabits,
  height: number,
): void {
  const habit: StemHabit = stemHabits[kind];
  const bark = matt([0.12, 0.08, 0.05]);
  for (let stem = 0; stem < habit.stems; stem += 1) {
    const heading = stem * 2.6 + random.next();
    const lean = random.between(...habit.lean);
    const points: Vec3[] = Array.from({ length: 7 }, (_, step) => {
      const t = step / 6;
      const away = lean * t * t * top + 0.02 * Math.sin(t * 7 + stem);
      return [Math.cos(heading) * away, potHeight * 0.85 + t * top * 0.92, Math.sin(heading) * away];
    });
    addTube(builder, bark, points, (t) => habit.thick * (1.3 - t) * Math.max(0.5, height), 6);
    for (let index = 0; index < habit.leaves; index += 1) {
      const at = points[Math.round(6 * (0.3 + (0.7 * index) / habit.leaves))] ?? [0, potHeight, 0];
      const turn = random.next() * 6.28;
      const away = random.between(0.01, habit.about) * top;
      const lift = random.between(-0.3, 0.4) * habit.about * top;
      addLeaf(builder, pick(leaves, random), {
        root: [at[0] + Math.cos(turn) * away, at[1] + lift, at[2] + Math.sin(turn) * away],
        heading: turn,
        rise: random.between(...habit.rise),
        length: top * habit.length * random.between(0.8, 1.15),
        width: top * habit.width,
        droop: habit.droop,
        outline: habit.outline,
        fold: 0.22,
      });
    }
  }
}

/** A palm's leaf: a bent rib with narrow leaflets to both sides. */
function addFrond(
  builder: MeshBuilder,
  leaves: readonly Material[],
  root: Vec3,
  heading: number,
  rise: number,
  length: number,
  random: Random,
): void {
  const count = 9;
  let [x, y, z] = root;
  const material = pick(leaves, random);
  const points: Vec3[] = [root];
  for (let step = 1; step <= count; step += 1) {
    const angle = rise - 1.1 * (step / count) ** 1.6;
    const piece = length / count;
    x += Math.cos(angle) * Math.cos(heading) * piece;
    y += Math.sin(angle) * piece;
    z += Math.cos(angle) * Math.sin(heading) * piece;
    points.push([x, y, z]);
    if (step < 3) continue;
    for (const turn of [-1, 1]) {
      addLeaf(builder, material, {
        root: [x, y, z],
        heading: heading + turn * (1.05 - 0.5 * (step / count)),
        rise: angle * 0.5 + 0.25,
        length: length * 0.36 * Math.sin(Math.PI * (0.2 + (0.75 * step) / count)),
        width: length * 0.035,
        droop: 0.7,
        outline: "blade",
        fold: 0.3,
      });
    }
  }
  addTube(builder, material, points, () => length * 0.006, 5);
}
