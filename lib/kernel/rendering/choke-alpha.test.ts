import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chokeAlpha } from "./choke-alpha";

/** The definition: what is kept depends on the nearest pixel without coverage. */
function slowly(alpha: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  return alpha.map((own, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    let nearest = Number.POSITIVE_INFINITY;
    for (let other = 0; other < width * height; other += 1) {
      if ((alpha[other] ?? 0) >= 8) continue;
      nearest = Math.min(nearest, Math.hypot((other % width) - x, Math.floor(other / width) - y));
    }
    return Math.round(own * Math.min(1, Math.max(0, nearest - radius)));
  });
}

describe("chokeAlpha", () => {
  it("draws coverage back by a radius, exactly", () => {
    const sizes = fc.record({ width: fc.integer({ min: 1, max: 24 }), height: fc.integer({ min: 1, max: 24 }) });
    const cases = sizes.chain(({ width, height }) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        radius: fc.double({ min: 0.1, max: 9, noNaN: true }),
        alpha: fc.uint8Array({ minLength: width * height, maxLength: width * height }),
        bare: fc.uint8Array({ minLength: width * height, maxLength: width * height, max: 12 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ width, height, radius, alpha, bare }) => {
        const drawn = alpha.map((value, at) => (bare[at] === 0 ? 0 : Math.max(value, 9)));
        const expected = slowly(drawn, width, height, radius);
        chokeAlpha(drawn, width, height, radius);
        expect([...drawn]).toEqual([...expected]);
      }),
      { numRuns: 300 },
    );
  });

  it("changes nothing without a radius, and does not take the sheet's edge for one", () => {
    const full = new Uint8Array(100).fill(255);
    chokeAlpha(full, 10, 10, 3);
    expect([...new Set(full)]).toEqual([255]);
    const half = full.map((_, at) => (at % 10 < 5 ? 255 : 0));
    const before = [...half];
    chokeAlpha(half, 10, 10, 0);
    expect([...half]).toEqual(before);
  });
});
