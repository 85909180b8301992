import fc from "fast-check";
import { expect, test } from "vitest";
import { extend, extendFrom, findNeighbour, noSelection, orderOf, retain, selectAll, toggle } from "./list-selection";

const order = orderOf(Array.from({ length: 12 }, (_, index) => `a${index}`));
const listed = (ids: ReadonlySet<string>) => order.ids.filter((id) => ids.has(id)).map((id) => Number(id.slice(1)));

test("a range turns round its anchor, and leaves what was selected before alone", () => {
  const begun = toggle(toggle(noSelection, "a0"), "a5");
  const down = extend(begun, "a8", order);
  expect(listed(down.ids)).toEqual([0, 5, 6, 7, 8]);
  const up = extend(down, "a3", order);
  expect(listed(up.ids)).toEqual([0, 3, 4, 5]);
  expect(listed(extend(up, "a6", order).ids)).toEqual([0, 5, 6]);
});

test("a range of the keyboard begins anew where the focus has wandered off", () => {
  const begun = extendFrom(noSelection, "a2", "a3", order);
  expect(listed(extendFrom(begun, "a3", "a1", order).ids)).toEqual([1, 2]);
  expect(listed(extendFrom(begun, "a9", "a8", order).ids)).toEqual([2, 3, 8, 9]);
});

test("a range without a beginning begins where it ends", () => {
  const one = extend(noSelection, "a4", order);
  expect(listed(one.ids)).toEqual([4]);
  expect(listed(extend(one, "a2", order).ids)).toEqual([2, 3, 4]);
  expect(extend(one, "elsewhere", order)).toBe(one);
});

test("what leaves the list is selected no longer", () => {
  const all = selectAll(order.ids);
  expect(retain(all, order)).toBe(all);
  const fewer = orderOf(order.ids.slice(3));
  const rest = retain(all, fewer);
  expect(listed(rest.ids)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(rest.anchor).toBeNull();
});

test("the focus goes to the next one that stays, else to the one before", () => {
  expect(findNeighbour(order, "a4", new Set(["a4", "a5"]))).toBe("a6");
  expect(findNeighbour(order, "a11", new Set(["a11", "a10"]))).toBe("a9");
  expect(findNeighbour(order, "a4", new Set(order.ids))).toBeNull();
});

test("whatever is extended where, the range is whole", () => {
  const at = fc.integer({ min: 0, max: 11 });
  fc.assert(
    fc.property(at, fc.array(at, { minLength: 1, maxLength: 8 }), (anchor, ends) => {
      const begun = toggle(noSelection, `a${anchor}`);
      const selection = ends.reduce((before, end) => extend(before, `a${end}`, order), begun);
      const end = ends.at(-1) ?? anchor;
      const [from, to] = [Math.min(anchor, end), Math.max(anchor, end)];
      expect(listed(selection.ids)).toEqual(Array.from({ length: to - from + 1 }, (_, index) => from + index));
    }),
  );
});
