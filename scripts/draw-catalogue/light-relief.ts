import { blur, clamp, sample, smoothstep } from "./numeric";

/** Where a studio's light comes from, for pictures taken straight down (or straight at a wall). */
export interface ReliefLights {
  /** Direction towards the key softbox: degrees clockwise from the top of the picture, and above the table. */
  keyAzimuth: number;
  keyElevation: number;
  /** Half-width of the softbox as seen from the product, degrees. */
  keySpread: number;
  /** Strength of the key light against the even light of the room. */
  keyStrength: number;
  /** Softer, lower light from the opposite side. */
  rimStrength: number;
}

export const studioLights: ReliefLights = {
  keyAzimuth: 318,
  keyElevation: 40,
  keySpread: 24,
  keyStrength: 5.5,
  rimStrength: 0.5,
};

export interface ReliefInput {
  width: number;
  height: number;
  /** Pixels a millimetre. */
  scale: number;
  /** Large forms in mm: they shade, occlude and throw shadows. */
  form: Float32Array;
  /** Fine texture in mm: it only tilts the surface. */
  texture?: Float32Array;
  lights?: ReliefLights;
  /** How far shadows reach, in mm. */
  reachMm?: number;
}

export interface ReliefLight {
  /** Light on the surface; 1 on level, open ground. */
  shade: Float32Array;
  /** Mirror-like part for a dull sheen, 0 to 1. */
  gloss: Float32Array;
  /** How much the surface turns away from the viewer, 0 to 1. */
  grazing: Float32Array;
}

const sectors = 16;
const elevations = [8, 24, 42, 62, 82].map((degrees) => (degrees * Math.PI) / 180);

/** Lights a relief by a room with softboxes: for every pixel the part of the room that its surroundings leave open. */
export function lightRelief(input: ReliefInput): ReliefLight {
  const { width, height, scale, form, lights = studioLights } = input;
  const rays = buildRays(lights);
  const coarseWidth = Math.ceil(width / coarseness);
  const coarseHeight = Math.ceil(height / coarseness);
  const horizons = measureHorizons(input, rays, coarseWidth, coarseHeight);
  const total = form.map((z, at) => z + (input.texture?.[at] ?? 0));
  const plane = () => new Float32Array(width * height);
  const result = { shade: plane(), gloss: plane(), grazing: plane() };
  const key = directionOf(lights.keyAzimuth, (lights.keyElevation * Math.PI) / 180);
  const halfLength = Math.hypot(key[0], key[1], key[2] + 1);
  const half = [key[0] / halfLength, key[1] / halfLength, (key[2] + 1) / halfLength] as const;
  const open = rays.reduce((sum, ray) => ray.samples.reduce((part, s) => part + s.weight * s.sin, sum), 0);
  const keyElevation = (lights.keyElevation * Math.PI) / 180;
  const normal: [number, number, number] = [0, 0, 1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      readNormal(total, width, height, x, y, scale, normal);
      const [nx, ny, nz] = normal;
      let light = 0;
      let keyOpen = 0;
      for (const [index, ray] of rays.entries()) {
        const field = horizons[index];
        if (field === undefined) continue;
        const horizon = sample(field, coarseWidth, coarseHeight, (x - 0.5) / coarseness, (y - 0.5) / coarseness);
        light += lightOfRay(ray, nx * ray.dx + ny * ray.dy, nz, horizon);
        if (index === 0) keyOpen = smoothstep(-0.2, 0.2, keyElevation - horizon);
      }
      result.shade[at] = light / open;
      result.gloss[at] = Math.max(0, nx * half[0] + ny * half[1] + nz * half[2]) ** 14 * keyOpen;
      result.grazing[at] = clamp(1 - nz, 0, 1);
    }
  }
  return result;
}

const coarseness = 2;

