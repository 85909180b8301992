import { leafPath } from "./artwork-emblems";

/** Patterns drawn for the demo organization: SVG texts without fonts, scripts or outside references. */

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function open(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
}

/** A stem with pairs of leaves and a berry at its tip, growing upwards from (0, 0). */
function sprig(pairs: number, leaf: string, vein: string, berry: string): string {
  const height = pairs * 26 + 24;
  const leaves = Array.from({ length: pairs }, (_, k) => {
    const y = -14 - k * 26;
    const size = 40 - k * 4.2;
    return leafPath(0, y, 0.95, size, size * 0.24) + leafPath(0, y - 8, -0.95, size, size * 0.24);
  }).join("");
  const veins = Array.from({ length: pairs }, (_, k) => {
    const y = -14 - k * 26;
    const reach = (40 - k * 4.2) * 0.8;
    return `M0 ${n(y)}l${n(Math.sin(0.95) * reach)} ${n(-Math.cos(0.95) * reach)}M0 ${n(y - 8)}l${n(-Math.sin(0.95) * reach)} ${n(-Math.cos(0.95) * reach)}`;
  }).join("");
  return (
    `<path d="${leaves}${leafPath(0, -height + 22, 0, 30, 7)}" fill="${leaf}"/>` +
    `<path d="M0 6C3 ${n(-height * 0.4)} -3 ${n(-height * 0.7)} 0 ${n(-height + 20)}${veins}" fill="none" stroke="${vein}" stroke-width="1.6" stroke-linecap="round"/>` +
    `<circle cx="13" cy="4" r="6.5" fill="${berry}"/><circle cx="-12" cy="-2" r="5" fill="${berry}"/>`
  );
}

function botanical(): string {
  const [paper, forest, sage, coral, gold, deep] = ["#f6efdf", "#2c5842", "#8ea886", "#d9674c", "#dba63f", "#1e3d2e"];
  const first = sprig(5, forest, sage, coral);
  const second = sprig(4, sage, deep, gold);
  const flower = Array.from(
    { length: 8 },
    (_, k) => `<path d="${leafPath(0, 0, (k / 8) * Math.PI * 2, 27, 8)}" fill="${coral}"/>`,
  ).join("");
  const parts: string[] = [];
  for (let row = 0; row < 5; row++) {
    for (let column = 0; column < 5; column++) {
      const x = column * 200 + (row % 2 === 0 ? 0 : 100);
      const y = row * 200 + 40;
      const turn = ((row * 2 + column) % 4) * 34 - 50;
      parts.push(
        `<g transform="translate(${x} ${y}) rotate(${turn})"><g transform="translate(0 84) scale(1.32)">${(row + column) % 2 === 0 ? first : second}</g></g>`,
      );
      parts.push(
        `<g transform="translate(${x + 100} ${y + 12}) scale(1.1)">${flower}<circle r="8.5" fill="${gold}"/></g>`,
      );
      parts.push(
        `<circle cx="${x + 56}" cy="${y + 92}" r="5" fill="${gold}"/><circle cx="${x - 46}" cy="${y - 84}" r="3.6" fill="${forest}"/>`,
      );
    }
  }
  return `${open(800, 800)}<rect width="800" height="800" fill="${paper}"/>${parts.join("")}</svg>`;
}

function waves(): string {
  const [deep, sea, foam, sand] = ["#163a4f", "#2f7f86", "#f3ead6", "#e6b450"];
  const radius = 60;
  const scale = (x: number, y: number, tone: string) =>
    [60, 47, 34, 21, 9]
      .map((r, k) => `<circle cx="${n(x)}" cy="${n(y)}" r="${r}" fill="${k % 2 === 0 ? tone : foam}"/>`)
      .join("");
  const rows: string[] = [];
  for (let row = 0; row < 9; row++) {
    for (let column = -1; column < 11; column++) {
      const x = column * radius * 2 + (row % 2 === 0 ? 0 : radius);
      const tone = (row * 7 + column * 3) % 11 === 4 ? sand : row % 2 === 0 ? deep : sea;
      rows.push(scale(x, 96 + row * 42, tone));
    }
  }
  return `${open(1200, 500)}<rect width="1200" height="500" fill="${foam}"/>${rows.join("")}</svg>`;
}

function geometric(): string {
  const colors = ["#1d2b4a", "#e0684f", "#e6b450", "#2f7f86", "#f4ead7"];
  const size = 100;
  const tile = (column: number, row: number): string => {
    const pick = (salt: number) => (column * 7 + row * 13 + column * row * 3 + salt * 5) % colors.length;
    const ground = pick(0);
    const figure = pick(1) === ground ? (ground + 2) % colors.length : pick(1);
    const accent = colors[(figure + 2) % colors.length];
    const turn = ((column * 3 + row * 5) % 4) * 90;
    const shapes = [
      `<path d="M0 0H100A100 100 0 0 1 0 100Z" fill="${colors[figure]}"/><path d="M0 0H50A50 50 0 0 1 0 50Z" fill="${accent}"/>`,
      `<circle cx="50" cy="50" r="50" fill="${colors[figure]}"/><path d="M50 0A50 50 0 0 1 50 100Z" fill="${accent}"/>`,
      `<path d="M0 0L100 100H0Z" fill="${colors[figure]}"/><circle cx="72" cy="28" r="15" fill="${accent}"/>`,
      `<path d="M0 0A50 50 0 0 0 100 0ZM0 50A50 50 0 0 0 100 50Z" fill="${colors[figure]}"/>`,
      `<path d="M0 0H20V100H0ZM40 0H60V100H40ZM80 0H100V100H80Z" fill="${colors[figure]}"/>`,
    ];
    const shape = shapes[(column * 2 + row * 3 + ((column * row) % 3)) % shapes.length] ?? "";
    const place = `translate(${column * size} ${row * size}) rotate(${turn} 50 50)`;
    return `<g transform="${place}"><rect width="100.4" height="100.4" fill="${colors[ground]}"/>${shape}</g>`;
  };
  const tiles = Array.from({ length: 48 }, (_, k) => tile(k % 8, Math.floor(k / 8)));
  return `${open(800, 600)}${tiles.join("")}</svg>`;
}

/** Sprigs and flowers on paper, 800 × 800; repeats every 400 across and down. */
export const botanicalPatternSvg = botanical();
/** Scales of waves, 1200 × 500. */
export const wavePatternSvg = waves();
/** Tiles of circles and triangles, 800 × 600. */
export const geometricPatternSvg = geometric();
