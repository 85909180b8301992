import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";
import { users } from "./auth";
import { images } from "./images";
import { artifacts } from "./kernel";
import { products } from "./products";

/** draft → analyzing → ready → generating → completed | error. */
export const collectionStatuses = ["draft", "analyzing", "ready", "generating", "completed", "error"] as const;
export type CollectionStatus = (typeof collectionStatuses)[number];
export const inspirationSources = ["upload", "unsplash", "library"] as const;
export const generatedAssetTypes = ["image", "video", "3d_render"] as const;
export type GeneratedAssetType = (typeof generatedAssetTypes)[number];
/** draft → pending → generating → completed | error. */
export const generatedAssetStatuses = ["draft", "pending", "generating", "completed", "error"] as const;
export type GeneratedAssetStatus = (typeof generatedAssetStatuses)[number];

const usd = (name: string) => numeric(name, { precision: 14, scale: 6, mode: "number" });

/** Products that get pictures together: chosen, analysed, inspired, set up, generated. */
export const collections = appSchema.table(
  "collections",
  {
    tenantId: tenantId(),
    id: id(),
    name: text("name").notNull(),
    status: text("status").$type<CollectionStatus>().notNull().default("draft"),
    selectedProductIds: uuid("selected_product_ids").array().notNull().default([]),
    /** `ProductAnalysisResult`. */
    productAnalysis: jsonb("product_analysis").$type<Record<string, unknown>>(),
    /** Partial `FlowGenerationSettings`. */
    baseSettings: jsonb("base_settings").$type<Record<string, unknown>>(),
    /** What the running generation may cost, USD; null: no limit of its own. */
    budgetUsd: usd("budget_usd"),
    /** Set while nothing new is begun; its status stays `generating`. */
    pausedAt: instant("paused_at"),
    /** Why it paused itself, or why the analysis failed. */
    errorMessage: text("error_message"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    completedAt: instant("completed_at"),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("collections_status_idx").on(table.tenantId, table.status, table.id),
    index("collections_live_idx").on(table.tenantId, table.id).where(sql`${table.deletedAt} is null`),
    index("collections_created_by_idx").on(table.createdBy),
    oneOf("collections_status_check", table.status, collectionStatuses),
    check("collections_budget_check", sql`${table.budgetUsd} >= 0`),
  ],
);

/** Pictures a collection should look like. */
export const inspirationImages = appSchema.table(
  "inspiration_images",
  {
    tenantId: tenantId(),
    id: id(),
    collectionId: uuid("collection_id").notNull(),
    imageId: uuid("image_id").notNull(),
    source: text("source").$type<(typeof inspirationSources)[number]>().notNull(),
    /** `SceneAnalysis`. */
    analysis: jsonb("analysis").$type<Record<string, unknown>>(),
    displayOrder: integer("display_order").notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "inspiration_images_collection_fk",
      columns: [table.tenantId, table.collectionId],
      foreignColumns: [collections.tenantId, collections.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "inspiration_images_image_fk",
      columns: [table.tenantId, table.imageId],
      foreignColumns: [images.tenantId, images.id],
    }).onDelete("cascade"),
    unique("inspiration_images_once_key").on(table.tenantId, table.collectionId, table.imageId),
    index("inspiration_images_collection_idx").on(table.tenantId, table.collectionId, table.displayOrder),
    index("inspiration_images_image_idx").on(table.tenantId, table.imageId),
    oneOf("inspiration_images_source_check", table.source, inspirationSources),
  ],
);

