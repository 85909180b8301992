import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elementInputSchema, type Space } from "@/lib/render/scene";
import {
  type Draft,
  type DraftElement,
  duplicateElement,
  isEqualDraft,
  moveElementTo,
  removeElement,
  stepElement,
} from "./draft";
import { alignTo, cornersOf, effectiveDpi, elementAt } from "./geometry";
import { createImage, createShape, createText } from "./new-elements";
import { type DraftAction, type DraftState, reduceDraft } from "./use-draft";

const space: Space = {
  spaceId: "a7e11e50-0001-8000-8000-000000000001",
  sideId: "front",
  name: "Front",
  widthMm: 300,
  heightMm: 400,
  bleedMm: 3,
  safeMm: 5,
};

const idsOf = (draft: Draft) => draft.elements.map((element) => element.elementId);

function draftOfShapes(count: number): Draft {
  return { elements: Array.from({ length: count }, () => createShape(space, "#ffffff")), productColor: null };
}

function group(parent: DraftElement | undefined): DraftElement {
  const { transform, elementId, spaceId } = createShape(space, "#ffffff");
  return {
    elementId,
    spaceId,
    transform,
    type: "group",
    content: {},
    ...(parent ? { parentElementId: parent.elementId } : {}),
  };
}

describe("elements of a draft", () => {
  test("new ones are what the server takes, in the middle of the space", () => {
    const image = createImage(space, {
      id: "01a1fd6c-432a-72e8-a7aa-4027cff37741",
      widthPx: 4000,
      heightPx: 1000,
    });
    for (const element of [createText(space, "#17181a"), image, createShape(space, "#17181a")]) {
      expect(elementInputSchema.safeParse(element).error).toBeUndefined();
      const { x, y, width, height } = element.transform;
      expect(x + width / 2).toBeCloseTo(150, 1);
      expect(y + height / 2).toBeCloseTo(200, 1);
    }
    expect(image.transform.width / image.transform.height).toBeCloseTo(4, 1);
  });

  test("reordering keeps every element and moves one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(), fc.nat(), (count, from, to) => {
        const draft = draftOfShapes(count);
        const ids = idsOf(draft);
        const moved = ids[from % count] ?? "";
        const target = ids[to % count] ?? "";
        const after = idsOf(moveElementTo(draft, moved, target));
        expect(after.indexOf(moved)).toBe(ids.indexOf(target));
        expect(after.filter((id) => id !== moved)).toEqual(ids.filter((id) => id !== moved));
      }),
    );
  });

  test("a step to the front and one to the back cancel out, except at the ends", () => {
    const draft = draftOfShapes(3);
    const [back = "", middle = "", front = ""] = idsOf(draft);
    expect(idsOf(stepElement(stepElement(draft, middle, 1), middle, -1))).toEqual(idsOf(draft));
    expect(stepElement(draft, front, 1)).toBe(draft);
    expect(stepElement(draft, back, -1)).toBe(draft);
  });

  test("a group is copied and removed with all it holds", () => {
    const outer = group(undefined);
    const inner = group(outer);
    const leaf: DraftElement = { ...createShape(space, "#ffffff"), parentElementId: inner.elementId };
    const other = createShape(space, "#ffffff");
    const draft: Draft = { elements: [outer, inner, leaf, other], productColor: null };
    const { draft: copied, copyId } = duplicateElement(draft, outer.elementId);
    expect(copied.elements).toHaveLength(7);
    expect(new Set(idsOf(copied)).size).toBe(7);
    const copyOfInner = copied.elements.find((element) => element.parentElementId === copyId);
    expect(copyOfInner?.type).toBe("group");
    expect(copied.elements.some((element) => element.parentElementId === copyOfInner?.elementId)).toBe(true);
    expect(copied.elements.at(-1)).toBe(other);
    expect(removeElement(draft, outer.elementId).elements).toEqual([other]);
  });
});

