import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { generatedAssets, notificationEvents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { allowHosts } from "@/lib/kernel/generation/generation-test-fixture";
import { addCredential } from "@/scripts/testing/add-credential";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type OpenAiImitation, startOpenAiImitation } from "@/scripts/testing/imitate-openai";
import { type Caller, signUp } from "@/scripts/testing/people";
import { claimAsset } from "./claim-asset";
import type { CollectionJson } from "./collection-schemas";
import { lanes } from "./fill-queue";
import type { GeneratedAssetJson, StartedAssetsJson } from "./generated-asset-schemas";
import {
  addJob,
  ago,
  assetsOf,
  drain,
  makeProducts,
  makeReady,
  setAsset,
  setCollection,
} from "./generation-test-fixture";
import { purgeCollections, purgeGeneratedAssets } from "./purge-assets";
import { finishFromJob, runNextAsset } from "./run-asset";
import { sweepQueue } from "./sweep-queue";

// Pictures are really made, a second of a processor each, and the processor may have other work.
vi.setConfig({ testTimeout: 120_000 });

let server: ApiServer;
let openai: OpenAiImitation;
beforeAll(async () => {
  server = await startApiServer();
  openai = await startOpenAiImitation();
  allowHosts({ origin: `http://${openai.host}`, baseUrl: openai.baseUrl, secret: "" });
});
afterAll(async () => {
  await server.close();
  await openai.close();
});

const days = 24 * 60;

const readCollection = async (caller: Caller, id: string) =>
  (await caller.get<CollectionJson>(`/collections/${id}`)).body;
const readAsset = async (caller: Caller, id: string) =>
  (await caller.get<GeneratedAssetJson>(`/generated-assets/${id}`)).body;

test("an asset whose run is gone is made by another, and the lost one's late result changes nothing", async () => {
  const ada = await signUp(server.origin);
  const id = await makeReady(ada, await makeProducts(ada, 1));
  await ada.post(`/collections/${id}/generate`, {});
  const lost = await claimAsset({ tenantId: ada.tenantId, provider: "built-in", key: "lost:0" });
  await setAsset(ada, lost?.id ?? "", { updatedAt: ago(31) });
  await sweepQueue();
  expect(await readAsset(ada, lost?.id ?? "")).toMatchObject({ status: "pending", jobId: null });
  expect(await drain(ada.tenantId)).toHaveLength(1);
  expect(await readCollection(ada, id)).toMatchObject({ status: "completed", progress: { total: 1, completed: 1 } });
});

test("collections of which nothing is made any more end, and analyses that were lost may begin again", async () => {
  const ada = await signUp(server.origin);
  const products = await makeProducts(ada, 1);
  const id = await makeReady(ada, products);
  const { body } = await ada.post<StartedAssetsJson>(`/collections/${id}/generate`, {});
  // Into the trash by somebody who did not live to end the collection.
  await setAsset(ada, body.assets[0]?.id ?? "", { deletedAt: new Date() });
  await setCollection(ada, id, { updatedAt: ago(2) });
  const draft = await ada.post<CollectionJson>("/collections", { name: "Lost", selectedProductIds: products });
  await ada.post(`/collections/${draft.body.id}/analyze`);
  await setCollection(ada, draft.body.id, { updatedAt: ago(61) });
  await sweepQueue();
  expect((await readCollection(ada, id)).status).toBe("error");
  expect(await readCollection(ada, draft.body.id)).toMatchObject({
    status: "draft",
    errorMessage: "The analysis was stopped; begin it again.",
  });
});

