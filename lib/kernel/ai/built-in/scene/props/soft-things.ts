import type { Rgb } from "@/lib/kernel/ai/built-in/scene/colors";
import { linen } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material, MeshBuilder, Placement } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { addBox, addGrid } from "@/lib/kernel/ai/built-in/scene/shapes";

/** Folded towels, one upon the other. */
export function addTowels(builder: MeshBuilder, place: Placement, width: number, colors: readonly Rgb[]): number {
  let height = 0;
  for (const color of colors) {
    builder.place({ ...place, y: place.y + height });
    for (let fold = 0; fold < 2; fold += 1) {
      addBox(builder, linen(color), [width, width * 0.085, width * 0.62], {
        at: [0, fold * width * 0.088, 0],
        radius: width * 0.04,
        bulge: 0.002,
      });
    }
    height += width * 0.18;
  }
  return height;
}

export function addCushion(builder: MeshBuilder, place: Placement, size: number, color: Rgb): void {
  builder.place(place);
  builder.surface(linen(color));
  const tile = 0.11;
  const half = size / 2;
  for (const side of [-1, 1]) {
    addGrid(builder, 14, 14, (s, t) => {
      const u = s * 2 - 1;
      const v = t * 2 - 1;
      const rim = (1 - u * u) * (1 - v * v);
      const pull = 1 - 0.1 * (1 - Math.abs(u) ** 3) * Math.abs(v) ** 4 - 0.02 * rim;
      const pull2 = 1 - 0.1 * (1 - Math.abs(v) ** 3) * Math.abs(u) ** 4;
      const swell = half * 0.36 * Math.max(0, rim) ** 0.45;
      return [
        u * half * pull2,
        half + v * half * pull,
        side * swell,
        u * 0.8 * (1 - rim),
        v * 0.8 * (1 - rim),
        side * (0.25 + rim),
        (s * size) / tile,
        (t * size) / tile,
      ];
    });
  }
}

/** A curtain hanging in folds from `height`, `width` wide, along x. */
export function addCurtain(
  builder: MeshBuilder,
  place: Placement,
  size: { width: number; height: number; from?: number },
  color: Rgb,
  random: Random,
): void {
  builder.place(place);
  builder.surface({ ...linen(color), translucency: 0.45 });
  const folds = Math.max(3, Math.round(size.width / 0.13));
  const shift = random.next() * 6;
  const bottom = size.from ?? 0.02;
  addGrid(builder, folds * 8, 10, (s, t) => {
    const x = (s - 0.5) * size.width * (1 + 0.04 * (1 - t));
    const phase = s * folds * 6.2832 + shift + 0.5 * Math.sin(s * 9 + t * 1.5);
    const depth = 0.035 + 0.012 * (1 - t) * Math.sin(s * 5 + shift);
    const slope = (Math.cos(phase) * depth * folds * 6.2832) / size.width;
    return [
      x,
      bottom + t * (size.height - bottom),
      Math.sin(phase) * depth,
      -slope,
      0,
      1,
      (s * size.width * 1.4) / 0.11,
      (t * size.height) / 0.11,
    ];
  });
}

/** A rug with its pattern, lying on the ground. */
export function addRug(
  builder: MeshBuilder,
  place: Placement,
  size: { width: number; depth: number },
  material: Material,
  isRound: boolean,
): void {
  builder.place(place);
  builder.surface(material, { castsShadow: false, tangent: [1, 0, 0], bitangent: [0, 0, 1] });
  const thick = 0.009;
  const { width, depth } = size;
  if (isRound) {
    addGrid(builder, 48, 2, (s, t) => {
      const angle = s * 6.2832;
      const [x, z] = [Math.cos(angle) * t * 0.5, Math.sin(angle) * t * 0.5];
      return [x * width, thick, z * depth, 0, 1, 0, x * 0.98 + 0.5, z * 0.98 + 0.5];
    });
  } else {
    addGrid(builder, 1, 1, (s, t) => [
      (s - 0.5) * width,
      thick,
      (t - 0.5) * depth,
      0,
      1,
      0,
      s * 0.995 + 0.0025,
      t * 0.995 + 0.0025,
    ]);
  }
  builder.surface({ ...material, color: [0.7, 0.7, 0.7] }, { castsShadow: false });
  addGrid(builder, isRound ? 48 : 4, 1, (s, t) => {
    if (isRound) {
      const angle = s * 6.2832;
      return [
        Math.cos(angle) * width * 0.5,
        t * thick,
        Math.sin(angle) * depth * 0.5,
        Math.cos(angle),
        0,
        Math.sin(angle),
        0.01,
        0.01,
      ];
    }
    const corners = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ] as const;
    const [x, z] = corners[Math.round(s * 4)] ?? [-1, -1];
    return [(x * width) / 2, t * thick, (z * depth) / 2, 0, 0.1, -1, 0.01, 0.01];
  });
}
