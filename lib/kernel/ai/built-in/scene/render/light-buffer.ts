import type { Mesh } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Camera } from "./camera";
import { faceKey, gatherAmbient, type Lights, maskKey } from "./lighting";
import { scratchFloats, scratchIntegers } from "./scratch";
import type { ShadowMap } from "./shadow-map";
import { smoothLight } from "./smooth-light";
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
  /** Soft light and key light together, red, green, blue, and the share of the key light that arrives, a pixel. */
  readonly light: Float32Array;
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

/**
 * Lights every second pixel: shadows, occlusion and soft light.
 * @param hidden 1 for pixels of the buffer that need no light
 */
export function computeLight(
  mesh: Mesh,
  camera: Camera,
  seen: Visibility,
  lights: Lights,
  maps: ShadowMaps,
  hidden?: Uint8Array,
): LightBuffer {
  const ground = collectSurfaces(mesh, camera, seen, hidden);
  const { width, height, surfaces, nearness } = ground;
  const { key, zenith, open } = traceShadows(mesh, ground, lights, maps);
  for (const plane of [key, zenith, open]) smoothLight(plane, surfaces, width, height);
  const light = scratchFloats("light", width * height * 4);
  const position = new Float64Array(3);
  const normal = new Float64Array(3);
  const soft = new Float64Array(3);
  const [keyR, keyG, keyB] = lights.key.color;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const surface = surfaces[at] as number;
      if (surface < 0) continue;
      locate(ground, at, x, y, position, normal);
      const translucency = mesh.surfaces[surface]?.material.translucency ?? 0;
      gatherAmbient(lights, position, normal, open[at] as number, zenith[at] as number, translucency, soft);
      const direct = faceKey(lights, normal, translucency) * (key[at] as number);
      light[at * 4] = (soft[0] as number) + direct * keyR;
      light[at * 4 + 1] = (soft[1] as number) + direct * keyG;
      light[at * 4 + 2] = (soft[2] as number) + direct * keyB;
      light[at * 4 + 3] = key[at] as number;
    }
  }
  return { width, height, surfaces, nearness, light };
}

function collectSurfaces(mesh: Mesh, camera: Camera, seen: Visibility, hidden?: Uint8Array): Ground {
  const width = Math.ceil(camera.width / 2);
  const height = Math.ceil(camera.height / 2);
  const surfaces = scratchIntegers("surfaces", width * height);
  const nearness = scratchFloats("surface nearness", width * height);
  const normals = scratchFloats("normals", width * height * 3);
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
      if (hidden && hidden[at] === 1) {
        nearness[at] = seen.nearness[sampleY * columns + sampleX] as number;
        continue;
      }
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
  const key = scratchFloats("key", width * height).fill(-1);
  const zenith = scratchFloats("zenith", width * height).fill(-1);
  const open = scratchFloats("open", width * height).fill(-1);
  const position = new Float64Array(3);
  const normal = new Float64Array(3);
  for (let y = 0; y < height; y += 1) {
    // Shadows at every second place, occlusion at every fourth: smoothing fills the others in.
    for (let x = y & 1; x < width; x += 2) {
      const at = y * width + x;
      if ((surfaces[at] as number) < 0) continue;
      const material = mesh.surfaces[surfaces[at] as number]?.material;
      if (!material || material.unlit) {
        key[at] = 1;
        zenith[at] = 1;
        open[at] = 1;
        continue;
      }
      locate(ground, at, x, y, position, normal);
      const turn = interleavedNoise(x, y);
      key[at] = traceKey(lights, maps.key, position, normal, material.translucency ?? 0, turn);
      if ((x & 1) === 1) continue;
      zenith[at] = (normal[1] as number) > -0.2 ? maps.zenith.reach(position, normal, 0.75, turn) : 0.6;
      open[at] = lookAround(ground, at, x, y, turn, position, normal);
    }
  }
  return { key, zenith, open };
}

/** Share of the key light that its mask and the things before it let through. */
function traceKey(
  lights: Lights,
  map: ShadowMap,
  position: Float64Array,
  normal: Float64Array,
  translucency: number,
  turn: number,
): number {
  if (faceKey(lights, normal, translucency) <= 0) return 0;
  const masked = maskKey(lights, map, position[0] as number, position[1] as number, position[2] as number);
  return masked <= 0 ? 0 : masked * map.reach(position, normal, lights.key.spread, turn);
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

/**
 * Takes the light of the four nearest places of the same surface, or of the nearest sixteen at thin edges; the last number
 * is the key light's share, −1 when the surface is nowhere near.
 */
export function fetchLight(buffer: LightBuffer, x: number, y: number, surface: number, into: Float64Array): void {
  const { surfaces, light, width } = buffer;
  const px = Math.min(width - 1.001, Math.max(0, (x - 0.75) / 2));
  const py = Math.min(buffer.height - 1.001, Math.max(0, (y - 0.75) / 2));
  const column = px | 0;
  const row = py | 0;
  const fx = px - column;
  const fy = py - row;
  const corner = row * width + column;
  let a = surfaces[corner] === surface ? (1 - fx) * (1 - fy) + 0.001 : 0;
  let b = surfaces[corner + 1] === surface ? fx * (1 - fy) + 0.001 : 0;
  let c = surfaces[corner + width] === surface ? (1 - fx) * fy + 0.001 : 0;
  let d = surfaces[corner + width + 1] === surface ? fx * fy + 0.001 : 0;
  const weights = a + b + c + d;
  if (weights === 0) {
    fetchNear(buffer, corner, surface, into);
    return;
  }
  const scale = 1 / weights;
  a *= scale;
  b *= scale;
  c *= scale;
  d *= scale;
  const top = corner * 4;
  const below = top + width * 4;
  for (let channel = 0; channel < 4; channel += 1) {
    into[channel] =
      a * (light[top + channel] as number) +
      b * (light[top + 4 + channel] as number) +
      c * (light[below + channel] as number) +
      d * (light[below + 4 + channel] as number);
  }
}

function fetchNear({ surfaces, light, width }: LightBuffer, corner: number, surface: number, into: Float64Array): void {
  let found = 0;
  into.fill(0);
  for (let near = 0; near < 16; near += 1) {
    const at = corner + ((near >> 2) - 1) * width + (near & 3) - 1;
    if (surfaces[at] !== surface) continue;
    found += 1;
    for (let channel = 0; channel < 4; channel += 1) {
      into[channel] = (into[channel] as number) + (light[at * 4 + channel] as number);
    }
  }
  if (found === 0) into[3] = -1;
  else for (let channel = 0; channel < 4; channel += 1) into[channel] = (into[channel] as number) / found;
}
