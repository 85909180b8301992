import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeColor, parseColor, toHex, toHsva } from "./convert-color";

const byte = fc.integer({ min: 0, max: 255 });
const hex = (...bytes: number[]) => `#${bytes.map((value) => value.toString(16).padStart(2, "0")).join("")}`;

describe("colours", () => {
  test("every colour survives the way through hue, saturation and value", () => {
    fc.assert(
      fc.property(byte, byte, byte, (r, g, b) => {
        expect(toHex(toHsva(hex(r, g, b)))).toBe(hex(r, g, b));
      }),
    );
    fc.assert(
      fc.property(byte, byte, byte, fc.integer({ min: 0, max: 254 }), (r, g, b, a) => {
        expect(toHex(toHsva(hex(r, g, b, a)))).toBe(hex(r, g, b, a));
      }),
    );
  });

  test("hue, saturation and value are within their bounds", () => {
    fc.assert(
      fc.property(byte, byte, byte, (r, g, b) => {
        const { h, s, v, a } = toHsva(hex(r, g, b));
        expect(h).toBeGreaterThanOrEqual(0);
        expect(h).toBeLessThan(360);
        for (const share of [s, v, a]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test.each([
    ["#ff0000", { h: 0, s: 1, v: 1, a: 1 }],
    ["#00ff00", { h: 120, s: 1, v: 1, a: 1 }],
    ["#0000ff", { h: 240, s: 1, v: 1, a: 1 }],
    ["#808080", { h: 0, s: 0, v: 128 / 255, a: 1 }],
  ])("%s", (color, expected) => {
    expect(toHsva(color)).toEqual(expected);
  });

  test("is read from three, six or eight digits and nothing else", () => {
    expect(parseColor("abc")).toBe("#aabbcc");
    expect(parseColor(" #1F2937 ")).toBe("#1f2937");
    expect(parseColor("#1f293780")).toBe("#1f293780");
    for (const wrong of ["", "#12", "#12345", "red", "#ggg"]) expect(parseColor(wrong)).toBeUndefined();
  });

  test.each([
    ["#000000", "black"],
    ["#ffffff", "white"],
    ["#ff0000", "red"],
    ["#1a3fd0", "blue"],
    ["#004000", "dark green"],
  ])("%s is called %s", (color, name) => {
    expect(describeColor(color)).toBe(name);
  });
});
