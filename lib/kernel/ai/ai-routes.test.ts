import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/db/columns";
import { aiCalls, aiTaskModels, auditLog, credentialRecords } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import type { AiModelJson, AiProviderJson, BudgetJson, SpendJson, TaskModelJson } from "./ai-schemas";
import { resolveTaskModel } from "./task-models";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

/** A credential without a provider behind it; nothing here calls one. */
async function addCredential(
  owner: Caller,
  provider: string,
  status: "valid" | "pending" | "expired" = "valid",
): Promise<string> {
  const id = newId();
  await withTenant(owner.tenantId, (tx) =>
    tx.insert(credentialRecords).values({
      tenantId: owner.tenantId,
      id,
      providerType: "ai",
      provider,
      name: id,
      status,
      secret: Buffer.from("sealed"),
    }),
  );
  return id;
}

interface Call {
  providerId: string;
  module: (typeof aiCalls.$inferInsert)["module"];
  startedAt: Date;
  costUsd: number | null;
  status: "succeeded" | "failed" | "reserved";
}

async function addCall(owner: Caller, call: Partial<Call>): Promise<void> {
  await withTenant(owner.tenantId, (tx) =>
    tx.insert(aiCalls).values({
      tenantId: owner.tenantId,
      module: "studio",
      task: "text",
      mediaType: "text",
      providerId: "openai",
      modelId: "a-model",
      estimatedUsd: 0.5,
      status: "succeeded",
      costUsd: 0.25,
      ...call,
    }),
  );
}

type Tasks = { tasks: TaskModelJson[] };
type Models = { providers: AiProviderJson[]; models: AiModelJson[] };
type Problem = { code: string; errors: { path: string }[] };

describe("GET /ai/models", () => {
  test("lists providers with the organization's credentials, and models with price, source and date", async () => {
    const owner = await signUp(server.origin);
    const credentialId = await addCredential(owner, "openai");
    const { status, body } = await owner.get<Models>("/ai/models");
    expect(status).toBe(200);
    expect(body.providers.find(({ id }) => id === "openai")).toMatchObject({
      builtIn: false,
      runsAs: "call",
      allowsOtherModels: true,
      credentials: [{ id: credentialId, status: "valid" }],
    });
    expect(body.providers[0]).toMatchObject({ id: "built-in", builtIn: true, credentials: [] });
    for (const model of body.models) {
      if (model.priceFrom === "list") expect(model.priceSource?.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(model.tasks).not.toEqual([]);
    }
    for (const task of ["text", "analysis", "image", "video", "audio"] as const) {
      const free = body.models.filter((model) => model.providerId === "built-in" && model.tasks.includes(task));
      expect(free.map((model) => model.priceFrom)).toContain("free");
    }
  });

  test.each(["viewer", "designer", "marketer"] as const)("keeps credentials from a %s", async (role) => {
    const owner = await signUp(server.origin);
    const credentialId = await addCredential(owner, "openai");
    const read = async (caller: Caller) => JSON.stringify((await caller.get<Models>("/ai/models")).body);
    expect(await read(owner)).toContain(credentialId);
    const answer = await read(await joinAs(owner, role));
    expect(answer).toContain("gpt-6-luna");
    expect(answer).not.toContain(credentialId);
  });

  test("has the organization's own prices, which nobody else sees", async () => {
    const owner = await signUp(server.origin);
    const stranger = await signUp(server.origin);
    const price = { perImage: 0.5 };
    const set = await owner.call<Models>("PUT", "/ai/prices", { providerId: "openai", modelId: "gpt-image-2", price });
    expect(set.status).toBe(200);
    const typed = { providerId: "openai-compatible", modelId: "llama3.2:3b", price: { inputPerMillionTokens: 0.01 } };
    await owner.call("PUT", "/ai/prices", typed);
    const find = (body: Models, modelId: string) => body.models.find((model) => model.modelId === modelId);
    const mine = (await owner.get<Models>("/ai/models")).body;
    expect(find(mine, "gpt-image-2")).toMatchObject({ price, priceFrom: "organization", priceSource: null });
    expect(find(mine, "llama3.2:3b")).toMatchObject({ price: typed.price, priceFrom: "organization" });
    const theirs = (await stranger.get<Models>("/ai/models")).body;
    expect(find(theirs, "gpt-image-2")).toMatchObject({ price: null, priceFrom: "unknown" });
    expect(find(theirs, "llama3.2:3b")).toBeUndefined();
    const back = { providerId: "openai", modelId: "gpt-image-2", price: null };
    expect(find((await owner.call<Models>("PUT", "/ai/prices", back)).body, "gpt-image-2")?.priceFrom).toBe("unknown");
  });

  test("refuses prices that are none, and for those who may not change settings", async () => {
    const owner = await signUp(server.origin);
    const put = (caller: Caller, body: unknown) => caller.call<Problem>("PUT", "/ai/prices", body);
    expect(await put(owner, { providerId: "openai", modelId: "x", price: { perImage: -1 } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "price.perImage" }] },
    });
    expect((await put(owner, { providerId: "built-in", modelId: "scene-1", price: {} })).status).toBe(422);
    expect((await put(owner, { providerId: "nobody", modelId: "x", price: {} })).status).toBe(422);
    const engineer = await joinAs(owner, "engineer");
    expect((await put(engineer, { providerId: "openai", modelId: "x", price: {} })).status).toBe(403);
  });
});

