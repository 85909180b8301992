import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { joinAs, signUp } from "@/scripts/testing/people";
import { uploadForm } from "@/scripts/testing/upload-form";
import type { BatchCheckJson, BatchJson } from "./batch-schemas";
import { type List, makeCard, mapping, type Problem, startBatchOf } from "./batch-test-fixture";
import type { RevisionJson } from "./schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await closeRenderPool();
  await server.close();
  await closeDatabase();
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
