import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPictureQueue } from "./picture-queue";

const frames: FrameRequestCallback[] = [];
let now = 0;

beforeEach(() => {
  frames.length = 0;
  now = 0;
  vi.stubGlobal("performance", { now: () => now });
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => frames.push(callback));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Draws a frame, `ms` after the last one. */
function draw(ms = 17): void {
  now += ms;
  for (const callback of frames.splice(0)) callback(now);
}

const createImages = (count: number) => Array.from({ length: count }, () => ({ src: "" }));
const asked = (images: { src: string }[]) => images.filter(({ src }) => src !== "").length;

test("the first are asked for at once, the others in turn by frames", () => {
  const queue = createPictureQueue();
  const images = createImages(8);
  for (const [at, image] of images.entries()) queue(image, `/${at}`);
  expect(images.map(({ src }) => src)).toEqual(["/0", "/1", "/2", "", "", "", "", ""]);
  draw();
  expect(asked(images)).toBe(6);
  draw();
  expect(images.map(({ src }) => src)).toEqual(["/0", "/1", "/2", "/3", "/4", "/5", "/6", "/7"]);
  draw();
  draw();
  expect(frames).toEqual([]);
});

test("a late frame asks for one only", () => {
  const queue = createPictureQueue();
  const images = createImages(8);
  for (const image of images) queue(image, "/");
  const counts = [60, 17, 17].map((ms) => {
    draw(ms);
    return asked(images);
  });
  expect(counts).toEqual([4, 7, 8]);
});

test("what goes away before its turn is never asked for", () => {
  const queue = createPictureQueue();
  const images = createImages(6);
  const leave = images.map((image) => queue(image, "/"));
  leave[4]?.();
  draw();
  draw();
  expect(images.map(({ src }) => src)).toEqual(["/", "/", "/", "/", "", "/"]);
});

test("whatever comes and goes, no frame asks for more than three, and all that stay have their turn in order", () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("come" as const), count: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ kind: fc.constant("go" as const), at: fc.nat(40) }),
      fc.record({ kind: fc.constant("frame" as const), ms: fc.integer({ min: 1, max: 100 }) }),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      const queue = createPictureQueue();
      const order: number[] = [];
      const gone = new Set<number>();
      const leave: (() => void)[] = [];
      let before = 0;
      for (const step of all) {
        if (step.kind === "frame") {
          before = order.length;
          draw(step.ms);
        } else if (step.kind === "go") {
          leave[step.at]?.();
          if (leave[step.at] !== undefined && !order.includes(step.at)) gone.add(step.at);
        } else {
          for (let each = 0; each < step.count; each += 1) {
            const id = leave.length;
            const image = {
              get src() {
                return "";
              },
              set src(_: string) {
                order.push(id);
              },
            };
            leave.push(queue(image, "/"));
          }
        }
        expect(order.length - before).toBeLessThanOrEqual(3);
      }
      while (frames.length > 0) draw();
      expect(order).toEqual(leave.map((_, id) => id).filter((id) => !gone.has(id)));
    }),
  );
});
