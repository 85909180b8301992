import { mix, type Rgb, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { noiseTiles, sampleNoise } from "@/lib/kernel/ai/built-in/scene/noise";
import { bakeTexture, type Texture } from "./texture";

/** Woven cloth with visible threads. */
export function bakeLinen(color: Rgb): Texture {
  const { clouds, grain } = noiseTiles();
  const threads = 64;
  return bakeTexture(256, (u, v, texel) => {
    const over = (Math.floor(u * threads) + Math.floor(v * threads)) % 2 === 0;
    const across = Math.abs(((u * threads) % 1) - 0.5);
    const along = Math.abs(((v * threads) % 1) - 0.5);
    const thread = over ? 1 - 1.3 * along : 1 - 1.3 * across;
    const slub = sampleNoise(grain, over ? u * 0.15 : u, over ? v : v * 0.15);
    const shade = 0.78 + 0.24 * thread + 0.1 * slub + 0.05 * sampleNoise(clouds, u, v);
    texel.r = color[0] * shade;
    texel.g = color[1] * shade;
    texel.b = color[2] * shade;
    texel.height = thread + slub * 0.4;
  });
}

/** Loops or pile of a carpet. */
export function bakeCarpet(color: Rgb): Texture {
  const { clouds, fine, grain } = noiseTiles();
  return bakeTexture(512, (u, v, texel) => {
    const pile = sampleNoise(grain, u * 1.5, v * 1.5) * 0.6 + sampleNoise(fine, u * 3, v * 3) * 0.5;
    const worn = sampleNoise(clouds, u, v);
    const shade = 0.9 + 0.2 * pile + 0.08 * worn;
    texel.r = color[0] * shade;
    texel.g = color[1] * shade;
    texel.b = color[2] * shade;
    texel.height = pile * 1.5;
    texel.gloss = 0;
  });
}

export type RugPattern = "plain" | "stripes" | "berber" | "persian" | "lattice";

/** A rug seen as a whole, border and all: one tile is one rug. */
export function bakeRug(pattern: RugPattern, ground: Rgb, figure: Rgb, accent: Rgb): Texture {
  const { clouds, grain, fine } = noiseTiles();
  return bakeTexture(512, (u, v, texel) => {
    const wobble = 0.004 * sampleNoise(fine, u, v);
    const share = rugFigure(pattern, u + wobble, v + wobble);
    const base = share >= 2 ? accent : mix(ground, figure, Math.max(0, share));
    const pile = sampleNoise(grain, u * 1.3, v * 1.3) * 0.55 + sampleNoise(fine, u * 3, v * 3) * 0.45;
    const shade = 0.9 + 0.17 * pile + 0.09 * sampleNoise(clouds, u, v);
    texel.r = base[0] * shade;
    texel.g = base[1] * shade;
    texel.b = base[2] * shade;
    texel.height = pile * 1.4;
    texel.gloss = 0;
  });
}

/** 0…1: from ground to figure; 2: accent. */
function rugFigure(pattern: RugPattern, u: number, v: number): number {
  const edge = Math.min(u, 1 - u, v, 1 - v);
  if (pattern === "plain") return edge < 0.02 ? 0.35 : 0.06;
  if (pattern === "stripes") {
    const band = Math.abs(((v * 5) % 1) - 0.5);
    return band < 0.06 ? 2 : band < 0.16 ? 0.8 : 0;
  }
  if (pattern === "berber") {
    const x = Math.abs(((u * 3) % 1) - 0.5);
    const y = Math.abs(((v * 4) % 1) - 0.5);
    return Math.abs(x + y - 0.5) < 0.035 ? 0.85 : 0;
  }
  if (pattern === "lattice") {
    const x = Math.abs(((u * 6) % 1) - 0.5);
    const y = Math.abs(((v * 9) % 1) - 0.5);
    return Math.hypot(x, y) < 0.24 ? 0.3 : Math.min(x, y) < 0.03 ? 0.9 : 0.05;
  }
  return persianFigure(u, v, edge);
}

/** Borders, a field of small figures, and a medallion. */
function persianFigure(u: number, v: number, edge: number): number {
  if (edge < 0.025) return 2;
  if (edge < 0.1) return ((u + v) * 24) % 1 < 0.5 ? 0.75 : 0.3;
  if (edge < 0.115) return 2;
  const x = Math.abs(u - 0.5) * 2;
  const y = Math.abs(v - 0.5) * 2;
  const medal = x * 1.1 + y;
  if (medal < 0.3) return ((x + y) * 14) % 1 < 0.4 ? 2 : 0.9;
  if (medal < 0.62) return (x * 9) % 1 < 0.45 === (y * 9) % 1 < 0.45 ? 0.5 : 0.15;
  return Math.sin(x * 40) * Math.sin(y * 40) > 0.55 ? 0.8 : 0.05;
}

export type PaperPattern = "stripes" | "leaves" | "dots" | "arches" | "herringbone";

/** Patterned wallpaper. */
export function bakeWallpaper(pattern: PaperPattern, ground: Rgb, figure: Rgb): Texture {
  const { fine } = noiseTiles();
  return bakeTexture(512, (u, v, texel) => {
    const share = paperFigure(pattern, u, v);
    const base = mix(ground, figure, share);
    const shade = 1 + 0.015 * sampleNoise(fine, u * 2, v * 2);
    texel.r = base[0] * shade;
    texel.g = base[1] * shade;
    texel.b = base[2] * shade;
    texel.height = 0.1 * sampleNoise(fine, u * 3, v * 3);
  });
}

function paperFigure(pattern: PaperPattern, u: number, v: number): number {
  if (pattern === "stripes") return (u * 8) % 1 < 0.5 ? 1 : 0;
  if (pattern === "dots") {
    const row = Math.floor(v * 8);
    const x = ((u * 8 + (row % 2) * 0.5) % 1) - 0.5;
    return Math.hypot(x, ((v * 8) % 1) - 0.5) < 0.16 ? 1 : 0;
  }
  if (pattern === "herringbone") {
    const zig = Math.abs(((u * 6) % 1) - 0.5) * 2;
    return (v * 16 + zig * 2) % 1 < 0.22 ? 1 : 0;
  }
  if (pattern === "arches") {
    const row = Math.floor(v * 6);
    const x = ((u * 6 + (row % 2) * 0.5) % 1) - 0.5;
    const y = (v * 6) % 1;
    const radius = Math.hypot(x, 1 - y);
    return (radius * 5) % 1 < 0.4 && radius < 1 ? 1 : 0;
  }
  let most = 0;
  for (let index = 0; index < 3; index += 1) {
    const column = Math.floor(u * 4 + index / 3);
    const x = ((u * 4 + index / 3) % 1) - 0.5;
    const stem = 0.09 * Math.sin(v * 12.566 + column);
    const lean = x - stem;
    if (Math.abs(lean) < 0.012) most = 1;
    const leaf = (v * 9 + (lean > 0 ? 0 : 0.5)) % 1;
    const away = Math.abs(lean) - 0.02;
    const rise = leaf - 0.5 - away * 1.6;
    if (away > 0 && away < 0.2 && Math.abs(rise) < 0.28 * Math.sin((away / 0.2) * Math.PI) ** 0.7) most = 1;
  }
  return most;
}

/** Woven cane or rattan. */
export function bakeRattan(color: Rgb): Texture {
  const { grain } = noiseTiles();
  const strands = 24;
  const dark = scale(color, 0.3);
  return bakeTexture(256, (u, v, texel) => {
    const row = Math.floor(v * strands);
    const bend = Math.cos((u * strands + row) * Math.PI);
    const round = 1 - Math.abs(((v * strands) % 1) - 0.5) * 2;
    const height = round * (0.65 + 0.35 * bend);
    const shade = mix(dark, color, Math.min(1, 0.25 + height * 1.1));
    const speck = 0.93 + 0.1 * sampleNoise(grain, u * 0.3, v);
    texel.r = shade[0] * speck;
    texel.g = shade[1] * speck;
    texel.b = shade[2] * speck;
    texel.height = height * 3;
    texel.gloss = height;
  });
}
