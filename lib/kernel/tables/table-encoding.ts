import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { AppError } from "@/lib/kernel/errors";

export const tableEncodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type TableEncoding = (typeof tableEncodings)[number];

/** A table that cannot be used, told as a finding about the form's `file`. */
export function refuseTable(messages: readonly string[]): AppError {
  return new AppError("validation_failed", messages[0] ?? "The table cannot be used.", {
    errors: messages.map((message) => ({ path: "file", message })),
  });
}

/** Bytes that tell UTF-16 without a mark from other text. */
const sampleBytes = 4096;

/** First bytes of files that people take for tables. */
const signatures: readonly { bytes: readonly number[]; message: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    message: "This is a workbook or an archive, no CSV file: save it as “CSV UTF-8”.",
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], message: "This is an old Excel workbook, no CSV file: save it as “CSV UTF-8”." },
  { bytes: [0x25, 0x50, 0x44, 0x46], message: "This is a PDF, no CSV file." },
];

async function readStart(path: string): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const start = Buffer.alloc(sampleBytes);
    const { bytesRead } = await handle.read(start, 0, sampleBytes, 0);
    return start.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** UTF-16 without a byte order mark: most Western text has a NUL in every other byte. */
function guessUtf16(start: Buffer): TableEncoding | null {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of start.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = start.length / 8;
  if (odd > many && even * 4 < odd) return "utf-16le";
  if (even > many && odd * 4 < even) return "utf-16be";
  return null;
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(Buffer.from(chunk), { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * How a table's text is encoded: by its byte order mark, else UTF-16 by its pattern, else UTF-8 where every byte of it is
 * that, else Windows-1252, in which older Excel writes.
 * @throws AppError `validation_failed` for files that are no text
 */
export async function detectEncoding(path: string): Promise<TableEncoding> {
  const start = await readStart(path);
  for (const { bytes, message } of signatures) {
    if (bytes.every((byte, index) => start[index] === byte)) throw refuseTable([message]);
  }
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const utf16 = guessUtf16(start);
  if (utf16 !== null) return utf16;
  if (start.includes(0)) throw refuseTable(["This is no text, so it cannot be a CSV file."]);
  return (await isUtf8(path)) ? "utf-8" : "windows-1252";
}

/** The text of a file as it comes, without its byte order mark. @throws AppError `validation_failed` where it is damaged */
export async function* readText(path: string, encoding: TableEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(Buffer.from(chunk), { stream: true });
      if (text !== "") yield text;
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw refuseTable([`The file is damaged: it is not ${encoding.toUpperCase()} throughout.`]);
    throw error;
  }
}
