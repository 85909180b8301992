import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftElement, ImageDraft } from "@/components/designs/editor/draft";
import { cropStateOf, panCrop, resizeCrop, scaleCrop, withCrop } from "./crop";
import { fitMockup } from "./fit-mockup";
import { groupElements } from "./group-elements";
import { isOnElement, leafAt, pickFor, stepInto, touchedBy } from "./hit-test";
import { imageBox } from "./image-box";
import { snapBox, snapPoint, snapTargets } from "./snap";
import { pointOfBox } from "./transform-boxes";
import { treeOf } from "./tree";
import { fitView, largestZoom, smallestZoom, stepZoom, toMm, toPx, zoomView } from "./view";

const spaceId = "9f4c3f1e-0000-4000-8000-000000000001";
const space = { spaceId, sideId: "front", name: "Front", widthMm: 300, heightMm: 400, bleedMm: 3, safeMm: 5 };
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const view = fc.record({ zoom: number(smallestZoom, largestZoom), x: number(-3000, 3000), y: number(-3000, 3000) });
const point = fc.record({ x: number(-500, 500), y: number(-500, 500) });

let next = 0;
function shape(
  content: Extract<DraftElement, { type: "shape" }>["content"],
  transform: DraftElement["transform"],
): DraftElement {
  next += 1;
  return {
    elementId: `5f4c3f1e-0000-4000-8000-${String(next).padStart(12, "0")}`,
    type: "shape",
    spaceId,
    transform,
    content,
  };
}
const box = (x: number, y: number, width: number, height: number, rotation = 0) => ({ x, y, width, height, rotation });

describe("view", () => {
  it("goes from mm to px and back", () => {
    fc.assert(
      fc.property(view, point, (seen, at) => {
        const back = toMm(seen, toPx(seen, at));
        expect(back.x).toBeCloseTo(at.x, 4);
        expect(back.y).toBeCloseTo(at.y, 4);
      }),
    );
  });

  it("keeps what is under the pointer when it zooms, and its bounds", () => {
    fc.assert(
      fc.property(view, point, number(0.0001, 1000), (seen, at, zoom) => {
        const before = toMm(seen, at);
        const zoomed = zoomView(seen, zoom, at);
        expect(toPx(zoomed, before).x).toBeCloseTo(at.x, 3);
        expect(zoomed.zoom).toBeGreaterThanOrEqual(smallestZoom);
        expect(zoomed.zoom).toBeLessThanOrEqual(largestZoom);
      }),
    );
    expect(stepZoom(1, 1)).toBe(1.25);
    expect(stepZoom(30, 1)).toBe(30);
    expect(stepZoom(0.43, -1)).toBe(0.33);
  });

  it("shows all of what it fits, in the middle", () => {
    const fitted = fitView({ left: -3, top: -3, right: 303, bottom: 403 }, { width: 800, height: 600 });
    const [from, to] = [toPx(fitted, { x: -3, y: -3 }), toPx(fitted, { x: 303, y: 403 })];
    expect(from.y).toBeCloseTo(48, 3);
    expect(to.y).toBeCloseTo(552, 3);
    expect(from.x + to.x).toBeCloseTo(800, 3);
    expect(fitView({ left: 0, top: 0, right: 0, bottom: 0 }, { width: 800, height: 600 }).zoom).toBe(largestZoom);
  });
});

