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
  const { width, height, scale, form, lights = studioLights, reachMm = 60 } = input;
  const factor = 2;
  const hw = Math.ceil(width / factor);
  const hh = Math.ceil(height / factor);
  const coarse = new Float32Array(hw * hh);
  for (let y = 0; y < hh; y++) {
    for (let x = 0; x < hw; x++) coarse[y * hw + x] = sample(form, width, height, x * factor + 0.5, y * factor + 0.5);
  }
  const mmPerCoarse = factor / scale;
  const distances: number[] = [];
  for (let d = 1; d * mmPerCoarse < reachMm; d = Math.max(d + 1, d * 1.3)) distances.push(Math.round(d));
  const rays = buildRays(lights);
  const horizons = rays.map((ray) => {
    const tangent = new Float32Array(hw * hh);
    const offsets = distances.map(
      (d) =>
        [
          Math.round(ray.dx * d),
          Math.round(ray.dy * d),
          Math.hypot(Math.round(ray.dx * d), Math.round(ray.dy * d)) * mmPerCoarse,
        ] as const,
    );
    for (let y = 0; y < hh; y++) {
      for (let x = 0; x < hw; x++) {
        const at = y * hw + x;
        const here = coarse[at] ?? 0;
        let best = -0.02;
        for (const [ox, oy, length] of offsets) {
          const nx = x + ox;
          const ny = y + oy;
          if (nx < 0 || ny < 0 || nx >= hw || ny >= hh) break;
          const rise = ((coarse[ny * hw + nx] ?? 0) - here) / length;
          if (rise > best) best = rise;
        }
        tangent[at] = Math.atan(best);
      }
    }
    return blur(tangent, hw, hh, 1);
  });

  const total = form.map((z, at) => z + (input.texture?.[at] ?? 0));
  const shade = new Float32Array(width * height);
  const gloss = new Float32Array(width * height);
  const grazing = new Float32Array(width * height);
  const key = directionOf(lights.keyAzimuth, (lights.keyElevation * Math.PI) / 180);
  const halfLength = Math.hypot(key[0], key[1], key[2] + 1);
  const half = [key[0] / halfLength, key[1] / halfLength, (key[2] + 1) / halfLength] as const;
  let open = 0;
  for (const ray of rays)
    ray.samples.forEach((s) => {
      open += s.weight * Math.sin(s.elevation);
    });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const west = total[at - (x > 0 ? 1 : 0)] ?? 0;
      const east = total[at + (x + 1 < width ? 1 : 0)] ?? 0;
      const north = total[at - (y > 0 ? width : 0)] ?? 0;
      const south = total[at + (y + 1 < height ? width : 0)] ?? 0;
      let nx = ((west - east) * scale) / 2;
      let ny = ((north - south) * scale) / 2;
      const slope = Math.hypot(nx, ny);
      if (slope > 2.2) {
        nx *= 2.2 / slope;
        ny *= 2.2 / slope;
      }
      const nz = 1 / Math.sqrt(nx * nx + ny * ny + 1);
      nx *= nz;
      ny *= nz;
      const cx = (x - 0.5) / factor;
      const cy = (y - 0.5) / factor;
      let light = 0;
      let keyOpen = 0;
      for (let r = 0; r < rays.length; r++) {
        const ray = rays[r];
        const field = horizons[r];
        if (ray === undefined || field === undefined) continue;
        const horizon = sample(field, hw, hh, cx, cy);
        const flat = nx * ray.dx + ny * ray.dy;
        for (const s of ray.samples) {
          const facing = flat * s.cos + nz * s.sin;
          if (facing <= 0) continue;
          const visible = smoothstep(-0.17, 0.17, s.elevation - horizon);
          light += s.weight * facing * visible;
        }
        if (r === 0) keyOpen = smoothstep(-0.2, 0.2, (lights.keyElevation * Math.PI) / 180 - horizon);
      }
      shade[at] = light / open;
      const spec = Math.max(0, nx * half[0] + ny * half[1] + nz * half[2]);
      gloss[at] = spec ** 14 * keyOpen;
      grazing[at] = clamp(1 - nz, 0, 1);
    }
  }
  return { shade, gloss, grazing };
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