/** Pictures, films and renders made of products: the record that stays; the engine's run passes. */
export const generatedAssets = appSchema.table(
  "generated_assets",
  {
    tenantId: tenantId(),
    id: id(),
    /** Null: made on its own. */
    collectionId: uuid("collection_id"),
    productId: uuid("product_id").notNull(),
    type: text("type").$type<GeneratedAssetType>().notNull().default("image"),
    status: text("status").$type<GeneratedAssetStatus>().notNull().default("draft"),
    /** 0 to 100. */
    progress: integer("progress").notNull().default(0),
    /** The full `FlowGenerationSettings` of this one. */
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull(),
    /** The result; of a film its poster. Restricted, because what is completed has a picture. */
    imageId: uuid("image_id"),
    /** The film of a `video`. */
    mediaArtifactId: uuid("media_artifact_id"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    /** Run of the queue or generation job, while there is one. */
    jobId: text("job_id"),
    /** Counts how often it was begun: an answer to an earlier attempt changes nothing. */
    attempt: integer("attempt").notNull().default(0),
    pinned: boolean("pinned").notNull().default(false),
    tags: text("tags").array().notNull().default([]),
    /** Higher first; then `queue_order`, then id. */
    priority: integer("priority").notNull().default(0),
    queueOrder: integer("queue_order").notNull().default(0),
    provider: text("provider").notNull(),
    modelId: text("model_id").notNull(),
    /** What the model was told. */
    prompt: text("prompt"),
    estimatedUsd: usd("estimated_usd").notNull().default(0),
    costUsd: usd("cost_usd"),
    /** The asset this one was regenerated from. */
    previousAssetId: uuid("previous_asset_id"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    completedAt: instant("completed_at"),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "generated_assets_collection_fk",
      columns: [table.tenantId, table.collectionId],
      foreignColumns: [collections.tenantId, collections.id],
      // The migration names the column, which the schema language cannot: tenant_id stays.
    }).onDelete("set null"),
    foreignKey({
      name: "generated_assets_product_fk",
      columns: [table.tenantId, table.productId],
      foreignColumns: [products.tenantId, products.id],
    }).onDelete("restrict"),
    foreignKey({
      name: "generated_assets_image_fk",
      columns: [table.tenantId, table.imageId],
      foreignColumns: [images.tenantId, images.id],
    }).onDelete("restrict"),
    foreignKey({
      name: "generated_assets_media_fk",
      columns: [table.tenantId, table.mediaArtifactId],
      foreignColumns: [artifacts.tenantId, artifacts.id],
    }).onDelete("restrict"),
    index("generated_assets_live_idx").on(table.tenantId, table.id).where(sql`${table.deletedAt} is null`),
    index("generated_assets_status_idx")
      .on(table.tenantId, table.status, table.id)
      .where(sql`${table.deletedAt} is null`),
    index("generated_assets_type_idx").on(table.tenantId, table.type, table.id).where(sql`${table.deletedAt} is null`),
    index("generated_assets_pinned_idx")
      .on(table.tenantId, table.id)
      .where(sql`${table.pinned} and ${table.deletedAt} is null`),
    index("generated_assets_collection_idx").on(table.tenantId, table.collectionId, table.status, table.id),
    index("generated_assets_product_idx").on(table.tenantId, table.productId, table.id),
    index("generated_assets_queue_idx")
      .on(table.tenantId, table.status, table.priority.desc(), table.queueOrder, table.id)
      // Also what is in the trash: what is under way there is settled, too.
      .where(sql`${table.status} in ('pending', 'generating')`),
    index("generated_assets_trash_idx").on(table.deletedAt).where(sql`${table.deletedAt} is not null`),
    index("generated_assets_failed_idx").on(table.updatedAt).where(sql`${table.status} = 'error'`),
    index("generated_assets_tags_idx").using("gin", table.tags),
    index("generated_assets_image_idx").on(table.tenantId, table.imageId),
    index("generated_assets_media_idx").on(table.tenantId, table.mediaArtifactId),
    index("generated_assets_job_idx").on(table.tenantId, table.jobId),
    index("generated_assets_previous_idx").on(table.tenantId, table.previousAssetId),
    index("generated_assets_created_by_idx").on(table.createdBy),
    oneOf("generated_assets_type_check", table.type, generatedAssetTypes),
    oneOf("generated_assets_status_check", table.status, generatedAssetStatuses),
    check("generated_assets_progress_check", sql`${table.progress} between 0 and 100`),
    check(
      "generated_assets_completed_check",
      sql`${table.status} <> 'completed' or (${table.imageId} is not null and ${table.completedAt} is not null)`,
    ),
    check("generated_assets_error_check", sql`${table.status} <> 'error' or ${table.errorMessage} is not null`),
  ],
);
