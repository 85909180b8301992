import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { aiBudgets, aiCalls, aiPrices, generationJobs, notificationEvents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type FalImitation, imitateFal } from "@/scripts/testing/imitate-fal";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import type { GenerationJobJson } from "./generation-schemas";
import { allowHosts, driveToEnd, insertCredential } from "./generation-test-fixture";
import { jobIs } from "./job-state";
import { stopJob } from "./stop-job";

let server: ApiServer;
let fal: FalImitation;
beforeAll(async () => {
  [server, fal] = await Promise.all([startApiServer(), imitateFal()]);
  allowHosts(fal);
});
afterAll(async () => {
  await Promise.all([server.close(), fal.close()]);
  await closeDatabase();
});

const body = (prompt: string) => ({
  mediaType: "image",
  providerId: "fal",
  inputParams: { prompt },
  pollIntervalMs: 100,
});

async function start() {
  const ada = await signUp(server.origin);
  await insertCredential(ada.tenantId, "fal", fal);
  return ada;
}

async function create(ada: Caller, prompt: string): Promise<GenerationJobJson> {
  const answer = await ada.post<GenerationJobJson>("/generation-jobs", body(prompt));
  expect(answer.status).toBe(202);
  return answer.body;
}

async function runToEnd(ada: Caller, { id }: { id: string }): Promise<GenerationJobJson> {
  await driveToEnd({ tenantId: ada.tenantId, id });
  return (await ada.get<GenerationJobJson>(`/generation-jobs/${id}`)).body;
}

test("is asked for, watched, and gives an artifact with a thumbnail", async () => {
  const ada = await start();
  const job = await create(ada, "Walnut table");
  expect(job).toMatchObject({
    status: "pending",
    providerName: "fal",
    modelId: "fal-ai/flux/schnell",
    initiatedBy: ada.userId,
    artifactId: null,
  });
  expect(JSON.stringify(job)).not.toContain("submissionKey");
  const ended = await runToEnd(ada, job);
  expect(ended).toMatchObject({ status: "completed", progress: 100, artifactType: "image/png", waitingFor: null });
  const picture = await fetch(new URL(ended.thumbnailUrl ?? "", server.origin));
  expect(picture.headers.get("content-type")).toBe("image/webp");
  const { body: artifact } = await ada.get<{ kind: string; jobId: string }>(`/artifacts/${ended.artifactId}`);
  expect(artifact).toMatchObject({ jobId: job.id });
  const listed = await ada.get<{ items: GenerationJobJson[] }>("/generation-jobs?status=completed&providerId=fal");
  expect(listed.body.items.map((item) => item.id)).toEqual([job.id]);
  expect((await ada.get<{ items: unknown[] }>("/generation-jobs?status=failed")).body.items).toEqual([]);
  const told = await withTenant(ada.tenantId, (tx) =>
    tx.select().from(notificationEvents).where(eq(notificationEvents.tenantId, ada.tenantId)),
  );
  expect(told.filter((event) => event.type === "generation_finished")).toHaveLength(1);
});

test("is nobody else's, and not for those who may only read", async () => {
  const ada = await start();
  const job = await create(ada, "Private");
  const eve = await signUp(server.origin);
  const vic = await joinAs(ada, "viewer");
  for (const [method, path, sent] of [
    ["GET", "", undefined],
    ["POST", "/cancel", undefined],
    ["POST", "/resolve", { action: "fail" }],
  ] as const) {
    expect((await eve.call(method, `/generation-jobs/${job.id}${path}`, sent)).status).toBe(404);
    expect((await vic.call(method, `/generation-jobs/${job.id}${path}`, sent)).status).toBe(
      method === "GET" ? 200 : 403,
    );
  }
  expect((await vic.post("/generation-jobs", body("Nothing"))).status).toBe(403);
  expect((await eve.get<{ items: unknown[] }>("/generation-jobs")).body.items).toEqual([]);
});

