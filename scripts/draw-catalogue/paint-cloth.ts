import { lightRelief, type ReliefLights, studioLights } from "./light-relief";
import { blur, clamp, fillHoles, fractal, hash, linearColor, mix, noise, smoothstep } from "./numeric";
import { createOutline, nearestOnCurve, type Outline, tracePath } from "./outline";
import { type ClothRelief, rasterizeCloth, type Viewport } from "./rasterize-cloth";
import { buildMesh, createSheet, type Sheet } from "./sheet";
import type { ClothState } from "./simulate-cloth";

/** What sewing adds to a point of the cloth. */
export interface Detail {
  /** Raised (or sunk) by so many mm: hems, ribs, seams. */
  form: number;
  /** Fine relief in mm. */
  texture: number;
  /** Multiplies the light: stitches, shadowed insides. */
  tone: number;
}

/** Where an artwork lies on the pattern: its centre, its size in mm, degrees clockwise. */
export interface Print {
  sideId: string;
  centreU: number;
  centreV: number;
  widthMm: number;
  heightMm: number;
  rotation: number;
}

/** Part of the picture that belongs to the product but not to its front cloth (an inside, a strap). Picture mm. */
export interface Extra {
  outline: Outline;
  /** Below the cloth (an inside) or above it (a strap). */
  above: boolean;
  form: (x: number, y: number) => number;
  texture: (x: number, y: number) => number;
  tone: (x: number, y: number) => number;
  /** Keeps its own linear colour instead of the product's. */
  color?: readonly [number, number, number];
}

export interface ClothPicture {
  view: Viewport;
  outline: Outline;
  state: ClothState;
  detail: (u: number, v: number) => Detail;
  prints: readonly Print[];
  /** Coverage by cloth that takes ink; all of it when left out. */
  isPrintable?: (u: number, v: number) => number;
  extras?: readonly Extra[];
  backdrop: { color: string; grain: number };
  /** Height of the cloth's own edge over the table in mm. */
  thickness: number;
  lights?: ReliefLights;
  /** Strength of the sheen on folds. */
  sheen?: number;
  smoothMm?: number;
  softness?: number;
  /** Exaggerates how folds bend the print; folds of the photograph are deeper than their height over the table tells. */
  bend?: number;
}

/** The outlines of a piece are measured once and shared between pictures. */
export const outlineOf = createOutline;

/** Draws a piece of sewn cloth lying in soft light from the upper left. */
export function paintCloth(picture: ClothPicture): Sheet {
  const { view } = picture;
  const { width, height, scale } = view;
  const sheet = createSheet(width, height);
  const relief = rasterizeCloth(picture.state, picture.outline, view, picture.smoothMm, picture.softness);
  const form = new Float32Array(width * height);
  const texture = new Float32Array(width * height);
  const tone = new Float32Array(width * height).fill(1);
  const own = new Map<number, { color: readonly [number, number, number]; cover: number }>();
  const backdrop = linearColor(picture.backdrop.color);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const worldX = view.left + (x + 0.5) / scale;
      const worldY = view.top + (y + 0.5) / scale;
      const cover = relief.coverage[at] ?? 0;
      texture[at] = (noise(worldX * 1.1, worldY * 1.1, 3) - 0.5) * picture.backdrop.grain;
      if (cover > 0) {
        const detail = picture.detail(relief.u[at] ?? 0, relief.v[at] ?? 0);
        form[at] = ((relief.height[at] ?? 0) + picture.thickness + detail.form) * smoothstep(0, 0.9, cover);
        texture[at] = detail.texture;
        tone[at] = detail.tone;
        sheet.product[at] = cover;
      }
      for (const extra of picture.extras ?? []) {
        const inside = clamp(0.5 - extra.outline.distance(worldX, worldY) * scale, 0, 1);
        if (inside === 0) continue;
        if (!extra.above && cover > 0.5) {
          sheet.product[at] = Math.min(1, cover + inside);
          continue;
        }
        form[at] = extra.form(worldX, worldY) + (extra.above ? (form[at] ?? 0) * 0.5 : 0);
        texture[at] = extra.texture(worldX, worldY);
        tone[at] = extra.tone(worldX, worldY);
        if (extra.color === undefined) {
          sheet.product[at] = Math.min(
            1,
            extra.above ? Math.max(sheet.product[at] ?? 0, inside) : (sheet.product[at] ?? 0) + inside,
          );
          if (extra.above) own.set(at, { color: [-1, -1, -1], cover: inside });
        } else own.set(at, { color: extra.color, cover: inside });
      }
    }
  }
  const light = lightRelief({ width, height, scale, form, texture, lights: picture.lights ?? studioLights });
  const sheen = picture.sheen ?? 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const product = sheet.product[at] ?? 0;
      const lit = (light.shade[at] ?? 0) * (tone[at] ?? 1);
      const falloff = 1.04 - 0.1 * Math.hypot((x / width - 0.36) * 1.1, y / height - 0.3);
      const cloud = 1 + (fractal(x / 260, y / 260, 3, 41) - 0.5) * 0.03;
      const dirt = 1 + (hash(x, y, 2) - 0.5) * 0.012;
      sheet.shade[at] = clamp(lit ** 1.25 * 0.94 * falloff, 0, 1.35);
      const fibres = 0.006 + 0.02 * lit;
      sheet.highlight[at] = clamp(
        sheen *
          (fibres * 0.55 + 0.035 * (light.gloss[at] ?? 0) * (tone[at] ?? 1) + 0.05 * (light.grazing[at] ?? 0) * lit),
        0,
        1,
      );
      const mark = own.get(at);
      for (let c = 0; c < 3; c++) {
        const own = mark !== undefined && mark.color[0] >= 0 ? (mark.color[c] ?? 0) : (backdrop[c] ?? 0);
        sheet.scene[at * 3 + c] = own * lit * falloff * cloud * dirt;
      }
      if (mark !== undefined && mark.color[0] >= 0) sheet.product[at] = product * (1 - mark.cover);
      const above = mark === undefined ? 0 : mark.cover;
      const cloth = relief.coverage[at] ?? 0;
      const inked = cloth > 0 ? (picture.isPrintable?.(relief.u[at] ?? 0, relief.v[at] ?? 0) ?? 1) : 0;
      sheet.print[at] = cloth * inked * (1 - above);
      sheet.neighbours[at] = sheet.print[at] ?? 0;
    }
  }
  calmEdges(sheet);
  const bend = picture.bend ?? 1.5;
  sheet.shift = { x: relief.shiftX.map((value) => value * bend), y: relief.shiftY.map((value) => value * bend) };
  placePrints(sheet, picture, relief);
  return sheet;
}

