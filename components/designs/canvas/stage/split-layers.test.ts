import fc from "fast-check";
import { v7 as newId } from "uuid";
import { describe, expect, it } from "vitest";
import { treeOf } from "@/components/designs/canvas/model/tree";
import type { DraftElement } from "@/components/designs/editor/draft";
import { splitLayers } from "./split-layers";

const spaceId = newId();

function rect(
  extra: Partial<Pick<DraftElement, "blendMode" | "hidden" | "parentElementId" | "opacity">> = {},
): DraftElement {
  const transform = { x: 0, y: 0, width: 10, height: 10, rotation: 0 };
  return {
    elementId: newId(),
    type: "shape",
    spaceId,
    transform,
    content: { shape: "rect", fill: "#000000" },
    ...extra,
  };
}

const split = (elements: DraftElement[], moving: readonly string[]) =>
  splitLayers(treeOf({ elements }, spaceId), new Set(moving));

describe("layers of the stage", () => {
  it("hold everything once and in paint order, with every mover among what is drawn anew", () => {
    const flags = fc.array(fc.record({ moves: fc.boolean(), blends: fc.boolean() }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(flags, (given) => {
        const elements = given.map(({ blends }) => rect(blends ? { blendMode: "multiply" } : {}));
        const moving = elements.filter((_, index) => given[index]?.moves === true).map((each) => each.elementId);
        const layers = split(elements, moving);
        expect(layers.flatMap((layer) => layer.elements.map((each) => each.elementId))).toEqual(
          elements.map((each) => each.elementId),
        );
        expect(layers.filter((layer) => !layer.moving).length).toBeLessThanOrEqual(5);
        const still = layers.filter((layer) => !layer.moving).flatMap((layer) => layer.elements);
        expect(still.some((each) => moving.includes(each.elementId))).toBe(false);
      }),
    );
  });

  it("redraw what blends above a mover, but not below it", () => {
    const [below, mover, above] = [rect({ blendMode: "multiply" }), rect(), rect({ blendMode: "multiply" })];
    const layers = split([below, mover, above], [mover.elementId]);
    expect(layers.map((layer) => [layer.moving, layer.elements.length])).toEqual([
      [false, 1],
      [true, 2],
    ]);
  });

  it("keep a translucent group together and leave out what is hidden", () => {
    const group: DraftElement = { ...rect(), type: "group", content: {}, opacity: 0.5 };
    const [one, other, unseen] = [
      rect({ parentElementId: group.elementId }),
      rect({ parentElementId: group.elementId }),
      rect({ hidden: true }),
    ];
    const layers = split([group, one, other, unseen], [one.elementId]);
    expect(layers).toHaveLength(1);
    expect(layers[0]?.elements.map((each) => each.elementId)).toEqual(
      [group, one, other].map((each) => each.elementId),
    );
  });
});
