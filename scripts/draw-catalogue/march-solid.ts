import { type Camera, normalize, rayThrough, type Vector } from "./camera";
import { clamp, hash, mix, smoothstep } from "./numeric";
import { createSheet, type Sheet } from "./sheet";

/** How a point of a solid looks. */
export interface Material {
  /** Linear colour of parts that keep their own; undefined takes the product's colour. */
  color?: readonly [number, number, number];
  /** Strength of reflections: 0.04 paper, 1 glaze, 6 metal (which also tints them by its colour). */
  gloss: number;
  /** 0 mirror to 1 chalk. */
  roughness: number;
  /** Which artwork may be here. */
  print?: "own" | "neighbours";
  /** Coverage at this point, for edges that are printed or cut rather than modelled; 1 when left out. */
  cover?: number;
  /** What lies below where `cover` is less than 1. */
  below?: Material;
  /** Multiplies the light. */
  tone?: number;
}

/** Something to photograph: a signed distance in mm and the look of its surface. The floor lies at y = 0. */
export interface Solid {
  distance: (x: number, y: number, z: number) => number;
  material: (x: number, y: number, z: number, normal: Vector) => Material;
  /** Small tilt of the surface by texture. */
  bump?: (x: number, y: number, z: number, normal: Vector) => Vector;
}

export interface Studio {
  camera: Camera;
  /** Linear colour of floor and backdrop. */
  backdrop: readonly [number, number, number];
  key?: Vector;
  /** Darkness of the thrown shadow, 0 to 1. */
  shadow?: number;
  /** Sharpness of the thrown shadow. */
  shadowSharpness?: number;
  exposure?: number;
}

const farAway = 4000;

/** Softboxes as a reflection sees them: a large one left, a strip right, one overhead. */
function reflectRoom(d: Vector, roughness: number): number {
  const soft = 0.05 + roughness * 0.55;
  const box = (centre: Vector, halfWidth: number, halfHeight: number) => {
    const side = normalize([centre[2], 0, -centre[0]]);
    const up: Vector = [
      centre[1] * side[2] - centre[2] * side[1],
      centre[2] * side[0] - centre[0] * side[2],
      centre[0] * side[1] - centre[1] * side[0],
    ];
    const facing = d[0] * centre[0] + d[1] * centre[1] + d[2] * centre[2];
    if (facing <= 0.05) return 0;
    const x = Math.abs(d[0] * side[0] + d[1] * side[1] + d[2] * side[2]) / facing;
    const y = Math.abs(d[0] * up[0] + d[1] * up[1] + d[2] * up[2]) / facing;
    return (
      smoothstep(halfWidth + soft, halfWidth - soft * 0.8, x) *
      smoothstep(halfHeight + soft, halfHeight - soft * 0.8, y)
    );
  };
  const left = box(normalize([-0.86, 0.34, 0.4]), 0.3, 0.85);
  const right = box(normalize([0.93, 0.22, 0.12]), 0.12, 0.9);
  const top = box(normalize([0.1, 1, 0.25]), 0.7, 0.4);
  const room = 0.1 + 0.12 * smoothstep(-0.6, 0.8, d[1]);
  return room + (2.4 * left + 1.5 * right + 1.6 * top) / (1 + roughness * 1.4);
}

interface Hit {
  kind: 0 | 1 | 2;
  distance: number;
  normal: Vector;
  product: number;
  print: number;
  neighbours: number;
  shade: number;
  highlight: number;
  scene: readonly [number, number, number];
}

/** Photographs a solid in the studio: sphere tracing, soft shadow, occlusion, and reflections of the softboxes. */
export function photograph(solid: Solid, studio: Studio): Sheet {
  const { camera } = studio;
  const { width, height } = camera;
  const sheet = createSheet(width, height);
  const shoot = createShooter(solid, studio);
  const hits: Hit[] = new Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) hits[y * width + x] = shoot(x + 0.5, y + 0.5);
  }
  const differs = (a: Hit | undefined, b: Hit | undefined) =>
    a === undefined ||
    b === undefined ||
    a.kind !== b.kind ||
    Math.abs(a.product - b.product) + Math.abs(a.print - b.print) + Math.abs(a.neighbours - b.neighbours) > 0.1 ||
    (a.kind === 1 &&
      (Math.abs(a.distance - b.distance) > 2.5 ||
        a.normal[0] * b.normal[0] + a.normal[1] * b.normal[1] + a.normal[2] * b.normal[2] < 0.93));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const hit = hits[at];
      if (hit === undefined) continue;
      const isEdge =
        (x > 0 && differs(hit, hits[at - 1])) ||
        (x + 1 < width && differs(hit, hits[at + 1])) ||
        (y > 0 && differs(hit, hits[at - width])) ||
        (y + 1 < height && differs(hit, hits[at + width]));
      const samples: Hit[] = [];
      if (isEdge) for (let k = 0; k < 16; k++) samples.push(shoot(x + (((k * 5) % 16) + 0.5) / 16, y + (k + 0.5) / 16));
      else samples.push(hit);
      accumulate(sheet, at, samples);
    }
  }
  return sheet;
}

