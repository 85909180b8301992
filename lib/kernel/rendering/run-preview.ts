import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import sharp from "sharp";
import { AppError } from "@/lib/kernel/errors";
import type { DrawableImage } from "@/lib/render/canvas";
import { drawScene } from "@/lib/render/draw-scene";
import { type Bitmap, composeMockup, type MockupLayers } from "@/lib/render/mockup";
import type { Scene } from "@/lib/render/scene";
import { decodeImages } from "./decode-image";
import { registerFonts } from "./font-files";
import { createRasterLayers } from "./raster-layers";
import { completeLayouts } from "./run-layout";
import type { MockupTask, PreviewResult, PreviewTask } from "./tasks";

/** The assets of a scene's visible images. */
export function assetsOf(scene: Scene): string[] {
  return scene.elements.flatMap((element) =>
    element.type === "image" && !element.hidden && element.spaceId === scene.space.spaceId ? [element.assetId] : [],
  );
}

/** A space's size in pixels when its longer side has `longestSidePx`. */
export function previewSize(space: { widthMm: number; heightMm: number }, longestSidePx: number) {
  const scale = longestSidePx / Math.max(space.widthMm, space.heightMm);
  return {
    width: Math.max(1, Math.round(space.widthMm * scale)),
    height: Math.max(1, Math.round(space.heightMm * scale)),
  };
}

function rasterize(
  scene: Scene,
  longestSidePx: number,
  task: Pick<PreviewTask, "fonts" | "background">,
  images: ReadonlyMap<string, DrawableImage>,
): { canvas: Canvas; context: SKRSContext2D; width: number; height: number } {
  const { width, height } = previewSize(scene.space, longestSidePx);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const { familyOf } = registerFonts(task.fonts ?? []);
  drawScene(
    context,
    { ...scene, elements: completeLayouts(scene.elements, task.fonts) },
    {
      // The space fills whole pixels: with one scale for both directions its rounded edge would be half transparent.
      view: [width / scene.space.widthMm, 0, 0, height / scene.space.heightMm, 0, 0],
      width,
      height,
      images: (assetId) => images.get(assetId),
      createLayer: createRasterLayers(),
      familyOf,
      background: task.background,
    },
  );
  return { canvas, context, width, height };
}

/** Draws a preview and encodes it; with a mockup, the artwork on the product. */
export async function runPreview(task: PreviewTask): Promise<PreviewResult> {
  const side = task.longestSidePx;
  if (!Number.isInteger(side) || side < 16 || side > 8_192) {
    throw new AppError("validation_failed", "A preview's longer side must have 16 to 8192 pixels.");
  }
  const scenes = [task.scene, ...Object.values(task.mockup?.neighbours ?? {})];
  const images = await decodeImages(scenes.flatMap(assetsOf), task.images);
  if (task.mockup) {
    const bitmap = await dress(task.mockup, task, images);
    return encode(
      new Uint8Array(bitmap.data.buffer, bitmap.data.byteOffset, bitmap.data.byteLength),
      bitmap.width,
      bitmap.height,
      task.format,
      true,
    );
  }
  const { canvas, context, width, height } = rasterize(task.scene, side, task, images);
  // An opaque picture's premultiplied pixels are its pixels: the copy that undoes the multiplication is saved.
  const isOpaque = /^#[0-9a-f]{6}(ff)?$/i.test(task.background ?? "") && task.scene.space.clip === undefined;
  const pixels = isOpaque ? canvas.data() : context.getImageData(0, 0, width, height).data;
  return encode(pixels, width, height, task.format, isOpaque);
}

const mimeTypes = { png: "image/png", webp: "image/webp", avif: "image/avif" } as const;

/** Encodes straight (not premultiplied) RGBA pixels. */
export async function encode(
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  format: PreviewTask["format"],
  isOpaque: boolean,
): Promise<PreviewResult> {
  const raw = sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: false });
  const image = isOpaque ? raw.removeAlpha() : raw;
  const encoded =
    format === "png"
      ? image.png({ compressionLevel: 6 })
      : format === "webp"
        ? image.webp({ quality: 90 })
        : image.avif({ quality: 70, effort: 3 });
  return { bytes: await encoded.toBuffer(), widthPx: width, heightPx: height, mimeType: mimeTypes[format] };
}

async function dress(
  mockup: MockupTask,
  task: PreviewTask,
  images: ReadonlyMap<string, DrawableImage>,
): Promise<Bitmap> {
  // Twice the picture's width: the artwork covers part of it and is reduced while it is bent.
  const artworkSidePx = Math.min(4_096, task.longestSidePx * 2);
  const bitmapOf = (scene: Scene): Bitmap => {
    const { context, width, height } = rasterize(scene, artworkSidePx, { fonts: task.fonts }, images);
    return { data: context.getImageData(0, 0, width, height).data, width, height };
  };
  const { definition, layerPaths } = mockup;
  const outputSize = task.longestSidePx;
  const size = {
    width: outputSize,
    height: Math.max(1, Math.round((outputSize * definition.height) / definition.width)),
  };
  const [scene, shade, highlight, mask, shift] = await Promise.all([
    readLayer(layerPaths.scene, size),
    readLayer(layerPaths.shade, size),
    readLayer(layerPaths.highlight, size),
    readLayer(layerPaths.mask, size),
    layerPaths.shift === undefined ? undefined : readLayer(layerPaths.shift),
  ]);
  const layers: MockupLayers = { scene, shade, highlight, mask, ...(shift ? { shift } : {}) };
  const neighbours = Object.entries(mockup.neighbours ?? {}).map(
    ([sideId, other]) => [sideId, bitmapOf(other)] as const,
  );
  return composeMockup({
    definition,
    layers,
    artwork: bitmapOf(task.scene),
    neighbours: Object.fromEntries(neighbours),
    productColor: mockup.productColor,
    outputSize,
  });
}

/** Decodes a layer at the size of the result: sharp scales several times faster than the composition would. */
async function readLayer(file: string, size?: { width: number; height: number }): Promise<Bitmap> {
  const source = sharp(file).ensureAlpha();
  const sized = size ? source.resize(size.width, size.height, { fit: "fill", kernel: "linear" }) : source;
  const { data, info } = await sized.raw().toBuffer({ resolveWithObject: true });
  return {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
    width: info.width,
    height: info.height,
  };
}
