import { designs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { readDesign } from "./list-designs";
import { provisionDesigns } from "./provision-designs";
import type { CreateDesignInput, DesignJson } from "./schemas";
import { findStyle } from "./styles";

/** Makes a design on a style; it has no revision yet. @throws `validation_failed` for a style the organization does not have */
export async function createDesign({ ctx, input }: { ctx: Context; input: CreateDesignInput }): Promise<DesignJson> {
  requireScope(ctx, "designs:write");
  await provisionDesigns(ctx.tenantId);
  return withTenant(ctx.tenantId, async (tx) => {
    if ((await findStyle(tx, ctx.tenantId, input.styleVersionId)) === undefined) {
      throw new AppError("validation_failed", "The catalogue has no such style.", {
        errors: [{ path: "styleVersionId", message: "is not a style of the catalogue" }],
      });
    }
    const [row] = await tx
      .insert(designs)
      .values({
        tenantId: ctx.tenantId,
        name: input.name,
        styleVersionId: input.styleVersionId,
        decorationProvider: input.decorationProvider,
        legacyProvider: input.legacyProvider ?? null,
        legacyReference: input.legacyReference ?? null,
        createdBy: ctx.userId,
      })
      .returning({ id: designs.id });
    if (row === undefined) throw new Error("The design was not inserted.");
    await recordAudit(tx, ctx, {
      action: "design.created",
      entity: "designs",
      entityId: row.id,
      payload: { name: input.name },
    });
    await recordChanges(tx, ctx.tenantId, [{ entity: "designs", id: row.id, status: "created" }]);
    return readDesign(tx, ctx.tenantId, row.id);
  });
}
