import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { applyRetention } from "@/lib/kernel/artifacts/apply-retention";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { joinAs, signUp } from "@/scripts/testing/people";
import type { BatchJson } from "./batch-schemas";
import { type List, makeCard, rowsOf, runAll, startBatchOf, uploadArtwork } from "./batch-test-fixture";
import { packBatch } from "./pack-batch";
import { runBatchChunk, startBatch } from "./run-batch";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await closeRenderPool();
  await server.close();
  await closeDatabase();
});

const nextWeek = () => new Date(Date.now() + 7 * 86_400_000);

test("the files of a batch stay as long as it does, whatever retention says, and go with it", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const created = await startBatchOf(ada, card, "Name,Title,Logo\nAda,Boss,Wave\nBob,Cook,Wave\n");
  expect(await ada.call("DELETE", `/batches/${created.body.id}`)).toMatchObject({
    status: 409,
    body: { code: "conflict" },
  });
  const done = await runAll(ada, created.body.id);
  const files = [done.artifactId, ...(await rowsOf(ada, done.id)).map((row) => row.artifactId)];
  const usages = await ada.get<List<unknown>>(`/artifacts/${files[1]}/usages`);
  expect(usages.body.items).toMatchObject([{ entity: "export_batches", entityId: done.id, role: "export" }]);
  await ada.call("PATCH", "/settings", { retentionDays: { export: 2 } });
  const retain = () => applyRetention({ now: nextWeek(), tenantId: ada.tenantId });
  expect(await retain()).toBe(0);
  expect((await ada.get(`/batches/${done.id}/download`)).status).toBe(302);

  expect((await (await joinAs(ada, "viewer")).call("DELETE", `/batches/${done.id}`)).status).toBe(403);
  expect((await (await signUp(server.origin)).call("DELETE", `/batches/${done.id}`)).status).toBe(404);
  expect((await ada.call("DELETE", `/batches/${done.id}`)).status).toBe(204);
  expect((await ada.get(`/batches/${done.id}`)).status).toBe(404);
  expect((await ada.call("DELETE", `/batches/${done.id}`)).status).toBe(404);
  expect(await retain()).toBe(3);
  for (const id of files) expect((await ada.get(`/artifacts/${id}`)).status).toBe(404);
});

test("lists of uses and of jobs name a batch once at most, and its reason is told", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const spark = await uploadArtwork(ada, "Spark", "spark.png");
  const overrideReason = "Signed off by the customer";
  const csv = "Name,Title,Logo\nAda,Boss,Spark\nBob,Cook,Spark\nCy,Dyer,Wave\n";
  const created = await startBatchOf(ada, card, csv, { overrideReason });
  expect(created.body).toMatchObject({ overrideReason });
  const done = await runAll(ada, created.body.id, true);
  expect(done).toMatchObject({ overrideReason, completedRows: 3 });
  const rows = await rowsOf(ada, done.id);
  const usesOf = async (id: string) =>
    (await ada.get<List<{ entityId: string }>>(`/assets/${id}/usages`)).body.items.map((item) => item.entityId);
  expect(await usesOf(spark)).toEqual([rows[1]?.designRevisionId]);
  expect(await usesOf(card.assetId)).toEqual([rows[2]?.designRevisionId, card.revision.id]);

  const export1 = await ada.post(`/revisions/${rows[0]?.designRevisionId}/exports`, {
    exportProfileId: card.exportProfileId,
    overrideReason,
  });
  expect(export1.status).toBe(202);
  const own = await ada.post<{ id: string }>(`/revisions/${card.revision.id}/exports`, {
    exportProfileId: card.exportProfileId,
    overrideReason,
  });
  const jobs = await ada.get<List<{ id: string }>>(`/designs/${card.design.id}/jobs`);
  expect(jobs.body.items.map((job) => job.id)).toEqual([own.body.id]);
});

test("two batches at once cannot take more uses of artwork than there are, and who comes too late shows it nowhere", async () => {
  const ada = await signUp(server.origin);
  const cards = [await makeCard(ada), await makeCard(ada)];
  const rules = { availabilityRules: JSON.stringify({ maxUses: 1 }) };
  const rare = await uploadArtwork(ada, "Rare", "rare.png", rules);
  const csv = `Name,Title,Logo\n${"Ada,Boss,Rare\n".repeat(3)}Bob,Cook,${cards[0]?.assetId}\n`;
  const batches: string[] = [];
  for (const card of cards) batches.push((await startBatchOf(ada, card, csv)).body.id);
  // At once: both may be judged before either has stored anything.
  await Promise.all(
    batches.map(async (id) => {
      await startBatch(ada.tenantId, id);
      await runBatchChunk(ada.tenantId, id, { chunk: 0, override: false });
      await packBatch(ada.tenantId, id);
    }),
  );
  const ended = await Promise.all(batches.map(async (id) => (await ada.get<BatchJson>(`/batches/${id}`)).body));
  expect(new Set(ended.map(({ completedRows }) => completedRows))).toEqual(new Set([1, 4]));
  const loser = ended.find(({ completedRows }) => completedRows === 1);
  for (const row of (await rowsOf(ada, loser?.id ?? "")).slice(0, 3)) {
    expect(row).toMatchObject({ status: "failed", designRevisionId: null, artifactId: null });
    expect(row.error?.detail).toContain("used up");
  }
  const uses = await ada.get<List<{ designId: string }>>(`/assets/${rare}/usages`);
  const winner = ended.find(({ completedRows }) => completedRows === 4);
  expect(uses.body.items.map((item) => item.designId)).toEqual([winner?.designId]);
  // A third batch is told before anything is drawn.
  const third = await makeCard(ada);
  const late = await runAll(ada, (await startBatchOf(ada, third, csv)).body.id);
  expect(late).toMatchObject({ completedRows: 1, failedRows: 3 });
});
