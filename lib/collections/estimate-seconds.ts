import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type GeneratedAssetType, generatedAssets } from "@/db/schema";
import { builtInProviderId } from "@/lib/kernel/ai/model-catalogue";

/** Seconds between two results of a batch where nothing is known yet: the built-in models on two cores, and others. */
const usual: Readonly<Record<GeneratedAssetType, { builtIn: number; other: number }>> = {
  image: { builtIn: 1.2, other: 6 },
  video: { builtIn: 5, other: 30 },
  "3d_render": { builtIn: 3, other: 3 },
};
/** Results that are looked back at. */
const looksBack = 200;
/** Results further apart than this were not made in one go, seconds. */
const longestGap = 120;

/** How long a batch will take, by the time between results of earlier batches of the same provider. */
export async function estimateSeconds(
  tx: Transaction,
  order: { tenantId: string; type: GeneratedAssetType; provider: string; assets: number },
): Promise<number> {
  const { tenantId, type, provider, assets } = order;
  const [row] = await tx.execute<{ seconds: number | null; count: number }>(sql`
    select avg(gap)::float8 as seconds, count(*)::int as count
    from (
      select extract(epoch from completed_at - lag(completed_at) over (partition by collection_id order by completed_at)) as gap
      from (
        select collection_id, completed_at from ${generatedAssets}
        where tenant_id = ${tenantId} and type = ${type} and provider = ${provider} and status = 'completed'
          and collection_id is not null
        order by id desc limit ${looksBack}
      ) as recent
    ) as gaps
    where gap < ${longestGap}`);
  const isKnown = row !== undefined && row.seconds !== null && row.count >= 3;
  const fallback = usual[type][provider === builtInProviderId ? "builtIn" : "other"];
  const each = isKnown && row.seconds !== null ? row.seconds : fallback;
  return Math.round(each * assets * 10) / 10;
}
