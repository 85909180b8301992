import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Bitmap,
  type ComposeMockupInput,
  composeMockup,
  type MockupDefinition,
  type MockupLayers,
} from "./mockup";

const size = 64;

function fill(width: number, height: number, color: (x: number, y: number) => readonly number[]): Bitmap {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = color(at % width, Math.floor(at / width));
    data.set([red, green, blue, alpha], at * 4);
  }
  return { data, width, height };
}

const definition: MockupDefinition = {
  width: size,
  height: size,
  lightScale: 1,
  shiftRange: 0.1,
  mesh: { columns: 1, rows: 1, uRange: [0, 1], vRange: [0, 1], points: [0, 0, 1, 0, 0, 1, 1, 1] },
  neighbours: [],
  layerFiles: { scene: "", shade: "", highlight: "", mask: "" },
};

/** A product that fills the picture, evenly lit: what is printed is what is seen. */
function plainLayers(): MockupLayers {
  return {
    scene: fill(size, size, () => [90, 90, 90]),
    shade: fill(size, size, () => [255, 255, 255]),
    highlight: fill(size, size, () => [0, 0, 0]),
    mask: fill(size, size, () => [255, 255, 255]),
  };
}

function compose(change: Partial<ComposeMockupInput> = {}): Bitmap {
  return composeMockup({
    definition,
    layers: plainLayers(),
    artwork: fill(8, 8, () => [0, 0, 0, 0]),
    productColor: "#ffffff",
    outputSize: size,
    ...change,
  });
}

function pixel(bitmap: Bitmap, x: number, y: number): number[] {
  return [...bitmap.data.subarray((y * bitmap.width + x) * 4, (y * bitmap.width + x) * 4 + 4)];
}

const channel = fc.integer({ min: 0, max: 255 });
const rgb = fc.tuple(channel, channel, channel);
const hexOf = (color: readonly number[]) => `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`;

describe("composeMockup", () => {
  test("in even light, opaque artwork and bare product keep their exact colours", () => {
    fc.assert(
      fc.property(rgb, rgb, (ink, product) => {
        const artwork = fill(16, 16, (x) => (x < 8 ? [...ink, 255] : [0, 0, 0, 0]));
        const result = compose({ artwork, productColor: hexOf(product) });
        expect(pixel(result, 10, 32).slice(0, 3)).toEqual(ink);
        expect(pixel(result, 54, 32).slice(0, 3)).toEqual(product);
      }),
    );
  });

  test("the result is opaque, and lies between ink and product for any coverage", () => {
    fc.assert(
      fc.property(rgb, rgb, channel, (ink, product, alpha) => {
        const result = compose({ artwork: fill(4, 4, () => [...ink, alpha]), productColor: hexOf(product) });
        const [red = -1, green = -1, blue = -1, opacity] = pixel(result, 30, 30);
        expect(opacity).toBe(255);
        [red, green, blue].forEach((value, c) => {
          expect(value).toBeGreaterThanOrEqual(Math.min(ink[c] ?? 0, product[c] ?? 0) - 2);
          expect(value).toBeLessThanOrEqual(Math.max(ink[c] ?? 0, product[c] ?? 0) + 2);
        });
      }),
    );
  });

  test("no light, gloss or mask makes a pixel that is not opaque or escapes its range", () => {
    fc.assert(
      fc.property(
        channel,
        channel,
        channel,
        channel,
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        (shade, gloss, mask, print, lightScale) => {
          const layers: MockupLayers = {
            scene: fill(2, 2, () => [200, 100, 50]),
            shade: fill(3, 3, () => [shade, shade, shade]),
            highlight: fill(5, 5, () => [gloss, gloss, gloss]),
            mask: fill(4, 4, () => [mask, print, 0]),
          };
          const result = compose({
            layers,
            definition: { ...definition, lightScale },
            productColor: "#ffffff",
            outputSize: 9,
          });
          expect(result.data.length).toBe(9 * 9 * 4);
          for (let at = 3; at < result.data.length; at += 4) expect(result.data[at]).toBe(255);
        },
      ),
    );
  });

  test("outside of the product the scene is untouched", () => {
    const layers = { ...plainLayers(), mask: fill(size, size, (x) => (x < 32 ? [0, 255, 255] : [255, 255, 255])) };
    const result = compose({ layers, artwork: fill(4, 4, () => [255, 0, 0]), productColor: "#00ff00" });
    expect(pixel(result, 8, 8)).toEqual([90, 90, 90, 255]);
    expect(pixel(result, 60, 8)).toEqual([255, 0, 0, 255]);
  });

  test("shade darkens, and gloss lights up even a black product", () => {
    const dark = compose({ layers: { ...plainLayers(), shade: fill(1, 1, () => [128, 128, 128]) } });
    expect(pixel(dark, 5, 5)[0]).toBeLessThan(150);
    const black = compose({
      productColor: "#000000",
      layers: { ...plainLayers(), highlight: fill(1, 1, () => [90, 90, 90]) },
    });
    expect(pixel(black, 5, 5)[0]).toBeGreaterThan(60);
  });

  test("the mesh places and turns the artwork", () => {
    const artwork = fill(32, 32, (x) => (x < 16 ? [255, 0, 0] : [0, 0, 255]));
    const turned = { ...definition.mesh, points: [1, 0, 1, 1, 0, 0, 0, 1] };
    const result = compose({ artwork, definition: { ...definition, mesh: turned } });
    expect(pixel(result, 32, 5)).toEqual([255, 0, 0, 255]);
    expect(pixel(result, 32, 58)).toEqual([0, 0, 255, 255]);
  });

  test("folds shift the artwork", () => {
    const artwork = fill(64, 64, (x) => (x < 32 ? [255, 0, 0] : [0, 0, 255]));
    const shift = fill(8, 8, (_x, y) => (y < 4 ? [255, 128, 0] : [1, 128, 0]));
    const result = compose({ artwork, layers: { ...plainLayers(), shift } });
    const border = (y: number) =>
      Array.from({ length: size }, (_, x) => pixel(result, x, y)[0] ?? 0).findIndex((red) => red < 128);
    expect(border(4)).toBeLessThan(28);
    expect(border(60)).toBeGreaterThan(36);
  });

  test("neighbours show their own artwork, under this side's", () => {
    const neighbour = { sideId: "lid", mesh: { ...definition.mesh, points: [0, 0, 1, 0, 0, 0.5, 1, 0.5] } };
    const half = { ...definition.mesh, points: [0, 0.5, 1, 0.5, 0, 1, 1, 1] };
    const input = {
      definition: { ...definition, mesh: half, neighbours: [neighbour] },
      artwork: fill(4, 4, () => [255, 0, 0]),
    };
    const dressed = compose({
      ...input,
      neighbours: { lid: fill(4, 4, () => [0, 128, 0]), unseen: fill(4, 4, () => [9, 9, 9]) },
    });
    expect(pixel(dressed, 30, 10)).toEqual([0, 128, 0, 255]);
    expect(pixel(dressed, 30, 50)).toEqual([255, 0, 0, 255]);
    expect(pixel(compose(input), 30, 10)).toEqual([255, 255, 255, 255]);
  });

  test("fine artwork is averaged, not skipped", () => {
    const stripes = fill(1024, 1024, (x) => (x % 2 === 0 ? [0, 0, 0] : [255, 255, 255]));
    const [red = 0] = pixel(compose({ artwork: stripes }), 31, 31);
    expect(red).toBeGreaterThan(110);
    expect(red).toBeLessThan(145);
  });

  test("a colour that is none is refused", () => {
    expect(() => compose({ productColor: "red" })).toThrow(RangeError);
  });
});
