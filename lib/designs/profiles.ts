import { asc, sql } from "drizzle-orm";
import { exportProfiles, previewProfiles } from "@/db/schema";
import { AppError } from "@/lib/kernel/errors";
import {
  type CreateExportProfileInput,
  type CreatePreviewProfileInput,
  conflictsOf,
  type ExportProfileJson,
  type PreviewProfileJson,
  type UpdateExportProfileInput,
  type UpdatePreviewProfileInput,
} from "./profile-schemas";
import { createProfileService } from "./profile-service";

type PreviewRow = typeof previewProfiles.$inferSelect;
type ExportRow = typeof exportProfiles.$inferSelect;

/** A row without what only the database needs to know. */
function publicPart<Row extends PreviewRow | ExportRow>({ tenantId: _, deletedAt: __, ...row }: Row) {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

const previews = createProfileService<
  PreviewRow,
  PreviewProfileJson,
  CreatePreviewProfileInput,
  UpdatePreviewProfileInput
>({
  table: previewProfiles,
  entity: "preview_profiles",
  action: "preview-profile",
  label: "The preview profile",
  select: (tx, where, limit) =>
    tx.select().from(previewProfiles).where(where).orderBy(asc(previewProfiles.id)).limit(limit),
  insert: (tx, tenantId, input) =>
    tx
      .insert(previewProfiles)
      .values({ ...input, tenantId })
      .returning(),
  update: (tx, where, input) =>
    tx
      .update(previewProfiles)
      .set({ ...input, version: sql`${previewProfiles.version} + 1` })
      .where(where)
      .returning(),
  remove: (tx, where) => tx.update(previewProfiles).set({ deletedAt: new Date() }).where(where).returning(),
  toJson: publicPart,
  checkRemoved: (row) => {
    if (row.isThumbnail)
      throw new AppError("conflict", "Thumbnails are made with this profile; it can be changed, not deleted.");
  },
});

const exports = createProfileService<ExportRow, ExportProfileJson, CreateExportProfileInput, UpdateExportProfileInput>({
  table: exportProfiles,
  entity: "export_profiles",
  action: "export-profile",
  label: "The export profile",
  select: (tx, where, limit) =>
    tx.select().from(exportProfiles).where(where).orderBy(asc(exportProfiles.id)).limit(limit),
  insert: (tx, tenantId, input) =>
    tx
      .insert(exportProfiles)
      .values({ ...input, tenantId })
      .returning(),
  update: (tx, where, input) =>
    tx
      .update(exportProfiles)
      .set({ ...input, version: sql`${exportProfiles.version} + 1` })
      .where(where)
      .returning(),
  remove: (tx, where) => tx.update(exportProfiles).set({ deletedAt: new Date() }).where(where).returning(),
  // A PNG is a file a side, whatever was asked for.
  toJson: (row) => ({ ...publicPart(row), files: row.format === "png" ? "per-side" : row.files }),
  checkChanged: (row) => {
    const errors = conflictsOf(row);
    if (errors.length > 0) throw new AppError("validation_failed", "These settings do not go together.", { errors });
  },
});

export const {
  list: listPreviewProfiles,
  create: createPreviewProfile,
  update: updatePreviewProfile,
  remove: deletePreviewProfile,
} = previews;

export const {
  list: listExportProfiles,
  create: createExportProfile,
  update: updateExportProfile,
  remove: deleteExportProfile,
} = exports;
