import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { signUp } from "@/scripts/testing/people";
import { readZip } from "@/scripts/testing/read-zip";
import type { BatchJson } from "./batch-schemas";
import { bytesOf, type List, makeCard, rowsOf, runAll, startBatchOf, uploadArtwork } from "./batch-test-fixture";
import { packBatch } from "./pack-batch";
import { failBatchChunk, rowsPerChunk, runBatchChunk, startBatch } from "./run-batch";
import type { DesignJson, RevisionJson } from "./schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await closeRenderPool();
  await server.close();
  await closeDatabase();
});

test("every row becomes one revision on the batch's branch and one file, and the ZIP holds them with a report", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const spark = await uploadArtwork(ada, "Spark", "spark.png");
  const count = rowsPerChunk + 5;
  const lines = Array.from(
    { length: count },
    (_, index) => `Person ${index + 1},=Boss,${index % 2 ? "spark" : "wave.png"}`,
  );
  const created = await startBatchOf(ada, card, `Name,Title,Logo\n${lines.join("\n")}\n`);
  expect(created).toMatchObject({
    status: 202,
    body: { status: "queued", totalRows: count, progress: 0, filename: "team.csv", downloadUrl: null },
  });
  expect((await ada.get(`/batches/${created.body.id}/download`)).status).toBe(409);
  const done = await runAll(ada, created.body.id);
  expect(done).toMatchObject({ status: "completed", progress: 100, completedRows: count, failedRows: 0 });

  const rows = await rowsOf(ada, done.id);
  expect(rows.map((row) => row.number)).toEqual(lines.map((_, index) => index + 1));
  expect(new Set(rows.map((row) => row.designRevisionId)).size).toBe(count);
  expect(rows[1]).toMatchObject({ status: "completed", values: { name: "Person 2" }, filename: "002-Person-2.pdf" });
  const revision = (await ada.get<RevisionJson>(`/revisions/${rows[1]?.designRevisionId}`)).body;
  expect(revision).toMatchObject({ number: card.revision.number + 2, metadata: { row: 2, batchId: done.id } });
  expect(revision.elements).toMatchObject([
    { assetId: spark },
    { content: { text: "Person 2" }, layout: { lines: [{ text: "Person 2" }] } },
    { content: { text: "=Boss" } },
    { content: { text: "Mill Lane 1" } },
  ]);
  expect(revision.elements[3]).toEqual(card.revision.elements[3]);

  const redirect = await ada.get(`/batches/${done.id}/download`);
  expect(redirect.status).toBe(302);
  const zip = readZip(await bytesOf(ada.tenantId, done.artifactId));
  expect([...zip.keys()]).toEqual(["report.csv", ...rows.map((row) => row.filename)]);
  expect(zip.get("002-Person-2.pdf")).toEqual(await bytesOf(ada.tenantId, rows[1]?.artifactId ?? null));
  const report = zip.get("report.csv")?.toString("utf8").split("\r\n") ?? [];
  expect(report[0]).toBe("\ufeffRow,Status,File,Revision,Error,Findings,logo,name,title");
  expect(report[2]).toContain("2,completed,002-Person-2.pdf,");
  expect(report[2]).toContain(",spark,Person 2,'=Boss");
  expect(report.length).toBe(count + 2);

  // The main line is as it was.
  const design = (await ada.get<DesignJson>(`/designs/${card.design.id}`)).body;
  expect(design.headRevisionId).toBe(card.revision.id);
  const main = await ada.get<List<RevisionJson>>(`/designs/${card.design.id}/revisions`);
  expect(main.body.items.map((item) => item.id)).toEqual([card.revision.id]);
  // Artwork that only a row shows is in use.
  expect((await ada.get<List<{ entityId: string }>>(`/assets/${spark}/usages`)).body.items.length).toBeGreaterThan(0);
});

test("a row that cannot be made says why and stops nobody", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const created = await startBatchOf(ada, card, "Name,Title,Logo\nAda,Boss,Wave\nBob,Cook,Zebra\nCy,Dyer,\n");
  const done = await runAll(ada, created.body.id);
  expect(done).toMatchObject({ status: "completed", completedRows: 2, failedRows: 1 });
  const rows = await rowsOf(ada, done.id);
  expect(rows.map((row) => row.status)).toEqual(["completed", "failed", "completed"]);
  expect(rows[1]).toMatchObject({ designRevisionId: null, url: null, error: { code: "artwork-unknown" } });
  expect(rows[1]?.error?.detail).toContain("Zebra");
  expect(rows[2]?.findings).toMatchObject([{ severity: "warning", code: "picture-left-out" }]);
  expect((await rowsOf(ada, done.id, "?status=failed")).map((row) => row.number)).toEqual([2]);
  const report = readZip(await bytesOf(ada.tenantId, done.artifactId))
    .get("report.csv")
    ?.toString("utf8");
  expect(report).toMatch(/2,failed,,,No artwork of the library is called “Zebra”/);
});