describe("PUT /ai/tasks", () => {
  test("chooses a model with the provider's newest valid credential or a named one", async () => {
    const owner = await signUp(server.origin);
    expect((await owner.get<Tasks>("/ai/tasks")).body.tasks).toContainEqual({
      task: "image",
      providerId: "built-in",
      modelId: "scene-1",
      credentialId: null,
      state: "ready",
    });
    const older = await addCredential(owner, "openai");
    const newer = await addCredential(owner, "openai");
    const text = { task: "text", providerId: "openai", modelId: "gpt-6-luna" };
    const image = { task: "image", providerId: "openai", modelId: "something-newer", credentialId: older };
    const { status, body } = await owner.call<Tasks>("PUT", "/ai/tasks", { tasks: [text, image] });
    expect(status).toBe(200);
    expect(body.tasks).toContainEqual({ ...text, credentialId: null, state: "ready" });
    expect(body.tasks).toContainEqual({ ...image, state: "ready" });
    expect(await resolveTaskModel(owner.tenantId, "text")).toMatchObject({ credentialId: newer });
    expect(await resolveTaskModel(owner.tenantId, "image")).toMatchObject({ credentialId: older });
    expect(await resolveTaskModel(owner.tenantId, "audio")).toEqual({
      providerId: "built-in",
      modelId: "sound-1",
      credentialId: null,
    });
    const actions = await withTenant(owner.tenantId, (tx) => tx.select({ action: auditLog.action }).from(auditLog));
    expect(actions.map(({ action }) => action)).toContain("ai-models.chosen");
  });

  test("says when the credential has gone bad since", async () => {
    const owner = await signUp(server.origin);
    await withTenant(owner.tenantId, (tx) =>
      tx
        .insert(aiTaskModels)
        .values({ tenantId: owner.tenantId, task: "text", providerId: "anthropic", modelId: "claude-sonnet-5-5" }),
    );
    await addCredential(owner, "anthropic", "expired");
    expect((await owner.get<Tasks>("/ai/tasks")).body.tasks[0]).toMatchObject({ state: "credential_missing" });
    await expect(resolveTaskModel(owner.tenantId, "text")).rejects.toMatchObject({ code: "credential_unusable" });
  });

  test("refuses what cannot work and names the field", async () => {
    const owner = await signUp(server.origin);
    const stranger = await signUp(server.origin);
    const theirs = await addCredential(stranger, "openai");
    const mine = await addCredential(owner, "google");
    const pending = await addCredential(owner, "openai", "pending");
    const text = { task: "text", providerId: "openai", modelId: "gpt-6-luna" };
    const cases: [object, string][] = [
      [{ ...text, credentialId: theirs }, "tasks.0.credentialId"],
      [{ ...text, credentialId: mine }, "tasks.0.credentialId"],
      [{ ...text, credentialId: pending }, "tasks.0.credentialId"],
      [text, "tasks.0.credentialId"],
      [{ ...text, providerId: "nobody" }, "tasks.0.providerId"],
      [{ ...text, task: "video" }, "tasks.0.providerId"],
      [{ ...text, modelId: "gpt-image-1", credentialId: mine }, "tasks.0.modelId"],
      [{ task: "text", providerId: "built-in", modelId: "invented" }, "tasks.0.modelId"],
      [{ task: "image", providerId: "built-in", modelId: "writer-1" }, "tasks.0.modelId"],
      [{ ...text, modelId: "has spaces" }, "tasks.0.modelId"],
      [{ ...text, task: "poetry" }, "tasks.0.task"],
    ];
    for (const [choice, path] of cases) {
      const { status, body } = await owner.call<Problem>("PUT", "/ai/tasks", { tasks: [choice] });
      expect([status, body.errors?.[0]?.path]).toEqual([422, path]);
    }
    const twice = { task: "text", providerId: "built-in", modelId: "writer-1" };
    expect((await owner.call("PUT", "/ai/tasks", { tasks: [twice, twice] })).status).toBe(422);
    expect((await owner.get<Tasks>("/ai/tasks")).body.tasks[0]?.providerId).toBe("built-in");
  });

  test("is for those who manage credentials; reading is for all", async () => {
    const owner = await signUp(server.origin);
    const choice = { tasks: [{ task: "image", providerId: "built-in", modelId: "artwork-1" }] };
    const designer = await joinAs(owner, "designer");
    expect((await designer.call("PUT", "/ai/tasks", choice)).status).toBe(403);
    const engineer = await joinAs(owner, "engineer");
    expect((await engineer.call("PUT", "/ai/tasks", choice)).status).toBe(200);
    expect((await designer.get<Tasks>("/ai/tasks")).body.tasks).toContainEqual(
      expect.objectContaining({ task: "image", modelId: "artwork-1" }),
    );
  });

  test("twice at once leaves one choice a task", async () => {
    const owner = await signUp(server.origin);
    const put = (modelId: string) =>
      owner.call("PUT", "/ai/tasks", { tasks: [{ task: "image", providerId: "built-in", modelId }] });
    const answers = await Promise.all(["scene-1", "artwork-1", "scene-1", "artwork-1"].map(put));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const rows = await withTenant(owner.tenantId, (tx) => tx.select().from(aiTaskModels));
    expect(rows).toHaveLength(1);
  });
});

