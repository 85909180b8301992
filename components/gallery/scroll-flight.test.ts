import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFlight } from "./scroll-flight";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("window", { innerHeight: 900 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Scrolls by `step` px a frame; answers whether each frame was flown over. */
function scroll(
  flight: ReturnType<typeof createFlight>,
  from: number,
  step: number,
  frames: number,
  onLanded = () => {},
) {
  return Array.from({ length: frames }, (_, frame) => {
    vi.advanceTimersByTime(16);
    return flight.follow(from + (frame + 1) * step, onLanded);
  });
}

test("what an eye can follow is no flight", () => {
  const flight = createFlight();
  flight.land(0);
  expect(new Set(scroll(flight, 0, 30, 60))).toEqual(new Set([false]));
});

test("a fling takes off, and lands when it slows down or stands", () => {
  const flight = createFlight();
  flight.land(0);
  const onLanded = vi.fn<() => void>();
  expect(scroll(flight, 0, 200, 20, onLanded).at(-1)).toBe(true);
  expect(scroll(flight, 4000, 20, 20, onLanded).at(-1)).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(onLanded).not.toHaveBeenCalled();
  expect(scroll(flight, 4400, 200, 20, onLanded).at(-1)).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(onLanded).toHaveBeenCalledTimes(1);
});

test("a jump over more than a window is one, however it comes", () => {
  const flight = createFlight();
  flight.land(0);
  vi.advanceTimersByTime(5000);
  expect(flight.follow(1200, () => {})).toBe(true);
  flight.land(5000);
  vi.advanceTimersByTime(5000);
  expect(flight.follow(5900, () => {})).toBe(false);
});
