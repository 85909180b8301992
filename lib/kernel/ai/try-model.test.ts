import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aiBudgets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { resetEnv } from "@/lib/kernel/env";
import { addCredential } from "@/scripts/testing/add-credential";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type OpenAiImitation, startOpenAiImitation } from "@/scripts/testing/imitate-openai";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import type { SpendJson, TryModelJson } from "./ai-schemas";

let server: ApiServer;
let imitation: OpenAiImitation;
beforeAll(async () => {
  server = await startApiServer();
  imitation = await startOpenAiImitation();
  process.env.ATELIER_ALLOWED_HOSTS = imitation.host;
  resetEnv();
});
afterAll(async () => {
  await server.close();
  await imitation.close();
  delete process.env.ATELIER_ALLOWED_HOSTS;
  resetEnv();
});

const tryTask = (caller: Caller, task: string) => caller.post<TryModelJson & { code: string }>("/ai/try", { task });

/** Chooses a model of the imitation for a task. */
async function choose(owner: Caller, task: string, modelId: string): Promise<void> {
  const provider = "openai-compatible";
  const credentialId = await addCredential(owner.tenantId, { provider, baseUrl: imitation.baseUrl });
  const { status } = await owner.call("PUT", "/ai/tasks", {
    tasks: [{ task, providerId: provider, modelId, credentialId }],
  });
  expect(status).toBe(200);
}

describe("POST /ai/try", () => {
  test.each([
    ["text", null],
    ["analysis", null],
    ["image", /^image\//],
    ["audio", /^audio\//],
    ["video", /^(video|image)\//],
  ] as const)("the built-in model for %s makes something, free of charge", async (task, mediaType) => {
    const owner = await signUp(server.origin);
    const { status, body } = await tryTask(owner, task);
    expect(status).toBe(200);
    expect(body).toMatchObject({ task, providerId: "built-in", costUsd: 0 });
    if (mediaType === null) expect(body.text).not.toBe("");
    else {
      expect(body.media?.mediaType).toMatch(mediaType);
      expect(Buffer.from(body.media?.base64 ?? "", "base64").length).toBeGreaterThan(200);
    }
  });

  test("a model of one's own server is asked once, and the call is in the spend", async () => {
    const owner = await signUp(server.origin);
    await choose(owner, "text", "tried");
    const { status, body } = await tryTask(owner, "text");
    expect([status, body.text]).toEqual([200, "imitated\nimitated"]);
    expect(imitation.requests.filter(({ model }) => model === "tried")).toHaveLength(1);
    const spend = (await owner.get<SpendJson>("/ai/spend")).body;
    expect(spend.days).toMatchObject([{ providerId: "openai-compatible", module: "studio", calls: 1 }]);
  });

  test("a picture of one's own server comes back as it is", async () => {
    const owner = await signUp(server.origin);
    await choose(owner, "image", "tried-picture");
    expect((await tryTask(owner, "image")).body.media?.mediaType).toBe("image/png");
  });

  test("failures have their codes", async () => {
    const owner = await signUp(server.origin);
    await choose(owner, "text", "moderated");
    expect(await tryTask(owner, "text")).toMatchObject({ status: 422, body: { code: "content_refused" } });
    await choose(owner, "text", "broken");
    expect(await tryTask(owner, "text")).toMatchObject({ status: 503, body: { code: "unavailable" } });
    await choose(owner, "text", "garbled");
    expect(await tryTask(owner, "text")).toMatchObject({ status: 502, body: { code: "provider_failed" } });
  });

  test("what does not fit into the budget is not asked", async () => {
    const owner = await signUp(server.origin);
    await choose(owner, "text", "too-dear");
    const price = { providerId: "openai-compatible", modelId: "too-dear", price: { perCall: 2 } };
    await owner.call("PUT", "/ai/prices", price);
    await withTenant(owner.tenantId, (tx) => tx.insert(aiBudgets).values({ tenantId: owner.tenantId, monthlyUsd: 1 }));
    expect(await tryTask(owner, "text")).toMatchObject({ status: 422, body: { code: "budget_exceeded" } });
    expect(imitation.requests.filter(({ model }) => model === "too-dear")).toEqual([]);
  });

  test("is for those who choose models; unknown tasks are refused", async () => {
    const owner = await signUp(server.origin);
    expect((await tryTask(await joinAs(owner, "designer"), "text")).status).toBe(403);
    expect((await tryTask(owner, "poetry")).status).toBe(422);
  });
});
