import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";
import { users } from "./auth";
import { exportProfiles, previewProfiles } from "./design-profiles";
import { designRevisions } from "./designs";

/** States of a job: a job that has ended never runs again. */
export const jobStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** `{code,detail}` of what failed. */
const errorColumn = () => jsonb("error").$type<{ code: string; detail: string }>();

/** Who started it, and when it did what. */
const courseColumns = () => ({
  initiatedBy: uuid("initiated_by").references(() => users.id, { onDelete: "set null" }),
  startedAt: instant("started_at"),
  completedAt: instant("completed_at"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

const jobColumns = () => ({
  tenantId: tenantId(),
  id: id(),
  designRevisionId: uuid("design_revision_id").notNull(),
  status: text("status").$type<JobStatus>().notNull().default("queued"),
  /** The request's Idempotency-Key, else SHA-256 of what is to be made. */
  idempotencyKey: text("idempotency_key").notNull(),
  /** 0 to 100. */
  progress: integer("progress").notNull().default(0),
  error: errorColumn(),
  ...courseColumns(),
});

/** Preview jobs: one picture of one side. */
export const jobsPreview = appSchema.table(
  "jobs_preview",
  {
    ...jobColumns(),
    sideId: text("side_id").notNull(),
    previewProfileId: uuid("preview_profile_id").notNull(),
    previewProfileVersion: integer("preview_profile_version").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "jobs_preview_revision_fk",
      columns: [table.tenantId, table.designRevisionId],
      foreignColumns: [designRevisions.tenantId, designRevisions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "jobs_preview_profile_fk",
      columns: [table.tenantId, table.previewProfileId],
      foreignColumns: [previewProfiles.tenantId, previewProfiles.id],
    }).onDelete("restrict"),
    unique("jobs_preview_idempotency_key").on(table.tenantId, table.idempotencyKey),
    index("jobs_preview_revision_idx").on(table.tenantId, table.designRevisionId, table.id),
    index("jobs_preview_profile_idx").on(table.tenantId, table.previewProfileId),
    index("jobs_preview_initiated_by_idx").on(table.initiatedBy),
    oneOf("jobs_preview_status_check", table.status, jobStatuses),
    check("jobs_preview_progress_check", sql`${table.progress} between 0 and 100`),
  ],
);

/** Export jobs: the print file of all sides. */
export const jobsExport = appSchema.table(
  "jobs_export",
  {
    ...jobColumns(),
    exportProfileId: uuid("export_profile_id").notNull(),
    exportProfileVersion: integer("export_profile_version").notNull(),
    /** Why somebody exported in spite of preflight errors. */
    overrideReason: text("override_reason"),
    /** What preflight found when the export was asked for. */
    findings: jsonb("findings").$type<Record<string, unknown>[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "jobs_export_revision_fk",
      columns: [table.tenantId, table.designRevisionId],
      foreignColumns: [designRevisions.tenantId, designRevisions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "jobs_export_profile_fk",
      columns: [table.tenantId, table.exportProfileId],
      foreignColumns: [exportProfiles.tenantId, exportProfiles.id],
    }).onDelete("restrict"),
    unique("jobs_export_idempotency_key").on(table.tenantId, table.idempotencyKey),
    index("jobs_export_revision_idx").on(table.tenantId, table.designRevisionId, table.id),
    index("jobs_export_profile_idx").on(table.tenantId, table.exportProfileId),
    index("jobs_export_initiated_by_idx").on(table.initiatedBy),
    oneOf("jobs_export_status_check", table.status, jobStatuses),
    check("jobs_export_progress_check", sql`${table.progress} between 0 and 100`),
  ],
);

export const batchStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;
export const batchRowStatuses = ["queued", "completed", "failed", "cancelled"] as const;

/** Variable data: one revision and one print file for each line of a table. */
export const exportBatches = appSchema.table(
  "export_batches",
  {
    tenantId: tenantId(),
    id: id(),
    designId: uuid("design_id").notNull(),
    /** The revision whose bound elements are filled in. */
    designRevisionId: uuid("design_revision_id").notNull(),
    /** Where the rows' revisions are. */
    branchId: uuid("branch_id"),
    exportProfileId: uuid("export_profile_id").notNull(),
    exportProfileVersion: integer("export_profile_version").notNull(),
    status: text("status").$type<(typeof batchStatuses)[number]>().notNull().default("queued"),
    idempotencyKey: text("idempotency_key").notNull(),
    filename: text("filename").notNull(),
    /** Why somebody made the batch in spite of preflight errors. */
    overrideReason: text("override_reason"),
    /** Field of the design → column of the table. */
    mapping: jsonb("mapping").$type<Record<string, string>>().notNull(),
    totalRows: integer("total_rows").notNull(),
    completedRows: integer("completed_rows").notNull().default(0),
    failedRows: integer("failed_rows").notNull().default(0),
    /** The ZIP with all files and the report. */
    artifactId: uuid("artifact_id"),
    error: errorColumn(),
    ...courseColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "export_batches_revision_fk",
      columns: [table.tenantId, table.designRevisionId],
      foreignColumns: [designRevisions.tenantId, designRevisions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "export_batches_profile_fk",
      columns: [table.tenantId, table.exportProfileId],
      foreignColumns: [exportProfiles.tenantId, exportProfiles.id],
    }).onDelete("restrict"),
    unique("export_batches_idempotency_key").on(table.tenantId, table.idempotencyKey),
    index("export_batches_design_idx").on(table.tenantId, table.designId, table.id),
    index("export_batches_revision_idx").on(table.tenantId, table.designRevisionId),
    index("export_batches_profile_idx").on(table.tenantId, table.exportProfileId),
    index("export_batches_initiated_by_idx").on(table.initiatedBy),
    oneOf("export_batches_status_check", table.status, batchStatuses),
  ],
);

/** A line of a batch's table. */
export const exportBatchRows = appSchema.table(
  "export_batch_rows",
  {
    tenantId: tenantId(),
    batchId: uuid("batch_id").notNull(),
    /** Line of the table, 1 being the first after its header. */
    number: integer("number").notNull(),
    /** Field of the design → text of this line. */
    values: jsonb("values").$type<Record<string, string>>().notNull(),
    status: text("status").$type<(typeof batchRowStatuses)[number]>().notNull().default("queued"),
    designRevisionId: uuid("design_revision_id"),
    artifactId: uuid("artifact_id"),
    /** What preflight found, warnings too. */
    findings: jsonb("findings").$type<Record<string, unknown>[]>().notNull().default([]),
    error: errorColumn(),
    completedAt: instant("completed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.batchId, table.number] }),
    foreignKey({
      name: "export_batch_rows_batch_fk",
      columns: [table.tenantId, table.batchId],
      foreignColumns: [exportBatches.tenantId, exportBatches.id],
    }).onDelete("cascade"),
    index("export_batch_rows_status_idx").on(table.tenantId, table.batchId, table.status, table.number),
    oneOf("export_batch_rows_status_check", table.status, batchRowStatuses),
  ],
);
