import { z } from "zod";
import { someGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { imageJson } from "@/lib/kernel/images/image-schemas";
import { productTagsSchema } from "./product-schemas";

/** Shapes of generated assets in the API; isomorphic. */

export const assetTypeSchema = z.enum(["image", "video", "3d_render"]);
export const assetStatusSchema = z.enum(["draft", "pending", "generating", "completed", "error"]);

/** Some settings of one generation, over those of its collection and organization. */
export const settingsInput = someGenerationSettingsSchema;

/** Assets of one organization that are not in the trash; admins are told at nine tenths. */
export const assetLimit = 10_000;

export const generatedAssetJson = z.object({
  id: z.uuid(),
  clientId: z.uuid().describe("The organization"),
  collectionId: z.uuid().nullable(),
  productId: z.uuid(),
  productName: z.string(),
  productSku: z.string(),
  type: assetTypeSchema,
  status: assetStatusSchema,
  progress: z.number().int(),
  settings: z.record(z.string(), z.unknown()),
  imageId: z.uuid().nullable(),
  imageUrl: z.string().nullable(),
  image: imageJson.nullable(),
  mediaUrl: z.string().nullable().describe("The film of a `video`"),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  jobId: z.string().nullable(),
  pinned: z.boolean(),
  tags: z.array(z.string()),
  priority: z.number().int().describe("What waits is made by it, the highest first"),
  queueOrder: z.number().int().describe("Of equal priority the lowest is made first"),
  provider: z.string(),
  modelId: z.string(),
  prompt: z.string().nullable(),
  estimatedUsd: z.number(),
  costUsd: z.number().nullable(),
  previousAssetId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
});
export type GeneratedAssetJson = z.infer<typeof generatedAssetJson>;

const flag = z.enum(["true", "false"]);

/** What the gallery may be narrowed to. */
export const assetFilterQuery = z.object({
  collectionId: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .describe("`none`: made on their own"),
  productId: z.uuid().optional(),
  status: assetStatusSchema.optional(),
  type: assetTypeSchema.optional(),
  pinned: flag.optional(),
  tag: z.string().trim().toLowerCase().max(80).optional(),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "must be #rrggbb")
    .optional()
    .describe("One of the dominant colours is near this one"),
  q: z.string().trim().max(200).optional().describe("Part of the product's name or SKU, or of the prompt"),
  deleted: flag.default("false").describe("`true` lists what is in the trash"),
});
export type AssetFilter = z.output<typeof assetFilterQuery>;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
/** Ids in one parameter, separated by commas; a hundred of them fit into an address everywhere. */
export const assetIdsParameter = z
  .string()
  .toLowerCase()
  .regex(new RegExp(`^${uuid}(,${uuid}){0,99}$`), "must be up to 100 ids, separated by commas")
  .describe("Only these, in the trash or not");

export const generateCollectionInput = z.strictObject({
  settings: settingsInput.optional().describe("Over the collection's base settings"),
  type: assetTypeSchema.default("image"),
  provider: z.string().max(100).optional().describe("Another provider than the one chosen for the task"),
  modelId: z.string().max(200).optional(),
  budgetUsd: z.number().min(0).max(1_000_000).nullable().optional().describe("The batch pauses before it costs more"),
  onlyMissing: z.boolean().default(false).describe("Leaves out products that have a result in this collection"),
});
export const createAssetInput = z.strictObject({
  productId: z.uuid(),
  type: assetTypeSchema.default("image"),
  settings: settingsInput.default({}),
  provider: z.string().max(100).optional(),
  modelId: z.string().max(200).optional(),
  enqueue: z.boolean().default(true).describe("`false` makes a draft"),
});
export type CreateAssetInput = z.input<typeof createAssetInput>;
export const regenerateInput = z.strictObject({ settings: settingsInput.optional() }).default({});
export const updateAssetInput = z
  .strictObject({
    pinned: z.boolean(),
    tags: productTagsSchema,
    priority: z.number().int().min(-1000).max(1000),
  })
  .partial()
  .refine((input) => Object.keys(input).length > 0, "changes nothing");

export const startedAssetsJson = z.object({
  assets: z.array(z.object({ id: z.uuid(), productId: z.uuid(), status: assetStatusSchema })),
});
export type StartedAssetsJson = z.infer<typeof startedAssetsJson>;

const ids = z.array(z.uuid().toLowerCase()).min(1).max(10_000);
export const bulkAssetsInput = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("pin"), ids }),
  z.strictObject({ action: z.literal("unpin"), ids }),
  z.strictObject({ action: z.literal("add-tags"), ids, tags: productTagsSchema }),
  z.strictObject({ action: z.literal("remove-tags"), ids, tags: productTagsSchema }),
  z.strictObject({ action: z.literal("delete"), ids }),
  z.strictObject({ action: z.literal("restore"), ids }),
]);
export type BulkAssetsInput = z.output<typeof bulkAssetsInput>;
export const bulkAssetsJson = z.object({
  changed: z.array(z.uuid()),
  unchanged: z.array(z.uuid()).describe("Assets that were so already, or are not there"),
});

export const reorderInput = z.strictObject({
  assetIds: z
    .array(z.uuid().toLowerCase())
    .min(1)
    .max(2_000)
    .describe("Waiting assets in the order they shall be made"),
});

export const estimateJson = z.object({
  assets: z.number().int().describe("How many would be made"),
  provider: z.string(),
  modelId: z.string(),
  unitUsd: z.number(),
  totalUsd: z.number(),
  withoutImage: z.array(z.uuid()).describe("Products that cannot be made, because they have no image"),
  seconds: z.number().describe("How long it is thought to take, by what was made before"),
  remainingThisMonth: z.number().int().nullable().describe("Null: no limit"),
  nearDuplicates: z.number().int().describe("Products that have a result with the same settings already"),
});
export type EstimateJson = z.infer<typeof estimateJson>;

export const sendAssetInput = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("inspiration"), collectionId: z.uuid() }),
  z.strictObject({ to: z.literal("asset"), name: z.string().trim().min(1).max(200).optional() }),
  z.strictObject({ to: z.literal("product-image"), productId: z.uuid().optional(), isPrimary: z.boolean().optional() }),
]);
export type SendAssetInput = z.input<typeof sendAssetInput>;
export const sentAssetJson = z.object({
  to: z.enum(["inspiration", "asset", "product-image"]),
  id: z.uuid().describe("Of the inspiration, the artwork or the product's image"),
});

export const usageJson = z.object({
  month: z.string().describe("`2026-11`, UTC"),
  generations: z.number().int().describe("Assets begun this month"),
  generationLimit: z.number().int().nullable(),
  assets: z.number().int().describe("Assets that are not in the trash"),
  assetLimit: z.number().int(),
  spendUsd: z.number(),
  budgetUsd: z.number().nullable(),
});
export type UsageJson = z.infer<typeof usageJson>;
