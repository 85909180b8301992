import type { Space } from "@/lib/designs/catalogue/style-schema";
import { lightRelief } from "@/scripts/draw-catalogue/light-relief";
import { blur, clamp, fractal, hash, linearColor, mix, noise, smoothstep } from "@/scripts/draw-catalogue/numeric";
import { buildMesh, createSheet, type Sheet } from "@/scripts/draw-catalogue/sheet";

const oak = linearColor("#b98a58");
const plaster = linearColor("#dfdbd3");
const cord = linearColor("#4a4038");
const world = 980;
/** Overhang, thickness and height of the oak battens that hold the paper, in mm. */
const batten = { overhang: 7, depth: 13, tall: 21 };

/** Sunlight through a sash window, thrown aslant on the wall: 0 shadow, 1 sun. Wall coordinates in mm. */
function windowLight(x: number, y: number): number {
  const slant = x + 0.42 * y;
  const column = slant - 130;
  const row = y + 0.16 * x - 60;
  const pane = (t: number, size: number, bar: number, soft: number) => {
    const at = ((t % size) + size) % size;
    return smoothstep(0, soft, at) * smoothstep(size - bar, size - bar - soft, at);
  };
  const soft = 30;
  const frame =
    smoothstep(0, soft, column) *
    smoothstep(620, 620 - soft, column) *
    smoothstep(-60, -10, row) *
    smoothstep(900, 840, row);
  const leaves = fractal(x / 120 + 3, y / 150, 3, 77);
  return (
    frame * pane(column, 310, 26, soft) * pane(row, 300, 26, soft) * (0.72 + 0.28 * smoothstep(0.35, 0.62, leaves))
  );
}

interface Wall {
  scale: number;
  /** Trim of the paper in mm on the wall. */
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Heights over the wall in mm, and coverages. */
  form: Float32Array;
  texture: Float32Array;
  paper: Float32Array;
  wood: Float32Array;
  string: Float32Array;
}

function outside(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  return Math.max(x0 - x, x - x1, y0 - y, y - y1);
}

function hangPaper(wall: Wall, at: number, x: number, y: number): void {
  const cover = clamp(0.5 - outside(x, y, wall.left, wall.top, wall.right, wall.bottom) * wall.scale, 0, 1);
  wall.paper[at] = cover;
  wall.texture[at] = (fractal(x / 7, y / 7, 4, 5) - 0.5) * 0.5 + (noise(x / 60, y / 60, 8) - 0.5) * 1.4;
  if (cover === 0) return;
  const u = (x - wall.left) / (wall.right - wall.left);
  const v = clamp((y - wall.top) / (wall.bottom - wall.top), 0, 1);
  const slack = Math.sin(Math.PI * v);
  wall.form[at] =
    (4 + 5 * slack * (0.5 + 0.5 * Math.cos(u * 5.1 + 0.6 + v * 1.2)) + 5 * slack * (2 * u - 1) ** 4) * cover;
  wall.texture[at] = (noise(x * 1.3, y * 1.3, 6) - 0.5) * 0.05;
}

function fixBatten(wall: Wall, at: number, x: number, y: number): void {
  const middle = y < world / 2 ? wall.top : wall.bottom;
  const half = batten.tall / 2;
  const distance = outside(
    x,
    y,
    wall.left - batten.overhang,
    middle - half,
    wall.right + batten.overhang,
    middle + half,
  );
  const cover = clamp(0.5 - distance * wall.scale, 0, 1);
  wall.wood[at] = cover;
  if (cover === 0) return;
  const across = clamp((y - middle) / half, -1, 1);
  wall.form[at] = mix(wall.form[at] ?? 0, batten.depth + 2.2 * Math.sqrt(1 - across ** 6), cover);
  wall.texture[at] = (fractal(x / 26, y * 1.1, 3, 21) - 0.5) * 0.22;
}

