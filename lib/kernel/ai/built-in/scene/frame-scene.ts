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

/** Words for shapes, where no ratio is given. */
const shapes: readonly (readonly [RegExp, number])[] = [
  [/square|instagram post/, 1],
  [/story|reel|tiktok|phone/, 9 / 16],
  [/portrait|vertical|pinterest/, 4 / 5],
  [/banner|cinema|ultra/, 21 / 9],
  [/landscape|horizontal|wide|desktop/, 16 / 9],
];

/** Width over height of what a text asks for, 1:3 … 3:1; a square when it asks for nothing known. */
export function readAspect(text: string): number {
  const ratio = /(\d+(?:\.\d+)?)\s*[:x×/]\s*(\d+(?:\.\d+)?)/.exec(text);
  const value = ratio
    ? Number(ratio[1]) / Number(ratio[2])
    : (shapes.find(([pattern]) => pattern.test(text.toLowerCase()))?.[1] ?? 1);
  return Number.isFinite(value) && value > 0 ? Math.min(3, Math.max(1 / 3, value)) : 1;
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
  const zoom = 1 + loose * 0.16;
  const isSmall = plan.stand === "table" || plan.stand === "pedestal";
  // On a table the things beside the product want room.
  const share =
    zoom *
    (plan.angle === "close" ? 1 : isSmall ? (plan.stand === "table" ? 0.8 : 0.94) : plan.stand === "wall" ? 0.84 : 1);
  const scale = Math.min((framing.high * height * share) / size.height, (framing.wide * width * share) / size.width);
  const unit = Math.max(size.width, size.height);
  const isWall = plan.stand === "wall";
  const distance = isWall ? 2.7 + unit * 0.5 : isSmall ? 0.55 + 2.4 * unit : 2.6 + 0.7 * unit;
  const focal = scale * distance;
  const down = ((isSmall ? framing.table : framing.floor) + (random.next() - 0.5) * 5 * plan.variety) * (Math.PI / 180);
  const shown = { width: size.width * scale, height: size.height * scale };
  const middle = framing.middle + (plan.variety > 0 ? (random.next() - 0.5) * 0.05 * plan.variety : 0);
  const bottom = Math.min(
    height * 0.92,
    height * (plan.stand === "wall" ? middle - 0.11 : isSmall ? middle + 0.03 : middle) + shown.height / 2,
  );
  const left =
    width / 2 - shown.width / 2 + (random.next() - 0.5) * plan.variety * Math.max(0, width * 0.8 - shown.width) * 0.45;
  const eye = isWall
    ? Math.max(
        0.7,
        standHeight + size.height / 2 - 0.1 + (plan.angle === "high" ? 0.5 : plan.angle === "low" ? -0.6 : 0),
      )
    : standHeight + distance * Math.tan(down);
  const camera: Camera = {
    width,
    height,
    eye,
    focal,
    middle: width / 2,
    horizon: bottom + (focal * (standHeight - eye)) / distance,
  };
  const foot: Vec3 = [((left + shown.width / 2 - camera.middle) * distance) / focal, standHeight, distance];
  const turn = framing.yaw === 0 ? (random.next() - 0.5) * 10 * plan.variety : framing.yaw * (1 + 0.25 * loose);
  return {
    camera,
    foot,
    yaw: isWall ? 0 : (turn * Math.PI * plan.side) / 180,
    lens: {
      focus: distance + unit * 0.12,
      blur:
        framing.blur *
        Math.max(width, height) *
        (outdoorRooms.includes(plan.room) && isSmall ? 0.013 : isSmall ? 0.018 : isWall ? 0.004 : 0.0068),
    },
    box: { x: left, y: bottom - shown.height, ...shown },
  };
}
