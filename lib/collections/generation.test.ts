import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { joinAs, signUp } from "@/scripts/testing/people";
import { readZip } from "@/scripts/testing/read-zip";
import type { CollectionJson } from "./collection-schemas";
import type { EstimateJson, GeneratedAssetJson, StartedAssetsJson, UsageJson } from "./generated-asset-schemas";
import { assetsOf, drain, type List, makeProducts, makeReady, type Problem } from "./generation-test-fixture";

// Pictures are really made, a second of a processor each, and the processor may have other work.
vi.setConfig({ testTimeout: 120_000 });

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

test("a collection becomes a gallery: each product once, failures with their reason, the ZIP with a manifest", async () => {
  const ada = await signUp(server.origin);
  const products = await makeProducts(ada, 4, 1);
  const id = await makeReady(ada, products);
  const estimate = await ada.post<EstimateJson>(`/collections/${id}/estimate`, {});
  expect(estimate.body).toMatchObject({ assets: 4, provider: "built-in", totalUsd: 0, withoutImage: [products[3]] });
  expect(estimate.body.seconds).toBeGreaterThan(0);
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () => ada.post<StartedAssetsJson & Problem>(`/collections/${id}/generate`, {})),
  );
  const started = clicks.filter(({ status }) => status === 202);
  expect(started).toHaveLength(1);
  expect(clicks.filter(({ body }) => body.code === "illegal_transition")).toHaveLength(19);
  expect(started[0]?.body.assets.map(({ productId }) => productId)).toEqual(products);
  expect(await drain(ada.tenantId)).toHaveLength(4);
  const done = await ada.get<CollectionJson>(`/collections/${id}`);
  expect(done.body).toMatchObject({ status: "completed", progress: { total: 4, completed: 3, error: 1, pending: 0 } });
  expect(done.body.covers).toHaveLength(3);
  const assets = await assetsOf(ada, `&collectionId=${id}`);
  expect(assets.map(({ queueOrder }) => queueOrder).sort((one, other) => one - other)).toEqual([0, 1, 2, 3]);
  const failed = assets.find((asset) => asset.status === "error");
  expect(failed).toMatchObject({ productId: products[3], errorMessage: "The product has no image.", imageId: null });
  for (const asset of assets.filter(({ status }) => status === "completed")) {
    expect(asset).toMatchObject({ progress: 100, costUsd: 0, settings: { roomType: "office", varietyLevel: 3 } });
    expect(asset.image).toMatchObject({ width: 1024, height: 1024, source: "generated", mimeType: "image/webp" });
  }
  const zip = await fetch(`${server.origin}/api/v1/collections/${id}/download?pattern={sku}-{n}`, {
    headers: ada.headers,
  });
  const files = readZip(Buffer.from(await zip.arrayBuffer()));
  expect([...files.keys()]).toEqual(["manifest.json", "BOX-0-1.webp", "BOX-1-1.webp", "BOX-2-1.webp"]);
  const names = await ada.get<List<Record<string, unknown>>>("/notifications");
  expect(names.status).toBe(200);
  // What failed is tried again in place; what is finished stays what it is.
  const retried = await ada.post<CollectionJson>(`/collections/${id}/retry-failed`);
  expect(retried.body).toMatchObject({ status: "generating", progress: { pending: 1, completed: 3 } });
  await drain(ada.tenantId);
  expect((await ada.get<CollectionJson>(`/collections/${id}`)).body.status).toBe("completed");
  const after = await assetsOf(ada, `&collectionId=${id}`);
  expect(after.map(({ id: assetId }) => assetId)).toEqual(assets.map(({ id: assetId }) => assetId));
  expect(after.filter(({ status }) => status === "completed")).toEqual(
    assets.filter(({ status }) => status === "completed"),
  );
});

