import { inspect } from "node:util";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { aiBudgets, aiCalls, aiPrices, credentialRecords, notificationEvents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { resetEnv } from "@/lib/kernel/env";
import { addCredential } from "@/scripts/testing/add-credential";
import { type OpenAiImitation, startOpenAiImitation } from "@/scripts/testing/imitate-openai";
import { createOrganization } from "@/scripts/testing/organization";
import { generatePicture, generateSound } from "./generate-media";
import { generateStructured, generateWords } from "./generate-words";

let imitation: OpenAiImitation;

beforeAll(async () => {
  imitation = await startOpenAiImitation();
  process.env.ATELIER_ALLOWED_HOSTS = imitation.host;
  resetEnv();
});
afterAll(async () => {
  await imitation.close();
  delete process.env.ATELIER_ALLOWED_HOSTS;
  resetEnv();
});

const price = { inputPerMillionTokens: 2, outputPerMillionTokens: 10, perImage: 0.04 };
const builtIn = { task: "marketing_copy", input: {} };

/** An organization with a key of the imitation, and a price for the model. */
async function prepare(modelId: string, provider = "openai-compatible", baseUrl = imitation.baseUrl) {
  const tenantId = await createOrganization();
  const credentialId = await addCredential(tenantId, { provider, baseUrl });
  await withTenant(tenantId, (tx) => tx.insert(aiPrices).values({ tenantId, providerId: provider, modelId, price }));
  const model = { providerId: provider, modelId, credentialId };
  const options = { tenantId, module: "studio" as const, model };
  return {
    tenantId,
    credentialId,
    write: (more: object = {}) => generateWords({ ...options, task: "text", prompt: "Write.", builtIn, ...more }),
    fill: <T>(schema: z.ZodType<T>) =>
      generateStructured({ ...options, task: "analysis", prompt: "Look.", system: "You see.", builtIn, schema }),
    paint: (more: object = {}) => generatePicture({ ...options, prompt: "A mug", builtIn: {}, ...more }),
    speak: () => generateSound({ ...options, prompt: "Hello", builtIn: {}, seconds: 2 }),
  };
}

const callsOf = (tenantId: string) =>
  withTenant(tenantId, (tx) => tx.select().from(aiCalls).where(eq(aiCalls.tenantId, tenantId)));

const asked = (modelId: string) => imitation.requests.filter((request) => request.model === modelId);

describe("a call to an OpenAI-compatible server", () => {
  test("answers words, and is charged by its tokens", async () => {
    const modelId = "words-1";
    const { tenantId, write } = await prepare(modelId);
    expect(await write()).toEqual({
      text: "Imitated words.",
      providerId: "openai-compatible",
      modelId,
      costUsd: 0.004,
    });
    expect(asked(modelId)).toHaveLength(1);
    expect(asked(modelId)[0]?.authorization).toBe("Bearer imitation-key");
    const [call] = await callsOf(tenantId);
    expect(call).toMatchObject({ status: "succeeded", inputTokens: 1000, outputTokens: 200, costUsd: 0.004 });
    expect(call?.estimatedUsd).toBeGreaterThan(0.08);
  });

  test("fills in a form by its schema", async () => {
    const { fill } = await prepare("form-1");
    const schema = z.object({ mood: z.enum(["warm", "cold"]), parts: z.array(z.object({ name: z.string() })) });
    expect((await fill(schema)).output).toEqual({ mood: "warm", parts: [{ name: "imitated" }] });
  });

  test("paints, and sends pictures that are to be changed as a form", async () => {
    const modelId = "paint-1";
    const { paint } = await prepare(modelId);
    const made = await paint({ size: { width: 1024, height: 1024 } });
    expect(made).toMatchObject({ mediaType: "image/png", costUsd: 0.04 });
    await paint({ files: [{ bytes: made.bytes, mediaType: "image/png" }] });
    const [first, second] = asked(modelId);
    expect([first?.path, second?.path]).toEqual(["/v1/images/generations", "/v1/images/edits"]);
    expect(second?.contentType).toContain("multipart/form-data");
    expect(second?.body).toContain("PNG");
  });

  test("asks the guard for every address", async () => {
    const { tenantId, write } = await prepare("good", "openai-compatible", "http://127.0.0.1:9/v1");
    await expect(write()).rejects.toMatchObject({ code: "unsafe_address" });
    expect(await callsOf(tenantId)).toMatchObject([{ status: "failed", errorCode: "unsafe_address", costUsd: 0 }]);
    const redirected = await prepare("inside");
    await expect(redirected.write()).rejects.toMatchObject({ code: "unsafe_address" });
  });
});

test("the SDK's own provider of OpenAI goes through the guard, too, and speaks", async () => {
  const modelId = "gpt-4o-mini-tts";
  const { tenantId, speak } = await prepare(modelId, "openai");
  expect(await speak()).toMatchObject({ mediaType: "audio/wav", providerId: "openai" });
  expect(asked(modelId).at(-1)?.path).toBe("/v1/audio/speech");
  expect(await callsOf(tenantId)).toMatchObject([{ status: "succeeded", task: "audio", mediaType: "audio" }]);
});

/** Model of the imitation; the code that callers get; the code of the call; whether it counts as paid. */
const failures = [
  ["forbidden", "credential_unusable", "credential_unusable", false],
  ["unknown", "provider_failed", "rejected", false],
  ["busy", "unavailable", "rate_limited", false],
  ["poor", "provider_failed", "out_of_credit", false],
  ["broken", "unavailable", "unavailable", false],
  ["moderated", "content_refused", "content_refused", false],
  ["page", "provider_failed", "malformed_answer", true],
  ["garbled", "provider_failed", "malformed_answer", true],
  ["dropped", "unavailable", "unreachable", true],
] as const;

describe.each(failures)("a server that is %s", (modelId, code, errorCode, isPaid) => {
  test.each(["write", "paint"] as const)("makes %s fail once, with a code that says why", async (what) => {
    const before = asked(modelId).length;
    const prepared = await prepare(modelId);
    await expect(prepared[what]()).rejects.toMatchObject({ code, mayBeCharged: isPaid });
    expect(asked(modelId).length - before).toBe(1);
    const [call] = await callsOf(prepared.tenantId);
    expect(call).toMatchObject({ status: "failed", errorCode });
    expect(call?.costUsd).toBe(isPaid ? call?.estimatedUsd : 0);
  });
});

describe("an answer that is of no use", () => {
  const schema = z.object({ mood: z.string() });

  test.each(["astray", "cut"])("(%s) costs the tokens that were counted", async (modelId) => {
    const { tenantId, fill } = await prepare(modelId);
    await expect(fill(schema)).rejects.toMatchObject({ code: "provider_failed" });
    expect(await callsOf(tenantId)).toMatchObject([
      { status: "failed", errorCode: "malformed_answer", costUsd: 0.004, inputTokens: 1000, outputTokens: 200 },
    ]);
  });

  test.each(["astray", "silent"])("(%s) is no picture", async (modelId) => {
    const { paint } = await prepare(modelId);
    await expect(paint()).rejects.toMatchObject({ code: "provider_failed" });
  });

  test("is no words when there are none", async () => {
    const { write } = await prepare("silent");
    await expect(write()).rejects.toMatchObject({ code: "provider_failed" });
  });

  test("is a refusal when the filter kept it back", async () => {
    const { tenantId, write, fill } = await prepare("refusing");
    await expect(write()).rejects.toMatchObject({ code: "content_refused" });
    await expect(fill(schema)).rejects.toMatchObject({ code: "content_refused" });
    expect(await callsOf(tenantId)).toMatchObject([{ errorCode: "content_refused" }, { errorCode: "content_refused" }]);
  });
});

test("a key without any shape that a server repeats is neither in the error nor in its cause", async () => {
  const tenantId = await createOrganization();
  const secret = "purple elephant dances";
  const credentialId = await addCredential(tenantId, {
    provider: "openai-compatible",
    secret,
    baseUrl: imitation.baseUrl,
  });
  const model = { providerId: "openai-compatible", modelId: "telling", credentialId };
  const call = generateWords({ tenantId, module: "studio", model, task: "text", prompt: "Write.", builtIn });
  const failure = await call.catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "provider_failed", message: expect.stringContaining("is odd") });
  expect(asked("telling").at(-1)?.authorization).toContain(secret);
  expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain(secret);
});

