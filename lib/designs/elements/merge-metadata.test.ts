import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeMetadata } from "./merge-metadata";

describe("merging metadata", () => {
  it("takes what only one side changed, added or removed", () => {
    const base = { productColor: "White", note: "first", region: "EU" };
    const mine = { productColor: "Navy", note: "first", region: "EU" };
    const theirs = { productColor: "White", note: "second", price: 4 };
    expect(mergeMetadata(base, mine, theirs)).toEqual({
      merged: { productColor: "Navy", note: "second", price: 4 },
      conflicts: [],
    });
  });

  it("lists what both changed differently until it is decided", () => {
    const [base, mine, theirs] = [{ productColor: "White" }, { productColor: "Navy" }, { productColor: "Red" }];
    expect(mergeMetadata(base, mine, theirs)).toEqual({
      merged: mine,
      conflicts: [{ key: "productColor", base: "White", mine: "Navy", theirs: "Red" }],
    });
    expect(mergeMetadata(base, mine, theirs, { productColor: "theirs" })).toEqual({ merged: theirs, conflicts: [] });
    expect(mergeMetadata(base, mine, theirs, { productColor: "mine" })).toEqual({ merged: mine, conflicts: [] });
    expect(mergeMetadata(base, {}, theirs).conflicts).toEqual([
      { key: "productColor", base: "White", mine: undefined, theirs: "Red" },
    ]);
    expect(mergeMetadata(base, {}, theirs, { productColor: "mine" }).merged).toEqual({});
  });

  it("gives the other side where one changed nothing, whatever the entries are called", () => {
    const metadata = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(metadata, metadata, (base, other) => {
        expect(mergeMetadata(base, base, other)).toEqual({ merged: { ...other }, conflicts: [] });
        expect(mergeMetadata(base, other, base)).toEqual({ merged: { ...other }, conflicts: [] });
        expect(mergeMetadata(base, other, other).conflicts).toEqual([]);
      }),
    );
  });
});
