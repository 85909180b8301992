import type { Rgb } from "@/lib/kernel/ai/built-in/scene/colors";
import type { Vec3 } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { ShadowMap } from "./shadow-map";

/** The lights of a scene; colours are linear and carry the strength. */
export interface Lights {
  readonly key: {
    /** Towards the light, length 1. */
    readonly direction: Vec3;
    readonly color: Rgb;
    /** Tangent of half the angle under which the light appears. */
    readonly spread: number;
    /** Share that a mask before the light lets through, by metres across it from the product. */
    readonly mask?: (u: number, v: number) => number;
  };
  /** From above and from below, everywhere. */
  readonly sky: Rgb;
  readonly ground: Rgb;
  /** Strength of the soft shadow that everything throws straight down, 0…1. */
  readonly settle: number;
  /** Bright areas that light from the side: windows, soft boxes. */
  readonly portals: readonly {
    readonly centre: Vec3;
    readonly normal: Vec3;
    readonly area: number;
    readonly color: Rgb;
  }[];
  readonly lamps: readonly { readonly position: Vec3; readonly color: Rgb; readonly radius: number }[];
  /** Planes of the room (normal inwards, distance from the origin), that darken what is near their corners. */
  readonly walls: readonly (readonly [nx: number, ny: number, nz: number, distance: number])[];
}

/** Soft light at a point without shadows of things, added to `into`. */
export function gatherAmbient(
  lights: Lights,
  point: Float64Array,
  normal: Float64Array,
  open: number,
  settled: number,
  translucency: number,
  into: Float64Array,
): void {
  const x = point[0] as number;
  const y = point[1] as number;
  const z = point[2] as number;
  const nx = normal[0] as number;
  const ny = normal[1] as number;
  const nz = normal[2] as number;
  let corner = 1;
  for (const wall of lights.walls) {
    const wx = wall[0];
    const wy = wall[1];
    const wz = wall[2];
    const distance = wall[3];
    const away = wx * x + wy * y + wz * z - distance;
    const facing = wx * nx + wy * ny + wz * nz;
    if (facing < 0.9) corner *= 1 - 0.34 * Math.exp(-Math.max(0, away) / 0.28) * (1 - Math.max(0, facing));
  }
  const up = ny * 0.5 + 0.5;
  const shade = open * corner * (1 - lights.settle * (1 - settled) * (0.45 + 0.55 * up));
  let r = (lights.ground[0] + (lights.sky[0] - lights.ground[0]) * up) * shade;
  let g = (lights.ground[1] + (lights.sky[1] - lights.ground[1]) * up) * shade;
  let b = (lights.ground[2] + (lights.sky[2] - lights.ground[2]) * up) * shade;
  const soften = Math.sqrt(open) * (0.55 + 0.45 * corner) * (1 - 0.6 * lights.settle * (1 - settled) * up);
  for (const portal of lights.portals) {
    const dx = portal.centre[0] - x;
    const dy = portal.centre[1] - y;
    const dz = portal.centre[2] - z;
    const square = dx * dx + dy * dy + dz * dz;
    const distance = Math.sqrt(square);
    let facing = (nx * dx + ny * dy + nz * dz) / distance;
    // A large area still lights what faces a little away from its middle.
    const wrap = Math.min(0.35, portal.area / (square * 6 + 1)) + translucency * 0.5;
    facing = Math.max(0, (facing + wrap) / (1 + wrap));
    const leaving = Math.max(0, -(portal.normal[0] * dx + portal.normal[1] * dy + portal.normal[2] * dz) / distance);
    const strength = ((facing * (0.25 + 0.75 * leaving) * portal.area) / (square + portal.area * 0.4)) * soften;
    r += portal.color[0] * strength;
    g += portal.color[1] * strength;
    b += portal.color[2] * strength;
  }
  for (const lamp of lights.lamps) {
    const dx = lamp.position[0] - x;
    const dy = lamp.position[1] - y;
    const dz = lamp.position[2] - z;
    const square = dx * dx + dy * dy + dz * dz;
    let facing = (nx * dx + ny * dy + nz * dz) / Math.sqrt(square);
    facing = Math.max(0, (facing + 0.15 + translucency) / (1.15 + translucency));
    const strength = (facing / (square + lamp.radius * lamp.radius)) * soften;
    r += lamp.color[0] * strength;
    g += lamp.color[1] * strength;
    b += lamp.color[2] * strength;
  }
  into[0] = r;
  into[1] = g;
  into[2] = b;
}

/** Strength of the key light on a surface, 0…1, before its shadow. */
export function faceKey(lights: Lights, normal: Float64Array, translucency: number): number {
  const { direction, spread } = lights.key;
  const facing =
    (normal[0] as number) * direction[0] + (normal[1] as number) * direction[1] + (normal[2] as number) * direction[2];
  const wrap = Math.min(0.3, spread * 0.5) + translucency * 0.6;
  return Math.max(0, (facing + wrap) / (1 + wrap));
}

/** What the mask before the key light lets through to a point. */
export function maskKey(lights: Lights, map: ShadowMap, x: number, y: number, z: number): number {
  const { mask } = lights.key;
  if (!mask) return 1;
  const [u, v] = map.across(x, y, z);
  return mask(u, v);
}
