import { kelvin, luminance, mix, multiply, type Rgb, scale } from "./colors";
import type { Vec3 } from "./mesh";
import { noiseTiles, sampleNoise } from "./noise";
import { outdoorRooms, type ScenePlan } from "./plan";
import type { Random } from "./random";
import type { Lights } from "./render/lighting";
import { normalize } from "./shapes";
import type { LightKind } from "./vocabulary";

/** How a kind of light is made; strengths are relative to each other within a row. */
interface Recipe {
  readonly key: number;
  readonly keyKelvin: number;
  /** Degrees over the horizon, and from the side (0) towards the camera (90). */
  readonly elevation: number;
  readonly azimuth: number;
  readonly spread: number;
  readonly sky: number;
  readonly skyKelvin: number;
  /** Light from below over light from above. */
  readonly bounce: number;
  readonly portal: number;
  readonly portalKelvin: number;
  readonly settle: number;
  readonly lamps: number;
  readonly mask: "panes" | "leaves" | "none";
  /** How bright the product is shown, 1: as its photograph. */
  readonly product: number;
  readonly contrast: number;
  readonly saturation: number;
  readonly vignette: number;
  readonly glow: number;
}

const recipes: Readonly<Record<LightKind, Recipe>> = {
  natural: {
    key: 1.5,
    keyKelvin: 5200,
    elevation: 36,
    azimuth: 12,
    spread: 0.03,
    sky: 0.52,
    skyKelvin: 6800,
    bounce: 0.62,
    portal: 3.4,
    portalKelvin: 6500,
    settle: 0.62,
    lamps: 0,
    mask: "panes",
    product: 0.92,
    contrast: 1.06,
    saturation: 1.02,
    vignette: 0.16,
    glow: 0.1,
  },
  golden: {
    key: 3,
    keyKelvin: 3300,
    elevation: 21,
    azimuth: 8,
    spread: 0.025,
    sky: 0.62,
    skyKelvin: 5400,
    bounce: 0.7,
    portal: 1.5,
    portalKelvin: 4200,
    settle: 0.58,
    lamps: 0,
    mask: "panes",
    product: 0.9,
    contrast: 1.1,
    saturation: 1.1,
    vignette: 0.26,
    glow: 0.22,
  },
  softbox: {
    key: 1.5,
    keyKelvin: 5600,
    elevation: 52,
    azimuth: 48,
    spread: 0.32,
    sky: 0.62,
    skyKelvin: 5900,
    bounce: 0.85,
    portal: 1.6,
    portalKelvin: 5700,
    settle: 0.6,
    lamps: 0,
    mask: "none",
    product: 0.97,
    contrast: 1.04,
    saturation: 1,
    vignette: 0.1,
    glow: 0.04,
  },
  overcast: {
    key: 0.25,
    keyKelvin: 6800,
    elevation: 66,
    azimuth: 40,
    spread: 0.6,
    sky: 0.95,
    skyKelvin: 7400,
    bounce: 0.6,
    portal: 2,
    portalKelvin: 7400,
    settle: 0.78,
    lamps: 0,
    mask: "none",
    product: 0.88,
    contrast: 0.96,
    saturation: 0.88,
    vignette: 0.14,
    glow: 0.05,
  },
  bright: {
    key: 1.6,
    keyKelvin: 5700,
    elevation: 44,
    azimuth: 30,
    spread: 0.14,
    sky: 1.05,
    skyKelvin: 6400,
    bounce: 0.85,
    portal: 4,
    portalKelvin: 6200,
    settle: 0.5,
    lamps: 0,
    mask: "none",
    product: 1.04,
    contrast: 0.98,
    saturation: 1,
    vignette: 0.02,
    glow: 0.2,
  },
  dramatic: {
    key: 2.6,
    keyKelvin: 4600,
    elevation: 40,
    azimuth: 18,
    spread: 0.08,
    sky: 0.17,
    skyKelvin: 6600,
    bounce: 0.5,
    portal: 0.9,
    portalKelvin: 5200,
    settle: 0.75,
    lamps: 0,
    mask: "panes",
    product: 0.82,
    contrast: 1.22,
    saturation: 0.96,
    vignette: 0.5,
    glow: 0.08,
  },
  evening: {
    key: 0.35,
    keyKelvin: 3400,
    elevation: 58,
    azimuth: 36,
    spread: 0.3,
    sky: 0.3,
    skyKelvin: 5600,
    bounce: 0.55,
    portal: 0.35,
    portalKelvin: 9000,
    settle: 0.65,
    lamps: 0.8,
    mask: "none",
    product: 0.72,
    contrast: 1.06,
    saturation: 0.9,
    vignette: 0.36,
    glow: 0.12,
  },
  candle: {
    key: 0.25,
    keyKelvin: 2400,
    elevation: 50,
    azimuth: 45,
    spread: 0.35,
    sky: 0.1,
    skyKelvin: 3600,
    bounce: 0.5,
    portal: 0.12,
    portalKelvin: 9500,
    settle: 0.7,
    lamps: 0.7,
    mask: "none",
    product: 0.74,
    contrast: 1.16,
    saturation: 1.06,
    vignette: 0.5,
    glow: 0.4,
  },
  backlit: {
    key: 2.6,
    keyKelvin: 4700,
    elevation: 26,
    azimuth: -62,
    spread: 0.05,
    sky: 0.55,
    skyKelvin: 6000,
    bounce: 0.6,
    portal: 1.4,
    portalKelvin: 5600,
    settle: 0.55,
    lamps: 0,
    mask: "none",
    product: 0.84,
    contrast: 1.04,
    saturation: 1,
    vignette: 0.14,
    glow: 0.5,
  },
};

