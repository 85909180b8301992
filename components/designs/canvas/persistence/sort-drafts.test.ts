import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KeptDraft } from "./draft-store";
import { parseKeptDrafts } from "./parse-kept-drafts";
import { keptForMs, sortDrafts } from "./sort-drafts";

const now = 1_800_000_000_000;

function kept(tabId: string, changedAt = now): KeptDraft {
  return {
    key: `us/design/main/${tabId}`,
    owner: "us",
    designId: "design",
    branch: "main",
    tabId,
    baseId: null,
    elements: [],
    productColor: null,
    changedAt,
    saveWanted: false,
  };
}

const tabIds = ["here", "open", "shut", "gone"] as const;
const drafts = fc.uniqueArray(
  fc.record({ tabId: fc.constantFrom(...tabIds), age: fc.integer({ min: 0, max: 2 * keptForMs }) }),
  { selector: (each) => each.tabId },
);

describe("drafts that a tab finds", () => {
  test("each is in exactly one place, and none of an open tab or its own is thrown away", () => {
    fc.assert(
      fc.property(drafts, fc.boolean(), (found, known) => {
        const all = found.map(({ tabId, age }) => kept(tabId, now - age));
        const live = known ? new Set(["here", "open"]) : null;
        const { restore, offered, elsewhere, expired } = sortDrafts(all, { tabId: "here", live, now });
        const placed = [...(restore === null ? [] : [restore]), ...offered, ...elsewhere, ...expired];
        expect(placed.map((draft) => draft.key).sort()).toEqual(all.map((draft) => draft.key).sort());
        expect(expired.every((draft) => now - draft.changedAt > keptForMs && draft.tabId !== "here")).toBe(true);
        if (known) expect(expired.some((draft) => draft.tabId === "open")).toBe(false);
        if (all.some((draft) => draft.tabId === "here")) expect(restore?.tabId).toBe("here");
      }),
    );
  });

  test("what another open tab keeps is left alone, the newest of closed ones comes back", () => {
    const all = [kept("open"), kept("shut", now - 2_000), kept("gone", now - 1_000)];
    const { restore, offered, elsewhere } = sortDrafts(all, { tabId: "here", live: new Set(["open"]), now });
    expect(restore?.tabId).toBe("gone");
    expect(offered.map((draft) => draft.tabId)).toEqual(["shut"]);
    expect(elsewhere.map((draft) => draft.tabId)).toEqual(["open"]);
  });

  test("where open tabs are not known, others' changes are only offered", () => {
    const { restore, offered } = sortDrafts([kept("shut")], { tabId: "here", live: null, now });
    expect(restore).toBeNull();
    expect(offered).toHaveLength(1);
  });

  test("what an earlier version wrote, or something else altogether, is left out", () => {
    const good = kept("shut");
    const found = [good, { ...good, elements: [{ type: "hologram" }] }, { key: "x" }, null, "text"];
    expect(parseKeptDrafts(found)).toEqual([good]);
  });
});
