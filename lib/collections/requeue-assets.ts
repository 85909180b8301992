import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { generatedAssets } from "@/db/schema";
import type { Emit } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { fillQueue } from "./fill-queue";

/** Changes that one request tells live pages of at most. */
const mostChanges = 200;

/** Back into the queue, under the lock of each row; the others stay as they are. */
export async function requeueAssets(
  tx: Transaction,
  emit: Emit,
  tenantId: string,
  ids: readonly string[],
  from: readonly ("draft" | "error" | "pending")[],
): Promise<{ id: string; productId: string; provider: string; collectionId: string | null }[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .update(generatedAssets)
    .set({ status: "pending", progress: 0, errorCode: null, errorMessage: null, jobId: null })
    .where(
      and(
        eq(generatedAssets.tenantId, tenantId),
        inArray(generatedAssets.id, [...ids]),
        inArray(generatedAssets.status, [...from]),
        isNull(generatedAssets.deletedAt),
      ),
    )
    .returning({
      id: generatedAssets.id,
      productId: generatedAssets.productId,
      provider: generatedAssets.provider,
      collectionId: generatedAssets.collectionId,
    });
  await recordChanges(
    tx,
    tenantId,
    // A list looks again after one of them; thousands would tell it the same.
    rows.slice(0, mostChanges).map((row) => ({ entity: "generated_assets", id: row.id, status: "pending" })),
  );
  for (const provider of new Set(rows.map((row) => row.provider))) {
    fillQueue(emit, provider, rows.filter((row) => row.provider === provider).length);
  }
  return rows;
}

/** Ids of a collection's assets in some states, in the order they are made. */
export async function findAssets(
  tx: Transaction,
  tenantId: string,
  collectionId: string,
  status: "pending" | "error" | "generating" | "draft",
): Promise<string[]> {
  const rows = await tx
    .select({ id: generatedAssets.id })
    .from(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, tenantId),
        eq(generatedAssets.collectionId, collectionId),
        eq(generatedAssets.status, status),
        isNull(generatedAssets.deletedAt),
      ),
    );
  return rows.map((row) => row.id);
}
