import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { joinAs, signUp } from "@/scripts/testing/people";
import { readZip } from "@/scripts/testing/read-zip";
import type { CollectionJson } from "./collection-schemas";
import type { GeneratedAssetJson } from "./generated-asset-schemas";
import { assetsOf, drain, type List, makeProducts, type Problem } from "./generation-test-fixture";

// Pictures are really made, a second of a processor each, and the processor may have other work.
vi.setConfig({ testTimeout: 120_000 });

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

interface Estimate {
  estimatedUsd: number;
  missing: string | null;
  settings: Record<string, unknown>;
  same: string[];
}
interface Usage {
  entity: string;
  id: string;
  name: string;
}

test("assets are read by id, in the trash or not, and nobody else's", async () => {
  const [ada, eve] = [await signUp(server.origin), await signUp(server.origin)];
  const [productId] = await makeProducts(ada, 1);
  const draft = { productId, enqueue: false };
  const made = await Promise.all([1, 2, 3].map(() => ada.post<GeneratedAssetJson>("/generated-assets", draft)));
  const [one, two, three] = made.map(({ body }) => body.id);
  await ada.call("DELETE", `/generated-assets/${two ?? ""}`);
  const ids = [one, two, crypto.randomUUID()].join(",");
  const found = await assetsOf(ada, `&ids=${ids}`);
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set([one, two]));
  expect(found.find(({ id }) => id === two)?.deletedAt).not.toBeNull();
  expect(found.map(({ id }) => id)).not.toContain(three);
  expect(await assetsOf(eve, `&ids=${ids}`)).toEqual([]);
  expect((await ada.get<Problem>("/generated-assets?ids=1,2")).body.code).toBe("validation_failed");
});

test("what is the same already is said before it is spent on, and where a result went afterwards", async () => {
  const ada = await signUp(server.origin);
  const [productId, bare] = await makeProducts(ada, 2, 1);
  const order = { productId, type: "image", settings: { style: "rustic" } };
  const fresh = await ada.post<Estimate>("/generated-assets/estimate", order);
  expect(fresh).toMatchObject({ status: 200, body: { estimatedUsd: 0, missing: null, same: [] } });
  expect(fresh.body.settings).toMatchObject({ style: "rustic", roomType: "office" });
  const lacks = async (change: object) =>
    (await ada.post<Estimate>("/generated-assets/estimate", { ...order, ...change })).body.missing;
  expect([await lacks({ productId: bare }), await lacks({ type: "3d_render" })]).toEqual(["image", "model"]);
  const { body: asset } = await ada.post<GeneratedAssetJson>("/generated-assets", order);
  await drain(ada.tenantId);
  expect((await ada.post<Estimate>("/generated-assets/estimate", order)).body.same).toEqual([asset.id]);
  const again = { ...order, settings: {}, previousAssetId: asset.id };
  expect((await ada.post<Estimate>("/generated-assets/estimate", again)).body.same).toEqual([asset.id]);
  const other = { ...again, settings: { style: "modern" } };
  expect((await ada.post<Estimate>("/generated-assets/estimate", other)).body.same).toEqual([]);

  const { body: collection } = await ada.post<CollectionJson>("/collections", { name: "Spring" });
  const send = (body: unknown) => ada.post<{ id: string }>(`/generated-assets/${asset.id}/send`, body);
  await send({ to: "inspiration", collectionId: collection.id });
  await send({ to: "product-image" });
  const artwork = await send({ to: "asset", name: "Hero" });
  const usages = await ada.get<List<Usage>>(`/generated-assets/${asset.id}/usages`);
  expect(usages.body.items).toEqual([
    { entity: "products", id: productId, name: "Box 0" },
    { entity: "collections", id: collection.id, name: "Spring" },
    { entity: "assets", id: artwork.body.id, name: "Hero" },
  ]);
});

test("chosen results come as one ZIP; others' do not, and neither does what has no picture", async () => {
  const [ada, eve] = [await signUp(server.origin), await signUp(server.origin)];
  const viewer = await joinAs(ada, "viewer");
  const [productId] = await makeProducts(ada, 1);
  const { body: asset } = await ada.post<GeneratedAssetJson>("/generated-assets", { productId });
  const { body: draft } = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, enqueue: false });
  await drain(ada.tenantId);
  const path = "/generated-assets/download";
  const zip = await fetch(`${server.origin}/api/v1${path}`, {
    method: "POST",
    headers: { ...viewer.headers, "content-type": "application/json" },
    body: JSON.stringify({ ids: [asset.id, draft.id] }),
  });
  expect(zip.status).toBe(200);
  const files = readZip(Buffer.from(await zip.arrayBuffer()));
  expect([...files.keys()]).toEqual(["manifest.json", "BOX-0_gallery_1.webp"]);
  expect(JSON.parse(files.get("manifest.json")?.toString() ?? "")).toMatchObject({
    files: [{ assetId: asset.id, sku: "BOX-0", collection: "gallery" }],
  });
  expect((await ada.post<Problem>(path, { ids: [draft.id] })).body.code).toBe("conflict");
  expect((await eve.post<Problem>(path, { ids: [asset.id] })).body.code).toBe("conflict");
  expect((await ada.post<Problem>(path, { ids: [] })).status).toBe(422);
  expect((await eve.get(`/generated-assets/${asset.id}/usages`)).status).toBe(404);
});
