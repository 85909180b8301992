import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutTimeline } from "./run-timeline";

const at = (ms: number) => new Date(1_700_000_000_000 + ms).toISOString();
const step = (id: string, from: number, to: number | null) => ({
  id,
  op: "StepRun",
  name: id,
  status: to === null ? ("retrying" as const) : ("completed" as const),
  attempts: 1,
  error: null,
  outputSize: 2,
  wakeAt: null,
  startedAt: at(from),
  endedAt: to === null ? null : at(to),
});

describe("layoutTimeline", () => {
  it("places steps as parts of the run's whole time", () => {
    const run = { createdAt: at(0), startedAt: at(100), endedAt: at(1000), steps: [step("a", 200, 600)], attempts: [] };
    const { totalMs, queuedMs, bars } = layoutTimeline(run, 0);
    expect(totalMs).toBe(1000);
    expect(queuedMs).toBe(100);
    expect(bars[0]).toMatchObject({ start: 20, width: 40, durationMs: 400, kind: "Step" });
  });

  it("lets what goes on reach to now", () => {
    const run = { createdAt: at(0), startedAt: at(0), endedAt: null, steps: [step("a", 500, null)], attempts: [] };
    const { totalMs, bars } = layoutTimeline(run, Date.parse(at(2000)));
    expect(totalMs).toBe(2000);
    expect(bars[0]).toMatchObject({ start: 25, width: 75 });
  });

  it("gives a step its failed attempts", () => {
    const error = { name: "Error", message: "no" };
    const run = {
      createdAt: at(0),
      startedAt: at(0),
      endedAt: at(1000),
      steps: [step("a", 0, 1000), step("b", 0, 10)],
      attempts: [{ stepId: "a", attempt: 0, error, retryAt: at(700), endedAt: at(500) }],
    };
    const { bars } = layoutTimeline(run, 0);
    expect(bars.map((bar) => bar.failures)).toEqual([[50], []]);
  });

  it("keeps every bar visible and inside, whatever the times", () => {
    const moment = fc.integer({ min: -1000, max: 10_000_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(moment, fc.option(moment))), fc.option(moment), moment, (times, ended, now) => {
        const run = {
          createdAt: at(0),
          startedAt: at(0),
          endedAt: ended === null ? null : at(ended),
          steps: times.map(([from, to], index) => step(String(index), from, to)),
          attempts: [],
        };
        const { bars, ticks } = layoutTimeline(run, Date.parse(at(now)));
        for (const bar of bars) {
          expect(bar.start).toBeGreaterThanOrEqual(0);
          expect(bar.width).toBeGreaterThan(0);
          expect(bar.start + bar.width).toBeLessThanOrEqual(100.001);
        }
        expect(ticks.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
