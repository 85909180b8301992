import { type Canvas, createCanvas, PDFDocument, type SKRSContext2D } from "@napi-rs/canvas";
import { AppError } from "@/lib/kernel/errors";
import type { Canvas2D, DrawableImage, Layer } from "@/lib/render/canvas";
import { drawScene } from "@/lib/render/draw-scene";
import { decodeImages } from "./decode-image";
import { drawWhiteInk, type WhitePlate } from "./draw-white-ink";
import { finishPdf } from "./finish-pdf";
import { registerFonts } from "./font-files";
import { type PageGeometry, pageGeometry, pageView } from "./pdf-geometry";
import { completeLayouts } from "./run-layout";
import { assetsOf } from "./run-preview";
import type { PdfResult, PdfTask } from "./tasks";

/** Contexts by themselves: `drawCanvas` is no part of the renderer's interface. */
const contextOf = new WeakMap<Canvas2D, SKRSContext2D>();

/** Starts a page whose context takes vector layers. */
export function beginVectorPage(document: PDFDocument, width: number, height: number): SKRSContext2D {
  const page = document.beginPage(width, height) as SKRSContext2D;
  contextOf.set(page, page);
  return page;
}

/** A layer that keeps what is drawn on it as vectors: it becomes a transparency group of the page. */
export function createVectorLayer(width: number, height: number): Layer {
  const canvas: Canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  contextOf.set(context, context);
  const paintOn = (target: Canvas2D, x: number, y: number) => {
    contextOf.get(target)?.drawCanvas(canvas, x, y);
    // The page keeps the drawing, not the pixels beneath it.
    canvas.width = 1;
    canvas.height = 1;
  };
  return { context, paintOn };
}

/** Draws the pages with Skia: vectors, fonts embedded and subset, true size, no boxes or metadata yet. */
export function drawPages(
  task: PdfTask,
  images: ReadonlyMap<string, DrawableImage>,
): { bytes: Uint8Array; geometries: PageGeometry[] } {
  const { options } = task;
  const { familyOf } = registerFonts(task.fonts ?? []);
  const geometries: PageGeometry[] = [];
  const document = new PDFDocument({ encodingQuality: 101, rasterDPI: 300 });
  for (const { scene } of task.pages) {
    const geometry = pageGeometry(scene.space, options);
    const { width, height, view } = pageView(geometry, options.mirrored ?? false);
    const page = beginVectorPage(document, width, height);
    drawScene(
      page,
      { ...scene, elements: completeLayouts(scene.elements, task.fonts) },
      {
        view,
        width,
        height,
        images: (assetId) => images.get(assetId),
        createLayer: createVectorLayer,
        familyOf,
        isVector: true,
        clip: options.bleed ? "bleed" : "trim",
      },
    );
    document.endPage();
    geometries.push(geometry);
  }
  return { bytes: document.close(), geometries };
}

/** A white plate a page, where the file is to have them. */
async function drawPlates(task: PdfTask, images: ReadonlyMap<string, DrawableImage>): Promise<WhitePlate[]> {
  const { whiteInk, bleed, mirrored = false } = task.options;
  if (whiteInk === undefined) return [];
  const { familyOf } = registerFonts(task.fonts ?? []);
  const plates: WhitePlate[] = [];
  for (const { scene } of task.pages) {
    const complete = { ...scene, elements: completeLayouts(scene.elements, task.fonts) };
    plates.push(await drawWhiteInk(complete, whiteInk, { images, familyOf, bleed, mirrored }));
  }
  return plates;
}

/** Makes a print file. Throws `validation_failed`. */
export async function runPdf(task: PdfTask): Promise<PdfResult> {
  if (task.pages.length === 0 || task.pages.length > 1_000) {
    throw new AppError("validation_failed", "A print file has 1 to 1000 pages.");
  }
  if (Number.isNaN(Date.parse(task.options.createdAt))) {
    throw new AppError("validation_failed", "The print file's date is no ISO 8601 date.");
  }
  const images = await decodeImages(
    task.pages.flatMap((page) => assetsOf(page.scene)),
    task.images,
  );
  const drawn = drawPages(task, images);
  const plates = await drawPlates(task, images);
  const bytes = await finishPdf(drawn.bytes, drawn.geometries, task.options, images.values(), plates);
  const pages = task.options.whiteInk?.mode === "page" ? task.pages.length * 2 : task.pages.length;
  return { bytes, pages, mimeType: "application/pdf" };
}
