import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { getEnv } from "@/lib/kernel/env";
import { AppError } from "@/lib/kernel/errors";

/** Bytes in a temporary file, so that large bodies never fill the memory. */
export interface SpooledFile {
  path: string;
  sizeBytes: number;
  /** SHA-256, lower-case hex. */
  contentHash: string;
  open(): Readable;
  read(): Promise<Buffer>;
  /** Removes the file; more than once is harmless. */
  dispose(): Promise<void>;
}

const spoolFolder = () => path.resolve(getEnv().ATELIER_DATA, "tmp");

/** A path for a new temporary file in the data folder. */
export async function temporaryPath(): Promise<string> {
  const folder = spoolFolder();
  await mkdir(folder, { recursive: true });
  return path.join(folder, randomUUID());
}

/**
 * Writes a stream to a temporary file and hashes it on the way.
 * @throws AppError `payload_too_large` as soon as more than `maxBytes` have come
 */
export async function spoolStream(stream: Readable, maxBytes: number): Promise<SpooledFile> {
  const file = await temporaryPath();
  const hash = createHash("sha256");
  let sizeBytes = 0;
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      for await (const chunk of stream) {
        const bytes: Buffer = Buffer.from(chunk);
        sizeBytes += bytes.length;
        if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
        hash.update(bytes);
        await handle.appendFile(bytes);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    stream.destroy();
    await rm(file, { force: true });
    throw error;
  }
  return spooled(file, sizeBytes, hash.digest("hex"));
}

/** The spooled form of a file that another library wrote to a `temporaryPath()`. */
export async function spoolExisting(file: string): Promise<SpooledFile> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return spooled(file, (await stat(file)).size, hash.digest("hex"));
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError("payload_too_large", `A file has at most ${maxBytes} bytes.`);
}

function spooled(file: string, sizeBytes: number, contentHash: string): SpooledFile {
  return {
    path: file,
    sizeBytes,
    contentHash,
    // Opened at the first read: a stream that is never read must neither hold the file nor fail behind everybody's back.
    open: () => Readable.from(readChunks(file)),
    read: () => readFile(file),
    dispose: () => rm(file, { force: true }),
  };
}

async function* readChunks(file: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) yield Buffer.from(chunk);
}

/** Removes temporary files that a crash left behind before `before`. @returns how many */
export async function discardStaleSpools(before: Date): Promise<number> {
  const folder = spoolFolder();
  let count = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found === undefined || !found.isFile() || found.mtime >= before) continue;
    await rm(file, { force: true });
    count += 1;
  }
  return count;
}
