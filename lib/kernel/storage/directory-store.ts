import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, type FileHandle, link, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { AppError } from "@/lib/kernel/errors";
import { encodeTrailer, readTrailer } from "./content-trailer";
import { listDirectory } from "./list-directory";
import {
  assertObjectKey,
  type ByteRange,
  clampRange,
  guardStream,
  type ObjectBody,
  type ObjectHead,
  type ObjectPage,
  type ObjectStore,
  type OpenObject,
  type SignedGetOptions,
  type SignedPutOptions,
  type StoreHealth,
} from "./object-store";
import { signObjectUrl } from "./url-signature";

/** Ends the file name of every object, so that key `a` (a file) and key `a/b` (in a folder) do not collide. */
const objectSuffix = ".object";
const temporaryFolder = ".tmp";
/** Bytes a read: with Node's 64 KiB, large files cost more in turns of the event loop than on the disk. */
const highWaterMark = 256 * 1024;
/** A smaller file is read in one go, trailer and all: for a thumbnail a stream of its own costs more than its bytes. */
const smallFile = 64 * 1024;

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

const isMissing = (error: unknown) => errorCode(error) === "ENOENT";

/** File-system failures become `unavailable`; what is no such failure (a bug, a broken request body) stays what it is. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    if (error instanceof AppError || code === undefined || !/^E[A-Z]+$/.test(code) || code === "ERANGE") throw error;
    throw new AppError("unavailable", "The object store cannot be read or written.", {
      cause: error,
      retryAfterSeconds: 5,
    });
  }
}

/**
 * Objects as files: `<root>/<shard>/<key>.object`, where the shard is the first byte of SHA-256(key) in hex, so that
 * no folder grows without bound. A file is the bytes and a short trailer with their MIME type (`content-trailer.ts`);
 * it is written under `.tmp`, synced, and linked into place, so an object is either whole or not there.
 */
export class DirectoryStore implements ObjectStore {
  readonly root: string;

  constructor(root: string) {
    this.root = path.resolve(root);
  }

