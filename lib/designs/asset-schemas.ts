import { z } from "zod";
import { availabilityContextQuery, availabilityJson, availabilityRulesSchema } from "./availability-schemas";

/** Shapes of the artwork library's API; isomorphic. */

const name = z.string().trim().min(1).max(200);

/** A word to find artwork by: lower case, without commas. */
export const tagSchema = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .regex(/^[^,\p{Cc}]*$/u, "may hold no comma")
  .transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").toLowerCase());
/** Sorted, each once. */
export const tagsSchema = z
  .array(tagSchema)
  .max(50)
  .transform((tags) => [...new Set(tags)].sort());

export const assetJson = z.object({
  id: z.uuid(),
  name: z.string(),
  artifactId: z.uuid(),
  contentHash: z.string().describe("SHA-256 of the stored bytes"),
  mimeType: z.string(),
  widthPx: z.number().int().describe("Pixels; of an SVG the size of its view box"),
  heightPx: z.number().int(),
  folderId: z.uuid().nullable().describe("Null: in no folder"),
  tags: z.array(z.string()),
  dominantColors: z.array(z.string()).describe("Up to six `#rrggbb`, the most frequent first"),
  availabilityRules: z.record(z.string(), z.unknown()),
  availability: availabilityJson.describe("Whether whoever asks may use it now"),
  url: z.string().describe("Where the bytes are"),
  thumbnailUrl: z.string(),
  createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
});
export type AssetJson = z.infer<typeof assetJson>;

export const createdAssetJson = assetJson.extend({
  duplicateOf: z.uuid().nullable().describe("The oldest artwork of the library with the same bytes"),
});
export type CreatedAssetJson = z.infer<typeof createdAssetJson>;

/** JSON in a text field of a form. */
const jsonText = z
  .string()
  .max(64_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "is no JSON" });
      return z.NEVER;
    }
  });

/** Fields of the upload form beside its `file`; rules travel as JSON text, tags separated by commas. */
export const createAssetFields = z.strictObject({
  name: name.optional().describe("Default: the file's name without extension"),
  folderId: z.uuid().optional(),
  tags: z
    .string()
    .max(3000)
    .transform((text) => text.split(",").filter((tag) => tag.trim() !== ""))
    .pipe(tagsSchema)
    .optional(),
  availabilityRules: jsonText.pipe(availabilityRulesSchema).optional(),
});

/** The upload form as documentation and forms see it. */
export const createAssetForm = z.object({
  file: z.string().describe("PNG, JPEG, WebP, AVIF, GIF, TIFF or SVG").meta({ format: "binary" }),
  name: name.optional().describe("Default: the file's name without extension"),
  folderId: z.uuid().optional(),
  tags: z.string().optional().describe("Separated by commas"),
  availabilityRules: z.string().optional().describe("JSON object"),
});

/** Artwork from bytes that are in the store already: a finished upload in parts, or any picture. */
export const createAssetFromInput = z
  .strictObject({
    uploadId: z.uuid().optional().describe("A resumable upload whose parts have all arrived"),
    artifactId: z.uuid().optional(),
    name: name.optional().describe("Default: the file's name without extension"),
    folderId: z.uuid().nullable().optional(),
    tags: tagsSchema.optional(),
    availabilityRules: availabilityRulesSchema.optional(),
  })
  .refine((input) => (input.uploadId === undefined) !== (input.artifactId === undefined), {
    path: ["uploadId"],
    message: "either uploadId or artifactId is needed",
  });

export const updateAssetInput = z.strictObject({
  name: name.optional(),
  folderId: z.uuid().nullable().optional().describe("Null: in no folder"),
  tags: tagsSchema.optional(),
  availabilityRules: availabilityRulesSchema.optional().describe("Replaces all rules"),
});

const ids = z.array(z.uuid().toLowerCase()).min(1).max(500);

/** One change to many assets. */
export const bulkAssetsInput = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("move"), ids, folderId: z.uuid().nullable() }),
  z.strictObject({ action: z.literal("tag"), ids, tags: tagsSchema.refine((tags) => tags.length > 0, "names no tag") }),
  z.strictObject({
    action: z.literal("untag"),
    ids,
    tags: tagsSchema.refine((tags) => tags.length > 0, "names no tag"),
  }),
  z.strictObject({ action: z.literal("delete"), ids }),
  z.strictObject({ action: z.literal("restore"), ids }),
]);
export type BulkAssetsInput = z.input<typeof bulkAssetsInput>;

export const bulkAssetsJson = z.object({
  changed: z.array(z.uuid()).describe("Assets that are different now"),
  unchanged: z.array(z.uuid()).describe("Assets that were so already, or are not there"),
});
export type BulkAssetsJson = z.infer<typeof bulkAssetsJson>;

/** What a page of the library may be narrowed to, beside its cursor and limit. */
export const assetFilterQuery = z.object({
  q: z.string().trim().max(200).optional().describe("Part of the name, or a tag"),
  folderId: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .describe("In this folder; `none`: in no folder"),
  nested: z.enum(["true", "false"]).default("false").describe("`true`: also in the folders below"),
  tag: tagSchema.optional(),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "must be #rrggbb")
    .optional()
    .describe("One of the dominant colours is near this one"),
  duplicatesOf: z.uuid().optional().describe("Other artwork with the same bytes"),
  contentHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "must be SHA-256 in lower-case hex")
    .optional(),
  usableFor: z.uuid().optional().describe("Only what may be put on this style now"),
  deleted: z.enum(["true", "false"]).default("false").describe("`true` lists what is in the trash"),
  ...availabilityContextQuery.shape,
});

export const assetUsageJson = z.discriminatedUnion("entity", [
  z.object({
    entity: z.literal("design_revisions"),
    entityId: z.uuid(),
    designId: z.uuid(),
    designName: z.string(),
    revisionNumber: z.number().int(),
    elementCount: z.number().int().describe("Elements of the revision that show it"),
    createdAt: z.iso.datetime(),
  }),
  z.object({
    entity: z.literal("brand_kits").describe("A logo of the brand kit"),
    entityId: z.uuid().describe("The organization"),
    createdAt: z.iso.datetime(),
  }),
]);
export type AssetUsageJson = z.infer<typeof assetUsageJson>;

export const assetTagsJson = z.object({
  items: z.array(z.object({ tag: z.string(), assetCount: z.number().int() })),
});
export type AssetTagsJson = z.infer<typeof assetTagsJson>;
