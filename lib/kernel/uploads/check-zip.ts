import { open } from "node:fs/promises";
import { AppError } from "@/lib/kernel/errors";

const maxEntries = 10_000;
/** Bytes that all entries together may unpack to. */
const maxUnpackedBytes = 2 * 1024 ** 3;
/** How many times larger than the archive the unpacked files may be, from 10 MiB on. */
const maxRatio = 200;

function refuseZip(reason: string): AppError {
  return new AppError("validation_failed", `The ZIP archive cannot be used: ${reason}`, {
    errors: [{ path: "file", message: reason }],
  });
}

/**
 * Reads an archive's directory, unpacks nothing, and refuses what would unpack to too much, overlaps itself, or holds names
 * that lead out of a folder. Layout: APPNOTE.TXT 6.3.10 §4.3.
 * @throws AppError `validation_failed`
 */
export async function checkZip(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const tailLength = Math.min(size, 65_557);
    const tail = Buffer.alloc(tailLength);
    await handle.read(tail, 0, tailLength, size - tailLength);
    const end = tail.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
    if (end < 0 || end + 22 > tail.length) throw refuseZip("it has no directory; it is cut off.");
    const count = tail.readUInt16LE(end + 10);
    const directorySize = tail.readUInt32LE(end + 12);
    const directoryOffset = tail.readUInt32LE(end + 16);
    if (count === 0xffff || directoryOffset === 0xffffffff) throw refuseZip("it needs ZIP64.");
    if (count > maxEntries) throw refuseZip(`it has more than ${maxEntries} entries.`);
    if (directoryOffset + directorySize > size) throw refuseZip("its directory lies outside the file.");
    const directory = Buffer.alloc(directorySize);
    await handle.read(directory, 0, directorySize, directoryOffset);
    checkDirectory(directory, count, size);
  } finally {
    await handle.close();
  }
}

function checkDirectory(directory: Buffer, count: number, archiveSize: number): void {
  let at = 0;
  let unpacked = 0;
  const starts = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw refuseZip("its directory is damaged.");
    const packedSize = directory.readUInt32LE(at + 20);
    unpacked += directory.readUInt32LE(at + 24);
    const nameLength = directory.readUInt16LE(at + 28);
    const start = directory.readUInt32LE(at + 42);
    const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
    if (/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)|\u0000/i.test(name))
      throw refuseZip("an entry's name leads out of the archive.");
    if (starts.has(start)) throw refuseZip("two of its entries are in the same place.");
    starts.set(start, start + 30 + nameLength + packedSize);
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (unpacked > maxUnpackedBytes || (unpacked > 10 * 1024 * 1024 && unpacked > archiveSize * maxRatio)) {
    throw refuseZip("it would unpack to far more than it is.");
  }
  let before = 0;
  for (const [start, stop] of [...starts].sort((a, b) => a[0] - b[0])) {
    if (start < before || stop > archiveSize) throw refuseZip("its entries overlap.");
    before = stop;
  }
}
