import { z } from "zod";
import { imageJson } from "@/lib/kernel/images/image-schemas";

/** Shapes of products in the API; isomorphic. */

const line = (most: number) => z.string().trim().min(1, "is missing").max(most, `is longer than ${most} characters`);

/** Lower case and single spaces, so that "Living  Room" and "living room" are one. */
const keyword = line(80).transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").toLowerCase());
const unique = (words: readonly string[]) => [...new Set(words)];

export const roomTypesSchema = z.array(keyword).max(30, "are more than 30").transform(unique);
export const productTagsSchema = z
  .array(keyword.refine((text) => !text.includes(","), "may hold no comma"))
  .max(50, "are more than 50")
  .transform((tags) => unique(tags).sort());

export const productMetadataSchema = z.strictObject({
  dimensions: z
    .strictObject({
      width: z.number().min(0).max(1_000_000),
      height: z.number().min(0).max(1_000_000),
      depth: z.number().min(0).max(1_000_000),
      unit: z.string().trim().min(1).max(10),
    })
    .optional(),
  materials: z.array(line(80)).max(30, "are more than 30").transform(unique).optional(),
  colors: z.array(line(80)).max(30, "are more than 30").transform(unique).optional().describe("Names or `#rrggbb`"),
  tags: productTagsSchema.optional(),
  customFields: z
    .record(line(80), z.json())
    .refine((fields) => JSON.stringify(fields).length <= 20_000, "are larger than 20,000 characters")
    .optional(),
});

/** Characters of an article number. */
export const longestSku = 100;
export const skuSchema = line(longestSku);

export const createProductInput = z.strictObject({
  name: line(200),
  sku: skuSchema.describe("Article number, unique in the organization"),
  category: line(100),
  roomTypes: roomTypesSchema.default([]).describe("Rooms it belongs in"),
  metadata: productMetadataSchema.default({}),
});
export type CreateProductInput = z.output<typeof createProductInput>;

export const updateProductInput = z
  .strictObject({
    name: line(200),
    sku: skuSchema,
    category: line(100),
    roomTypes: roomTypesSchema,
    metadata: productMetadataSchema.describe("Replaces all of it"),
  })
  .partial()
  .refine((input) => Object.keys(input).length > 0, "changes nothing");
export type UpdateProductInput = z.output<typeof updateProductInput>;

export const productImageJson = z.object({
  id: z.uuid(),
  productId: z.uuid(),
  imageId: z.uuid(),
  isPrimary: z.boolean(),
  displayOrder: z.number().int().describe("From 0"),
  image: imageJson,
  createdAt: z.iso.datetime(),
});
export type ProductImageJson = z.infer<typeof productImageJson>;

export const productJson = z.object({
  id: z.uuid(),
  name: z.string(),
  sku: z.string(),
  category: z.string(),
  roomTypes: z.array(z.string()),
  metadata: z.record(z.string(), z.unknown()),
  primaryImage: imageJson.nullable(),
  imageCount: z.number().int(),
  modelArtifactId: z.uuid().nullable().describe("GLB model, for 3D renders"),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
});
export type ProductJson = z.infer<typeof productJson>;

const flag = z.enum(["true", "false"]);

/** What a list of products may be narrowed to. */
export const productFilterQuery = z.object({
  q: z.string().trim().max(200).optional().describe("Part of name or SKU"),
  category: z.string().trim().max(100).optional(),
  roomType: keyword.optional(),
  tag: keyword.optional(),
  hasImage: flag.optional(),
  hasModel: flag.optional(),
  deleted: flag.default("false").describe("`true` lists what is in the trash"),
});
export type ProductFilter = z.output<typeof productFilterQuery>;

/** Orders of a list of products; names and SKUs regardless of case. */
export const productSortSchema = z.enum(["newest", "oldest", "name", "sku"]);
export type ProductSort = z.infer<typeof productSortSchema>;

const ids = z.array(z.uuid().toLowerCase()).min(1).max(1000);

/** One change to many products. */
export const bulkProductsInput = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("set-category"), ids, category: line(100) }),
  z.strictObject({ action: z.literal("add-room-types"), ids, roomTypes: roomTypesSchema }),
  z.strictObject({ action: z.literal("remove-room-types"), ids, roomTypes: roomTypesSchema }),
  z.strictObject({ action: z.literal("add-tags"), ids, tags: productTagsSchema }),
  z.strictObject({ action: z.literal("remove-tags"), ids, tags: productTagsSchema }),
  z.strictObject({ action: z.literal("delete"), ids }),
  z.strictObject({ action: z.literal("restore"), ids }),
]);
export type BulkProductsInput = z.output<typeof bulkProductsInput>;

export const bulkProductsJson = z.object({
  changed: z.array(z.uuid()),
  unchanged: z.array(z.uuid()).describe("Products that were so already, or are not there"),
});

const facet = z.object({ value: z.string(), count: z.number().int() });
export const productFacetsJson = z.object({
  categories: z.array(facet),
  roomTypes: z.array(facet),
  tags: z.array(facet),
});
export type ProductFacetsJson = z.infer<typeof productFacetsJson>;

/** Columns that a table of products may have. */
export const productColumns = [
  "sku",
  "name",
  "category",
  "roomTypes",
  "tags",
  "materials",
  "colors",
  "width",
  "height",
  "depth",
  "unit",
] as const;
export type ProductColumn = (typeof productColumns)[number];

export const importLimits = { rows: 5_000, columns: 200, fileBytes: 20 * 1024 * 1024 } as const;

/** Field of a product → column of the table; `custom:<name>` fills a custom field. */
export const importMappingSchema = z
  .record(z.string().max(200), z.string().max(200))
  .refine((mapping) => Object.keys(mapping).every(isImportTarget), {
    message: `has a field that is none of ${productColumns.join(", ")} and does not begin with custom:`,
  });

/** Whether a mapping may name this field. */
export function isImportTarget(field: string): boolean {
  return productColumns.some((column) => column === field) || /^custom:.{1,80}$/.test(field);
}

export const importReportJson = z.object({
  dryRun: z.boolean(),
  columns: z.array(z.string()).describe("Names of the table's first line"),
  sample: z.array(z.array(z.string())).describe("The first rows as they are in the file, for whoever maps the columns"),
  missing: z
    .array(z.string())
    .describe(
      "Fields that need a column and have none: then no line was looked at. Only in dry runs without a mapping",
    ),
  mapping: z.record(z.string(), z.string()).describe("What was used, guessed where the request did not say"),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  failed: z.number().int(),
  lines: z
    .array(
      z.object({
        line: z.number().int().describe("Line of the file, the first being 1"),
        sku: z.string(),
        name: z.string(),
        result: z.enum(["created", "updated", "unchanged", "failed"]),
        errors: z.array(z.object({ path: z.string(), message: z.string() })),
      }),
    )
    .describe("One an imported line"),
});
export type ImportReportJson = z.infer<typeof importReportJson>;
