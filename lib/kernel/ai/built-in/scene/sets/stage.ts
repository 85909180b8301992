import type { MeshBuilder, Placement, Vec3 } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { ScenePlan } from "@/lib/kernel/ai/built-in/scene/plan";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import type { Camera } from "@/lib/kernel/ai/built-in/scene/render/camera";

/** Everything a set needs to stand things around the product. */
export interface Stage {
  readonly builder: MeshBuilder;
  readonly plan: ScenePlan;
  readonly camera: Camera;
  readonly random: Random;
  /** Where the product touches what it stands on; on a wall the middle of its lower edge. */
  readonly foot: Vec3;
  /** The room's turn against the camera, radians. */
  readonly yaw: number;
  /** Planes of the room, filled in by the set. */
  readonly walls: [number, number, number, number][];
  /** Lit lamps, filled in by the set. */
  readonly lamps: Vec3[];
}

/** A place given in the room's own directions from the product's foot on the floor. */
export function inRoom(stage: Stage, x: number, y: number, z: number, yaw = 0): Placement {
  const [sin, cos] = [Math.sin(stage.yaw), Math.cos(stage.yaw)];
  return { x: stage.foot[0] + x * cos + z * sin, y, z: stage.foot[2] - x * sin + z * cos, yaw: stage.yaw + yaw };
}

/** Half the width of what the camera sees at a distance, m. */
export function seenHalf(stage: Stage, z: number): number {
  return (stage.camera.width / 2 / stage.camera.focal) * z;
}

/**
 * Free ground beside the product at a depth behind it: from the product's outline to the picture's edge, in world x.
 * @param side −1 left, 1 right
 */
export function freeSpan(stage: Stage, side: number, behind: number): { from: number; to: number; z: number } {
  const z = stage.foot[2] + behind;
  const outline = ((stage.foot[0] + (side * stage.plan.size.width) / 2) / stage.foot[2]) * z;
  const edge = side * seenHalf(stage, z);
  return { from: outline, to: side > 0 ? Math.max(outline, edge) : Math.min(outline, edge), z };
}

/** How far away the room's walls leave a place free at most: moves a point in front of them. */
export function keepInside(stage: Stage, x: number, z: number, margin: number): { x: number; z: number } {
  let [px, pz] = [x, z];
  for (const [nx, ny, nz, distance] of stage.walls) {
    if (Math.abs(ny) > 0.5) continue;
    const away = nx * px + nz * pz - distance - margin;
    if (away < 0) {
      px -= nx * away;
      pz -= nz * away;
    }
  }
  return { x: px, z: pz };
}

/** Records a lamp's light where a placement puts it. */
export function recordLamp(stage: Stage, place: Placement, local: Vec3): void {
  const yaw = place.yaw ?? 0;
  const size = place.scale ?? 1;
  stage.lamps.push([
    place.x + size * (local[0] * Math.cos(yaw) + local[2] * Math.sin(yaw)),
    place.y + size * local[1],
    place.z + size * (-local[0] * Math.sin(yaw) + local[2] * Math.cos(yaw)),
  ]);
}
