import type { Space } from "@/lib/designs/catalogue/style-schema";
import { createCamera, project, type Vector } from "@/scripts/draw-catalogue/camera";
import { clipPrint } from "@/scripts/draw-catalogue/clip-print";
import { rectangle } from "@/scripts/draw-catalogue/distances";
import { type Material, photograph, type Solid } from "@/scripts/draw-catalogue/march-solid";
import { linearColor, noise } from "@/scripts/draw-catalogue/numeric";
import { buildMesh, type Sheet } from "@/scripts/draw-catalogue/sheet";

const [halfWidth, halfLength, thick] = [38, 78, 10.5];
const turn = (11 * Math.PI) / 180;
const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
/** Centre and half-size of the camera opening, from the middle of the case. */
const opening = { x: 23 - halfWidth, z: 24 - halfLength, hx: 18, hz: 19, radius: 9 };
const lenses: readonly (readonly [number, number, number])[] = [
  [-7.6, -8.4, 6.4],
  [-7.6, 8.4, 6.4],
  [8, 0, 6.4],
];

function local(x: number, z: number): [number, number] {
  return [x * cos - z * sin, x * sin + z * cos];
}

function extrude(plane: number, y: number, halfHeight: number, rounding: number): number {
  const qx = plane + rounding;
  const qy = Math.abs(y) - halfHeight + rounding;
  return Math.min(Math.max(qx, qy), 0) + Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) - rounding;
}

const glass = linearColor("#141519");
const steel = linearColor("#8d9094");
const pupil = linearColor("#05060a");

function createCase(): Solid {
  const parts = (x: number, y: number, z: number) => {
    const [lx, lz] = local(x, z);
    const plan = rectangle(lx, lz, halfWidth, halfLength, 12);
    const hole = rectangle(lx - opening.x, lz - opening.z, opening.hx, opening.hz, opening.radius);
    const shell = extrude(plan, y - thick / 2, thick / 2, 3.4);
    const lip = extrude(Math.abs(hole - 0.4) - 0.9, y - thick, 0.9, 0.7);
    const button = (z0: number, length: number) =>
      extrude(rectangle(lz - z0, y - thick / 2, length / 2, 1.7, 1.6), Math.abs(lx) - halfWidth, 0.9, 0.5);
    const buttons = lx < 0 ? Math.min(button(-38, 11), button(-23, 11)) : button(-30, 16);
    const cut = extrude(hole, y - thick, 2.6, 0.3);
    const casing = Math.min(Math.max(shell, -cut), lip, buttons);
    const plate = extrude(hole + 0.5, y - thick + 2, 1.1, 0.4);
    let lens = 1e3;
    for (const [cx, cz, r] of lenses) {
      const d = Math.hypot(lx - opening.x - cx, lz - opening.z - cz);
      const ring = extrude(d - r, y - thick + 0.6, 1.5, 0.5);
      const well = extrude(d - r + 1.3, y - thick - 1, 0.9, 0.2);
      lens = Math.min(lens, Math.max(ring, -well));
    }
    const flash = extrude(Math.hypot(lx - opening.x - 9.5, lz - opening.z + 12.5) - 2.4, y - thick + 0.9, 0.3, 0.1);
    return { casing, plate, lens, flash, lx, lz };
  };
  return {
    distance: (x, y, z) => {
      const [lx, lz] = local(x, z);
      const around = extrude(rectangle(lx, lz, halfWidth + 1, halfLength + 1, 12), y - 6, 7, 0.5);
      if (around > 26) return around + 0.6;
      const p = parts(x, y, z);
      return Math.min(p.casing, p.plate, p.lens, p.flash);
    },
    material: (x, y, z, n): Material => {
      const p = parts(x, y, z);
      const nearest = Math.min(p.casing, p.plate, p.lens, p.flash);
      if (nearest === p.flash) return { color: [0.85, 0.8, 0.62], gloss: 1, roughness: 0.3 };
      if (nearest === p.lens) {
        const r = Math.min(...lenses.map(([cx, cz]) => Math.hypot(p.lx - opening.x - cx, p.lz - opening.z - cz)));
        if (r > 4.9) return { color: steel, gloss: 5, roughness: 0.2 };
        if (r > 2.4) return { color: pupil, gloss: 2.2, roughness: 0.05 };
        return { color: [0.012, 0.016, 0.05], gloss: 4 * 0.7, roughness: 0.05 };
      }
      if (nearest === p.plate) return { color: glass, gloss: 1.6, roughness: 0.1 };
      return { gloss: 0.8, roughness: 0.5, fuzz: 0.4, print: n[1] > 0.15 ? "own" : undefined };
    },
    bump: (x, _y, z) => [(noise(x * 3.2, z * 3.2, 3) - 0.5) * 0.04, 0, (noise(x * 3.2, z * 3.2, 9) - 0.5) * 0.04],
  };
}

/** The case lying on a table, its back up. */
export function paintPhoneCase(_sideId: string, size: number, space: Space): Sheet {
  const camera = createCamera({
    target: [0, 4, 4],
    distance: 900,
    yaw: 0,
    pitch: 66,
    fieldOfView: 12.2,
    width: size,
    height: size,
  });
  const sheet = photograph(createCase(), {
    camera,
    backdrop: linearColor("#d3d2d0"),
    shadow: 0.5,
    shadowSharpness: 8,
    exposure: 1.02,
    key: [-0.62, 0.8, -0.25],
  });
  const at = (u: number, v: number): Vector => {
    const [lx, lz] = [(u - 0.5) * space.widthMm, (v - 0.5) * space.heightMm];
    const edge = Math.min(0, rectangle(lx, lz, halfWidth, halfLength, 12));
    const drop = Math.max(0, 3.4 + edge);
    const y = thick - (3.4 - Math.sqrt(Math.max(0, 3.4 * 3.4 - drop * drop)));
    return [lx * cos + lz * sin, y, -lx * sin + lz * cos];
  };
  sheet.mesh = buildMesh(sheet, (u, v) => project(camera, at(u, v)), { columns: 28, rows: 40 });
  clipPrint(sheet, space);
  return sheet;
}
