import { mix, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { matt } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Vec3 } from "@/lib/kernel/ai/built-in/scene/mesh";
import { addBox, addPlane } from "@/lib/kernel/ai/built-in/scene/shapes";
import { inRoom, type Stage } from "./stage";
import { chooseFloor, chooseWall, styleSurfaces, trimColor } from "./surfaces";

export const ceilingHeight = 2.75;

/** Distances from the product's foot to the room's walls, m. */
interface RoomSize {
  readonly back: number;
  readonly left: number;
  readonly right: number;
}

/** Floor, three walls, ceiling and skirting; the planes are recorded for light and layout. */
export function buildRoom(stage: Stage, size: RoomSize): void {
  const { builder, plan } = stage;
  const random = stage.random.fork("surfaces");
  const floor = chooseFloor(plan, random);
  const { material: wall, kind } = chooseWall(plan, random);
  const { back, left, right } = size;
  const front = 9;
  builder.place(inRoom(stage, 0, 0, 0));
  addPlane(builder, floor, [-left, 0, -front], [left + right, 0, 0], [0, 0, front + back], [0, 1, 0]);
  addPlane(
    builder,
    matt(mix(plan.palette.light, plan.palette.wall, 0.15)),
    [-left, ceilingHeight, -front],
    [left + right, 0, 0],
    [0, 0, front + back],
    [0, -1, 0],
  );
  addPlane(builder, wall, [-left, 0, back], [left + right, 0, 0], [0, ceilingHeight, 0], [0, 0, -1]);
  addPlane(builder, wall, [-left, 0, -front], [0, 0, front + back], [0, ceilingHeight, 0], [1, 0, 0]);
  addPlane(builder, wall, [right, 0, -front], [0, 0, front + back], [0, ceilingHeight, 0], [-1, 0, 0]);
  const [sin, cos] = [Math.sin(stage.yaw), Math.cos(stage.yaw)];
  const record = (normal: Vec3, point: Vec3) => {
    const nx = normal[0] * cos + normal[2] * sin;
    const nz = -normal[0] * sin + normal[2] * cos;
    const at = inRoom(stage, point[0], point[1], point[2]);
    stage.walls.push([nx, normal[1], nz, nx * at.x + normal[1] * at.y + nz * at.z]);
  };
  record([0, 0, -1], [0, 0, back]);
  record([1, 0, 0], [-left, 0, 0]);
  record([-1, 0, 0], [right, 0, 0]);
  record([0, 1, 0], [0, 0, 0]);
  record([0, -1, 0], [0, ceilingHeight, 0]);
  if (plan.room === "bathroom" || kind === "subway tiles") return;
  const trim = { ...matt(trimColor(plan)), gloss: 0.02, roughness: 0.5 };
  const tall =
    plan.style === "traditional" || plan.style === "luxury" ? 0.15 : plan.style === "minimalist" ? 0.05 : 0.09;
  addBox(builder, trim, [left + right, tall, 0.016], {
    at: [(right - left) / 2, 0, back - 0.008],
    radius: 0.004,
    castsShadow: false,
  });
  for (const [x] of [[-left + 0.008], [right - 0.008]] as const) {
    addBox(builder, trim, [0.016, tall, front + back], {
      at: [x, 0, (back - front) / 2],
      radius: 0.004,
      castsShadow: false,
    });
  }
  if (styleSurfaces[plan.style].panelled && kind === "paint") addPanels(stage, size);
}

/** Raised mouldings in fields on the back wall. */
function addPanels(stage: Stage, { back, left, right }: RoomSize): void {
  const { builder, plan } = stage;
  builder.place(inRoom(stage, 0, 0, 0));
  const material = matt(scale(plan.palette.wall, 1.02));
  const bar = 0.022;
  const fields = Math.max(2, Math.round((left + right) / 0.95));
  const wide = (left + right) / fields;
  const rail = 0.92;
  addBox(builder, material, [left + right, 0.05, 0.028], {
    at: [(right - left) / 2, rail, back - 0.014],
    radius: 0.01,
    castsShadow: false,
  });
  for (let field = 0; field < fields; field += 1) {
    const x = -left + (field + 0.5) * wide;
    for (const [from, to] of [
      [0.22, 0.8],
      [1.08, 2.5],
    ] as const) {
      const half = wide / 2 - 0.11;
      for (const y of [from, to]) {
        addBox(builder, material, [half * 2 + bar, bar, 0.016], { at: [x, y - bar / 2, back - 0.008], radius: 0.007 });
      }
      for (const edge of [-half, half]) {
        addBox(builder, material, [bar, to - from, 0.016], { at: [x + edge, from, back - 0.008], radius: 0.007 });
      }
    }
  }
}
