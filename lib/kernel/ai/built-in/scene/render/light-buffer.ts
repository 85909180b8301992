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

export interface ShadowMaps {
  readonly key: ShadowMap;
  /** From straight above. */
  readonly zenith: ShadowMap;
}

/** Lights every second pixel: shadows, occlusion and soft light. */
export function computeLight(
  mesh: Mesh,
  camera: Camera,
  seen: Visibility,
  lights: Lights,
  maps: ShadowMaps,
): LightBuffer {
  const width = Math.ceil(camera.width / 2);
  const height = Math.ceil(camera.height / 2);
  const count = width * height;
  const surfaces = new Int32Array(count).fill(-1);
  const nearness = new Float32Array(count);
  const normals = new Float32Array(count * 3);
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
      const id = seen.ids[sampleY * columns + sampleX] ?? -1;
      if (id < 0) continue;
      const at = y * width + x;
      locateOnTriangle(mesh, camera, seen, id, (sampleX + 0.5) / samplesAcross, (sampleY + 0.5) / samplesAcross, point);
      surfaces[at] = mesh.surfaceOf[id] ?? -1;
      nearness[at] = point.nearness;
      normals[at * 3] = point.normal[0] ?? 0;
      normals[at * 3 + 1] = point.normal[1] ?? 0;
      normals[at * 3 + 2] = point.normal[2] ?? 0;
    }
  }
  const key = new Float32Array(count).fill(-1);
  const zenith = new Float32Array(count).fill(-1);
  const open = new Float32Array(count).fill(-1);
  const { position, normal } = point;
  const locate = (at: number, x: number, y: number): void => {
    const z = 1 / (nearness[at] ?? 1);
    position[0] = ((x * 2 + 0.75 - camera.middle) * z) / camera.focal;
    position[1] = camera.eye + ((camera.horizon - (y * 2 + 0.75)) * z) / camera.focal;
    position[2] = z;
    normal[0] = normals[at * 3] ?? 0;
    normal[1] = normals[at * 3 + 1] ?? 0;
    normal[2] = normals[at * 3 + 2] ?? 0;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const surface = surfaces[at] ?? -1;
      if (surface < 0 || mesh.surfaces[surface]?.material.unlit) {
        key[at] = 1;
        zenith[at] = 1;
        open[at] = 1;
        continue;
      }
      locate(at, x, y);
      // Shadows at every second place, occlusion at every fourth: smoothing fills the others in.
      if (((x + y) & 1) === 1) continue;
      const turn = interleavedNoise(x, y);
      const translucency = mesh.surfaces[surface]?.material.translucency ?? 0;
      key[at] =
        faceKey(lights, normal, translucency) > 0
          ? maps.key.reach(position, normal, lights.key.spread, turn) *
            maskKey(lights, maps.key, position[0] ?? 0, position[1] ?? 0, position[2] ?? 0)
          : 0;
      zenith[at] = (normal[1] ?? 0) > -0.2 ? maps.zenith.reach(position, normal, 0.75, turn) : 0.6;
      if ((x & 1) === 0) open[at] = lookAround(at, x, y, turn);
    }
  }

  /** Share of the surroundings that is open, by what stands in front of the surface nearby. */
  function lookAround(at: number, x: number, y: number, turn: number): number {
    const px = position[0] ?? 0;
    const py = position[1] ?? 0;
    const pz = position[2] ?? 0;
    const nx = normal[0] ?? 0;
    const ny = normal[1] ?? 0;
    const nz = normal[2] ?? 0;
    const cos = Math.cos(turn * 6.2831853);
    const sin = Math.sin(turn * 6.2831853);
    let closed = 0;
    for (let tap = 0; tap < occlusionTaps; tap += 1) {
      const share = (tap + turn) / occlusionTaps;
      const reach = 0.03 + 0.32 * share * share;
      const pixels = (reach * camera.focal * (nearness[at] ?? 1)) / 2;
      const dirX = occlusionTurns[tap * 2] ?? 0;
      const dirY = occlusionTurns[tap * 2 + 1] ?? 0;
      const column = (x + (dirX * cos - dirY * sin) * pixels + 0.5) | 0;
      const row = (y + (dirX * sin + dirY * cos) * pixels + 0.5) | 0;
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const other = row * width + column;
      const z = 1 / (nearness[other] || 0.05);
      const dx = ((column * 2 + 0.75 - camera.middle) * z) / camera.focal - px;
      const dy = camera.eye + ((camera.horizon - (row * 2 + 0.75)) * z) / camera.focal - py;
      const dz = z - pz;
      const square = dx * dx + dy * dy + dz * dz;
      const above = dx * nx + dy * ny + dz * nz;
      if (square > 0.16 || above < 0.002) continue;
      closed += Math.max(0, above / Math.sqrt(square + 1e-6) - 0.08) * (1 - square / 0.16);
    }
    return Math.max(0.08, 1 - (1.9 * closed) / occlusionTaps);
  }

  for (const plane of [key, zenith, open]) smooth(plane, surfaces, width, height);
  const light = new Float32Array(count * 3);
  const soft = new Float64Array(3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const surface = surfaces[at] ?? -1;
      if (surface < 0) continue;
      locate(at, x, y);
      const translucency = mesh.surfaces[surface]?.material.translucency ?? 0;
      gatherAmbient(lights, position, normal, open[at] ?? 1, zenith[at] ?? 1, translucency, soft);
      const direct = faceKey(lights, normal, translucency) * (key[at] ?? 0);
      for (let channel = 0; channel < 3; channel += 1) {
        light[at * 3 + channel] = (soft[channel] ?? 0) + direct * (lights.key.color[channel] ?? 0);
      }
    }
  }
  return { width, height, surfaces, nearness, light, key };
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
  for (let at = 0; at < plane.length; at += 1) if ((plane[at] ?? 0) < 0) plane[at] = 0.8;
}
