import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resetEnv } from "@/lib/kernel/env";
import { type LegacyServer, startLegacyServer } from "@/scripts/testing/legacy-provider";
import { createHttpLegacyProvider } from "./legacy-provider";

let legacy: LegacyServer;
beforeAll(async () => {
  legacy = await startLegacyServer();
  process.env.ATELIER_ALLOWED_HOSTS = legacy.host;
  resetEnv();
});
afterAll(async () => {
  delete process.env.ATELIER_ALLOWED_HOSTS;
  resetEnv();
  await legacy.close();
});

function provider(change: { timeoutMs?: number; urlTemplate?: string; secret?: string } = {}) {
  return createHttpLegacyProvider({
    name: "old shop",
    urlTemplate: legacy.urlTemplate,
    secretHeader: "x-api-key",
    secret: null,
    timeoutMs: 10_000,
    maxBytes: 1_000_000,
    backoffMs: [0, 0],
    ...change,
  });
}

test("a file comes whole, with the secret in its header and the reference escaped", async () => {
  const file = await provider({ secret: "s3cret" }).fetchFile("order 1/2?x");
  const bytes = await file.read();
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(file.sizeBytes).toBe(bytes.length);
  expect(legacy.count("order 1/2?x")).toBe(1);
  expect(legacy.lastHeaders()["x-api-key"]).toBe("s3cret");
  await file.dispose();
});

test("a busy provider is asked again until it answers", async () => {
  const file = await provider().fetchFile("busy-1");
  expect(legacy.count("busy-1")).toBe(3);
  await file.dispose();
});

describe("bad answers", () => {
  test.each([
    { reference: "inside", code: "unsafe_address", detail: /169\.254\.169\.254/, requests: 1 },
    { reference: "neighbour", code: "unsafe_address", detail: /127\.0\.0\.1/, requests: 1 },
    { reference: "page", code: "unsupported_media_type", detail: /an HTML page, not a PDF/, requests: 1 },
    { reference: "empty", code: "unsupported_media_type", detail: /nothing, not a PDF/, requests: 1 },
    { reference: "cut", code: "unsupported_media_type", detail: /cut off/, requests: 1 },
    { reference: "declared", code: "payload_too_large", detail: /1000000 bytes/, requests: 1 },
    { reference: "endless", code: "payload_too_large", detail: /1000000 bytes/, requests: 1 },
    { reference: "missing", code: "not_found", detail: /“missing”/, requests: 1 },
    { reference: "forbidden", code: "unavailable", detail: /401/, requests: 1 },
    { reference: "broken", code: "unavailable", detail: /500/, requests: 3 },
    { reference: "dropped", code: "unavailable", detail: /could not be reached/, requests: 3 },
  ])("$reference is $code", async ({ reference, code, detail, requests }) => {
    await expect(provider().fetchFile(reference)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(detail),
    });
    expect(legacy.count(reference)).toBe(requests);
  });

  test.each(["hang", "stall"])("%s ends with the time it was given", async (reference) => {
    await expect(provider({ timeoutMs: 100 }).fetchFile(reference)).rejects.toMatchObject({
      code: "unavailable",
      message: "The provider did not answer within 0.1 s.",
    });
    expect(legacy.count(reference)).toBe(1);
  });

  test("a reference that would lead out of the folder is none", async () => {
    await expect(provider().fetchFile("..")).rejects.toMatchObject({ code: "validation_failed" });
  });

  test("an inner address is not even asked", async () => {
    const inner = provider({ urlTemplate: "http://localhost:9999/{reference}" });
    await expect(inner.fetchFile("x")).rejects.toMatchObject({ code: "unsafe_address" });
  });

  test("an abort passes through as it is", async () => {
    const abort = new AbortController();
    const fetching = provider().fetchFile("hang-2", abort.signal);
    abort.abort(new Error("enough"));
    await expect(fetching).rejects.toThrow("enough");
  });
});