test("pausing, reordering and priority decide what is made next; cancelling returns the rest to drafts", async () => {
  const ada = await signUp(server.origin);
  const id = await makeReady(ada, await makeProducts(ada, 4));
  const { body } = await ada.post<StartedAssetsJson>(`/collections/${id}/generate`, {});
  const [one, two, three, four] = body.assets.map((asset) => asset.id);
  expect((await ada.post<CollectionJson>(`/collections/${id}/pause`)).body.pausedAt).not.toBeNull();
  expect(await drain(ada.tenantId)).toEqual([]);
  await ada.post(`/collections/${id}/reorder`, { assetIds: [four, three] });
  // Of two that are to be next the one that was asked for last is.
  await ada.call("PATCH", `/generated-assets/${three ?? ""}`, { priority: 5 });
  await ada.call("PATCH", `/generated-assets/${two ?? ""}`, { priority: 5 });
  await ada.post(`/collections/${id}/resume`);
  const order: (string | undefined)[] = [];
  for (let index = 0; index < 3; index += 1) {
    const { runNextAsset } = await import("./run-asset");
    await runNextAsset({ tenantId: ada.tenantId, provider: "built-in", key: `order:${index}` });
    const done = await assetsOf(ada, `&collectionId=${id}&status=completed`);
    order.push(done.map((asset) => asset.id).find((assetId) => !order.includes(assetId)));
  }
  expect(order).toEqual([two, three, four]);
  const cancelled = await ada.post<CollectionJson>(`/collections/${id}/cancel`);
  expect(cancelled.body).toMatchObject({ status: "ready", progress: { draft: 1, completed: 3 } });
  expect((await ada.post<Problem>(`/collections/${id}/pause`)).body.code).toBe("illegal_transition");
  const again = await ada.post<StartedAssetsJson>(`/collections/${id}/generate`, { onlyMissing: true });
  expect(again.body.assets).toHaveLength(1);
  expect((await ada.get<GeneratedAssetJson>(`/generated-assets/${one ?? ""}`)).status).toBe(404);
  await drain(ada.tenantId);
  expect((await ada.get<CollectionJson>(`/collections/${id}`)).body).toMatchObject({
    status: "completed",
    progress: { total: 4, completed: 4 },
  });
});

test("a step that is repeated goes on with its own asset, and many lanes make each asset once", async () => {
  const ada = await signUp(server.origin);
  const id = await makeReady(ada, await makeProducts(ada, 5));
  await ada.post(`/collections/${id}/generate`, {});
  const { claimAsset } = await import("./claim-asset");
  const claim = { tenantId: ada.tenantId, provider: "built-in", key: "dead:0" };
  const first = await claimAsset(claim);
  expect((await claimAsset(claim))?.id).toBe(first?.id);
  await Promise.all([drain(ada.tenantId), drain(ada.tenantId), drain(ada.tenantId)]);
  const waiting = await assetsOf(ada, `&collectionId=${id}&status=generating`);
  expect(waiting.map((asset) => asset.id)).toEqual([first?.id]);
  const { runNextAsset } = await import("./run-asset");
  expect(await runNextAsset(claim)).toEqual({ outcome: "done" });
  const done = await ada.get<CollectionJson>(`/collections/${id}`);
  expect(done.body).toMatchObject({ status: "completed", progress: { total: 5, completed: 5 } });
  expect(new Set((await assetsOf(ada)).map((asset) => asset.imageId)).size).toBe(5);
});

test("a standalone asset, its versions, where it is sent, and its way through the trash", async () => {
  const ada = await signUp(server.origin);
  const [productId = ""] = await makeProducts(ada, 1);
  const draft = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, enqueue: false });
  expect(draft.status).toBe(201);
  expect(draft.body).toMatchObject({ status: "draft", collectionId: null });
  expect(await drain(ada.tenantId)).toEqual([]);
  expect((await ada.post<GeneratedAssetJson>(`/generated-assets/${draft.body.id}/enqueue`)).status).toBe(202);
  await drain(ada.tenantId);
  expect((await ada.post<Problem>(`/generated-assets/${draft.body.id}/enqueue`)).body.code).toBe("illegal_transition");
  const path = `/generated-assets/${draft.body.id}`;
  const wide = await ada.post<GeneratedAssetJson>(`${path}/regenerate`, { settings: { aspectRatio: "16:9" } });
  expect(wide.body).toMatchObject({ previousAssetId: draft.body.id, settings: { aspectRatio: "16:9" } });
  await drain(ada.tenantId);
  const versions = await ada.get<List<GeneratedAssetJson>>(`${path}/versions`);
  expect(versions.body.items.map((asset) => asset.id)).toEqual([wide.body.id, draft.body.id]);
  expect(versions.body.items[0]?.image?.width).toBeGreaterThan(1300);
  const similar = await ada.get<List<GeneratedAssetJson>>(`${path}/similar`);
  expect(similar.body.items.map((asset) => asset.id)).toEqual([wide.body.id]);
  const artwork = await ada.post<{ to: string; id: string }>(`${path}/send`, { to: "asset" });
  expect((await ada.get(`/assets/${artwork.body.id}`)).body).toMatchObject({ name: "Box 0 BOX-0" });
  const picture = await ada.post(`${path}/send`, { to: "product-image" });
  expect(picture.status).toBe(201);
  const collection = await ada.post<CollectionJson>("/collections", { name: "Next" });
  await ada.post(`${path}/send`, { to: "inspiration", collectionId: collection.body.id });
  expect((await ada.get<CollectionJson>(`/collections/${collection.body.id}`)).body.inspirationCount).toBe(1);
  const bulk = await ada.post<{ changed: string[] }>("/generated-assets/bulk", {
    action: "add-tags",
    ids: [draft.body.id, wide.body.id],
    tags: ["Hero"],
  });
  expect(bulk.body.changed).toHaveLength(2);
  expect(await assetsOf(ada, "&tag=hero")).toHaveLength(2);
  expect((await ada.call("DELETE", path)).status).toBe(204);
  expect(await assetsOf(ada)).toHaveLength(1);
  expect(await assetsOf(ada, "&deleted=true")).toHaveLength(1);
  expect((await ada.post<GeneratedAssetJson>(`${path}/restore`)).body.deletedAt).toBeNull();
  expect((await ada.get(`/generated-asset-ids?tag=hero`)).body).toMatchObject({ total: 2 });
  const newestFirst = { ids: [wide.body.id, draft.body.id], total: 2 };
  expect((await ada.get("/generated-asset-ids?q=box-0&status=completed")).body).toEqual(newestFirst);
  expect((await ada.get("/generated-asset-ids?q=nowhere")).body).toEqual({ ids: [], total: 0 });
});