  async putIfAbsent(key: string, body: ObjectBody, options: { contentType: string }): Promise<{ created: boolean }> {
    const target = this.#fileOf(key);
    guardStream(body);
    return guarded(async () => {
      const exists = await access(target).then(
        () => true,
        () => false,
      );
      if (exists) {
        if (!Buffer.isBuffer(body)) body.stream.destroy();
        return { created: false };
      }
      return { created: await this.#write(target, body, options.contentType, "link") };
    });
  }

  /** Writes whether or not the key exists; for signed PUT links, which behave like those of S3. */
  async replace(key: string, body: ObjectBody, options: { contentType: string }): Promise<void> {
    const target = this.#fileOf(key);
    await guarded(() => this.#write(target, body, options.contentType, "rename"));
  }

  async get(key: string, range?: ByteRange): Promise<OpenObject | undefined> {
    const target = this.#fileOf(key);
    return guarded(async () => {
      const opened = await this.#open(target, smallFile);
      if (opened === undefined) return undefined;
      const { handle, head, bytes } = opened;
      try {
        const part = range === undefined ? undefined : clampRange(range, head.sizeBytes);
        const { start, end } = part ?? { start: 0, end: head.sizeBytes - 1 };
        if (bytes !== undefined) {
          await handle.close();
          const chunks = bytes.length === 0 ? [] : [bytes.subarray(start, end + 1)];
          return { ...head, body: Readable.from(chunks, { objectMode: false }), range: part };
        }
        return { ...head, body: createReadStream("", { fd: handle, start, end, highWaterMark }), range: part };
      } catch (error) {
        await handle.close();
        throw error;
      }
    });
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    const target = this.#fileOf(key);
    return guarded(async () => {
      const opened = await this.#open(target);
      await opened?.handle.close();
      return opened?.head;
    });
  }

  async delete(key: string): Promise<void> {
    const target = this.#fileOf(key);
    await guarded(async () => {
      await rm(target, { force: true });
      // Emptied folders go, up to the shard; a concurrent write into one of them makes the folder again.
      const shard = path.join(this.root, this.#shardOf(key));
      for (let folder = path.dirname(target); folder !== shard; folder = path.dirname(folder)) {
        const gone = await rmdir(folder).then(
          () => true,
          () => false,
        );
        if (!gone) break;
      }
    });
  }

  async list(prefix: string, cursor?: string): Promise<ObjectPage> {
    return guarded(() => listDirectory({ root: this.root, suffix: objectSuffix, prefix, cursor, pageSize: 1000 }));
  }

  async signedGetUrl(key: string, options: SignedGetOptions): Promise<string> {
    assertObjectKey(key);
    const { filename, contentType } = options;
    return signObjectUrl({ method: "GET", key, expires: expiryOf(options.expiresInSeconds), filename, contentType });
  }

  async signedPutUrl(key: string, options: SignedPutOptions): Promise<string> {
    assertObjectKey(key);
    const { contentType, sizeBytes } = options;
    return signObjectUrl({ method: "PUT", key, expires: expiryOf(options.expiresInSeconds), contentType, sizeBytes });
  }

  async discardUnfinished(before: Date): Promise<number> {
    const folder = path.join(this.root, temporaryFolder);
    return guarded(async () => {
      const names = await readdir(folder).catch(() => []);
      let count = 0;
      for (const name of names) {
        const file = path.join(folder, name);
        const found = await stat(file).catch(() => undefined);
        if (found === undefined || found.mtime >= before) continue;
        await rm(file, { force: true });
        count += 1;
      }
      return count;
    });
  }

  async health(): Promise<StoreHealth> {
    try {
      await mkdir(path.join(this.root, temporaryFolder), { recursive: true });
      await access(this.root, constants.R_OK | constants.W_OK);
      return { ok: true };
    } catch (error) {
      return {
        ok: false,
        detail: `The folder of the object store cannot be written (${errorCode(error) ?? "unknown"}).`,
      };
    }
  }

  #shardOf(key: string): string {
    return createHash("sha256").update(key).digest("hex").slice(0, 2);
  }

  #fileOf(key: string): string {
    assertObjectKey(key);
    return path.join(this.root, this.#shardOf(key), `${key}${objectSuffix}`);
  }

  /** @param wholeUpTo a file of at most so many bytes comes with its `bytes` */
  async #open(
    target: string,
    wholeUpTo?: number,
  ): Promise<{ handle: FileHandle; head: ObjectHead; bytes: Buffer | undefined } | undefined> {
    const handle = await open(target, "r").catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (handle === undefined) return undefined;
    try {
      const file = await handle.stat();
      const { sizeBytes, contentType, bytes } = await readTrailer(handle, file.size, wholeUpTo);
      return { handle, head: { sizeBytes, contentType, modifiedAt: file.mtime }, bytes };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** @returns false when `publish` is `link` and somebody else was first */
  async #write(target: string, body: ObjectBody, contentType: string, publish: "link" | "rename"): Promise<boolean> {
    const temporary = path.join(this.root, temporaryFolder, randomUUID());
    await mkdir(path.dirname(temporary), { recursive: true });
    try {
      const handle = await open(temporary, "wx", 0o640);
      try {
        await writeBody(handle, body);
        await handle.appendFile(encodeTrailer(contentType));
        await handle.sync();
      } finally {
        await handle.close();
      }
      return await publishFile(temporary, target, publish);
    } finally {
      await rm(temporary, { force: true });
    }
  }
}

function expiryOf(seconds: number): number {
  return Math.ceil(Date.now() / 1000 + seconds);
}

async function writeBody(handle: FileHandle, body: ObjectBody): Promise<void> {
  if (Buffer.isBuffer(body)) {
    await handle.appendFile(body);
    return;
  }
  let written = 0;
  for await (const chunk of body.stream) {
    const bytes: Buffer = Buffer.from(chunk);
    written += bytes.length;
    if (written > body.sizeBytes) break;
    await handle.appendFile(bytes);
  }
  if (written !== body.sizeBytes) throw new Error(`The body has not the ${body.sizeBytes} bytes that were announced.`);
}

async function publishFile(temporary: string, target: string, publish: "link" | "rename"): Promise<boolean> {
  const folder = path.dirname(target);
  // A second round, because `delete` may remove the emptied folder between the two calls.
  for (let attempt = 1; ; attempt += 1) {
    await mkdir(folder, { recursive: true });
    try {
      await (publish === "link" ? link(temporary, target) : rename(temporary, target));
      break;
    } catch (error) {
      if (errorCode(error) === "EEXIST") return false;
      if (!isMissing(error) || attempt === 10) throw error;
    }
  }
  // The new name itself has to survive a power cut; Windows cannot sync folders and does not need to.
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
  return true;
}
