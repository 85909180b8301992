import sharp from "sharp";
import { createFrame, drawShot, type Frame } from "./draw-frame";
import { encodeMp4 } from "./encode-mp4";
import type { MotionRequest, MotionResult } from "./motion-schemas";
import { planShots } from "./plan-shots";
import { prepareStill } from "./prepare-still";

/** Animated WebP plays at a lower rate: its frames are whole pictures. */
const webpFps = 12;

/** Films stills; runs in a worker thread. Equal requests give equal bytes. Throws `validation_failed` for bad pictures. */
export async function makeMotion(request: MotionRequest): Promise<MotionResult> {
  const timed = request.format === "webp" ? { ...request, fps: Math.min(request.fps, webpFps) } : request;
  const stills = await Promise.all(timed.stills.map((bytes) => prepareStill(bytes, timed)));
  const shots = planShots(
    timed,
    stills.map(({ focus }) => focus),
  );
  const frame = createFrame(timed.width, timed.height);
  const spare = createFrame(timed.width, timed.height);
  const draw = (index: number) => {
    const shot = shots[index];
    if (shot) drawShot(frame, spare, stills, shot, timed.direction);
  };
  const bytes =
    timed.format === "webp"
      ? await encodeWebp(frame, { frames: shots.length, fps: timed.fps }, draw)
      : await encodeMp4(frame, { frames: shots.length, fps: timed.fps }, draw);
  return {
    bytes,
    mimeType: timed.format === "webp" ? "image/webp" : "video/mp4",
    widthPx: timed.width,
    heightPx: timed.height,
    frames: shots.length,
    durationMs: Math.round((shots.length / timed.fps) * 1_000),
  };
}

async function encodeWebp(
  frame: Frame,
  { frames, fps }: { frames: number; fps: number },
  draw: (index: number) => void,
): Promise<Uint8Array> {
  const { width, height, planes } = frame;
  const size = width * height * 3;
  const pages = Buffer.alloc(size * frames);
  for (let index = 0; index < frames; index += 1) {
    draw(index);
    for (const [channel, plane] of planes.entries()) {
      for (let at = 0; at < plane.length; at += 1) pages[index * size + at * 3 + channel] = plane[at] ?? 0;
    }
  }
  return sharp(pages, {
    raw: { width, height: height * frames, channels: 3, pageHeight: height },
    limitInputPixels: false,
  })
    .webp({ quality: 78, effort: 2, delay: Array.from({ length: frames }, () => Math.round(1_000 / fps)), loop: 0 })
    .toBuffer();
}
