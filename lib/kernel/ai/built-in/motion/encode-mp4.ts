import { createRequire } from "node:module";
import type * as h264 from "h264-mp4-encoder";
import { arrangeMp4 } from "./arrange-mp4";
import type { Frame } from "./draw-frame";

/** A CommonJS bundle whose exports Node cannot name; a megabyte that only films need. */
function loadEncoder(): typeof h264 {
  return createRequire(import.meta.url)("h264-mp4-encoder");
}

interface Weights {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/**
 * Players take untagged films of 720 lines and more for BT.709 and smaller ones for BT.601: the colours are written that
 * way. Both with 16…235.
 */
function weightsFor(height: number): Weights {
  return height >= 720 ? { red: 0.2126, green: 0.7152, blue: 0.0722 } : { red: 0.299, green: 0.587, blue: 0.114 };
}

/** Luma plane, then the two chroma planes at half width and height. */
function toYuv({ width, height, planes: [red, green, blue] }: Frame, target: Uint8Array): void {
  const weights = weightsFor(height);
  const [toY, round] = [(219 / 255) * 65_536, 32_768];
  const [yr, yg, yb] = [weights.red * toY, weights.green * toY, weights.blue * toY].map(Math.round) as [
    number,
    number,
    number,
  ];
  for (let at = 0; at < width * height; at += 1) {
    target[at] = 16 + (((red[at] ?? 0) * yr + (green[at] ?? 0) * yg + (blue[at] ?? 0) * yb + round) >> 16);
  }
  const half = width / 2;
  const chroma = width * height;
  const quarter = chroma / 4;
  const scale = 224 / 255 / 4;
  for (let y = 0; y < height / 2; y += 1) {
    for (let x = 0; x < half; x += 1) {
      const at = 2 * y * width + 2 * x;
      const sum = (plane: Uint8Array) =>
        (plane[at] ?? 0) + (plane[at + 1] ?? 0) + (plane[at + width] ?? 0) + (plane[at + width + 1] ?? 0);
      const [r, g, b] = [sum(red), sum(green), sum(blue)];
      const luma = weights.red * r + weights.green * g + weights.blue * b;
      target[chroma + y * half + x] = 128.5 + (scale * (b - luma)) / (2 - 2 * weights.blue);
      target[chroma + quarter + y * half + x] = 128.5 + (scale * (r - luma)) / (2 - 2 * weights.red);
    }
  }
}

/** H.264 in MP4. `draw` fills the frame that it is given, once for every number. Sides must be even. */
export async function encodeMp4(
  frame: Frame,
  options: { frames: number; fps: number },
  draw: (index: number) => void,
): Promise<Uint8Array> {
  const encoder = await loadEncoder().createH264MP4Encoder();
  try {
    encoder.width = frame.width;
    encoder.height = frame.height;
    encoder.frameRate = options.fps;
    encoder.quantizationParameter = 23;
    encoder.speed = 10;
    encoder.groupOfPictures = options.fps;
    encoder.initialize();
    const yuv = new Uint8Array((frame.width * frame.height * 3) / 2);
    for (let index = 0; index < options.frames; index += 1) {
      draw(index);
      toYuv(frame, yuv);
      encoder.addFrameYuv(yuv);
    }
    encoder.finalize();
    const keyFrames = Array.from(
      { length: Math.ceil(options.frames / options.fps) },
      (_, second) => second * options.fps,
    );
    return arrangeMp4(encoder.FS.readFile(encoder.outputFilename), keyFrames);
  } finally {
    encoder.delete();
  }
}
