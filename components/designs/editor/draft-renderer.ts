import type { Canvas2D, Layer } from "@/lib/render/canvas";
import { drawScene } from "@/lib/render/draw-scene";
import { createFontSource, type FontSource } from "@/lib/render/font-source";
import { layoutText } from "@/lib/render/layout-text";
import type { Matrix } from "@/lib/render/matrix";
import { PathSyntaxError } from "@/lib/render/parse-path";
import type { Element, Space, TextContent, TextLayout } from "@/lib/render/scene";
import { FontPending, onFaceLoaded, readFace, requestFace } from "./browser-fonts";
import { type ImageSource, onImageLoaded, requestImage } from "./browser-images";
import type { DraftElement } from "./draft";

/** What the last drawing found out. */
export interface DrawReport {
  /** Fonts or images are on their way; draw again when told. */
  pending: boolean;
  /** Height of the laid-out text by element, mm. */
  textHeights: ReadonlyMap<string, number>;
  /** Elements that could not be drawn, with the reason. */
  problems: ReadonlyMap<string, string>;
}

export interface DrawRequest {
  canvas: HTMLCanvasElement | OffscreenCanvas;
  space: Space;
  elements: readonly DraftElement[];
  /** Size in device pixels. */
  width: number;
  height: number;
  /** Maps mm of the space to device pixels. */
  view: Matrix;
  clip: "trim" | "bleed";
  background?: string;
  images: (assetId: string) => ImageSource | undefined;
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

let source: FontSource | undefined;
onFaceLoaded(() => {
  // A source remembers which faces are missing.
  source = undefined;
});

function fontSource(): FontSource {
  if (source !== undefined) return source;
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (context === null) throw new Error("The browser gives no drawing surface.");
  source = createFontSource(context, readFace, (fontKey) => fontKey);
  return source;
}

const layouts = new Map<string, TextLayout>();
const layoutsKept = 500;

/** Lays a text out, or remembers it. @throws FontPending */
function layout(content: TextContent, width: number): TextLayout {
  const key = `${width}|${JSON.stringify(content)}`;
  const known = layouts.get(key);
  if (known !== undefined) return known;
  const made = layoutText(content, width, fontSource());
  if (layouts.size >= layoutsKept) layouts.clear();
  layouts.set(key, made);
  return made;
}

/** Draws one side of a draft with the renderer of previews and print files. */
export function drawDraft(request: DrawRequest, stored: StoredLayouts): DrawReport {
  let pending = false;
  const textHeights = new Map<string, number>();
  const problems = new Map<string, string>();
  const elements: Element[] = [];
  for (const element of request.elements) {
    if (element.spaceId !== request.space.spaceId) continue;
    if (element.type === "image") {
      const image = request.images(element.assetId);
      const state = image === undefined ? "loading" : requestImage(image).state;
      pending ||= state === "loading";
      if (state === "failed") problems.set(element.elementId, "The picture could not be loaded.");
    }
    if (element.type !== "text") {
      elements.push(element);
      continue;
    }
    try {
      const kept = stored.get(element.elementId);
      const isSame =
        kept?.width === element.transform.width && kept.content === JSON.stringify(element.content);
      const made = kept !== undefined && isSame ? kept.layout : layout(element.content, element.transform.width);
      const states = made.lines.flatMap((line) => line.runs.map((run) => requestFace(run.fontKey)));
      textHeights.set(element.elementId, made.heightMm);
      if (states.includes("loading")) pending = true;
      else elements.push({ ...element, layout: made });
      if (made.missing.length > 0)
        problems.set(element.elementId, `No font has ${made.missing.map((each) => `“${each}”`).join(", ")}.`);
    } catch (cause) {
      if (cause instanceof FontPending) pending = true;
      else problems.set(element.elementId, cause instanceof Error ? cause.message : "The text cannot be drawn.");
    }
  }
  const context = request.canvas.getContext("2d", { willReadFrequently: request.clip === "trim" });
  if (!(context instanceof CanvasRenderingContext2D) && !(context instanceof OffscreenCanvasRenderingContext2D)) {
    throw new Error("The browser gives no drawing surface.");
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, request.width, request.height);
  const options = {
    view: request.view,
    width: request.width,
    height: request.height,
    clip: request.clip,
    background: request.background,
    createLayer,
    images: (assetId: string) => {
      const image = request.images(assetId);
      const entry = image && requestImage(image);
      return entry?.state === "ready" ? entry.image : undefined;
    },
  };
  try {
    drawScene(context, { space: request.space, elements }, options);
  } catch (cause) {
    if (!(cause instanceof PathSyntaxError)) throw cause;
    const drawable = elements.filter((element) => element.type !== "path");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, request.width, request.height);
    drawScene(context, { space: request.space, elements: drawable }, options);
  }
  return { pending, textHeights, problems };
}

/** Calls `listener` when a font or an image has arrived that a drawing waited for. */
export function onResourceLoaded(listener: () => void): () => void {
  const stops = [onFaceLoaded(listener), onImageLoaded(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}
