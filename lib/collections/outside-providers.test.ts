import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { aiBudgets, generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { objectKeys, prepareArtifacts, putArtifacts } from "@/lib/kernel/artifacts";
import { driveJob } from "@/lib/kernel/generation";
import type { GenerationJobJson } from "@/lib/kernel/generation/generation-schemas";
import { allowHosts, insertCredential } from "@/lib/kernel/generation/generation-test-fixture";
import { addCredential } from "@/scripts/testing/add-credential";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type OpenAiImitation, startOpenAiImitation } from "@/scripts/testing/imitate-openai";
import { imitateReplicate, type ReplicateImitation } from "@/scripts/testing/imitate-replicate";
import { type Caller, signUp } from "@/scripts/testing/people";
import { adoptResult } from "./adopt-result";
import type { CollectionJson } from "./collection-schemas";
import type { GeneratedAssetJson, StartedAssetsJson } from "./generated-asset-schemas";
import { addJob, assetsOf, drain, makeProducts, makeReady, setAsset, setCollection } from "./generation-test-fixture";
import { loadSubject } from "./load-photograph";
import { finishFromJob, runNextAsset } from "./run-asset";

vi.setConfig({ testTimeout: 120_000 });

const replicate = { provider: "replicate", modelId: "black-forest-labs/flux-dev" };

let server: ApiServer;
let imitation: ReplicateImitation;
let openai: OpenAiImitation;
beforeAll(async () => {
  server = await startApiServer();
  imitation = await imitateReplicate();
  openai = await startOpenAiImitation();
  allowHosts(imitation, { origin: `http://${openai.host}`, baseUrl: openai.baseUrl, secret: "" });
});
afterAll(async () => {
  await server.close();
  await Promise.all([imitation.close(), openai.close()]);
});

const readAsset = async (caller: Caller, id: string) =>
  (await caller.get<GeneratedAssetJson>(`/generated-assets/${id}`)).body;
const readCollection = async (caller: Caller, id: string) =>
  (await caller.get<CollectionJson>(`/collections/${id}`)).body;

test("an asset whose provider nobody was sure of is completed when the job turns up, and says so when it is given up", async () => {
  const ada = await signUp(server.origin);
  const products = await makeProducts(ada, 2);
  const id = await makeReady(ada, products);
  const made = await ada.post<GeneratedAssetJson>("/generated-assets", { productId: products[0] });
  await drain(ada.tenantId);
  const artifactId = (await readAsset(ada, made.body.id)).image?.artifactId ?? "";
  const { body } = await ada.post<StartedAssetsJson>(`/collections/${id}/generate`, {});
  const [found = "", lost = ""] = body.assets.map((asset) => asset.id);
  const jobs: string[] = [];
  for (const assetId of [found, lost]) {
    const claim = { tenantId: ada.tenantId, provider: "replicate", key: `gone:${assetId}` };
    const begun = { provider: "replicate", status: "generating", jobId: claim.key, attempt: 1 } as const;
    await setAsset(ada, assetId, { ...begun, estimatedUsd: 0.5 });
    const jobId = await addJob(ada, assetId);
    jobs.push(jobId);
    expect(await finishFromJob(claim, jobId)).toBe(true);
    expect(await readAsset(ada, assetId)).toMatchObject({
      status: "error",
      errorCode: "submission_unknown",
      costUsd: 0.5,
    });
    // It is still not known: nothing to take over.
    expect(await adoptResult(ada.tenantId, jobId)).toBe(false);
  }
  expect((await readCollection(ada, id)).status).toBe("error");
  const setJob = (jobId: string | undefined, set: Partial<typeof generationJobs.$inferInsert>) =>
    withTenant(ada.tenantId, (tx) =>
      tx
        .update(generationJobs)
        .set(set)
        .where(and(eq(generationJobs.tenantId, ada.tenantId), eq(generationJobs.id, jobId ?? ""))),
    );
  await setJob(jobs[0], { status: "completed", artifactId, costUsd: 0.25, completedAt: new Date() });
  await setJob(jobs[1], { status: "failed", errorCode: "submission_abandoned", errorMessage: "Given up." });
  const adopted = await Promise.all([jobs[0], jobs[0]].map((jobId) => adoptResult(ada.tenantId, jobId ?? "")));
  expect(adopted).toContain(true);
  expect(await readAsset(ada, found)).toMatchObject({ status: "completed", costUsd: 0.25, errorMessage: null });
  expect(await adoptResult(ada.tenantId, jobs[1] ?? "")).toBe(true);
  expect(await readAsset(ada, lost)).toMatchObject({
    status: "error",
    errorCode: "submission_abandoned",
    costUsd: 0,
  });
  expect(await readCollection(ada, id)).toMatchObject({ status: "completed", progress: { completed: 1, error: 1 } });
});

