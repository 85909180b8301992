import type { Canvas2D, DrawableImage, Layer } from "@/lib/render/canvas";
import { drawScene } from "@/lib/render/draw-scene";
import type { Scene } from "@/lib/render/scene";
import { loadSvgImage } from "@/lib/render/svg/load-svg-image";

/** Runs in the browser: draws a scene on the page's own canvas as the editor does. */

declare global {
  interface Window {
    loadFont(fontKey: string): Promise<void>;
    loadImage(assetId: string, url: string): Promise<void>;
    drawOnCanvas(scene: Scene, width: number, height: number): void;
    readCanvas(): Promise<string>;
  }
}

const images = new Map<string, DrawableImage>();

function createLayer(width: number, height: number): Layer {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no 2D context");
  return {
    context,
    paintOn: (target: Canvas2D, x: number, y: number) =>
      target.drawImage(canvas, 0, 0, width, height, x, y, width, height),
  };
}

function pageCanvas(): HTMLCanvasElement {
  const canvas = document.querySelector("canvas");
  if (!canvas) throw new Error("no canvas");
  return canvas;
}

window.loadFont = async (fontKey) => {
  const face = new FontFace(fontKey, `url(/font/${fontKey})`);
  document.fonts.add(await face.load());
};

window.loadImage = async (assetId, url) => {
  const file = await (await fetch(url)).blob();
  const isXml = (await file.slice(0, 1).text()) === "<";
  const vector = isXml ? loadSvgImage(await file.text()) : null;
  if (vector) {
    images.set(assetId, vector);
    return;
  }
  const bitmap = await createImageBitmap(file);
  images.set(assetId, { source: bitmap, width: bitmap.width, height: bitmap.height });
};

window.drawOnCanvas = (scene, width, height) => {
  const canvas = pageCanvas();
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no 2D context");
  drawScene(context, scene, {
    view: [width / scene.space.widthMm, 0, 0, height / scene.space.heightMm, 0, 0],
    width,
    height,
    images: (assetId) => images.get(assetId),
    createLayer,
    background: "#ffffff",
  });
};

window.readCanvas = async () => pageCanvas().toDataURL("image/png");
