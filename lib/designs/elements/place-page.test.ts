import fc from "fast-check";
import { expect, test } from "vitest";
import { placePage } from "./place-page";

const space = { widthMm: 85, heightMm: 55, bleedMm: 3 };

test("a page with the space's trim lies on it in its own size", () => {
  const file = { page: { width: 105, height: 75 }, trim: { x: 10, y: 10, width: 85, height: 55 } };
  expect(placePage(file, space)).toEqual({ box: { x: -10, y: -10, width: 105, height: 75 }, scale: 1 });
});

test("a page as large as trim and bleed together covers the bleed", () => {
  const file = { page: { width: 91, height: 61 }, trim: { x: 0, y: 0, width: 91, height: 61 } };
  expect(placePage(file, space)).toEqual({ box: { x: -3, y: -3, width: 91, height: 61 }, scale: 1 });
});

test("any other page keeps its proportions and fits into the trim", () => {
  const side = fc.double({ min: 1, max: 5000, noNaN: true });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const { box, scale } = placePage({ page: { width, height }, trim: { x: 0, y: 0, width, height } }, space);
      expect(box.width / box.height).toBeCloseTo(width / height, 4);
      if (scale === 1) return;
      expect(box.x).toBeGreaterThanOrEqual(-1e-6);
      expect(box.y).toBeGreaterThanOrEqual(-1e-6);
      expect(box.x + box.width).toBeLessThanOrEqual(space.widthMm + 1e-6);
      expect(box.y + box.height).toBeLessThanOrEqual(space.heightMm + 1e-6);
      expect(Math.min(space.widthMm - box.width, space.heightMm - box.height)).toBeCloseTo(0, 6);
    }),
  );
});
