import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { z } from "zod";
import { assets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { AssetJson, updateAssetInput } from "./asset-schemas";
import { checkAssetReferences } from "./check-asset-references";
import { readAsset } from "./list-assets";

type Values = z.output<typeof updateAssetInput> & { deletedAt?: Date | null };

async function changeAsset(
  ctx: Context,
  id: string,
  from: "live" | "deleted",
  values: Values,
  action: string,
): Promise<AssetJson> {
  requireScope(ctx, "assets:write");
  return withTenant(ctx.tenantId, async (tx) => {
    await checkAssetReferences(tx, ctx.tenantId, values);
    const state = from === "live" ? isNull(assets.deletedAt) : isNotNull(assets.deletedAt);
    const changed = await tx
      .update(assets)
      .set({ ...values, updatedAt: new Date() })
      .where(and(eq(assets.tenantId, ctx.tenantId), eq(assets.id, id), state))
      .returning({ id: assets.id });
    if (changed.length === 0) throw notFound("The asset");
    const { deletedAt: _, ...payload } = values;
    await recordAudit(tx, ctx, { action, entity: "assets", entityId: id, payload });
    await recordChanges(tx, ctx.tenantId, [{ entity: "assets", id, status: action.split(".")[1] ?? action }]);
    return readAsset(tx, ctx, id);
  });
}

/** Changes name, folder, tags or rules. @throws AppError `not_found`, `validation_failed` for a folder or style that is none */
export async function updateAsset({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.output<typeof updateAssetInput>;
}): Promise<AssetJson> {
  return changeAsset(ctx, id, "live", input, "asset.changed");
}

/** Puts artwork into the trash: no new revision may use it, revisions that do keep drawing it. */
export async function deleteAsset({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  await changeAsset(ctx, id, "live", { deletedAt: new Date() }, "asset.deleted");
}

export async function restoreAsset({ ctx, id }: { ctx: Context; id: string }): Promise<AssetJson> {
  return changeAsset(ctx, id, "deleted", { deletedAt: null }, "asset.restored");
}
