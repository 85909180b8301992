import { lightRelief } from "@/scripts/draw-catalogue/light-relief";
import { clamp, fractal, hash, linearColor, noise, smoothstep } from "@/scripts/draw-catalogue/numeric";
import { buildMesh, createSheet, type Sheet } from "@/scripts/draw-catalogue/sheet";

/** Sizes of the card in mm on a table that is 300 mm across. */
export const genericCards = { portrait: [176, 220], landscape: [228, 176], square: [204, 204] } as const;
export type GenericCard = keyof typeof genericCards;

const table = 300;
const backdrop = linearColor("#d9d6d0");

/** A heavy sheet with slightly lifted corners: shows artwork of products that have no picture of their own. */
export function paintGenericCard(card: GenericCard, size: number): Sheet {
  const sheet = createSheet(size, size);
  const scale = size / table;
  const [width, height] = genericCards[card];
  const [left, top] = [(table - width) / 2, (table - height) / 2];
  const form = new Float32Array(size * size);
  const texture = new Float32Array(size * size);
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const at = py * size + px;
      const x = (px + 0.5) / scale - left;
      const y = (py + 0.5) / scale - top;
      const distance = Math.max(-x, x - width, -y, y - height);
      const cover = clamp(0.5 - distance * scale, 0, 1);
      sheet.product[at] = cover;
      texture[at] = (fractal(px / scale / 3, py / scale / 3, 3, 5) - 0.5) * 0.12;
      if (cover === 0) continue;
      const [u, v] = [x / width, y / height];
      const lift = (du: number, dv: number) => smoothstep(0.62, 0, Math.hypot(u - du, v - dv));
      form[at] =
        (1.6 + 5.5 * lift(1, 1) ** 2 + 2.2 * lift(0, 0) ** 2 + 1.2 * lift(1, 0) ** 2 + 0.8 * noise(u * 2, v * 2, 4)) *
        cover;
      texture[at] = (noise(x * 2.4, y * 2.4, 6) - 0.5) * 0.05;
    }
  }
  const light = lightRelief({ width: size, height: size, scale, form, texture, reachMm: 30 });
  for (let at = 0; at < size * size; at++) {
    const [x, y] = [(at % size) / size, Math.floor(at / size) / size];
    const lit = (light.shade[at] ?? 0) * (1.04 - 0.1 * Math.hypot((x - 0.36) * 1.1, y - 0.3));
    const grain = 1 + (hash(at % size, Math.floor(at / size), 3) - 0.5) * 0.012;
    sheet.shade[at] = clamp(lit * 0.95, 0, 1.3);
    sheet.highlight[at] = clamp(0.004 + 0.012 * lit + 0.02 * (light.gloss[at] ?? 0), 0, 1);
    for (let c = 0; c < 3; c++) sheet.scene[at * 3 + c] = (backdrop[c] ?? 0) * lit * grain;
    sheet.print[at] = sheet.product[at] ?? 0;
  }
  sheet.mesh = buildMesh(sheet, (u, v) => [(left + u * width) * scale, (top + v * height) * scale], {
    columns: 1,
    rows: 1,
  });
  return sheet;
}
