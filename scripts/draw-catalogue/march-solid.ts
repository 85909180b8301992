import { type Camera, dot, normalize, rayThrough, type Vector } from "./camera";
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
  /** Sheen of fibres, 0 plastic to 1 brushed cotton: keeps folds visible on black cloth. */
  fuzz?: number;
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
  isSolid: boolean;
  distance: number;
  normal: Vector;
  product: number;
  print: number;
  neighbours: number;
  shade: number;
  highlight: number;
  scene: readonly [number, number, number];
}

/** Whether an edge runs between two pixels, so that they need finer samples. */
function differs(a: Hit, b: Hit): boolean {
  if (a.isSolid !== b.isSolid) return true;
  const coverage =
    Math.abs(a.product - b.product) + Math.abs(a.print - b.print) + Math.abs(a.neighbours - b.neighbours);
  if (coverage > 0.1) return true;
  return a.isSolid && (Math.abs(a.distance - b.distance) > 2.5 || dot(a.normal, b.normal) < 0.93);
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
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const hit = hits[at];
      if (hit === undefined) continue;
      const around = [
        hits[at - (x > 0 ? 1 : 0)],
        hits[at + (x + 1 < width ? 1 : 0)],
        hits[at - (y > 0 ? width : 0)],
        hits[at + (y + 1 < height ? width : 0)],
      ];
      const isEdge = around.some((other) => other !== undefined && differs(hit, other));
      const finer = (k: number) => shoot(x + (((k * 5) % 16) + 0.5) / 16, y + (k + 0.5) / 16);
      accumulate(sheet, at, isEdge ? Array.from({ length: 16 }, (_, k) => finer(k)) : [hit]);
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

/** Measures what a point of the scene is open to. */
function createProbe(d: Solid["distance"], key: Vector, sharpness: number) {
  return {
    normal: (x: number, y: number, z: number): Vector => {
      const e = 0.06;
      const a = d(x + e, y - e, z - e);
      const b = d(x - e, y - e, z + e);
      const c = d(x - e, y + e, z - e);
      const f = d(x + e, y + e, z + e);
      return normalize([a - b - c + f, -a - b + c + f, -a + b - c + f]);
    },
    /** 1 in full key light, 0 in the core of a shadow. */
    shadow: (x: number, y: number, z: number, n: Vector): number => {
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
    },
    /** How much of the room a point sees within `reach` mm. */
    openness: (x: number, y: number, z: number, n: Vector, reach: number): number => {
      let closed = 0;
      let weight = 1;
      for (let k = 1; k <= 6; k++) {
        const h = (reach * k * k) / 36;
        const seen = Math.min(d(x + n[0] * h, y + n[1] * h, z + n[2] * h), y + n[1] * h + 0.001);
        closed += (weight * Math.max(0, h - seen)) / h;
        weight *= 0.78;
      }
      return clamp(1 - closed * 0.34, 0.04, 1);
    },
  };
}

/** Follows a ray to the solid; the distance travelled, or null when it reaches the floor or leaves the studio. */
function trace(d: Solid["distance"], eye: Vector, ray: Vector, limit: number): number | null {
  let t = 1;
  for (let step = 0; step < 200; step++) {
    const h = d(eye[0] + ray[0] * t, eye[1] + ray[1] * t, eye[2] + ray[2] * t);
    if (h < 0.015) return t <= limit ? t : null;
    t += h * 0.92;
    if (t > limit) return null;
  }
  return null;
}

function createShooter(solid: Solid, studio: Studio): (x: number, y: number) => Hit {
  const { camera, backdrop, exposure = 1 } = studio;
  const key = normalize(studio.key ?? [-0.62, 0.72, 0.55]);
  const fill = normalize([0.8, 0.25, 0.6]);
  const probe = createProbe(solid.distance, key, studio.shadowSharpness ?? 5);
  const [ex, ey, ez] = camera.eye;
  const up: Vector = [0, 1, 0];

  const shootFloor = (x: number, y: number, ray: Vector, distance: number): Hit => {
    const [px, pz] = [ex + ray[0] * distance, ez + ray[2] * distance];
    const wash = 1.06 - 0.13 * Math.hypot((x / camera.width - 0.36) * 1.2, y / camera.height - 0.32);
    let light = 1;
    if (distance < farAway) {
      const open = probe.openness(px, 0.01, pz, up, 18) * probe.openness(px, 0.01, pz, up, 90) ** 0.7;
      light = mix(1 - (studio.shadow ?? 0.5), 1, probe.shadow(px, 0, pz, up)) * mix(1, open, 0.85);
    }
    const tone = wash * light * (1 + (hash(Math.floor(x), Math.floor(y), 1) - 0.5) * 0.012);
    const cool = 1 + 0.03 * (1 - light);
    const scene = [backdrop[0] * tone, backdrop[1] * tone, backdrop[2] * tone * cool] as const;
    return { isSolid: false, distance, normal: up, product: 0, print: 0, neighbours: 0, shade: 0, highlight: 0, scene };
  };

  const shootSolid = (ray: Vector, t: number): Hit => {
    const [px, py, pz] = [ex + ray[0] * t, ey + ray[1] * t, ez + ray[2] * t];
    const smooth = probe.normal(px, py, pz);
    const tilt = solid.bump?.(px, py, pz, smooth) ?? [0, 0, 0];
    const n = normalize([smooth[0] + tilt[0], smooth[1] + tilt[1], smooth[2] + tilt[2]]);
    const open = probe.openness(px, py, pz, smooth, 22);
    const keyLight = Math.max(0, (dot(n, key) + 0.25) / 1.25) * mix(0.12, 1, probe.shadow(px, py, pz, smooth));
    const fillLight = Math.max(0, (dot(n, fill) + 0.5) / 1.5);
    const bounce = Math.max(0, -n[1]) * 0.25 + 0.06;
    const light = exposure * (0.74 * keyLight + (0.16 * fillLight + 0.1 * (1 + n[1]) + bounce) * open);
    const facing = Math.max(0, -dot(n, ray));
    const mirror: Vector = [ray[0] + 2 * facing * n[0], ray[1] + 2 * facing * n[1], ray[2] + 2 * facing * n[2]];

    const { color, gloss, roughness, print, fuzz = 0, tone = 1 } = solid.material(px, py, pz, smooth);
    const fresnel = 0.04 + 0.96 * (1 - roughness * 0.7) * (1 - facing) ** 5;
    const room = reflectRoom(mirror, roughness) * mix(0.35, 1, open) * (mirror[1] < -0.2 ? 0.5 : 1);
    const sheen = fuzz * light * (0.016 + 0.05 * (1 - facing) ** 3);
    const mirrored = (room * fresnel * gloss + sheen) * mix(1, tone, 0.7);
    const lit = light * tone;
    // Metals colour what they mirror and have hardly any light of their own.
    const own = (base: number) => (gloss > 3 ? base * (room * 0.62 + 0.12 * lit) : base * lit + mirrored);
    const isProduct = color === undefined;
    return {
      isSolid: true,
      distance: t,
      normal: n,
      product: isProduct ? 1 : 0,
      print: print === "own" ? 1 : 0,
      neighbours: print === "neighbours" ? 1 : 0,
      shade: clamp(lit, 0, 1.4),
      highlight: clamp(mirrored, 0, 0.96),
      scene: isProduct ? [0.3, 0.3, 0.3] : [own(color[0]), own(color[1]), own(color[2])],
    };
  };

  return (x, y) => {
    const ray = rayThrough(camera, x, y);
    const limit = Math.min(ray[1] < -1e-5 ? -ey / ray[1] : farAway, farAway);
    const t = trace(solid.distance, camera.eye, ray, limit);
    return t === null ? shootFloor(x, y, ray, limit) : shootSolid(ray, t);
  };
}
