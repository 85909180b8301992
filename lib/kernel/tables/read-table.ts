import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { detectEncoding, readText, refuseTable, type TableEncoding } from "./table-encoding";

/** What is taken at most. */
export interface TableLimits {
  rows: number;
  columns: number;
}

export interface TableRow {
  /** Line of the file where the row begins, 1 being the file's first. */
  line: number;
  /** As many as there are columns; line ends within are line feeds. */
  cells: string[];
}

export interface CsvTable {
  encoding: TableEncoding;
  delimiter: string;
  /** Names of the header; empty where it has none. */
  columns: string[];
  rows: TableRow[];
}

/** What separates cells, most likely first. */
const delimiters = [",", ";", "\t", "|"] as const;
/** So many findings are told at once. */
const maxFindings = 50;
/** Characters of one row: a quote that is never closed must not swallow the file. */
const maxRowCharacters = 256 * 1024;

interface Opening {
  delimiter: string;
  /** The line `sep=;` that Excel writes and reads is no row. */
  firstLine: number;
}

/** The delimiter is what stands most often in the first line outside of quotes. */
function readOpening(start: string): Opening {
  const declared = /^sep=([,;|\t])\n/i.exec(start);
  if (declared?.[1] !== undefined) return { delimiter: declared[1], firstLine: 2 };
  const line = /^(?:\s*\n)*((?:"(?:[^"]|"")*"|[^"\n])*)/.exec(start)?.[1] ?? "";
  const bare = line.replace(/"(?:[^"]|"")*"/g, "");
  let delimiter: string = delimiters[0];
  let most = 0;
  for (const candidate of delimiters) {
    const count = bare.split(candidate).length - 1;
    if (count > most) [delimiter, most] = [candidate, count];
  }
  return { delimiter, firstLine: 1 };
}

/** What a reader of the message can do about each way in which CSV may be broken. */
function describe(error: CsvError, line: number): string {
  const near = `Line ${line}`;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return `${near}: a quotation mark is opened and never closed.`;
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return `${near}: a row is longer than ${maxRowCharacters} characters; is a quotation mark missing?`;
  }
  if (error.code === "CSV_INVALID_CLOSING_QUOTE") {
    return `${near}: there is text after a closing quotation mark; write a mark within a cell twice.`;
  }
  return `${near}: this is no CSV (${error.code}).`;
}

/** Every line end as a line feed, also one that is cut in two by the pieces. */
async function* unifyLineEnds(text: AsyncGenerator<string>): AsyncGenerator<string> {
  let held = "";
  for await (const piece of text) {
    const joined = held + piece;
    held = joined.endsWith("\r") ? "\r" : "";
    yield joined.slice(0, joined.length - held.length).replace(/\r\n?/g, "\n");
  }
  if (held !== "") yield "\n";
}

async function* startWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Cells beyond the header are harmless while they are empty. */
function fitRow(cells: readonly string[], count: number): string[] | null {
  if (cells.length < count || cells.slice(count).some((cell) => cell.trim() !== "")) return null;
  return cells.slice(0, count);
}

function readHeader(cells: readonly string[], limits: TableLimits): string[] {
  const names = cells.map((cell) => cell.trim());
  while (names.at(-1) === "") names.pop();
  if (names.length === 0) throw refuseTable(["The first line has no column names."]);
  if (names.length > limits.columns) {
    throw refuseTable([`The file has ${names.length} columns; ${limits.columns} is the most.`]);
  }
  if (names.some((name) => name.includes("\u0000")))
    throw refuseTable(["This is no text, so it cannot be a CSV file."]);
  return names;
}

/**
 * Reads a CSV file: encoding and delimiter found out, quoted line ends, at most so many rows.
 * @throws AppError `validation_failed` naming the lines; nothing is kept of a file with a broken line
 */
export async function readTable(path: string, limits: TableLimits): Promise<CsvTable> {
  const encoding = await detectEncoding(path);
  const text = unifyLineEnds(readText(path, encoding));
  let start = "";
  while (start.length < maxRowCharacters && !/[^\s].*\n/.test(start)) {
    const next = await text.next();
    if (next.done === true) break;
    start += next.value;
  }
  if (start.trim() === "") throw refuseTable(["The file is empty."]);
  const { delimiter, firstLine } = readOpening(start);
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    from_line: firstLine,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowCharacters,
  });
  const source = Readable.from(startWith(start, text));
  // A pipe hands no errors on.
  source.on("error", (error) => parser.destroy(error)).pipe(parser);
  let columns: string[] | undefined;
  const rows: TableRow[] = [];
  const problems: string[] = [];
  const records: AsyncIterable<{ info: Info; record: string[] }> = parser;
  try {
    for await (const { info, record } of records) {
      if (columns === undefined) {
        columns = readHeader(record, limits);
        continue;
      }
      if (record.every((cell) => cell.trim() === "")) continue;
      const line = info.lines - record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
      if (rows.length >= limits.rows) {
        throw refuseTable([`The file has more than ${limits.rows} rows: split it into several.`]);
      }
      const cells = fitRow(record, columns.length);
      if (cells === null) {
        problems.push(`Line ${line} has ${record.length} cells, the header has ${columns.length}.`);
        if (problems.length >= maxFindings) break;
        continue;
      }
      rows.push({ line, cells });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push(describe(error, parser.info.lines));
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (problems.length > 0) throw refuseTable(problems);
  if (columns === undefined) throw refuseTable(["The file is empty."]);
  if (rows.length === 0) throw refuseTable(["The file has column names but no row below them."]);
  return { encoding, delimiter, columns, rows };
}
