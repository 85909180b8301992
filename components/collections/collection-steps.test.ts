import { expect, test } from "vitest";
import { isFree, readStep } from "./collection-steps";

const progress = { total: 0, draft: 0, pending: 0, generating: 0, completed: 0, error: 0, costUsd: 0 };
const draft = { status: "draft" as const, selectedProductIds: [] as string[], inspirationCount: 0, progress };

test("a collection opens where its work stands, and where its address says", () => {
  expect(readStep(null, draft)).toBe("products");
  expect(readStep("nowhere", { ...draft, selectedProductIds: ["a"] })).toBe("analysis");
  expect(readStep(null, { ...draft, status: "analyzing" })).toBe("analysis");
  expect(readStep(null, { ...draft, status: "ready" })).toBe("inspirations");
  expect(readStep(null, { ...draft, status: "ready", inspirationCount: 2 })).toBe("settings");
  expect(readStep(null, { ...draft, status: "ready", progress: { ...progress, total: 3 } })).toBe("results");
  expect(readStep(null, { ...draft, status: "generating" })).toBe("results");
  expect(readStep("settings", { ...draft, status: "completed" })).toBe("settings");
});

test("nothing changes while it is analysed, generated or in the trash", () => {
  expect(isFree({ status: "ready", deletedAt: null })).toBe(true);
  expect(isFree({ status: "analyzing", deletedAt: null })).toBe(false);
  expect(isFree({ status: "generating", deletedAt: null })).toBe(false);
  expect(isFree({ status: "draft", deletedAt: "2026-01-01T00:00:00.000Z" })).toBe(false);
});
