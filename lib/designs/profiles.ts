import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { exportProfiles, previewProfiles } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { provisionDesigns } from "./provision-designs";
import type {
  CreateExportProfileInput,
  CreatePreviewProfileInput,
  ExportProfileJson,
  PreviewProfileJson,
  UpdateExportProfileInput,
  UpdatePreviewProfileInput,
} from "./schemas";

type PreviewRow = typeof previewProfiles.$inferSelect;
type ExportRow = typeof exportProfiles.$inferSelect;

function previewToJson({ tenantId: _, deletedAt: __, ...row }: PreviewRow): PreviewProfileJson {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

function exportToJson({ tenantId: _, deletedAt: __, ...row }: ExportRow): ExportProfileJson {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

export async function listPreviewProfiles({
  ctx,
  query,
}: {
  ctx: Context;
  query: PageQuery;
}): Promise<Page<PreviewProfileJson>> {
  requireScope(ctx, "designs:read");
  await provisionDesigns(ctx.tenantId);
  const after = decodeIdCursor(query.cursor);
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select()
      .from(previewProfiles)
      .where(
        and(
          eq(previewProfiles.tenantId, ctx.tenantId),
          isNull(previewProfiles.deletedAt),
          after === undefined ? undefined : gt(previewProfiles.id, after),
        ),
      )
      .orderBy(asc(previewProfiles.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.id, previewToJson);
}

export async function createPreviewProfile({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreatePreviewProfileInput;
}): Promise<PreviewProfileJson> {
  requireScope(ctx, "designs:write");
  await provisionDesigns(ctx.tenantId);
  return withTenant(ctx.tenantId, async (tx) => {
    const [row] = await tx
      .insert(previewProfiles)
      .values({ ...input, tenantId: ctx.tenantId })
      .returning();
    if (row === undefined) throw new Error("The profile was not inserted.");
    await recordAudit(tx, ctx, {
      action: "preview-profile.created",
      entity: "preview_profiles",
      entityId: row.id,
      payload: input,
    });
    await recordChanges(tx, ctx.tenantId, [{ entity: "preview_profiles", id: row.id, status: "created" }]);
    return previewToJson(row);
  });
}

/** Changes a profile and counts its version up: jobs of the old version stay what they were. */
export async function updatePreviewProfile({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdatePreviewProfileInput;
}): Promise<PreviewProfileJson> {
  requireScope(ctx, "designs:write");
  return withTenant(ctx.tenantId, async (tx) => {
    const [row] = await tx
      .update(previewProfiles)
      .set({ ...input, version: sql`${previewProfiles.version} + 1` })
      .where(
        and(eq(previewProfiles.tenantId, ctx.tenantId), eq(previewProfiles.id, id), isNull(previewProfiles.deletedAt)),
      )
      .returning();
    if (row === undefined) throw notFound("The preview profile");
    await recordAudit(tx, ctx, {
      action: "preview-profile.changed",
      entity: "preview_profiles",
      entityId: id,
      payload: input,
    });
    await recordChanges(tx, ctx.tenantId, [{ entity: "preview_profiles", id, status: "changed" }]);
    return previewToJson(row);
  });
}

export async function deletePreviewProfile({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "designs:write");
  await withTenant(ctx.tenantId, async (tx) => {
    const [row] = await tx
      .update(previewProfiles)
      .set({ deletedAt: new Date() })
      .where(
        and(eq(previewProfiles.tenantId, ctx.tenantId), eq(previewProfiles.id, id), isNull(previewProfiles.deletedAt)),
      )
      .returning();
    if (row === undefined) throw notFound("The preview profile");
    if (row.isThumbnail)
      throw new AppError("conflict", "Thumbnails are made with this profile; it can be changed, not deleted.");
    await recordAudit(tx, ctx, { action: "preview-profile.deleted", entity: "preview_profiles", entityId: id });
    await recordChanges(tx, ctx.tenantId, [{ entity: "preview_profiles", id, status: "deleted" }]);
  });
}

export async function listExportProfiles({
  ctx,
  query,
}: {
  ctx: Context;
  query: PageQuery;
}): Promise<Page<ExportProfileJson>> {
  requireScope(ctx, "designs:read");
  await provisionDesigns(ctx.tenantId);
  const after = decodeIdCursor(query.cursor);
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select()
      .from(exportProfiles)
      .where(
        and(
          eq(exportProfiles.tenantId, ctx.tenantId),
          isNull(exportProfiles.deletedAt),
          after === undefined ? undefined : gt(exportProfiles.id, after),
        ),
      )
      .orderBy(asc(exportProfiles.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.id, exportToJson);
}

export async function createExportProfile({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateExportProfileInput;
}): Promise<ExportProfileJson> {
  requireScope(ctx, "designs:write");
  await provisionDesigns(ctx.tenantId);
  return withTenant(ctx.tenantId, async (tx) => {
    const [row] = await tx
      .insert(exportProfiles)
      .values({ ...input, tenantId: ctx.tenantId })
      .returning();
    if (row === undefined) throw new Error("The profile was not inserted.");
    await recordAudit(tx, ctx, {
      action: "export-profile.created",
      entity: "export_profiles",
      entityId: row.id,
      payload: input,
    });
    await recordChanges(tx, ctx.tenantId, [{ entity: "export_profiles", id: row.id, status: "created" }]);
    return exportToJson(row);
  });
}

/** Changes a profile and counts its version up: files made with the old version stay what they were. */
export async function updateExportProfile({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdateExportProfileInput;
}): Promise<ExportProfileJson> {
  requireScope(ctx, "designs:write");
  return withTenant(ctx.tenantId, async (tx) => {
    const [row] = await tx
      .update(exportProfiles)
      .set({ ...input, version: sql`${exportProfiles.version} + 1` })
      .where(
        and(eq(exportProfiles.tenantId, ctx.tenantId), eq(exportProfiles.id, id), isNull(exportProfiles.deletedAt)),
      )
      .returning();
    if (row === undefined) throw notFound("The export profile");
    await recordAudit(tx, ctx, {
      action: "export-profile.changed",
      entity: "export_profiles",
      entityId: id,
      payload: input,
    });
    await recordChanges(tx, ctx.tenantId, [{ entity: "export_profiles", id, status: "changed" }]);
    return exportToJson(row);
  });
}

export async function deleteExportProfile({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "designs:write");
  await withTenant(ctx.tenantId, async (tx) => {
    const [row] = await tx
      .update(exportProfiles)
      .set({ deletedAt: new Date() })
      .where(
        and(eq(exportProfiles.tenantId, ctx.tenantId), eq(exportProfiles.id, id), isNull(exportProfiles.deletedAt)),
      )
      .returning();
    if (row === undefined) throw notFound("The export profile");
    await recordAudit(tx, ctx, { action: "export-profile.deleted", entity: "export_profiles", entityId: id });
    await recordChanges(tx, ctx.tenantId, [{ entity: "export_profiles", id, status: "deleted" }]);
  });
}
