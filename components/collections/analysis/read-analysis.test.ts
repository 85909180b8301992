import { expect, test } from "vitest";
import { assignRoom, readAnalysis, restoreRooms } from "./read-analysis";

const stored = {
  roomTypeDistribution: { kitchen: 9 },
  productTypes: ["mug"],
  dominantCategory: "Tableware",
  suggestedStyles: ["modern"],
  recommendedInspirationKeywords: ["kitchen"],
  productRoomAssignments: { a: "kitchen", b: "kitchen", c: "office" },
  analyzedAt: "2026-01-01T00:00:00.000Z",
};

test("rooms are counted by their products, also after some moved", () => {
  const analysis = readAnalysis({ productAnalysis: stored });
  expect(analysis).toEqual({ ...stored, roomTypeDistribution: { kitchen: 2, office: 1 } });
  if (analysis === null) return;
  const moved = assignRoom(analysis, ["a", "d"], "studio");
  expect(moved.productRoomAssignments).toEqual({ a: "studio", b: "kitchen", c: "office", d: "studio" });
  expect(moved.roomTypeDistribution).toEqual({ studio: 2, kitchen: 1, office: 1 });
  expect(analysis.productRoomAssignments.a).toBe("kitchen");
});

test("what lacks parts is read as far as it goes", () => {
  expect(readAnalysis({ productAnalysis: null })).toBeNull();
  expect(readAnalysis({ productAnalysis: { suggestedStyles: ["rustic", 4] } })).toMatchObject({
    suggestedStyles: ["rustic"],
    productRoomAssignments: {},
    dominantCategory: "",
  });
});

test("taking a room back leaves alone what was changed since", () => {
  const before = readAnalysis({ productAnalysis: { productRoomAssignments: { a: "office", b: "office", c: "hall" } } });
  if (before === null) throw new Error("An analysis is stored.");
  const moved = assignRoom(before, ["a", "b", "new"], "bedroom");
  const since = assignRoom(assignRoom(moved, ["b"], "kitchen"), ["c"], "bedroom");
  const back = restoreRooms(since, before, ["a", "b", "new"], "bedroom");
  expect(back.productRoomAssignments).toEqual({ a: "office", b: "kitchen", c: "bedroom" });
  expect(back.roomTypeDistribution).toEqual({ office: 1, kitchen: 1, bedroom: 1 });
});
