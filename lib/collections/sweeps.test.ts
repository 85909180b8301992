import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { generatedAssets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { claimAsset } from "./claim-asset";
import type { CollectionJson } from "./collection-schemas";
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
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

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
  const id = await makeReady(ada, await makeProducts(ada, 3));
  await ada.post(`/collections/${id}/generate`, {});
  const spent = { status: "error", errorMessage: "Paid, and lost.", costUsd: 100 } as const;
  for (const asset of await assetsOf(ada)) await setAsset(ada, asset.id, spent);
  await setCollection(ada, id, { status: "completed" });
  const { body } = await ada.post<StartedAssetsJson>(`/collections/${id}/generate`, { budgetUsd: 1 });
  for (const asset of body.assets) await setAsset(ada, asset.id, { estimatedUsd: 0.6 });
  const claim = (key: string) => claimAsset({ tenantId: ada.tenantId, provider: "built-in", key });
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
  const [used = "", unused = "", failed = ""] = ids;
  await setAsset(ada, failed, { status: "error", errorMessage: "No.", updatedAt: ago(8 * days) });
  await drain(ada.tenantId);
  await ada.post(`/generated-assets/${used}/send`, { to: "product-image" });
  const pictures = await Promise.all([used, unused].map(async (id) => (await readAsset(ada, id)).image));
  for (const id of [used, unused]) await setAsset(ada, id, { deletedAt: ago(31 * days) });
  await purgeGeneratedAssets();
  for (const id of ids) expect((await ada.get(`/generated-assets/${id}`)).status).toBe(404);
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
