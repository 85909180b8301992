import { sql } from "drizzle-orm";
import { boolean, check, doublePrecision, integer, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";

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
    /** `png`: with transparency, at print size. */
    format: text("format").$type<"pdf" | "png">().notNull().default("pdf"),
    standard: text("standard").$type<"none" | "pdfa-2b">().notNull().default("none"),
    /** Keeps the bleed around the trim. */
    includeBleed: boolean("include_bleed").notNull().default(true),
    cropMarks: boolean("crop_marks").notNull().default(false),
    registrationMarks: boolean("registration_marks").notNull().default(false),
    mirrored: boolean("mirrored").notNull().default(false),
    /** Dots an inch that rasters are to have, and that `png` is made with. */
    dpi: integer("dpi").notNull().default(300),
    /** `one`: a file with a page a side; `per-side`: a file a side. A `png` is always a file a side. */
    files: text("files").$type<"one" | "per-side">().notNull().default("one"),
    /** White under the artwork: none, as a page of its own behind each side's, or as a spot colour on the same page. */
    whiteInk: text("white_ink").$type<"none" | "page" | "spot">().notNull().default("none"),
    /** Name of the spot colour, exactly as the press expects it. */
    whiteInkName: text("white_ink_name").notNull().default("White"),
    /** How far the white stays inside the artwork's edge, in mm, so that none shows. */
    whiteInkChokeMm: doublePrecision("white_ink_choke_mm").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("export_profiles_name_key").on(table.tenantId, table.name).where(sql`${table.deletedAt} is null`),
    oneOf("export_profiles_format_check", table.format, ["pdf", "png"]),
    oneOf("export_profiles_files_check", table.files, ["one", "per-side"]),
    oneOf("export_profiles_white_ink_check", table.whiteInk, ["none", "page", "spot"]),
    check("export_profiles_dpi_check", sql`${table.dpi} between 72 and 1200`),
    check("export_profiles_choke_check", sql`${table.whiteInkChokeMm} between 0 and 5`),
    oneOf("export_profiles_standard_check", table.standard, ["none", "pdfa-2b"]),
  ],
);
