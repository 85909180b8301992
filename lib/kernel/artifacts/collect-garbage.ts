import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifacts, storedObjects, uploads } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { getObjectStore, type ObjectStore } from "@/lib/kernel/storage";
import { applyRetention } from "./apply-retention";
import { tryLockContent } from "./content-lock";
import { parseKey, tenantKey } from "./object-keys";
import { discardStaleSpools } from "./spool";

export interface GarbageInput {
  now: Date;
  /** Bytes younger than this are left alone: their row may be about to commit. */
  graceSeconds: number;
  /** Only this organization; without it all. */
  tenantId?: string;
}

export interface GarbageReport {
  /** Artifacts whose retention had ended. */
  expiredArtifacts: number;
  /** Contents that no artifact showed any more. */
  deletedObjects: number;
  /** Keys of the store that no row knew: rolled-back writes, parts of abandoned uploads, stale thumbnails. */
  deletedOrphans: number;
  /** Remains of interrupted writes. */
  discardedFiles: number;
}

const batchSize = 500;

/**
 * Applies retention, then deletes stored objects that no artifact shows and keys of the store that no row knows.
 * Every deletion happens under the content's advisory lock and looks again first, so it cannot race `putArtifact` of the
 * same bytes; content that is locked at the moment is left for the next run.
 */
export async function collectGarbage(input: GarbageInput): Promise<GarbageReport> {
  const before = new Date(input.now.getTime() - input.graceSeconds * 1000);
  const store = getObjectStore();
  const expiredArtifacts = await applyRetention({ now: input.now, tenantId: input.tenantId });
  await forgetExpiredUploads(input.now, input.tenantId);
  const deletedObjects = await collectObjects(store, before, input.tenantId);
  const deletedOrphans = await collectOrphans(store, before, input.tenantId);
  const dayAgo = new Date(input.now.getTime() - 86_400_000);
  const discarded = await Promise.all([store.discardUnfinished(dayAgo), discardStaleSpools(dayAgo)]);
  return { expiredArtifacts, deletedObjects, deletedOrphans, discardedFiles: discarded[0] + discarded[1] };
}

/** Their parts are orphans from then on. */
async function forgetExpiredUploads(now: Date, tenantId: string | undefined): Promise<void> {
  await withSystem((tx) =>
    tx
      .delete(uploads)
      .where(and(lt(uploads.expiresAt, now), tenantId === undefined ? undefined : eq(uploads.tenantId, tenantId))),
  );
}

const unused = sql`not exists (select 1 from ${artifacts} a
  where a.tenant_id = ${storedObjects.tenantId} and a.content_hash = ${storedObjects.contentHash})`;

async function collectObjects(store: ObjectStore, before: Date, tenantId: string | undefined): Promise<number> {
  let deleted = 0;
  let after: { tenantId: string; contentHash: string } | undefined;
  for (;;) {
    const batch = await withSystem((tx) =>
      tx
        .select({ tenantId: storedObjects.tenantId, contentHash: storedObjects.contentHash })
        .from(storedObjects)
        .where(
          and(
            lt(storedObjects.createdAt, before),
            tenantId === undefined ? undefined : eq(storedObjects.tenantId, tenantId),
            after === undefined
              ? undefined
              : sql`(${storedObjects.tenantId}, ${storedObjects.contentHash}) > (${after.tenantId}::uuid, ${after.contentHash})`,
            unused,
          ),
        )
        .orderBy(storedObjects.tenantId, storedObjects.contentHash)
        .limit(batchSize),
    );
    for (const content of batch) deleted += (await collectObject(store, content)) ? 1 : 0;
    after = batch.at(-1);
    if (batch.length < batchSize) return deleted;
  }
}

/**
 * First the row, committed, then the bytes: a row without bytes would break the next upload of the same content, bytes
 * without a row are found again by the sweep over the keys.
 */
