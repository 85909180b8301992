import type { Mesh, Surface } from "@/lib/kernel/ai/built-in/scene/mesh";
import { type Texture, texelChannels } from "@/lib/kernel/ai/built-in/scene/textures/texture";
import type { Camera } from "./camera";
import type { Frame } from "./frame";
import { interleavedNoise, type LightBuffer } from "./light-buffer";
import { gatherAmbient, type Lights } from "./lighting";
import { locateOnTriangle, type SurfacePoint } from "./surface-point";
import { samplesAcross, type Visibility } from "./visibility";

/** Surfaces mirror more, the flatter they are looked at (Schlick). */
function fresnel(gloss: number, facing: number): number {
  const rest = 1 - facing;
  const square = rest * rest;
  return gloss + (Math.min(0.7, gloss * 9) - gloss) * square * square * rest;
}

/** Colours single places of what the camera sees. */
interface Shader {
  /** Colours the place where a triangle shows at a pixel; the result is in the other members. */
  shade(id: number, x: number, y: number, noise: number): void;
  readonly out: Float64Array;
  readonly facts: { mirror: number; roughness: number; nearness: number };
}

function createShader(mesh: Mesh, camera: Camera, seen: Visibility, lights: Lights, buffer: LightBuffer): Shader {
  const point: SurfacePoint = {
    position: new Float64Array(3),
    normal: new Float64Array(3),
    u: 0,
    v: 0,
    nearness: 0,
  };
  const { position, normal } = point;
  const texel = new Float64Array(texelChannels);
  const light = new Float64Array(4);
  const out = new Float64Array(3);
  const facts = { mirror: 0, roughness: 0, nearness: 0 };
  /** Relief is lit from where most light comes from. */
  const main = lights.portals[0];
  const [keyX, keyY, keyZ] = lights.key.direction;
  const bumps = mesh.surfaces.map((surface) => reliefDirection(surface, lights, main));

  function shade(id: number, x: number, y: number, noise: number): void {
    locateOnTriangle(mesh, camera, seen, id, x, y, point);
    const surfaceIndex = mesh.surfaceOf[id] as number;
    const surface = mesh.surfaces[surfaceIndex];
    if (!surface) return;
    const { material } = surface;
    facts.nearness = point.nearness;
    facts.mirror = 0;
    facts.roughness = material.roughness ?? 0.5;
    const { color } = material;
    let r = color[0];
    let g = color[1];
    let b = color[2];
    let gloss = material.gloss ?? 0;
    let relief = 1;
    const rayX = (x - camera.middle) / camera.focal;
    const rayY = (camera.horizon - y) / camera.focal;
    const rayLength = Math.sqrt(rayX * rayX + rayY * rayY + 1);
    const nx = normal[0] as number;
    const ny = normal[1] as number;
    const nz = normal[2] as number;
    const facing = Math.max(0.02, -(nx * rayX + ny * rayY + nz) / rayLength);
    if (material.texture) {
      const footprint =
        ((material.texture.levels[0]?.side ?? 1) / (material.tileSize ?? 1) / (camera.focal * point.nearness)) *
        Math.min(3, 1 / Math.sqrt(facing));
      sampleTexture(material.texture, point.u, point.v, Math.log2(footprint) + noise * 0.7 - 0.35, texel);
      r *= texel[0] as number;
      g *= texel[1] as number;
      b *= texel[2] as number;
      gloss *= texel[3] as number;
      const bump = bumps[surfaceIndex];
      if (bump && material.relief) {
        relief = Math.max(0.3, 1 - material.relief * (bump[0] * (texel[4] as number) + bump[1] * (texel[5] as number)));
      }
    }
    if (material.unlit) {
      out[0] = r;
      out[1] = g;
      out[2] = b;
      return;
    }
    fetchLight(buffer, x, y, surfaceIndex, light);
    if ((light[3] as number) < 0) lightAlone();
    const emission = material.emission;
    out[0] = r * (light[0] as number) * relief + (emission?.[0] ?? 0);
    out[1] = g * (light[1] as number) * relief + (emission?.[1] ?? 0);
    out[2] = b * (light[2] as number) * relief + (emission?.[2] ?? 0);
    if (gloss <= 0) return;
    const share = fresnel(gloss, facing);
    if (ny > 0.985) {
      facts.mirror = share;
      addHighlight(rayX / rayLength, rayY / rayLength, 1 / rayLength, gloss);
      return;
    }
    addHighlight(rayX / rayLength, rayY / rayLength, 1 / rayLength, gloss);
    addSurroundings(rayX / rayLength, rayY / rayLength, 1 / rayLength, share);
  }

  /** Mirror image of the key light. */
  function addHighlight(rx: number, ry: number, rz: number, gloss: number): void {
    const lx = keyX;
    const ly = keyY;
    const lz = keyZ;
    const nx = normal[0] as number;
    const ny = normal[1] as number;
    const nz = normal[2] as number;
    const hx = lx - rx;
    const hy = ly - ry;
    const hz = lz - rz;
    const along = Math.max(0, (nx * hx + ny * hy + nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz));
    const width = Math.max(0.06, facts.roughness * facts.roughness + lights.key.spread * 0.25);
    const spread = (1 - along * along) / (width * width);
    if (spread > 30) return;
    const strength = ((gloss * 0.35) / width) * Math.exp(-spread) * (light[3] as number);
    for (let channel = 0; channel < 3; channel += 1) {
      out[channel] = (out[channel] as number) + strength * (lights.key.color[channel] as number);
    }
  }

  /** What bent things mirror: a bright window or soft box, light above, dark below. */
  function addSurroundings(rx: number, ry: number, rz: number, share: number): void {
    const nx = normal[0] as number;
    const ny = normal[1] as number;
    const nz = normal[2] as number;
    const twice = 2 * (nx * rx + ny * ry + nz * rz);
    const mx = rx - twice * nx;
    const my = ry - twice * ny;
    const mz = rz - twice * nz;
    const up = my * 0.5 + 0.5;
    let window = 0;
    if (main) {
      const dx = main.centre[0] - (position[0] as number);
      const dy = main.centre[1] - (position[1] as number);
      const dz = main.centre[2] - (position[2] as number);
      const distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
      const along = (mx * dx + my * dy + mz * dz) / distance;
      const half = Math.sqrt(main.area) * 0.5;
      const edge = distance / Math.sqrt(distance * distance + half * half);
      const blur = 0.03 + facts.roughness * 0.5;
      window = Math.min(1, Math.max(0, (along - edge + blur) / (2 * blur)));
    }
    for (let channel = 0; channel < 3; channel += 1) {
      const around =
        (lights.ground[channel] as number) * 0.6 * (1 - up) +
        (lights.sky[channel] as number) * up +
        window * (main?.color[channel] ?? 0) * 0.9;
      out[channel] = (out[channel] as number) * (1 - share) + around * share;
    }
  }

  /** Light for what is thinner than the buffer's grid. */
  function lightAlone(): void {
    gatherAmbient(lights, position, normal, 0.85, 0.8, 0, light);
    light[3] = 0;
  }

  return { shade, out, facts };
}

