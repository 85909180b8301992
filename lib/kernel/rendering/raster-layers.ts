import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Canvas2D, Layer } from "@/lib/render/canvas";

/** Layer pixels that may wait to be painted, 4 bytes each. */
const waitingPixels = 16_000_000;

/**
 * Makes layers for drawings on raster surfaces. A Skia canvas only notes down what is painted on it and keeps every layer
 * until somebody asks for its pixels; the garbage collector does not see that memory. So pixels are asked for, and layers
 * emptied, before too many wait.
 */
export function createRasterLayers(): (width: number, height: number) => Layer {
  const contexts = new Map<Canvas2D, SKRSContext2D>();
  let waiting: Canvas[] = [];
  let pixels = 0;
  const settle = (target: Canvas2D) => {
    // Inner layers are painted on outer ones: those settle first, the order in which they were made is reversed.
    for (const context of [...contexts.values()].reverse()) context.getImageData(0, 0, 1, 1);
    Reflect.apply(Reflect.get(target, "getImageData"), target, [0, 0, 1, 1]);
    for (const canvas of waiting) {
      contexts.delete(canvas.getContext("2d"));
      canvas.width = 1;
      canvas.height = 1;
    }
    waiting = [];
    pixels = 0;
  };
  return (width, height) => {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext("2d");
    contexts.set(context, context);
    return {
      context,
      paintOn: (target, x, y) => {
        target.drawImage(canvas, 0, 0, width, height, x, y, width, height);
        waiting.push(canvas);
        pixels += width * height;
        if (pixels > waitingPixels) settle(target);
      },
    };
  };
}
