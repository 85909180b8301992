import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";
import { users } from "./auth";
import { artifacts } from "./kernel";

/** The organization's copy of the catalogue; the provider may be away, the designs stay editable. */
export const styleVersionsCache = appSchema.table(
  "style_versions_cache",
  {
    tenantId: tenantId(),
    /** The provider's id of this version of the style. */
    id: uuid("id").notNull(),
    /** Catalogue provider it came from. */
    provider: text("provider").notNull(),
    name: text("name").notNull(),
    /** Spaces in millimetres, product colours, category: the style as the provider gave it. */
    spacesDefinition: jsonb("spaces_definition").$type<Record<string, unknown>>().notNull(),
    /** Position in the provider's list. */
    ordinal: integer("ordinal").notNull().default(0),
    /** Null once the provider no longer lists it; designs on it stay. */
    listedAt: instant("listed_at"),
    syncedAt: instant("synced_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("style_versions_cache_tenant_ordinal_idx").on(table.tenantId, table.ordinal),
  ],
);

/** A decorated product. */
export const designs = appSchema.table(
  "designs",
  {
    tenantId: tenantId(),
    id: id(),
    name: text("name").notNull(),
    styleVersionId: uuid("style_version_id").notNull(),
    /** `owned`: rendered here; `legacy`: its file comes from the legacy provider. */
    decorationProvider: text("decoration_provider").$type<"owned" | "legacy">().notNull().default("owned"),
    legacyProvider: text("legacy_provider"),
    legacyReference: text("legacy_reference"),
    /** Newest revision of the main branch. */
    headRevisionId: uuid("head_revision_id"),
    /** Picture of the newest revision that has one; for lists. */
    thumbnailArtifactId: uuid("thumbnail_artifact_id"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "designs_style_version_fk",
      columns: [table.tenantId, table.styleVersionId],
      foreignColumns: [styleVersionsCache.tenantId, styleVersionsCache.id],
    }).onDelete("restrict"),
    index("designs_tenant_style_idx").on(table.tenantId, table.styleVersionId),
    index("designs_tenant_live_idx").on(table.tenantId, table.id).where(sql`${table.deletedAt} is null`),
    index("designs_created_by_idx").on(table.createdBy),
    oneOf("designs_decoration_provider_check", table.decorationProvider, ["owned", "legacy"]),
    check(
      "designs_legacy_check",
      sql`${table.decorationProvider} = 'owned' or (${table.legacyProvider} is not null and ${table.legacyReference} is not null)`,
    ),
  ],
);

/** Immutable snapshot of a design. */
export const designRevisions = appSchema.table(
  "design_revisions",
  {
    tenantId: tenantId(),
    id: id(),
    designId: uuid("design_id").notNull(),
    parentRevisionId: uuid("parent_revision_id"),
    /** 1, 2, 3 … within the design. */
    number: integer("number").notNull(),
    name: text("name"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    /** SHA-256 over the canonical JSON of style and elements: equal hash, equal picture. */
    contentHash: char("content_hash", { length: 64 }).notNull(),
    elementCount: integer("element_count").notNull(),
    thumbnailArtifactId: uuid("thumbnail_artifact_id"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "design_revisions_design_fk",
      columns: [table.tenantId, table.designId],
      foreignColumns: [designs.tenantId, designs.id],
    }).onDelete("cascade"),
    unique("design_revisions_number_key").on(table.tenantId, table.designId, table.number),
    index("design_revisions_created_by_idx").on(table.createdBy),
  ],
);

/** Artwork library. */
export const assets = appSchema.table(
  "assets",
  {
    tenantId: tenantId(),
    id: id(),
    name: text("name").notNull(),
    /** The bytes as they are drawn (re-encoded, sanitized). */
    artifactId: uuid("artifact_id").notNull(),
    contentHash: char("content_hash", { length: 64 }).notNull(),
    /** Where the bytes are: the artifact's object-store key. */
    url: text("url").notNull(),
    mimeType: text("mime_type").notNull(),
    /** Pixels; of an SVG the size of its view box. */
    widthPx: integer("width_px").notNull(),
    heightPx: integer("height_px").notNull(),
    /** When, by whom, on which styles, how often it may be used. */
    availabilityRules: jsonb("availability_rules").$type<Record<string, unknown>>().notNull().default({}),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "assets_artifact_fk",
      columns: [table.tenantId, table.artifactId],
      foreignColumns: [artifacts.tenantId, artifacts.id],
    }).onDelete("restrict"),
    index("assets_tenant_artifact_idx").on(table.tenantId, table.artifactId),
    index("assets_tenant_content_hash_idx").on(table.tenantId, table.contentHash),
    index("assets_tenant_live_idx").on(table.tenantId, table.id).where(sql`${table.deletedAt} is null`),
    index("assets_created_by_idx").on(table.createdBy),
  ],
);

