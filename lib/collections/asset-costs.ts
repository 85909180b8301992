import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { generationJobs } from "@/db/schema";
import type { AssetRow } from "./read-generated-assets";

/**
 * USD of all jobs that an asset had at its provider, also of those that failed and are charged. What was made without a
 * price, and what nobody knows the fate of, counts as the asset's estimate.
 */
export async function sumJobCosts(tx: Transaction, asset: AssetRow): Promise<number> {
  const [row] = await tx
    .select({
      usd: sql<number>`coalesce(sum(coalesce(${generationJobs.costUsd},
        case when ${generationJobs.status} in ('completed', 'submission_unknown') then ${asset.estimatedUsd}::numeric else 0 end
      )), 0)::float8`,
    })
    .from(generationJobs)
    .where(
      and(
        eq(generationJobs.tenantId, asset.tenantId),
        eq(generationJobs.ownerType, "generated_assets"),
        eq(generationJobs.ownerId, asset.id),
      ),
    );
  return row?.usd ?? 0;
}

/** USD of an asset's earlier attempts and one more call. */
export const addCost = (asset: AssetRow, costUsd: number): number => (asset.costUsd ?? 0) + costUsd;
