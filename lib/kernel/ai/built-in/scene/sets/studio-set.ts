import { mix, relight } from "@/lib/kernel/ai/built-in/scene/colors";
import { clay } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material } from "@/lib/kernel/ai/built-in/scene/mesh";
import { addBox, addGrid, addLathe } from "@/lib/kernel/ai/built-in/scene/shapes";
import { dressFloorPlant, dressSmall, smallSizes } from "./dress";
import { freeSpan, inRoom, type Stage } from "./stage";
import { gatherProps } from "./usual-props";

/** Height of the pedestal, m. */
export function pedestalHeight(size: { readonly height: number; readonly width: number }): number {
  return Math.min(0.45, Math.max(0.05, Math.max(size.width, size.height) * 0.42));
}

/** A seamless sweep of paper, with blocks to stand the product on. */
export function buildStudioSet(stage: Stage): void {
  const { builder, plan } = stage;
  const { palette } = plan;
  const random = stage.random.fork("studio");
  const unit = Math.max(plan.size.width, plan.size.height);
  const paper =
    plan.style === "minimalist" || plan.style === "scandinavian"
      ? mix(palette.wall, palette.light, 0.35)
      : palette.wall;
  const isGlossy = plan.style === "luxury" || plan.light === "dramatic";
  addSweep(stage, { color: paper, gloss: isGlossy ? 0.09 : 0.012, roughness: isGlossy ? 0.2 : 0.7 }, unit);
  const block = clay(mix(paper, palette.light, 0.3));
  const other = clay(mix(relight(palette.accent, 0.66, 0.8), paper, 0.35));
  if (plan.stand === "pedestal") {
    const high = pedestalHeight(plan.size);
    const wide = Math.max(plan.size.width * 1.28, unit * 0.62);
    builder.place(inRoom(stage, 0, 0, wide * 0.18));
    if (random.chance(0.35 + 0.3 * plan.variety) && plan.size.width < plan.size.height * 1.2) {
      const radius = wide / 2;
      addLathe(
        builder,
        block,
        [
          [radius, 0],
          [radius, 0],
          [radius, high - unit * 0.012],
          [radius - unit * 0.012, high],
          [radius - unit * 0.012, high],
          [0, high],
        ],
        { segments: 72, smooth: false },
      );
    } else {
      addBox(builder, block, [wide * 1.05, high, wide * 0.9], { radius: unit * 0.012 });
    }
  }
  if (plan.mood === "bare" && plan.props.length === 0) return;
  addBackdropShapes(stage, other, block, unit, random.fork("shapes"));
  const small = gatherProps(plan, "small", random).filter((kind) => smallSizes[kind]);
  for (const [index, kind] of small.slice(0, plan.mood === "cosy" ? 4 : 2).entries()) {
    const side = index % 2 === 0 ? plan.side : -plan.side;
    const [width, height] = smallSizes[kind] ?? [0.2, 0.2];
    const factor = Math.min(2, Math.max(0.3, (unit * 0.5) / height));
    const behind = unit * (0.22 + 0.25 * Math.floor(index / 2));
    const span = freeSpan(stage, side, behind);
    const x = span.from + side * (unit * 0.34 + (width * factor) / 2);
    dressSmall(stage, kind, { x, y: 0, z: span.z, yaw: stage.yaw }, factor, random.fork(kind));
  }
  if (plan.props.includes("plant") && unit > 0.5) {
    const span = freeSpan(stage, -plan.side, unit * 0.5);
    dressFloorPlant(stage, { x: span.from + (span.to - span.from) * 0.6, y: 0, z: span.z, yaw: 0 }, unit * 1.3, random);
  }
}

function addSweep(stage: Stage, material: Material, unit: number): void {
  const { builder } = stage;
  builder.place(inRoom(stage, 0, 0, 0));
  builder.surface(material, { castsShadow: false });
  const back = unit * 1.9;
  const radius = unit * 1.4;
  const wide = 40;
  const points: [y: number, z: number, ny: number, nz: number][] = [[0, -stage.foot[2] - 2, 1, 0]];
  for (let step = 0; step <= 16; step += 1) {
    const angle = (step / 16) * (Math.PI / 2);
    points.push([radius * (1 - Math.cos(angle)), back + radius * Math.sin(angle), Math.cos(angle), -Math.sin(angle)]);
  }
  points.push([14, back + radius, 0, -1]);
  addGrid(builder, 1, points.length - 1, (s, t) => {
    const [y, z, ny, nz] = points[Math.round(t * (points.length - 1))] ?? [0, 0, 1, 0];
    return [(s - 0.5) * wide, y, z, 0, ny, nz, 0, 0];
  });
}

/** A disc, an arch or steps behind the product. */
function addBackdropShapes(
  stage: Stage,
  other: Material,
  block: Material,
  unit: number,
  random: Stage["random"],
): void {
  const { builder, plan } = stage;
  const base = stage.foot[1];
  const kind = random.chance(0.4 + 0.6 * plan.variety) ? random.pick(["disc", "arch", "steps"] as const) : "arch";
  if (kind === "steps") {
    for (const [index, share] of [0.95, 0.6].entries()) {
      builder.place(inRoom(stage, -plan.side * unit * (0.72 + index * 0.34), 0, unit * (0.75 - index * 0.2)));
      addBox(builder, index === 0 ? other : block, [unit * 0.42, unit * share + base * 0.5, unit * 0.4], {
        radius: unit * 0.01,
      });
    }
    return;
  }
  const radius = unit * (kind === "disc" ? 0.72 : 0.6);
  const middle = base + unit * (kind === "disc" ? 0.62 : 0.5);
  const depth = unit * 0.1;
  const x = plan.side * unit * 0.22;
  builder.place(inRoom(stage, x, 0, unit * 0.95));
  const steps = 48;
  const outline: [number, number][] =
    kind === "disc"
      ? Array.from({ length: steps + 1 }, (_, step) => {
          const angle = (step / steps) * 2 * Math.PI;
          return [Math.cos(angle) * radius, middle + Math.sin(angle) * radius];
        })
      : [
          [radius, 0],
          ...Array.from({ length: steps + 1 }, (_, step): [number, number] => {
            const angle = (step / steps) * Math.PI;
            return [Math.cos(angle) * radius, middle + Math.sin(angle) * radius];
          }),
          [-radius, 0],
          [radius, 0],
        ];
  builder.surface(other);
  addGrid(builder, outline.length - 1, 1, (s, t) => {
    const [px, py] = outline[Math.round(s * (outline.length - 1))] ?? [0, 0];
    return [px * t, middle + (py - middle) * t, 0, 0, 0, -1, px / 0.5, py / 0.5];
  });
  builder.surface(other);
  addGrid(builder, outline.length - 1, 1, (s, t) => {
    const [px, py] = outline[Math.round(s * (outline.length - 1))] ?? [0, 0];
    return [px, py, t * depth, px, py - middle, 0, px / 0.5, t];
  });
}
