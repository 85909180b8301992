import { afterAll, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { countRequest, forgetRequest, sweepRateLimits } from "./rate-limit";

afterAll(closeDatabase);

const newBucket = () => `test:${crypto.randomUUID()}`;

test("of many requests at once exactly the limit passes", async () => {
  const limit = { bucket: newBucket(), limit: 10, windowMs: 60_000 };
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => countRequest(limit)));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(10);
  const refused = results.find((result) => result.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "rate_limited", status: 429 });
  expect(refused?.reason.retryAfterSeconds).toBeGreaterThan(0);
  expect(refused?.reason.retryAfterSeconds).toBeLessThanOrEqual(60);
});

test("a window that ended starts anew, and old ones are swept", async () => {
  const limit = { bucket: newBucket(), limit: 1, windowMs: 60_000 };
  await countRequest(limit);
  await expect(countRequest(limit)).rejects.toMatchObject({ code: "rate_limited" });
  await getSql()`update app.rate_limits set window_start = now() - interval '61 seconds' where bucket = ${limit.bucket}`;
  await countRequest(limit);
  await getSql()`update app.rate_limits set window_start = now() - interval '2 hours' where bucket = ${limit.bucket}`;
  expect(await sweepRateLimits()).toBeGreaterThanOrEqual(1);
});

test("a request taken back makes room for another", async () => {
  const limit = { bucket: newBucket(), limit: 1, windowMs: 60_000 };
  await countRequest(limit);
  await forgetRequest(limit.bucket);
  await countRequest(limit);
  await expect(countRequest(limit)).rejects.toMatchObject({ code: "rate_limited" });
});