test("a month's budget that is used up pauses the batch with its reason; more of it, and the batch goes on", async () => {
  const ada = await signUp(server.origin);
  await insertCredential(ada.tenantId, "replicate", imitation);
  const id = await makeReady(ada, await makeProducts(ada, 3));
  const setBudget = (monthlyUsd: number) =>
    withTenant(ada.tenantId, (tx) =>
      tx
        .insert(aiBudgets)
        .values({ tenantId: ada.tenantId, monthlyUsd })
        .onConflictDoUpdate({ target: aiBudgets.tenantId, set: { monthlyUsd } }),
    );
  await setBudget(0.03);
  expect((await ada.post(`/collections/${id}/generate`, { ...replicate, budgetUsd: 9 })).status).toBe(202);
  expect(await drain(ada.tenantId, "replicate")).toEqual([
    { outcome: "waiting", generationJobId: expect.any(String) },
    { outcome: "done" },
  ]);
  const paused = await readCollection(ada, id);
  expect(paused).toMatchObject({ status: "generating", progress: { generating: 1, pending: 2, error: 0 } });
  expect(paused.pausedAt).not.toBeNull();
  expect(paused.errorMessage).toMatch(/^Paused: This call may cost \$0\.03; of this month's \$0\.03/);
  await setBudget(10);
  const resumed = await ada.post<CollectionJson>(`/collections/${id}/resume`);
  // Its own budget was not what stopped it.
  expect(resumed.body).toMatchObject({ pausedAt: null, errorMessage: null, budgetUsd: 9 });
  expect(await drain(ada.tenantId, "replicate")).toHaveLength(2);
  // Alone, there is no batch to pause.
  await setBudget(0);
  const [productId] = (await readCollection(ada, id)).selectedProductIds;
  const alone = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, ...replicate });
  await drain(ada.tenantId, "replicate");
  expect(await readAsset(ada, alone.body.id)).toMatchObject({ status: "error", errorCode: "budget_exceeded" });
});

test("a job refers to the photograph, and its provider gets the picture; input of the API is sent as it is", async () => {
  const ada = await signUp(server.origin);
  await insertCredential(ada.tenantId, "replicate", imitation);
  const [productId] = await makeProducts(ada, 1);
  const { body } = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, ...replicate });
  const [outcome] = await drain(ada.tenantId, "replicate");
  const jobId = outcome?.outcome === "waiting" ? outcome.generationJobId : "";
  const job = await ada.get<GenerationJobJson>(`/generation-jobs/${jobId}`);
  expect(job.body.inputParams.image).toEqual({ pictureArtifactId: expect.any(String) });
  await driveJob(ada.tenantId, jobId);
  const sent = () => [...imitation.predictions.values()].at(-1)?.input;
  expect(sent()).toMatchObject({
    prompt: body.prompt,
    image: expect.stringMatching(/^data:image\/jpeg;base64,\/9j\//),
  });
  const inputParams = { prompt: "Mine", image: job.body.inputParams.image };
  const asked = await ada.post<GenerationJobJson>("/generation-jobs", {
    mediaType: "image",
    providerId: "replicate",
    modelId: replicate.modelId,
    inputParams,
  });
  await driveJob(ada.tenantId, asked.body.id);
  expect(sent()).toEqual(inputParams);
});

test("a photograph that is gone by then ends the asset, and nobody was asked", async () => {
  const ada = await signUp(server.origin);
  await insertCredential(ada.tenantId, "replicate", imitation);
  const [productId] = await makeProducts(ada, 1);
  const { body } = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, ...replicate });
  const claim = { tenantId: ada.tenantId, provider: "replicate", key: "photo:0" };
  const [outcome] = await drain(ada.tenantId, "replicate", "photo");
  const jobId = outcome?.outcome === "waiting" ? outcome.generationJobId : "";
  const before = imitation.predictions.size;
  await withTenant(ada.tenantId, (tx) =>
    tx
      .update(generationJobs)
      .set({ inputParams: { prompt: "Gone", image: { pictureArtifactId: crypto.randomUUID() } } })
      .where(and(eq(generationJobs.tenantId, ada.tenantId), eq(generationJobs.id, jobId))),
  );
  expect(await driveJob(ada.tenantId, jobId)).toEqual({ next: "end" });
  expect(imitation.predictions.size).toBe(before);
  expect(await finishFromJob(claim, jobId)).toBe(true);
  expect(await readAsset(ada, body.id)).toMatchObject({ status: "error", errorCode: "input_refused" });
  expect(await assetsOf(ada, "&status=completed")).toEqual([]);
});

