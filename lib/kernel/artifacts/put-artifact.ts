import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";
import type { Transaction } from "@/db/client";
import { artifacts, storedObjects } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { getObjectStore, type ObjectBody } from "@/lib/kernel/storage";
import type { Artifact, ArtifactKind } from "./artifact";
import { lockContent } from "./content-lock";
import { tenantKey } from "./object-keys";
import { type SpooledFile, spoolStream } from "./spool";

/** Largest stream that `putArtifact` takes; people's uploads have the smaller limit of `UPLOAD_MAX_BYTES`. */
const maxStreamBytes = 5 * 1024 ** 3;
/** Bodies from this size on are brought to the store before the transaction, so that none waits long for the network. */
const largeBytes = 1024 * 1024;

/** The bytes: in memory, as they come, or already in a temporary file (which stays the caller's to dispose of). */
export type ArtifactSource = { bytes: Buffer } | { stream: Readable } | { file: SpooledFile };

export type PutArtifactInput = ArtifactSource & {
  tenantId: string;
  /** The caller's `withTenant` transaction; without one the artifact is committed on its own. */
  tx?: Transaction;
  /** What belongs into the same transaction, such as the row that uses the artifact. */
  within?(tx: Transaction, artifact: Artifact): Promise<void>;
  /** MIME type; without it the bytes are sniffed. */
  type?: string;
  kind: ArtifactKind;
  /** Key below the organization's prefix, see `objectKeys`; used only when the content is new. */
  keyFor(contentHash: string): string;
  filename?: string | null;
  metadata?: Record<string, unknown>;
  traceMetadata?: Record<string, unknown>;
  jobId?: string | null;
  runId?: string | null;
  skillId?: string | null;
  createdBy?: string | null;
};

/** Bytes with what the database keeps about them. */
export interface Content {
  contentHash: string;
  sizeBytes: number;
  type: string;
  body(): ObjectBody;
}

/**
 * Stores bytes as an artifact. The same bytes of one organization are stored once: a later artifact points at the first
 * object's key. The bytes are in the store before the row commits; when the store refuses, nothing is in the database.
 * In one transaction put several artifacts in ascending order of their hashes, or two transactions may deadlock (40P01).
 * @throws AppError `unavailable` when the store cannot be written
 */
export async function putArtifact(input: PutArtifactInput): Promise<Artifact> {
  if ("stream" in input) {
    const file = await spoolStream(input.stream, maxStreamBytes);
    try {
      return await putContent(input, await readContent({ file }, input.type));
    } finally {
      await file.dispose();
    }
  }
  return putContent(input, await readContent(input, input.type));
}

async function readContent(
  source: { bytes: Buffer } | { file: SpooledFile },
  type: string | undefined,
): Promise<Content> {
  const unknown = "application/octet-stream";
  if ("bytes" in source) {
    const { bytes } = source;
    return {
      contentHash: createHash("sha256").update(bytes).digest("hex"),
      sizeBytes: bytes.length,
      type: type ?? (await fileTypeFromBuffer(bytes))?.mime ?? unknown,
      body: () => bytes,
    };
  }
  const { file } = source;
  return {
    contentHash: file.contentHash,
    sizeBytes: file.sizeBytes,
    type: type ?? (await fileTypeFromFile(file.path))?.mime ?? unknown,
    body: () => ({ stream: file.open(), sizeBytes: file.sizeBytes }),
  };
}

async function putContent(input: PutArtifactInput, content: Content): Promise<Artifact> {
  if (input.tx !== undefined) return putInTransaction(input.tx, input, content);
  if (content.sizeBytes >= largeBytes) await bringAhead(input, content);
  return withTenant(input.tenantId, (tx) => putInTransaction(tx, input, content));
}

/** Without a row these bytes are garbage, but young garbage: collection leaves it for its grace period. */
async function bringAhead(input: PutArtifactInput, content: Content): Promise<void> {
  const known = await withTenant(input.tenantId, (tx) => findStoredObject(tx, input.tenantId, content.contentHash));
  if (known !== undefined) return;
  const key = tenantKey(input.tenantId, input.keyFor(content.contentHash));
  await getObjectStore().putIfAbsent(key, content.body(), { contentType: content.type });
}

async function findStoredObject(
  tx: Transaction,
  tenantId: string,
  contentHash: string,
): Promise<{ key: string } | undefined> {
  const [row] = await tx
    .select({ key: storedObjects.key })
    .from(storedObjects)
    .where(and(eq(storedObjects.tenantId, tenantId), eq(storedObjects.contentHash, contentHash)));
  return row;
}

async function putInTransaction(tx: Transaction, input: PutArtifactInput, content: Content): Promise<Artifact> {
  const { tenantId } = input;
  const { contentHash, sizeBytes, type } = content;
  await lockContent(tx, tenantId, contentHash);
  const known = await findStoredObject(tx, tenantId, contentHash);
  const key = known?.key ?? tenantKey(tenantId, input.keyFor(contentHash));
  if (known === undefined) {
    await storeContent(key, content);
    await tx.insert(storedObjects).values({ tenantId, contentHash, key, sizeBytes, mimeType: type });
  }
  const [row] = await tx
    .insert(artifacts)
    .values({
      tenantId,
      type,
      kind: input.kind,
      uri: key,
      contentHash,
      sizeBytes,
      filename: input.filename ?? null,
      metadata: input.metadata ?? {},
      traceMetadata: input.traceMetadata ?? {},
      jobId: input.jobId ?? null,
      runId: input.runId ?? null,
      skillId: input.skillId ?? null,
      createdBy: input.createdBy ?? null,
    })
    .returning();
  if (row === undefined) throw new Error("The artifact was not inserted.");
  await input.within?.(tx, row);
  return row;
}

/** Under the content's lock. An object that is there without a row may be half of one, left by a store that is not atomic. */
export async function storeContent(key: string, content: Content): Promise<void> {
  const store = getObjectStore();
  const put = () => store.putIfAbsent(key, content.body(), { contentType: content.type });
  if ((await put()).created) return;
  if ((await store.head(key))?.sizeBytes === content.sizeBytes) return;
  await store.delete(key);
  await put();
}
