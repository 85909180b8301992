import { mix, type Rgb, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { noiseTiles, sampleNoise } from "@/lib/kernel/ai/built-in/scene/noise";
import { bakeTexture, type Texel, type Texture } from "./texture";
import { spread } from "./wood";

function paint(texel: Texel, color: Rgb, shade: number): void {
  texel.r = color[0] * shade;
  texel.g = color[1] * shade;
  texel.b = color[2] * shade;
}

/** Paint or lime on a wall: nearly even, with the tool's broad strokes when `strokes` is high. */
export function bakePlaster(color: Rgb, strokes: number): Texture {
  const { clouds, fine } = noiseTiles();
  return bakeTexture(512, (u, v, texel) => {
    const broad = sampleNoise(
      clouds,
      u + 0.07 * sampleNoise(clouds, v, u),
      v * 1 + 0.05 * sampleNoise(clouds, u * 2, v),
    );
    const small = sampleNoise(fine, u * 3, v * 3);
    paint(texel, color, 1 + strokes * 0.16 * broad + 0.012 * small);
    texel.height = strokes * 2.2 * broad + 0.12 * small;
  });
}

/** Cast concrete: clouds, pores, and the seams of its formwork. */
export function bakeConcrete(color: Rgb, seams: boolean): Texture {
  const { clouds, fine, grain } = noiseTiles();
  return bakeTexture(512, (u, v, texel) => {
    const cloud = sampleNoise(clouds, u, v) + 0.5 * sampleNoise(clouds, v * 2 + 0.3, u * 2);
    const small = sampleNoise(fine, u * 2, v * 2);
    const pit = sampleNoise(grain, u * 0.9, v * 0.9) > 0.93 ? 1 : 0;
    const line = seams ? Math.min(Math.abs(u - 0.5), Math.abs(v - 0.5), u, 1 - u, v, 1 - v) : 1;
    const seam = line < 0.003 ? 0.72 : 1;
    paint(texel, mix(color, scale(color, 1.25), 0.5 + 0.5 * cloud), (0.93 + 0.06 * small - 0.12 * pit) * seam);
    texel.height = 0.3 * small - pit - (line < 0.003 ? 1.5 : 0);
    texel.gloss = 0.6 + 0.4 * cloud;
  });
}

function vein(u: number, v: number, turn: number, scaleBy: number): number {
  const { clouds } = noiseTiles();
  const warp = 0.16 * sampleNoise(clouds, u + turn, v + turn * 2) + 0.05 * sampleNoise(clouds, u * 3, v * 3 + turn);
  const value = Math.abs(sampleNoise(clouds, u * scaleBy + warp + turn, v * scaleBy * 0.5 + warp * 1.3));
  return Math.max(0, 1 - value * 11);
}

/** Marble with fine and broad veins. */
export function bakeMarble(color: Rgb, veins: Rgb): Texture {
  const { clouds } = noiseTiles();
  return bakeTexture(512, (u, v, texel) => {
    const cloud = sampleNoise(clouds, u + 0.11, v);
    const share = Math.min(1, 0.16 + 0.15 * cloud + 0.5 * vein(u, v, 0.13, 1) ** 2 + 0.25 * vein(u, v, 0.57, 2) ** 3);
    const mixed = mix(color, veins, Math.max(0, share - 0.1));
    paint(texel, mixed, 1);
  });
}

/** Tiles with joints; `rows` and `columns` a tile of texture, `offset` 0.5 lays them as bricks are. */
export function bakeTiles(
  color: Rgb,
  joint: Rgb,
  layout: { columns: number; rows: number; offset: number; gap: number; variation: number; bevel: number },
): Texture {
  const { clouds, fine } = noiseTiles();
  return bakeTexture(512, (u, v, texel) => {
    const row = Math.floor(v * layout.rows);
    const shifted = u * layout.columns + (row % 2) * layout.offset;
    const column = Math.floor(shifted) % layout.columns;
    const x = Math.min(shifted - Math.floor(shifted), 1 - (shifted - Math.floor(shifted))) / layout.columns;
    const y = Math.min(v * layout.rows - row, 1 - (v * layout.rows - row)) / layout.rows;
    const edge = Math.min(x, y);
    const tone = spread(row * 41 + column, 6);
    const cloud = sampleNoise(clouds, u * 2 + tone, v * 2 + tone);
    if (edge < layout.gap) {
      paint(texel, joint, 0.94 + 0.08 * sampleNoise(fine, u * 2, v * 2));
      texel.gloss = 0.05;
      return;
    }
    const rise = Math.min(1, (edge - layout.gap) / layout.bevel);
    paint(texel, color, 1 - layout.variation / 2 + layout.variation * tone + layout.variation * 0.35 * cloud);
    texel.height = 2.4 * Math.sqrt(rise) + 0.25 * layout.variation * cloud;
    texel.gloss = 0.9 + 0.1 * cloud;
  });
}

/** A brick wall with rough, uneven bricks. */
export function bakeBricks(color: Rgb, joint: Rgb): Texture {
  const { clouds, fine } = noiseTiles();
  const rows = 14;
  const columns = 4;
  return bakeTexture(512, (u, v, texel) => {
    const wobbleU = u + 0.004 * sampleNoise(fine, u * 2, v * 2);
    const wobbleV = v + 0.003 * sampleNoise(fine, v * 2 + 0.4, u * 2);
    const row = Math.floor((((wobbleV % 1) + 1) % 1) * rows);
    const shifted = (((wobbleU % 1) + 1) % 1) * columns + (row % 2) * 0.5;
    const column = Math.floor(shifted) % columns;
    const inU = shifted - Math.floor(shifted);
    const inV = ((((wobbleV % 1) + 1) % 1) * rows) % 1;
    const edge = Math.min(Math.min(inU, 1 - inU) / columns, Math.min(inV, 1 - inV) / rows);
    const tone = spread(row * 13 + column, 8);
    const rough = sampleNoise(fine, u * 2, v * 2);
    const cloud = sampleNoise(clouds, u * 2, v * 2);
    const rise = Math.min(1, Math.max(0, (edge - 0.0055) / 0.005));
    const brick = mix(
      scale(color, 0.62 + 0.6 * tone),
      [color[0] * 0.9, color[1] * 1.06, color[2] * 1.1],
      spread(row + column * 5, 3) * 0.4,
    );
    const shown = mix(joint, brick, rise);
    paint(texel, shown, 1 + 0.1 * rough + 0.1 * cloud);
    texel.height = 3.2 * rise + 0.8 * rough;
    texel.gloss = 0.3;
  });
}

/** Chips of stone in cement. */
export function bakeTerrazzo(color: Rgb, chips: readonly Rgb[]): Texture {
  const cells = 34;
  return bakeTexture(512, (u, v, texel) => {
    paint(texel, color, 1);
    const [cu, cv] = [Math.floor(u * cells), Math.floor(v * cells)];
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const [x, y] = [(cu + dx + cells) % cells, (cv + dy + cells) % cells];
        const id = y * cells + x;
        if (spread(id, 1) < 0.3) continue;
        const px = cu + dx + 0.2 + 0.6 * spread(id, 2) - u * cells;
        const py = cv + dy + 0.2 + 0.6 * spread(id, 3) - v * cells;
        const angle = spread(id, 4) * 6.28;
        const a = px * Math.cos(angle) + py * Math.sin(angle);
        const b = -px * Math.sin(angle) + py * Math.cos(angle);
        const size = 0.12 + 0.4 * spread(id, 5) ** 2;
        if (Math.abs(a) + Math.abs(b) * 1.7 + 0.3 * Math.abs(a + b) < size) {
          paint(texel, chips[Math.floor(spread(id, 6) * chips.length)] ?? color, 0.9 + 0.2 * spread(id, 7));
        }
      }
    }
  });
}