test("a batch stops at its own budget, whatever was spent before, and is cancelled while lanes claim from it", async () => {
  const ada = await signUp(server.origin);
  await addCredential(ada.tenantId, { provider: "openai-compatible", baseUrl: openai.baseUrl });
  const id = await makeReady(ada, await makeProducts(ada, 3));
  const generate = async (estimatedUsd: number, input: Record<string, unknown>) => {
    const outside = { provider: "openai-compatible", modelId: "dropped", ...input };
    const { body } = await ada.post<StartedAssetsJson>(`/collections/${id}/generate`, outside);
    for (const asset of body.assets) await setAsset(ada, asset.id, { estimatedUsd });
  };
  // The provider may charge for what it did not answer.
  await generate(100, {});
  expect(await drain(ada.tenantId, "openai-compatible")).toHaveLength(3);
  expect(await readCollection(ada, id)).toMatchObject({ status: "error", progress: { error: 3, costUsd: 300 } });
  await generate(0.6, { budgetUsd: 1 });
  expect(await drain(ada.tenantId, "openai-compatible")).toHaveLength(1);
  const spent = await readCollection(ada, id);
  expect(spent).toMatchObject({ status: "generating", progress: { pending: 2, error: 4, costUsd: 300.6 } });
  expect(spent.errorMessage).toBe("Paused: the budget of 1 USD is used up.");
  // A later attempt costs once more.
  const [failed = ""] = (await assetsOf(ada, "&status=error"))
    .filter(({ costUsd }) => costUsd === 0.6)
    .map((a) => a.id);
  await ada.post(`/generated-assets/${failed}/enqueue`);
  await setCollection(ada, id, { pausedAt: null, budgetUsd: null });
  await drain(ada.tenantId, "openai-compatible");
  expect((await readAsset(ada, failed)).costUsd).toBe(1.2);
  await generate(0.6, { budgetUsd: 1 });
  const claim = (key: string) => claimAsset({ tenantId: ada.tenantId, provider: "openai-compatible", key });
  const claimed = await Promise.all(["one:0", "two:0", "three:0"].map(claim));
  expect(claimed.filter((asset) => asset !== undefined)).toHaveLength(1);
  const paused = await readCollection(ada, id);
  expect(paused).toMatchObject({ status: "generating", progress: { generating: 1, pending: 2 } });
  expect([paused.pausedAt === null, paused.errorMessage]).toEqual([false, "Paused: the budget of 1 USD is used up."]);
  await setCollection(ada, id, { pausedAt: null, budgetUsd: 1000 });
  const [cancelled] = await Promise.all([
    ada.post<CollectionJson>(`/collections/${id}/cancel`),
    ...["one:1", "two:1", "three:1"].map(claim),
  ]);
  expect([cancelled.status, cancelled.body.status]).toEqual([200, "ready"]);
  // What is still under way is not made twice.
  const { progress } = await readCollection(ada, id);
  expect(progress.generating + progress.draft).toBe(3);
  const [draft] = await assetsOf(ada, "&status=draft");
  const again = await ada.post<StartedAssetsJson>(`/collections/${id}/generate`, {});
  const underWay = (await assetsOf(ada, "&status=generating")).map(({ productId }) => productId);
  expect(underWay).toHaveLength(progress.generating);
  expect(again.body.assets?.map(({ productId }) => productId) ?? []).not.toEqual(expect.arrayContaining(underWay));
  expect(again.status).toBe(draft === undefined ? 422 : 202);
});

test("no more is under way with a provider than it has lanes, and each that ends makes room for the next", async () => {
  const ada = await signUp(server.origin);
  const [productId = ""] = await makeProducts(ada, 1);
  for (let index = 0; index < lanes + 2; index += 1) {
    expect((await ada.post("/generated-assets", { productId })).status).toBe(202);
  }
  const claim = (key: string) => claimAsset({ tenantId: ada.tenantId, provider: "built-in", key });
  const keys = Array.from({ length: lanes + 2 }, (_, index) => `run-${index}:0`);
  const claimed = await Promise.all(keys.map(claim));
  expect(claimed.filter((asset) => asset !== undefined)).toHaveLength(lanes);
  expect((await Promise.all(keys.map(claim))).map((asset) => asset?.id)).toEqual(claimed.map((asset) => asset?.id));
  const owner = claimed.findIndex((asset) => asset !== undefined);
  await setAsset(ada, claimed[owner]?.id ?? "", { status: "error", errorMessage: "It has ended." });
  const next = await claim(`run-${owner}:1`);
  expect(next).toBeDefined();
  expect(claimed.map((asset) => asset?.id)).not.toContain(next?.id);
  expect(await claim("late:0")).toBeUndefined();
});

test("a collection ends as its newest generation did, whatever was made before", async () => {
  const ada = await signUp(server.origin);
  const products = await makeProducts(ada, 1);
  const id = await makeReady(ada, products);
  await ada.post(`/collections/${id}/generate`, {});
  await drain(ada.tenantId);
  expect((await readCollection(ada, id)).status).toBe("completed");
  await ada.call("DELETE", `/products/${products[0] ?? ""}`);
  await ada.post(`/collections/${id}/generate`, {});
  await drain(ada.tenantId);
  expect(await readCollection(ada, id)).toMatchObject({ status: "error", progress: { completed: 1, error: 1 } });
  const told = await withTenant(ada.tenantId, (tx) =>
    tx
      .select({ payload: notificationEvents.payloadSummary })
      .from(notificationEvents)
      .where(and(eq(notificationEvents.tenantId, ada.tenantId), eq(notificationEvents.type, "generation_finished")))
      .orderBy(notificationEvents.id),
  );
  expect(told.map(({ payload }) => payload.summary)).toEqual([
    "1 of 1 assets are there.",
    "0 of 1 assets are there. 1 could not be made.",
  ]);
  // Tried again, it counts, though its row is older than its end.
  await ada.post(`/products/${products[0] ?? ""}/restore`);
  await ada.post(`/collections/${id}/retry-failed`);
  await drain(ada.tenantId);
  expect(await readCollection(ada, id)).toMatchObject({ status: "completed", progress: { completed: 2, error: 0 } });
});

