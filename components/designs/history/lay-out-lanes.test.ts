import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GraphRevision, layOutLanes } from "./lay-out-lanes";

const revision = (
  id: string,
  parentRevisionId: string | null,
  branchId: string | null = null,
  mergedRevisionId: string | null = null,
): GraphRevision => ({ id, parentRevisionId, mergedRevisionId, branchId });

describe("lanes of a history", () => {
  it("keeps one line in one lane", () => {
    const rows = layOutLanes([revision("3", "2"), revision("2", "1"), revision("1", null)]);
    expect(rows.map((row) => row.lane)).toEqual([0, 0, 0]);
    expect(rows.map((row) => row.strokes.length)).toEqual([1, 2, 1]);
  });

  it("draws a branch beside the main line, out of the revision it grew from and back where it is merged", () => {
    const rows = layOutLanes([
      revision("4", "2", null, "w1"),
      revision("w1", "1", "winter"),
      revision("2", "1"),
      revision("1", null),
    ]);
    expect(rows.map((row) => row.lane)).toEqual([0, 1, 0, 0]);
    expect(rows[0]?.strokes).toContainEqual({
      from: { lane: 0, at: "point" },
      to: { lane: 1, at: "bottom" },
      line: "winter",
    });
    expect(rows[3]?.strokes).toContainEqual({
      from: { lane: 1, at: "top" },
      to: { lane: 0, at: "point" },
      line: "winter",
    });
  });

  it("leaves the first lane to the main line though a branch is newer", () => {
    const rows = layOutLanes([revision("w1", "1", "winter"), revision("2", "1"), revision("1", null)]);
    expect(rows.map((row) => row.lane)).toEqual([1, 0, 0]);
  });

  it("goes on below each row where the row above ended, for any history", () => {
    const histories = fc
      .array(fc.tuple(fc.nat(), fc.option(fc.nat()), fc.option(fc.constantFrom("a", "b", "c"))), { maxLength: 30 })
      .map((picks) =>
        picks
          .map(([parent, merged, branch], index) =>
            revision(
              String(index),
              index === 0 ? null : String(parent % index),
              branch,
              index === 0 || merged === null ? null : String(merged % index),
            ),
          )
          .toReversed(),
      );
    fc.assert(
      fc.property(histories, (history) => {
        const rows = layOutLanes(history);
        rows.forEach((row, index) => {
          const lanesOf = (at: "top" | "bottom") =>
            new Set(
              row.strokes.flatMap(({ from, to }) => [
                ...(from.at === at ? [from.lane] : []),
                ...(to.at === at ? [to.lane] : []),
              ]),
            );
          const above = rows[index - 1]?.strokes.flatMap(({ to }) => (to.at === "bottom" ? [to.lane] : [])) ?? [];
          expect(lanesOf("top")).toEqual(new Set(above));
          const passing = row.strokes.filter(({ from, to }) => from.at === "top" && to.at === "bottom");
          expect(passing.map(({ to }) => to.lane)).not.toContain(row.lane);
        });
        expect(rows.at(-1)?.strokes.filter(({ to }) => to.at === "bottom") ?? []).toEqual([]);
      }),
    );
  });
});
