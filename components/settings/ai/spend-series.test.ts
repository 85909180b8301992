import fc from "fast-check";
import { expect, test } from "vitest";
import type { Spend } from "./ai-queries";
import { describePrice, formatUsd } from "./format-price";
import { buildSpendBars } from "./spend-series";

const modules = ["studio", "designs", "collections", "campaigns", "sync", "modeler"] as const;
const entry = fc.record({
  day: fc.integer({ min: 1, max: 9 }).map((day) => `2026-02-0${day}`),
  providerId: fc.integer({ min: 0, max: 9 }).map((number) => `provider-${number}`),
  module: fc.constantFrom(...modules),
  usd: fc.integer({ min: 0, max: 1000 }).map((cents) => cents / 100),
  calls: fc.integer({ min: 1, max: 50 }),
  failedCalls: fc.constant(0),
});

test("nothing is lost: bars, totals and entries add up to the same, day by day", () => {
  fc.assert(
    fc.property(
      fc.array(entry),
      fc.constantFrom("provider" as const, "module" as const),
      fc.constantFrom("cost" as const, "calls" as const),
      (days, dimension, measure) => {
        const spend: Spend = { from: "2026-02-01", to: "2026-02-09", totalUsd: 0, calls: 0, failedCalls: 0, days };
        const { series, bars, totals } = buildSpendBars(spend, dimension, measure, (id) => id);
        const read = (item: (typeof days)[number]) => (measure === "cost" ? item.usd : item.calls);
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        expect(series.length).toBeLessThanOrEqual(6);
        expect(bars).toHaveLength(9);
        expect(sum(totals)).toBeCloseTo(sum(days.map(read)), 6);
        for (const bar of bars) {
          expect(bar.values).toHaveLength(series.length);
          expect(sum(bar.values)).toBeCloseTo(sum(days.filter((item) => item.day === bar.id).map(read)), 6);
        }
      },
    ),
  );
});

test("prices and sums read as people write them", () => {
  expect(describePrice({ inputPerMillionTokens: 0.1, outputPerMillionTokens: 0.5 })).toBe(
    "$0.1 in, $0.5 out per million tokens",
  );
  expect(describePrice({ perImage: 0.042 })).toBe("$0.042 a picture");
  expect(describePrice({})).toBe("Free");
  expect(describePrice(null)).toBe("Price not known");
  expect([formatUsd(0), formatUsd(0.004), formatUsd(0.000_123), formatUsd(1234.5)]).toEqual([
    "$0.00",
    "$0.004",
    "$0.00012",
    "$1,234.50",
  ]);
});
