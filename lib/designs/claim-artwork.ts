import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assets } from "@/db/schema";
import { countEarlierUses, findUsed, lockUses } from "./asset-uses";
import type { FinishedRow, RowRevision } from "./store-batch-rows";

const artworkOf = ({ elements }: RowRevision): Set<string> =>
  new Set(elements.flatMap((element) => (element.type === "image" ? [element.assetId] : [])));

/** Artwork with a highest number of uses that the design has not shown before, with that number. */
async function findLimited(tx: Transaction, tenantId: string, designId: string, ids: readonly string[]) {
  const limited = await tx
    .select({ id: assets.id, name: assets.name, maxUses: sql<unknown>`${assets.availabilityRules}->'maxUses'` })
    .from(assets)
    .where(
      and(
        eq(assets.tenantId, tenantId),
        sql`${assets.id} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`,
        sql`${assets.availabilityRules} ? 'maxUses'`,
      ),
    );
  if (limited.length === 0) return [];
  const used = await findUsed(
    tx,
    tenantId,
    designId,
    limited.map(({ id }) => id),
  );
  return limited.filter(({ id }) => !used.has(id));
}

/**
 * Takes a use of every limited artwork that rows bring onto the batch's design: designs and batches that want the last one
 * wait for each other here, whatever was judged before their files were drawn. Rows whose artwork is used up fail and
 * leave no revision behind.
 */
export async function claimArtwork(
  tx: Transaction,
  { tenantId, designId }: { tenantId: string; designId: string },
  rows: readonly FinishedRow[],
): Promise<FinishedRow[]> {
  const wanted = new Set(rows.flatMap(({ revision }) => (revision === null ? [] : [...artworkOf(revision)])));
  if (wanted.size === 0) return [...rows];
  const limited = await findLimited(tx, tenantId, designId, [...wanted]);
  if (limited.length === 0) return [...rows];
  const ids = limited.map(({ id }) => id);
  await lockUses(tx, tenantId, ids);
  const uses = await countEarlierUses(tx, tenantId, ids, designId);
  const usedUp = limited.filter(({ id, maxUses }) => typeof maxUses === "number" && (uses.get(id) ?? 0) >= maxUses);
  if (usedUp.length === 0) return [...rows];
  return rows.map((row): FinishedRow => {
    if (row.revision === null || row.error !== null) return row;
    const shown = artworkOf(row.revision);
    const gone = usedUp.find(({ id }) => shown.has(id));
    if (gone === undefined) return row;
    const detail = `“${gone.name}” may not be used here. It is used up: other designs took the last use meanwhile.`;
    return { ...row, revision: null, files: [], error: { code: "asset_unavailable", detail } };
  });
}
