import type { Space } from "@/lib/designs/catalogue/style-schema";
import { createCamera, project, type Vector } from "@/scripts/draw-catalogue/camera";
import { blend, cylinder } from "@/scripts/draw-catalogue/distances";
import { type Material, photograph, type Solid } from "@/scripts/draw-catalogue/march-solid";
import { linearColor, noise } from "@/scripts/draw-catalogue/numeric";
import { buildMesh, type Sheet } from "@/scripts/draw-catalogue/sheet";

const radius = 41;
const tall = 96;
/** Where the handle sits, degrees from the viewer's right towards the viewer. */
const handleAngle = -47;

const inside = linearColor("#f3f2ee");

function createMug(): Solid {
  const a = (handleAngle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(a), Math.sin(a)];
  const handle = (x: number, y: number, z: number): number => {
    const along = x * cos + z * sin;
    const aside = -x * sin + z * cos;
    const px = along - 40;
    const py = (y - 49) * 0.98;
    const ring = Math.hypot(px / 1.0, py / 1.12);
    const band = Math.hypot((ring - 29) * 0.94, aside * 0.62);
    return Math.max(band - 4.6, 36.5 - along) * 0.88;
  };
  const outer = (x: number, y: number, z: number) => {
    const foot = Math.min(0, (y - 7) / 7) * 2.2;
    return cylinder(x, y - tall / 2, z, radius + foot * (y < 7 ? 1 : 0), tall / 2, 2.2);
  };
  const inner = (x: number, y: number, z: number) => cylinder(x, y - tall / 2 - 5, z, radius - 3.6, tall / 2, 6);
  const distance = (x: number, y: number, z: number) => {
    const bound = Math.hypot(x, y - 48, z) - 95;
    if (bound > 130) return bound;
    const wall = outer(x, y, z);
    const body = blend(wall, handle(x, y, z), 7);
    const hollow = inner(x, y, z);
    const k = Math.max(2.6 - Math.abs(body + hollow), 0) / 2.6;
    return Math.max(body, -hollow) + k * k * 2.6 * 0.25;
  };
  const glaze: Material = { gloss: 1.9, roughness: 0.12 };
  return {
    distance,
    material: (x, y, z) => {
      if (Math.hypot(x, z) < radius - 1.6 && y > 4) return { color: inside, gloss: 1, roughness: 0.12 };
      if (y < 2.2 && Math.hypot(x, z) < radius + 1)
        return { color: linearColor("#cfc9bd"), gloss: 0.2, roughness: 0.8, tone: 0.8 };
      return { ...glaze, print: "own" };
    },
    bump: (x, y, z) => {
      const wave = (s: number) => (noise(x / 11 + s, y / 9 + z / 11, 5) - 0.5) * 0.012;
      return [wave(0), wave(40), wave(80)];
    },
  };
}

/** The mug's wrap: the picture shows its right part, up to the handle. */
export function paintMug(_sideId: string, size: number, space: Space): Sheet {
  const camera = createCamera({
    target: [6, 44, 0],
    distance: 620,
    yaw: 0,
    pitch: 15,
    fieldOfView: 15.4,
    width: size,
    height: size,
  });
  const mug = createMug();
  const sheet = photograph(mug, { camera, backdrop: linearColor("#dcdad5"), shadow: 0.42, exposure: 1.08 });
  const centre = ((handleAngle + 180) * Math.PI) / 180;
  const bottom = (tall - space.heightMm) / 2 + 1;
  const at = (u: number, v: number): Vector => {
    const angle = centre - ((u - 0.5) * space.widthMm) / radius;
    return [radius * Math.cos(angle), bottom + (1 - v) * space.heightMm, radius * Math.sin(angle)];
  };
  const uOf = (degrees: number) => 0.5 + ((centre - (degrees * Math.PI) / 180) * radius) / space.widthMm;
  sheet.mesh = buildMesh(sheet, (u, v) => project(camera, at(u, v)), {
    columns: 48,
    rows: 6,
    uRange: [uOf(176.5), Math.min(1.0, uOf(3.5))],
    vRange: [0, 1],
  });
  return sheet;
}
