import type { Space } from "@/lib/designs/catalogue/style-schema";
import { createCamera, normalize, project, type Vector } from "@/scripts/draw-catalogue/camera";
import { clipPrint } from "@/scripts/draw-catalogue/clip-print";
import { type Material, photograph, type Solid } from "@/scripts/draw-catalogue/march-solid";
import { clamp, linearColor, mix, noise, smoothstep } from "@/scripts/draw-catalogue/numeric";
import { buildMesh, type Sheet } from "@/scripts/draw-catalogue/sheet";

const crownHeight = 118;
const lift = 20;
const panelSeams = [0, 60, 120, 180, 240, 300].map((degrees) => (degrees * Math.PI) / 180);
const eyelets = [30, 90, 150, 210, 270, 330].map((degrees) => (degrees * Math.PI) / 180);

/** The crown as a dome: y up from the sweatband, z towards the brim. */
function crown(x: number, y: number, z: number): number {
  const front = z > 0 ? 94 : 100;
  const steep = z > 0 ? 2.55 : 2.25;
  const px = Math.abs(x) / 80;
  const pz = Math.abs(z) / front;
  const plan = Math.sqrt(px * px + pz * pz);
  const py = Math.max(0, y) / crownHeight;
  const k = (plan ** steep + py ** steep) ** (1 / steep);
  return (k - 1) * 78;
}

function angleOf(x: number, z: number): number {
  return Math.atan2(x / 80, z / 97);
}

/** Distance in mm along the crown to the nearest panel seam, negative on its other side. */
function seamDistance(x: number, z: number): number {
  const angle = angleOf(x, z);
  let best = 1e3;
  for (const seam of panelSeams) {
    let d = angle - seam;
    d -= Math.round(d / (2 * Math.PI)) * 2 * Math.PI;
    if (Math.abs(d) < Math.abs(best)) best = d;
  }
  return best * Math.hypot(x, z, 0.001);
}

/** Height of the crown's lower edge: arched over the brim, low at the back. */
function crownEdge(x: number, z: number): number {
  return mix(-1 - 0.0031 * x * x, -lift + 1, smoothstep(30, -60, z));
}

function brimHeight(x: number, z: number): number {
  const out = Math.max(0, z - 92 + 0.011 * x * x);
  return 0.5 - 0.0031 * x * x - 0.06 * out - 0.0009 * out * out;
}

function brimPlan(x: number, z: number): number {
  const reach = 162 - 0.0006 * x * x;
  const k = (Math.abs(x / 83) ** 2.5 + Math.max(0, (z - 18) / (reach - 18)) ** 2.5) ** (1 / 2.5);
  return (k - 1) * 80;
}

function parts(x: number, worldY: number, z: number) {
  const y = worldY - lift;
  const shell = crown(x, y, z);
  const seam = Math.abs(seamDistance(x, z));
  const welt = 0.9 * (1 - smoothstep(1.5, 7, seam)) - 1.3 * (1 - smoothstep(0, 1.4, seam));
  const slack = 1.6 * (noise(angleOf(x, z) * 5, y / 40, 4) - 0.5) * smoothstep(0.6, 1.4, Math.abs(angleOf(x, z)));
  const upper = smoothstep(crownHeight, crownHeight - 30, y);
  const dome = Math.max(Math.abs(shell - welt * upper - slack + 1.2) - 1.2, crownEdge(x, z) - y);
  const plan = brimPlan(x, z);
  const sheetTop = y - brimHeight(x, z);
  const groove = plan < -1 ? 0.22 * Math.cos(((plan + 3) / 5.6) * 2 * Math.PI) * smoothstep(-46, -38, plan) : 0;
  const rim = Math.max(0, plan + 2.2);
  const brim = Math.max(
    Math.abs(sheetTop - groove * 0.5) * 0.86 - Math.sqrt(Math.max(0.05, 4.4 - rim * rim * 0.8)) * 0.85,
    plan * 0.8,
    40 - z,
  );
  const button = Math.hypot(x, (y - crownHeight - 0.4) * 1.5, z + 2) - 7.5;
  return { dome, brim: Math.max(brim, -shell - 3), button, plan, y, seam, shell };
}

