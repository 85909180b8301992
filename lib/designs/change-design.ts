import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { designs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { readDesign } from "./list-designs";
import type { DesignJson, UpdateDesignInput } from "./schemas";

type Values = Partial<Pick<typeof designs.$inferInsert, "name" | "deletedAt">>;

async function changeDesign(
  ctx: Context,
  id: string,
  from: "live" | "deleted",
  values: Values,
  action: string,
): Promise<DesignJson> {
  requireScope(ctx, "designs:write");
  return withTenant(ctx.tenantId, async (tx) => {
    const state = from === "live" ? isNull(designs.deletedAt) : isNotNull(designs.deletedAt);
    const changed = await tx
      .update(designs)
      .set(values)
      .where(and(eq(designs.tenantId, ctx.tenantId), eq(designs.id, id), state))
      .returning({ id: designs.id });
    if (changed.length === 0) throw notFound("The design");
    const { deletedAt: _, ...payload } = values;
    await recordAudit(tx, ctx, { action, entity: "designs", entityId: id, payload });
    await recordChanges(tx, ctx.tenantId, [{ entity: "designs", id, status: action.split(".")[1] ?? action }]);
    return readDesign(tx, ctx.tenantId, id);
  });
}

export async function updateDesign({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdateDesignInput;
}): Promise<DesignJson> {
  return changeDesign(ctx, id, "live", input, "design.changed");
}

/** Puts a design into the trash; `restoreDesign` takes it out again. */
export async function deleteDesign({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  await changeDesign(ctx, id, "live", { deletedAt: new Date() }, "design.deleted");
}

export async function restoreDesign({ ctx, id }: { ctx: Context; id: string }): Promise<DesignJson> {
  return changeDesign(ctx, id, "deleted", { deletedAt: null }, "design.restored");
}
