import { describe, expect, test } from "vitest";
import { findingsByElement } from "./checks/use-findings";
import { describeState } from "./describe-state";

const calm = { keeping: "clean", saving: false, waiting: false, online: true } as const;

describe("where a design is kept", () => {
  test.each([
    [calm, 3, "Revision 3, saved"],
    [calm, null, "Nothing saved yet"],
    [{ ...calm, keeping: "kept" }, 3, "Unsaved changes · saved on this device"],
    [{ ...calm, keeping: "writing" }, 3, "Unsaved changes"],
    [{ ...calm, keeping: "failed" }, 3, "Unsaved changes"],
    [{ ...calm, keeping: "kept", online: false }, 3, "Offline · Unsaved changes · saved on this device"],
    [{ ...calm, keeping: "kept", waiting: true }, 3, "Saved on this device – will be saved when you are online"],
    [{ ...calm, keeping: "kept", waiting: true, saving: true }, 3, "Saving…"],
  ] as const)("%j", (state, number, words) => {
    expect(describeState(state, number)).toBe(words);
  });
});

test("an element is marked with the first, which is the worst, of its findings", () => {
  const finding = { severity: "error", detail: "", actual: 1, target: 2 } as const;
  const found = findingsByElement([
    { ...finding, code: "text-overflow", elementId: "a", title: "Text overflows" },
    { ...finding, code: "text-too-small", elementId: "a", title: "Text is small" },
    { ...finding, code: "space-empty", title: "Nothing on this side" },
  ]);
  expect([...found]).toEqual([["a", "Text overflows"]]);
});
