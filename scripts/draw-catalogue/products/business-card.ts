import type { Space } from "@/lib/designs/catalogue/style-schema";
import { createCamera, project, type Vector } from "@/scripts/draw-catalogue/camera";
import { box } from "@/scripts/draw-catalogue/distances";
import { photograph, type Solid } from "@/scripts/draw-catalogue/march-solid";
import { hash, linearColor, noise } from "@/scripts/draw-catalogue/numeric";
import { buildMesh, type Sheet } from "@/scripts/draw-catalogue/sheet";

const [halfWidth, halfHeight, board] = [42.5, 27.5, 0.62];

interface Card {
  x: number;
  y: number;
  z: number;
  /** Degrees counter-clockwise as seen from above. */
  turn: number;
}

const stackTop: Card = { x: -9, y: 7.5, z: 13, turn: 9 };
const stack: Card[] = Array.from({ length: 12 }, (_, k) => ({
  x: stackTop.x + (k === 11 ? 0 : (hash(k, 1) - 0.5) * 1.5),
  y: (k + 0.5) * board,
  z: stackTop.z + (k === 11 ? 0 : (hash(k, 2) - 0.5) * 1.5),
  turn: stackTop.turn + (k === 11 ? 0 : (hash(k, 3) - 0.5) * 2.4),
}));
const single: Card = { x: 29, y: board / 2, z: -34, turn: -13 };

function local(card: Card, x: number, z: number): [number, number] {
  const a = (card.turn * Math.PI) / 180;
  const [dx, dz] = [x - card.x, z - card.z];
  return [dx * Math.cos(a) - dz * Math.sin(a), dx * Math.sin(a) + dz * Math.cos(a)];
}

function distanceTo(card: Card, x: number, y: number, z: number): number {
  const [lx, lz] = local(card, x, z);
  return box(lx, y - card.y, lz, halfWidth, board / 2 - 0.03, halfHeight, 0.12);
}

function placeOn(card: Card): (u: number, v: number) => Vector {
  const a = (card.turn * Math.PI) / 180;
  return (u, v) => {
    const [lx, lz] = [(u - 0.5) * halfWidth * 2, (v - 0.5) * halfHeight * 2];
    return [
      card.x + lx * Math.cos(a) + lz * Math.sin(a),
      card.y + board / 2,
      card.z - lx * Math.sin(a) + lz * Math.cos(a),
    ];
  };
}

/** A stack with the wanted side on top, and one card behind it that shows the other side. */
export function paintBusinessCard(sideId: string, size: number, _space: Space): Sheet {
  const solid: Solid = {
    distance: (x, y, z) => {
      let nearest = distanceTo(single, x, y, z);
      const [lx, lz] = local(stackTop, x, z);
      const around = box(lx, y - 3.72, lz, halfWidth + 1.6, 3.74, halfHeight + 1.6, 0.1);
      if (around > 20) return Math.min(nearest, around + 0.8);
      for (const card of stack) nearest = Math.min(nearest, distanceTo(card, x, y, z));
      return nearest;
    },
    material: (x, y, z, n) => {
      if (n[1] < 0.8) return { gloss: 0.2, roughness: 0.95, tone: 0.93 };
      const [lx, lz] = local(single, x, z);
      const isSingle =
        y < board * 1.2 &&
        Math.abs(lx) < halfWidth + 0.2 &&
        Math.abs(lz) < halfHeight + 0.2 &&
        distanceTo(single, x, y, z) < 0.1;
      return { gloss: 0.35, roughness: 0.85, fuzz: 0.5, print: isSingle ? "neighbours" : y > 7 ? "own" : undefined };
    },
    bump: (x, y, z) => [(noise(x * 3.1, z * 3.1, 3) - 0.5) * 0.05, 0, (noise(x * 3.1, z * 3.1 + y, 9) - 0.5) * 0.05],
  };
  const camera = createCamera({
    target: [4, 0, -7],
    distance: 640,
    yaw: -6,
    pitch: 52,
    fieldOfView: 13.2,
    width: size,
    height: size,
  });
  const sheet = photograph(solid, {
    camera,
    backdrop: linearColor("#cfcbc4"),
    shadow: 0.5,
    shadowSharpness: 9,
    exposure: 1.04,
  });
  const mesh = (card: Card) =>
    buildMesh(sheet, (u, v) => project(camera, placeOn(card)(u, v)), { columns: 10, rows: 10 });
  sheet.mesh = mesh({ ...stackTop, y: 11.5 * board });
  sheet.neighbourMeshes = [{ sideId: sideId === "front" ? "back" : "front", mesh: mesh(single) }];
  return sheet;
}
