import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptySelection, extend, retain, toggle } from "./selection";

const order = ["a", "b", "c", "d", "e", "f"];
const row = fc.constantFrom(...order);

describe("a selection", () => {
  it("is as before when a row is toggled twice", () => {
    fc.assert(
      fc.property(fc.array(row), row, (clicked, id) => {
        const before = clicked.reduce(toggle, emptySelection);
        expect(toggle(toggle(before, id), id).ids).toEqual(before.ids);
      }),
    );
  });

  it("gets a whole range, whichever end comes first, and can make it longer", () => {
    fc.assert(
      fc.property(row, row, row, (from, to, further) => {
        const once = extend(toggle(emptySelection, from), to, order);
        const [low, high] = [order.indexOf(from), order.indexOf(to)].sort((a, b) => a - b);
        expect([...once.ids].sort()).toEqual(order.slice(low, (high ?? 0) + 1));
        const twice = extend(once, further, order);
        expect(twice.anchor).toBe(from);
        expect(twice.ids.has(further)).toBe(true);
      }),
    );
  });

  it("begins where nothing was selected, and loses what is gone", () => {
    expect([...extend(emptySelection, "c", order).ids]).toEqual(["c"]);
    expect(extend(emptySelection, "z", order)).toBe(emptySelection);
    const some = extend(toggle(emptySelection, "b"), "d", order);
    expect(retain(some, order)).toBe(some);
    expect(retain(some, ["c", "d"])).toEqual({ ids: new Set(["c", "d"]), anchor: null });
  });
});
