import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type CollectionStatus, collections } from "@/db/schema";
import { AppError, notFound } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";

export type CollectionRow = typeof collections.$inferSelect;

/** From which states a state is reached; there are no other moves. */
export const collectionTransitions: Record<CollectionStatus, readonly CollectionStatus[]> = {
  // A first analysis that failed leaves the collection as it was made.
  draft: ["analyzing"],
  analyzing: ["draft", "ready", "completed", "error"],
  // After the analysis, when a later one failed, and when a generation is cancelled.
  ready: ["analyzing", "generating"],
  generating: ["ready", "completed", "error"],
  completed: ["generating"],
  error: ["generating"],
};

export const collectionIs = (tenantId: string, id: string) =>
  and(eq(collections.tenantId, tenantId), eq(collections.id, id));

/**
 * The collection under its lock, which lets others insert rows that name it: such an insert may hold a lock that the
 * holder of this one waits for.
 * @throws `not_found`, also for what is in the trash
 */
export async function lockCollection(tx: Transaction, tenantId: string, id: string): Promise<CollectionRow> {
  const [row] = await tx
    .select()
    .from(collections)
    .where(and(collectionIs(tenantId, id), isNull(collections.deletedAt)))
    .for("no key update");
  if (row === undefined) throw notFound("The collection");
  return row;
}

/**
 * Moves a collection on if its state allows it; the row itself decides, so of two at once one wins.
 * @returns undefined when it did not move
 */
export async function moveCollection(
  tx: Transaction,
  tenantId: string,
  id: string,
  status: CollectionStatus,
  set: Partial<typeof collections.$inferInsert> = {},
): Promise<CollectionRow | undefined> {
  const [row] = await tx
    .update(collections)
    .set({ ...set, status })
    .where(
      and(
        collectionIs(tenantId, id),
        inArray(collections.status, [...collectionTransitions[status]]),
        isNull(collections.deletedAt),
      ),
    )
    .returning();
  if (row !== undefined) await recordChanges(tx, tenantId, [{ entity: "collections", id, status }]);
  return row;
}

/** @throws `illegal_transition`, `not_found` */
export async function requireMove(
  tx: Transaction,
  tenantId: string,
  id: string,
  status: CollectionStatus,
  set: Partial<typeof collections.$inferInsert> = {},
): Promise<CollectionRow> {
  const { status: from } = await lockCollection(tx, tenantId, id);
  const moved = await moveCollection(tx, tenantId, id, status, set);
  if (moved === undefined) {
    throw new AppError("illegal_transition", `A collection that is ${from} cannot become ${status}.`, {
      extra: { status: from },
    });
  }
  return moved;
}