describe("history", () => {
  const start = (): DraftState => {
    const draft = draftOfShapes(1);
    return { baseId: null, saved: draft, present: draft, past: [], future: [], lastEdit: null };
  };
  const color =
    (productColor: string): ((draft: Draft) => Draft) =>
    (draft) => ({ ...draft, productColor });

  test("quick edits of one field are one step, others are steps of their own", () => {
    const edits: DraftAction[] = [
      { kind: "edit", change: color("a"), key: "color", at: 0 },
      { kind: "edit", change: color("ab"), key: "color", at: 500 },
      { kind: "edit", change: color("abc"), key: "other", at: 600 },
      { kind: "edit", change: color("abcd"), key: "other", at: 5_000 },
    ];
    const state = edits.reduce(reduceDraft, start());
    expect(state.past.map((draft) => draft.productColor)).toEqual([null, "ab", "abc"]);
  });

  test("undoing everything gives the start, redoing everything the end", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 20 }), (colors) => {
        const first = start();
        const edited = colors.reduce(
          (state, each) => reduceDraft(state, { kind: "edit", change: color(each), key: "", at: 0 }),
          first,
        );
        let state = edited;
        for (let step = 0; step < colors.length; step += 1) state = reduceDraft(state, { kind: "undo" });
        expect(state.present).toBe(first.present);
        expect(reduceDraft(state, { kind: "undo" })).toBe(state);
        for (let step = 0; step < colors.length; step += 1) state = reduceDraft(state, { kind: "redo" });
        expect(state.present).toBe(edited.present);
        expect(reduceDraft(state, { kind: "redo" })).toBe(state);
      }),
    );
  });
});

describe("other unsaved changes", () => {
  const from = draftOfShapes(1);
  const edited = { ...from, productColor: "mine" };
  const state: DraftState = { baseId: "one", saved: from, present: edited, past: [from], future: [], lastEdit: null };

  test("of the same revision are one undo away from what was there", () => {
    const after = reduceDraft(state, { kind: "rebase", baseId: "one", saved: from, draft: draftOfShapes(2) });
    expect(after.present.elements).toHaveLength(2);
    expect(reduceDraft(after, { kind: "undo" }).present).toBe(edited);
  });

  test("of another revision cannot be undone into changes to the first, which would overwrite it", () => {
    const newer = draftOfShapes(3);
    const after = reduceDraft(state, { kind: "rebase", baseId: "two", saved: newer, draft: draftOfShapes(4) });
    expect(after.past).toEqual([]);
    expect(after.saved).toBe(newer);
    expect(reduceDraft(after, { kind: "undo" })).toBe(after);
  });

  test("drafts are equal by value, whatever objects they are made of", () => {
    const draft = draftOfShapes(3);
    expect(isEqualDraft(draft, structuredClone(draft))).toBe(true);
    expect(isEqualDraft(draft, { ...draft, elements: draft.elements.toReversed() })).toBe(false);
    expect(isEqualDraft(draft, { ...draft, elements: draft.elements.slice(1) })).toBe(false);
    expect(isEqualDraft(draft, { ...draft, productColor: "Moss" })).toBe(false);
  });
});

describe("geometry", () => {
  const box = { x: 10, y: 20, width: 40, height: 10, rotation: 90 };

  test("corners turn clockwise about the centre", () => {
    const [topLeft] = cornersOf(box);
    expect(topLeft?.x).toBeCloseTo(35);
    expect(topLeft?.y).toBeCloseTo(5);
  });

  test("an aligned box touches the edge, whatever its rotation", () => {
    fc.assert(
      fc.property(fc.integer({ min: -360, max: 360 }), (rotation) => {
        const aligned = alignTo(space, { ...box, rotation }, "right");
        expect(Math.max(...cornersOf(aligned).map((corner) => corner.x))).toBeCloseTo(300, 2);
        expect(aligned.y).toBe(box.y);
      }),
    );
  });

  test("the frontmost visible element under the pointer is hit", () => {
    const back: DraftElement = { ...createShape(space, "#ffffff"), transform: { ...box, rotation: 0 } };
    const front: DraftElement = { ...createShape(space, "#ffffff"), transform: box };
    const at = (x: number, y: number, elements: DraftElement[]) =>
      elementAt(elements, space.spaceId, { x, y }, 0)?.elementId;
    expect(at(30, 25, [back, front])).toBe(front.elementId);
    expect(at(12, 25, [back, front])).toBe(back.elementId);
    expect(at(30, 25, [back, { ...front, hidden: true }])).toBe(back.elementId);
    expect(at(200, 200, [back, front])).toBeUndefined();
  });

  test("resolution is pixels by placed inches", () => {
    const image = createImage(space, { id: "01a1fd6c-432a-72e8-a7aa-4027cff37741", widthPx: 300, heightPx: 300 });
    if (image.type !== "image") throw new Error("no image");
    const placed = { ...image, transform: { ...image.transform, width: 25.4, height: 50.8 } };
    const pixels = { widthPx: 300, heightPx: 300 };
    expect(effectiveDpi({ ...placed, content: { fit: "contain" } }, pixels)).toBe(300);
    expect(effectiveDpi({ ...placed, content: { fit: "cover" } }, pixels)).toBe(150);
    const half = { x: 0, y: 0, width: 0.5, height: 0.5 };
    expect(effectiveDpi({ ...placed, content: { fit: "cover", crop: half } }, pixels)).toBe(75);
  });
});
