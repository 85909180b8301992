import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { collections, generatedAssets, generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { cancelGenerationJob } from "@/lib/kernel/generation";
import { type Emit, writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { ownBudgetMessage } from "./claim-asset";
import type { CollectionJson } from "./collection-schemas";
import { type CollectionRow, collectionIs, lockCollection, moveCollection, requireMove } from "./collection-states";
import { fillQueue } from "./fill-queue";
import { endCollection } from "./finish-asset";
import { readCollection } from "./read-collections";
import { findAssets, requeueAssets } from "./requeue-assets";

type Work = (tx: Transaction, emit: Emit, row: CollectionRow) => Promise<void>;

/** One change to a collection under its lock, with its record. */
async function control(ctx: Context, id: string, action: string, work: Work): Promise<CollectionJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const row = await lockCollection(tx, tenantId, id);
    await work(tx, emit, row);
    await recordAudit(tx, ctx, { action: `collection.${action}`, entity: "collections", entityId: id });
    await recordChanges(tx, tenantId, [{ entity: "collections", id, status: action }]);
    return readCollection(tx, tenantId, id);
  });
}

function requireGenerating(row: CollectionRow, what: string): void {
  if (row.status === "generating") return;
  throw new AppError("illegal_transition", `A collection that is ${row.status} cannot be ${what}.`, {
    extra: { status: row.status },
  });
}

/** Wakes the lanes of every provider that a collection's waiting assets are for. */
async function wakeLanes(tx: Transaction, emit: Emit, row: CollectionRow): Promise<void> {
  const waiting = await tx
    .select({ provider: generatedAssets.provider, count: sql<number>`count(*)::int` })
    .from(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, row.tenantId),
        eq(generatedAssets.collectionId, row.id),
        eq(generatedAssets.status, "pending"),
        isNull(generatedAssets.deletedAt),
      ),
    )
    .groupBy(generatedAssets.provider);
  for (const { provider, count } of waiting) fillQueue(emit, provider, count);
}

/** Begins no further asset; those under way are finished. @throws `not_found`, `illegal_transition` */
export function pauseCollection({ ctx, id }: { ctx: Context; id: string }): Promise<CollectionJson> {
  return control(ctx, id, "paused", async (tx, _emit, row) => {
    requireGenerating(row, "paused");
    await tx
      .update(collections)
      .set({ pausedAt: row.pausedAt ?? new Date() })
      .where(collectionIs(row.tenantId, id));
  });
}

/** Goes on; a batch that its own budget stopped goes on without one. @throws `not_found`, `illegal_transition` */
export function resumeCollection({ ctx, id }: { ctx: Context; id: string }): Promise<CollectionJson> {
  return control(ctx, id, "resumed", async (tx, emit, row) => {
    requireGenerating(row, "resumed");
    const isOver = row.errorMessage === ownBudgetMessage(row.budgetUsd);
    await tx
      .update(collections)
      .set({ pausedAt: null, errorMessage: null, ...(isOver ? { budgetUsd: null } : {}) })
      .where(collectionIs(row.tenantId, id));
    await wakeLanes(tx, emit, row);
  });
}

/** Asks outside providers to stop what they make for a collection; each such asset ends with its job. */
async function cancelJobs(tx: Transaction, emit: Emit, row: CollectionRow): Promise<void> {
  const making = await findAssets(tx, row.tenantId, row.id, "generating");
  if (making.length === 0) return;
  const jobs = await tx
    .select()
    .from(generationJobs)
    .where(
      and(
        eq(generationJobs.tenantId, row.tenantId),
        eq(generationJobs.ownerType, "generated_assets"),
        inArray(generationJobs.ownerId, making),
        inArray(generationJobs.status, ["pending", "processing"]),
      ),
    );
  for (const job of jobs) await cancelGenerationJob(tx, emit, job);
}

/** Returns what waits to drafts and the collection to ready. @throws `not_found`, `illegal_transition` */
export function cancelCollection({ ctx, id }: { ctx: Context; id: string }): Promise<CollectionJson> {
  return control(ctx, id, "cancelled", async (tx, emit, row) => {
    requireGenerating(row, "cancelled");
    const [first] = await tx
      .update(generatedAssets)
      .set({ status: "draft" })
      .where(
        and(
          eq(generatedAssets.tenantId, row.tenantId),
          eq(generatedAssets.collectionId, id),
          eq(generatedAssets.status, "pending"),
        ),
      )
      .returning({ id: generatedAssets.id });
    if (first !== undefined) {
      await recordChanges(tx, row.tenantId, [{ entity: "generated_assets", id: first.id, status: "draft" }]);
    }
    await cancelJobs(tx, emit, row);
    await moveCollection(tx, row.tenantId, id, "ready", { pausedAt: null, errorMessage: null });
  });
}

/** Tries the failed assets of a collection again, in place; what is finished stays. @throws `not_found`, `conflict` without any */
export function retryFailed({ ctx, id }: { ctx: Context; id: string }): Promise<CollectionJson> {
  return control(ctx, id, "retried", async (tx, emit, row) => {
    const failed = await findAssets(tx, row.tenantId, id, "error");
    const again = await requeueAssets(tx, emit, row.tenantId, failed, ["error"]);
    if (again.length === 0) throw new AppError("conflict", "None of the collection's assets has failed.");
    if (row.status !== "generating") {
      const reset = { pausedAt: null, errorMessage: null, completedAt: null };
      await requireMove(tx, row.tenantId, id, "generating", reset);
    }
  });
}

/** Puts waiting assets into an order; those that are not named come after them. @throws `not_found`, `illegal_transition` */
export function reorderAssets({
  ctx,
  id,
  assetIds,
}: {
  ctx: Context;
  id: string;
  assetIds: readonly string[];
}): Promise<CollectionJson> {
  return control(ctx, id, "reordered", async (tx, _emit, row) => {
    requireGenerating(row, "reordered");
    await tx.execute(sql`
      update ${generatedAssets} a
      set queue_order = coalesce(wanted.place - 1, ${assetIds.length} + a.queue_order)
      from (select id, wanted.place from ${generatedAssets} b
        left join unnest(${sql.param([...assetIds])}::uuid[]) with ordinality as wanted(asset_id, place) on wanted.asset_id = b.id
        where b.tenant_id = ${row.tenantId} and b.collection_id = ${id} and b.status = 'pending') as wanted
      where a.tenant_id = ${row.tenantId} and a.id = wanted.id`);
  });
}

/** Ends collections whose last open asset was deleted. */
export async function endEmptied(tenantId: string, collectionIds: readonly string[]): Promise<void> {
  for (const id of new Set(collectionIds)) {
    await withTenant(tenantId, async (tx) => {
      const [row] = await tx.select().from(collections).where(collectionIs(tenantId, id)).for("no key update");
      if (row?.status === "generating") await endCollection(tx, tenantId, id);
    });
  }
}
