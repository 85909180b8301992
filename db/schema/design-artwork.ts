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

/** Folders of the artwork library. */
export const assetFolders = appSchema.table(
  "asset_folders",
  {
    tenantId: tenantId(),
    id: id(),
    name: text("name").notNull(),
    /** Null: at the top. */
    parentId: uuid("parent_id"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "asset_folders_parent_fk",
      columns: [table.tenantId, table.parentId],
      foreignColumns: [table.tenantId, table.id],
    }).onDelete("restrict"),
    unique("asset_folders_name_key").on(table.tenantId, table.parentId, table.name).nullsNotDistinct(),
    index("asset_folders_created_by_idx").on(table.createdBy),
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
    /** Null: in no folder. */
    folderId: uuid("folder_id"),
    /** Lower case, sorted, each once. */
    tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
    /** Up to six `#rrggbb`, the most frequent first. */
    dominantColors: text("dominant_colors").array().notNull().default(sql`'{}'::text[]`),
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
    foreignKey({
      name: "assets_folder_fk",
      columns: [table.tenantId, table.folderId],
      foreignColumns: [assetFolders.tenantId, assetFolders.id],
    }).onDelete("restrict"),
    index("assets_tenant_folder_idx").on(table.tenantId, table.folderId, table.id),
    index("assets_tags_idx").using("gin", table.tags),
    index("assets_tenant_artifact_idx").on(table.tenantId, table.artifactId),
    index("assets_tenant_content_hash_idx").on(table.tenantId, table.contentHash),
    index("assets_tenant_live_idx").on(table.tenantId, table.id).where(sql`${table.deletedAt} is null`),
    index("assets_created_by_idx").on(table.createdBy),
  ],
);

/** Fonts that the organization uploaded. */
export const fonts = appSchema.table(
  "fonts",
  {
    tenantId: tenantId(),
    id: id(),
    /** As the font names itself; what a text's `fontFamily` says. */
    family: text("family").notNull(),
    /** CSS weight, 1 to 1000. */
    weight: integer("weight").notNull(),
    style: text("style").$type<"normal" | "italic">().notNull(),
    artifactId: uuid("artifact_id").notNull(),
    contentHash: char("content_hash", { length: 64 }).notNull(),
    /** `OS/2.fsType` allows embedding in documents (OpenType 1.9, OS/2 table). */
    embeddable: boolean("embeddable").notNull(),
    /** Where the organization has the right to use it from. */
    licenceNote: text("licence_note"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "fonts_artifact_fk",
      columns: [table.tenantId, table.artifactId],
      foreignColumns: [artifacts.tenantId, artifacts.id],
    }).onDelete("restrict"),
    uniqueIndex("fonts_face_key")
      .on(table.tenantId, table.family, table.weight, table.style)
      .where(sql`${table.deletedAt} is null`),
    index("fonts_tenant_artifact_idx").on(table.tenantId, table.artifactId),
    index("fonts_created_by_idx").on(table.createdBy),
    oneOf("fonts_style_check", table.style, ["normal", "italic"]),
    check("fonts_weight_check", sql`${table.weight} between 1 and 1000`),
  ],
);

/** Colours, fonts and logos that the organization's designers see first. */
export const brandKits = appSchema.table("brand_kits", {
  tenantId: tenantId().primaryKey(),
  colors: jsonb("colors").$type<{ name: string; hex: string }[]>().notNull().default([]),
  /** Families, bundled or uploaded. */
  fontFamilies: text("font_families").array().notNull().default(sql`'{}'::text[]`),
  /** Assets. */
  logoAssetIds: uuid("logo_asset_ids").array().notNull().default(sql`'{}'::uuid[]`),
  updatedAt: updatedAt(),
});