test.each([
  ["providerId", { ...body("x"), providerId: "nobody" }],
  ["mediaType", { ...body("x"), mediaType: "smell" }],
  ["modelId", { ...body("x"), modelId: "not an endpoint" }],
  ["inputParams.num_images", { ...body("x"), inputParams: { prompt: "x", num_images: 4 } }],
  ["inputParams.prompt", { ...body("x"), providerId: "built-in", inputParams: {} }],
  ["inputParams.prompt", { ...body("x"), inputParams: { prompt: "x".repeat(20_001) } }],
  ["inputParams.width", { ...body("x"), providerId: "built-in", inputParams: { prompt: "x", width: 1e9 } }],
  ["inputParams.workflow", { ...body("x"), providerId: "comfyui", inputParams: { workflow: {} } }],
  ["timeoutMs", { ...body("x"), timeoutMs: 5 }],
])("names the wrong field %s", async (path, sent) => {
  const ada = await start();
  const answer = await ada.post<{ code: string; errors: { path: string }[] }>("/generation-jobs", sent);
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map((error) => error.path)).toContain(path);
});

test("needs a credential where the provider does, and one of that provider", async () => {
  const ada = await signUp(server.origin);
  const without = await ada.post("/generation-jobs", body("Keyless"));
  expect(without).toMatchObject({ status: 422, body: { code: "credential_unusable" } });
  const credentialId = await insertCredential(ada.tenantId, "replicate", fal);
  const other = await ada.post("/generation-jobs", { ...body("Wrong key"), credentialId });
  expect(other).toMatchObject({ status: 422, body: { errors: [{ path: "credentialId" }] } });
});

test("is refused when it does not fit the month's budget, and its price is written down", async () => {
  const ada = await start();
  const price = { tenantId: ada.tenantId, providerId: "fal", modelId: "fal-ai/flux/schnell", price: { perImage: 0.4 } };
  await withTenant(ada.tenantId, async (tx) => {
    await tx.insert(aiPrices).values(price);
    await tx.insert(aiBudgets).values({ tenantId: ada.tenantId, monthlyUsd: 1 });
  });
  const answers = await Promise.all(
    [0, 1, 2, 3].map((n) => ada.post<GenerationJobJson>("/generation-jobs", body(`Dear ${n}`))),
  );
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([202, 202, 422, 422]);
  const made = answers.find((answer) => answer.status === 202);
  expect(answers.find((answer) => answer.status === 422)?.body).toMatchObject({ code: "budget_exceeded" });
  expect(await runToEnd(ada, made?.body ?? { id: "" })).toMatchObject({ status: "completed", costUsd: 0.4 });
});

test("a film is reserved by its seconds, as a number, as text, or as long as films are", async () => {
  const ada = await start();
  const [providerId, modelId] = ["fal", "fal-ai/some-films"];
  await withTenant(ada.tenantId, (tx) =>
    tx.insert(aiPrices).values({ tenantId: ada.tenantId, providerId, modelId, price: { perSecond: 0.1 } }),
  );
  const film = (input: object) =>
    ada.post("/generation-jobs", { mediaType: "video", providerId, modelId, inputParams: { prompt: "A", ...input } });
  for (const input of [{ duration: 5 }, { duration: "10" }, { duration: "6s" }, {}])
    expect((await film(input)).status).toBe(202);
  const calls = await withTenant(ada.tenantId, (tx) =>
    tx.select({ usd: aiCalls.estimatedUsd }).from(aiCalls).where(eq(aiCalls.tenantId, ada.tenantId)),
  );
  expect(calls.map(({ usd }) => usd).sort((a, b) => a - b)).toEqual([0.5, 0.6, 0.8, 1]);
});

test("a result that cannot be used was made and may be paid", async () => {
  const ada = await start();
  const price = { tenantId: ada.tenantId, providerId: "fal", modelId: "fal-ai/flux/schnell", price: { perImage: 0.4 } };
  await withTenant(ada.tenantId, (tx) => tx.insert(aiPrices).values(price));
  const job = await create(ada, "Paid page {file:html,html,html,html}");
  expect(await runToEnd(ada, job)).toMatchObject({ status: "failed", errorCode: "result_invalid", costUsd: 0.4 });
});

