import type { Bounds, Matrix } from "./matrix";

/**
 * The part of a 2D context that the renderer uses. The browser's contexts and those of @napi-rs/canvas both satisfy it,
 * so that one drawing code serves editor, previews and print files.
 */
export interface Canvas2D {
  save(): void;
  restore(): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void;
  closePath(): void;
  fill(rule?: "nonzero" | "evenodd"): void;
  stroke(): void;
  clip(rule?: "nonzero" | "evenodd"): void;
  setLineDash(lengths: number[]): void;
  createLinearGradient(x0: number, y0: number, x1: number, y1: number): Gradient2D;
  createRadialGradient(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): Gradient2D;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  drawImage(
    image: unknown,
    sx: number,
    sy: number,
    sw: number,
    sh: number,
    dx: number,
    dy: number,
    dw: number,
    dh: number,
  ): void;
  globalAlpha: number;
  globalCompositeOperation: string;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  miterLimit: number;
  lineDashOffset: number;
  font: string;
  letterSpacing: string;
  direction: string;
  textAlign: string;
  textBaseline: string;
  fontKerning: string;
  textRendering: string;
  imageSmoothingEnabled: boolean;
  imageSmoothingQuality: string;
}

/** What a context makes gradients of. */
interface Gradient2D {
  addColorStop(offset: number, color: string): void;
}

/** A decoded image: `source` is what the context's `drawImage` takes. Its EXIF orientation is already applied. */
export interface DrawableImage {
  readonly source: unknown;
  readonly width: number;
  readonly height: number;
  /**
   * Draws vector artwork, which has no `source`: `shown` is the part of it, in its own units, that shows, and `matrix`
   * maps these units to the device.
   */
  readonly drawVector?: (context: Canvas2D, shown: Bounds, matrix: Matrix, surface: Surface) => void;
}

/** What is drawn on: its size in device units, and how to get transparent layers of whole units for it. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly createLayer: (width: number, height: number) => Layer;
}

/** An off-screen surface for elements that must be composited as a whole. */
export interface Layer {
  readonly context: Canvas2D;
  /** Paints the surface with its top left at device position (`x`, `y`) under the identity transform. */
  paintOn(target: Canvas2D, x: number, y: number): void;
}
