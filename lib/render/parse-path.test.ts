import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PathStep, PathSyntaxError, parsePath } from "./parse-path";
import { pathBounds } from "./path-bounds";

const coordinate = fc.integer({ min: -1_000, max: 1_000 });
const point = fc.tuple(coordinate, coordinate);

describe("parsePath", () => {
  it("reads what designers' programs write", () => {
    expect(parsePath("M10-5.5.5,1e1z")).toEqual([{ op: "M", x: 10, y: -5.5 }, { op: "L", x: 0.5, y: 10 }, { op: "Z" }]);
    expect(parsePath("m1 1 2 0v3h-1")).toEqual([
      { op: "M", x: 1, y: 1 },
      { op: "L", x: 3, y: 1 },
      { op: "L", x: 3, y: 4 },
      { op: "L", x: 2, y: 4 },
    ]);
  });

  it("starts again at the subpath's beginning after Z", () => {
    expect(parsePath("M5 5h5zl1 1").at(-1)).toEqual({ op: "L", x: 6, y: 6 });
  });

  it("reads arc flags that are written without spaces", () => {
    const end = parsePath("M0 0a5 5 0 0110 0").at(-1);
    expect(end).toMatchObject({ op: "C", x: 10, y: 0 });
  });

  it("draws an arc as a circle of its radius", () => {
    const bounds = pathBounds(parsePath("M-10 0a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z"));
    for (const [side, value] of [
      ["left", -10],
      ["top", -10],
      ["right", 10],
      ["bottom", 10],
    ] as const) {
      expect(bounds?.[side]).toBeCloseTo(value, 1);
    }
  });

  it("gives the same steps for relative and absolute commands", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const absolute = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
        let [lastX, lastY] = [0, 0];
        const relative = points
          .map(([x, y], index) => {
            const step = `${index === 0 ? "m" : "l"}${x - lastX} ${y - lastY}`;
            [lastX, lastY] = [x, y];
            return step;
          })
          .join("");
        expect(parsePath(relative)).toEqual(parsePath(absolute));
      }),
    );
  });

  it("encloses every point of a curve in its bounds, touching them", () => {
    fc.assert(
      fc.property(point, point, point, point, (p0, p1, p2, p3) => {
        const bounds = pathBounds(parsePath(`M${p0.join()}C${p1.join()} ${p2.join()} ${p3.join()}`));
        if (!bounds) throw new Error("no bounds");
        const reached = { left: Infinity, right: -Infinity };
        for (let step = 0; step <= 200; step += 1) {
          const t = step / 200;
          const s = 1 - t;
          const at = (axis: 0 | 1) =>
            s ** 3 * p0[axis] + 3 * s * s * t * p1[axis] + 3 * s * t * t * p2[axis] + t ** 3 * p3[axis];
          expect(at(0)).toBeGreaterThanOrEqual(bounds.left - 1e-6);
          expect(at(0)).toBeLessThanOrEqual(bounds.right + 1e-6);
          expect(at(1)).toBeGreaterThanOrEqual(bounds.top - 1e-6);
          expect(at(1)).toBeLessThanOrEqual(bounds.bottom + 1e-6);
          reached.left = Math.min(reached.left, at(0));
          reached.right = Math.max(reached.right, at(0));
        }
        expect(reached.left - bounds.left).toBeLessThan(1);
        expect(bounds.right - reached.right).toBeLessThan(1);
      }),
    );
  });

  it.each([
    ["", undefined],
    ["L1 1", 1],
    ["M1", 2],
    ["M1 1 foo", 5],
    ["M0 0a1 1 0 2 0 1 1", 11],
    ["M0 0Z1 1", 5],
    ["M1e99 0", 1],
  ])("says where %j is wrong", (d, position) => {
    if (position === undefined) expect(parsePath(d)).toEqual([]);
    else
      try {
        expect(parsePath(d)).toBe("refused");
      } catch (error) {
        expect(error).toBeInstanceOf(PathSyntaxError);
        expect((error as PathSyntaxError).position).toBe(position);
      }
  });

  it("never fails but with a syntax error, and never gives infinite numbers", () => {
    const characters = fc.constantFrom(..."MmLlHhVvCcSsQqTtAaZz0123456789.-+eE, ");
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 60 }), (d) => {
        let steps: PathStep[];
        try {
          steps = parsePath(`M0 0${d}`);
        } catch (error) {
          expect(error).toBeInstanceOf(PathSyntaxError);
          return;
        }
        for (const step of steps)
          for (const value of Object.values(step))
            if (typeof value === "number") expect(value).toSatisfy(Number.isFinite);
      }),
      { numRuns: 2_000 },
    );
  });
});
