import fc from "fast-check";
import { v7 as newId } from "uuid";
import { describe, expect, it } from "vitest";
import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import { alignElements, distributeElements } from "./align-elements";
import { clipOf, placeClip } from "./clip";
import { duplicateElements, removeElements } from "./copy-elements";
import { pasteStyle, styleOf } from "./copy-style";
import { describeElement } from "./describe-element";
import { toggleLocked } from "./flag-elements";
import { groupElements, moveInto, ungroupElements } from "./group-elements";
import { mayEdit } from "./locks";
import { boundsOfBox } from "./measure";
import { orderElements } from "./order-elements";
import { parseClip } from "./parse-clip";
import { treeOf } from "./tree";

const spaceId = newId();
const space = { spaceId, sideId: "front", name: "Front", widthMm: 300, heightMm: 400, bleedMm: 0, safeMm: 5 };

function rect(x: number, y: number, width = 10, height = 10): DraftElement {
  return {
    elementId: newId(),
    type: "shape",
    spaceId,
    transform: { x, y, width, height, rotation: 0 },
    content: { shape: "rect", fill: "#112233" },
  };
}

const draftOf = (elements: readonly DraftElement[]): Draft => ({ elements, productColor: null });
const leafIds = (draft: Draft) =>
  treeOf(draft, spaceId)
    .ordered.filter((each) => each.type !== "group")
    .map((each) => each.elementId);

/** A draft of some rectangles, a part of them chosen. */
const chosen = fc
  .record({
    places: fc.array(fc.tuple(fc.integer({ min: 0, max: 280 }), fc.integer({ min: 0, max: 380 })), {
      minLength: 2,
      maxLength: 12,
    }),
    mask: fc.integer({ min: 1, max: 4095 }),
  })
  .map(({ places, mask }) => {
    const elements = places.map(([x, y]) => rect(x, y));
    const ids = elements.filter((_, index) => (mask >> index) & 1).map((each) => each.elementId);
    return { draft: draftOf(elements), ids: ids.length > 0 ? ids : [elements[0]?.elementId ?? ""] };
  });

describe("groups", () => {
  it("hold what was chosen, in its order, and give it back", () => {
    fc.assert(
      fc.property(chosen, ({ draft, ids }) => {
        const made = groupElements(draft, spaceId, ids);
        if (made === null) throw new Error("something is chosen");
        const tree = treeOf(made.draft, spaceId);
        const held = (tree.childrenOf.get(made.groupId) ?? []).map((each) => each.elementId);
        expect(held).toEqual(leafIds(draft).filter((id) => ids.includes(id)));
        const freed = ungroupElements(made.draft, spaceId, [made.groupId]);
        expect(freed.freedIds).toEqual(held);
        expect(leafIds(freed.draft)).toEqual(leafIds(made.draft));
        expect(freed.draft.elements).toHaveLength(draft.elements.length);
        expect(freed.draft.elements.every((each) => each.parentElementId === undefined)).toBe(true);
      }),
    );
  });

  it("go where a layer is dropped, and never into themselves", () => {
    const [a, b, c] = [rect(0, 0), rect(20, 0), rect(40, 0)];
    const made = groupElements(draftOf([a, b, c]), spaceId, [a.elementId, b.elementId]);
    if (made === null) throw new Error("two are chosen");
    const inside = moveInto(made.draft, spaceId, [c.elementId], made.groupId, a.elementId);
    expect(leafIds(inside)).toEqual([a.elementId, c.elementId, b.elementId]);
    const group = treeOf(inside, spaceId).byId.get(made.groupId);
    expect(group?.transform).toEqual({ x: 0, y: 0, width: 50, height: 10, rotation: 0 });
    expect(moveInto(inside, spaceId, [made.groupId], made.groupId)).toBe(inside);
  });
});

describe("order", () => {
  it("to the front puts the chosen last, all in their order, and changes nothing the second time", () => {
    fc.assert(
      fc.property(chosen, ({ draft, ids }) => {
        const front = orderElements(draft, spaceId, ids, "front");
        const before = leafIds(draft);
        expect(leafIds(front)).toEqual([
          ...before.filter((id) => !ids.includes(id)),
          ...before.filter((id) => ids.includes(id)),
        ]);
        expect(orderElements(front, spaceId, ids, "front")).toBe(front);
        const forward = orderElements(draft, spaceId, ids, "forward");
        expect([...leafIds(forward)].toSorted()).toEqual([...before].toSorted());
      }),
    );
  });
});