test("a key that is not accepted is marked in the vault, and its words are kept out of the error", async () => {
  const { tenantId, credentialId, write } = await prepare("unauthorized");
  const refusal = await write().catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "credential_unusable" });
  expect(String(refusal)).not.toContain("sk-imitation");
  const [row] = await withTenant(tenantId, (tx) =>
    tx.select().from(credentialRecords).where(eq(credentialRecords.id, credentialId)),
  );
  expect(row).toMatchObject({ status: "expired" });
  const before = asked("unauthorized").length;
  await expect(write()).rejects.toMatchObject({ code: "credential_unusable" });
  expect(asked("unauthorized")).toHaveLength(before);
});

test("a server that never answers is given up, and so is a call that nobody waits for any more", async () => {
  const { tenantId, write } = await prepare("hanging");
  await expect(write({ timeoutMs: 50 })).rejects.toMatchObject({ code: "unavailable" });
  const abort = new AbortController();
  const stopped = write({ abortSignal: abort.signal });
  const before = asked("hanging").length;
  await expect.poll(() => asked("hanging").length).toBeGreaterThan(before);
  abort.abort();
  await expect(stopped).rejects.toMatchObject({ code: "unavailable" });
  const calls = await callsOf(tenantId);
  expect(new Set(calls.map((call) => call.errorCode))).toEqual(new Set(["aborted", "timeout"]));
  // Nobody knows whether the provider worked on it.
  for (const call of calls) expect(call.costUsd).toBe(call.estimatedUsd);
});

test("people are warned once a month when the share of the budget they named is spent", async () => {
  const { tenantId, write } = await prepare("good");
  await withTenant(tenantId, (tx) => tx.insert(aiBudgets).values({ tenantId, monthlyUsd: 0.2, warnPercent: 3 }));
  const warnings = () =>
    withTenant(tenantId, (tx) => tx.select().from(notificationEvents).where(eq(notificationEvents.type, "limit_near")));
  await write();
  expect(await warnings()).toEqual([]);
  await Promise.all([write(), write().catch(() => null)]);
  await write().catch(() => null);
  expect(await warnings()).toHaveLength(1);
});