describe("hitting", () => {
  const star = shape({ shape: "star", fill: "#000000" }, box(0, 0, 100, 100));

  it("means what is painted, not the box around it", () => {
    expect(isOnElement(star, { x: 50, y: 50 }, 0)).toBe(true);
    expect(isOnElement(star, { x: 3, y: 3 }, 0)).toBe(false);
    const ring = shape({ shape: "ellipse", stroke: "#000000", strokeWidthMm: 2 }, box(0, 0, 100, 100));
    expect(isOnElement(ring, { x: 50, y: 50 }, 1)).toBe(false);
    expect(isOnElement(ring, { x: 50, y: 1 }, 1)).toBe(true);
    const line = shape({ shape: "line", stroke: "#000000", strokeWidthMm: 1 }, box(0, 50, 100, 0, 90));
    expect(isOnElement(line, { x: 50, y: 10 }, 0.5)).toBe(true);
    expect(isOnElement(line, { x: 10, y: 50 }, 0.5)).toBe(false);
  });

  it("reads paths, and takes the box of one that cannot be read", () => {
    const path = (d: string): DraftElement => ({
      elementId: star.elementId,
      type: "path",
      spaceId,
      transform: box(10, 10, 20, 20),
      content: { d, fill: "#000000" },
    });
    const triangle = path("M0 0L10 0L0 10Z");
    expect(isOnElement(triangle, { x: 12, y: 12 }, 0)).toBe(true);
    expect(isOnElement(triangle, { x: 29, y: 29 }, 0)).toBe(false);
    expect(isOnElement(path("nonsense"), { x: 29, y: 29 }, 0)).toBe(true);
  });

  it("is found at its middle however it is rotated", () => {
    const rotated = fc.tuple(number(-200, 200), number(-200, 200), number(1, 200), number(1, 200), number(-180, 180));
    fc.assert(
      fc.property(rotated, ([x, y, width, height, rotation]) => {
        const transform = box(x, y, width, height, rotation);
        const element = shape({ shape: "rect", fill: "#000000" }, transform);
        expect(isOnElement(element, pointOfBox(transform, { x: 0.9, y: -0.9 }), 0)).toBe(true);
        expect(isOnElement(element, pointOfBox(transform, { x: 1.2, y: 0 }), 0)).toBe(false);
      }),
    );
  });

  it("picks groups from outside and goes in a step at a time", () => {
    const [a, b] = [star, shape({ shape: "rect", fill: "#000000" }, box(200, 0, 10, 10))];
    const made = groupElements({ elements: [a, b], productColor: null }, spaceId, [a.elementId, b.elementId]);
    if (made === null) throw new Error("two are chosen");
    const tree = treeOf(made.draft, spaceId);
    expect(leafAt(tree, { x: 50, y: 50 }, 0)?.elementId).toBe(a.elementId);
    expect(pickFor(tree, a.elementId, [])).toBe(made.groupId);
    expect(pickFor(tree, a.elementId, [b.elementId])).toBe(a.elementId);
    expect(stepInto(tree, a.elementId, made.groupId)).toBe(a.elementId);
    expect(touchedBy(tree, { left: 190, top: -5, right: 300, bottom: 50 })).toEqual([made.groupId]);
    expect(touchedBy(tree, { left: 120, top: 0, right: 180, bottom: 50 })).toEqual([]);
  });
});

describe("snapping", () => {
  const others = [{ left: 50, top: 50, right: 80, bottom: 90 }];

  it("never moves further than it reaches, and says why it moved", () => {
    const moving = fc.record({ x: number(0, 290), y: number(0, 390), w: number(1, 60), h: number(1, 60) });
    fc.assert(
      fc.property(moving, number(0, 6), ({ x, y, w, h }, reach) => {
        const targets = snapTargets(space, others, [{ axis: "x", mm: 123 }]);
        const found = snapBox({ left: x, top: y, right: x + w, bottom: y + h }, targets, reach);
        expect(Math.abs(found.dx)).toBeLessThanOrEqual(reach);
        expect(Math.abs(found.dy)).toBeLessThanOrEqual(reach);
        const isExplained = found.dx === 0 && found.dy === 0 ? true : found.lines.length + found.gaps.length > 0;
        expect(isExplained).toBe(true);
        const again = snapBox(
          { left: x + found.dx, top: y + found.dy, right: x + w + found.dx, bottom: y + h + found.dy },
          targets,
          reach,
        );
        expect(Math.abs(again.dx)).toBeLessThan(1e-6);
      }),
    );
  });

  it("meets edges, centres, the space and guides", () => {
    const targets = snapTargets(space, others, [{ axis: "y", mm: 200 }]);
    expect(snapBox({ left: 51, top: 300, right: 61, bottom: 310 }, targets, 2).dx).toBe(-1);
    expect(snapBox({ left: 144, top: 300, right: 154, bottom: 310 }, targets, 2).dx).toBe(1);
    expect(snapPoint({ x: 10, y: 198.5 }, targets, 2).dy).toBe(1.5);
    expect(snapPoint({ x: 10, y: 198.5 }, targets, 1).dy).toBe(0);
  });

  it("repeats a gap between neighbours", () => {
    const row = [
      { left: 10, top: 10, right: 30, bottom: 30 },
      { left: 47, top: 10, right: 67, bottom: 30 },
    ];
    const found = snapBox({ left: 85, top: 12, right: 105, bottom: 27 }, snapTargets(space, row, []), 2);
    expect(found.dx).toBe(-1);
    expect(found.gaps).toEqual([
      {
        axis: "x",
        across: 19.5,
        spans: [
          [30, 47],
          [67, 84],
        ],
      },
    ]);
  });
});

