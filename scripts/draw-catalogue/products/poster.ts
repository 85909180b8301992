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

/** The poster between two battens on a cord, on a plastered wall in morning light. */
export function paintPoster(_sideId: string, size: number, space: Space): Sheet {
  const sheet = createSheet(size, size);
  const scale = size / world;
  const left = (world - space.widthMm) / 2;
  const top = 152;
  const count = size * size;
  const form = new Float32Array(count);
  const texture = new Float32Array(count);
  const wood = new Float32Array(count);
  const string = new Float32Array(count);
  const cover = (distance: number) => clamp(0.5 - distance * scale, 0, 1);
  const rectangle = (x: number, y: number, x0: number, y0: number, x1: number, y1: number) =>
    Math.max(x0 - x, x - x1, y0 - y, y - y1);
  const bottom = top + space.heightMm;
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const at = py * size + px;
      const x = (px + 0.5) / scale;
      const y = (py + 0.5) / scale;
      const u = (x - left) / space.widthMm;
      const v = (y - top) / space.heightMm;
      const paper = cover(rectangle(x, y, left, top, left + space.widthMm, bottom));
      sheet.product[at] = paper;
      const wave =
        4 +
        5 * Math.sin(Math.PI * clamp(v, 0, 1)) * (0.5 + 0.5 * Math.cos(u * 5.1 + 0.6 + v * 1.2)) +
        5 * Math.sin(Math.PI * clamp(v, 0, 1)) * (2 * u - 1) ** 4;
      texture[at] = (fractal(x / 7, y / 7, 4, 5) - 0.5) * 0.5 + (noise(x / 60, y / 60, 8) - 0.5) * 1.4;
      if (paper > 0) {
        form[at] = wave * paper;
        texture[at] = (noise(x * 1.3, y * 1.3, 6) - 0.5) * 0.05;
      }
      const bars = Math.min(
        rectangle(
          x,
          y,
          left - batten.overhang,
          top - batten.tall / 2,
          left + space.widthMm + batten.overhang,
          top + batten.tall / 2,
        ),
        rectangle(
          x,
          y,
          left - batten.overhang,
          bottom - batten.tall / 2,
          left + space.widthMm + batten.overhang,
          bottom + batten.tall / 2,
        ),
      );
      wood[at] = cover(bars);
      const isTop = y < world / 2;
      if ((wood[at] ?? 0) > 0) {
        const across = clamp((y - (isTop ? top : bottom)) / (batten.tall / 2), -1, 1);
        form[at] = mix(form[at] ?? 0, batten.depth + 2.2 * Math.sqrt(1 - across ** 6), wood[at] ?? 0);
        texture[at] = (fractal(x / 26, y * 1.1, 3, 21) - 0.5) * 0.22;
      }
      const nail = 40;
      const half = space.widthMm / 2 - 26;
      const sag = nail + (Math.abs(x - world / 2) / half) * (top - batten.tall / 2 - nail);
      const cordCover = Math.abs(x - world / 2) < half + 3 && y < top ? cover((Math.abs(y - sag) - 1.1) * 0.86) : 0;
      const pin = cover(Math.hypot(x - world / 2, y - nail) - 4.6);
      string[at] = Math.max(cordCover, pin);
      if ((string[at] ?? 0) > 0) form[at] = Math.max(form[at] ?? 0, (2 + 5 * pin) * (string[at] ?? 0));
    }
  }
  const light = lightRelief({
    width: size,
    height: size,
    scale,
    form,
    texture,
    reachMm: 70,
    lights: { keyAzimuth: 300, keyElevation: 38, keySpread: 15, keyStrength: 5, rimStrength: 0.3 },
  });
  const sun = new Float32Array(count);
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const at = py * size + px;
      const h = form[at] ?? 0;
      sun[at] = windowLight(px / scale + h * 1.1, py / scale + h * 0.6);
    }
  }
  const soft = blur(sun, size, size, 2.2);
  for (let at = 0; at < count; at++) {
    const x = (at % size) / scale;
    const y = Math.floor(at / size) / scale;
    const room = 0.8 - 0.1 * (x / world) - 0.06 * (y / world);
    const lit = (light.shade[at] ?? 0) * (room + 0.27 * (soft[at] ?? 0));
    sheet.shade[at] = clamp(lit * 0.98, 0, 1.3);
    sheet.highlight[at] = clamp(0.004 + 0.014 * lit + 0.02 * (light.gloss[at] ?? 0) * (0.4 + (soft[at] ?? 0)), 0, 1);
    const grain = 0.74 + 0.42 * fractal(x / 70, y * 0.75, 4, 33);
    const isWood = wood[at] ?? 0;
    const isCord = (string[at] ?? 0) * (1 - isWood);
    const dither = 1 + (hash(at % size, Math.floor(at / size), 4) - 0.5) * 0.012;
    const warmth = [1 + 0.05 * (soft[at] ?? 0), 1 + 0.015 * (soft[at] ?? 0), 1 - 0.05 * (soft[at] ?? 0)];
    for (let c = 0; c < 3; c++) {
      const wall = mix(plaster[c] ?? 0, cord[c] ?? 0, isCord);
      sheet.scene[at * 3 + c] = mix(wall, (oak[c] ?? 0) * grain, isWood) * lit * dither * (warmth[c] ?? 1);
    }
    sheet.product[at] = (sheet.product[at] ?? 0) * (1 - isWood);
    sheet.print[at] = sheet.product[at] ?? 0;
  }
  sheet.mesh = buildMesh(sheet, (u, v) => [(left + u * space.widthMm) * scale, (top + v * space.heightMm) * scale], {
    columns: 2,
    rows: 2,
  });
  const bend = (at: number, step: number) =>
    ((form[at + step] ?? 0) - (form[at - step] ?? 0)) * scale * 0.16 * (sheet.product[at] ?? 0);
  sheet.shift = { x: form.map((_, at) => bend(at, 3) * 2), y: form.map((_, at) => bend(at, size * 3) * 2) };
  return sheet;
}
