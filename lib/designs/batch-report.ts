import type { batchRowStatuses } from "./batch-schemas";

/** What a row of a batch failed with or was warned of, as far as reports show it. */
export interface ReportedFinding {
  severity?: unknown;
  detail?: unknown;
}

export interface ReportedRow {
  number: number;
  status: (typeof batchRowStatuses)[number];
  /** Text by field. */
  values: Readonly<Record<string, string>>;
  designRevisionId: string | null;
  files: readonly string[];
  findings: readonly ReportedFinding[];
  error: { code: string; detail: string } | null;
}

/** Characters of a file name that come from a row's own text. */
const maxNameCharacters = 60;

/** Part of a file name that is harmless on every system. */
export function nameSegment(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N} _.-]+/gu, " ")
    .trim()
    .replace(/\s+/g, "-")
    .slice(0, maxNameCharacters)
    .toWellFormed()
    .replace(/^[.-]+|[.-]+$/g, "");
}

/** `0007-Ada-Lovelace`: the row's number, as long as the last one's, and what stands in its first field. */
export function nameRow(number: number, totalRows: number, firstValue: string): string {
  const place = String(number).padStart(Math.max(3, String(totalRows).length), "0");
  const name = nameSegment(firstValue);
  return name === "" ? place : `${place}-${name}`;
}

/** A spreadsheet would run such a cell as a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

function toCell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function describeFindings(findings: readonly ReportedFinding[]): string {
  return findings
    .flatMap(({ severity, detail }) => (typeof detail === "string" ? [`${String(severity)}: ${detail}`] : []))
    .join("\n");
}

/**
 * The report of a batch as CSV, a line for every row: UTF-8 with a byte order mark, by which Excel knows it.
 * @param fields fields in the order of the columns
 */
export function writeReport(fields: readonly string[], rows: readonly ReportedRow[]): string {
  const header = ["Row", "Status", "File", "Revision", "Error", "Findings", ...fields];
  const lines = rows.map((row) => [
    String(row.number),
    row.status,
    row.files.join("\n"),
    row.designRevisionId ?? "",
    row.error?.detail ?? "",
    describeFindings(row.findings),
    ...fields.map((field) => (Object.hasOwn(row.values, field) ? (row.values[field] ?? "") : "")),
  ]);
  return `\ufeff${[header, ...lines].map((cells) => cells.map(toCell).join(",")).join("\r\n")}\r\n`;
}
