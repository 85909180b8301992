import type { Vec3 } from "./mesh";
import { outdoorRooms, type ScenePlan } from "./plan";
import type { Random } from "./random";
import type { Camera } from "./render/camera";
import type { Lens } from "./render/defocus";
import type { AngleKind } from "./vocabulary";

/** How each camera angle frames a product. */
interface Framing {
  /** Share of the picture's height and width that the product may fill. */
  readonly high: number;
  readonly wide: number;
  /** Degrees by which the camera looks down at its foot: on a floor, on a table. */
  readonly floor: number;
  readonly table: number;
  /** Where the product's middle is, share of the height from above. */
  readonly middle: number;
  /** The room's turn, degrees. */
  readonly yaw: number;
  readonly blur: number;
}

const framings: Readonly<Record<AngleKind, Framing>> = {
  eye: { high: 0.5, wide: 0.6, floor: 14, table: 10, middle: 0.56, yaw: 0, blur: 1 },
  threequarter: { high: 0.48, wide: 0.56, floor: 17, table: 14, middle: 0.56, yaw: 31, blur: 1 },
  high: { high: 0.46, wide: 0.56, floor: 28, table: 30, middle: 0.55, yaw: 9, blur: 0.8 },
  low: { high: 0.56, wide: 0.62, floor: 3.2, table: 2.6, middle: 0.58, yaw: 6, blur: 1.3 },
  close: { high: 0.62, wide: 0.7, floor: 12, table: 8, middle: 0.54, yaw: 7, blur: 1.9 },
  wide: { high: 0.29, wide: 0.36, floor: 13, table: 11, middle: 0.62, yaw: 0, blur: 0.55 },
};

export interface SceneFrame {
  readonly camera: Camera;
  readonly foot: Vec3;
  /** Radians. */
  readonly yaw: number;
  readonly lens: Lens;
  /** Where the product's picture goes, pixels. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const isSmallStand = (plan: ScenePlan) => plan.stand === "table" || plan.stand === "pedestal";

/** On a table, and below something on a wall, other things want room as well. */
function shareOf(plan: ScenePlan): number {
  if (plan.angle === "close" || plan.stand === "floor") return 1;
  return { table: 0.8, pedestal: 0.94, wall: 0.84 }[plan.stand];
}

function distanceOf(plan: ScenePlan, unit: number): number {
  if (plan.stand === "wall") return 2.7 + unit * 0.5;
  return isSmallStand(plan) ? 0.55 + 2.4 * unit : 2.6 + 0.7 * unit;
}

/** Height of the camera over the floor, m. */
function eyeOf(plan: ScenePlan, framing: Framing, standHeight: number, distance: number, random: Random): number {
  if (plan.stand === "wall") {
    const lift = plan.angle === "high" ? 0.5 : plan.angle === "low" ? -0.6 : 0;
    return Math.max(0.7, standHeight + plan.size.height / 2 - 0.1 + lift);
  }
  const usual = isSmallStand(plan) ? framing.table : framing.floor;
  const down = (usual + (random.next() - 0.5) * 5 * plan.variety) * (Math.PI / 180);
  return standHeight + distance * Math.tan(down);
}

/** Blur of what is infinitely far, in shares of the picture's longer side. */
function blurOf(plan: ScenePlan): number {
  if (plan.stand === "wall") return 0.004;
  if (!isSmallStand(plan)) return 0.0062;
  return outdoorRooms.includes(plan.room) ? 0.013 : 0.016;
}

/** Sets the camera up so that the product stands in the picture as its angle wants. */
export function frameScene(
  plan: ScenePlan,
  picture: { readonly width: number; readonly height: number },
  standHeight: number,
  random: Random,
): SceneFrame {
  const framing = framings[plan.angle];
  const { width, height } = picture;
  const { size } = plan;
  const loose = (random.next() - 0.5) * plan.variety;
  const share = (1 + loose * 0.16) * shareOf(plan);
  const scale = Math.min((framing.high * height * share) / size.height, (framing.wide * width * share) / size.width);
  const unit = Math.max(size.width, size.height);
  const distance = distanceOf(plan, unit);
  const focal = scale * distance;
  const eye = eyeOf(plan, framing, standHeight, distance, random);
  const shown = { width: size.width * scale, height: size.height * scale };
  const shift = plan.stand === "wall" ? -0.11 : isSmallStand(plan) ? 0.03 : 0;
  const middle = framing.middle + shift + (random.next() - 0.5) * 0.05 * plan.variety;
  const bottom = Math.min(height * 0.92, height * middle + shown.height / 2);
  const slack = Math.max(0, width * 0.8 - shown.width);
  const left = (width - shown.width) / 2 + (random.next() - 0.5) * plan.variety * slack * 0.45;
  const camera: Camera = {
    width,
    height,
    eye,
    focal,
    middle: width / 2,
    horizon: bottom + (focal * (standHeight - eye)) / distance,
  };
  const turn = framing.yaw === 0 ? (random.next() - 0.5) * 10 * plan.variety : framing.yaw * (1 + 0.25 * loose);
  return {
    camera,
    foot: [((left + shown.width / 2 - camera.middle) * distance) / focal, standHeight, distance],
    yaw: plan.stand === "wall" ? 0 : (turn * Math.PI * plan.side) / 180,
    lens: { focus: distance + unit * 0.12, blur: framing.blur * Math.max(width, height) * blurOf(plan) },
    box: { x: left, y: bottom - shown.height, ...shown },
  };
}
