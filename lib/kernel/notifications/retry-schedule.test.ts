import fc from "fast-check";
import { expect, test } from "vitest";
import { nextDelay, parseRetryAfter, standardSchedule } from "./retry-schedule";

test("waits as Standard Webhooks recommends, with up to a tenth on top that is always the same", () => {
  const minutes = standardSchedule.map((wait) => wait / 60_000);
  expect(minutes).toEqual([0, 5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440]);
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 9 }), (deliveryId, made) => {
      const delay = nextDelay(standardSchedule, { deliveryId, made, retryAfterMs: null });
      const wait = standardSchedule[made] ?? 0;
      expect(delay).toBeGreaterThanOrEqual(wait);
      expect(delay).toBeLessThanOrEqual(wait * 1.1);
      expect(nextDelay(standardSchedule, { deliveryId, made, retryAfterMs: null })).toBe(delay);
    }),
  );
  expect(nextDelay(standardSchedule, { deliveryId: "x", made: 10, retryAfterMs: 5 })).toBeNull();
});

test("a receiver may ask for more patience, up to a day", () => {
  const delay = (retryAfterMs: number) => nextDelay(standardSchedule, { deliveryId: "x", made: 1, retryAfterMs });
  expect(delay(60_000)).toBe(60_000);
  expect(delay(1)).toBeGreaterThanOrEqual(5000);
  expect(delay(10 ** 12)).toBe(24 * 60 * 60 * 1000);
});

test.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["Fri, 13 Feb 2026 10:00:30 GMT", 30_000],
  ["Fri, 13 Feb 2026 09:00:00 GMT", 0],
  ["soon", null],
  ["-5", null],
  ["1.5", null],
  ["", null],
  [null, null],
])("Retry-After %j is %j ms", (value, expected) => {
  expect(parseRetryAfter(value, new Date("2026-02-13T10:00:00Z"))).toBe(expected);
});
