import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { getArtifact, openArtifact } from "@/lib/kernel/artifacts";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { readZip } from "@/scripts/testing/read-zip";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";
import type { BatchCheckJson, BatchJson, BatchRowJson } from "./batch-schemas";
import { packBatch } from "./pack-batch";
import { failBatchChunk, rowsPerChunk, runBatchChunk, startBatch } from "./run-batch";
import type { DesignJson, RevisionJson, StyleJson } from "./schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await closeRenderPool();
  await server.close();
  await closeDatabase();
});

interface List<T> {
  items: T[];
  nextCursor: string | null;
}
interface Problem {
  code: string;
  errors: { path: string; message: string }[];
}

async function uploadArtwork(ada: Caller, name: string, filename: string): Promise<string> {
  const answer = await ada.post<{ id: string }>("/assets", uploadForm(await noisePng(500, 250), filename, { name }));
  expect(answer.status).toBe(201);
  return answer.body.id;
}

/** A business card with a name, a title and a picture that are bound, and a line that is not. */
async function makeCard(ada: Caller) {
  const styles = await ada.get<List<StyleJson>>("/styles");
  const style = styles.body.items.find((item) => item.key === "business-card");
  const [front] = style?.spaces ?? [];
  if (style === undefined || front === undefined) throw new Error("The catalogue has a business card.");
  const design = (await ada.post<DesignJson>("/designs", { name: "Team cards", styleVersionId: style.id })).body;
  const assetId = await uploadArtwork(ada, "Wave", "wave.png");
  const text = (y: number, words: string, field?: string) => ({
    type: "text",
    spaceId: front.spaceId,
    transform: { x: 6, y, width: 40, height: 8, rotation: 0 },
    content: { text: words, fontFamily: "Inter", fontSizeMm: 4, color: "#101010" },
    ...(field === undefined ? {} : { binding: { field } }),
  });
  const revision = await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, {
    elements: [
      {
        type: "image",
        spaceId: front.spaceId,
        assetId,
        transform: { x: 55, y: 10, width: 20, height: 10, rotation: 0 },
        content: { fit: "contain" },
        binding: { field: "logo" },
      },
      text(8, "Your name", "name"),
      text(20, "Your title", "title"),
      text(32, "Mill Lane 1"),
    ],
  });
  expect(revision.status).toBe(201);
  const profiles = await ada.get<List<{ id: string }>>("/export-profiles");
  const exportProfileId = profiles.body.items[0]?.id ?? "";
  return { design, revision: revision.body, assetId, exportProfileId };
}

type Card = Awaited<ReturnType<typeof makeCard>>;
const mapping = JSON.stringify({ name: "Name", title: "Title", logo: "Logo" });

function startBatchOf(ada: Caller, card: Card, csv: string | Buffer, fields: Record<string, string> = {}) {
  const form = uploadForm(csv, "team.csv", { mapping, exportProfileId: card.exportProfileId, ...fields });
  return ada.post<BatchJson & Problem>(`/designs/${card.design.id}/batches`, form);
}

/** Does what the engine does, chunk after chunk. */
async function runAll(ada: Caller, id: string, override = false): Promise<BatchJson> {
  const { chunks } = await startBatch(ada.tenantId, id);
  for (let chunk = 0; chunk < chunks; chunk += 1) await runBatchChunk(ada.tenantId, id, { chunk, override });
  await packBatch(ada.tenantId, id);
  return (await ada.get<BatchJson>(`/batches/${id}`)).body;
}

async function bytesOf(tenantId: string, artifactId: string | null): Promise<Buffer> {
  const { body } = await openArtifact(await getArtifact({ tenantId, id: artifactId ?? "" }));
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const rowsOf = async (ada: Caller, id: string, query = "?limit=200") =>
  (await ada.get<List<BatchRowJson>>(`/batches/${id}/rows${query}`)).body.items;

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

test("a check shows columns, first rows, the mapping that names suggest and what is wrong, and stores nothing", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const csv = Buffer.from("NAME;Title;Logo;City;City\nJos\xe9;Boss;wave;Ulm;Ulm\nBob;Cook;Zebra;Ulm;Ulm\n", "latin1");
  const check = await ada.post<BatchCheckJson>(`/designs/${card.design.id}/batches/check`, uploadForm(csv, "x.csv"));
  expect(check).toMatchObject({
    status: 200,
    body: {
      encoding: "windows-1252",
      delimiter: ";",
      mapping: { name: "NAME", title: "Title", logo: "Logo" },
      totalRows: 2,
      failingRows: 1,
      artwork: { wave: card.assetId },
      rows: [{ number: 1, line: 2, cells: ["José", "Boss", "wave", "Ulm", "Ulm"] }, { number: 2 }],
    },
  });
  const codes = check.body.findings.map(({ code }) => code);
  expect(codes).toEqual(["encoding-guessed", "column-duplicate", "artwork-unknown"]);
  expect(check.body.findings[2]).toMatchObject({ row: 2, line: 3, column: "Logo", field: "logo" });
  expect((await ada.get<List<BatchJson>>(`/designs/${card.design.id}/batches`)).body.items).toEqual([]);
});

