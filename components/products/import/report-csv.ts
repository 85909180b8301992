import type { ImportReportJson } from "@/lib/collections/product-queries";
import { describeField } from "./columns";

/** A cell that a spreadsheet shows as it is: what would be a formula there gets an apostrophe. */
function toCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export const resultWords = { created: "new", updated: "changed", unchanged: "the same", failed: "wrong" } as const;

/** "Name is missing; Width “wide” is no number". */
export function describeErrors(errors: ImportReportJson["lines"][number]["errors"]): string {
  return errors.map(({ path, message }) => `${describeField(path)} ${message}`).join("; ");
}

/** The report as a table for a spreadsheet, which takes it for UTF-8 because of the mark at its beginning. */
export function writeReport(report: ImportReportJson): string {
  const rows = report.lines.map(({ line, sku, name, result, errors }) => [
    String(line),
    sku,
    name,
    resultWords[result],
    describeErrors(errors),
  ]);
  const lines = [["Line", "SKU", "Name", "Result", "What is wrong"], ...rows];
  return `\uFEFF${lines.map((cells) => cells.map(toCell).join(",")).join("\r\n")}\r\n`;
}

/** What a table of products may look like. */
const exampleTable = `SKU,Name,Category,Room types,Width,Height,Depth,Unit,Materials,Colours,Tags
CH-100,Lounge chair,Chairs,"living room, office",78,82,74,cm,"oak, wool","sand, #2f3a2e",new
TB-200,Dining table,Tables,dining room,200,75,95,cm,walnut,brown,
`;

/** Gives a text to whoever looks, as a file. */
function saveText(text: string, filename: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
  // Firefox reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

export const saveReport = (report: ImportReportJson) => saveText(writeReport(report), "import-report.csv");
export const saveExample = () => saveText(exampleTable, "products-example.csv");
