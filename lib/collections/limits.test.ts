import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { artifactLinks, generatedAssets, notificationEvents, outboxEvents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { linkArtifact } from "@/lib/kernel/artifacts";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { uploadForm } from "@/scripts/testing/upload-form";
import { queueFilled } from "./events";
import type { GeneratedAssetJson, UsageJson } from "./generated-asset-schemas";
import { ago, makeProducts, type Problem, photograph, setAsset } from "./generation-test-fixture";
import { purgeGeneratedAssets } from "./purge-assets";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

/** Many rows of one product's assets, which nobody generates. */
const addAssets = (caller: Caller, productId: string, count: number) =>
  withTenant(caller.tenantId, (tx) =>
    tx.execute(sql`
      insert into app.generated_assets (tenant_id, id, product_id, settings, provider, model_id)
      select ${caller.tenantId}, gen_random_uuid(), ${productId}, '{}', 'built-in', 'scene-1'
      from generate_series(1, ${count})`),
  );

test("near ten thousand assets the admins are told, once at nine tenths and once at the limit", async () => {
  const ada = await signUp(server.origin);
  const [productId = ""] = await makeProducts(ada, 1);
  const told = () =>
    withTenant(ada.tenantId, (tx) =>
      tx
        .select({ title: notificationEvents.title, href: notificationEvents.href })
        .from(notificationEvents)
        .where(and(eq(notificationEvents.tenantId, ada.tenantId), eq(notificationEvents.type, "limit_near")))
        .orderBy(notificationEvents.id),
    );
  const make = async () => expect((await ada.post("/generated-assets", { productId })).status).toBe(202);
  await addAssets(ada, productId, 8998);
  await make();
  expect(await told()).toEqual([]);
  await make();
  await make();
  expect(await told()).toEqual([{ title: "9,000 generated assets", href: "/gallery" }]);
  await addAssets(ada, productId, 998);
  await make();
  await make();
  expect(await told()).toMatchObject([{ title: "9,000 generated assets" }, { title: "10,000 generated assets" }]);
  expect((await ada.get<UsageJson>("/usage")).body).toMatchObject({ assets: 10_001, assetLimit: 10_000 });
});

test("a draft counts in the month in which it is sent to its provider", async () => {
  const ada = await signUp(server.origin);
  const [productId = ""] = await makeProducts(ada, 1);
  await ada.call("PATCH", "/settings", { monthlyGenerationLimit: 1 });
  const old = ["one", "two"].map(() => v7({ msecs: ago(60 * 24 * 62).getTime() }));
  for (const id of old) {
    const { body } = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, enqueue: false });
    await setAsset(ada, body.id, { id });
  }
  const usage = async () => (await ada.get<UsageJson>("/usage")).body.generations;
  expect(await usage()).toBe(0);
  expect((await ada.post(`/generated-assets/${old[0] ?? ""}/enqueue`)).status).toBe(202);
  expect(await usage()).toBe(1);
  // Tried again, it is the same generation.
  await setAsset(ada, old[0] ?? "", { status: "error", errorMessage: "No." });
  expect((await ada.post(`/generated-assets/${old[0] ?? ""}/enqueue`)).status).toBe(202);
  expect(await usage()).toBe(1);
  const refused = await ada.post<Problem>(`/generated-assets/${old[1] ?? ""}/enqueue`);
  expect([refused.status, refused.body.code]).toEqual([422, "generation_limit_reached"]);
});

test("what waits is taken up at once when it comes out of the trash", async () => {
  const ada = await signUp(server.origin);
  const [productId = ""] = await makeProducts(ada, 1);
  const filled = async () => {
    const rows = await withTenant(ada.tenantId, (tx) =>
      tx
        .select({ data: outboxEvents.data })
        .from(outboxEvents)
        .where(and(eq(outboxEvents.tenantId, ada.tenantId), eq(outboxEvents.name, queueFilled.name))),
    );
    return rows.length;
  };
  const { body } = await ada.post<GeneratedAssetJson>("/generated-assets", { productId });
  const draft = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, enqueue: false });
  expect(await filled()).toBe(1);
  for (const id of [body.id, draft.body.id]) await ada.call("DELETE", `/generated-assets/${id}`);
  expect((await ada.post(`/generated-assets/${draft.body.id}/restore`)).status).toBe(200);
  expect(await filled()).toBe(1);
  expect((await ada.post(`/generated-assets/${body.id}/restore`)).status).toBe(200);
  expect(await filled()).toBe(2);
});

test("with an asset go all of its films, also one of an attempt that was given up", async () => {
  const ada = await signUp(server.origin);
  const [productId = ""] = await makeProducts(ada, 1);
  const { body } = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, enqueue: false });
  const film = await ada.post<{ id: string }>("/artifacts", uploadForm(await photograph(300), "film.jpg"));
  const { tenantId } = ada;
  const link = { entity: "generated_assets", entityId: body.id, role: "film" };
  await withTenant(tenantId, (tx) => linkArtifact(tx, { ...link, tenantId, artifactId: film.body.id }));
  await setAsset(ada, body.id, { deletedAt: ago(60 * 24 * 31) });
  await purgeGeneratedAssets();
  expect((await ada.get(`/artifacts/${film.body.id}`)).status).toBe(404);
  const left = await withTenant(tenantId, (tx) =>
    tx.$count(artifactLinks, and(eq(artifactLinks.tenantId, tenantId), eq(artifactLinks.entityId, body.id))),
  );
  expect(left).toBe(0);
  expect(await withTenant(tenantId, (tx) => tx.$count(generatedAssets, eq(generatedAssets.id, body.id)))).toBe(0);
});