/** The drop from the cloth to the table at its cut edge is no slope of the cloth: takes the light from further inside. */
function calmEdges(sheet: Sheet): void {
  const { width, height } = sheet;
  const near = blur(sheet.product, width, height, 1.4);
  const trusted = near.map((value) => (value > 0.97 ? 1 : 0));
  sheet.shade = fillHoles(sheet.shade, trusted, width, height).map(
    (value, at) => value * (trusted[at] === 1 ? 1 : 0.94),
  );
  sheet.highlight = fillHoles(sheet.highlight, trusted, width, height);
  const table = near.map((value) => (value < 0.004 ? 1 : 0));
  for (let c = 0; c < 3; c++) {
    const channel = fillHoles(
      sheet.scene.filter((_, at) => at % 3 === c),
      table,
      width,
      height,
    );
    for (let at = 0; at < channel.length; at++) sheet.scene[at * 3 + c] = channel[at] ?? 0;
  }
}

function placePrints(sheet: Sheet, picture: ClothPicture, relief: ClothRelief): void {
  picture.prints.forEach((print, index) => {
    const angle = (print.rotation * Math.PI) / 180;
    const mesh = buildMesh(
      sheet,
      (u, v) => {
        const x = (u - 0.5) * print.widthMm;
        const y = (v - 0.5) * print.heightMm;
        const turnedX = x * Math.cos(angle) - y * Math.sin(angle);
        const turnedY = x * Math.sin(angle) + y * Math.cos(angle);
        return relief.locate(print.centreU + turnedX, print.centreV + turnedY);
      },
      { columns: 16, rows: 16, uRange: [-0.06, 1.06], vRange: [-0.06, 1.06] },
    );
    if (index === 0) sheet.mesh = mesh;
    else sheet.neighbourMeshes.push({ sideId: print.sideId, mesh });
  });
}

/** A fold laid along a curve: highest at its middle, running out towards its ends. */
export interface Fold {
  /** SVG path in pattern mm. */
  path: string;
  /** Half-width in mm. */
  size: number;
  /** mm; negative for a valley. */
  height: number;
}

/** The height that a set of folds gives the cloth before it settles, with a little unrest in between. */
export function layFolds(folds: readonly Fold[], unrest: number, seed: number): (u: number, v: number) => number {
  const laid = folds.map((fold) => {
    const points = tracePath(fold.path, 8);
    const length = nearestOnCurve(points, ...(points.at(-1) ?? [0, 0])).along;
    return { ...fold, points, length };
  });
  return (u, v) => {
    let z = unrest * (fractal(u / 60, v / 60, 2, seed) + 0.15 * hash(Math.round(u), Math.round(v), seed));
    for (const fold of laid) {
      const { distance, along } = nearestOnCurve(fold.points, u, v);
      if (distance > fold.size * 3) continue;
      const taper = Math.sin(Math.PI * clamp(0.12 + 0.88 * (along / fold.length), 0, 1)) ** 0.7;
      z += fold.height * taper * Math.exp(-((distance / fold.size) ** 2));
    }
    return z;
  };
}

/** The same folds on the other side of the garment, mirrored at `axis` and varied a little. */
export function mirrorFolds(folds: readonly Fold[], axis: number, vary = 0.2): Fold[] {
  return folds.map((fold, index) => {
    const factor = 1 + (hash(index, 3, 7) - 0.5) * 2 * vary;
    let isX = false;
    const path = fold.path.replace(/-?\d+(?:\.\d+)?/g, (number) => {
      isX = !isX;
      return isX ? String(2 * axis - Number(number)) : String(Number(number) * (1 + (factor - 1) * 0.12));
    });
    return { path, size: fold.size * factor, height: fold.height * factor };
  });
}

/** A dashed line of stitches: darkness between 0 and 1 at this distance from and position along the seam (mm). */
export function stitch(distance: number, along: number, at: number, dash = 3.2): number {
  const line = 1 - smoothstep(0.25, 0.75, Math.abs(distance - at));
  const phase = (along / dash) % 1;
  return line * (phase < 0.68 ? 1 : 0.25);
}

/** A round rib or bead across a band: 1 in the middle, 0 at the edges. */
export function bead(position: number, from: number, to: number): number {
  const t = clamp((position - from) / (to - from), 0, 1);
  return Math.sqrt(Math.max(0, 1 - (2 * t - 1) ** 2));
}

/** Fine thread relief of a knitted or woven cloth, in mm. */
export function weave(u: number, v: number, size: number, depth: number): number {
  const thread = noise(u / size, v / (size * 1.9), 11) - 0.5;
  const cross = noise(u / (size * 1.9), v / size, 12) - 0.5;
  return (thread + cross) * depth + mix(-0.2, 0.2, hash(Math.floor(u / size), Math.floor(v / size), 8)) * depth * 0.6;
}
