import { createCanvas } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeImage } from "./draw-image";
import { type DrawOptions, drawScene } from "./draw-scene";
import { fitPath } from "./draw-shape";
import { parsePath } from "./parse-path";
import { pathBounds } from "./path-bounds";
import type { Element, ImageElement, Scene } from "./scene";
import { buildSceneTree, type SceneNode } from "./scene-tree";

const spaceId = "01900000-0000-7000-8000-000000000001";
const id = (index: number) => `01900000-0000-7000-8000-0000000001${index.toString(16).padStart(2, "0")}`;
const box = (x: number, y: number, width: number, height: number, rotation = 0) => ({ x, y, width, height, rotation });
const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more: Partial<Element> = {},
): Element =>
  ({
    type: "shape",
    spaceId,
    transform: box(x, y, width, height),
    content: { shape: "rect", fill },
    ...more,
  }) as Element;

function sceneOf(elements: Element[], clip?: string): Scene {
  return {
    space: {
      spaceId,
      sideId: "front",
      name: "Front",
      widthMm: 40,
      heightMm: 40,
      bleedMm: 5,
      safeMm: 0,
      ...(clip ? { clip } : {}),
    },
    elements,
  };
}

/** Draws at 1 px a mm with 10 mm around the space and gives the colour at a place in mm. */
function draw(scene: Scene, more: Partial<DrawOptions> = {}) {
  const canvas = createCanvas(60, 60);
  const context = canvas.getContext("2d");
  drawScene(context, scene, {
    view: [1, 0, 0, 1, 10, 10],
    width: 60,
    height: 60,
    images: () => undefined,
    createLayer: (width, height) => {
      const layer = createCanvas(width, height);
      return {
        context: layer.getContext("2d"),
        paintOn: (target, x, y) => target.drawImage(layer, 0, 0, width, height, x, y, width, height),
      };
    },
    ...more,
  });
  return (x: number, y: number) => [...context.getImageData(x + 10, y + 10, 1, 1).data];
}

describe("drawScene", () => {
  it("paints in array order, in the space's millimetres", () => {
    const at = draw(sceneOf([rect(0, 0, 20, 20, "#ff0000"), rect(10, 10, 20, 20, "#0000ff")]));
    expect(at(5, 5)).toEqual([255, 0, 0, 255]);
    expect(at(15, 15)).toEqual([0, 0, 255, 255]);
    expect(at(35, 35)).toEqual([0, 0, 0, 0]);
  });

  it("turns clockwise about the box's centre", () => {
    const at = draw(sceneOf([rect(10, 18, 20, 4, "#ff0000", { transform: box(10, 18, 20, 4, 90) })]));
    expect(at(20, 12)).toEqual([255, 0, 0, 255]);
    expect(at(12, 20)).toEqual([0, 0, 0, 0]);
  });

  it("cuts to the trimmed area, the bleed, or nothing", () => {
    const scene = sceneOf([rect(-10, -10, 60, 60, "#00ff00")]);
    expect(draw(scene)(-1, 20)[3]).toBe(0);
    expect(draw(scene, { clip: "bleed" })(-4, 20)[3]).toBe(255);
    expect(draw(scene, { clip: "bleed" })(-6, 20)[3]).toBe(0);
    expect(draw(scene, { clip: "none" })(-9, 20)[3]).toBe(255);
  });

  it("cuts to a shaped space", () => {
    const at = draw(sceneOf([rect(0, 0, 40, 40, "#00ff00")], "M20 0L40 40H0Z"));
    expect(at(20, 30)[3]).toBe(255);
    expect(at(2, 2)[3]).toBe(0);
  });

  it("applies a group's opacity to the group, not to its members", () => {
    const parentElementId = id(1);
    const group: Element = {
      type: "group",
      spaceId,
      elementId: id(1),
      transform: box(0, 0, 40, 40),
      content: {},
      opacity: 0.5,
    };
    const at = draw(
      sceneOf([
        group,
        rect(0, 0, 20, 20, "#ff0000", { parentElementId }),
        rect(0, 0, 20, 20, "#0000ff", { parentElementId }),
      ]),
    );
    const [red, , blue, alpha] = at(10, 10);
    expect(red).toBe(0);
    expect(blue).toBe(255);
    expect(alpha).toBeGreaterThanOrEqual(127);
    expect(alpha).toBeLessThanOrEqual(128);
  });

  it("fades fill and outline together", () => {
    const shape = rect(10, 10, 20, 20, "#ff0000", {
      opacity: 0.5,
      content: { shape: "rect", fill: "#ff0000", stroke: "#ff0000", strokeWidthMm: 8 },
    });
    const at = draw(sceneOf([shape]));
    expect(at(11, 20)).toEqual(at(20, 20));
  });

  it("blends with what lies below, but never with the background", () => {
    const multiplied = rect(0, 0, 40, 20, "#00ffff", { blendMode: "multiply" });
    const at = draw(sceneOf([rect(0, 0, 20, 40, "#ffff00"), multiplied]), { background: "#ff00ff" });
    expect(at(10, 10)).toEqual([0, 255, 0, 255]);
    expect(at(30, 10)).toEqual([0, 255, 255, 255]);
    expect(at(30, 30)).toEqual([255, 0, 255, 255]);
  });

  it("leaves out hidden elements, hidden groups and other spaces", () => {
    const group: Element = {
      type: "group",
      spaceId,
      elementId: id(1),
      transform: box(0, 0, 40, 40),
      content: {},
      hidden: true,
    };
    const at = draw(
      sceneOf([
        rect(0, 0, 10, 10, "#ff0000", { hidden: true }),
        group,
        rect(0, 0, 10, 10, "#ff0000", { parentElementId: id(1) }),
        rect(0, 0, 10, 10, "#ff0000", { spaceId: id(9) }),
      ]),
    );
    expect(at(5, 5)).toEqual([0, 0, 0, 0]);
  });

  it("leaves the context as it was", () => {
    const context = createCanvas(60, 60).getContext("2d");
    context.fillStyle = "#123456";
    context.globalAlpha = 0.25;
    const createLayer = () => {
      throw new Error("no layer is needed");
    };
    drawScene(context, sceneOf([rect(0, 0, 10, 10, "#ff0000", { blendMode: "multiply" })]), {
      view: [1, 0, 0, 1, 0, 0],
      width: 60,
      height: 60,
      images: () => undefined,
      createLayer,
    });
    expect([context.fillStyle, context.globalAlpha, context.globalCompositeOperation]).toEqual([
      "#123456",
      0.25,
      "source-over",
    ]);
  });
});

