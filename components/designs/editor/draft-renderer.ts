import type { Canvas2D, DrawableImage, Layer } from "@/lib/render/canvas";
import { drawScene } from "@/lib/render/draw-scene";
import { createFontSource, type FontSource } from "@/lib/render/font-source";
import { layoutText } from "@/lib/render/layout-text";
import type { Matrix } from "@/lib/render/matrix";
import { parsePath } from "@/lib/render/parse-path";
import type { Element, Space, TextContent, TextLayout } from "@/lib/render/scene";
import { FontPending, onFaceLoaded, readFace, requestFace, uploadedFaces } from "./browser-fonts";
import { type ImageSource, onImageLoaded, requestImage } from "./browser-images";
import type { DraftElement, TextDraft } from "./draft";

/** What the last drawing found out. */
export interface DrawReport {
  /** Fonts or images are on their way; draw again when told. */
  pending: boolean;
  /** Height of the laid-out text by element, mm. */
  textHeights: ReadonlyMap<string, number>;
  /** Elements that could not be drawn, with the reason. */
  problems: ReadonlyMap<string, string>;
}

export interface PaintRequest {
  space: Space;
  elements: readonly DraftElement[];
  /** Size in device pixels. */
  width: number;
  height: number;
  /** Maps mm of the space to device pixels. */
  view: Matrix;
  clip: "trim" | "bleed" | "none";
  background?: string;
  images: (assetId: string) => ImageSource | undefined;
}

export interface DrawRequest extends PaintRequest {
  canvas: HTMLCanvasElement | OffscreenCanvas;
}

/** Line breaks a revision was saved with: they are drawn as they are while text, font and width are the same. */
export type StoredLayouts = ReadonlyMap<string, { content: string; width: number; layout: TextLayout }>;

function createLayer(width: number, height: number): Layer {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The browser gives no drawing surface.");
  return {
    context,
    paintOn: (target: Canvas2D, x, y) => target.drawImage(canvas, 0, 0, width, height, x, y, width, height),
  };
}

const layouts = new Map<string, TextLayout>();
const layoutsKept = 2000;
let laidOutWith = uploadedFaces();
let source: FontSource | undefined;
onFaceLoaded(() => {
  // A source remembers which faces are missing, and a layout which faces it was set in.
  source = undefined;
  if (laidOutWith !== uploadedFaces()) layouts.clear();
  laidOutWith = uploadedFaces();
});

function fontSource(): FontSource {
  if (source !== undefined) return source;
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (context === null) throw new Error("The browser gives no drawing surface.");
  source = createFontSource(context, readFace, (fontKey) => fontKey);
  return source;
}

/** Lays a text out, or remembers it. @throws FontPending */
function layout(content: TextContent, width: number): TextLayout {
  const key = `${width}|${JSON.stringify(content)}`;
  const known = layouts.get(key);
  if (known !== undefined) return known;
  const made = layoutText(content, width, fontSource(), uploadedFaces());
  if (layouts.size >= layoutsKept) layouts.clear();
  layouts.set(key, made);
  return made;
}

interface Preparation {
  elements: Element[];
  pending: boolean;
  textHeights: Map<string, number>;
  problems: Map<string, string>;
}

function prepareText(element: TextDraft, stored: StoredLayouts, into: Preparation): void {
  const { elementId, content, transform } = element;
  try {
    const kept = stored.get(elementId);
    const isSame = kept?.width === transform.width && kept.content === JSON.stringify(content);
    const made = kept !== undefined && isSame ? kept.layout : layout(content, transform.width);
    into.textHeights.set(elementId, made.heightMm);
    const states = made.lines.flatMap((line) => line.runs.map((run) => requestFace(run.fontKey)));
    if (states.includes("loading")) into.pending = true;
    else into.elements.push({ ...element, layout: made });
    if (made.missing.length > 0) {
      into.problems.set(elementId, `No font has ${made.missing.map((each) => `“${each}”`).join(", ")}.`);
    }
  } catch (cause) {
    if (cause instanceof FontPending) into.pending = true;
    else into.problems.set(elementId, cause instanceof Error ? cause.message : "The text cannot be drawn.");
  }
}

const readable = new WeakMap<DraftElement, boolean>();

/** Whether the renderer can draw an element: one bad path would stop the whole picture. */
function isReadable(element: DraftElement): boolean {
  if (element.type !== "path") return true;
  const known = readable.get(element);
  if (known !== undefined) return known;
  let answer = true;
  try {
    parsePath(element.content.d);
  } catch {
    answer = false;
  }
  readable.set(element, answer);
  return answer;
}

/** The side's elements as the renderer takes them, as far as fonts and images are there. */
function prepare(request: PaintRequest, stored: StoredLayouts): Preparation {
  const into: Preparation = { elements: [], pending: false, textHeights: new Map(), problems: new Map() };
  for (const element of request.elements) {
    if (element.spaceId !== request.space.spaceId) continue;
    if (element.type === "text") {
      prepareText(element, stored, into);
      continue;
    }
    if (element.type === "image") {
      const image = request.images(element.assetId);
      const state = image === undefined ? "loading" : requestImage(image).state;
      into.pending ||= state === "loading";
      if (state === "failed") into.problems.set(element.elementId, "The picture could not be loaded.");
    }
    if (isReadable(element)) into.elements.push(element);
    else into.problems.set(element.elementId, "The drawing's path cannot be read.");
  }
  return into;
}

function decoded(request: PaintRequest, assetId: string): DrawableImage | undefined {
  const image = request.images(assetId);
  const entry = image && requestImage(image);
  return entry?.state === "ready" ? entry.image : undefined;
}

/** Draws elements over what a surface shows; with the surface's own clip and without clearing it. */
export function paintDraft(context: Canvas2D, request: PaintRequest, stored: StoredLayouts): DrawReport {
  const { elements, ...report } = prepare(request, stored);
  const { view, width, height, clip, background, space } = request;
  const images = (assetId: string) => decoded(request, assetId);
  drawScene(context, { space, elements }, { view, width, height, clip, background, createLayer, images });
  return report;
}

/** Draws one side of a draft with the renderer of previews and print files. */
export function drawDraft(request: DrawRequest, stored: StoredLayouts): DrawReport {
  const context = request.canvas.getContext("2d", { willReadFrequently: request.clip === "trim" });
  if (!(context instanceof CanvasRenderingContext2D) && !(context instanceof OffscreenCanvasRenderingContext2D)) {
    throw new Error("The browser gives no drawing surface.");
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, request.width, request.height);
  return paintDraft(context, request, stored);
}

/** A text with its lines, as far as its fonts are there; other elements as they are. For checks, not for drawing. */
export function withLayout(element: DraftElement, stored: StoredLayouts): Element {
  if (element.type !== "text") return element;
  const kept = stored.get(element.elementId);
  const { width } = element.transform;
  if (kept?.width === width && kept.content === JSON.stringify(element.content))
    return { ...element, layout: kept.layout };
  try {
    return { ...element, layout: layout(element.content, width) };
  } catch {
    return element;
  }
}

/** Calls `listener` when a font or an image has arrived that a drawing waited for. */
export function onResourceLoaded(listener: () => void): () => void {
  const stops = [onFaceLoaded(listener), onImageLoaded(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}
