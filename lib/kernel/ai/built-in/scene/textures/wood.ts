import { mix, type Rgb, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { noiseTiles, sampleNoise } from "@/lib/kernel/ai/built-in/scene/noise";
import { bakeTexture, type Texel, type Texture } from "./texture";

/** 0…1 for a whole number, the same every time. */
export function spread(index: number, salt: number): number {
  let value = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 7, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return ((value ^ (value >>> 15)) >>> 0) / 4_294_967_296;
}

/** Darkness of wood grain along u, 0…1. */
function grainAt(u: number, v: number, salt: number): number {
  const { clouds, fine } = noiseTiles();
  const shift = spread(salt, 3);
  const warp = sampleNoise(clouds, u * 0.5 + shift, v * 1 + shift * 5) * 0.05;
  const rings = Math.sin((v * 9 + warp * 14 + sampleNoise(clouds, u * 0.35 + shift * 3, v * 0.8) * 2.2) * 6.2831853);
  const pores = sampleNoise(fine, u * 0.5 + shift * 7, v * 8);
  const streaks = sampleNoise(clouds, u * 0.25 + shift, v * 5 + shift);
  return 0.5 + 0.18 * rings + 0.3 * pores * Math.abs(pores) + 0.34 * streaks;
}

function paintWood(texel: Texel, light: Rgb, dark: Rgb, share: number, shade: number): void {
  const color = mix(light, dark, Math.min(1, Math.max(0, share)));
  texel.r = color[0] * shade;
  texel.g = color[1] * shade;
  texel.b = color[2] * shade;
}

/** Wood in one piece, grain along u; for furniture. */
export function bakeWood(color: Rgb): Texture {
  const dark = scale(color, 0.55);
  return bakeTexture(256, (u, v, texel) => {
    const grain = grainAt(u, v * 0.5, 5);
    paintWood(texel, scale(color, 1.08), dark, grain * 0.75, 1);
    texel.height = -grain * 0.5;
    texel.gloss = 1 - 0.3 * grain;
  });
}

/** Boards along u, `rows` a tile, laid with staggered ends. */
export function bakePlanks(color: Rgb, rows: number, gap: number, variation: number): Texture {
  const dark = scale(color, 0.5);
  const length = rows >= 12 ? 2 : 1;
  return bakeTexture(512, (u, v, texel) => {
    const row = Math.floor(v * rows);
    const inRow = v * rows - row;
    const shifted = (u + spread(row, 11)) * length;
    const board = Math.floor(shifted) % length;
    const inBoard = shifted - Math.floor(shifted);
    const id = row * 7 + board;
    const tone = spread(id, 2);
    const grain = grainAt(u + tone, (inRow * 0.8 + tone * 7) / 3, id);
    const edge = Math.min(inRow, 1 - inRow) / rows;
    const end = Math.min(inBoard, 1 - inBoard) / length;
    const joint = Math.min(edge / gap, end / gap);
    const seam = joint < 1 ? 0.35 + 0.65 * joint * joint : 1;
    const warm = mix(color, [color[0] * 1.06, color[1], color[2] * 0.9], spread(id, 9));
    paintWood(texel, warm, dark, grain * 0.62, seam * (1 - variation * 0.5 + variation * tone));
    texel.height = (joint < 1 ? joint * 2 : 2) - grain * 0.5;
    texel.gloss = joint < 1 ? 0.2 : 0.75 + 0.25 * (1 - grain);
  });
}

/** Parquet in herringbone: blocks of 1 to 4. */
export function bakeHerringbone(color: Rgb): Texture {
  const dark = scale(color, 0.5);
  const ratio = 4;
  const across = 16;
  return bakeTexture(512, (u, v, texel) => {
    const x = u * across;
    const y = v * across;
    const column = Math.floor(x);
    const row = Math.floor(y);
    // A diagonal of squares belongs by turns to lying and to standing blocks.
    const phase = (((column - row) % (2 * ratio)) + 2 * ratio) % (2 * ratio);
    const isLying = phase < ratio;
    const along = isLying ? phase + (x - column) : phase - ratio + (1 - (y - row));
    const inside = isLying ? y - row : x - column;
    const startX = isLying ? column - phase : column;
    const startY = isLying ? row : row + (phase - ratio);
    const id = ((startX + 64) % across) * 31 + ((startY + 64) % across);
    const tone = spread(id, 4);
    const grain = grainAt(along / ratio + tone, (inside * 0.7 + tone * 5) / 3, id + (isLying ? 0 : 977));
    const joint = Math.min(Math.min(inside, 1 - inside), Math.min(along, ratio - along)) / 0.05;
    const seam = joint < 1 ? 0.4 + 0.6 * joint : 1;
    paintWood(texel, color, dark, grain * 0.6, seam * (0.8 + 0.26 * tone + (isLying ? 0.04 : 0)));
    texel.height = (joint < 1 ? joint * 1.5 : 1.5) - grain * 0.4;
    texel.gloss = joint < 1 ? 0.3 : 0.85;
  });
}

/** Slats of wood with dark gaps, standing along v. */
export function bakeSlats(color: Rgb): Texture {
  const dark = scale(color, 0.5);
  const count = 16;
  return bakeTexture(512, (u, v, texel) => {
    const slat = Math.floor(u * count);
    const inside = u * count - slat;
    const grain = grainAt(v, inside / 4 + spread(slat, 3), slat);
    const isGap = inside < 0.3;
    const edge = isGap ? 0 : Math.min(1, Math.min(inside - 0.3, 1 - inside) / 0.08);
    paintWood(texel, color, dark, grain * 0.6, isGap ? 0.1 : 0.7 + 0.3 * edge);
    texel.height = isGap ? 0 : 3 * edge;
    texel.gloss = isGap ? 0 : 1;
  });
}