function accumulate(sheet: Sheet, at: number, samples: readonly Hit[]): void {
  let product = 0;
  let shade = 0;
  let highlight = 0;
  let print = 0;
  let neighbours = 0;
  let other = 0;
  const scene = [0, 0, 0];
  for (const hit of samples) {
    product += hit.product;
    shade += hit.shade * hit.product;
    highlight += hit.highlight * hit.product;
    print += hit.print;
    neighbours += hit.neighbours;
    const rest = 1 - hit.product + 1e-5;
    other += rest;
    for (let c = 0; c < 3; c++) scene[c] = (scene[c] ?? 0) + (hit.scene[c] ?? 0) * rest;
  }
  const n = samples.length;
  sheet.product[at] = product / n;
  sheet.print[at] = print / n;
  sheet.neighbours[at] = neighbours / n;
  sheet.shade[at] = product > 0 ? shade / product : 0;
  sheet.highlight[at] = product > 0 ? highlight / product : 0;
  for (let c = 0; c < 3; c++) sheet.scene[at * 3 + c] = (scene[c] ?? 0) / other;
}

function createShooter(solid: Solid, studio: Studio): (x: number, y: number) => Hit {
  const { camera, backdrop, exposure = 1 } = studio;
  const key = normalize(studio.key ?? [-0.62, 0.72, 0.55]);
  const fill = normalize([0.8, 0.25, 0.6]);
  const sharpness = studio.shadowSharpness ?? 5;
  const [ex, ey, ez] = camera.eye;
  const d = solid.distance;

  const normalAt = (x: number, y: number, z: number): Vector => {
    const e = 0.06;
    const a = d(x + e, y - e, z - e);
    const b = d(x - e, y - e, z + e);
    const c = d(x - e, y + e, z - e);
    const f = d(x + e, y + e, z + e);
    return normalize([a - b - c + f, -a - b + c + f, -a + b - c + f]);
  };
  const shadowAt = (x: number, y: number, z: number, n: Vector): number => {
    let open = 1;
    let t = 1.2;
    const [ox, oy, oz] = [x + n[0] * 0.6, y + n[1] * 0.6, z + n[2] * 0.6];
    for (let step = 0; step < 48 && t < 500; step++) {
      const h = d(ox + key[0] * t, oy + key[1] * t, oz + key[2] * t);
      open = Math.min(open, 0.5 + (0.5 * sharpness * h) / t);
      if (open <= 0) return 0;
      t += clamp(h, 0.8, 40);
    }
    return open * open * (3 - 2 * open);
  };
  const opennessAt = (x: number, y: number, z: number, n: Vector, reach: number): number => {
    let closed = 0;
    let weight = 1;
    for (let k = 1; k <= 6; k++) {
      const h = (reach * k * k) / 36;
      const seen = Math.min(d(x + n[0] * h, y + n[1] * h, z + n[2] * h), y + n[1] * h + 0.001);
      closed += (weight * Math.max(0, h - seen)) / h;
      weight *= 0.78;
    }
    return clamp(1 - closed * 0.34, 0.04, 1);
  };

  const backdropHit = (x: number, y: number, px: number, py: number, pz: number, distance: number): Hit => {
    const up: Vector = [0, 1, 0];
    const vertical = y / camera.height;
    const wash = 1.06 - 0.13 * Math.hypot((x / camera.width - 0.36) * 1.2, vertical - 0.32);
    let light = 1;
    if (distance < farAway) {
      const shadow = shadowAt(px, 0, pz, up);
      const open = clamp(opennessAt(px, 0.01, pz, up, 18), 0, 1) * opennessAt(px, 0.01, pz, up, 90) ** 0.7;
      const strength = studio.shadow ?? 0.5;
      light = mix(1 - strength, 1, shadow) * mix(1, open, 0.85);
    }
    const grain = 1 + (hash(Math.floor(x), Math.floor(y), 1) - 0.5) * 0.012;
    const warm = 1 - light;
    return {
      kind: 0,
      distance,
      normal: up,
      product: 0,
      print: 0,
      neighbours: 0,
      shade: 0,
      highlight: 0,
      scene: [
        backdrop[0] * wash * light * grain,
        backdrop[1] * wash * light * grain,
        backdrop[2] * wash * light * grain * (1 + 0.03 * warm),
      ],
    };
  };

  return (x, y) => {
    const ray = rayThrough(camera, x, y);
    const toFloor = ray[1] < -1e-5 ? -ey / ray[1] : farAway;
    let t = 1;
    let hit = false;
    for (let step = 0; step < 200; step++) {
      const h = d(ex + ray[0] * t, ey + ray[1] * t, ez + ray[2] * t);
      if (h < 0.015) {
        hit = true;
        break;
      }
      t += h * 0.92;
      if (t > toFloor || t > farAway) break;
    }
    if (!hit || t > toFloor) {
      const floor = Math.min(toFloor, farAway);
      return backdropHit(x, y, ex + ray[0] * floor, 0, ez + ray[2] * floor, floor);
    }
    const [px, py, pz] = [ex + ray[0] * t, ey + ray[1] * t, ez + ray[2] * t];
    const smooth = normalAt(px, py, pz);
    const tilt = solid.bump?.(px, py, pz, smooth);
    const n = tilt === undefined ? smooth : normalize([smooth[0] + tilt[0], smooth[1] + tilt[1], smooth[2] + tilt[2]]);
    const shadow = shadowAt(px, py, pz, smooth);
    const open = opennessAt(px, py, pz, smooth, 22);
    const towardsKey = n[0] * key[0] + n[1] * key[1] + n[2] * key[2];
    const towardsFill = n[0] * fill[0] + n[1] * fill[1] + n[2] * fill[2];
    const keyLight = Math.max(0, (towardsKey + 0.25) / 1.25) * mix(0.12, 1, shadow);
    const fillLight = Math.max(0, (towardsFill + 0.5) / 1.5);
    const sky = 0.5 + 0.5 * n[1];
    const bounce = Math.max(0, -n[1]) * 0.25 + 0.06;
    const light = exposure * (0.74 * keyLight + (0.16 * fillLight + 0.2 * sky + bounce) * open);
    const facing = Math.max(0, -(n[0] * ray[0] + n[1] * ray[1] + n[2] * ray[2]));
    const mirror: Vector = [ray[0] + 2 * facing * n[0], ray[1] + 2 * facing * n[1], ray[2] + 2 * facing * n[2]];
    const look = (material: Material) => {
      const tone = material.tone ?? 1;
      const fresnel = 0.04 + 0.96 * (1 - material.roughness * 0.7) * (1 - facing) ** 5;
      const room = reflectRoom(mirror, material.roughness) * mix(0.35, 1, open) * (mirror[1] < -0.2 ? 0.5 : 1);
      return { light: light * tone, mirrored: room * fresnel * material.gloss * mix(1, tone, 0.7), room };
    };
    const material = solid.material(px, py, pz, smooth);
    const cover = material.cover ?? 1;
    const top = look(material);
    const shadeScene = (
      m: Material,
      l: { light: number; mirrored: number; room: number },
    ): readonly [number, number, number] => {
      const color = m.color ?? [0.5, 0.5, 0.5];
      const metal = m.gloss > 3;
      return [0, 1, 2].map((c) => {
        const base = color[c] ?? 0;
        return metal ? base * (l.room * 0.62 + 0.12 * l.light) : base * l.light + l.mirrored;
      }) as unknown as readonly [number, number, number];
    };
    const isProduct = material.color === undefined;
    const below = material.below;
    return {
      kind: 1,
      distance: t,
      normal: n,
      product: isProduct ? cover : 0,
      print: material.print === "own" ? cover : 0,
      neighbours: material.print === "neighbours" ? cover : 0,
      shade: clamp(top.light, 0, 1.4),
      highlight: clamp(top.mirrored, 0, 0.96),
      scene: isProduct
        ? below === undefined
          ? [0.3, 0.3, 0.3]
          : shadeScene(below, look(below))
        : shadeScene(material, top),
    };
  };
}
