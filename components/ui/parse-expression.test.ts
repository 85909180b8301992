import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseExpression } from "./parse-expression";

describe("what is typed into a number's field", () => {
  test.each([
    ["12,5", 12.5],
    ["12.5 mm", 12.5],
    ["10+5", 15],
    ["10 + 5*2", 20],
    ["(210-2*3)/2", 102],
    ["-4", -4],
    ["3--4", 7],
    [".5", 0.5],
    ["1in", 25.4],
    ["1 in + 1cm", 35.4],
    ['2"', 50.8],
    ["50%", 20],
    ["100% + 2", 42],
    ["72pt", 25.4],
  ])("%s", (text, expected) => {
    expect(parseExpression(text, { unit: "mm", current: 40 })).toBeCloseTo(expected, 6);
  });

  test("is in the field's unit", () => {
    expect(parseExpression("25.4mm", { unit: "in" })).toBeCloseTo(1, 9);
    expect(parseExpression("50%", { unit: "%", current: 10 })).toBe(50);
    expect(parseExpression("45°", { unit: "°" })).toBe(45);
  });

  test.each(["", " ", "abc", "1+", "(1", "1)", "1/0", "1 2", "5 kg", "3mm°", "1e999", "--", "50%", "NaN"])(
    "%j is no number",
    (text) => {
      expect(parseExpression(text, { unit: "mm" })).toBeUndefined();
    },
  );

  test("calculates as it was written down", () => {
    const leaf = fc.integer({ min: 0, max: 999 }).map((value) => ({ text: String(value), value }));
    const { tree } = fc.letrec<{ tree: { text: string; value: number } }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.tuple(tie("tree"), fc.constantFrom("+", "-", "*"), tie("tree")).map(([one, sign, other]) => ({
          text: `(${one.text} ${sign} ${other.text})`,
          value:
            sign === "+" ? one.value + other.value : sign === "-" ? one.value - other.value : one.value * other.value,
        })),
      ),
    }));
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        expect(parseExpression(text)).toBeCloseTo(value, 3);
      }),
    );
  });

  test("anything typed gives a finite number or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,+-*/()% mincpt°") }), (text) => {
        const value = parseExpression(text, { unit: "mm", current: 3 });
        expect(value === undefined || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});