/** Elements of a revision. `id` is the element's identity across revisions, so two revisions can be compared. */
export const revisionElements = appSchema.table(
  "revision_elements",
  {
    tenantId: tenantId(),
    designRevisionId: uuid("design_revision_id").notNull(),
    id: id(),
    /** Paint order within the revision, from 0. */
    ordinal: integer("ordinal").notNull(),
    type: text("type").notNull(),
    spaceId: uuid("space_id").notNull(),
    parentElementId: uuid("parent_element_id"),
    /** `{x,y,width,height}` in mm from the trim's top left, `rotation` in degrees clockwise about the centre. */
    transform: jsonb("transform").$type<Record<string, number>>().notNull(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    assetId: uuid("asset_id"),
    /** Name, opacity, blend mode, visibility, locks, binding: everything optional. */
    attributes: jsonb("attributes").$type<Record<string, unknown>>().notNull().default({}),
    /** Line breaks and positions computed once when saved; null for what is not text. */
    layout: jsonb("layout").$type<Record<string, unknown>>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.designRevisionId, table.id] }),
    foreignKey({
      name: "revision_elements_revision_fk",
      columns: [table.tenantId, table.designRevisionId],
      foreignColumns: [designRevisions.tenantId, designRevisions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "revision_elements_asset_fk",
      columns: [table.tenantId, table.assetId],
      foreignColumns: [assets.tenantId, assets.id],
    }).onDelete("restrict"),
    index("revision_elements_tenant_asset_idx").on(table.tenantId, table.assetId),
    oneOf("revision_elements_type_check", table.type, ["text", "image", "shape", "path", "group"]),
  ],
);

/** How previews are made. */
export const previewProfiles = appSchema.table(
  "preview_profiles",
  {
    tenantId: tenantId(),
    id: id(),
    name: text("name").notNull(),
    /** Counts up on every change, and is part of a job's idempotency. */
    version: integer("version").notNull().default(1),
    format: text("format").$type<"png" | "webp" | "avif">().notNull().default("png"),
    /** Longest side in pixels. */
    sizePx: integer("size_px").notNull().default(1200),
    /** `flat`: the decoration alone; `mockup`: on the product. */
    mode: text("mode").$type<"flat" | "mockup">().notNull().default("flat"),
    /** Name of the style's colour, or a hex colour; null: the style's first. */
    productColor: text("product_color"),
    /** The profile that every new revision's thumbnail is made with. */
    isThumbnail: boolean("is_thumbnail").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("preview_profiles_name_key").on(table.tenantId, table.name).where(sql`${table.deletedAt} is null`),
    oneOf("preview_profiles_format_check", table.format, ["png", "webp", "avif"]),
    oneOf("preview_profiles_mode_check", table.mode, ["flat", "mockup"]),
    check("preview_profiles_size_check", sql`${table.sizePx} between 64 and 4096`),
  ],
);

/** How print files are made. */
export const exportProfiles = appSchema.table(
  "export_profiles",
  {
    tenantId: tenantId(),
    id: id(),
    name: text("name").notNull(),
    version: integer("version").notNull().default(1),
    format: text("format").$type<"pdf">().notNull().default("pdf"),
    standard: text("standard").$type<"none" | "pdfa-2b">().notNull().default("none"),
    /** Keeps the bleed around the trim. */
    includeBleed: boolean("include_bleed").notNull().default(true),
    cropMarks: boolean("crop_marks").notNull().default(false),
    registrationMarks: boolean("registration_marks").notNull().default(false),
    mirrored: boolean("mirrored").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("export_profiles_name_key").on(table.tenantId, table.name).where(sql`${table.deletedAt} is null`),
    oneOf("export_profiles_format_check", table.format, ["pdf"]),
    oneOf("export_profiles_standard_check", table.standard, ["none", "pdfa-2b"]),
  ],
);

/** States of a job: a job that has ended never runs again. */
export const jobStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type JobStatus = (typeof jobStatuses)[number];

const jobColumns = () => ({
  tenantId: tenantId(),
  id: id(),
  designRevisionId: uuid("design_revision_id").notNull(),
  status: text("status").$type<JobStatus>().notNull().default("queued"),
  /** The request's Idempotency-Key, else SHA-256 of what is to be made. */
  idempotencyKey: text("idempotency_key").notNull(),
  /** 0 to 100. */
  progress: integer("progress").notNull().default(0),
  /** `{code,detail}` of a failed job. */
  error: jsonb("error").$type<{ code: string; detail: string }>(),
  initiatedBy: uuid("initiated_by").references(() => users.id, { onDelete: "set null" }),
  startedAt: instant("started_at"),
  completedAt: instant("completed_at"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
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