test("preflight errors fail their row unless a reason overrides them, which the audit log keeps", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const csv = `Name,Title,Logo\nAda,Boss,Wave\n"${"Bob\n".repeat(60)}",Cook,Wave\n`;
  const strict = (await startBatchOf(ada, card, csv)).body;
  expect(await runAll(ada, strict.id)).toMatchObject({ completedRows: 1, failedRows: 1 });
  const failed = (await rowsOf(ada, strict.id))[1];
  expect(failed).toMatchObject({ status: "failed", url: null, error: { code: "preflight_failed" } });
  expect(failed?.findings.some((finding) => finding.severity === "error")).toBe(true);
  expect((await ada.get(`/revisions/${failed?.designRevisionId}`)).status).toBe(200);

  const overrideReason = "The customer wants it cut off.";
  const loose = (await startBatchOf(ada, card, csv, { overrideReason })).body;
  expect(await runAll(ada, loose.id, true)).toMatchObject({ status: "completed", completedRows: 2, failedRows: 0 });
  const printed = (await rowsOf(ada, loose.id))[1];
  expect(printed?.findings).toEqual(failed?.findings);
  const audit = await ada.get<List<{ entityId: string; payload: unknown }>>("/audit-log?limit=200");
  expect(audit.body.items.find((entry) => entry.entityId === loose.id)?.payload).toMatchObject({ overrideReason });
});

test("a profile with a PNG a side gives each row that, named by its side", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const profile = await ada.post<{ id: string }>("/export-profiles", { name: "Pixels", format: "png", dpi: 100 });
  expect(profile.status).toBe(201);
  const names = Array.from({ length: 7 }, (_, index) => `P${index},T,Wave`);
  const csv = `Name,Title,Logo\n${names.join("\n")}\n`;
  const { id } = (await startBatchOf(ada, card, csv, { exportProfileId: profile.body.id })).body;
  const done = await runAll(ada, id);
  expect(done).toMatchObject({ status: "completed", completedRows: 7 });
  const zip = readZip(await bytesOf(ada.tenantId, done.artifactId));
  expect([...zip.keys()].slice(1, 3)).toEqual(["001-P0-front.png", "002-P1-front.png"]);
  expect((await sharp(zip.get("001-P0-front.png")).metadata()).format).toBe("png");
});

test("a batch of which no row can be made has failed, and its report says why", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const created = await startBatchOf(ada, card, "Name,Title,Logo\nBob,Cook,Zebra\n");
  const done = await runAll(ada, created.body.id);
  expect(done).toMatchObject({ status: "failed", failedRows: 1, error: { code: "export_failed" } });
  expect([...readZip(await bytesOf(ada.tenantId, done.artifactId)).keys()]).toEqual(["report.csv"]);
});

test("chunks that run twice, at once, or after a crash count every row once", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const names = Array.from({ length: 8 }, (_, index) => `P${index},T,Wave`);
  const { id } = (await startBatchOf(ada, card, `Name,Title,Logo\n${names.join("\n")}`)).body;
  await startBatch(ada.tenantId, id);
  await startBatch(ada.tenantId, id);
  const run = () => runBatchChunk(ada.tenantId, id, { chunk: 0, override: false });
  const stored = await Promise.all([run(), run(), run()]);
  expect(stored.reduce((sum, { rows }) => sum + rows, 0)).toBe(8);
  expect(await run()).toEqual({ rows: 0 });
  await failBatchChunk(ada.tenantId, id, 0, "Too late.");
  const packed = await Promise.all([packBatch(ada.tenantId, id), packBatch(ada.tenantId, id)]);
  expect(packed.map(({ outcome }) => outcome).sort()).toEqual(["packed", "skipped"]);
  expect((await ada.get(`/batches/${id}`)).body).toMatchObject({
    status: "completed",
    completedRows: 8,
    failedRows: 0,
  });
  const branch = (await rowsOf(ada, id)).map((row) => row.designRevisionId);
  expect(new Set(branch).size).toBe(8);
});

test("a chunk that is given up fails its rows and no others", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const names = Array.from({ length: rowsPerChunk + 1 }, (_, index) => `P${index},T,Wave`);
  const { id } = (await startBatchOf(ada, card, `Name,Title,Logo\n${names.join("\n")}`)).body;
  await startBatch(ada.tenantId, id);
  await failBatchChunk(ada.tenantId, id, 0, "The disk is full.");
  const done = await runAll(ada, id);
  expect(done).toMatchObject({ status: "completed", completedRows: 1, failedRows: rowsPerChunk });
  expect((await rowsOf(ada, id))[0]).toMatchObject({ status: "failed", error: { detail: "The disk is full." } });
});

test("a cancelled batch stores nothing more, keeps what is done, and cannot be cancelled twice", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const names = Array.from({ length: rowsPerChunk + 2 }, (_, index) => `P${index},T,Wave`);
  const { id } = (await startBatchOf(ada, card, `Name,Title,Logo\n${names.join("\n")}`)).body;
  await startBatch(ada.tenantId, id);
  await runBatchChunk(ada.tenantId, id, { chunk: 0, override: false });
  const under = runBatchChunk(ada.tenantId, id, { chunk: 1, override: false });
  const cancelled = await ada.post<BatchJson>(`/batches/${id}/cancel`);
  expect(cancelled).toMatchObject({ status: 200, body: { status: "cancelled" } });
  const { rows } = await under;
  expect(await packBatch(ada.tenantId, id)).toEqual({ outcome: "skipped" });
  const counts = (await ada.get<BatchJson>(`/batches/${id}`)).body;
  expect(counts).toMatchObject({ status: "cancelled", completedRows: rowsPerChunk + rows });
  const states = (await rowsOf(ada, id)).map((row) => row.status);
  expect(states.filter((status) => status === "completed")).toHaveLength(rowsPerChunk + rows);
  expect(states.filter((status) => status === "cancelled")).toHaveLength(2 - rows);
  expect(await startBatch(ada.tenantId, id)).toEqual({ chunks: 0 });
  expect((await ada.post(`/batches/${id}/cancel`)).body).toMatchObject({ code: "illegal_transition" });
});
