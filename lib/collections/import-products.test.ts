import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { uploadForm } from "@/scripts/testing/upload-form";
import { listSkuCandidates } from "./match-files";
import { guessMapping } from "./plan-import";
import type { ImportReportJson, ProductJson } from "./product-schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

interface Problem extends Record<string, unknown> {
  code: string;
  errors?: { path: string; message: string }[];
}
const send = <T = ImportReportJson>(caller: Caller, csv: string, fields: Record<string, string> = {}) =>
  caller.post<T & Record<string, unknown>>("/products/import", uploadForm(csv, "products.csv", fields));
const find = async (caller: Caller, sku: string) =>
  (await caller.get<{ items: ProductJson[] }>(`/products?q=${sku}`)).body.items[0];

const table = `Article number;Title;Category;Room;Width;Colour;Note
CH-1;Chair;Chairs;Office, Living room;50,5;Oak|Black;first
CH-2;;Chairs;;;;
CH-1;Twice;Chairs;;;;
TA-1;Table;Tables;Dining room;wide;;
`;
const mapping = JSON.stringify({
  sku: "Article number",
  name: "Title",
  category: "Category",
  roomTypes: "Room",
  width: "Width",
  colors: "Colour",
  "custom:note": "Note",
});

test("a table is imported line by line: what is wrong is told, what is right is there", async () => {
  const ada = await signUp(server.origin);
  const dry = await send(ada, table, { mapping, dryRun: "true" });
  expect(dry.status, JSON.stringify(dry.body)).toBe(200);
  expect(dry.body).toMatchObject({ dryRun: true, created: 1, failed: 3 });
  expect(await find(ada, "CH-1")).toBeUndefined();
  const { body } = await send(ada, table, { mapping });
  expect(
    body.lines.map(({ line, sku, result, errors }) => [line, sku, result, errors.map(({ path }) => path)]),
  ).toEqual([
    [2, "CH-1", "created", []],
    [3, "CH-2", "failed", ["name"]],
    [4, "CH-1", "failed", ["sku"]],
    [5, "TA-1", "failed", ["width"]],
  ]);
  expect(await find(ada, "CH-1")).toMatchObject({
    name: "Chair",
    roomTypes: ["office", "living room"],
    metadata: {
      dimensions: { width: 50.5, height: 0, depth: 0, unit: "cm" },
      colors: ["Oak", "Black"],
      customFields: { note: "first" },
    },
  });
});

test("whoever only looks is told the columns, what is guessed, and what is missing", async () => {
  const ada = await signUp(server.origin);
  const dry = await send(ada, "SKU,Bezeichnung,Group\nA,One,C\nB,Two,C\nC,Three,C\nD,Four,C\n", { dryRun: "true" });
  expect(dry.body).toMatchObject({
    columns: ["SKU", "Bezeichnung", "Group"],
    mapping: { sku: "SKU", name: "Bezeichnung" },
    missing: ["category"],
    sample: [
      ["A", "One", "C"],
      ["B", "Two", "C"],
      ["C", "Three", "C"],
    ],
    lines: [],
  });
  const chosen = JSON.stringify({ ...dry.body.mapping, category: "Group" });
  const mapped = await send(ada, "SKU,Bezeichnung,Group\nA,One,C\n", { dryRun: "true", mapping: chosen });
  expect(mapped.body).toMatchObject({ missing: [], created: 1 });
  const refused = await send<Problem>(ada, "SKU,Name\nA,One\n", { dryRun: "true", mapping: '{"sku":"SKU"}' });
  expect(refused.body.errors?.map(({ path }) => path)).toEqual(["mapping.name", "mapping.category"]);
});