/** For every direction the angle (radians) up to which the surroundings hide the room, at half the resolution. */
function measureHorizons(input: ReliefInput, rays: readonly Ray[], width: number, height: number): Float32Array[] {
  const { form, reachMm = 60 } = input;
  const step = coarseness / input.scale;
  const coarse = new Float32Array(width * height);
  for (let at = 0; at < coarse.length; at++) {
    const [x, y] = [(at % width) * coarseness + 0.5, Math.floor(at / width) * coarseness + 0.5];
    coarse[at] = sample(form, input.width, input.height, x, y);
  }
  const distances: number[] = [];
  for (let d = 1; d * step < reachMm; d = Math.max(d + 1, d * 1.3)) distances.push(Math.round(d));
  return rays.map((ray) => {
    const offsets = distances.map((d) => {
      const [ox, oy] = [Math.round(ray.dx * d), Math.round(ray.dy * d)];
      return [ox, oy, Math.hypot(ox, oy) * step] as const;
    });
    const angles = coarse.map((here, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      let best = -0.02;
      for (const [ox, oy, length] of offsets) {
        const [nx, ny] = [x + ox, y + oy];
        if (nx < 0 || ny < 0 || nx >= width || ny >= height) break;
        best = Math.max(best, ((coarse[ny * width + nx] ?? 0) - here) / length);
      }
      return Math.atan(best);
    });
    return blur(angles, width, height, 1);
  });
}

/** Upward normal of a height field at a pixel; cliffs are taken for slopes of at most 65°. */
function readNormal(
  total: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  scale: number,
  normal: [number, number, number],
): void {
  const at = y * width + x;
  const dx = (((total[at - (x > 0 ? 1 : 0)] ?? 0) - (total[at + (x + 1 < width ? 1 : 0)] ?? 0)) * scale) / 2;
  const dy = (((total[at - (y > 0 ? width : 0)] ?? 0) - (total[at + (y + 1 < height ? width : 0)] ?? 0)) * scale) / 2;
  const slope = Math.hypot(dx, dy);
  const limit = slope > 2.2 ? 2.2 / slope : 1;
  const length = Math.sqrt(dx * dx * limit * limit + dy * dy * limit * limit + 1);
  normal[0] = (dx * limit) / length;
  normal[1] = (dy * limit) / length;
  normal[2] = 1 / length;
}

function lightOfRay(ray: Ray, flat: number, up: number, horizon: number): number {
  let light = 0;
  for (const s of ray.samples) {
    const facing = flat * s.cos + up * s.sin;
    if (facing > 0) light += s.weight * facing * smoothstep(-0.17, 0.17, s.elevation - horizon);
  }
  return light;
}

interface Ray {
  dx: number;
  dy: number;
  samples: { elevation: number; sin: number; cos: number; weight: number }[];
}

function directionOf(azimuth: number, elevation: number): [number, number, number] {
  const a = (azimuth * Math.PI) / 180;
  return [Math.sin(a) * Math.cos(elevation), -Math.cos(a) * Math.cos(elevation), Math.sin(elevation)];
}

/** The room as seen from the table, cut into sectors; the first points at the key light. */
function buildRays(lights: ReliefLights): Ray[] {
  const key = directionOf(lights.keyAzimuth, (lights.keyElevation * Math.PI) / 180);
  const rim = directionOf(lights.keyAzimuth + 170, 0.35);
  const spread = (lights.keySpread * Math.PI) / 180;
  return Array.from({ length: sectors }, (_, sector) => {
    const azimuth = lights.keyAzimuth + (sector * 360) / sectors;
    const [dx, dy] = directionOf(azimuth, 0);
    const samples = elevations.map((elevation) => {
      const d = directionOf(azimuth, elevation);
      const angle = (to: readonly number[]) =>
        Math.acos(clamp(d[0] * (to[0] ?? 0) + d[1] * (to[1] ?? 0) + d[2] * (to[2] ?? 0), -1, 1));
      const radiance =
        0.55 +
        0.35 * Math.sin(elevation) +
        lights.keyStrength * Math.exp(-((angle(key) / spread) ** 2) / 2) +
        lights.rimStrength * Math.exp(-((angle(rim) / 0.6) ** 2) / 2);
      return { elevation, sin: Math.sin(elevation), cos: Math.cos(elevation), weight: radiance * Math.cos(elevation) };
    });
    return { dx, dy, samples };
  });
}
