import fc from "fast-check";
import { expect, test } from "vitest";
import { checkElements } from "@/lib/designs/check-elements";
import { diffElements, summarizeDiff } from "./diff-elements";
import { type IdentifiedElement, readFields } from "./element-fields";
import { canKeepBoth, type ElementConflict, mergeElements, type Resolution, resolveConflicts } from "./merge-elements";

const spaces = ["00000000-0000-4000-8000-0000000000a1", "00000000-0000-4000-8000-0000000000a2"];
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const idArbitrary = fc.integer({ min: 1, max: 12 }).map(idOf);
const few = fc.integer({ min: 0, max: 2 });
const common = {
  spaceId: fc.constantFrom(...spaces),
  transform: fc.record({ x: few, y: few, width: few, height: few, rotation: few }),
  parentElementId: fc.option(idArbitrary, { nil: undefined }),
  opacity: fc.option(fc.constantFrom(0, 0.5, 1), { nil: undefined }),
  hidden: fc.option(fc.boolean(), { nil: undefined }),
  name: fc.option(fc.constantFrom("A", "B"), { nil: undefined }),
  locks: fc.option(fc.record({ position: fc.boolean(), delete: fc.boolean() }), { nil: undefined }),
};
const contentArbitrary = fc.oneof(
  fc.record({
    ...common,
    type: fc.constant("text" as const),
    content: fc.record({
      text: fc.constantFrom("one", "two"),
      fontFamily: fc.constantFrom("Inter", "Lato"),
      fontSizeMm: fc.constantFrom(5, 6),
      color: fc.constantFrom("#000000", "#ffffff"),
    }),
  }),
  fc.record({
    ...common,
    type: fc.constant("image" as const),
    assetId: idArbitrary,
    content: fc.record({ fit: fc.constantFrom("cover" as const, "contain" as const) }),
  }),
  fc.record({ ...common, type: fc.constant("group" as const), content: fc.constant({}) }),
  fc.record({ ...common, type: fc.constant("group" as const), content: fc.constant({}) }),
);

/** A list that `checkElements` accepts: what is wrong about a drawn parent is left out. */
function makeValid(entries: readonly (readonly [string, Omit<IdentifiedElement, "elementId">])[]): IdentifiedElement[] {
  const byId = new Map(
    entries.map(([elementId, element]) => [elementId, { ...element, elementId } as IdentifiedElement]),
  );
  const isInside = (id: string | undefined, wanted: string): boolean =>
    id !== undefined && (id === wanted || isInside(byId.get(id)?.parentElementId, wanted));
  const list = [...byId.keys()].map((id) => {
    const { parentElementId, ...element } = given(byId.get(id));
    byId.set(id, element);
    const parent = parentElementId === undefined ? undefined : byId.get(parentElementId);
    return { id, parentElementId, parent };
  });
  for (const { id, parentElementId, parent } of list) {
    const element = given(byId.get(id));
    if (parent?.type !== "group" || parent.spaceId !== element.spaceId || isInside(parentElementId, id)) continue;
    byId.set(id, { ...element, parentElementId });
  }
  return [...byId.values()];
}

const listArbitrary = fc.array(fc.tuple(idArbitrary, contentArbitrary), { maxLength: 12 }).map(makeValid);

/** Three lists that have grown apart: every element is kept, changed, deleted or added a side, and the order is shuffled. */
const threeArbitrary = fc
  .tuple(listArbitrary, listArbitrary, listArbitrary, fc.infiniteStream(fc.integer({ min: 0, max: 3 })))
  .map(([base, one, other, dice]) => {
    const vary = (changes: readonly IdentifiedElement[]) => {
      const fresh = new Map(changes.map((element) => [element.elementId, element]));
      const roll = () => dice.next().value ?? 0;
      const varied = base.flatMap((element) => {
        const change = fresh.get(element.elementId);
        fresh.delete(element.elementId);
        const how = roll();
        if (how === 0) return [];
        if (how === 1 || change === undefined) return [element];
        if (how === 2) return [change];
        return [{ ...element, transform: change.transform, parentElementId: change.parentElementId }];
      });
      const all = [...varied, ...[...fresh.values()].filter(() => roll() > 1)];
      if (roll() === 0) all.reverse();
      else if (roll() === 1) all.push(...all.splice(0, 1));
      return makeValid(all.map(({ elementId, ...element }) => [elementId, element] as const));
    };
    return { base, mine: vary(one), theirs: vary(other) };
  });

function given<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error("The test expected a value.");
  return value;
}

const plain = (elements: readonly IdentifiedElement[]): unknown => JSON.parse(JSON.stringify(elements));
const expectValid = (elements: readonly IdentifiedElement[]) =>
  expect(checkElements(elements, new Set(spaces))).toHaveLength(elements.length);

test("a side that changed nothing leaves exactly the other's version", () => {
  fc.assert(
    fc.property(threeArbitrary, ({ base, mine }) => {
      for (const result of [
        mergeElements(base, mine, base),
        mergeElements(base, base, mine),
        mergeElements(base, mine, mine),
      ]) {
        expect(plain(result.merged)).toEqual(plain(mine));
        expect(result.conflicts).toEqual([]);
      }
    }),
  );
});