test("files that cannot be used are refused with their lines and columns, and nothing is stored", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const refused = async (csv: string | Buffer, fields: Record<string, string> = {}) => {
    const answer = await startBatchOf(ada, card, csv, fields);
    expect(answer).toMatchObject({ status: 422, body: { code: "validation_failed" } });
    return answer.body.errors.map(({ path, message }) => `${path}: ${message}`).join("\n");
  };
  expect(await refused("")).toContain("file: The file is empty");
  expect(await refused("Name,Title\nAda,Boss\n")).toContain("mapping.logo: the file has no column “Logo”");
  expect(await refused("Name,Title,Logo,Logo\nAda,Boss,Wave,Wave\n")).toContain("“Logo” 2 times (3, 4)");
  expect(await refused("Name,Title,Logo\nAda,Boss\n")).toContain("file: Line 2 has 2 cells, the header has 3.");
  expect(await refused('Name,Title,Logo\nAda,"Boss,Wave\n')).toContain("never closed");
  expect(await refused(`Name,Title,Logo\n${"a,b,c\n".repeat(100_000)}`)).toContain("more than 5000 rows");
  expect(await refused(`Name,Title,Logo\nAda,${"x".repeat(10_001)},Wave\n`)).toContain("Line 2, column “Title”");
  expect(await refused("Name,Title,Logo\nA,b,c\n", { mapping: '{"nobody":"Name"}' })).toContain(
    "no field of the design",
  );
  expect(await refused("Name,Title,Logo\nA,b,c\n", { mapping: "{" })).toContain("mapping: is no JSON");
  expect(await refused("Name,Title,Logo\nA,b,c\n", { mapping: "{}" })).toContain("mapping:");
  expect(await refused("Name,Title,Logo\nA,b,c\n", { exportProfileId: card.design.id })).toContain(
    "is no export profile",
  );
  expect(await refused("Name,Title,Logo\nA,b,c\n", { revisionId: card.design.id })).toContain("is no revision");
  const huge = await startBatchOf(ada, card, Buffer.alloc(21 * 1024 * 1024, "a"));
  expect(huge).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
  expect((await ada.get<List<BatchJson>>(`/designs/${card.design.id}/batches`)).body.items).toEqual([]);
  const plain = await ada.post<RevisionJson>(`/designs/${card.design.id}/revisions`, { elements: [] });
  expect(await refused("Name,Title,Logo\nA,b,c\n", { revisionId: plain.body.id })).toContain("bound to a field");
});

test("the same Idempotency-Key starts one batch, also when both requests arrive at once", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const send = (csv: string) =>
    ada.post<BatchJson & Problem>(
      `/designs/${card.design.id}/batches`,
      uploadForm(csv, "team.csv", { mapping, exportProfileId: card.exportProfileId }),
      { "idempotency-key": "order-7" },
    );
  const csv = "Name,Title,Logo\nAda,Boss,Wave\n";
  const [one, two] = await Promise.all([send(csv), send(csv)]);
  expect(one.status).toBe(202);
  expect(two.body.id).toBe(one.body.id);
  expect((await send("Name,Title,Logo\nBob,Boss,Wave\n")).body.code).toBe("idempotency_key_reused");
  expect((await ada.get<List<BatchJson>>(`/designs/${card.design.id}/batches`)).body.items).toHaveLength(1);
});

test("batches are seen by their organization only, and started by whoever may change designs", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const csv = "Name,Title,Logo\nAda,Boss,Wave\n";
  const { id } = (await startBatchOf(ada, card, csv)).body;
  const eve = await signUp(server.origin);
  for (const path of [
    `/batches/${id}`,
    `/batches/${id}/rows`,
    `/batches/${id}/download`,
    `/designs/${card.design.id}/batches`,
  ]) {
    expect((await eve.get(path)).status).toBe(404);
  }
  expect((await eve.post(`/batches/${id}/cancel`)).status).toBe(404);
  expect((await startBatchOf(eve, card, csv)).status).toBe(404);
  const viewer = await joinAs(ada, "viewer");
  expect((await viewer.get(`/batches/${id}`)).status).toBe(200);
  expect((await startBatchOf(viewer, card, csv)).status).toBe(403);
  expect((await viewer.post(`/batches/${id}/cancel`)).status).toBe(403);
});