function tieCord(wall: Wall, at: number, x: number, y: number): void {
  const nail = 40;
  const half = (wall.right - wall.left) / 2 - 26;
  const aside = Math.abs(x - world / 2);
  const sag = nail + (aside / half) * (wall.top - batten.tall / 2 - nail);
  const isNear = aside < half + 3 && y < wall.top;
  const line = isNear ? clamp(0.5 - (Math.abs(y - sag) - 1.1) * 0.86 * wall.scale, 0, 1) : 0;
  const pin = clamp(0.5 - (Math.hypot(aside, y - nail) - 4.6) * wall.scale, 0, 1);
  const cover = Math.max(line, pin);
  wall.string[at] = cover;
  if (cover > 0) wall.form[at] = Math.max(wall.form[at] ?? 0, (2 + 5 * pin) * cover);
}

/** The poster between two battens on a cord, on a plastered wall in morning light. */
export function paintPoster(_sideId: string, size: number, space: Space): Sheet {
  const sheet = createSheet(size, size);
  const scale = size / world;
  const left = (world - space.widthMm) / 2;
  const top = 152;
  const plane = () => new Float32Array(size * size);
  const wall: Wall = {
    scale,
    left,
    top,
    right: left + space.widthMm,
    bottom: top + space.heightMm,
    form: plane(),
    texture: plane(),
    paper: sheet.product,
    wood: plane(),
    string: plane(),
  };
  const sun = plane();
  for (let at = 0; at < size * size; at++) {
    const [x, y] = [((at % size) + 0.5) / scale, (Math.floor(at / size) + 0.5) / scale];
    hangPaper(wall, at, x, y);
    fixBatten(wall, at, x, y);
    tieCord(wall, at, x, y);
    const h = wall.form[at] ?? 0;
    sun[at] = windowLight(x + h * 1.1, y + h * 0.6);
  }
  const { form, texture } = wall;
  const lights = { keyAzimuth: 300, keyElevation: 38, keySpread: 15, keyStrength: 5, rimStrength: 0.3 };
  const light = lightRelief({ width: size, height: size, scale, form, texture, reachMm: 70, lights });
  const soft = blur(sun, size, size, 2.2);
  for (let at = 0; at < size * size; at++) {
    const [x, y] = [(at % size) / scale, Math.floor(at / size) / scale];
    const sunny = soft[at] ?? 0;
    const lit = (light.shade[at] ?? 0) * (0.8 - 0.1 * (x / world) - 0.06 * (y / world) + 0.27 * sunny);
    sheet.shade[at] = clamp(lit * 0.98, 0, 1.3);
    sheet.highlight[at] = clamp(0.004 + 0.014 * lit + 0.02 * (light.gloss[at] ?? 0) * (0.4 + sunny), 0, 1);
    const wood = wall.wood[at] ?? 0;
    const tied = (wall.string[at] ?? 0) * (1 - wood);
    const grain = 0.74 + 0.42 * fractal(x / 70, y * 0.75, 4, 33);
    const dither = 1 + (hash(at % size, Math.floor(at / size), 4) - 0.5) * 0.012;
    const warmth = [1 + 0.05 * sunny, 1 + 0.015 * sunny, 1 - 0.05 * sunny];
    for (let c = 0; c < 3; c++) {
      const behind = mix(plaster[c] ?? 0, cord[c] ?? 0, tied);
      sheet.scene[at * 3 + c] = mix(behind, (oak[c] ?? 0) * grain, wood) * lit * dither * (warmth[c] ?? 1);
    }
    sheet.product[at] = (sheet.product[at] ?? 0) * (1 - wood);
    sheet.print[at] = sheet.product[at] ?? 0;
  }
  const place = (u: number, v: number) =>
    [(left + u * space.widthMm) * scale, (top + v * space.heightMm) * scale] as const;
  sheet.mesh = buildMesh(sheet, place, { columns: 2, rows: 2 });
  const bend = (at: number, step: number) =>
    ((form[at + step] ?? 0) - (form[at - step] ?? 0)) * scale * 0.32 * (sheet.product[at] ?? 0);
  sheet.shift = { x: form.map((_, at) => bend(at, 3)), y: form.map((_, at) => bend(at, size * 3)) };
  return sheet;
}
