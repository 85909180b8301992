import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftElement } from "@/components/designs/editor/draft";
import { boundsOfBox, boundsOfBoxes } from "./measure";
import {
  clampBox,
  fitElement,
  type Handle,
  mapElements,
  normalizeDegrees,
  pointOfBox,
  resizeBox,
  turnElements,
  withHeight,
} from "./transform-boxes";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const box = fc.record({
  x: number(-500, 500),
  y: number(-500, 500),
  width: number(1, 400),
  height: number(1, 400),
  rotation: number(-180, 180),
});
const side = fc.constantFrom<-1 | 0 | 1>(-1, 0, 1);
const handle = fc
  .record({ x: side, y: side })
  .filter(({ x, y }) => x !== 0 || y !== 0)
  .map((at): Handle => at);
const point = fc.record({ x: number(-900, 900), y: number(-900, 900) });

function shape(transform: DraftElement["transform"], id = crypto.randomUUID()): DraftElement {
  return {
    elementId: id,
    type: "shape",
    spaceId: "9f4c3f1e-0000-4000-8000-000000000001",
    transform,
    content: { shape: "rect", fill: "#336699", strokeWidthMm: 1 },
  };
}

const close = (one: { x: number; y: number }, other: { x: number; y: number }, digits = 4) => {
  expect(one.x).toBeCloseTo(other.x, digits);
  expect(one.y).toBeCloseTo(other.y, digits);
};

describe("resizing a box", () => {
  it("leaves the opposite side, or the centre, where it is", () => {
    fc.assert(
      fc.property(box, handle, point, fc.boolean(), fc.boolean(), (start, at, to, keepAspect, fromCentre) => {
        const fixed = fromCentre ? { x: 0, y: 0 } : { x: -at.x, y: -at.y };
        const made = resizeBox(start, at, to, { keepAspect, fromCentre });
        close(pointOfBox(made, fixed), pointOfBox(start, fixed));
        expect(made.rotation).toBe(start.rotation);
        expect(Math.min(made.width, made.height)).toBeGreaterThan(0);
        if (keepAspect) expect(made.width / made.height).toBeCloseTo(start.width / start.height, 4);
      }),
    );
  });

  it("changes nothing when the handle is let go where it was taken", () => {
    fc.assert(
      fc.property(box, handle, (start, at) => {
        const made = resizeBox(start, at, pointOfBox(start, at), { keepAspect: false, fromCentre: false });
        expect(made.width).toBeCloseTo(start.width, 4);
        expect(made.height).toBeCloseTo(start.height, 4);
        close(made, start);
      }),
    );
  });
});

describe("several elements", () => {
  it("fill the new frame, and come back with it", () => {
    const straight = box.map((each) => ({ ...each, rotation: 0 }));
    const frame = fc.record({ x: number(-300, 300), y: number(-300, 300), w: number(5, 300), h: number(5, 300) });
    fc.assert(
      fc.property(fc.array(straight, { minLength: 2, maxLength: 6 }), frame, (boxes, { x, y, w, h }) => {
        const elements = boxes.map((each) => shape(clampBox(each)));
        const from = boundsOfBoxes(elements.map((each) => each.transform));
        if (from === undefined) throw new Error("there are boxes");
        const to = { left: x, top: y, right: x + w, bottom: y + h };
        const mapped = mapElements(elements, from, to);
        const reached = boundsOfBoxes(mapped.map((each) => each.transform));
        expect(reached?.left).toBeCloseTo(to.left, 2);
        expect(reached?.bottom).toBeCloseTo(to.bottom, 2);
        const back = mapElements(mapped, to, from);
        back.forEach((each, index) => {
          // Thousandths of a millimetre were rounded away in a frame that may be a hundred times smaller.
          const scale = Math.max((from.right - from.left) / w, (from.bottom - from.top) / h, 1);
          expect(Math.abs(each.transform.x - (elements[index]?.transform.x ?? 0))).toBeLessThan(0.002 * scale + 0.002);
        });
      }),
    );
  });

  it("turn and turn back", () => {
    fc.assert(
      fc.property(
        fc.array(box, { minLength: 1, maxLength: 5 }),
        point,
        fc.integer({ min: -359, max: 359 }),
        (boxes, about, degrees) => {
          const elements = boxes.map((each) => shape(clampBox(each)));
          const back = turnElements(turnElements(elements, about, degrees), about, -degrees);
          back.forEach((each, index) => {
            const before = elements[index]?.transform;
            if (before === undefined) throw new Error("as many as before");
            expect(Math.abs(each.transform.x - before.x)).toBeLessThan(0.01);
            expect(Math.abs(normalizeDegrees(each.transform.rotation - before.rotation))).toBeLessThan(0.011);
          });
        },
      ),
    );
  });

  it("keep their distance from the point they turn about", () => {
    const [turned] = turnElements([shape({ x: 10, y: 0, width: 10, height: 10, rotation: 0 })], { x: 0, y: 5 }, 90);
    expect(turned?.transform).toEqual({ x: -5, y: 15, width: 10, height: 10, rotation: 90 });
  });
});

describe("bounds of what a scene may hold", () => {
  it("hold whatever a gesture asks for", () => {
    const wild = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e300));
    fc.assert(
      fc.property(wild, wild, wild, wild, wild, (x, y, width, height, rotation) => {
        const made = clampBox({ x, y, width, height, rotation });
        for (const value of [made.x, made.y]) expect(Math.abs(value)).toBeLessThanOrEqual(10_000);
        for (const value of [made.width, made.height]) expect(value >= 0 && value <= 10_000).toBe(true);
        expect(made.rotation > -180 && made.rotation <= 180).toBe(true);
      }),
    );
  });
});

describe("texts", () => {
  const text: DraftElement = {
    elementId: "5f4c3f1e-0000-4000-8000-000000000009",
    type: "text",
    spaceId: "9f4c3f1e-0000-4000-8000-000000000001",
    transform: { x: 0, y: 0, width: 100, height: 12, rotation: 0 },
    content: { text: "Hello", fontFamily: "Inter", fontSizeMm: 10, color: "#000000" },
  };

  it("grow with their letters at a corner, and break anew at a side", () => {
    const wide = { ...text.transform, width: 200, height: 24 };
    expect(fitElement(text, wide, true)).toMatchObject({ content: { fontSizeMm: 20 } });
    expect(fitElement(text, wide, false)).toMatchObject({ content: { fontSizeMm: 10 }, transform: { width: 200 } });
  });

  it("keep their upper edge when lines are added, also rotated", () => {
    fc.assert(
      fc.property(box, number(1, 300), (start, height) => {
        const made = withHeight(start, height);
        expect(Math.abs(pointOfBox(made, { x: -1, y: -1 }).x - pointOfBox(start, { x: -1, y: -1 }).x)).toBeLessThan(
          0.05,
        );
        expect(made.height).toBeCloseTo(height, 2);
      }),
    );
    expect(boundsOfBox({ x: 1, y: 2, width: 3, height: 4, rotation: 0 })).toEqual({
      left: 1,
      top: 2,
      right: 4,
      bottom: 6,
    });
  });
});