function createCap(): Solid {
  return {
    distance: (x, y, z) => {
      const bound = Math.hypot(x, y - 60, (z - 30) * 0.75) - 150;
      if (bound > 120) return bound;
      const p = parts(x, y, z);
      return Math.min(p.dome * 0.72, p.brim * 0.8, p.button * 0.66);
    },
    material: (x, y, z): Material => {
      const p = parts(x, y, z);
      const cloth: Material = { gloss: 0.5, roughness: 0.92, fuzz: 1 };
      if (p.button < Math.min(p.dome, p.brim)) return { ...cloth, tone: 0.97 };
      if (p.brim < p.dome) {
        const phase = ((p.plan + 3) / 5.6) * 2 * Math.PI;
        const row =
          smoothstep(0.86, 0.99, Math.cos(phase + Math.PI)) * smoothstep(-46, -40, p.plan) * smoothstep(-1, -3, p.plan);
        const along = Math.atan2(x, z - 20) * 100;
        const dash = (((along / 3.4) % 1) + 1) % 1 < 0.7 ? 1 : 0.3;
        const root = 1 - 0.3 * (1 - smoothstep(0, 6, p.shell));
        return { ...cloth, tone: (1 - 0.2 * row * dash) * root };
      }
      const isInside = p.shell < -1.6;
      if (isInside) return { ...cloth, tone: 0.5 };
      const dash = (((p.y / 3.2) % 1) + 1) % 1 < 0.7 ? 1 : 0.3;
      const stitched = smoothstep(0.55, 0.15, Math.abs(p.seam - 3.6)) * dash;
      let hole = 0;
      let ring = 0;
      if (p.y > 74 && p.y < 98) {
        for (const eyelet of eyelets) {
          let d = angleOf(x, z) - eyelet;
          d -= Math.round(d / (2 * Math.PI)) * 2 * Math.PI;
          const away = Math.hypot(d * Math.hypot(x, z), (p.y - 86) * 1.3);
          hole = Math.max(hole, smoothstep(1.7, 1.2, away));
          ring = Math.max(ring, smoothstep(1, 0.4, Math.abs(away - 2.8)));
        }
      }
      const tone =
        (1 - 0.17 * stitched) * (1 - 0.85 * hole) * (1 - 0.14 * ring) * (1 - 0.25 * (1 - smoothstep(0, 0.9, p.seam)));
      return { ...cloth, tone, print: z > 0 ? "own" : undefined };
    },
    bump: (x, y, z) => {
      const twill = Math.sin((x * 0.8 + y * 1.6) * 3.1) * 0.035;
      const fuzz = (s: number) => (noise(x * 1.7 + s, y * 1.7 + z * 0.9, 3) - 0.5) * 0.12;
      return [twill + fuzz(0), twill + fuzz(21), fuzz(55)];
    },
  };
}

/** Walks from outside along a ray until it meets the crown. */
function landOnCrown(direction: Vector, origin: Vector): Vector {
  let t = 260;
  for (let step = 0; step < 80; step++) {
    const [x, y, z] = [origin[0] + direction[0] * t, origin[1] + direction[1] * t, origin[2] + direction[2] * t];
    const d = crown(x, y, z);
    t -= clamp(d * 0.7, -20, 20);
  }
  return [origin[0] + direction[0] * t, origin[1] + direction[1] * t + lift, origin[2] + direction[2] * t];
}

/** The cap from its front left; the artwork spans the two front panels. */
export function paintCap(_sideId: string, size: number, space: Space): Sheet {
  const camera = createCamera({
    target: [0, 58, 40],
    distance: 1150,
    yaw: -21,
    pitch: 13,
    fieldOfView: 13.2,
    width: size,
    height: size,
  });
  const sheet = photograph(createCap(), { camera, backdrop: linearColor("#dad8d3"), shadow: 0.46, exposure: 1.1 });
  const at = (u: number, v: number): Vector => {
    const across = (u - 0.5) * space.widthMm;
    const up = (1 - v) * space.heightMm + 25;
    const lean = up / 116;
    const turned = across / 88;
    const direction = normalize([
      Math.sin(turned) * Math.cos(lean),
      Math.sin(lean) * 1.05,
      Math.cos(turned) * Math.cos(lean),
    ]);
    return landOnCrown(direction, [0, 0, 0]);
  };
  sheet.mesh = buildMesh(sheet, (u, v) => project(camera, at(u, v)), { columns: 24, rows: 16 });
  clipPrint(sheet, space);
  return sheet;
}
