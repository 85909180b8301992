import fc from "fast-check";
import { expect, test } from "vitest";
import { boundZoom, fitScale, zoomAt } from "./zoom";

const picture = { width: 1000, height: 500 };
const frame = { width: 500, height: 500 };

test("a picture fits its window and is not enlarged by itself", () => {
  expect(fitScale(picture, frame)).toBe(0.5);
  expect(fitScale({ width: 100, height: 100 }, frame)).toBe(1);
});

test("what is smaller than the window stands in its middle, what is larger does not leave it", () => {
  expect(boundZoom({ scale: 0.5, x: 90, y: 90 }, picture, frame)).toEqual({ scale: 0.5, x: 0, y: 0 });
  expect(boundZoom({ scale: 1, x: 900, y: 10 }, picture, frame)).toEqual({ scale: 1, x: 250, y: 0 });
});

test("what is under the pointer stays under it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -50, max: 50 }), (x, y) => {
      const before = { scale: 2, x: 0, y: 0 };
      const after = zoomAt(before, 1.5, { x, y }, picture, frame);
      expect(after.scale).toBe(3);
      expect((x - after.x) / after.scale).toBeCloseTo((x - before.x) / before.scale);
      expect((y - after.y) / after.scale).toBeCloseTo((y - before.y) / before.scale);
    }),
  );
});