async function collectObject(store: ObjectStore, content: { tenantId: string; contentHash: string }): Promise<boolean> {
  const key = await withSystem(async (tx) => {
    if (!(await tryLockContent(tx, content.tenantId, content.contentHash))) return undefined;
    const [row] = await tx
      .delete(storedObjects)
      .where(
        and(eq(storedObjects.tenantId, content.tenantId), eq(storedObjects.contentHash, content.contentHash), unused),
      )
      .returning({ key: storedObjects.key });
    return row?.key;
  });
  if (key === undefined) return false;
  await deleteIfOrphan(store, key);
  const thumbnails = await store.list(tenantKey(content.tenantId, `thumbnails/${content.contentHash}/`));
  for (const thumbnail of thumbnails.items) await deleteIfOrphan(store, thumbnail.key);
  return true;
}

async function collectOrphans(store: ObjectStore, before: Date, tenantId: string | undefined): Promise<number> {
  let deleted = 0;
  let cursor: string | undefined;
  do {
    const page = await store.list(tenantId === undefined ? "" : `${tenantId}/`, cursor);
    const old = page.items.filter((item) => item.modifiedAt < before).map((item) => item.key);
    for (const key of await findOrphans(old)) deleted += (await deleteIfOrphan(store, key)) ? 1 : 0;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return deleted;
}

/** Deletes a key under its content's lock when there is still no row that needs it. */
async function deleteIfOrphan(store: ObjectStore, key: string): Promise<boolean> {
  const parsed = parseKey(key);
  if (parsed === undefined) return false;
  return withSystem(async (tx) => {
    if (!(await tryLockContent(tx, parsed.tenantId, parsed.contentHash ?? key))) return false;
    if ((await findOrphansIn(tx, [key])).length === 0) return false;
    await store.delete(key);
    return true;
  });
}

async function findOrphans(keys: readonly string[]): Promise<string[]> {
  return keys.length === 0 ? [] : withSystem((tx) => findOrphansIn(tx, keys));
}

/** Those of the keys that no row needs. Keys that this program would not write are none of its business. */
async function findOrphansIn(tx: Transaction, keys: readonly string[]): Promise<string[]> {
  const parsed = keys.flatMap((key) => {
    const parts = parseKey(key);
    return parts === undefined ? [] : [{ key, ...parts }];
  });
  // Every index begins with the organization.
  const tenants = [...new Set(parsed.map((part) => part.tenantId))];
  const keysOf = parsed.map((part) => part.key);
  const hashes = parsed.flatMap((part) =>
    part.area === "thumbnails" && part.contentHash !== undefined ? [part.contentHash] : [],
  );
  const uploadIds = parsed.flatMap((part) => (part.uploadId === undefined ? [] : [part.uploadId]));
  const [known, shown, running] = await Promise.all([
    tx
      .select({ key: storedObjects.key })
      .from(storedObjects)
      .where(and(inArray(storedObjects.tenantId, tenants), inArray(storedObjects.key, keysOf))),
    tx
      .select({ tenantId: storedObjects.tenantId, contentHash: storedObjects.contentHash })
      .from(storedObjects)
      .where(and(inArray(storedObjects.tenantId, tenants), inArray(storedObjects.contentHash, hashes))),
    tx
      .select({ tenantId: uploads.tenantId, id: uploads.id })
      .from(uploads)
      .where(and(inArray(uploads.tenantId, tenants), inArray(uploads.id, uploadIds))),
  ]);
  const needed = new Set([
    ...known.map((row) => row.key),
    ...shown.map((row) => tenantKey(row.tenantId, `thumbnails/${row.contentHash}`)),
    ...running.map((row) => tenantKey(row.tenantId, `parts/${row.id}`)),
  ]);
  return parsed
    .filter((part) => !needed.has(part.key) && !needed.has(part.key.split("/").slice(0, 3).join("/")))
    .map((part) => part.key);
}
