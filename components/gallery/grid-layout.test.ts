import fc from "fast-check";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { dayOfId, findMonths, findRange, growRange, layOutGrid, moveByKey, placeOf } from "./grid-layout";

const layout = layOutGrid({ width: 1000, count: 103, least: 92, caption: false });

test("columns fill the width", () => {
  expect(layout).toMatchObject({ columns: 10, rows: 11, gap: 4, cell: { width: 100, height: 100 }, height: 1100 });
  expect(layOutGrid({ width: 300, count: 3, least: 400, caption: true }).columns).toBe(2);
  expect(placeOf(layout, 23)).toEqual({ left: 300, top: 200 });
});

test("only what is in sight is drawn, and a little around it", () => {
  expect(findRange(layout, 0, 250, 1)).toEqual({ from: 0, to: 40 });
  expect(findRange(layout, 450, 200, 1)).toEqual({ from: 30, to: 80 });
  expect(findRange(layout, 1000, 500, 1)).toEqual({ from: 90, to: 103 });
  const unknown = layOutGrid({ width: 0, count: 10_000, least: 92, caption: false });
  expect(findRange(unknown, 0, 900, 2)).toEqual({ from: 0, to: 0 });
});

test("what is drawn grows by few at a time, holds nothing out of sight and gets there", () => {
  const row = fc.nat(40);
  const range = fc.tuple(row, row).map(([from, length]) => ({ from: from * 8, to: (from + length) * 8 }));
  fc.assert(
    fc.property(range, range, fc.integer({ min: 1, max: 4 }), (start, target, rows) => {
      const step = rows * 8;
      let drawn = start;
      for (let frame = 0; frame < 41 && !(drawn.from === target.from && drawn.to === target.to); frame += 1) {
        const next = growRange(drawn, target, step);
        const kept = Math.max(0, Math.min(drawn.to, next.to) - Math.max(drawn.from, next.from));
        expect(next.to - next.from - kept).toBeLessThanOrEqual(step);
        expect(next.from).toBeGreaterThanOrEqual(target.from);
        expect(next.to).toBeLessThanOrEqual(target.to);
        expect(next.from % 8).toBe(0);
        drawn = next;
      }
      expect(drawn).toEqual(target);
    }),
  );
});

test("keys move as the eye sees the grid, and stay inside", () => {
  const move = (key: string, index: number) => moveByKey(key, index, layout, 3);
  expect(move("ArrowRight", 9)).toBe(10);
  expect(move("ArrowDown", 5)).toBe(15);
  expect(move("ArrowDown", 97)).toBe(102);
  expect(move("ArrowDown", 101)).toBe(101);
  expect(move("ArrowUp", 4)).toBe(4);
  expect(move("PageDown", 5)).toBe(35);
  expect(move("PageUp", 15)).toBe(5);
  expect(move("Home", 50)).toBe(0);
  expect(move("End", 50)).toBe(102);
  expect(move("x", 50)).toBeUndefined();
});

test("ids say when they were made", () => {
  const at = (date: string) => v7({ msecs: Date.parse(date) });
  const ids = [at("2026-11-21T10:00Z"), at("2026-11-02T10:00Z"), at("2026-10-30T10:00Z"), at("2026-03-01T00:00Z")];
  expect(dayOfId(ids[0] ?? "")).toBe("Nov 21, 2026");
  expect(findMonths(ids, 0.1)).toEqual([
    { at: 0, label: "Nov 2026" },
    { at: 0.5, label: "Oct 2026" },
    { at: 0.75, label: "Mar 2026" },
  ]);
  expect(findMonths(ids, 0.6).map((mark) => mark.label)).toEqual(["Nov 2026", "Mar 2026"]);
});