describe("aligning and distributing", () => {
  it("puts left edges at the leftmost one", () => {
    fc.assert(
      fc.property(chosen, ({ draft, ids }) => {
        if (ids.length < 2) return;
        const before = draft.elements.filter((each) => ids.includes(each.elementId)).map((each) => each.transform.x);
        const aligned = alignElements(draft, space, ids, "left");
        for (const element of aligned.elements) {
          if (ids.includes(element.elementId)) expect(element.transform.x).toBeCloseTo(Math.min(...before), 3);
        }
      }),
    );
  });

  it("makes gaps equal and leaves the outermost", () => {
    const elements = [rect(0, 0), rect(13, 5), rect(80, 9), rect(200, 1)];
    const ids = elements.map((each) => each.elementId);
    const spread = distributeElements(draftOf(elements), spaceId, ids, "x");
    expect(spread.elements.map((each) => each.transform.x)).toEqual([0, 66.667, 133.333, 200]);
  });

  it("centres a single element on the space, and leaves a locked one", () => {
    const one = rect(3, 3, 20, 20);
    const middle = alignElements(draftOf([one]), space, [one.elementId], "center");
    expect(middle.elements[0]?.transform.x).toBe(140);
    const { draft } = toggleLocked(draftOf([one]), spaceId, [one.elementId]);
    expect(alignElements(draft, space, [one.elementId], "center")).toBe(draft);
  });
});

describe("copies", () => {
  it("stand right in front of their originals with ids of their own", () => {
    fc.assert(
      fc.property(chosen, ({ draft, ids }) => {
        const { draft: next, copyIds } = duplicateElements(draft, spaceId, ids);
        expect(copyIds).toHaveLength(ids.length);
        expect(next.elements).toHaveLength(draft.elements.length + ids.length);
        expect(new Set(next.elements.map((each) => each.elementId)).size).toBe(next.elements.length);
      }),
    );
  });

  it("go through the clipboard as text, to the same place of another space", () => {
    const made = groupElements(draftOf([rect(10, 20), rect(50, 60)]), spaceId, []) ?? null;
    expect(made).toBeNull();
    const [a, b] = [rect(10, 20), rect(50, 60)];
    const grouped = groupElements(draftOf([a, b]), spaceId, [a.elementId, b.elementId]);
    if (grouped === null) throw new Error("two are chosen");
    const clip = clipOf(grouped.draft, spaceId, [grouped.groupId], "organization");
    const read = parseClip(JSON.stringify(clip));
    if (read === null) throw new Error("it was written just now");
    const back = { ...space, spaceId: newId() };
    const { copies, rootIds } = placeClip(read, back, { at: null, offsetMm: 5 });
    expect(rootIds).toHaveLength(1);
    expect(copies.filter((each) => each.parentElementId === rootIds[0])).toHaveLength(2);
    expect(copies.every((each) => each.spaceId === back.spaceId)).toBe(true);
    expect(copies.find((each) => each.type === "shape")?.transform).toMatchObject({ x: 10, y: 20 });
    const small = { ...back, widthMm: 20, heightMm: 20 };
    const inMiddle = placeClip(read, small, { at: null, offsetMm: 5 }).copies.filter((each) => each.type === "shape");
    const bounds = inMiddle.map((each) => boundsOfBox(each.transform));
    expect(Math.min(...bounds.map((each) => each.left)) + Math.max(...bounds.map((each) => each.right))).toBeCloseTo(
      20,
    );
  });

  it.each(["", "atelier/elements@1", '{"format":"atelier/elements@1","elements":[{"type":"bomb"}]}', "Hello"])(
    "that are none are read as none: %s",
    (text) => expect(parseClip(text)).toBeNull(),
  );
});

describe("locks", () => {
  it("of a group hold for what is in it, and deletion spares it", () => {
    const [a, b] = [rect(0, 0), rect(20, 0)];
    const grouped = groupElements(draftOf([a, b]), spaceId, [a.elementId, b.elementId]);
    if (grouped === null) throw new Error("two are chosen");
    const { draft } = toggleLocked(grouped.draft, spaceId, [grouped.groupId]);
    const tree = treeOf(draft, spaceId);
    const child = tree.byId.get(a.elementId);
    expect(child !== undefined && mayEdit(tree, child, "position")).toBe(false);
    expect(removeElements(draft, spaceId, [a.elementId])).toEqual({ draft, removed: 0 });
    const open = toggleLocked(draft, spaceId, [grouped.groupId]);
    expect(removeElements(open.draft, spaceId, [a.elementId, b.elementId]).draft.elements).toEqual([]);
  });
});

describe("style and words", () => {
  it("goes from a shape to a text as its colour", () => {
    const shape = rect(0, 0);
    const text: DraftElement = {
      elementId: newId(),
      type: "text",
      spaceId,
      transform: shape.transform,
      content: { text: "Hello\nyou", fontFamily: "Inter", fontSizeMm: 4, color: "#ffffff" },
    };
    const draft = draftOf([shape, text]);
    const pasted = pasteStyle(draft, spaceId, [text.elementId], styleOf({ ...shape, opacity: 0.5 }));
    expect(pasted.elements[1]).toMatchObject({
      opacity: 0.5,
      content: { text: "Hello\nyou", color: "#112233", fontSizeMm: 4 },
    });
    expect(describeElement(treeOf(draft, spaceId), text)).toBe("Text “Hello”, 2 of 2");
  });
});
