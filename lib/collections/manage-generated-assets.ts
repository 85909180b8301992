import { and, eq, inArray, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { generatedAssets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { endEmptied } from "./control-generation";
import { fillQueue } from "./fill-queue";
import type { BulkAssetsInput, bulkAssetsJson, GeneratedAssetJson, updateAssetInput } from "./generated-asset-schemas";
import { assetIs, readGeneratedAsset } from "./read-generated-assets";

/** Pins, tags, or moves an asset forward; what it shows and how it was made never changes. @throws `not_found` */
export async function updateGeneratedAsset({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.output<typeof updateAssetInput>;
}): Promise<GeneratedAssetJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    // Of those with the same priority the one that got it last is first: "next" means next, also the second time.
    const ahead = sql`coalesce((
      select min(a.queue_order) - 1 from ${generatedAssets} a
      where a.tenant_id = ${tenantId} and a.status = 'pending' and a.id <> ${id}), 0)`;
    const changed = await tx
      .update(generatedAssets)
      .set(input.priority === undefined ? input : { ...input, queueOrder: ahead })
      .where(and(assetIs(tenantId, id), isNull(generatedAssets.deletedAt)))
      .returning({ id: generatedAssets.id });
    if (changed.length === 0) throw notFound("The generated asset");
    await recordAudit(tx, ctx, {
      action: "generated-asset.changed",
      entity: "generated_assets",
      entityId: id,
      payload: { ...input },
    });
    await recordChanges(tx, tenantId, [{ entity: "generated_assets", id, status: "changed" }]);
    return readGeneratedAsset(tx, tenantId, id);
  });
}

interface Plan {
  values: Record<string, unknown>;
  from: "live" | "deleted";
  differs?: SQL | undefined;
}

function planChange(input: BulkAssetsInput): Plan {
  const array = (words: readonly string[]) => sql`${sql.param(words)}::text[]`;
  switch (input.action) {
    case "pin":
    case "unpin": {
      const pinned = input.action === "pin";
      return { values: { pinned }, from: "live", differs: ne(generatedAssets.pinned, pinned) };
    }
    case "add-tags":
      return {
        values: {
          tags: sql`array(select distinct word from unnest(${generatedAssets.tags} || ${array(input.tags)}) as word order by word)`,
        },
        from: "live",
        differs: sql`not ${generatedAssets.tags} @> ${array(input.tags)}`,
      };
    case "remove-tags":
      return {
        values: {
          tags: sql`array(select word from unnest(${generatedAssets.tags}) as word where word <> all(${array(input.tags)}) order by word)`,
        },
        from: "live",
        differs: sql`${generatedAssets.tags} && ${array(input.tags)}`,
      };
    case "delete":
      return { values: { deletedAt: new Date() }, from: "live" };
    case "restore":
      return { values: { deletedAt: null }, from: "deleted" };
  }
}

/** One change to many assets; those that are so already or are not there stay as they are. */
export async function bulkGeneratedAssets({
  ctx,
  input,
}: {
  ctx: Context;
  input: BulkAssetsInput;
}): Promise<z.infer<typeof bulkAssetsJson>> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  const ids = [...new Set(input.ids)];
  const { values, from, differs } = planChange(input);
  const rows = await writeWithEvents(tenantId, async (tx, emit) => {
    const changed = await tx
      .update(generatedAssets)
      .set(values)
      .where(
        and(
          eq(generatedAssets.tenantId, tenantId),
          inArray(generatedAssets.id, ids),
          from === "live" ? isNull(generatedAssets.deletedAt) : isNotNull(generatedAssets.deletedAt),
          differs,
        ),
      )
      .returning({
        id: generatedAssets.id,
        collectionId: generatedAssets.collectionId,
        status: generatedAssets.status,
        provider: generatedAssets.provider,
      });
    if (changed.length === 0) return changed;
    if (input.action === "restore") {
      const waiting = Map.groupBy(
        changed.filter((row) => row.status === "pending"),
        (row) => row.provider,
      );
      for (const [provider, assets] of waiting) fillQueue(emit, provider, assets.length);
    }
    await recordAudit(tx, ctx, {
      action: `generated-assets.${input.action}`,
      entity: "generated_assets",
      entityId: null,
      payload: { count: changed.length, ids: changed.slice(0, 100).map((row) => row.id) },
    });
    // One change tells every list to look again; more would tell them the same.
    await recordChanges(
      tx,
      tenantId,
      changed.slice(0, 200).map((row) => ({ entity: "generated_assets", id: row.id, status: "changed" })),
    );
    return changed;
  });
  if (input.action === "delete") {
    await endEmptied(
      tenantId,
      rows.flatMap((row) => row.collectionId ?? []),
    );
  }
  const changed = new Set(rows.map((row) => row.id));
  return { changed: ids.filter((id) => changed.has(id)), unchanged: ids.filter((id) => !changed.has(id)) };
}

/** Into the trash, for thirty days. @throws `not_found` */
export async function deleteGeneratedAsset({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  const { changed } = await bulkGeneratedAssets({ ctx, input: { action: "delete", ids: [id] } });
  if (changed.length === 0) throw notFound("The generated asset");
}

/** Out of the trash. @throws `not_found` */
export async function restoreGeneratedAsset({ ctx, id }: { ctx: Context; id: string }): Promise<GeneratedAssetJson> {
  const { changed } = await bulkGeneratedAssets({ ctx, input: { action: "restore", ids: [id] } });
  if (changed.length === 0) throw notFound("The generated asset");
  return withTenant(ctx.tenantId, (tx) => readGeneratedAsset(tx, ctx.tenantId, id));
}
