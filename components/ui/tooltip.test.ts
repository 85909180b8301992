import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBeside } from "./tooltip";

const frame = { width: 1000, height: 800 };
const panel = { width: 100, height: 24 };
const anchor = { left: 400, top: 300, width: 40, height: 32 };

test.each([
  ["top", { left: 370, top: 270 }],
  ["bottom", { left: 370, top: 338 }],
  ["left", { left: 294, top: 304 }],
  ["right", { left: 446, top: 304 }],
] as const)("stands in the middle of the %s side", (side, place) => {
  expect(placeBeside(anchor, panel, side, frame)).toEqual(place);
});

test("stands on the other side where there is no room", () => {
  expect(placeBeside({ ...anchor, top: 10 }, panel, "top", frame).top).toBe(48);
  expect(placeBeside({ ...anchor, left: 950 }, panel, "right", frame).left).toBe(844);
});

test("is never cut off", () => {
  const side = fc.constantFrom("top", "right", "bottom", "left");
  const place = fc.record({ left: fc.integer({ min: 0, max: 960 }), top: fc.integer({ min: 0, max: 768 }) });
  fc.assert(
    fc.property(side, place, (at, corner) => {
      const { left, top } = placeBeside({ ...anchor, ...corner }, panel, at, frame);
      expect(left >= 8 && left + panel.width <= 992 && top >= 8 && top + panel.height <= 792).toBe(true);
    }),
  );
});
