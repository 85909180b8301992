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

/** The picture while it is built: heights in mm, what multiplies the light, and what lies over the cloth. */
interface Layers {
  form: Float32Array;
  texture: Float32Array;
  tone: Float32Array;
  /** Coverage by extras that no artwork reaches. */
  over: Float32Array;
  /** Colours of parts that are not the product's, by pixel. */
  own: Map<number, { color: readonly [number, number, number]; cover: number }>;
}

/** Draws a piece of sewn cloth lying in soft light from the upper left. */
export function paintCloth(picture: ClothPicture): Sheet {
  const { width, height, scale } = picture.view;
  const sheet = createSheet(width, height);
  const relief = rasterizeCloth(picture.state, picture.outline, picture.view, picture.smoothMm, picture.softness);
  const plane = () => new Float32Array(width * height);
  const layers: Layers = { form: plane(), texture: plane(), tone: plane().fill(1), over: plane(), own: new Map() };
  for (let at = 0; at < width * height; at++) {
    layCloth(picture, relief, sheet, layers, at);
    for (const extra of picture.extras ?? []) layExtra(extra, picture.view, relief, sheet, layers, at);
  }
  const { form, texture } = layers;
  const light = lightRelief({ width, height, scale, form, texture, lights: picture.lights ?? studioLights });
  const backdrop = linearColor(picture.backdrop.color);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const lit = (light.shade[at] ?? 0) * (layers.tone[at] ?? 1);
    const falloff = 1.04 - 0.1 * Math.hypot((x / width - 0.36) * 1.1, y / height - 0.3);
    sheet.shade[at] = clamp(lit ** 1.25 * 0.94 * falloff, 0, 1.35);
    const fibres = 0.0033 + 0.011 * lit + 0.05 * (light.grazing[at] ?? 0) * lit;
    const gloss = 0.035 * (light.gloss[at] ?? 0) * (layers.tone[at] ?? 1);
    sheet.highlight[at] = clamp((picture.sheen ?? 1) * (fibres + gloss), 0, 1);
    const cloud = 1 + (fractal(x / 260, y / 260, 3, 41) - 0.5) * 0.03;
    const grain = 1 + (hash(x, y, 2) - 0.5) * 0.012;
    const own = layers.own.get(at);
    for (let c = 0; c < 3; c++)
      sheet.scene[at * 3 + c] = ((own?.color ?? backdrop)[c] ?? 0) * lit * falloff * cloud * grain;
    if (own !== undefined) sheet.product[at] = (sheet.product[at] ?? 0) * (1 - own.cover);
    const cloth = relief.coverage[at] ?? 0;
    const inked = cloth > 0 ? (picture.isPrintable?.(relief.u[at] ?? 0, relief.v[at] ?? 0) ?? 1) : 0;
    sheet.print[at] = cloth * inked * (1 - (layers.over[at] ?? 0));
    sheet.neighbours[at] = sheet.print[at] ?? 0;
  }
  calmEdges(sheet);
  const bend = picture.bend ?? 2.1;
  sheet.shift = { x: relief.shiftX.map((value) => value * bend), y: relief.shiftY.map((value) => value * bend) };
  placePrints(sheet, picture, relief);
  return sheet;
}

function placeOf(view: Viewport, at: number): [number, number] {
  return [
    view.left + ((at % view.width) + 0.5) / view.scale,
    view.top + (Math.floor(at / view.width) + 0.5) / view.scale,
  ];
}

function layCloth(picture: ClothPicture, relief: ClothRelief, sheet: Sheet, layers: Layers, at: number): void {
  const cover = relief.coverage[at] ?? 0;
  if (cover === 0) {
    const [x, y] = placeOf(picture.view, at);
    layers.texture[at] = (noise(x * 1.1, y * 1.1, 3) - 0.5) * picture.backdrop.grain;
    return;
  }
  const detail = picture.detail(relief.u[at] ?? 0, relief.v[at] ?? 0);
  layers.form[at] = ((relief.height[at] ?? 0) + picture.thickness + detail.form) * smoothstep(0, 0.9, cover);
  layers.texture[at] = detail.texture;
  layers.tone[at] = detail.tone;
  sheet.product[at] = cover;
}

function layExtra(extra: Extra, view: Viewport, relief: ClothRelief, sheet: Sheet, layers: Layers, at: number): void {
  const [x, y] = placeOf(view, at);
  const inside = clamp(0.5 - extra.outline.distance(x, y) * view.scale, 0, 1);
  if (inside === 0) return;
  const cover = relief.coverage[at] ?? 0;
  if (!extra.above && cover > 0.5) {
    sheet.product[at] = Math.min(1, cover + inside);
    return;
  }
  layers.form[at] = extra.form(x, y) + (extra.above ? (layers.form[at] ?? 0) * 0.5 : 0);
  layers.texture[at] = extra.texture(x, y);
  layers.tone[at] = extra.tone(x, y);
  const product = sheet.product[at] ?? 0;
  if (extra.color !== undefined) layers.own.set(at, { color: extra.color, cover: inside });
  else sheet.product[at] = Math.min(1, extra.above ? Math.max(product, inside) : product + inside);
  if (extra.above) layers.over[at] = Math.max(layers.over[at] ?? 0, inside);
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
