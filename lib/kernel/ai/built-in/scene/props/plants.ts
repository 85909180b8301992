import { mix, type Rgb, relight, scale } from "@/lib/kernel/ai/built-in/scene/colors";
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

function addLeaf(builder: MeshBuilder, material: Material, leaf: Leaf): void {
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
  addGrid(builder, 4, steps, (s, t) => {
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

export type PotKind = "ceramic" | "clay" | "basket";

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
  const bark = matt([0.12, 0.08, 0.05]);
  const top = height - potHeight;
  if (kind === "snake") {
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
    return;
  }
  if (kind === "palm" || kind === "bush") {
    const count = kind === "palm" ? 15 : 36;
    for (let index = 0; index < count; index += 1) {
      const heading = index * 2.399 + random.next() * 0.5;
      const rise = kind === "palm" ? random.between(0.75, 1.45) : random.between(0.3, 1.4);
      const length = top * random.between(0.75, 1.08);
      if (kind === "bush") {
        addLeaf(builder, pick(leaves, random), {
          root: [Math.cos(heading) * potRadius * 0.3, potHeight * 0.88, Math.sin(heading) * potRadius * 0.3],
          heading,
          rise,
          length,
          width: top * 0.17,
          droop: 0.9,
          outline: "oval",
          fold: 0.2,
        });
        continue;
      }
      addFrond(builder, leaves, [0, potHeight * 0.85, 0], heading, rise, length, random);
    }
    return;
  }
  const stems = kind === "olive" ? 5 : 2;
  for (let stem = 0; stem < stems; stem += 1) {
    const heading = stem * 2.6 + random.next();
    const lean = kind === "olive" ? random.between(0.16, 0.42) : 0.07;
    const points: Vec3[] = Array.from({ length: 7 }, (_, step) => {
      const t = step / 6;
      const away = lean * t * t * top;
      const wave = 0.02 * Math.sin(t * 7 + stem);
      return [Math.cos(heading) * away + wave, potHeight * 0.85 + t * top * 0.92, Math.sin(heading) * away];
    });
    addTube(builder, bark, points, (t) => (kind === "olive" ? 0.009 : 0.014) * (1.3 - t) * Math.max(0.5, height), 6);
    const count = kind === "olive" ? 46 : 15;
    for (let index = 0; index < count; index += 1) {
      const t = kind === "olive" ? random.between(0.3, 1) : 0.28 + (0.72 * index) / count;
      const at = points[Math.round(t * 6)] ?? [0, potHeight, 0];
      const turn = random.next() * 6.28;
      const away = kind === "olive" ? random.between(0.01, 0.13) * top : 0.01;
      addLeaf(builder, pick(leaves, random), {
        root: [
          at[0] + Math.cos(turn) * away,
          at[1] + (kind === "olive" ? random.between(-0.04, 0.06) * top : 0),
          at[2] + Math.sin(turn) * away,
        ],
        heading: turn,
        rise: kind === "olive" ? random.between(-0.2, 1) : random.between(0.35, 1.05),
        length: top * (kind === "olive" ? 0.1 : 0.27) * random.between(0.8, 1.15),
        width: top * (kind === "olive" ? 0.028 : 0.17),
        droop: kind === "olive" ? 0.3 : 0.8,
        outline: kind === "olive" ? "oval" : "drop",
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

/** Stems in a vase: dried grass with plumes, or leafy branches. */
export function addStems(
  builder: MeshBuilder,
  place: Placement,
  stems: { kind: "plumes" | "branches" | "flowers"; from: number; height: number; count: number; color: Rgb },
  random: Random,
): void {
  builder.place(place);
  const stalk = matt(stems.kind === "plumes" ? relight(stems.color, 0.6) : [0.09, 0.12, 0.05]);
  for (let index = 0; index < stems.count; index += 1) {
    const heading = index * 2.399 + random.next() * 0.6;
    const lean = random.between(0.05, 0.4);
    const length = stems.height * random.between(0.75, 1.05);
    const points: Vec3[] = Array.from({ length: 6 }, (_, step) => {
      const t = step / 5;
      const away = lean * t * t * length;
      return [Math.cos(heading) * away, stems.from + t * length * (1 - 0.12 * lean), Math.sin(heading) * away];
    });
    addTube(builder, stalk, points, (t) => stems.height * (0.0045 - 0.002 * t), 5);
    const tip = points[5] ?? [0, stems.from + length, 0];
    if (stems.kind === "plumes") {
      for (let hair = 0; hair < 22; hair += 1) {
        const t = hair / 22;
        const down = (1 - t) * length * 0.36;
        addLeaf(
          builder,
          { color: scale(stems.color, random.between(0.8, 1.1)), translucency: 0.5 },
          {
            root: [
              tip[0] - Math.cos(heading) * down * lean * 1.6,
              tip[1] - down,
              tip[2] - Math.sin(heading) * down * lean * 1.6,
            ],
            heading: hair * 2.4,
            rise: 1.05,
            length: length * (0.05 + 0.1 * Math.sin(Math.PI * Math.min(1, t + 0.15))),
            width: length * 0.011,
            droop: 0.8,
            outline: "blade",
            fold: 0,
          },
        );
      }
      continue;
    }
    for (let leaf = 0; leaf < (stems.kind === "branches" ? 11 : 4); leaf += 1) {
      const t = random.between(0.4, 1);
      const at = points[Math.round(t * 5)] ?? tip;
      addLeaf(
        builder,
        {
          color: mix(
            stems.kind === "flowers" ? [0.09, 0.17, 0.06] : stems.color,
            [0.2, 0.25, 0.15],
            random.next() * 0.4,
          ),
          translucency: 0.35,
        },
        {
          root: at,
          heading: random.next() * 6.28,
          rise: random.between(0.2, 1.1),
          length: stems.height * 0.17,
          width: stems.height * (stems.kind === "branches" ? 0.1 : 0.035),
          droop: 0.6,
          outline: "oval",
          fold: 0.15,
        },
      );
    }
    if (stems.kind !== "flowers") continue;
    for (let petal = 0; petal < 8; petal += 1) {
      addLeaf(
        builder,
        { color: scale(stems.color, 0.85 + 0.3 * random.next()), translucency: 0.35 },
        {
          root: tip,
          heading: petal * 0.785,
          rise: petal % 2 === 0 ? 1.25 : 0.85,
          length: stems.height * 0.16,
          width: stems.height * 0.11,
          droop: -0.5,
          outline: "drop",
          fold: 0.4,
        },
      );
    }
  }
}