/** Loose ground: `bladed` for grass, else sand or gravel. */
export function bakeGround(color: Rgb, other: Rgb, kind: "grass" | "sand" | "asphalt"): Texture {
  const { clouds, fine, grain } = noiseTiles();
  return bakeTexture(512, (u, v, texel) => {
    const cloud = sampleNoise(clouds, u, v);
    const small = sampleNoise(fine, u * 2, v * 2);
    const speck = sampleNoise(grain, u * 2, v * (kind === "grass" ? 0.7 : 2));
    if (kind === "sand") {
      const ripple = Math.sin((v * 12 + 0.9 * sampleNoise(clouds, u, v * 0.5) + 0.4 * cloud) * 6.2831853);
      paint(texel, mix(color, other, 0.35 + 0.25 * cloud + 0.1 * ripple), 0.95 + 0.09 * speck + 0.05 * small);
      texel.height = 1.2 * ripple + 0.5 * speck + 1.3 * small;
    } else if (kind === "grass") {
      const blade = Math.max(0, small * 0.6 + speck * 0.7);
      paint(texel, mix(other, color, Math.min(1, 0.2 + blade + 0.25 * cloud)), 0.7 + 0.5 * blade);
      texel.height = 2.2 * blade;
    } else {
      paint(texel, mix(color, other, 0.4 + 0.4 * cloud), 0.88 + 0.22 * speck + 0.06 * small);
      texel.height = 0.9 * speck;
    }
    texel.gloss = 0.2;
  });
}
