import { and, asc, desc, eq, inArray, isNull, lt, ne, notExists, sql } from "drizzle-orm";
import { collections, generatedAssets, generationJobs } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { findClient } from "@/lib/kernel/generation/clients";
import { emitWithin, writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { failAnalysis } from "./analyze-collection";
import { addCost } from "./asset-costs";
import { asked } from "./claim-asset";
import { endEmptied } from "./control-generation";
import { queueFilled } from "./events";
import { fillQueue, lanes } from "./fill-queue";
import { failAsset } from "./finish-asset";
import { type AssetRow, assetIs } from "./read-generated-assets";
import { finishFromJob } from "./run-asset";

/** Longer than a step makes and stores one asset here, with the engine's first attempts at it again, minutes. */
const lostHereMinutes = 30;
/** A job that ended so long ago and was not taken over has no run that waits for it, minutes. */
const lostElsewhereMinutes = 5;
/** Longer than an outside provider is asked in one call, minutes. */
const unansweredMinutes = 60;
/** Longer than an analysis takes, with its wait for a turn, minutes. */
const lostAnalysisMinutes = 60;
/** What waits longer than this with nobody at work has been forgotten, seconds. */
const forgottenAfterSeconds = 45;
/** Rows of one kind that one sweep looks after. */
const mostAtOnce = 50;

const minutesAgo = (minutes: number) => sql`now() - make_interval(mins => ${minutes})`;

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

/** Whoever still works on it finds another attempt there, and writes nothing. */
async function putBack(asset: AssetRow): Promise<void> {
  await withTenant(asset.tenantId, (tx) =>
    tx
      .update(generatedAssets)
      .set({ status: "pending", jobId: null, progress: 0 })
      .where(
        and(
          assetIs(asset.tenantId, asset.id),
          eq(generatedAssets.status, "generating"),
          eq(generatedAssets.attempt, asset.attempt),
        ),
      ),
  );
}

/** Ends, or puts back, an asset that an outside provider was to make and whose run may be gone. */
async function settleElsewhere(asset: AssetRow, isUnanswered: boolean): Promise<void> {
  const { tenantId, id, provider, jobId } = asset;
  const [job] = await withTenant(tenantId, (tx) =>
    tx
      .select({ id: generationJobs.id })
      .from(generationJobs)
      .where(
        and(
          eq(generationJobs.tenantId, tenantId),
          eq(generationJobs.ownerType, "generated_assets"),
          eq(generationJobs.ownerId, id),
        ),
      )
      .orderBy(desc(generationJobs.id))
      .limit(1),
  );
  if (job !== undefined) {
    await finishFromJob({ tenantId, provider, key: jobId ?? "" }, job.id);
  } else if (isUnanswered && (asset.progress < asked || findClient(provider) !== undefined)) {
    // Nobody was asked: the job comes before the question.
    await putBack(asset);
  } else if (isUnanswered) {
    const detail = "The studio stopped while the provider was asked; whether it was paid is not known.";
    await failAsset(asset, "submission_unknown", detail, addCost(asset, asset.estimatedUsd));
  }
}

async function settleLostAssets(): Promise<void> {
  const isMade = eq(generatedAssets.status, "generating");
  const isHere = eq(generatedAssets.provider, "built-in");
  const [here, elsewhere] = await withSystem(async (tx) => [
    await tx
      .select()
      .from(generatedAssets)
      .where(and(isMade, isHere, lt(generatedAssets.updatedAt, minutesAgo(lostHereMinutes))))
      .orderBy(asc(generatedAssets.updatedAt))
      .limit(mostAtOnce),
    await tx
      .select({
        asset: generatedAssets,
        isUnanswered: sql<boolean>`${generatedAssets.updatedAt} < ${minutesAgo(unansweredMinutes)}`,
      })
      .from(generatedAssets)
      .where(
        and(
          isMade,
          ne(generatedAssets.provider, "built-in"),
          lt(generatedAssets.updatedAt, minutesAgo(lostElsewhereMinutes)),
          // Those whose job is still made have time.
          notExists(
            tx
              .select({ one: sql`1` })
              .from(generationJobs)
              .where(
                and(
                  eq(generationJobs.tenantId, generatedAssets.tenantId),
                  eq(generationJobs.ownerType, "generated_assets"),
                  eq(generationJobs.ownerId, generatedAssets.id),
                  sql`(${generationJobs.status} in ('pending', 'processing')
                    or ${generationJobs.updatedAt} > ${minutesAgo(lostElsewhereMinutes)})`,
                ),
              ),
          ),
        ),
      )
      .orderBy(asc(generatedAssets.updatedAt))
      .limit(mostAtOnce),
  ]);
  for (const asset of here) await putBack(asset);
  // One whose result cannot be brought here now is looked at again by the next sweep.
  for (const { asset, isUnanswered } of elsewhere) await settleElsewhere(asset, isUnanswered).catch(() => undefined);
}

/** Ends collections of which nothing is made any more, and analyses whose run is gone. */
async function settleLostCollections(): Promise<void> {
  const stale = (status: "generating" | "analyzing", minutes: number) =>
    and(eq(collections.status, status), isNull(collections.deletedAt), lt(collections.updatedAt, minutesAgo(minutes)));
  const columns = { tenantId: collections.tenantId, id: collections.id };
  const [emptied, unread] = await withSystem(async (tx) => [
    await tx
      .select(columns)
      .from(collections)
      .where(
        and(
          stale("generating", 1),
          notExists(
            tx
              .select({ one: sql`1` })
              .from(generatedAssets)
              .where(
                and(
                  eq(generatedAssets.tenantId, collections.tenantId),
                  eq(generatedAssets.collectionId, collections.id),
                  inArray(generatedAssets.status, ["pending", "generating"]),
                  isNull(generatedAssets.deletedAt),
                ),
              ),
          ),
        ),
      )
      .limit(mostAtOnce),
    await tx.select(columns).from(collections).where(stale("analyzing", lostAnalysisMinutes)).limit(mostAtOnce),
  ]);
  for (const { tenantId, id } of emptied) await endEmptied(tenantId, [id]);
  for (const { tenantId, id } of unread) await failAnalysis(tenantId, id, "The analysis was stopped; begin it again.");
}

/** Wakes lanes where something waits and fewer work than may. @returns how many */
async function wakeForgotten(): Promise<number> {
  return withSystem(async (tx) => {
    const busy = sql`(select count(*) from ${generatedAssets} busy where busy.tenant_id = ${generatedAssets.tenantId}
      and busy.provider = ${generatedAssets.provider} and busy.status = 'generating')`;
    const waiting = await tx
      .select({
        tenantId: generatedAssets.tenantId,
        provider: generatedAssets.provider,
        needed: sql<number>`least(count(*), ${lanes} - ${busy})::int`,
      })
      .from(generatedAssets)
      .leftJoin(
        collections,
        and(eq(collections.tenantId, generatedAssets.tenantId), eq(collections.id, generatedAssets.collectionId)),
      )
      .where(
        and(
          eq(generatedAssets.status, "pending"),
          isNull(generatedAssets.deletedAt),
          isNull(collections.pausedAt),
          lt(generatedAssets.updatedAt, sql`now() - make_interval(secs => ${forgottenAfterSeconds})`),
        ),
      )
      .groupBy(generatedAssets.tenantId, generatedAssets.provider);
    let woken = 0;
    for (const { tenantId, provider, needed } of waiting) {
      const events = Array.from({ length: Math.max(0, needed) }, (_, lane) => ({
        name: queueFilled.name,
        data: { provider, lane },
      }));
      await emitWithin(tx, tenantId, events);
      woken += events.length;
    }
    return woken;
  });
}

/** Takes care of what a crash, a cancelled run or a lost event left behind. @returns lanes woken */
export async function sweepQueue(): Promise<{ woken: number }> {
  await settleLostAssets();
  await settleLostCollections();
  return { woken: await wakeForgotten() };
}
