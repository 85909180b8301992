import { sql } from "drizzle-orm";
import {
  boolean,
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
import { appSchema } from "./app";
import { users } from "./auth";
import { images } from "./images";
import { artifacts } from "./kernel";

/** What an organization sells. */
export const products = appSchema.table(
  "products",
  {
    tenantId: tenantId(),
    id: id(),
    name: text("name").notNull(),
    /** The organization's article number, unique among what is not in the trash. */
    sku: text("sku").notNull(),
    category: text("category").notNull(),
    /** Rooms it belongs in: `living-room`. */
    roomTypes: text("room_types").array().notNull().default([]),
    /** `{dimensions,materials,colors,tags,customFields}`. */
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    /** Copy of `metadata.tags`, for filters. */
    tags: text("tags").array().notNull().default([]),
    /** GLB model, for 3D renders. */
    modelArtifactId: uuid("model_artifact_id"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    /** In the trash since; products are never deleted for good, because generated assets refer to them. */
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "products_model_fk",
      columns: [table.tenantId, table.modelArtifactId],
      foreignColumns: [artifacts.tenantId, artifacts.id],
    }).onDelete("restrict"),
    uniqueIndex("products_sku_key").on(table.tenantId, table.sku).where(sql`${table.deletedAt} is null`),
    index("products_category_idx").on(table.tenantId, table.category, table.id),
    index("products_name_idx").on(table.tenantId, table.name, table.id),
    index("products_live_idx").on(table.tenantId, table.id).where(sql`${table.deletedAt} is null`),
    index("products_room_types_idx").using("gin", table.roomTypes),
    index("products_tags_idx").using("gin", table.tags),
    index("products_model_idx").on(table.tenantId, table.modelArtifactId),
    index("products_created_by_idx").on(table.createdBy),
  ],
);

/** Pictures of a product, in order; one is the primary. */
export const productImages = appSchema.table(
  "product_images",
  {
    tenantId: tenantId(),
    id: id(),
    productId: uuid("product_id").notNull(),
    imageId: uuid("image_id").notNull(),
    isPrimary: boolean("is_primary").notNull().default(false),
    /** From 0. */
    displayOrder: integer("display_order").notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "product_images_product_fk",
      columns: [table.tenantId, table.productId],
      foreignColumns: [products.tenantId, products.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "product_images_image_fk",
      columns: [table.tenantId, table.imageId],
      foreignColumns: [images.tenantId, images.id],
    }).onDelete("restrict"),
    unique("product_images_once_key").on(table.tenantId, table.productId, table.imageId),
    uniqueIndex("product_images_primary_key").on(table.tenantId, table.productId).where(sql`${table.isPrimary}`),
    index("product_images_order_idx").on(table.tenantId, table.productId, table.displayOrder, table.id),
    index("product_images_image_idx").on(table.tenantId, table.imageId),
  ],
);
