import type { Space } from "@/lib/designs/catalogue/style-schema";
import { createCamera, project, type Vector } from "@/scripts/draw-catalogue/camera";
import { blend, cylinder } from "@/scripts/draw-catalogue/distances";
import { photograph, type Solid } from "@/scripts/draw-catalogue/march-solid";
import { linearColor, mix, noise, smoothstep } from "@/scripts/draw-catalogue/numeric";
import { buildMesh, type Sheet } from "@/scripts/draw-catalogue/sheet";

const radius = 36.5;
const bodyHeight = 172;
const steel = linearColor("#c9cbcc");
const rubber = linearColor("#232426");

function profile(y: number): number {
  return mix(radius, 23, smoothstep(bodyHeight - 2, bodyHeight + 34, y) ** 1.05);
}

function createBottle(): Solid {
  const distance = (x: number, y: number, z: number) => {
    const bound = Math.hypot(x, (y - 125) * 0.5, z) - 80;
    if (bound > 130) return bound;
    const r = Math.hypot(x, z);
    const flank = (r - profile(y)) * 0.86;
    const vertical = Math.abs(y - (6 + (bodyHeight + 34)) / 2) - (bodyHeight + 34 - 6) / 2;
    const body = Math.max(flank, vertical);
    const base = cylinder(x, y - 4, z, radius - 0.5, 4, 1.6);
    const collar = cylinder(x, y - 209, z, 22.6, 3.6, 0.8);
    const angle = Math.atan2(z, x);
    const ribs = 0.35 * Math.cos(angle * 64) * smoothstep(214, 217, y) * smoothstep(242, 238, y);
    const cap = cylinder(x, y - 230, z, 25.5 + ribs, 17, 3.2) * 0.9;
    const ring = Math.hypot(Math.hypot(x, (y - 250) * 1.02) - 13, z * 0.75) - 3.4;
    const loop = Math.max(ring, 240 - y);
    return Math.min(body, base, collar, blend(cap, loop, 4));
  };
  return {
    distance,
    material: (x, y, _z) => {
      if (y < 8.2) return { color: steel, gloss: 5, roughness: 0.25 };
      if (y > 213) return { color: rubber, gloss: 0.7, roughness: 0.55 };
      if (y > 205.2) return { color: steel, gloss: 5, roughness: 0.2 };
      const rim = 1 - 0.35 * smoothstep(11, 8.2, y);
      return { gloss: 1.5, roughness: 0.42, print: Math.abs(x) < 80 ? "own" : undefined, tone: rim };
    },
    bump: (x, y, z, n) => {
      if (y < 8.2 || (y > 205 && y < 213)) return [0, (noise(y * 9, 0, 3) - 0.5) * 0.12, 0];
      if (y > 213) return [0, 0, 0];
      const grain = (s: number) => (noise(x * 2.6 + s, y * 2.6 + z * 2.1 * Math.sign(n[2]), 7) - 0.5) * 0.05;
      return [grain(0), grain(31), grain(67)];
    },
  };
}

/** The bottle's wrap, seen from its middle. */
export function paintBottle(_sideId: string, size: number, space: Space): Sheet {
  const camera = createCamera({
    target: [0, 122, 0],
    distance: 1500,
    yaw: 0,
    pitch: 7,
    fieldOfView: 12.4,
    width: size,
    height: size,
  });
  const sheet = photograph(createBottle(), { camera, backdrop: linearColor("#d7d9d8"), shadow: 0.45, exposure: 1.06 });
  const bottom = 24;
  const at = (u: number, v: number): Vector => {
    const angle = Math.PI / 2 - ((u - 0.5) * space.widthMm) / radius;
    return [radius * Math.cos(angle), bottom + (1 - v) * space.heightMm, radius * Math.sin(angle)];
  };
  const half = ((87 * Math.PI) / 180) * (radius / space.widthMm);
  sheet.mesh = buildMesh(sheet, (u, v) => project(camera, at(u, v)), {
    columns: 48,
    rows: 4,
    uRange: [0.5 - half, 0.5 + half],
  });
  return sheet;
}