/**
 * Takes the light of the four nearest places of the same surface, or of the nearest sixteen at thin edges; the last number
 * is the key light's share, −1 when the surface is nowhere near.
 */
function fetchLight(buffer: LightBuffer, x: number, y: number, surface: number, light: Float64Array): void {
  const px = Math.min(buffer.width - 1.001, Math.max(0, (x - 0.75) / 2));
  const py = Math.min(buffer.height - 1.001, Math.max(0, (y - 0.75) / 2));
  const column = px | 0;
  const row = py | 0;
  const fx = px - column;
  const fy = py - row;
  light.fill(0);
  const corner = row * buffer.width + column;
  let weights = addLight(buffer, corner, surface, (1 - fx) * (1 - fy) + 0.001, light);
  weights += addLight(buffer, corner + 1, surface, fx * (1 - fy) + 0.001, light);
  weights += addLight(buffer, corner + buffer.width, surface, (1 - fx) * fy + 0.001, light);
  weights += addLight(buffer, corner + buffer.width + 1, surface, fx * fy + 0.001, light);
  if (weights === 0) {
    for (let near = 0; near < 16; near += 1) {
      const at = corner + ((near >> 2) - 1) * buffer.width + (near & 3) - 1;
      weights += addLight(buffer, at, surface, 1, light);
    }
  }
  if (weights === 0) {
    light[3] = -1;
    return;
  }
  for (let channel = 0; channel < 4; channel += 1) light[channel] = (light[channel] as number) / weights;
}

/** Adds a place's light when it is of the surface; gives the weight that counted. */
function addLight(buffer: LightBuffer, at: number, surface: number, weight: number, light: Float64Array): number {
  if (buffer.surfaces[at] !== surface) return 0;
  light[0] = (light[0] as number) + weight * (buffer.light[at * 3] as number);
  light[1] = (light[1] as number) + weight * (buffer.light[at * 3 + 1] as number);
  light[2] = (light[2] as number) + weight * (buffer.light[at * 3 + 2] as number);
  light[3] = (light[3] as number) + weight * (buffer.key[at] as number);
  return weight;
}