/** A film that is balanced for daylight sees part of a light's colour; the eye takes the rest away. */
function tint(temperature: number): Rgb {
  const color = kelvin(temperature);
  const white = kelvin(6_200);
  const relative: Rgb = [color[0] / white[0], color[1] / white[1], color[2] / white[2]];
  const mixed = mix([1, 1, 1], relative, 0.62);
  return scale(mixed, 1 / luminance(mixed));
}

export interface LightSetup {
  readonly lights: Lights;
  readonly recipe: Recipe;
}

/**
 * The lights of a plan about the product's foot.
 * @param reach how far things are apart: 1 in a room, less on a table
 */
export function createLights(
  plan: ScenePlan,
  foot: Vec3,
  reach: number,
  walls: Lights["walls"],
  lampsAt: readonly Vec3[],
  random: Random,
): LightSetup {
  const recipe = recipes[plan.light];
  const isOutdoor = outdoorRooms.includes(plan.room);
  const { side, palette } = plan;
  const loose = plan.variety;
  const elevation = ((recipe.elevation + (random.next() - 0.5) * 14 * loose) * Math.PI) / 180;
  const azimuth = ((recipe.azimuth + (random.next() - 0.5) * 24 * loose) * Math.PI) / 180;
  const direction = normalize([
    -side * Math.cos(elevation) * Math.cos(azimuth),
    Math.sin(elevation),
    -Math.cos(elevation) * Math.sin(azimuth),
  ]);
  const sky = multiply(
    scale(tint(recipe.skyKelvin), recipe.sky * (isOutdoor ? 1.35 : 1)),
    isOutdoor ? [0.94, 1, 1.08] : mix([1, 1, 1], palette.wall, 0.3),
  );
  const ground = multiply(
    scale(tint(recipe.skyKelvin), recipe.sky * recipe.bounce),
    mix([1, 1, 1], palette.floor, 0.5),
  );
  const area = isOutdoor ? 9 : 3.4;
  const centre: Vec3 = [foot[0] - side * 2.3, Math.max(1.5, foot[1] + 0.7), foot[2] - 0.9];
  const portalStrength = recipe.portal * (isOutdoor ? 0.35 : 1);
  return {
    recipe,
    lights: {
      key: {
        direction,
        color: scale(tint(recipe.keyKelvin), recipe.key * (isOutdoor ? 1.25 : 1)),
        spread: recipe.spread,
        ...(recipe.mask !== "none" && plan.room !== "studio"
          ? { mask: createMask(plan, isOutdoor, reach, random) }
          : {}),
      },
      sky,
      ground,
      settle: recipe.settle,
      portals: [
        {
          centre,
          normal: normalize([side, -0.15, 0.35]),
          area,
          color: scale(tint(recipe.portalKelvin), portalStrength),
        },
        // A reflector opposite, so that no side is black.
        {
          centre: [foot[0] + side * 2.6, foot[1] + 1, foot[2] - 1.2],
          normal: normalize([-side, 0, 0.4]),
          area: 3,
          color: scale(tint(recipe.skyKelvin), portalStrength * 0.12),
        },
      ],
      lamps: lampsAt.map((position) => ({
        position,
        color: scale(
          tint(plan.light === "candle" ? 2_500 : 3_100),
          recipe.lamps * 1.25 * Math.max(0.08, reach * reach),
        ),
        radius: 0.22 * reach,
      })),
      walls,
    },
  };
}

/** What stands before the sun: a window's bars, or a tree. */
function createMask(
  plan: ScenePlan,
  isOutdoor: boolean,
  reach: number,
  random: Random,
): (u: number, v: number) => number {
  const { clouds } = noiseTiles();
  const turn = random.next();
  const leaves = (u: number, v: number) => {
    const value =
      sampleNoise(clouds, (u / reach) * 0.14 + turn, (v / reach) * 0.14) +
      0.5 * sampleNoise(clouds, (u / reach) * 0.42, (v / reach) * 0.42 + turn);
    return Math.min(1, Math.max(0, 0.75 - value * 2.1));
  };
  if (isOutdoor)
    return plan.room === "beach" || plan.room === "street" ? () => 1 : (u, v) => 0.35 + 0.65 * leaves(u, v);
  const paneWidth = 0.62 * reach;
  const paneHeight = 0.72 * reach;
  const bar = 0.035 * reach;
  const soft = 0.035 * reach;
  const isLeafy = plan.mood === "cosy" || (plan.variety > 0.3 && random.chance(0.4));
  const left = -paneWidth * (1.15 + 0.5 * random.next() * plan.variety);
  const bottom = -paneHeight * (0.72 + 0.4 * random.next() * plan.variety);
  const edge = (distance: number) => Math.min(1, Math.max(0, distance / soft + 0.5));
  return (u, v) => {
    const x = (u - left) / paneWidth;
    const y = (v - bottom) / paneHeight;
    if (x < -0.1 || x > 3.1 || y < -0.1 || y > 2.6) return 0;
    const outer = Math.min(
      edge((x + 0) * paneWidth),
      edge((3 - x) * paneWidth),
      edge(y * paneHeight),
      edge((2.5 - y) * paneHeight),
    );
    const inX = Math.abs(x - Math.round(x)) * paneWidth - bar;
    const inY = Math.abs(y - Math.round(y)) * paneHeight - bar;
    const bars = Math.min(x < 0.3 || x > 2.7 ? 1 : edge(inX), y < 0.3 || y > 2.3 ? 1 : edge(inY));
    return outer * (0.12 + 0.88 * bars) * (isLeafy ? 0.25 + 0.75 * leaves(u * 2, v * 2) : 1);
  };
}
