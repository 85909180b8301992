import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Element, elementSchema, type Space } from "@/lib/render/scene";
import { checkScene } from "./check-scene";
import { depthIn, shapeOf } from "./space-shape";

const spaceId = "01900000-0000-7000-8000-000000000001";
/** A disc of 50 mm about (50, 50). */
const disc = "M 0 50 A 50 50 0 0 1 100 50 A 50 50 0 0 1 0 50 Z";
const space: Space = {
  spaceId,
  sideId: "front",
  name: "Badge",
  widthMm: 100,
  heightMm: 100,
  bleedMm: 0,
  safeMm: 4,
  clip: disc,
};

let count = 0;
function element(rest: object, transform: object): Element {
  count += 1;
  const elementId = `01900000-0000-7000-8000-${(0x100000 + count).toString(16).padStart(12, "0")}`;
  return elementSchema.parse({ elementId, spaceId, transform: { rotation: 0, ...transform }, ...rest });
}

const text = (transform: object) =>
  element(
    { type: "text", content: { text: "Hello", fontFamily: "Inter", fontSizeMm: 6, color: "#102030" } },
    { width: 30, height: 8, ...transform },
  );
const rect = (transform: object) => element({ type: "shape", content: { shape: "rect", fill: "#102030" } }, transform);

const codes = (elements: readonly Element[], changed: Partial<Space> = {}) =>
  checkScene({
    space: { ...space, ...changed },
    elements,
    assets: {},
    fonts: [],
    profile: { dpi: 300, includeBleed: true },
  }).map(({ code, severity }) => `${severity} ${code}`);

describe("preflight of shaped spaces", () => {
  it("measures by the outline, not by its box", () => {
    expect(codes([text({ x: 35, y: 46 })])).toEqual([]);
    // Within the box and its safe margin, but beyond the disc.
    expect(codes([text({ x: 5, y: 6 })])).toEqual(["error text-cut-off"]);
    expect(codes([text({ x: 5, y: 6 })], { clip: undefined })).toEqual([]);
    expect(codes([text({ x: 35, y: 5 })])).toEqual(["warning outside-safe-area"]);
  });

  it("takes letters as they are turned", () => {
    const corner = { x: 8, y: 30, width: 40, height: 3 };
    expect(codes([text({ ...corner, rotation: -45 })])).toEqual([]);
    expect(codes([text({ ...corner, x: -6, y: 22, rotation: -45 })])).toEqual(["error text-cut-off"]);
  });

  it("says what lies beside the shape, and lets backgrounds cross it", () => {
    expect(codes([rect({ x: 1, y: 1, width: 8, height: 8 })])).toEqual(["warning outside-print-area"]);
    expect(codes([rect({ x: 0, y: 0, width: 100, height: 100 })])).toEqual([]);
  });

  it("knows holes, and passes over an outline that cannot be read", () => {
    const ring = `${disc} M 40 50 A 10 10 0 0 0 60 50 A 10 10 0 0 0 40 50 Z`;
    expect(codes([text({ x: 35, y: 46 })], { clip: ring })).toEqual(["error text-cut-off"]);
    expect(codes([text({ x: 5, y: 6 })], { clip: "nonsense" })).toEqual([]);
  });

  it("finds the depth of any point in a disc", () => {
    const shape = shapeOf(disc);
    if (shape === null) throw new Error("a disc is a shape");
    const coordinate = fc.double({ min: -50, max: 150, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        expect(Math.abs(depthIn(shape, { x, y }) - (50 - Math.hypot(x - 50, y - 50)))).toBeLessThan(0.1);
      }),
    );
  });
});
