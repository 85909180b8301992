import { createHash } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifacts, storedObjects } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { getObjectStore } from "@/lib/kernel/storage";
import type { Artifact, ArtifactKind } from "./artifact";
import { lockContents } from "./content-lock";
import { tenantKey } from "./object-keys";
import { type Content, storeContent } from "./put-artifact";

/** One of many artifacts that are put together; see `PutArtifactInput`. */
export interface NewArtifact {
  bytes: Buffer;
  type: string;
  kind: ArtifactKind;
  keyFor(contentHash: string): string;
  filename: string;
  metadata?: Record<string, unknown>;
  traceMetadata?: Record<string, unknown>;
  jobId?: string | null;
  createdBy?: string | null;
}

/** Bytes that are in the store already, waiting for their rows. */
export type PreparedArtifact = NewArtifact & { content: Content; key: string };

/** Writes to the store at once; each waits for the disk or the network. */
const writesAtOnce = 8;

async function forEachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: writesAtOnce }, lane));
}

async function findKeys(tx: Transaction, tenantId: string, hashes: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ contentHash: storedObjects.contentHash, key: storedObjects.key })
    .from(storedObjects)
    .where(and(eq(storedObjects.tenantId, tenantId), inArray(storedObjects.contentHash, [...hashes])));
  return new Map(rows.map((row) => [row.contentHash, row.key]));
}

/**
 * Brings many files to the store before the transaction that will own them. Until then they are garbage, but young
 * garbage, which collection leaves for its grace period.
 * @throws AppError `unavailable` when the store cannot be written
 */
export async function prepareArtifacts(tenantId: string, files: readonly NewArtifact[]): Promise<PreparedArtifact[]> {
  if (files.length === 0) return [];
  const prepared = files.map((file): PreparedArtifact => {
    const contentHash = createHash("sha256").update(file.bytes).digest("hex");
    const content = { contentHash, sizeBytes: file.bytes.length, type: file.type, body: () => file.bytes };
    return { ...file, content, key: tenantKey(tenantId, file.keyFor(contentHash)) };
  });
  const hashes = prepared.map(({ content }) => content.contentHash);
  const known = await withTenant(tenantId, (tx) => findKeys(tx, tenantId, hashes));
  const store = getObjectStore();
  await forEachAtOnce(
    prepared.filter(({ content }) => !known.has(content.contentHash)),
    async ({ key, content }) => {
      await store.putIfAbsent(key, content.body(), { contentType: content.type });
    },
  );
  return prepared;
}

/**
 * `putArtifact` for many files with a handful of statements: the rows of prepared files, in their order. What collection
 * took away in between is stored again.
 */
export async function putArtifacts(
  tx: Transaction,
  tenantId: string,
  prepared: readonly PreparedArtifact[],
): Promise<Artifact[]> {
  if (prepared.length === 0) return [];
  const hashes = prepared.map(({ content }) => content.contentHash);
  await lockContents(tx, tenantId, hashes);
  const keys = await findKeys(tx, tenantId, hashes);
  const fresh = prepared.filter(({ content, key }) => {
    if (keys.has(content.contentHash)) return false;
    keys.set(content.contentHash, key);
    return true;
  });
  if (fresh.length > 0) {
    await forEachAtOnce(fresh, ({ key, content }) => storeContent(key, content));
    await tx.insert(storedObjects).values(
      fresh.map(({ key, content: { contentHash, sizeBytes, type } }) => {
        return { tenantId, contentHash, key, sizeBytes, mimeType: type };
      }),
    );
  }
  return tx
    .insert(artifacts)
    .values(
      prepared.map(({ content, key, kind, filename, metadata, traceMetadata, jobId, createdBy }) => ({
        tenantId,
        type: content.type,
        kind,
        uri: keys.get(content.contentHash) ?? key,
        contentHash: content.contentHash,
        sizeBytes: content.sizeBytes,
        filename,
        metadata: metadata ?? {},
        traceMetadata: traceMetadata ?? {},
        jobId: jobId ?? null,
        createdBy: createdBy ?? null,
      })),
    )
    .returning();
}