test("the same Idempotency-Key asks once", async () => {
  const ada = await start();
  const keys = { "idempotency-key": "one" };
  const [a, b] = [
    await ada.post<GenerationJobJson>("/generation-jobs", body("Once"), keys),
    await ada.post<GenerationJobJson>("/generation-jobs", body("Once"), keys),
  ];
  expect(b.body.id).toBe(a.body.id);
});

describe("cancelling", () => {
  test("ends the job, tells the provider, and works once", async () => {
    const ada = await start();
    const job = await create(ada, "Unwanted");
    await driveToEnd({ tenantId: ada.tenantId, id: job.id }, new Date(), 1).catch(() => undefined);
    const [first, second] = await Promise.all([0, 1].map(() => ada.post(`/generation-jobs/${job.id}/cancel`)));
    expect(new Set([first?.status, second?.status])).toEqual(new Set([200, 409]));
    expect(await stopJob(ada.tenantId, job.id)).toBe("stopped");
    expect(fal.cancellations).toHaveLength(1);
    // Cancelling what is cancelled already is no error at the provider.
    expect(await stopJob(ada.tenantId, job.id)).toBe("stopped");
    expect(await runToEnd(ada, job)).toMatchObject({ status: "cancelled" });
  });

  test("a job that never left costs nothing", async () => {
    const ada = await start();
    const job = await create(ada, "Never sent");
    expect((await ada.post(`/generation-jobs/${job.id}/cancel`)).body).toMatchObject({
      status: "cancelled",
      costUsd: 0,
    });
    expect(await stopJob(ada.tenantId, job.id)).toBe("nothing-to-stop");
    await runToEnd(ada, job);
    expect(fal.submissionsOf("Never sent")).toBe(0);
  });
});

describe("a submission of which nobody knows", () => {
  async function createUnknown(ada: Caller, prompt: string) {
    const job = await create(ada, `${prompt} {submit:reset-after}`);
    expect(await runToEnd(ada, job)).toMatchObject({ status: "submission_unknown" });
    return job;
  }
  const age = (ada: Caller, id: string) =>
    withTenant(ada.tenantId, (tx) =>
      tx
        .update(generationJobs)
        .set({ submitIntentAt: new Date(Date.now() - 10 * 60_000) })
        .where(jobIs(ada.tenantId, id)),
    );

  test("is given up by a person", async () => {
    const ada = await start();
    const job = await createUnknown(ada, "Give up");
    const answer = await ada.post<GenerationJobJson>(`/generation-jobs/${job.id}/resolve`, { action: "fail" });
    expect(answer.body).toMatchObject({ status: "failed", errorCode: "submission_abandoned" });
    expect((await ada.post(`/generation-jobs/${job.id}/resolve`, { action: "fail" })).status).toBe(409);
  });

  test("is submitted again by a person alone, and not while the first may still be answered", async () => {
    const ada = await start();
    const job = await createUnknown(ada, "Again");
    const retry = () => ada.post(`/generation-jobs/${job.id}/resolve`, { action: "retry" });
    expect(await retry()).toMatchObject({ status: 409, body: { code: "conflict" } });
    await age(ada, job.id);
    const answers = await Promise.all([retry(), retry()]);
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(await runToEnd(ada, job)).toMatchObject({ status: "completed" });
    expect(fal.submissionsOf("Again {submit:reset-after}")).toBe(2);
  });

  test("takes no other action", async () => {
    const ada = await start();
    const job = await create(ada, "Pending");
    expect((await ada.post(`/generation-jobs/${job.id}/resolve`, { action: "fail" })).status).toBe(409);
    expect((await ada.post(`/generation-jobs/${job.id}/resolve`, { action: "forget" })).status).toBe(422);
  });
});
