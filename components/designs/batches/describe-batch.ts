import type { BatchFindingJson, BatchJson } from "@/lib/designs/batch-schemas";

export function isAtWork({ status }: Pick<BatchJson, "status">): boolean {
  return status === "queued" || status === "running";
}

/** "1 row", "500 rows". */
export function rowsOf(count: number): string {
  return count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`;
}

/** "498 of 500 made, 2 failed". */
export function countRows({ totalRows, completedRows, failedRows }: BatchJson): string {
  const made = completedRows === totalRows ? `${rowsOf(totalRows)} made` : `${completedRows} of ${totalRows} made`;
  return failedRows === 0 ? made : `${made}, ${failedRows} failed`;
}

/** Where a finding is: "Line 17, Logo". */
export function placeOf({ line, column, field }: BatchFindingJson): string | null {
  const parts = [line === null ? null : `Line ${line}`, column ?? (field === null ? null : `Field ${field}`)];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(", ");
}

const encodings = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", "windows-1252": "Windows-1252" };
const delimiters: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

/** "UTF-8, cells separated by semicolons". */
export function describeFormat(format: { encoding: keyof typeof encodings; delimiter: string }): string {
  return `${encodings[format.encoding]}, cells separated by ${delimiters[format.delimiter] ?? format.delimiter}`;
}
