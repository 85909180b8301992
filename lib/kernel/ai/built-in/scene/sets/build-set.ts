import type { SceneFrame } from "@/lib/kernel/ai/built-in/scene/frame-scene";
import { type Mesh, MeshBuilder } from "@/lib/kernel/ai/built-in/scene/mesh";
import { outdoorRooms, type ScenePlan } from "@/lib/kernel/ai/built-in/scene/plan";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { buildFloorSet } from "./floor-set";
import { buildOutdoorSet } from "./outdoor-set";
import type { Stage } from "./stage";
import { buildStudioSet, pedestalHeight } from "./studio-set";
import { buildTableSet, tableHeight } from "./table-set";
import { buildWallSet } from "./wall-set";

/** Height over the floor of what the product stands on; on a wall that of its lower edge. Metres. */
export function standHeight(plan: ScenePlan): number {
  if (plan.stand === "wall") return 1.5 - plan.size.height / 2;
  if (plan.stand === "floor") return 0;
  if (plan.room === "studio") return plan.stand === "pedestal" ? pedestalHeight(plan.size) : 0;
  return outdoorRooms.includes(plan.room) ? 0.74 : tableHeight(plan.room);
}

/** Everything around the product, as triangles. */
export function buildSet(plan: ScenePlan, framed: SceneFrame, random: Random): { mesh: Mesh; stage: Stage } {
  const stage: Stage = {
    builder: new MeshBuilder(),
    plan,
    camera: framed.camera,
    random: random.fork("set"),
    foot: framed.foot,
    yaw: framed.yaw,
    walls: [],
    lamps: [],
  };
  if (plan.stand === "wall") buildWallSet(stage);
  else if (plan.room === "studio") buildStudioSet(stage);
  else if (outdoorRooms.includes(plan.room)) buildOutdoorSet(stage, plan.stand === "floor" ? 0 : framed.foot[1]);
  else if (plan.stand === "floor") buildFloorSet(stage);
  else buildTableSet(stage);
  return { mesh: stage.builder.build(), stage };
}