describe("buildSceneTree", () => {
  it("keeps every element exactly once, whatever the parents are", () => {
    const elements = fc.array(
      fc.record({ group: fc.boolean(), parent: fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(elements, (plan) => {
        const scene = sceneOf(
          plan.map(({ group, parent }, index) => {
            const common = { elementId: id(index), ...(parent === undefined ? {} : { parentElementId: id(parent) }) };
            return group
              ? { ...common, type: "group", spaceId, transform: box(0, 0, 1, 1), content: {} }
              : rect(0, 0, 1, 1, "#000000", common);
          }),
        );
        const seen: string[] = [];
        const walk = (nodes: readonly SceneNode[]) => {
          for (const node of nodes) {
            seen.push(node.element.elementId ?? "");
            walk(node.children);
          }
        };
        walk(buildSceneTree(scene));
        expect(seen.sort()).toEqual(plan.map((_, index) => id(index)).sort());
      }),
    );
  });
});

describe("placeImage", () => {
  const image = (width: number, height: number, content: ImageElement["content"]): ImageElement => ({
    type: "image",
    spaceId,
    assetId: id(5),
    transform: box(0, 0, width, height),
    content,
  });

  it("shows the whole picture with contain, and the middle of it with cover", () => {
    const size = { width: 200, height: 100 };
    expect(placeImage(image(50, 50, { fit: "contain" }), size)).toEqual({
      source: { x: 0, y: 0, width: 200, height: 100 },
      target: { x: 0, y: 12.5, width: 50, height: 25 },
    });
    expect(placeImage(image(50, 50, { fit: "cover" }), size)).toEqual({
      source: { x: 50, y: 0, width: 100, height: 100 },
      target: { x: 0, y: 0, width: 50, height: 50 },
    });
    expect(placeImage(image(50, 50, { fit: "fill" }), size)?.source).toEqual({ x: 0, y: 0, width: 200, height: 100 });
  });

  it("stays within the crop and the box and keeps proportions", () => {
    const size = fc.integer({ min: 1, max: 4_000 });
    const part = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        size,
        size,
        size,
        size,
        part,
        part,
        fc.constantFrom("contain" as const, "cover" as const),
        (width, height, boxWidth, boxHeight, cropWidth, cropHeight, fit) => {
          const crop = { x: 1 - cropWidth, y: 0, width: cropWidth, height: cropHeight };
          const placed = placeImage(image(boxWidth, boxHeight, { crop, fit }), { width, height });
          if (!placed) throw new Error("not placed");
          const { source, target } = placed;
          expect(source.x).toBeGreaterThanOrEqual(crop.x * width - 1e-6);
          expect(source.x + source.width).toBeLessThanOrEqual(width + 1e-6);
          expect(source.y + source.height).toBeLessThanOrEqual(cropHeight * height + 1e-6);
          expect(target.width).toBeLessThanOrEqual(boxWidth + 1e-6);
          expect(target.height).toBeLessThanOrEqual(boxHeight + 1e-6);
          expect(target.width / source.width / (target.height / source.height)).toBeCloseTo(1, 6);
        },
      ),
    );
  });
});

describe("fitPath", () => {
  it("maps a path's bounds on the box", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (width, height) => {
        const bounds = pathBounds(
          fitPath(parsePath("M10 80C40 10 65 10 95 80S150 150 180 80a20 30 12 0 1 9 9z"), width, height),
        );
        expect(bounds?.left).toBeCloseTo(0, 6);
        expect(bounds?.top).toBeCloseTo(0, 6);
        expect(bounds?.right).toBeCloseTo(width, 6);
        expect(bounds?.bottom).toBeCloseTo(height, 6);
      }),
    );
  });
});