describe("/ai/budget", () => {
  test("has no limit at first; is set, read and lifted again", async () => {
    const owner = await signUp(server.origin);
    await addCall(owner, { costUsd: 0.125 });
    await addCall(owner, { status: "reserved", costUsd: null });
    const month = new Date().toISOString().slice(0, 7);
    expect((await owner.get<BudgetJson>("/ai/budget")).body).toEqual({
      monthlyUsd: null,
      warnPercent: 80,
      month,
      spentUsd: 0.625,
      reservedUsd: 0.5,
    });
    const put = (body: unknown) => owner.call<BudgetJson & Problem>("PUT", "/ai/budget", body);
    expect((await put({ monthlyUsd: 20.5, warnPercent: 60 })).body).toMatchObject({
      monthlyUsd: 20.5,
      warnPercent: 60,
    });
    expect((await put({ monthlyUsd: 0 })).body).toMatchObject({ monthlyUsd: 0, warnPercent: 60 });
    expect((await put({ monthlyUsd: null })).body).toMatchObject({ monthlyUsd: null });
    for (const bad of [{ monthlyUsd: -1 }, { monthlyUsd: "20" }, { monthlyUsd: 5, warnPercent: 101 }, {}])
      expect((await put(bad)).status).toBe(422);
  });

  test("is set by admins, and is each organization's own", async () => {
    const owner = await signUp(server.origin);
    const engineer = await joinAs(owner, "engineer");
    const admin = await joinAs(owner, "admin");
    const stranger = await signUp(server.origin);
    expect((await engineer.call("PUT", "/ai/budget", { monthlyUsd: 1 })).status).toBe(403);
    expect((await admin.call("PUT", "/ai/budget", { monthlyUsd: 7 })).status).toBe(200);
    expect((await engineer.get<BudgetJson>("/ai/budget")).body.monthlyUsd).toBe(7);
    expect((await stranger.get<BudgetJson>("/ai/budget")).body.monthlyUsd).toBeNull();
  });
});

describe("GET /ai/spend", () => {
  test("adds up by day, provider and module, and leaves other organizations and days out", async () => {
    const owner = await signUp(server.origin);
    const stranger = await signUp(server.origin);
    await addCall(stranger, { startedAt: new Date("2026-03-02T12:00:00Z") });
    await addCall(owner, { startedAt: new Date("2026-03-01T23:59:59Z") });
    await addCall(owner, { startedAt: new Date("2026-03-02T00:00:00Z") });
    await addCall(owner, { startedAt: new Date("2026-03-02T23:59:59Z"), costUsd: 0, status: "failed" });
    await addCall(owner, { startedAt: new Date("2026-03-02T01:00:00Z"), module: "campaigns" });
    await addCall(owner, { startedAt: new Date("2026-03-03T01:00:00Z"), providerId: "fal", costUsd: 0.000_001 });
    await addCall(owner, { startedAt: new Date("2026-03-04T00:00:00Z") });
    const { body } = await owner.get<SpendJson>("/ai/spend?from=2026-03-02&to=2026-03-03");
    expect(body).toEqual({
      from: "2026-03-02",
      to: "2026-03-03",
      totalUsd: 0.500_001,
      calls: 4,
      failedCalls: 1,
      days: [
        { day: "2026-03-02", providerId: "openai", module: "campaigns", usd: 0.25, calls: 1, failedCalls: 0 },
        { day: "2026-03-02", providerId: "openai", module: "studio", usd: 0.25, calls: 2, failedCalls: 1 },
        { day: "2026-03-03", providerId: "fal", module: "studio", usd: 0.000_001, calls: 1, failedCalls: 0 },
      ],
    });
    const recent = (await owner.get<SpendJson>("/ai/spend")).body;
    expect(Date.parse(recent.to) - Date.parse(recent.from)).toBe(29 * 86_400_000);
    expect(recent.days).toEqual([]);
  });

  test("refuses spans that are none", async () => {
    const owner = await signUp(server.origin);
    for (const query of [
      "from=yesterday",
      "from=2026-03-02&to=2026-03-01",
      "from=2024-01-01&to=2026-01-01",
      "to=2026-02-30",
    ])
      expect((await owner.get(`/ai/spend?${query}`)).status).toBe(422);
    expect((await owner.get("/ai/spend?from=2020-01-01")).status).toBe(422);
  });
});
