import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { assets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { BulkAssetsJson, bulkAssetsInput } from "./asset-schemas";
import { checkAssetReferences } from "./check-asset-references";

type Input = z.output<typeof bulkAssetsInput>;

/** Tags of an asset at most; the ones above are dropped, as none was promised. */
const mostTags = 50;

const isLive = isNull(assets.deletedAt);
const textArray = (values: readonly string[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;

interface Change {
  /** Which of the assets become different. */
  when: SQL | undefined;
  set: { folderId?: string | null; tags?: SQL; deletedAt?: Date | null };
  /** Past tense, for audit and live updates. */
  done: string;
}

function changeOf(input: Input): Change {
  switch (input.action) {
    case "move":
      return {
        when: and(isLive, sql`${assets.folderId} is distinct from ${input.folderId}::uuid`),
        set: { folderId: input.folderId },
        done: "moved",
      };
    case "tag": {
      const added = textArray(input.tags);
      return {
        when: and(isLive, sql`not ${assets.tags} @> ${added}`),
        set: {
          tags: sql`(array(select distinct tag from unnest(${assets.tags} || ${added}) as tag order by tag))[1:${mostTags}::int]`,
        },
        done: "tagged",
      };
    }
    case "untag": {
      const removed = textArray(input.tags);
      return {
        when: and(isLive, sql`${assets.tags} && ${removed}`),
        set: {
          tags: sql`array(select tag from unnest(${assets.tags}) as tag where tag <> all(${removed}) order by tag)`,
        },
        done: "untagged",
      };
    }
    case "delete":
      return { when: isLive, set: { deletedAt: new Date() }, done: "deleted" };
    case "restore":
      return { when: isNotNull(assets.deletedAt), set: { deletedAt: null }, done: "restored" };
  }
}

/** Locks the rows in one order, so that two changes of the same assets do not wait for each other. */
async function lockAssets(tx: Transaction, tenantId: string, ids: string[]): Promise<void> {
  await tx
    .select({ id: assets.id })
    .from(assets)
    .where(and(eq(assets.tenantId, tenantId), inArray(assets.id, ids)))
    .orderBy(assets.id)
    .for("update");
}

/**
 * Moves, tags, deletes or restores many assets at once, all or none. Assets that are so already, or gone, are left alone
 * and named in the answer.
 * @throws AppError `validation_failed` for a folder that is none
 */
export async function changeAssets({ ctx, input }: { ctx: Context; input: Input }): Promise<BulkAssetsJson> {
  requireScope(ctx, "assets:write");
  const { tenantId } = ctx;
  const ids = [...new Set(input.ids)];
  const change = changeOf(input);
  return withTenant(tenantId, async (tx) => {
    if (input.action === "move") await checkAssetReferences(tx, tenantId, input);
    await lockAssets(tx, tenantId, ids);
    const rows = await tx
      .update(assets)
      .set({ ...change.set, updatedAt: new Date() })
      .where(and(eq(assets.tenantId, tenantId), inArray(assets.id, ids), change.when))
      .returning({ id: assets.id });
    const changed = new Set(rows.map((row) => row.id));
    const { ids: _, ...payload } = input;
    for (const id of changed) {
      await recordAudit(tx, ctx, { action: `asset.${change.done}`, entity: "assets", entityId: id, payload });
    }
    await recordChanges(
      tx,
      tenantId,
      [...changed].map((id) => ({ entity: "assets", id, status: change.done })),
    );
    return { changed: ids.filter((id) => changed.has(id)), unchanged: ids.filter((id) => !changed.has(id)) };
  });
}
