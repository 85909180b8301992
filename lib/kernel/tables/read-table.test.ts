import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "@/lib/kernel/errors";

import { readTable } from "./read-table";

const limits = { rows: 5_000, columns: 500 };
let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "atelier-table-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array) {
  count += 1;
  const file = path.join(folder, `${count}.csv`);
  await writeFile(file, content);
  return readTable(file, limits);
}

async function refused(content: string | Uint8Array): Promise<string[]> {
  const error = await read(content).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof AppError)) throw new Error(`No refusal but ${JSON.stringify(error)}`);
  expect(error.code).toBe("validation_failed");
  for (const { path: at } of error.errors) expect(at).toBe("file");
  return error.errors.map(({ message }) => message);
}

const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
};

test.each([
  ["UTF-8", Buffer.from("Name,City\nZoë,Łódź\n"), "utf-8", "Zoë"],
  ["UTF-8 with mark", Buffer.from("\ufeffName,City\r\nZoë,Łódź"), "utf-8", "Zoë"],
  ["UTF-16LE with mark", utf16("\ufeffName,City\nZoë,Łódź\n"), "utf-16le", "Zoë"],
  ["UTF-16BE with mark", utf16("\ufeffName,City\nZoë,Łódź\n", true), "utf-16be", "Zoë"],
  ["UTF-16LE without mark", utf16("Name,City\nZoë,Wien\n"), "utf-16le", "Zoë"],
  ["Windows-1252", Buffer.from("Name,City\nZo\xeb \x80,K\xf6ln\n", "latin1"), "windows-1252", "Zoë €"],
])("%s is read", async (_name, bytes, encoding, first) => {
  const table = await read(bytes);
  expect(table.encoding).toBe(encoding);
  expect(table.columns).toEqual(["Name", "City"]);
  expect(table.rows[0]?.cells[0]).toBe(first);
});

test.each([",", ";", "\t", "|"])("cells separated by %j are told apart, also in quotes", async (delimiter) => {
  const table = await read(`"a,;|b"${delimiter}c\n"1,;|2"${delimiter}"x ""y"""\n`);
  expect(table).toMatchObject({ delimiter, columns: ["a,;|b", "c"], rows: [{ line: 2, cells: ["1,;|2", 'x "y"'] }] });
});

test("one column needs no delimiter, and Excel's separator line is no row", async () => {
  expect(await read("Name\nAda\nBob")).toMatchObject({
    columns: ["Name"],
    rows: [{ cells: ["Ada"] }, { cells: ["Bob"] }],
  });
  expect(await read("sep=;\r\nName;City\r\nAda;Ulm\r\n")).toMatchObject({
    columns: ["Name", "City"],
    rows: [{ line: 3, cells: ["Ada", "Ulm"] }],
  });
});

test("rows know their line in spite of quoted line ends and empty lines", async () => {
  const table = await read('Name,Address\n\nAda,"1 Mill Lane\r\nUlm"\n,\nBob,"x"\n');
  expect(table.rows).toEqual([
    { line: 3, cells: ["Ada", "1 Mill Lane\nUlm"] },
    { line: 6, cells: ["Bob", "x"] },
  ]);
});

test.each([
  ["", "empty"],
  ["\ufeff \n\n", "empty"],
  ["Name,City\n", "no row"],
  [",,\nAda,Ulm\n", "no column names"],
  ['Name\n"Ada\nBob\n', "never closed"],
  ["PK\u0003\u0004xxxx", "workbook"],
  ["Na\u0000me,City\nAda,Ulm\n", "no text"],
])("%j is refused: %s", async (content, reason) => {
  expect((await refused(content)).join(" ")).toContain(reason);
});

test("every line with another number of cells is named", async () => {
  expect(await refused("Name,City\nAda\nBob,Ulm\nCy,Bonn,extra\nDi,Köln,\n")).toEqual([
    "Line 2 has 1 cells, the header has 2.",
    "Line 4 has 3 cells, the header has 2.",
  ]);
});

test("half a character at the end of UTF-16 is damage, and so are too many rows and columns", async () => {
  expect((await refused(Buffer.concat([utf16("\ufeffName\nAda\n"), Buffer.from([0x41])]))).join(" ")).toContain(
    "damaged",
  );
  expect((await refused(`Name\n${"Ada\n".repeat(100_000)}`)).join(" ")).toContain(`more than ${limits.rows} rows`);
  expect((await refused(`${"x,".repeat(limits.columns)}x\n`)).join(" ")).toContain("columns");
  expect((await read(`Name\n${"Ada\n".repeat(limits.rows)}`)).rows).toHaveLength(limits.rows);
});

test("whatever is written as CSV is read as it was", async () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/[\r\u0000]/g, ""));
  const tables = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(tables, fc.constantFrom(",", ";", "\t"), async (rows, delimiter) => {
      const width = rows[0]?.length ?? 0;
      const header = Array.from({ length: width }, (_, index) => `Column ${index}`);
      const csv = [header, ...rows].map((cells) => cells.map(quote).join(delimiter)).join("\n");
      const kept = rows.filter((cells) => cells.some((text) => text.trim() !== ""));
      if (kept.length === 0) return;
      expect((await read(csv)).rows.map((row) => row.cells)).toEqual(kept);
    }),
    { numRuns: 60 },
  );
});
