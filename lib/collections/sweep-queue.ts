import { and, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { collections, generatedAssets } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { emitWithin, writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { queueFilled } from "./events";
import { fillQueue, lanes } from "./fill-queue";

/** A run that makes or waits for an asset writes it at least so often. */
const lostAfterMinutes = 150;
/** What waits longer than this with nobody at work has been forgotten. */
const forgottenAfterSeconds = 45;

/** Wakes the lanes of one provider for what still waits. */
export async function refillQueue(tenantId: string, provider: string): Promise<void> {
  await writeWithEvents(tenantId, async (tx, emit) => {
    const [row] = await tx
      .select({ waiting: sql<number>`count(*)::int` })
      .from(generatedAssets)
      .where(
        and(
          eq(generatedAssets.tenantId, tenantId),
          eq(generatedAssets.provider, provider),
          eq(generatedAssets.status, "pending"),
          isNull(generatedAssets.deletedAt),
        ),
      );
    fillQueue(emit, provider, row?.waiting ?? 0);
  });
}

/** Puts back what a lost run left behind and wakes lanes where something waits and nobody works. @returns lanes woken */
export async function sweepQueue(): Promise<{ woken: number }> {
  return withSystem(async (tx) => {
    await tx
      .update(generatedAssets)
      .set({ status: "pending", jobId: null, progress: 0 })
      .where(
        and(
          eq(generatedAssets.status, "generating"),
          eq(generatedAssets.provider, "built-in"),
          lt(generatedAssets.updatedAt, sql`now() - make_interval(mins => ${lostAfterMinutes})`),
        ),
      );
    const waiting = await tx
      .select({
        tenantId: generatedAssets.tenantId,
        provider: generatedAssets.provider,
        count: sql<number>`count(*)::int`,
      })
      .from(generatedAssets)
      .leftJoin(
        collections,
        and(eq(collections.tenantId, generatedAssets.tenantId), eq(collections.id, generatedAssets.collectionId)),
      )
      .where(
        and(
          inArray(generatedAssets.status, ["pending"]),
          isNull(generatedAssets.deletedAt),
          or(isNull(collections.id), and(isNull(collections.pausedAt), isNull(collections.deletedAt))),
          lt(generatedAssets.updatedAt, sql`now() - make_interval(secs => ${forgottenAfterSeconds})`),
          sql`not exists (select 1 from ${generatedAssets} busy where busy.tenant_id = ${generatedAssets.tenantId}
            and busy.provider = ${generatedAssets.provider} and busy.status = 'generating')`,
        ),
      )
      .groupBy(generatedAssets.tenantId, generatedAssets.provider);
    let woken = 0;
    for (const { tenantId, provider, count } of waiting) {
      const needed = Math.min(lanes, count);
      const events = Array.from({ length: needed }, (_, lane) => ({
        name: queueFilled.name,
        data: { provider, lane },
      }));
      await emitWithin(tx, tenantId, events);
      woken += needed;
    }
    return { woken };
  });
}
