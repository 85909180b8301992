import type { Space } from "@/lib/designs/catalogue/style-schema";
import { type Camera, createCamera, project, type Vector } from "@/scripts/draw-catalogue/camera";
import { box } from "@/scripts/draw-catalogue/distances";
import { type Material, photograph, type Solid } from "@/scripts/draw-catalogue/march-solid";
import { linearColor, noise, smoothstep } from "@/scripts/draw-catalogue/numeric";
import { buildMesh, type Sheet } from "@/scripts/draw-catalogue/sheet";

const wide = 120;
const deep = 80;
const tall = 160;
/** Walking around the carton clockwise as seen from above. */
const around = ["front", "right", "back", "left"] as const;

type Place = (u: number, v: number) => Vector;

/** The carton turned so that `facing` looks at the viewer; panels know where their artwork lies. */
function turnCarton(facing: string) {
  const turns = Math.max(0, around.indexOf(facing as (typeof around)[number]));
  const [width, depth] = turns % 2 === 0 ? [wide, deep] : [deep, wide];
  const [hx, hz] = [width / 2, depth / 2];
  const flank = around[(turns + 1) % 4] ?? "right";
  const turnTop = (x: number, z: number): Vector => {
    const a = (turns * Math.PI) / 2;
    return [x * Math.cos(a) - z * Math.sin(a), tall, x * Math.sin(a) + z * Math.cos(a)];
  };
  const face: Place = (u, v) => [(u - 0.5) * width, (1 - v) * tall, hz];
  const side: Place = (u, v) => [hx, (1 - v) * tall, (0.5 - u) * depth];
  const lid: Place = (u, v) => turnTop((u - 0.5) * wide, (v - 0.5) * deep);
  return { hx, hz, flank, face, side, lid };
}

function createCarton(hx: number, hz: number, own: "face" | "lid"): Solid {
  const halfHeight = tall / 2;
  return {
    distance: (x, y, z) => {
      const body = box(x, y - halfHeight, z, hx, halfHeight, hz, 0.9);
      if (body > 4) return body;
      const bulge = 0.7 * (1 - (y / halfHeight - 1) ** 2);
      const walls = box(x, y - halfHeight, z, hx + bulge * 0.5, halfHeight, hz + bulge * 0.5, 0.9);
      const slit = Math.max(
        Math.abs(y - tall + 0.75) - 0.32,
        Math.hypot(Math.max(0, hz - 1.1 - z), 0),
        Math.abs(x) - hx + 3,
      );
      const sideSlit = Math.max(Math.abs(y - tall + 0.75) - 0.3, hx - 1 - Math.abs(x), Math.abs(z) - hz + 2);
      return Math.max(walls, -slit, -sideSlit) * 0.95;
    },
    material: (x, y, z, n): Material => {
      const look: Material = { gloss: 0.55, roughness: 0.6, fuzz: 0.5 };
      const crease = Math.min(Math.abs(Math.abs(x) - hx), Math.abs(y - tall), Math.abs(Math.abs(z) - hz));
      const tone = 1 - 0.06 * (1 - smoothstep(0, 0.8, crease));
      if (n[1] > 0.8) return { ...look, tone, print: own === "lid" ? "own" : "neighbours" };
      if (n[2] > 0.8) return { ...look, tone, print: own === "face" ? "own" : "neighbours" };
      if (n[0] > 0.8) return { ...look, tone, print: "neighbours" };
      return { ...look, tone: 0.97 };
    },
    bump: (x, y, z) => {
      const fibre = (s: number) => (noise(x * 1.7 + s, y * 1.7 + z * 1.3, 3) - 0.5) * 0.02;
      return [fibre(0), fibre(20), fibre(50)];
    },
  };
}

/** A panel of the carton in front, with the panels next to it. */
export function paintBox(sideId: string, size: number, _space: Space): Sheet {
  const isTop = sideId === "top";
  const carton = turnCarton(isTop ? "front" : sideId);
  const camera: Camera = createCamera(
    isTop
      ? { target: [4, 88, 0], distance: 1050, yaw: 27, pitch: 47, fieldOfView: 15.5, width: size, height: size }
      : { target: [6, 76, 0], distance: 1050, yaw: 31, pitch: 19, fieldOfView: 14.2, width: size, height: size },
  );
  const solid = createCarton(carton.hx, carton.hz, isTop ? "lid" : "face");
  const sheet = photograph(solid, {
    camera,
    backdrop: linearColor("#d9d6d0"),
    shadow: 0.46,
    shadowSharpness: 7,
    exposure: 1.06,
  });
  const mesh = (place: Place) => buildMesh(sheet, (u, v) => project(camera, place(u, v)), { columns: 12, rows: 12 });
  const panels = [
    { sideId: isTop ? "front" : sideId, mesh: mesh(carton.face) },
    { sideId: carton.flank, mesh: mesh(carton.side) },
    { sideId: "top", mesh: mesh(carton.lid) },
  ];
  const own = panels.find((panel) => panel.sideId === sideId);
  if (own !== undefined) sheet.mesh = own.mesh;
  sheet.neighbourMeshes = panels.filter((panel) => panel !== own);
  return sheet;
}
