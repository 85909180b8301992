import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterTimelyFrames } from "./timely-frames";

const frames = new Map<number, FrameRequestCallback>();
let now = 0;
let handle = 0;

beforeEach(() => {
  frames.clear();
  now = 0;
  vi.stubGlobal("performance", { now: () => now });
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => {
    handle += 1;
    frames.set(handle, callback);
    return handle;
  });
  vi.stubGlobal("cancelAnimationFrame", (id: number) => frames.delete(id));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Draws frames that are so many ms apart; answers after how many `then` was called, 0: not yet. */
function drawUntilCalled(gapsMs: readonly number[], pace = { count: 2, most: 5 }): number {
  const then = vi.fn<() => void>();
  afterTimelyFrames(pace, then);
  for (const [at, gap] of gapsMs.entries()) {
    now += gap;
    const due = [...frames.values()];
    frames.clear();
    for (const callback of due) callback(now);
    if (then.mock.calls.length > 0) return at + 1;
  }
  return 0;
}

test("frames in time are counted, late ones are waited for, and not for ever", () => {
  expect(drawUntilCalled([17, 17, 17])).toBe(2);
  expect(drawUntilCalled([17, 67, 17, 17])).toBe(3);
  expect(drawUntilCalled([17, 40, 40])).toBe(0);
  expect(drawUntilCalled([40, 40, 40, 40, 40, 40])).toBe(5);
});

test("what is called off never happens", () => {
  const then = vi.fn<() => void>();
  const stop = afterTimelyFrames({ count: 1, most: 1 }, then);
  stop();
  expect(frames.size).toBe(0);
  expect(then).not.toHaveBeenCalled();
});
