import { mix, type Rgb, relight, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { matt } from "@/lib/kernel/ai/built-in/scene/materials";
import type { MeshBuilder, Placement, Vec3 } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { addTube } from "@/lib/kernel/ai/built-in/scene/shapes";
import { addLeaf } from "./plants";

interface Stems {
  readonly kind: "plumes" | "branches" | "flowers";
  /** Where they leave the vase, m. */
  readonly from: number;
  readonly height: number;
  readonly count: number;
  readonly color: Rgb;
}

/** Stems in a vase: dried grass with plumes, leafy branches, or flowers. */
export function addStems(builder: MeshBuilder, place: Placement, stems: Stems, random: Random): void {
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
      addPlume(builder, stems.color, tip, heading, lean, length, random);
      continue;
    }
    addTwigLeaves(builder, stems, points, random);
    if (stems.kind === "flowers") addBlossom(builder, stems, tip, random);
  }
}

function addPlume(
  builder: MeshBuilder,
  color: Rgb,
  tip: Vec3,
  heading: number,
  lean: number,
  length: number,
  random: Random,
): void {
  for (let hair = 0; hair < 34; hair += 1) {
    const t = hair / 34;
    const down = (1 - t) * length * 0.4;
    const back = down * lean * 1.6;
    addLeaf(
      builder,
      { color: scale(color, random.between(0.8, 1.1)), translucency: 0.5 },
      {
        root: [tip[0] - Math.cos(heading) * back, tip[1] - down, tip[2] - Math.sin(heading) * back],
        heading: hair * 2.4,
        rise: 1.1,
        length: length * (0.05 + 0.11 * Math.sin(Math.PI * Math.min(1, t + 0.15))),
        width: length * 0.017,
        droop: 0.8,
        outline: "blade",
        fold: 0,
      },
    );
  }
}

function addTwigLeaves(builder: MeshBuilder, stems: Stems, points: readonly Vec3[], random: Random): void {
  const isBranch = stems.kind === "branches";
  const ground: Rgb = isBranch ? stems.color : [0.09, 0.17, 0.06];
  for (let leaf = 0; leaf < (isBranch ? 13 : 4); leaf += 1) {
    addLeaf(
      builder,
      { color: mix(ground, [0.2, 0.25, 0.15], random.next() * 0.4), translucency: 0.35 },
      {
        root: points[Math.round(random.between(0.4, 1) * 5)] ?? [0, stems.from, 0],
        heading: random.next() * 6.28,
        rise: random.between(0.2, 1.1),
        length: stems.height * 0.17,
        width: stems.height * (isBranch ? 0.1 : 0.035),
        droop: 0.6,
        outline: "oval",
        fold: 0.15,
      },
    );
  }
}

function addBlossom(builder: MeshBuilder, stems: Stems, tip: Vec3, random: Random): void {
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
