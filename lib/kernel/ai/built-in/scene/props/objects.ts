import { mix, type Rgb, relight, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { ceramic, clay, matt, metal, rattan } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material, MeshBuilder, Placement } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Palette } from "@/lib/kernel/ai/built-in/scene/palettes";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { addBall, addBox, addGrid, addLathe, addTube } from "@/lib/kernel/ai/built-in/scene/shapes";

/** Outlines of vases: radius and height for a vase of height 1. */
const vases: readonly (readonly (readonly [number, number])[])[] = [
  [
    [0, 0],
    [0.16, 0],
    [0.16, 0],
    [0.3, 0.2],
    [0.34, 0.42],
    [0.24, 0.72],
    [0.1, 0.86],
    [0.11, 1],
    [0.11, 1],
    [0.09, 0.99],
    [0.08, 0.8],
  ],
  [
    [0, 0],
    [0.2, 0],
    [0.2, 0],
    [0.27, 0.3],
    [0.25, 0.6],
    [0.17, 0.82],
    [0.2, 1],
    [0.2, 1],
    [0.17, 0.99],
    [0.14, 0.8],
  ],
  [
    [0, 0],
    [0.26, 0],
    [0.26, 0],
    [0.44, 0.3],
    [0.43, 0.55],
    [0.24, 0.82],
    [0.2, 0.92],
    [0.24, 1],
    [0.24, 1],
    [0.21, 0.99],
    [0.18, 0.85],
  ],
  [
    [0, 0],
    [0.15, 0],
    [0.15, 0],
    [0.17, 0.5],
    [0.13, 0.7],
    [0.08, 0.85],
    [0.08, 0.97],
    [0.1, 1],
    [0.1, 1],
    [0.07, 0.99],
    [0.06, 0.8],
  ],
];

export function addVase(
  builder: MeshBuilder,
  place: Placement,
  height: number,
  shape: number,
  material: Material,
): void {
  builder.place(place);
  const outline = vases[shape % vases.length] ?? [];
  addLathe(
    builder,
    material,
    outline.map(([radius, at]) => [radius * height, at * height] as const),
    { segments: 40 },
  );
}

/** A pile of books lying, or a row standing. */
export function addBooks(
  builder: MeshBuilder,
  place: Placement,
  books: { count: number; standing: boolean; size: number },
  palette: Palette,
  random: Random,
): number {
  const covers = [palette.accent, palette.textile, palette.accent2, palette.dark, palette.textile2, palette.light];
  let run = 0;
  for (let index = 0; index < books.count; index += 1) {
    const thick = books.size * random.between(0.09, 0.17);
    const long = books.size * random.between(0.85, 1);
    const wide = long * random.between(0.66, 0.76);
    const cover = matt(scale(covers[Math.floor(random.next() * covers.length)] ?? palette.accent, 0.9));
    const paper = matt([0.78, 0.73, 0.63]);
    const board = 0.0022;
    if (books.standing) {
      const high = long;
      builder.place(place);
      const x = run + thick / 2;
      addBox(builder, paper, [thick - board * 2, high - 0.008, wide - 0.006], { at: [x, 0.004, 0.003], radius: 0.001 });
      addBox(builder, cover, [board, high, wide], { at: [x - thick / 2 + board / 2, 0, 0], radius: 0.0008 });
      addBox(builder, cover, [board, high, wide], { at: [x + thick / 2 - board / 2, 0, 0], radius: 0.0008 });
      addBox(builder, cover, [thick, high, board], { at: [x, 0, -wide / 2], radius: 0.0008 });
      run += thick + 0.001;
      continue;
    }
    const turn = (place.yaw ?? 0) + (random.next() - 0.5) * 0.3;
    builder.place({ ...place, y: place.y + run, yaw: turn });
    addBox(builder, paper, [long - 0.008, thick - board * 2, wide - 0.006], { at: [0, board, 0.002], radius: 0.001 });
    addBox(builder, cover, [long, board, wide], { radius: 0.0008 });
    addBox(builder, cover, [long, board, wide], { at: [0, thick - board, 0], radius: 0.0008 });
    addBox(builder, cover, [long, thick, board], { at: [0, 0, -wide / 2], radius: 0.001 });
    run += thick;
  }
  return run;
}

export function addCandle(
  builder: MeshBuilder,
  place: Placement,
  height: number,
  isLit: boolean,
  holder: Rgb | null,
): void {
  builder.place(place);
  const foot = holder ? height * 0.25 : 0;
  const radius = holder ? height * 0.075 : Math.max(0.022, height * 0.25);
  if (holder) {
    addLathe(builder, metal(holder), [
      [0, 0],
      [height * 0.2, 0],
      [height * 0.2, 0.004],
      [height * 0.04, 0.012],
      [height * 0.035, foot * 0.8],
      [radius * 1.5, foot],
      [radius * 1.5, foot + 0.006],
      [0, foot + 0.006],
    ]);
  }
  const wax: Material = {
    color: [0.83, 0.78, 0.68],
    gloss: 0.03,
    roughness: 0.4,
    ...(isLit ? { emission: [0.16, 0.07, 0.02] } : {}),
  };
  addLathe(
    builder,
    wax,
    [
      [radius, foot],
      [radius, foot],
      [radius, height],
      [radius, height],
      [radius * 0.8, height * 0.995],
      [0, height * 0.985],
    ],
    { segments: 24 },
  );
  addTube(
    builder,
    matt([0.03, 0.03, 0.03]),
    [
      [0, height * 0.98, 0],
      [0, height + 0.008, 0],
    ],
    () => 0.0012,
    5,
  );
  if (!isLit) return;
  builder.surface({ color: [0, 0, 0], emission: [5, 2.6, 0.8] }, { castsShadow: false });
  addGrid(builder, 10, 8, (s, t) => {
    const wide = 0.007 * Math.sin(Math.PI * t ** 0.7) + 0.0002;
    const angle = s * 6.2832;
    return [
      Math.cos(angle) * wide,
      height + 0.006 + t * 0.032,
      Math.sin(angle) * wide,
      Math.cos(angle),
      0,
      Math.sin(angle),
      0,
      0,
    ];
  });
}

