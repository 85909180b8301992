import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { treeOf } from "@/components/designs/canvas/model/tree";
import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import { boxOf, setBox } from "./set-box";
import { mixedKeys, sharedValue, withChange } from "./shared-value";

const spaceId = "a7e11e50-0001-8000-8000-000000000001";

function shape(elementId: string, x: number, y: number, width: number, height: number, parent?: string): DraftElement {
  return {
    elementId,
    type: "shape",
    spaceId,
    transform: { x, y, width, height, rotation: 0 },
    content: { shape: "rect", fill: "#000000" },
    ...(parent === undefined ? {} : { parentElementId: parent }),
  };
}

const group: DraftElement = {
  elementId: "group",
  type: "group",
  spaceId,
  content: {},
  transform: { x: 0, y: 0, width: 1, height: 1, rotation: 0 },
};
const draftOf = (...elements: DraftElement[]): Draft => ({ elements, productColor: null });
const find = (draft: Draft, id: string) => {
  const found = draft.elements.find((element) => element.elementId === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

describe("values of several elements", () => {
  test("are shared or mixed, compared by content", () => {
    const items = [{ stroke: { color: "#000000", widthMm: 1 } }, { stroke: { color: "#000000", widthMm: 1 } }];
    expect(sharedValue(items, (item) => item.stroke)).toEqual({ value: items[0]?.stroke, mixed: false });
    expect(sharedValue([1, 2], (item) => item)).toEqual({ value: undefined, mixed: true });
    expect(sharedValue([], (item) => item)).toEqual({ value: undefined, mixed: false });
    expect([...mixedKeys([{ a: 1, b: 2 }, { a: 1, c: 3 }, { a: 1 }])].sort()).toEqual(["b", "c"]);
    expect(withChange<{ a?: number; b: number }>({ a: 1, b: 2 }, { a: undefined })).toEqual({ b: 2 });
  });
});

describe("numbers of boxes", () => {
  const position = fc.integer({ min: -500, max: 500 });
  const side = fc.integer({ min: 1, max: 500 });

  test("an element stands where it is put, and keeps its proportions when asked to", () => {
    fc.assert(
      fc.property(position, side, side, side, (x, width, height, next) => {
        const draft = draftOf(shape("a", 0, 0, width, height));
        const moved = setBox(draft, spaceId, ["a"], { field: "x", value: x, keepRatio: false });
        expect(find(moved, "a").transform).toEqual({ x: x + 0, y: 0, width, height, rotation: 0 });
        const { transform } = find(
          setBox(draft, spaceId, ["a"], { field: "width", value: next, keepRatio: true }),
          "a",
        );
        const longest = Math.min(next, (10_000 * width) / Math.max(width, height));
        expect(transform.width).toBeCloseTo(longest, 2);
        expect(transform.height).toBeCloseTo((height * longest) / width, 2);
      }),
    );
  });

  test("a group carries what it holds to its place and size", () => {
    const draft = draftOf(group, shape("a", 10, 10, 20, 20, "group"), shape("b", 40, 30, 10, 20, "group"));
    const boxAfter = (after: Draft) => boxOf(treeOf(after, spaceId), find(after, "group"));
    expect(boxAfter(draft)).toEqual({ x: 10, y: 10, width: 40, height: 40, rotation: 0 });
    const moved = setBox(draft, spaceId, ["group"], { field: "x", value: 0, keepRatio: false });
    expect(boxAfter(moved)).toEqual({ x: 0, y: 10, width: 40, height: 40, rotation: 0 });
    const wider = setBox(draft, spaceId, ["group"], { field: "width", value: 80, keepRatio: false });
    expect(boxAfter(wider)).toEqual({ x: 10, y: 10, width: 80, height: 40, rotation: 0 });
    expect(find(wider, "b").transform).toEqual({ x: 70, y: 30, width: 20, height: 20, rotation: 0 });
    const turned = setBox(draft, spaceId, ["group"], { field: "rotation", value: 90, keepRatio: false });
    expect(find(turned, "a").transform).toEqual({ x: 30, y: 10, width: 20, height: 20, rotation: 90 });
  });

  test("a group shows how far it is turned, and is turned to what is set", () => {
    const draft = draftOf(group, shape("a", 10, 10, 20, 20, "group"), shape("b", 40, 30, 10, 20, "group"));
    const boxAfter = (after: Draft) => boxOf(treeOf(after, spaceId), find(after, "group"));
    const set = (from: Draft, field: "rotation" | "width", value: number) =>
      setBox(from, spaceId, ["group"], { field, value, keepRatio: false });
    const turned = set(draft, "rotation", 30);
    const box = boxAfter(turned);
    expect(box.rotation).toBe(30);
    expect(find(turned, "group").transform).toEqual(box);
    expect(box.width).toBeCloseTo(40, 2);
    expect(box.height).toBeCloseTo(40, 2);
    expect(find(turned, "a").transform.rotation).toBe(30);

    // What it holds is as tilted as the group, so that it can be stretched along the group's own side.
    const wide = set(turned, "width", 80);
    expect(boxAfter(wide).width).toBeCloseTo(80, 2);
    expect(boxAfter(wide).height).toBeCloseTo(40, 2);
    expect(find(wide, "a").transform.width).toBeCloseTo(40, 2);

    const back = set(turned, "rotation", 0);
    expect(boxAfter(back).rotation).toBe(0);
    for (const id of ["a", "b"]) {
      expect(find(back, id).transform.x).toBeCloseTo(find(draft, id).transform.x, 2);
      expect(find(back, id).transform.y).toBeCloseTo(find(draft, id).transform.y, 2);
    }
  });

  test("a rotated element grows from the corner that is drawn at its top left", () => {
    const start = shape("a", 0, 0, 40, 20);
    const draft = draftOf({ ...start, transform: { ...start.transform, rotation: 90 } });
    const { transform } = find(setBox(draft, spaceId, ["a"], { field: "width", value: 60, keepRatio: false }), "a");
    // Turned by a quarter, its own left edge is the upper one: it stays at -10 mm.
    expect(transform.y + transform.height / 2 - transform.width / 2).toBeCloseTo(-10, 3);
    expect(transform.width).toBe(60);
  });

  test("no number breaks an element", () => {
    const values = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -20_000, max: 20_000 }));
    fc.assert(
      fc.property(fc.constantFrom("x", "y", "width", "height", "rotation" as const), values, (field, value) => {
        const draft = draftOf(group, shape("a", 1, 2, 3, 4, "group"), shape("b", 5, 6, 7, 8));
        const after = setBox(draft, spaceId, ["group", "b"], { field, value, keepRatio: true });
        for (const { transform } of after.elements) {
          expect(Object.values(transform).every((each) => Number.isFinite(each) && Math.abs(each) <= 10_000)).toBe(
            true,
          );
        }
      }),
    );
  });
});
