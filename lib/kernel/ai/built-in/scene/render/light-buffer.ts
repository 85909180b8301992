import type { Mesh } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Camera } from "./camera";
import { faceKey, gatherAmbient, type Lights, maskKey } from "./lighting";
import type { ShadowMap } from "./shadow-map";
import { locateOnTriangle, type SurfacePoint } from "./surface-point";
import { samplesAcross, type Visibility } from "./visibility";

/** Light that falls on what the picture shows, at half its resolution. */
export interface LightBuffer {
  readonly width: number;
  readonly height: number;
  /** Index of the surface, −1 for none. */
  readonly surfaces: Int32Array;
  /** 1 / z */
  readonly nearness: Float32Array;
  /** Soft light and key light together, three numbers a pixel. */
  readonly light: Float32Array;
  /** Share of the key light that arrives. */
  readonly key: Float32Array;
}

const occlusionTaps = 9;
const occlusionTurns = Float32Array.from({ length: occlusionTaps * 2 }, (_, index) =>
  index % 2 === 0 ? Math.cos((index / 2) * 2.399963) : Math.sin(((index - 1) / 2) * 2.399963),
);

/** Noise that neighbouring pixels complement (Jimenez, 2014), 0…1. */
export function interleavedNoise(x: number, y: number): number {
  const inner = 0.06711056 * x + 0.00583715 * y;
  const value = 52.9829189 * (inner - Math.floor(inner));
  return value - Math.floor(value);
}

interface ShadowMaps {
  readonly key: ShadowMap;
  /** From straight above. */
  readonly zenith: ShadowMap;
}

/** Surfaces at half the resolution. */
interface Ground {
  readonly width: number;
  readonly height: number;
  readonly surfaces: Int32Array;
  readonly nearness: Float32Array;
  readonly normals: Float32Array;
  readonly camera: Camera;
}

/** Lights every second pixel: shadows, occlusion and soft light. */
export function computeLight(
  mesh: Mesh,
  camera: Camera,
  seen: Visibility,
  lights: Lights,
  maps: ShadowMaps,
): LightBuffer {
  const ground = collectSurfaces(mesh, camera, seen);
  const { width, height, surfaces, nearness } = ground;
  const { key, zenith, open } = traceShadows(mesh, ground, lights, maps);
  for (const plane of [key, zenith, open]) smooth(plane, surfaces, width, height);
  const light = new Float32Array(width * height * 3);
  const position = new Float64Array(3);
  const normal = new Float64Array(3);
  const soft = new Float64Array(3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const surface = surfaces[at] as number;
      if (surface < 0) continue;
      locate(ground, at, x, y, position, normal);
      const translucency = mesh.surfaces[surface]?.material.translucency ?? 0;
      gatherAmbient(lights, position, normal, open[at] as number, zenith[at] as number, translucency, soft);
      const direct = faceKey(lights, normal, translucency) * (key[at] as number);
      for (let channel = 0; channel < 3; channel += 1) {
        light[at * 3 + channel] = (soft[channel] as number) + direct * (lights.key.color[channel] as number);
      }
    }
  }
  return { width, height, surfaces, nearness, light, key };
}

function collectSurfaces(mesh: Mesh, camera: Camera, seen: Visibility): Ground {
  const width = Math.ceil(camera.width / 2);
  const height = Math.ceil(camera.height / 2);
  const surfaces = new Int32Array(width * height).fill(-1);
  const nearness = new Float32Array(width * height);
  const normals = new Float32Array(width * height * 3);
  const columns = camera.width * samplesAcross;
  const rows = camera.height * samplesAcross;
  const point: SurfacePoint = {
    position: new Float64Array(3),
    normal: new Float64Array(3),
    u: 0,
    v: 0,
    nearness: 0,
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sampleX = Math.min(columns - 1, x * 4 + 1);
      const sampleY = Math.min(rows - 1, y * 4 + 1);
      const id = seen.ids[sampleY * columns + sampleX] as number;
      if (id < 0) continue;
      const at = y * width + x;
      locateOnTriangle(mesh, camera, seen, id, (sampleX + 0.5) / samplesAcross, (sampleY + 0.5) / samplesAcross, point);
      surfaces[at] = mesh.surfaceOf[id] as number;
      nearness[at] = point.nearness;
      normals[at * 3] = point.normal[0] as number;
      normals[at * 3 + 1] = point.normal[1] as number;
      normals[at * 3 + 2] = point.normal[2] as number;
    }
  }
  return { width, height, surfaces, nearness, normals, camera };
}

