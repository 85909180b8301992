import type { Space } from "@/lib/designs/catalogue/style-schema";
import { createCamera, project, type Vector } from "@/scripts/draw-catalogue/camera";
import { blend, cylinder } from "@/scripts/draw-catalogue/distances";
import { type Material, photograph, type Solid } from "@/scripts/draw-catalogue/march-solid";
import { linearColor, mix, noise, smoothstep } from "@/scripts/draw-catalogue/numeric";
import { createOutline } from "@/scripts/draw-catalogue/outline";
import { buildMesh, type Sheet } from "@/scripts/draw-catalogue/sheet";

const radius = 43;
const bodyHeight = 102;
const labelBottom = 15;
const dark = linearColor("#2a1204");
const glowing = linearColor("#a4530f");
const lidColor = linearColor("#1d1d1f");

/** An amber jar with a black lid; only the label takes colour and artwork. */
export function paintLabel(_sideId: string, size: number, space: Space): Sheet {
  const shape = createOutline(
    space.clip ?? `M 0 0 H ${space.widthMm} V ${space.heightMm} H 0 Z`,
    space.widthMm,
    space.heightMm,
  );
  const labelDistance = (x: number, y: number, z: number) => {
    if (z < 0) return 60;
    const across = (Math.atan2(x, z) * radius) / space.widthMm + 0.5;
    return shape.distance(across * space.widthMm, space.heightMm - (y - labelBottom));
  };
  const jar: Solid = {
    distance: (x, y, z) => {
      const body = cylinder(x, y - bodyHeight / 2, z, radius, bodyHeight / 2, 9);
      const neck = cylinder(x, y - 104, z, 34, 6, 1);
      const angle = Math.atan2(z, x);
      const knurl = y > 112 && y < 127 ? 0.28 * Math.cos(angle * 120) : 0;
      const lid = cylinder(x, y - 118.5, z, 38.5 + knurl, 11.5, 2.2) * 0.85;
      const glass = blend(body, neck, 8);
      if (glass > 2 || lid < glass) return Math.min(glass, lid);
      const paper = smoothstep(0.35, -0.35, labelDistance(x, y, z)) * 0.28;
      return Math.min(glass - paper, lid) * 0.9;
    },
    material: (x, y, z, n): Material => {
      if (y > 106.4) return { color: lidColor, gloss: y > 128 ? 0.9 : 1.1, roughness: 0.4 };
      if (labelDistance(x, y, z) < 0) return { gloss: 0.35, roughness: 0.8, print: "own" };
      const rim = (1 - Math.max(0, n[2])) ** 1.6;
      const pool = smoothstep(22, 2, y) * 0.7;
      const glow = Math.min(
        1,
        0.08 + rim * 0.55 + pool * (0.5 + 0.5 * smoothstep(-30, 40, x)) + 0.35 * smoothstep(92, 102, y),
      );
      const edge = 1 - 0.4 * (1 - smoothstep(0, 2.4, labelDistance(x, y, z)));
      return {
        color: [0, 1, 2].map((c) => mix(dark[c] ?? 0, glowing[c] ?? 0, glow) * edge * 1.1) as [number, number, number],
        gloss: 2.6,
        roughness: 0.06,
      };
    },
    bump: (x, y, z, n) => {
      if (y > 106.4) return [0, 0, 0];
      const isPaper = labelDistance(x, y, z) < 0;
      const size = isPaper ? 2.4 : 0.09;
      const depth = isPaper ? 0.05 : 0.012;
      const grain = (s: number) => (noise(x * size + s, y * size + z * size * n[2], 3) - 0.5) * depth;
      return [grain(0), grain(30), grain(60)];
    },
  };
  const camera = createCamera({
    target: [0, 62, 0],
    distance: 900,
    yaw: 0,
    pitch: 9,
    fieldOfView: 12.2,
    width: size,
    height: size,
  });
  const sheet = photograph(jar, { camera, backdrop: linearColor("#ddd6ca"), shadow: 0.5, exposure: 1.08 });
  const at = (u: number, v: number): Vector => {
    const angle = ((u - 0.5) * space.widthMm) / radius;
    const r = radius + 0.28;
    return [r * Math.sin(angle), labelBottom + (1 - v) * space.heightMm, r * Math.cos(angle)];
  };
  sheet.mesh = buildMesh(sheet, (u, v) => project(camera, at(u, v)), {
    columns: 32,
    rows: 4,
    uRange: [-0.02, 1.02],
    vRange: [-0.02, 1.02],
  });
  return sheet;
}
