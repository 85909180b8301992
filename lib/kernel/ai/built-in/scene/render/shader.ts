import type { Mesh } from "@/lib/kernel/ai/built-in/scene/mesh";
import { texelChannels } from "@/lib/kernel/ai/built-in/scene/textures/texture";
import type { Camera } from "./camera";
import { fetchLight, type LightBuffer } from "./light-buffer";
import { gatherAmbient, type Lights } from "./lighting";
import { describePaints } from "./surface-paint";
import { locateOnTriangle, type SurfacePoint } from "./surface-point";
import { sampleTexture } from "./texture-lookup";
import type { Visibility } from "./visibility";

/** Colours single places of what the camera sees. */
export interface Shader {
  /**
   * Colours the place where a triangle shows at a pixel; the result is in the other members.
   * @param blur levels by which the texture's detail is coarser than a pixel
   */
  shade(id: number, x: number, y: number, blur: number): void;
  readonly out: Float64Array;
  readonly facts: { mirror: number; roughness: number; nearness: number };
}

/** Surfaces mirror more, the flatter they are looked at (Schlick). */
function fresnel(gloss: number, facing: number): number {
  const rest = 1 - facing;
  const square = rest * rest;
  return gloss + (Math.min(0.7, gloss * 9) - gloss) * square * square * rest;
}

export function createShader(
  mesh: Mesh,
  camera: Camera,
  seen: Visibility,
  lights: Lights,
  buffer: LightBuffer,
): Shader {
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
  const paints = describePaints(mesh, lights);
  const main = lights.portals[0];
  const [keyX, keyY, keyZ] = lights.key.direction;
  const [keyR, keyG, keyB] = lights.key.color;
  const { surfaceOf } = mesh;
  const perFocal = 1 / camera.focal;

  function shade(id: number, x: number, y: number, blur: number): void {
    locateOnTriangle(mesh, camera, seen, id, x, y, point);
    const surface = surfaceOf[id] as number;
    const paint = paints[surface];
    if (!paint) return;
    facts.nearness = point.nearness;
    facts.mirror = 0;
    facts.roughness = paint.roughness;
    let { r, g, b, gloss } = paint;
    let relief = 1;
    const slopeX = (x - camera.middle) * perFocal;
    const slopeY = (camera.horizon - y) * perFocal;
    const shorten = 1 / Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
    const nx = normal[0] as number;
    const ny = normal[1] as number;
    const nz = normal[2] as number;
    const facing = Math.max(0.02, -(nx * slopeX + ny * slopeY + nz) * shorten);
    if (paint.levels) {
      const footprint = ((paint.texels * perFocal) / point.nearness) * Math.min(3, 1 / Math.sqrt(facing));
      sampleTexture(paint.levels, point.u, point.v, Math.log2(footprint) + blur, texel);
      r *= texel[0] as number;
      g *= texel[1] as number;
      b *= texel[2] as number;
      gloss *= texel[3] as number;
      relief = Math.max(0.3, 1 - paint.bumpU * (texel[4] as number) - paint.bumpV * (texel[5] as number));
    }
    if (paint.isUnlit) {
      out[0] = r;
      out[1] = g;
      out[2] = b;
      return;
    }
    fetchLight(buffer, x, y, surface, light);
    if ((light[3] as number) < 0) lightAlone();
    out[0] = r * (light[0] as number) * relief + paint.emissionR;
    out[1] = g * (light[1] as number) * relief + paint.emissionG;
    out[2] = b * (light[2] as number) * relief + paint.emissionB;
    if (gloss <= 0) return;
    const share = fresnel(gloss, facing);
    const rx = slopeX * shorten;
    const ry = slopeY * shorten;
    const key = light[3] as number;
    if (key > 0.004) addHighlight(rx, ry, shorten, paint.sharpness, paint.shine * gloss * key);
    if (ny > 0.985) facts.mirror = share;
    else addSurroundings(rx, ry, shorten, share);
  }

  /** Mirror image of the key light. */
  function addHighlight(rx: number, ry: number, rz: number, sharpness: number, shine: number): void {
    const hx = keyX - rx;
    const hy = keyY - ry;
    const hz = keyZ - rz;
    const square = hx * hx + hy * hy + hz * hz;
    const along = (normal[0] as number) * hx + (normal[1] as number) * hy + (normal[2] as number) * hz;
    const spread = (along > 0 ? 1 - (along * along) / square : 1) * sharpness;
    if (spread > 12) return;
    const strength = shine * Math.exp(-spread);
    out[0] = (out[0] as number) + strength * keyR;
    out[1] = (out[1] as number) + strength * keyG;
    out[2] = (out[2] as number) + strength * keyB;
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