describe("cropping", () => {
  const image: ImageDraft = {
    elementId: "5f4c3f1e-0000-4000-8000-00000000aaaa",
    type: "image",
    spaceId,
    assetId: "5f4c3f1e-0000-4000-8000-00000000bbbb",
    transform: box(20, 30, 80, 60, 30),
    content: { fit: "cover" },
  };
  const pixels = { width: 1600, height: 900 };
  const start = () => {
    const state = cropStateOf(image, pixels);
    if (state === undefined) throw new Error("it has a size");
    return state;
  };

  it("shows the same again when nothing was changed", () => {
    const again = cropStateOf(withCrop(image, start()), pixels);
    expect(again?.whole.width).toBeCloseTo(start().whole.width, 2);
    expect(again?.frame.x).toBeCloseTo(start().frame.x, 2);
  });

  it("never shows what is outside the picture", () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant("pan" as const), x: number(-300, 300), y: number(-300, 300) }),
      fc.record({ kind: fc.constant("scale" as const), x: number(0.1, 5), y: fc.constant(0) }),
      fc.record({ kind: fc.constant("resize" as const), x: number(-300, 300), y: number(-300, 300) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 6 }), (acts) => {
        let state = start();
        for (const { kind, x, y } of acts) {
          if (kind === "pan") state = panCrop(state, x, y);
          else if (kind === "scale") state = scaleCrop(state, x);
          else state = resizeCrop(state, { x: 1, y: 1 }, { x, y }, false);
        }
        const crop = withCrop(image, state).content.crop ?? { x: 0, y: 0, width: 1, height: 1 };
        expect(Math.min(crop.x, crop.y)).toBeGreaterThanOrEqual(0);
        expect(crop.x + crop.width).toBeLessThanOrEqual(1 + 1e-6);
        expect(crop.y + crop.height).toBeLessThanOrEqual(1 + 1e-6);
        expect(Math.min(crop.width, crop.height)).toBeGreaterThan(0);
        expect(Math.abs(state.frame.rotation - 30)).toBeLessThan(0.01);
      }),
    );
  });

  it("moves the picture and not the frame", () => {
    const panned = panCrop({ ...start(), whole: { ...start().whole } }, 3, 0);
    expect(panned.frame).toEqual(start().frame);
    expect(panned.whole.x).not.toBe(start().whole.x);
  });
});

describe("places", () => {
  it("puts a picture on at 300 dpi where it fits, and as large as it fits elsewhere", () => {
    const small = imageBox(space, { widthPx: 1200, heightPx: 600, mimeType: "image/png" }, { x: 100, y: 100 });
    expect(small).toEqual({ x: 49.2, y: 74.6, width: 101.6, height: 50.8, rotation: 0 });
    const large = imageBox(space, { widthPx: 12_000, heightPx: 6000, mimeType: "image/png" }, null);
    expect(large).toMatchObject({ width: 270, height: 135, x: 15 });
  });

  it("lays the product's picture so that its artwork is where the space is", () => {
    const mesh = {
      columns: 1,
      rows: 1,
      uRange: [0, 1],
      vRange: [0, 1],
      points: [0.25, 0.25, 0.75, 0.25, 0.25, 0.75, 0.75, 0.75],
    } as const;
    const square = { widthMm: 100, heightMm: 100 };
    expect(fitMockup({ mesh, width: 800, height: 800 }, square)).toEqual({ x: -50, y: -50, width: 200, height: 200 });
    expect(
      fitMockup({ mesh: { ...mesh, points: [0, 0, 0, 0, 0, 0, 0, 0] }, width: 800, height: 800 }, square),
    ).toBeNull();
  });
});
