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
  let mirror = 0;
  let roughness = 0;
  let nearness = 0;
  /** Relief is lit from where most light comes from. */
  const main = lights.portals[0];
  const [keyX, keyY, keyZ] = lights.key.direction;
  const bumps = mesh.surfaces.map((surface) => reliefDirection(surface, lights, main));

  function shade(id: number, x: number, y: number, noise: number): void {
    locateOnTriangle(mesh, camera, seen, id, x, y, point);
    const surfaceIndex = mesh.surfaceOf[id] ?? 0;
    const surface = mesh.surfaces[surfaceIndex];
    if (!surface) return;
    const { material } = surface;
    nearness = point.nearness;
    mirror = 0;
    roughness = material.roughness ?? 0.5;
    const { color } = material;
    let r = color[0];
    let g = color[1];
    let b = color[2];
    let gloss = material.gloss ?? 0;
    let relief = 1;
    const rayX = (x - camera.middle) / camera.focal;
    const rayY = (camera.horizon - y) / camera.focal;
    const rayLength = Math.sqrt(rayX * rayX + rayY * rayY + 1);
    const nx = normal[0] ?? 0;
    const ny = normal[1] ?? 0;
    const nz = normal[2] ?? 0;
    const facing = Math.max(0.02, -(nx * rayX + ny * rayY + nz) / rayLength);
    if (material.texture) {
      const footprint =
        ((material.texture.levels[0]?.side ?? 1) / (material.tileSize ?? 1) / (camera.focal * nearness)) *
        Math.min(3, 1 / Math.sqrt(facing));
      sampleTexture(material.texture, point.u, point.v, Math.log2(footprint) + noise * 0.7 - 0.35, texel);
      r *= texel[0] ?? 0;
      g *= texel[1] ?? 0;
      b *= texel[2] ?? 0;
      gloss *= texel[3] ?? 0;
      const bump = bumps[surfaceIndex];
      if (bump && material.relief) {
        relief = Math.max(0.3, 1 - material.relief * (bump[0] * (texel[4] ?? 0) + bump[1] * (texel[5] ?? 0)));
      }
    }
    if (material.unlit) {
      out[0] = r;
      out[1] = g;
      out[2] = b;
      return;
    }
    fetchLight(x, y, surfaceIndex);
    const emission = material.emission;
    out[0] = r * (light[0] ?? 0) * relief + (emission?.[0] ?? 0);
    out[1] = g * (light[1] ?? 0) * relief + (emission?.[1] ?? 0);
    out[2] = b * (light[2] ?? 0) * relief + (emission?.[2] ?? 0);
    if (gloss <= 0) return;
    const share = fresnel(gloss, facing);
    if (ny > 0.985) {
      mirror = share;
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
    const nx = normal[0] ?? 0;
    const ny = normal[1] ?? 0;
    const nz = normal[2] ?? 0;
    const hx = lx - rx;
    const hy = ly - ry;
    const hz = lz - rz;
    const along = Math.max(0, (nx * hx + ny * hy + nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz));
    const width = Math.max(0.06, roughness * roughness + lights.key.spread * 0.25);
    const spread = (1 - along * along) / (width * width);
    if (spread > 30) return;
    const strength = ((gloss * 0.35) / width) * Math.exp(-spread) * (light[3] ?? 0);
    for (let channel = 0; channel < 3; channel += 1) {
      out[channel] = (out[channel] ?? 0) + strength * (lights.key.color[channel] ?? 0);
    }
  }

  /** What bent things mirror: a bright window or soft box, light above, dark below. */
  function addSurroundings(rx: number, ry: number, rz: number, share: number): void {
    const nx = normal[0] ?? 0;
    const ny = normal[1] ?? 0;
    const nz = normal[2] ?? 0;
    const twice = 2 * (nx * rx + ny * ry + nz * rz);
    const mx = rx - twice * nx;
    const my = ry - twice * ny;
    const mz = rz - twice * nz;
    const up = my * 0.5 + 0.5;
    let window = 0;
    if (main) {
      const dx = main.centre[0] - (position[0] ?? 0);
      const dy = main.centre[1] - (position[1] ?? 0);
      const dz = main.centre[2] - (position[2] ?? 0);
      const distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
      const along = (mx * dx + my * dy + mz * dz) / distance;
      const half = Math.sqrt(main.area) * 0.5;
      const edge = distance / Math.sqrt(distance * distance + half * half);
      const blur = 0.03 + roughness * 0.5;
      window = Math.min(1, Math.max(0, (along - edge + blur) / (2 * blur)));
    }
    for (let channel = 0; channel < 3; channel += 1) {
      const around =
        (lights.ground[channel] ?? 0) * 0.6 * (1 - up) +
        (lights.sky[channel] ?? 0) * up +
        window * (main?.color[channel] ?? 0) * 0.9;
      out[channel] = (out[channel] ?? 0) * (1 - share) + around * share;
    }
  }

  /** Takes the light of the four nearest places of the same surface. */
  function fetchLight(x: number, y: number, surface: number): void {
    const px = Math.min(buffer.width - 1.001, Math.max(0, (x - 0.75) / 2));
    const py = Math.min(buffer.height - 1.001, Math.max(0, (y - 0.75) / 2));
    const column = px | 0;
    const row = py | 0;
    const fx = px - column;
    const fy = py - row;
    let weights = 0;
    let r = 0;
    let g = 0;
    let b = 0;
    let k = 0;
    for (let corner = 0; corner < 4; corner += 1) {
      const right = corner & 1;
      const below = corner >> 1;
      const at = (row + below) * buffer.width + column + right;
      if (buffer.surfaces[at] !== surface) continue;
      const weight = (right ? fx : 1 - fx) * (below ? fy : 1 - fy) + 0.001;
      weights += weight;
      r += weight * (buffer.light[at * 3] ?? 0);
      g += weight * (buffer.light[at * 3 + 1] ?? 0);
      b += weight * (buffer.light[at * 3 + 2] ?? 0);
      k += weight * (buffer.key[at] ?? 0);
    }
    if (weights === 0) {
      // At thin edges the same surface may lie a little farther away.
      for (let near = 0; near < 16; near += 1) {
        const otherRow = row - 1 + (near >> 2);
        const otherColumn = column - 1 + (near & 3);
        if (otherRow < 0 || otherColumn < 0 || otherRow >= buffer.height || otherColumn >= buffer.width) continue;
        const at = otherRow * buffer.width + otherColumn;
        if (buffer.surfaces[at] !== surface) continue;
        weights += 1;
        r += buffer.light[at * 3] ?? 0;
        g += buffer.light[at * 3 + 1] ?? 0;
        b += buffer.light[at * 3 + 2] ?? 0;
        k += buffer.key[at] ?? 0;
      }
    }
    if (weights === 0) {
      // Thinner than the buffer's grid.
      gatherAmbient(lights, position, normal, 0.85, 0.8, 0, out);
      const near = row * buffer.width + column;
      const direct = (buffer.key[near] ?? 0) * 0.5;
      for (let channel = 0; channel < 3; channel += 1) {
        light[channel] = (out[channel] ?? 0) + direct * (lights.key.color[channel] ?? 0);
      }
      light[3] = 0;
      return;
    }
    light[0] = r / weights;
    light[1] = g / weights;
    light[2] = b / weights;
    light[3] = k / weights;
  }

  const half = 0.5;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const corner = y * 2 * columns + x * 2;
      const first = seen.ids[corner] ?? -1;
      const second = seen.ids[corner + 1] ?? -1;
      const third = seen.ids[corner + columns] ?? -1;
      const fourth = seen.ids[corner + columns + 1] ?? -1;
      const at = y * width + x;
      const noise = interleavedNoise(x, y);
      const own = surfaceOfId(first);
      if (own === surfaceOfId(second) && own === surfaceOfId(third) && own === surfaceOfId(fourth)) {
        if (first < 0) continue;
        shade(first, x + half, y + half, noise);
        frame.red[at] = out[0] ?? 0;
        frame.green[at] = out[1] ?? 0;
        frame.blue[at] = out[2] ?? 0;
        frame.nearness[at] = nearness;
        frame.mirror[at] = mirror;
        frame.roughness[at] = roughness * 255;
        continue;
      }
      let [r, g, b, nearest, mirrored, rough] = [0, 0, 0, 0, 0, 0];
      for (let sample = 0; sample < 4; sample += 1) {
        const id = sample < 2 ? (sample === 0 ? first : second) : sample === 2 ? third : fourth;
        if (id < 0) continue;
        shade(id, x + 0.25 + (sample & 1) * 0.5, y + 0.25 + (sample >> 1) * 0.5, noise);
        // A lit edge brighter than white stays a smooth edge.
        r += Math.min(1.5, out[0] ?? 0);
        g += Math.min(1.5, out[1] ?? 0);
        b += Math.min(1.5, out[2] ?? 0);
        mirrored += mirror;
        rough = Math.max(rough, roughness);
        nearest = Math.max(nearest, nearness);
      }
      frame.red[at] = r / 4;
      frame.green[at] = g / 4;
      frame.blue[at] = b / 4;
      frame.nearness[at] = nearest;
      frame.mirror[at] = mirrored / 4;
      frame.roughness[at] = rough * 255;
    }
  }

  function surfaceOfId(id: number): number {
    return id < 0 ? -1 : (mesh.surfaceOf[id] ?? 0);
  }
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
      w00 * (data[top + left + channel] ?? 0) +
      w10 * (data[top + right + channel] ?? 0) +
      w01 * (data[bottom + left + channel] ?? 0) +
      w11 * (data[bottom + right + channel] ?? 0);
    into[channel] = channel < 3 ? (value / 255) * (value / 255) : channel === 3 ? value / 255 : (value - 128) / 64;
  }
}
