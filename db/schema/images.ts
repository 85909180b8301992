import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";
import { users } from "./auth";
import { artifacts } from "./kernel";

export const imageSources = ["upload", "generated", "unsplash", "library", "design"] as const;
/** Numbers of an embedding; computed here from colour, layout and edges. */
export const embeddingDimensions = 64;

/** What is known of a picture beyond its bytes, which the artifact has. */
export const images = appSchema.table(
  "images",
  {
    tenantId: tenantId(),
    id: id(),
    artifactId: uuid("artifact_id").notNull(),
    /** Pixels, after EXIF orientation. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    fileSize: bigint("file_size", { mode: "number" }).notNull(),
    mimeType: text("mime_type").notNull(),
    source: text("source").$type<(typeof imageSources)[number]>().notNull(),
    originalFilename: text("original_filename"),
    altText: text("alt_text"),
    caption: text("caption"),
    exif: jsonb("exif").$type<Record<string, unknown>>().notNull().default({}),
    /** ThumbHash, base64: a blurred picture of some 25 bytes with its aspect ratio. */
    thumbhash: text("thumbhash").notNull(),
    /** 64 bits of a DCT perceptual hash; near duplicates differ in few. */
    perceptualHash: bigint("perceptual_hash", { mode: "bigint" }).notNull(),
    embedding: real("embedding").array().notNull(),
    /** Up to six colours, `#rrggbb`, the most frequent first. */
    dominantColors: text("dominant_colors").array().notNull().default([]),
    /** Attribution of a stock picture, the design of a preview. */
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "images_artifact_fk",
      columns: [table.tenantId, table.artifactId],
      foreignColumns: [artifacts.tenantId, artifacts.id],
    }).onDelete("restrict"),
    unique("images_artifact_key").on(table.tenantId, table.artifactId),
    index("images_source_idx").on(table.tenantId, table.source, table.id),
    index("images_created_by_idx").on(table.createdBy),
    oneOf("images_source_check", table.source, imageSources),
    check("images_size_check", sql`${table.width} > 0 and ${table.height} > 0 and ${table.fileSize} >= 0`),
    check("images_embedding_check", sql`cardinality(${table.embedding}) = 64`),
  ],
);
