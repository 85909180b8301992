import { expect, test } from "vitest";
import type { ImportReportJson } from "@/lib/collections/product-queries";
import { writeReport } from "./report-csv";

test("a report holds a line for each line, quotes what it must, and makes no formulas", () => {
  const line = { line: 2, sku: "A", name: "One", result: "created" as const, errors: [] };
  const report: ImportReportJson = {
    dryRun: false,
    columns: [],
    sample: [],
    missing: [],
    mapping: {},
    created: 1,
    updated: 0,
    unchanged: 0,
    failed: 2,
    lines: [
      line,
      { ...line, line: 3, sku: '=1+1,"x"', result: "failed", errors: [{ path: "name", message: "is missing" }] },
      {
        ...line,
        line: 4,
        name: "Two, wide",
        result: "failed",
        errors: [
          { path: "width", message: "“wide” is no number" },
          { path: "sku", message: "is in line 2 already" },
        ],
      },
    ],
  };
  expect(writeReport(report)).toBe(
    [
      "\uFEFFLine,SKU,Name,Result,What is wrong",
      "2,A,One,new,",
      '3,"\'=1+1,""x""",One,wrong,Name is missing',
      '4,A,"Two, wide",wrong,Width “wide” is no number; SKU is in line 2 already',
      "",
    ].join("\r\n"),
  );
});
