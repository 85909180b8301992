import { expect, test } from "vitest";
import { copyFromRevision } from "./copy-from-revision";
import type { IdentifiedElement } from "./element-fields";

const element = (elementId: string, parentElementId?: string): IdentifiedElement =>
  ({
    elementId,
    type: elementId.startsWith("g") ? "group" : "shape",
    spaceId: "front",
    transform: { x: 0, y: 0, width: 1, height: 1, rotation: 0 },
    content: elementId.startsWith("g") ? {} : { shape: "rect" },
    ...(parentElementId === undefined ? {} : { parentElementId }),
  }) as IdentifiedElement;
const shown = (elements: readonly IdentifiedElement[]) =>
  elements.map(({ elementId, parentElementId }) => [elementId, parentElementId].filter(Boolean).join("<"));
const counter = () => {
  let next = 0;
  return () => {
    next += 1;
    return `new${next}`;
  };
};

test("what is gone comes back behind its neighbour, what is there is copied in front of itself", () => {
  const source = ["a", "b", "c"].map((id) => element(id));
  const current = ["x", "a", "c"].map((id) => element(id));
  expect(shown(copyFromRevision(current, source, new Set(["b"])))).toEqual(["x", "a", "b", "c"]);
  expect(shown(copyFromRevision(current, source, new Set(["c"]), counter()))).toEqual(["x", "a", "c", "new1"]);
  expect(shown(copyFromRevision([], source, new Set(["a", "c"])))).toEqual(["a", "c"]);
  expect(shown(copyFromRevision(current, source, new Set()))).toEqual(["x", "a", "c"]);
});

test("a group brings what it holds, a member without its group stands at the top", () => {
  const source = [element("g1"), element("a", "g1"), element("g2", "g1"), element("b", "g2")];
  expect(shown(copyFromRevision([], source, new Set(["g1"])))).toEqual(["g1", "a<g1", "g2<g1", "b<g2"]);
  expect(shown(copyFromRevision([], source, new Set(["b"])))).toEqual(["b"]);
  expect(shown(copyFromRevision([element("g1")], source, new Set(["b"])))).toEqual(["g1", "b<g1"]);
  expect(shown(copyFromRevision([element("g2"), element("b", "g2")], source, new Set(["g2"]), counter()))).toEqual([
    "g2",
    "new1",
    "b<g2",
    "new2<new1",
  ]);
});