test("importing again changes what the table says, keeps what it does not, and leaves equals alone", async () => {
  const ada = await signUp(server.origin);
  await send(ada, "sku,name,category,tags,note\nA,One,C,red,x\nB,Two,C,,\n", {
    mapping: JSON.stringify({ sku: "sku", name: "name", category: "category", tags: "tags", "custom:note": "note" }),
  });
  const again = await send(ada, "sku,name,category\nA,One!,C\nB,Two,C\nD,Four,C\n");
  expect(again.body).toMatchObject({ created: 1, updated: 1, unchanged: 1, failed: 0 });
  expect(again.body.mapping).toEqual({ sku: "sku", name: "name", category: "category" });
  expect(await find(ada, "A")).toMatchObject({
    name: "One!",
    metadata: { tags: ["red"], customFields: { note: "x" } },
  });
});

test("files that do not fit are refused whole, and the same import twice at once makes each product once", async () => {
  const ada = await signUp(server.origin);
  const missing = await send<Problem>(ada, "sku,name\nA,One\n");
  expect([missing.status, missing.body.errors?.map(({ path }) => path)]).toEqual([422, ["mapping.category"]]);
  const unknown = await send<Problem>(ada, "sku,name,category\nA,B,C\n", { mapping: '{"sku":"Nr"}' });
  expect(unknown.body.errors?.[0]).toMatchObject({ path: "mapping.sku" });
  expect((await send<Problem>(ada, "sku,name,category\nA,B,C\n", { mapping: "{" })).status).toBe(422);
  expect((await send<Problem>(ada, "sku,name,category\nA,B,C\n", { mapping: '{"price":"sku"}' })).status).toBe(422);
  expect((await send<Problem>(ada, "")).status).toBe(422);
  expect((await send<Problem>(ada, `sku,name,category\n${"A,B,C\n".repeat(5_001)}`)).status).toBe(422);
  const viewer = await joinAs(ada, "viewer");
  expect((await send(viewer, "sku,name,category\nA,B,C\n")).status).toBe(403);
  const lines = Array.from({ length: 1_200 }, (_, index) => `S-${index},Product ${index},Things`).join("\n");
  const answers = await Promise.all([1, 2].map(() => send(ada, `sku,name,category\n${lines}\n`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect((await ada.get("/product-ids")).body).toMatchObject({ total: 1_200 });
});

test("pictures find their product by the SKU their name begins with, the longest first", async () => {
  const ada = await signUp(server.origin);
  await send(ada, "sku,name,category\nCH-1,Chair,C\nCH-1-B,Black chair,C\nLamp,Lamp,C\n");
  const { body } = await ada.post<{ items: { filename: string; sku: string | null }[] }>("/products/match-files", {
    filenames: ["CH-1_front.jpg", "ch-1-b (2).png", "lamp.webp", "CH-12.jpg", "folder/CH-1.jpeg", "other.png"],
  });
  expect(body.items.map(({ sku }) => sku)).toEqual(["CH-1", "CH-1-B", "Lamp", null, "CH-1", null]);
  // A thousand names of many words have more beginnings than a statement may have parameters.
  const filenames = Array.from({ length: 1000 }, (_, index) => `CH-1-${index}${"-a".repeat(140)}.jpg`);
  const many = await ada.post<{ items: { sku: string | null }[] }>("/products/match-files", { filenames });
  expect([many.status, new Set(many.body.items.map(({ sku }) => sku))]).toEqual([200, new Set(["CH-1"])]);
});

test("whatever a file is called, its candidates are its beginnings, longest first", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), (name) => {
      const candidates = listSkuCandidates(name);
      const lengths = candidates.map((text) => text.length);
      expect(lengths).toEqual([...lengths].sort((one, other) => other - one));
      const base = name.split(/[\\/]/).at(-1) ?? name;
      for (const candidate of candidates) expect(base.trim().startsWith(candidate)).toBe(true);
    }),
  );
});

test("headers are known in several spellings", () => {
  expect(guessMapping(["Variant SKU", "Title", "Type", "Rooms", "Preis"])).toEqual({
    sku: "Variant SKU",
    name: "Title",
    category: "Type",
    roomTypes: "Rooms",
  });
});