/** Colours every pixel of what the camera sees. Pixels at edges are the mean of what their samples show. */
export function shadeFrame(
  mesh: Mesh,
  camera: Camera,
  seen: Visibility,
  lights: Lights,
  buffer: LightBuffer,
  frame: Frame,
): void {
  const { width, height } = camera;
  const columns = width * samplesAcross;
  const shader = createShader(mesh, camera, seen, lights, buffer);
  const { out, facts } = shader;
  const ids = new Int32Array(4);
  const surfaceAt = (sample: number) => {
    const id = ids[sample] as number;
    return id < 0 ? -1 : (mesh.surfaceOf[id] as number);
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const corner = y * 2 * columns + x * 2;
      ids[0] = seen.ids[corner] as number;
      ids[1] = seen.ids[corner + 1] as number;
      ids[2] = seen.ids[corner + columns] as number;
      ids[3] = seen.ids[corner + columns + 1] as number;
      const at = y * width + x;
      const noise = interleavedNoise(x, y);
      const own = surfaceAt(0);
      if (own !== surfaceAt(1) || own !== surfaceAt(2) || own !== surfaceAt(3)) {
        shadeEdge(shader, ids, x, y, noise, frame, at);
        continue;
      }
      if (own < 0) continue;
      shader.shade(ids[0], x + 0.5, y + 0.5, noise);
      frame.red[at] = out[0] as number;
      frame.green[at] = out[1] as number;
      frame.blue[at] = out[2] as number;
      frame.nearness[at] = facts.nearness;
      frame.mirror[at] = facts.mirror;
      frame.roughness[at] = facts.roughness * 255;
    }
  }
}

/** Colours a pixel at an edge; samples that show nothing leave their share of what the frame already holds. */
function shadeEdge(
  { shade, out, facts }: Shader,
  ids: Int32Array,
  x: number,
  y: number,
  noise: number,
  frame: Frame,
  at: number,
): void {
  let [r, g, b, seen, mirrored, rough, nearest] = [0, 0, 0, 0, 0, 0, 0];
  for (let sample = 0; sample < 4; sample += 1) {
    const id = ids[sample] as number;
    if (id < 0) continue;
    shade(id, x + 0.25 + (sample & 1) * 0.5, y + 0.25 + (sample >> 1) * 0.5, noise);
    // A lit edge brighter than white stays a smooth edge.
    r += Math.min(1.5, out[0] as number);
    g += Math.min(1.5, out[1] as number);
    b += Math.min(1.5, out[2] as number);
    seen += 1;
    mirrored += facts.mirror;
    rough = Math.max(rough, facts.roughness);
    nearest = Math.max(nearest, facts.nearness);
  }
  const rest = 1 - seen / 4;
  frame.red[at] = r / 4 + rest * (frame.red[at] as number);
  frame.green[at] = g / 4 + rest * (frame.green[at] as number);
  frame.blue[at] = b / 4 + rest * (frame.blue[at] as number);
  frame.nearness[at] = nearest;
  frame.mirror[at] = mirrored / 4;
  frame.roughness[at] = rough * 255;
}

function reliefDirection(
  surface: Surface,
  lights: Lights,
  main: Lights["portals"][number] | undefined,
): readonly [number, number] | null {
  const { tangent, bitangent } = surface;
  if (!tangent || !bitangent) return null;
  const [lx, ly, lz] =
    main && lights.key.spread > 0.2 ? [-main.normal[0], -main.normal[1], -main.normal[2]] : lights.key.direction;
  const length = Math.hypot(lx, ly, lz) || 1;
  const along = (axis: readonly [number, number, number]) => (axis[0] * lx + axis[1] * ly + axis[2] * lz) / length;
  return [along(tangent), along(bitangent)];
}

function sampleTexture(texture: Texture, u: number, v: number, detail: number, into: Float64Array): void {
  const level = texture.levels[Math.min(texture.levels.length - 1, Math.max(0, Math.round(detail)))];
  if (!level) return;
  const { side, data } = level;
  const mask = side - 1;
  const x = u * side - 0.5;
  const y = v * side - 0.5;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const left = (x0 & mask) * texelChannels;
  const right = ((x0 + 1) & mask) * texelChannels;
  const top = (y0 & mask) * side * texelChannels;
  const bottom = ((y0 + 1) & mask) * side * texelChannels;
  const w00 = (1 - fx) * (1 - fy);
  const w10 = fx * (1 - fy);
  const w01 = (1 - fx) * fy;
  const w11 = fx * fy;
  for (let channel = 0; channel < texelChannels; channel += 1) {
    const value =
      w00 * (data[top + left + channel] as number) +
      w10 * (data[top + right + channel] as number) +
      w01 * (data[bottom + left + channel] as number) +
      w11 * (data[bottom + right + channel] as number);
    into[channel] = channel < 3 ? (value / 255) * (value / 255) : channel === 3 ? value / 255 : (value - 128) / 64;
  }
}
