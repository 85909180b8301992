import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateRest, moveTo, sortForGrid, sortQueue } from "./sort-assets";

const asset = (id: string, queueOrder: number, rest: object = {}) => ({
  id,
  queueOrder,
  priority: 0,
  status: "pending" as const,
  createdAt: "2026-01-01T00:00:00.000Z",
  ...rest,
});

test("the queue goes by priority, then place, then age; only what waits is in it", () => {
  const assets = [
    asset("a", 2),
    asset("b", 1),
    asset("c", 1),
    asset("d", 9, { priority: 3 }),
    asset("e", 0, { status: "error" }),
  ];
  expect(sortQueue(assets).map(({ id }) => id)).toEqual(["d", "b", "c", "a"]);
});

test("the grid begins with the newest batch and keeps the order of its products", () => {
  const assets = [asset("a", 1), asset("b", 0), asset("c", 5, { createdAt: "2026-02-01T00:00:00.000Z" })];
  expect(sortForGrid(assets).map(({ id }) => id)).toEqual(["c", "b", "a"]);
});

test("moving one keeps all, and the others their order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), fc.nat(), (ids, from, to) => {
      const id = ids[from % ids.length] ?? "";
      const place = to % ids.length;
      const moved = moveTo(ids, id, place);
      expect(moved[place]).toBe(id);
      expect(moved.filter((other) => other !== id)).toEqual(ids.filter((other) => other !== id));
    }),
  );
});

test("the rest is estimated by the latest results, and not by too few", () => {
  const done = (second: number) => ({
    status: "completed" as const,
    completedAt: new Date(1_700_000_000_000 + second * 1000).toISOString(),
  });
  const open = { status: "pending" as const, completedAt: null };
  expect(estimateRest([done(0), open])).toBeNull();
  expect(estimateRest([done(0), done(2), done(4), done(6), open, open])).toBe(4);
  expect(estimateRest([done(0), done(2), done(4), done(6)])).toBeNull();
});
