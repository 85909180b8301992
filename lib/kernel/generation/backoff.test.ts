import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffMs } from "./backoff";
import { readRetryAfter } from "./read-retry-after";

const jobs = fc.record({
  jobId: fc.uuid(),
  attempt: fc.nat(2000),
  firstMs: fc.integer({ min: 100, max: 600_000 }),
  timeoutMs: fc.integer({ min: 1000, max: 86_400_000 }),
});

test("waits are the same for the same job and attempt, and never beyond the cap", () => {
  fc.assert(
    fc.property(jobs, (input) => {
      const wait = backoffMs(input);
      expect(backoffMs(input)).toBe(wait);
      expect(wait).toBeGreaterThanOrEqual(input.firstMs * 0.7);
      expect(wait).toBeLessThanOrEqual(Math.max(30_000, input.firstMs, input.timeoutMs / 200) + 1);
    }),
  );
});

test("nobody is asked more often in a job's time than the engine can keep", () => {
  fc.assert(
    fc.property(jobs, ({ jobId, firstMs, timeoutMs }) => {
      let waited = 0;
      let questions = 0;
      while (waited < timeoutMs && questions < 1000) {
        waited += backoffMs({ jobId, firstMs, timeoutMs, attempt: questions });
        questions += 1;
      }
      expect(questions).toBeLessThan(290);
    }),
    { numRuns: 50 },
  );
});

test("what the provider asks for is the least that is waited", () => {
  fc.assert(
    fc.property(jobs, fc.nat(900_000), (input, least) => {
      expect(backoffMs({ ...input, least })).toBeGreaterThanOrEqual(least);
    }),
  );
});

test.each([
  [{ "retry-after": "7" }, "", 7000],
  [{ "retry-after": "Sat, 21 Nov 2026 12:00:30 GMT" }, "", 30_000],
  [{ "retry-after": "Sat, 21 Nov 2026 11:00:00 GMT" }, "", 0],
  [{ "retry-after": "999999" }, "", 900_000],
  [{ "ratelimit-reset": "3" }, "", 3000],
  [{}, '{"detail":"Request was throttled. Expected available in 1 second."}', 1000],
  [{}, '{"detail":"Request was throttled. Your rate limit for creating predictions resets in ~26s."}', 26_000],
  [{}, "try later", undefined],
] as const)("reads %j and %j as %s ms", (headers, body, expected) => {
  expect(readRetryAfter(new Headers({ ...headers }), body, new Date("2026-11-21T12:00:00Z"))).toBe(expected);
});
