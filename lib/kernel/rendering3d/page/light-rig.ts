import { Color, DataTexture, DirectionalLight, Group, LinearFilter, PointLight, SpotLight, Vector3 } from "three";
import { type Rgb, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import type { Vec3 } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Lights } from "@/lib/kernel/ai/built-in/scene/render/lighting";
import { onDisc } from "./spread";

/** Set coordinates have z away from the camera, three's towards it. */
export const toThree = ([x, y, z]: Vec3): Vector3 => new Vector3(x, y, -z);

/** Numbers 0…1 that a sample needs of `LightRig.move`. */
export const lightDimensions = 6;

/** How light from everywhere is split: what things shade, and what reaches every corner. */
const shadedShare = 0.6;

export interface LightRig {
  readonly group: Group;
  /** Puts every light to one of the places that it is made of. */
  move(numbers: readonly number[]): void;
}

/** In three, light of strength π on a white surface gives white. */
const shine = (color: Rgb, strength = 1) => new Color(...color).multiplyScalar(Math.PI * strength);

interface Reach {
  /** What is looked at, three's coordinates. */
  readonly centre: Vector3;
  /** Metres around it in which shadows are thrown. */
  readonly radius: number;
  /** How far things are apart: 1 in a room, less on a table. */
  readonly scale: number;
}

function addFarLight(group: Group, { radius }: Reach, side: number): DirectionalLight {
  const light = new DirectionalLight();
  light.castShadow = true;
  light.shadow.mapSize.set(side, side);
  const { camera } = light.shadow;
  camera.left = -radius;
  camera.right = radius;
  camera.bottom = -radius;
  camera.top = radius;
  camera.near = 0.1;
  camera.far = 24;
  light.shadow.normalBias = (2.2 * radius) / side;
  light.shadow.bias = -0.0004;
  group.add(light, light.target);
  return light;
}

function aim(light: DirectionalLight | SpotLight, from: Vector3, at: Vector3): void {
  light.position.copy(from);
  light.target.position.copy(at);
  light.updateMatrixWorld();
  light.target.updateMatrixWorld();
}

/** What a window's bars or a tree let through, seen from the light; lowest row first. */
function paintMask(mask: (u: number, v: number) => number, half: number): DataTexture {
  const side = 512;
  const pixels = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const value = 255 * mask(((x + 0.5) / side - 0.5) * 2 * half, ((y + 0.5) / side - 0.5) * 2 * half);
      pixels.set([value, value, value, 255], (y * side + x) * 4);
    }
  }
  const texture = new DataTexture(pixels, side, side);
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** Metres from which the sun shines. */
const sunDistance = 12;

function addKey(group: Group, { key }: Lights, reach: Reach): (one: number, two: number) => void {
  const toLight = toThree(key.direction).normalize();
  const across = new Vector3(0, 1, 0).cross(toLight).normalize();
  const up = toLight.clone().cross(across);
  const radiusOf = Math.tan(Math.atan(key.spread));
  const from = (one: number, two: number) => {
    const [x, y] = onDisc(one, two);
    return toLight
      .clone()
      .addScaledVector(across, x * radiusOf)
      .addScaledVector(up, y * radiusOf)
      .setLength(sunDistance)
      .add(reach.centre);
  };
  if (key.mask === undefined) {
    const light = addFarLight(group, reach, 1_024);
    light.color = shine(key.color);
    return (one, two) => aim(light, from(one, two), reach.centre);
  }
  const half = 2.6 * reach.scale;
  const light = new SpotLight(shine(key.color), 1, 0, Math.atan(half / sunDistance), 0, 0);
  light.castShadow = true;
  light.shadow.mapSize.set(1_024, 1_024);
  light.shadow.camera.near = 1;
  light.shadow.camera.far = 24;
  light.shadow.normalBias = (2.2 * half) / 1_024;
  light.shadow.bias = -0.0002;
  light.map = paintMask(key.mask, half);
  group.add(light, light.target);
  return (one, two) => aim(light, from(one, two), reach.centre);
}

/** One place of the sky a sample; together they are a sky that things shade. */
function addSky(group: Group, { sky }: Lights, reach: Reach): (one: number, two: number) => void {
  const light = addFarLight(group, reach, 512);
  light.color = shine(sky, 2 * shadedShare);
  return (one, two) => {
    const flat = Math.sqrt(1 - one * one);
    const angle = 2 * Math.PI * two;
    const from = new Vector3(flat * Math.cos(angle), Math.max(0.05, one), flat * Math.sin(angle)).setLength(10);
    aim(light, from.add(reach.centre), reach.centre);
  };
}

/** A window or soft box: each sample has one place of its area. */
function addPortal(group: Group, portal: Lights["portals"][number], reach: Reach): (one: number, two: number) => void {
  const light = new SpotLight(shine(portal.color, portal.area * 0.62), 1, 0, 1.2, 0.7, 2);
  light.castShadow = true;
  light.shadow.mapSize.set(1_024, 1_024);
  light.shadow.camera.near = 0.2;
  light.shadow.camera.far = 14;
  light.shadow.normalBias = 0.012;
  light.shadow.bias = -0.0006;
  group.add(light, light.target);
  const half = Math.sqrt(portal.area) / 2;
  const centre = toThree(portal.centre);
  const across = new Vector3(0, 1, 0).cross(toThree(portal.normal)).normalize();
  return (one, two) => {
    const from = centre.clone().addScaledVector(across, (one * 2 - 1) * half);
    from.y += (two * 2 - 1) * half;
    aim(light, from, reach.centre);
  };
}

/** Three's lights for those of a scene. Soft ones are a single place each, that `move` changes from sample to sample. */
export function createLightRig(lights: Lights, reach: Reach): LightRig {
  const group = new Group();
  const moveKey = addKey(group, lights, reach);
  const moveSky = addSky(group, lights, reach);
  const [main, ...others] = lights.portals;
  const movePortal = main === undefined ? () => undefined : addPortal(group, main, reach);
  for (const { centre, area, color } of others) {
    const light = new PointLight(shine(color, area * 0.6), 1, 0, 2);
    light.position.copy(toThree(centre));
    group.add(light);
  }
  for (const { position, color } of lights.lamps) {
    const light = new PointLight(shine(color), 1, 0, 2);
    light.position.copy(toThree(position));
    group.add(light);
  }
  return {
    group,
    move: ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => {
      moveKey(a, b);
      moveSky(c, d);
      movePortal(e, f);
    },
  };
}

/** Of the light from everywhere, what reaches every corner. */
export const ambienceOf = ({ sky, ground }: Lights): { readonly above: Rgb; readonly below: Rgb } => ({
  above: scale(sky, 1 - shadedShare),
  below: ground,
});