test("a result is valid, with or without decisions, and a decision a conflict leaves none", () => {
  const decisions = fc.infiniteStream(fc.constantFrom<Resolution>("mine", "theirs", "both"));
  fc.assert(
    fc.property(threeArbitrary, decisions, ({ base, mine, theirs }, stream) => {
      const result = mergeElements(base, mine, theirs);
      expectValid(result.merged);
      const entries = result.conflicts.map((conflict) => [conflict.elementId, given(stream.next().value)] as const);
      const settled = resolveConflicts(result, Object.fromEntries(entries));
      expectValid(settled.merged);
      expect(settled.conflicts).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("conflicts are the same seen from either side", () => {
  const mirrored = (conflicts: readonly ElementConflict[]) =>
    conflicts
      .map(({ mine, theirs, fields, ...conflict }) => ({
        ...conflict,
        mine: theirs,
        theirs: mine,
        fields: fields
          .map((field) => ({ ...field, mine: field.theirs, theirs: field.mine }))
          .sort((one, other) => one.path.localeCompare(other.path)),
      }))
      .sort((one, other) => one.elementId.localeCompare(other.elementId));
  fc.assert(
    fc.property(threeArbitrary, ({ base, mine, theirs }) => {
      const there = mergeElements(base, mine, theirs).conflicts.filter(({ kind }) => kind !== "cycle");
      const back = mergeElements(base, theirs, mine).conflicts.filter(({ kind }) => kind !== "cycle");
      expect(mirrored(mirrored(there))).toEqual(mirrored(back));
    }),
  );
});

test("nothing is lost: what one side added or changed is in the result or in a conflict", () => {
  const isGroup = (elements: readonly IdentifiedElement[], id: string) =>
    elements.some((element) => element.elementId === id && element.type === "group");
  /** The place may be repaired, and the box of a group follows its members. */
  const mayDiffer = (path: string, ofGroup: boolean) =>
    path === "spaceId" || path === "parentElementId" || (ofGroup && path.startsWith("transform"));
  fc.assert(
    fc.property(threeArbitrary, ({ base, mine, theirs }) => {
      const { merged, conflicts } = mergeElements(base, mine, theirs);
      const result = new Map(merged.map((element) => [element.elementId, readFields(element)]));
      expect(result.size).toBe(merged.length);
      const told = new Set(conflicts.map((conflict) => conflict.elementId));
      for (const side of [mine, theirs]) {
        const other = new Set((side === mine ? theirs : mine).map((element) => element.elementId));
        const { added, changed } = diffElements(base, side);
        for (const { elementId } of added) expect(result.has(elementId)).toBe(true);
        for (const { elementId, fields } of changed.filter((change) => !told.has(change.elementId))) {
          const ofGroup = isGroup(side, elementId);
          if (ofGroup && !other.has(elementId)) continue;
          const kept = fields.filter(({ path }) => !mayDiffer(path, ofGroup));
          const found = kept.map(({ path }) => ({ path, after: result.get(elementId)?.get(path) }));
          expect(found).toEqual(kept.map(({ path, after }) => ({ path, after })));
        }
      }
    }),
  );
});

test("a diff tells what differs: none for equal lists, and as much one way as the other", () => {
  fc.assert(
    fc.property(threeArbitrary, ({ base, mine }) => {
      expect(diffElements(mine, mine)).toEqual({ added: [], removed: [], changed: [], moved: [] });
      const there = diffElements(base, mine);
      const back = diffElements(mine, base);
      expect(there.added.map((element) => element.elementId)).toEqual(back.removed.map((element) => element.elementId));
      expect(there.changed.length).toBe(back.changed.length);
      expect(there.moved.length).toBe(back.moved.length);
      expect(base.length + there.added.length - there.removed.length).toBe(mine.length);
    }),
  );
});

const text = (number: number, change: object = {}, content: object = {}): IdentifiedElement => ({
  elementId: idOf(number),
  type: "text",
  spaceId: given(spaces[0]),
  transform: { x: 0, y: 0, width: 10, height: 10, rotation: 0 },
  content: { text: "Hello", fontFamily: "Inter", fontSizeMm: 5, color: "#000000", ...content },
  ...change,
});
const group = (number: number, change: object = {}): IdentifiedElement => ({
  elementId: idOf(number),
  type: "group",
  spaceId: given(spaces[0]),
  transform: { x: 0, y: 0, width: 10, height: 10, rotation: 0 },
  content: {},
  ...change,
});
const ids = (elements: readonly IdentifiedElement[]) => elements.map((element) => Number(element.elementId.slice(-12)));

test("independent fields of one element meet, the same field is a conflict that can be decided", () => {
  const result = mergeElements(
    [text(1)],
    [text(1, { opacity: 0.5 }, { text: "Mine" })],
    [text(1, { name: "Title" }, { text: "Theirs", color: "#ff0000" })],
  );
  expect(result.merged).toEqual([text(1, { opacity: 0.5, name: "Title" }, { text: "Mine", color: "#ff0000" })]);
  expect(result.conflicts).toMatchObject([
    {
      kind: "both-changed",
      fields: [{ path: "content.text", base: "Hello", mine: "Mine", theirs: "Theirs" }],
    },
  ]);
  const theirs = resolveConflicts(result, { [idOf(1)]: "theirs" });
  expect(theirs.merged).toEqual([text(1, { opacity: 0.5, name: "Title" }, { text: "Theirs", color: "#ff0000" })]);
  const both = resolveConflicts(result, { [idOf(1)]: "both" }, () => idOf(9));
  expect(both.merged).toEqual([
    text(1, { opacity: 0.5, name: "Title" }, { text: "Mine", color: "#ff0000" }),
    text(9, { name: "Title" }, { text: "Theirs", color: "#ff0000" }),
  ]);
});

test("what one side deleted and the other changed is kept until it is decided", () => {
  const result = mergeElements([text(1), text(2)], [text(2)], [text(1, { opacity: 0.5 }), text(2)]);
  expect(ids(result.merged)).toEqual([1, 2]);
  expect(result.conflicts).toMatchObject([{ elementId: idOf(1), kind: "changed-deleted", mine: null, fields: [] }]);
  expect(ids(resolveConflicts(result, { [idOf(1)]: "mine" }).merged)).toEqual([2]);
  expect(ids(resolveConflicts(result, { [idOf(1)]: "theirs" }).merged)).toEqual([1, 2]);
});

test("additions of both sides keep their neighbours, a reordering of one side survives", () => {
  const base = [text(1), text(2), text(3)];
  const mine = [text(3), text(1), text(4), text(2)];
  const theirs = [text(1), text(2), text(5), text(3), text(6)];
  expect(ids(mergeElements(base, mine, theirs).merged)).toEqual([3, 6, 1, 4, 2, 5]);
});

test("an element that both sides moved elsewhere is a conflict of order", () => {
  const base = [text(1), text(2), text(3), text(4)];
  const result = mergeElements(base, [text(2), text(3), text(4), text(1)], [text(2), text(3), text(1), text(4)]);
  expect(result.conflicts).toMatchObject([
    { elementId: idOf(1), fields: [{ path: "order", base: 0, mine: 3, theirs: 2 }] },
  ]);
  expect(ids(result.merged)).toEqual([2, 3, 4, 1]);
  const settled = resolveConflicts(result, { [idOf(1)]: "theirs" });
  expect(ids(settled.merged)).toEqual([2, 3, 1, 4]);
  expect(canKeepBoth(given(result.conflicts[0]))).toBe(false);
});

test("groups put into each other are a conflict, members of a group that was dissolved stand where it stood", () => {
  const base = [group(1), group(2), text(3, { parentElementId: idOf(1) })];
  const nested = mergeElements(
    base,
    [group(1, { parentElementId: idOf(2) }), group(2), text(3, { parentElementId: idOf(1) })],
    [group(1), group(2, { parentElementId: idOf(1) }), text(3, { parentElementId: idOf(1) })],
  );
  expect(nested.conflicts.map(({ kind }) => kind)).toEqual(["cycle", "cycle"]);
  expect(nested.merged.map((element) => element.parentElementId)).toEqual([idOf(2), undefined, idOf(1)]);
  const dissolved = mergeElements(
    base,
    [group(2), text(3)],
    [group(1), group(2), text(3, { parentElementId: idOf(1) }), text(4, { parentElementId: idOf(1) })],
  );
  expect(dissolved.conflicts).toEqual([]);
  expect(dissolved.merged).toEqual([group(2), text(3), text(4)]);
});

test("members follow their group to its side", () => {
  const back = given(spaces[1]);
  const base = [group(1), text(2, { parentElementId: idOf(1) })];
  const mine = [group(1, { spaceId: back }), text(2, { parentElementId: idOf(1), spaceId: back })];
  const theirs = [...base, text(3, { parentElementId: idOf(1) })];
  const { merged, conflicts } = mergeElements(base, mine, theirs);
  expect(conflicts).toEqual([]);
  expect(merged.map((element) => element.spaceId)).toEqual([back, back, back]);
});

test("a diff names fields down to the coordinate, and what only changed its place", () => {
  const before = [text(1), text(2), text(3)];
  const after = [
    text(2),
    text(3, { transform: { x: 4, y: 0, width: 10, height: 10, rotation: 0 }, opacity: 1 }),
    text(1),
  ];
  const diff = diffElements(before, after);
  expect(diff.changed).toEqual([{ elementId: idOf(3), fields: [{ path: "transform.x", before: 0, after: 4 }] }]);
  expect(diff.moved).toEqual([idOf(1)]);
  expect(summarizeDiff(diff)).toEqual({ added: 0, removed: 0, changed: 2 });
});