test("a film that was paid for is kept though its product went into the trash meanwhile", async () => {
  const ada = await signUp(server.origin);
  const [productId = ""] = await makeProducts(ada, 1);
  const made = await ada.post<GeneratedAssetJson>("/generated-assets", { productId });
  const claim = { tenantId: ada.tenantId, provider: "replicate", key: "film:0" };
  const { photographId } = await loadSubject({ tenantId: ada.tenantId, productId, collectionId: null });
  const begun = { provider: "replicate", type: "video", status: "generating", jobId: claim.key, attempt: 1 } as const;
  await setAsset(ada, made.body.id, begun);
  const file = await withTenant(ada.tenantId, async (tx) => {
    const film = { bytes: Buffer.from("a film"), type: "video/mp4", kind: "generated", filename: "film.mp4" } as const;
    const keyFor = (hash: string) => objectKeys.generated(made.body.id, hash, "mp4");
    const prepared = await prepareArtifacts(ada.tenantId, [{ ...film, keyFor, createdBy: ada.userId }]);
    return (await putArtifacts(tx, ada.tenantId, prepared))[0];
  });
  const jobId = await addJob(ada, made.body.id, file?.id ?? "");
  await withTenant(ada.tenantId, (tx) =>
    tx
      .update(generationJobs)
      .set({ mediaType: "video", inputParams: { image: { pictureArtifactId: photographId } } })
      .where(and(eq(generationJobs.tenantId, ada.tenantId), eq(generationJobs.id, jobId))),
  );
  expect((await ada.call("DELETE", `/products/${productId}`)).status).toBe(204);
  expect(await finishFromJob(claim, jobId)).toBe(true);
  expect(await readAsset(ada, made.body.id)).toMatchObject({ status: "completed", type: "video", costUsd: 0.25 });
});

test("a provider that is busy is asked again; one that may have been paid is not", async () => {
  const ada = await signUp(server.origin);
  await addCredential(ada.tenantId, { provider: "openai-compatible", baseUrl: openai.baseUrl });
  const [productId] = await makeProducts(ada, 1);
  const make = async (modelId: string) => {
    const body = { productId, provider: "openai-compatible", modelId };
    return (await ada.post<GeneratedAssetJson>("/generated-assets", body)).body.id;
  };
  const busy = await make("busy");
  const claim = { tenantId: ada.tenantId, provider: "openai-compatible", key: "busy:0" };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await expect(runNextAsset(claim)).rejects.toMatchObject({ code: "unavailable", mayBeCharged: false });
  }
  expect(openai.requests).toHaveLength(2);
  await setAsset(ada, busy, { modelId: "willing" });
  expect(await runNextAsset(claim)).toEqual({ outcome: "done" });
  expect(await readAsset(ada, busy)).toMatchObject({ status: "completed", provider: "openai-compatible" });
  const doubtful = await make("dropped");
  expect(await drain(ada.tenantId, "openai-compatible")).toEqual([{ outcome: "done" }]);
  expect(await readAsset(ada, doubtful)).toMatchObject({ status: "error", errorCode: "unavailable" });
  expect(openai.requests).toHaveLength(4);
});

test("a batch that its own budget stopped goes on without one", async () => {
  const ada = await signUp(server.origin);
  const id = await makeReady(ada, await makeProducts(ada, 1));
  await ada.post(`/collections/${id}/generate`, { budgetUsd: 1 });
  const pausedAt = new Date();
  await setCollection(ada, id, { pausedAt, errorMessage: "Paused: the budget of 1 USD is used up." });
  const resumed = await ada.post<CollectionJson>(`/collections/${id}/resume`);
  expect(resumed.body).toMatchObject({ pausedAt: null, errorMessage: null, budgetUsd: null });
});
