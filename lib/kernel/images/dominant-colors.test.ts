import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colorDistance, findDominantColors, nearColorPattern, parseHex } from "./dominant-colors";

/** Pixels of the given colours, each so many times. */
function paint(...areas: readonly [hex: string, count: number, alpha?: number][]): Uint8Array {
  return Uint8Array.from(
    areas.flatMap(([hex, count, alpha = 255]) => Array.from({ length: count }, () => [...parseHex(hex), alpha]).flat()),
  );
}

const channel = fc.integer({ min: 0, max: 255 });
const color = fc.tuple(channel, channel, channel);
const toHex = (parts: readonly number[]) => `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

describe("dominant colours", () => {
  it("are the flat areas, the largest first", () => {
    const found = findDominantColors(paint(["#ffffff", 700], ["#d62828", 200], ["#003049", 100]));
    expect(found).toEqual(["#ffffff", "#d62828", "#003049"]);
  });

  it("leave out what is transparent, and specks", () => {
    expect(findDominantColors(paint(["#00ff00", 900, 20], ["#d62828", 100]))).toEqual(["#d62828"]);
    expect(findDominantColors(paint(["#ffffff", 995], ["#d62828", 5]))).toEqual(["#ffffff"]);
    expect(findDominantColors(paint(["#ffffff", 50, 0]))).toEqual([]);
    expect(findDominantColors(new Uint8Array())).toEqual([]);
  });

  it("are always the same, at most six, and none like another, whatever the pixels", () => {
    const pixels = fc.array(fc.tuple(color, fc.constantFrom(0, 255)), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(pixels, (given) => {
        const rgba = Uint8Array.from(given.flatMap(([rgb, alpha]) => [...rgb, alpha]));
        const found = findDominantColors(rgba);
        expect(findDominantColors(rgba)).toEqual(found);
        expect(found.length).toBeLessThanOrEqual(6);
        expect(found.length > 0).toBe(given.some(([, alpha]) => alpha === 255));
        for (const hex of found) expect(hex).toMatch(/^#[0-9a-f]{6}$/);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it("are near to what there is: a picture of one colour has that colour", () => {
    fc.assert(
      fc.property(color, fc.integer({ min: 1, max: 200 }), (parts, count) => {
        const hex = toHex(parts);
        expect(findDominantColors(paint([hex, count]))).toEqual([hex]);
      }),
    );
  });
});

describe("the distance of colours", () => {
  it("is nought only for equal ones, and the same both ways", () => {
    fc.assert(
      fc.property(color, color, (one, other) => {
        const distance = colorDistance(one, other);
        expect(distance).toBeCloseTo(colorDistance(other, one), 9);
        expect(distance === 0).toBe(one.every((part, index) => part === other[index]));
        expect(distance).toBeLessThan(766);
      }),
    );
  });
});

describe("the pattern of near colours", () => {
  it("fits every one that is near, wherever it stands among others", () => {
    const step = fc.integer({ min: -90, max: 90 });
    fc.assert(
      fc.property(color, fc.tuple(step, step, step), color, (one, steps, third) => {
        const [red, green, blue] = [0, 1, 2].map((at) => Math.min(255, Math.max(0, (one[at] ?? 0) + (steps[at] ?? 0))));
        const other = [red ?? 0, green ?? 0, blue ?? 0] as const;
        fc.pre(colorDistance(one, other) < 120);
        expect(`${toHex(third)}${toHex(other)}`).toMatch(new RegExp(nearColorPattern(toHex(one), 120)));
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves out what is far", () => {
    const pattern = new RegExp(nearColorPattern("#00ff00", 120));
    expect(["#ff0000", "#0000ff", "#000000", "#ffffff"].filter((hex) => pattern.test(hex))).toEqual([]);
  });
});