test("limits, roles, other organizations and bad input", async () => {
  const ada = await signUp(server.origin);
  const products = await makeProducts(ada, 2);
  const id = await makeReady(ada, products);
  await ada.call("PATCH", "/settings", { monthlyGenerationLimit: 1 });
  const refused = await ada.post<Problem>(`/collections/${id}/generate`, {});
  expect([refused.status, refused.body.code, refused.body.remaining]).toEqual([422, "generation_limit_reached", 1]);
  expect((await ada.get<CollectionJson>(`/collections/${id}`)).body.status).toBe("ready");
  const race = await Promise.all(
    [1, 2, 3].map(() => ada.post<GeneratedAssetJson>("/generated-assets", { productId: products[0] })),
  );
  expect(race.filter(({ status }) => status === 202)).toHaveLength(1);
  expect((await ada.get<UsageJson>("/usage")).body).toMatchObject({ generations: 1, generationLimit: 1, assets: 1 });
  const asset = race.find(({ status }) => status === 202)?.body.id ?? "";
  const stranger = await signUp(server.origin);
  for (const [method, path, body] of [
    ["GET", `/generated-assets/${asset}`, undefined],
    ["PATCH", `/generated-assets/${asset}`, { pinned: true }],
    ["DELETE", `/generated-assets/${asset}`, undefined],
    ["POST", `/generated-assets/${asset}/enqueue`, undefined],
    ["POST", `/generated-assets/${asset}/regenerate`, {}],
    ["GET", `/generated-assets/${asset}/versions`, undefined],
    ["POST", `/generated-assets/${asset}/send`, { to: "asset" }],
    ["POST", `/collections/${id}/generate`, {}],
    ["POST", `/collections/${id}/estimate`, {}],
    ["POST", `/collections/${id}/preview`, {}],
    ["GET", `/collections/${id}/download`, undefined],
    ["POST", `/collections/${id}/pause`, undefined],
  ] as const) {
    expect((await stranger.call(method, path, body)).status, `${method} ${path}`).toBe(404);
  }
  const viewer = await joinAs(ada, "viewer");
  expect((await viewer.get(`/generated-assets/${asset}`)).status).toBe(200);
  expect((await viewer.post(`/collections/${id}/generate`, {})).status).toBe(403);
  expect((await viewer.call("DELETE", `/generated-assets/${asset}`)).status).toBe(403);
  for (const [path, body, field] of [
    [`/collections/${id}/generate`, { settings: { varietyLevel: 99 } }, "settings.varietyLevel"],
    ["/generated-assets", { productId: crypto.randomUUID() }, "productId"],
    ["/generated-assets", { productId: products[0], type: "audio" }, "type"],
    [`/collections/${id}/generate`, { provider: "openai" }, "modelId"],
    [`/collections/${id}/generate`, { provider: "nobody", modelId: "none" }, "provider"],
  ] as const) {
    const bad = await ada.post<Problem>(path, body);
    expect([bad.status, bad.body.errors?.[0]?.path], path).toEqual([422, field]);
  }
  const preview = await fetch(`${server.origin}/api/v1/collections/${id}/preview`, {
    method: "POST",
    headers: { ...ada.headers, "content-type": "application/json" },
    body: JSON.stringify({ settings: { aspectRatio: "4:5" } }),
  });
  expect([preview.status, preview.headers.get("content-type")]).toEqual([200, "image/webp"]);
});