function locate(ground: Ground, at: number, x: number, y: number, position: Float64Array, normal: Float64Array): void {
  const { camera, normals } = ground;
  const z = 1 / (ground.nearness[at] as number);
  position[0] = ((x * 2 + 0.75 - camera.middle) * z) / camera.focal;
  position[1] = camera.eye + ((camera.horizon - (y * 2 + 0.75)) * z) / camera.focal;
  position[2] = z;
  normal[0] = normals[at * 3] as number;
  normal[1] = normals[at * 3 + 1] as number;
  normal[2] = normals[at * 3 + 2] as number;
}

/** Shares of the lights that arrive; −1 where nothing was looked up. */
function traceShadows(mesh: Mesh, ground: Ground, lights: Lights, maps: ShadowMaps) {
  const { width, height, surfaces } = ground;
  const key = new Float32Array(width * height).fill(-1);
  const zenith = new Float32Array(width * height).fill(-1);
  const open = new Float32Array(width * height).fill(-1);
  const position = new Float64Array(3);
  const normal = new Float64Array(3);
  for (let y = 0; y < height; y += 1) {
    // Shadows at every second place, occlusion at every fourth: smoothing fills the others in.
    for (let x = y & 1; x < width; x += 2) {
      const at = y * width + x;
      const material = mesh.surfaces[surfaces[at] as number]?.material;
      if (!material || material.unlit) {
        key[at] = 1;
        zenith[at] = 1;
        open[at] = 1;
        continue;
      }
      locate(ground, at, x, y, position, normal);
      const turn = interleavedNoise(x, y);
      const isLit = faceKey(lights, normal, material.translucency ?? 0) > 0;
      key[at] = isLit
        ? maps.key.reach(position, normal, lights.key.spread, turn) *
          maskKey(lights, maps.key, position[0] as number, position[1] as number, position[2] as number)
        : 0;
      zenith[at] = (normal[1] as number) > -0.2 ? maps.zenith.reach(position, normal, 0.75, turn) : 0.6;
      if ((x & 1) === 0) open[at] = lookAround(ground, at, x, y, turn, position, normal);
    }
  }
  return { key, zenith, open };
}

/** Share of the surroundings that is open, by what stands in front of the surface nearby. */
function lookAround(
  { camera, width, height, nearness }: Ground,
  at: number,
  x: number,
  y: number,
  turn: number,
  position: Float64Array,
  normal: Float64Array,
): number {
  const px = position[0] as number;
  const py = position[1] as number;
  const pz = position[2] as number;
  const cos = Math.cos(turn * 6.2831853);
  const sin = Math.sin(turn * 6.2831853);
  const scale = (camera.focal * (nearness[at] as number)) / 2;
  let closed = 0;
  for (let tap = 0; tap < occlusionTaps; tap += 1) {
    const share = (tap + turn) / occlusionTaps;
    const pixels = (0.03 + 0.32 * share * share) * scale;
    const dirX = occlusionTurns[tap * 2] as number;
    const dirY = occlusionTurns[tap * 2 + 1] as number;
    const column = (x + (dirX * cos - dirY * sin) * pixels + 0.5) | 0;
    const row = (y + (dirX * sin + dirY * cos) * pixels + 0.5) | 0;
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const z = 1 / Math.max(0.05, nearness[row * width + column] as number);
    const dx = ((column * 2 + 0.75 - camera.middle) * z) / camera.focal - px;
    const dy = camera.eye + ((camera.horizon - (row * 2 + 0.75)) * z) / camera.focal - py;
    const dz = z - pz;
    const square = dx * dx + dy * dy + dz * dz;
    const above = dx * (normal[0] as number) + dy * (normal[1] as number) + dz * (normal[2] as number);
    if (square > 0.16 || above < 0.002) continue;
    closed += Math.max(0, above / Math.sqrt(square + 1e-6) - 0.08) * (1 - square / 0.16);
  }
  return Math.max(0.08, 1 - (1.9 * closed) / occlusionTaps);
}

/** Takes the samples' noise out and fills places without one (−1), without crossing the borders of surfaces. */
function smooth(plane: Float32Array, surfaces: Int32Array, width: number, height: number): void {
  const pass = new Float32Array(plane.length);
  const blur = (from: Float32Array, to: Float32Array, stride: number, along: number, length: number) => {
    for (let at = 0; at < from.length; at += 1) {
      const own = surfaces[at];
      const place = along === 1 ? at % width : Math.floor(at / width);
      let sum = 0;
      let weight = 0;
      const first = Math.max(-3, -place);
      const last = Math.min(3, length - 1 - place);
      for (let step = first; step <= last; step += 1) {
        const other = at + step * stride;
        const value = from[other] ?? -1;
        if (value < 0 || surfaces[other] !== own) continue;
        sum += value;
        weight += 1;
      }
      to[at] = weight > 0 ? sum / weight : -1;
    }
  };
  blur(plane, pass, 1, 1, width);
  blur(pass, plane, width, 0, height);
  for (let at = 0; at < plane.length; at += 1) if ((plane[at] as number) < 0) plane[at] = 0.8;
}
