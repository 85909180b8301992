import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOfQuiet, isQuiet, lastDigestMoment, wallMinutes } from "./quiet-hours";

const minuteMs = 60_000;
const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Africa/Casablanca",
  "Pacific/Kiritimati",
];
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const quiet = fc
  .record({ from: clock, to: clock, timeZone: fc.constantFrom(...zones) })
  .filter(({ from, to }) => from !== to);
const at = fc.date({ min: new Date("2024-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
/** Around the nights in which Berlin's and New York's clocks change. */
const atChange = fc
  .tuple(
    fc.constantFrom("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"),
    fc.integer({ min: -20 * 60, max: 20 * 60 }),
  )
  .map(([change, minutes]) => new Date(Date.parse(change) + minutes * minuteMs));

describe("quiet hours", () => {
  test("end at the first minute that is not quiet, whatever the clocks do", () => {
    fc.assert(
      fc.property(fc.oneof(at, atChange), quiet, (now, hours) => {
        const end = endOfQuiet(now, hours);
        expect(isQuiet(now, hours)).toBe(end !== null);
        if (end === null) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect(isQuiet(end, hours)).toBe(false);
        expect(end.getTime() % minuteMs).toBe(0);
        for (let step = now.getTime(); step < end.getTime(); step += 7 * minuteMs) {
          expect(isQuiet(new Date(step), hours)).toBe(true);
        }
        expect(isQuiet(new Date(end.getTime() - 1), hours)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    // An ordinary night.
    ["2026-01-10T22:30:00Z", "22:00", "07:00", "2026-01-11T06:00:00.000Z"],
    // 29 March: the night has an hour less.
    ["2026-03-28T22:30:00Z", "22:00", "07:00", "2026-03-29T05:00:00.000Z"],
    // 25 October: it has an hour more.
    ["2026-10-24T21:30:00Z", "22:00", "07:00", "2026-10-25T06:00:00.000Z"],
    // Half past two does not exist that night: three o'clock is the first time after it.
    ["2026-03-29T00:30:00Z", "01:00", "02:30", "2026-03-29T01:00:00.000Z"],
    // Half past two comes twice: the first one ends it.
    ["2026-10-25T00:10:00Z", "01:00", "02:30", "2026-10-25T00:30:00.000Z"],
  ])("in Berlin at %s, quiet from %s to %s, end at %s", (now, from, to, end) => {
    expect(endOfQuiet(new Date(now), { from, to, timeZone: "Europe/Berlin" })?.toISOString()).toBe(end);
  });
});

describe("a digest's moment", () => {
  test("is eight in the morning there, the newest that is not in the future, on Mondays if weekly", () => {
    fc.assert(
      fc.property(
        fc.oneof(at, atChange),
        fc.constantFrom(...zones),
        fc.constantFrom("daily" as const, "weekly" as const),
        (now, zone, interval) => {
          const moment = lastDigestMoment(now, interval, zone);
          const wall = wallMinutes(moment, zone);
          expect(wall % (24 * 60)).toBe(8 * 60);
          expect(moment.getTime()).toBeLessThanOrEqual(now.getTime());
          const days = interval === "daily" ? 1 : 7;
          expect(wallMinutes(now, zone) - wall).toBeLessThan(days * 24 * 60);
          if (interval === "weekly") expect(new Date(wall * minuteMs).getUTCDay()).toBe(1);
        },
      ),
      { numRuns: 400 },
    );
  });
});
