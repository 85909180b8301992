import {
  announceUpload,
  type CreatedAssetJson,
  fetchUpload,
  finishUpload,
  type PartialUpload,
  uploadPart,
  uploadWhole,
} from "@/lib/designs/library-queries";
import { ApiError } from "@/lib/kernel/client/api";

/** From this size on a file goes in parts, so that it can go on where it stopped. */
const partsFrom = 8 * 1024 * 1024;
/** Attempts a part, with growing pauses in between. */
const attempts = 3;
const pauseMs = 1_500;

export interface FileToSend {
  id: string;
  file: File;
  folderId: string | null;
  /** The upload in parts that was begun for it. */
  uploadId: string | null;
}

export interface SendEvents {
  signal: AbortSignal;
  /** Share of the bytes that arrived, 0 to 1. */
  onProgress: (fraction: number) => void;
  /** An upload in parts has begun: whoever remembers its id can go on with it. */
  onBegun: (uploadId: string) => void;
}

/** SHA-256 of the file, or undefined where the browser computes none (pages without TLS). */
async function hashFile(file: File): Promise<string | undefined> {
  if (globalThis.crypto?.subtle === undefined) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** An upload that was begun and is still known to the studio. */
async function findBegun(uploadId: string | null): Promise<PartialUpload | undefined> {
  if (uploadId === null) return undefined;
  try {
    return await fetchUpload(uploadId);
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 404) return undefined;
    throw cause;
  }
}

const isWorthRetrying = (cause: unknown) =>
  cause instanceof TypeError || (cause instanceof ApiError && (cause.status >= 500 || cause.status === 429));

async function withRetries<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (cause) {
      if (attempt >= attempts || signal.aborted || !isWorthRetrying(cause)) throw cause;
      await new Promise((resolve) => setTimeout(resolve, attempt * pauseMs));
    }
  }
}

async function sendParts(item: FileToSend, upload: PartialUpload, events: SendEvents): Promise<CreatedAssetJson> {
  const { file } = item;
  const { signal, onProgress } = events;
  const count = Math.ceil(file.size / upload.partSize);
  const sizeOf = (number: number) => Math.min(upload.partSize, file.size - number * upload.partSize);
  const received = new Set(upload.receivedParts);
  let sent = [...received].reduce((sum, number) => sum + sizeOf(number), 0);
  onProgress(sent / file.size);
  if (upload.artifactId === null) {
    // A part that is all there, but whose file was not put together, is sent again: that tries anew.
    const missing = Array.from({ length: count }, (_, number) => number).filter((number) => !received.has(number));
    for (const number of missing.length === 0 ? [count - 1] : missing) {
      await withRetries(signal, () =>
        uploadPart(upload, file, number, {
          signal,
          onProgress: (bytes) => onProgress(Math.min(1, (sent + bytes) / file.size)),
        }),
      );
      sent = Math.min(file.size, sent + sizeOf(number));
      onProgress(sent / file.size);
    }
  }
  signal.throwIfAborted();
  return withRetries(signal, () => finishUpload(upload.id, file, item.folderId));
}

/** Brings a file into the library; a large one goes on where an earlier attempt stopped. @throws `ApiError`, `TypeError`, `AbortError` */
export async function sendFile(item: FileToSend, events: SendEvents): Promise<CreatedAssetJson> {
  const { file } = item;
  const begun = await findBegun(item.uploadId);
  if (begun !== undefined) return sendParts(item, begun, events);
  const hash = file.size >= partsFrom ? await hashFile(file) : undefined;
  events.signal.throwIfAborted();
  if (hash === undefined) {
    return uploadWhole(file, item.folderId, {
      idempotencyKey: item.id,
      signal: events.signal,
      onProgress: (bytes) => events.onProgress(Math.min(1, bytes / Math.max(1, file.size))),
    });
  }
  const upload = await announceUpload(file, hash);
  events.onBegun(upload.id);
  return sendParts(item, upload, events);
}
