import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moveInto } from "@/components/designs/canvas/model/group-elements";
import { treeOf } from "@/components/designs/canvas/model/tree";
import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import { type DropZone, dropPlace, layerRows, rowsBetween } from "./layer-rows";

const spaceId = "a7e11e50-0001-8000-8000-000000000001";
const transform = { x: 0, y: 0, width: 10, height: 10, rotation: 0 };

function element(elementId: string, parent?: string): DraftElement {
  const placed = { elementId, spaceId, transform, ...(parent === undefined ? {} : { parentElementId: parent }) };
  return elementId.startsWith("g")
    ? { ...placed, type: "group", content: {} }
    : { ...placed, type: "shape", content: { shape: "rect", fill: "#000000" } };
}

/** Back to front: a, g1(b, g2(c), d), e. */
const draft: Draft = {
  productColor: null,
  elements: [
    element("a"),
    element("g1"),
    element("b", "g1"),
    element("g2", "g1"),
    element("c", "g2"),
    element("d", "g1"),
    element("e"),
  ],
};
const rowsOf = (of: Draft, closed: string[] = []) => layerRows(treeOf(of, spaceId), new Set(closed));
const idsOf = (of: Draft, closed: string[] = []) => rowsOf(of, closed).map((row) => row.element.elementId);

function drop(ids: string[], targetId: string, zone: DropZone): Draft {
  const tree = treeOf(draft, spaceId);
  const target = rowsOf(draft).find((row) => row.element.elementId === targetId);
  const place = target === undefined ? null : dropPlace(tree, ids, target, zone);
  return place === null ? draft : moveInto(draft, spaceId, ids, place.parent, place.aboveId);
}

describe("the layer list", () => {
  test("is front to back, with levels; closed groups hide what they hold", () => {
    expect(rowsOf(draft).map((row) => `${row.level}${row.element.elementId}`)).toEqual([
      "1e",
      "1g1",
      "2d",
      "2g2",
      "3c",
      "2b",
      "1a",
    ]);
    expect(idsOf(draft, ["g2"])).toEqual(["e", "g1", "d", "g2", "b", "a"]);
    expect(idsOf(draft, ["g1"])).toEqual(["e", "g1", "a"]);
    expect(rowsOf(draft)[2]).toMatchObject({ position: 1, siblings: 3, isOpen: undefined });
  });

  test("a range goes both ways", () => {
    expect(rowsBetween(rowsOf(draft), "g1", "g2")).toEqual(["g1", "d", "g2"]);
    expect(rowsBetween(rowsOf(draft), "g2", "g1")).toEqual(["g1", "d", "g2"]);
    expect(rowsBetween(rowsOf(draft), "gone", "a")).toEqual(["a"]);
  });

  test("what is dropped stands where it was dropped", () => {
    expect(idsOf(drop(["e"], "a", "above"))).toEqual(["g1", "d", "g2", "c", "b", "e", "a"]);
    expect(idsOf(drop(["e"], "a", "below"))).toEqual(["g1", "d", "g2", "c", "b", "a", "e"]);
    expect(idsOf(drop(["e"], "d", "below"))).toEqual(["g1", "d", "e", "g2", "c", "b", "a"]);
    expect(idsOf(drop(["a"], "g2", "inside"))).toEqual(["e", "g1", "d", "g2", "a", "c", "b"]);
    expect(idsOf(drop(["a"], "g1", "below"))).toEqual(["e", "g1", "a", "d", "g2", "c", "b"]);
    expect(idsOf(drop(["c"], "e", "above"))).toEqual(["c", "e", "g1", "d", "g2", "b", "a"]);
  });

  test("nothing can be dropped into itself", () => {
    expect(drop(["g1"], "g2", "inside")).toBe(draft);
    expect(drop(["g1"], "c", "above")).toBe(draft);
    expect(drop(["a"], "e", "inside")).toBe(draft);
  });

  test("no drop loses, doubles or orphans an element", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e", "g1", "g2");
    const zone = fc.constantFrom("above", "below", "inside" as const);
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 3 }), id, zone, (ids, target, where) => {
        const after = drop(ids, target, where);
        expect(idsOf(after).toSorted()).toEqual(["a", "b", "c", "d", "e", "g1", "g2"]);
        expect(after.elements.every((each) => each.parentElementId !== each.elementId)).toBe(true);
      }),
    );
  });
});
