import { sql } from "drizzle-orm";
import {
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
import { assets } from "./design-artwork";

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

/**
 * A line of revisions beside the main one. `user`: a person's variant, to be merged back; `batch`: the revisions that a
 * variable-data job made, one a row. Revisions without branch are the main line.
 */
export const designBranches = appSchema.table(
  "design_branches",
  {
    tenantId: tenantId(),
    id: id(),
    designId: uuid("design_id").notNull(),
    name: text("name").notNull(),
    kind: text("kind").$type<"user" | "batch">().notNull().default("user"),
    /** Revision it grew from. */
    fromRevisionId: uuid("from_revision_id").notNull(),
    /** Newest revision of the branch; the one it grew from until something was saved on it. */
    headRevisionId: uuid("head_revision_id").notNull(),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "design_branches_design_fk",
      columns: [table.tenantId, table.designId],
      foreignColumns: [designs.tenantId, designs.id],
    }).onDelete("cascade"),
    uniqueIndex("design_branches_name_key")
      .on(table.tenantId, table.designId, table.name)
      .where(sql`${table.deletedAt} is null and ${table.kind} = 'user'`),
    index("design_branches_design_idx").on(table.tenantId, table.designId, table.id),
    index("design_branches_created_by_idx").on(table.createdBy),
    oneOf("design_branches_kind_check", table.kind, ["user", "batch"]),
    check("design_branches_name_check", sql`${table.kind} = 'batch' or lower(${table.name}) <> 'main'`),
  ],
);

/** Immutable snapshot of a design. */
export const designRevisions = appSchema.table(
  "design_revisions",
  {
    tenantId: tenantId(),
    id: id(),
    designId: uuid("design_id").notNull(),
    /** Null: the main line. */
    branchId: uuid("branch_id"),
    parentRevisionId: uuid("parent_revision_id"),
    /** The other side's revision that was merged into this one. */
    mergedRevisionId: uuid("merged_revision_id"),
    /** 1, 2, 3 … within the line; a branch goes on from the number it grew from. */
    number: integer("number").notNull(),
    name: text("name"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    /** SHA-256 over the canonical JSON of style and elements: equal hash, equal picture. */
    contentHash: char("content_hash", { length: 64 }).notNull(),
    elementCount: integer("element_count").notNull(),
    /** Elements added, removed and changed against the parent; null for a first revision. */
    changeSummary: jsonb("change_summary").$type<{ added: number; removed: number; changed: number }>(),
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
    foreignKey({
      name: "design_revisions_branch_fk",
      columns: [table.tenantId, table.branchId],
      foreignColumns: [designBranches.tenantId, designBranches.id],
    }).onDelete("cascade"),
    uniqueIndex("design_revisions_main_number_key")
      .on(table.tenantId, table.designId, table.number)
      .where(sql`${table.branchId} is null`),
    unique("design_revisions_branch_number_key").on(table.tenantId, table.branchId, table.number),
    index("design_revisions_created_by_idx").on(table.createdBy),
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