export function addBasket(builder: MeshBuilder, place: Placement, size: number, color: Rgb): void {
  builder.place(place);
  addLathe(
    builder,
    rattan(color),
    [
      [0, 0],
      [size * 0.42, 0],
      [size * 0.42, 0],
      [size * 0.52, size * 0.4],
      [size * 0.5, size * 0.78],
      [size * 0.5, size * 0.78],
      [size * 0.46, size * 0.78],
      [size * 0.46, size * 0.78],
      [size * 0.44, size * 0.3],
      [0, size * 0.1],
    ],
    { segments: 36 },
  );
  for (const turn of [-1, 1]) {
    addTube(
      builder,
      rattan(scale(color, 0.9)),
      Array.from({ length: 9 }, (_, step) => {
        const angle = (step / 8) * Math.PI;
        return [turn * size * 0.5, size * (0.74 + 0.16 * Math.sin(angle)), size * 0.16 * Math.cos(angle)] as const;
      }),
      () => size * 0.022,
      6,
    );
  }
}

export function addBowl(
  builder: MeshBuilder,
  place: Placement,
  size: number,
  color: Rgb,
  fruit: Rgb | null,
  random: Random,
): void {
  builder.place(place);
  addLathe(
    builder,
    ceramic(color),
    [
      [0, 0],
      [size * 0.2, 0],
      [size * 0.2, 0],
      [size * 0.22, size * 0.03],
      [size * 0.4, size * 0.16],
      [size * 0.5, size * 0.34],
      [size * 0.5, size * 0.34],
      [size * 0.475, size * 0.34],
      [size * 0.36, size * 0.16],
      [0, size * 0.07],
    ],
    { segments: 40 },
  );
  if (!fruit) return;
  for (let index = 0; index < 6; index += 1) {
    const angle = index * 1.257;
    const ring = index < 5 ? size * 0.23 : 0;
    const radius = size * random.between(0.135, 0.155);
    const skin: Material = {
      color: mix(fruit, [fruit[0] * 0.8, fruit[1] * 1.15, fruit[2]], random.next() * 0.6),
      gloss: 0.035,
      roughness: 0.35,
    };
    addBall(
      builder,
      skin,
      [Math.cos(angle) * ring, size * (index < 5 ? 0.3 : 0.46), Math.sin(angle) * ring],
      [radius, radius * 0.93, radius],
      18,
    );
  }
}

export function addCup(builder: MeshBuilder, place: Placement, size: number, color: Rgb): void {
  builder.place(place);
  addLathe(builder, ceramic(color), [
    [0, 0.006],
    [size * 0.6, 0.004],
    [size * 0.85, 0.012],
    [size * 0.85, 0.012],
    [size * 0.6, 0.01],
    [size * 0.3, 0.01],
  ]);
  addLathe(
    builder,
    ceramic(color),
    [
      [size * 0.28, 0.011],
      [size * 0.3, 0.013],
      [size * 0.44, size * 0.3],
      [size * 0.47, size * 0.7],
      [size * 0.47, size * 0.7],
      [size * 0.44, size * 0.7],
      [size * 0.4, size * 0.3],
      [size * 0.2, size * 0.1],
    ],
    { segments: 32 },
  );
  addLathe(
    builder,
    { color: [0.035, 0.016, 0.007], gloss: 0.05, roughness: 0.1 },
    [
      [0, size * 0.58],
      [size * 0.445, size * 0.58],
    ],
    { smooth: false },
  );
  addTube(
    builder,
    ceramic(color),
    Array.from({ length: 9 }, (_, step) => {
      const angle = -Math.PI / 2 + (step / 8) * Math.PI;
      return [size * (0.44 + 0.22 * Math.cos(angle)), size * (0.42 + 0.18 * Math.sin(angle)), 0] as const;
    }),
    () => size * 0.045,
    8,
  );
}

export function addStones(builder: MeshBuilder, place: Placement, size: number, color: Rgb, random: Random): void {
  builder.place(place);
  let height = 0;
  for (let index = 0; index < 3; index += 1) {
    const radius = (size / 2) * (1 - index * 0.26);
    const flat = radius * random.between(0.42, 0.55);
    height += flat;
    addBall(
      builder,
      { ...clay(relight(color, 0.5 + 0.14 * random.next(), 0.5)), gloss: 0.015 },
      [(random.next() - 0.5) * size * 0.08, height, (random.next() - 0.5) * size * 0.08],
      [radius, flat, radius * random.between(0.75, 0.9)],
      24,
    );
    height += flat * 0.93;
  }
}