test("what an outside provider made is taken over without its run, and never paid for again", async () => {
  const ada = await signUp(server.origin);
  const [productId = ""] = await makeProducts(ada, 1);
  const made = await ada.post<GeneratedAssetJson>("/generated-assets", { productId });
  await drain(ada.tenantId);
  const artifactId = (await readAsset(ada, made.body.id)).image?.artifactId ?? "";
  const [lost, failed] = await Promise.all(
    [1, 2].map(async () => (await ada.post<GeneratedAssetJson>("/generated-assets", { productId })).body.id),
  );
  const outside = { provider: "replicate", modelId: "test/model" };
  await setAsset(ada, lost ?? "", {
    ...outside,
    status: "generating",
    jobId: "lost:0",
    attempt: 1,
    progress: 10,
    updatedAt: ago(10),
  });
  await addJob(ada, lost ?? "", artifactId);
  await sweepQueue();
  expect(await readAsset(ada, lost ?? "")).toMatchObject({ status: "completed", costUsd: 0.25 });
  await setAsset(ada, failed ?? "", { ...outside, status: "error", errorMessage: "The store was away.", attempt: 1 });
  const jobId = await addJob(ada, failed ?? "", artifactId);
  expect((await ada.post(`/generated-assets/${failed ?? ""}/enqueue`)).status).toBe(202);
  const claim = { tenantId: ada.tenantId, provider: "replicate", key: "again:0" };
  expect(await runNextAsset(claim)).toEqual({ outcome: "waiting", generationJobId: jobId });
  expect(await finishFromJob(claim, jobId)).toBe(true);
  expect(await readAsset(ada, failed ?? "")).toMatchObject({ status: "completed", costUsd: 0.25 });
});

test("the trash is emptied after thirty days and failures go after seven; a picture in use stays", async () => {
  const ada = await signUp(server.origin);
  const [productId = ""] = await makeProducts(ada, 1);
  const ids = await Promise.all(
    [1, 2, 3].map(async () => (await ada.post<GeneratedAssetJson>("/generated-assets", { productId })).body.id),
  );
  const kept = await Promise.all(
    [1, 2].map(async () => (await ada.post<GeneratedAssetJson>("/generated-assets", { productId })).body.id),
  );
  const old = { status: "error", errorMessage: "No.", updatedAt: ago(8 * days) } as const;
  await setAsset(ada, kept[0] ?? "", { ...old, pinned: true });
  await setAsset(ada, kept[1] ?? "", { ...old, errorCode: "submission_unknown" });
  const [used = "", unused = "", failed = ""] = ids;
  await setAsset(ada, failed, old);
  await drain(ada.tenantId);
  await ada.post(`/generated-assets/${used}/send`, { to: "product-image" });
  const pictures = await Promise.all([used, unused].map(async (id) => (await readAsset(ada, id)).image));
  for (const id of [used, unused]) await setAsset(ada, id, { deletedAt: ago(31 * days) });
  await purgeGeneratedAssets();
  for (const id of ids) expect((await ada.get(`/generated-assets/${id}`)).status).toBe(404);
  for (const id of kept) {
    expect((await ada.get(`/generated-assets/${id}`)).status).toBe(200);
    await setAsset(ada, id, { deletedAt: ago(31 * days) });
  }
  const left = await Promise.all(pictures.map(async (image) => (await ada.get(`/images/${image?.id}`)).status));
  expect(left).toEqual([200, 404]);
  const files = await Promise.all(
    pictures.map(async (image) => (await ada.get(`/artifacts/${image?.artifactId}`)).status),
  );
  expect(files).toEqual([200, 404]);
  // A collection goes, too, and leaves what it generated.
  const id = await makeReady(ada, [productId]);
  const { body } = await ada.post<StartedAssetsJson>(`/collections/${id}/generate`, {});
  await setCollection(ada, id, { status: "completed", deletedAt: ago(31 * days) });
  await purgeCollections();
  expect((await ada.get(`/collections/${id}`)).status).toBe(404);
  expect(await readAsset(ada, body.assets[0]?.id ?? "")).toMatchObject({ collectionId: null });
  await setAsset(ada, body.assets[0]?.id ?? "", { deletedAt: ago(31 * days) });
  await purgeGeneratedAssets();
  const [rows] = await withTenant(ada.tenantId, (tx) =>
    tx.select({ count: sql<number>`count(*)::int` }).from(generatedAssets),
  );
  expect(rows?.count).toBe(0);
});
