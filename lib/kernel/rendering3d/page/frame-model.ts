import { type Group, Vector3 } from "three";
import { frameScene, type SceneFrame } from "@/lib/kernel/ai/built-in/scene/frame-scene";
import { planScene, type ScenePlan } from "@/lib/kernel/ai/built-in/scene/plan";
import type { ProductPicture } from "@/lib/kernel/ai/built-in/scene/product/cut-out";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { standHeight } from "@/lib/kernel/ai/built-in/scene/sets/build-set";
import type { RenderAnswer, RenderRequest } from "@/lib/kernel/rendering3d/render-request";
import type { ProductModel } from "./load-model";
import { shapeOfBox } from "./shape-of-box";

/** Longest sides, m, of what can be a product's own size; others come from files that don't keep to metres. */
const plausible = { least: 0.015, most: 4.5 };
/** Degrees by which a product is turned from the camera, so that its depth is seen. */
const usualTurn = 24;
/** Share of the picture that has to stay free on each side. */
const margin = 0.04;

export interface FramedModel {
  readonly plan: ScenePlan;
  readonly framed: SceneFrame;
  readonly box: RenderAnswer["box"];
}

/** Factor from the file's units to metres. The product's own height is asked first, then the file. */
function scaleOf(size: Vector3, plannedHeight: number, heightMm: number | undefined): number {
  const longest = Math.max(size.x, size.y, size.z);
  const isFlat = size.y < 0.12 * longest;
  if (heightMm !== undefined && !isFlat) return heightMm / 1_000 / size.y;
  if (longest >= plausible.least && longest <= plausible.most) return 1;
  return isFlat ? 1.2 / longest : plannedHeight / size.y;
}

function turnOf(plan: ScenePlan, cameraAngle: string): number {
  if (plan.stand === "wall" || plan.angle === "threequarter") return 0;
  return /front|straight/i.test(cameraAngle) ? 0 : usualTurn * plan.side;
}

/** Where the corners of a box of this size, turned, are in the picture. */
function project(frame: SceneFrame, size: Vector3, turn: number, isWall: boolean): RenderAnswer["box"] {
  const { camera, foot } = frame;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const x of [-0.5, 0.5]) {
    for (const z of [-0.5, 0.5]) {
      for (const y of [0, 1]) {
        const corner = new Vector3(x * size.x, y * size.y, z * size.z).applyAxisAngle(new Vector3(0, 1, 0), turn);
        const away = Math.max(0.1, foot[2] - corner.z - (isWall ? size.z / 2 : 0));
        const px = camera.middle + (camera.focal * (foot[0] + corner.x)) / away;
        const py = camera.horizon - (camera.focal * (foot[1] + corner.y - camera.eye)) / away;
        left = Math.min(left, px);
        right = Math.max(right, px);
        top = Math.min(top, py);
        bottom = Math.max(bottom, py);
      }
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** How much smaller a box has to be shown to fit the picture; 1: it fits. */
function excess({ x, y, width, height }: RenderAnswer["box"], picture: { width: number; height: number }): number {
  const across = picture.width * (0.5 - margin);
  const down = picture.height * (0.5 - margin);
  const [middleX, middleY] = [picture.width / 2, picture.height / 2];
  return Math.max(
    1,
    (middleX - x) / across,
    (x + width - middleX) / across,
    (middleY - y) / down,
    (y + height - middleY) / down,
  );
}

/** Plans the scene and stands the model where the camera wants it. */
export function frameModel(
  request: RenderRequest,
  model: ProductModel,
  picture: ProductPicture,
  random: Random,
): FramedModel {
  const { settings, about } = request;
  const { size } = model;
  const shape = shapeOfBox(size);
  const longest = Math.max(size.x, size.y, size.z);
  const isMetric = longest >= plausible.least && longest <= plausible.most;
  const heightMm = about.heightMm ?? (isMetric ? size.y * 1_000 : undefined);
  const known = heightMm === undefined ? about : { ...about, heightMm };
  const planned = planScene(settings, known, picture, shape, null, random);
  const factor = scaleOf(size, planned.size.height, about.heightMm);
  const own = size.clone().multiplyScalar(factor);
  const isWall = planned.stand === "wall";
  const seed = random.fork("camera");
  let room = 1;
  for (let attempt = 0; ; attempt += 1) {
    const turn = (turnOf(planned, settings.cameraAngle) * Math.PI) / 180;
    const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
    const width = Math.max(own.x * cos + own.z * sin, own.z * 0.8);
    const plan: ScenePlan = { ...planned, size: { width, height: Math.max(0.02, own.y) } };
    const larger = { ...plan, size: { width: width * room, height: plan.size.height * room } };
    const framed = frameScene(larger, request, standHeight(plan), attempt === 0 ? seed : random.fork("camera"));
    const angle = turn - framed.yaw;
    const box = project(framed, own, angle, isWall);
    const over = excess(box, request);
    if (over > 1.001 && attempt < 4) {
      room *= over * 1.02;
      continue;
    }
    place(model.object, framed, { factor, angle, behind: isWall ? own.z / 2 : 0 });
    return { plan, framed, box };
  }
}

function place(object: Group, { foot }: SceneFrame, at: { factor: number; angle: number; behind: number }): void {
  object.scale.setScalar(at.factor);
  object.rotation.y = at.angle;
  object.position.set(foot[0], foot[1], -foot[2] + at.behind);
  object.updateMatrixWorld(true);
}
