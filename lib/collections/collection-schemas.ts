import { z } from "zod";
import { someGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { imageJson } from "@/lib/kernel/images/image-schemas";

/** Shapes of collections in the API; isomorphic. */

export const collectionStatusSchema = z.enum(["draft", "analyzing", "ready", "generating", "completed", "error"]);

/** Products of one collection at most. */
export const mostProducts = 2_000;
/** Pictures one collection is inspired by at most. */
export const mostInspirations = 30;

/** Some of the settings of a scene, checked like all of them. */
export const baseSettingsSchema = someGenerationSettingsSchema;

const shortText = z.string().trim().max(200);

/** What is known of the products of a collection together. */
export const productAnalysisResultSchema = z.strictObject({
  roomTypeDistribution: z.record(z.string().max(80), z.number().int().min(0)).describe("Room → number of products"),
  productTypes: z.array(shortText).max(500),
  dominantCategory: shortText,
  suggestedStyles: z.array(shortText).max(50),
  recommendedInspirationKeywords: z.array(shortText).max(50),
  productRoomAssignments: z.record(z.uuid(), z.string().trim().max(80)).describe("Product → room"),
  analyzedAt: z.iso.datetime(),
});
export type ProductAnalysisResult = z.output<typeof productAnalysisResultSchema>;

/** What a picture's scene consists of. */
export const sceneAnalysisSchema = z.strictObject({
  environment: z.enum(["indoor", "outdoor", "mixed"]),
  suggestedRoomTypes: z.array(shortText).max(20),
  style: shortText,
  lighting: shortText,
  colorPalette: z.array(shortText).max(20),
  materials: z.strictObject({
    floor: shortText.optional(),
    walls: shortText.optional(),
    ceiling: shortText.optional(),
  }),
  props: z.array(shortText).max(30),
  mood: shortText,
});
export type SceneAnalysis = z.output<typeof sceneAnalysisSchema>;

const productIds = z
  .array(z.uuid().toLowerCase())
  .max(mostProducts)
  .transform((ids) => [...new Set(ids)]);
const name = z.string().trim().min(1).max(200);

export const createCollectionInput = z.strictObject({
  name,
  selectedProductIds: productIds.default([]),
});

export const updateCollectionInput = z
  .strictObject({
    name,
    selectedProductIds: productIds,
    baseSettings: baseSettingsSchema.describe("Replaces all of it"),
    productAnalysis: productAnalysisResultSchema.describe("The analysis as a person corrected it"),
  })
  .partial()
  .refine((input) => Object.keys(input).length > 0, "changes nothing");
export type UpdateCollectionInput = z.output<typeof updateCollectionInput>;

export const collectionProgressSchema = z.object({
  total: z.number().int(),
  draft: z.number().int(),
  pending: z.number().int(),
  generating: z.number().int(),
  completed: z.number().int(),
  error: z.number().int(),
  costUsd: z.number(),
});
export type CollectionProgress = z.infer<typeof collectionProgressSchema>;

export const collectionJson = z.object({
  id: z.uuid(),
  name: z.string(),
  status: collectionStatusSchema,
  selectedProductIds: z.array(z.uuid()),
  productAnalysis: z.record(z.string(), z.unknown()).nullable(),
  baseSettings: z.record(z.string(), z.unknown()).nullable(),
  budgetUsd: z.number().nullable(),
  pausedAt: z.iso.datetime().nullable(),
  errorMessage: z.string().nullable(),
  progress: collectionProgressSchema,
  inspirationCount: z.number().int(),
  covers: z.array(imageJson).describe("Up to four results, the newest first"),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
});
export type CollectionJson = z.infer<typeof collectionJson>;

export const inspirationSourceSchema = z.enum(["upload", "unsplash", "library"]);

export const inspirationJson = z.object({
  id: z.uuid(),
  collectionId: z.uuid(),
  imageId: z.uuid(),
  source: inspirationSourceSchema,
  analysis: sceneAnalysisSchema.nullable(),
  displayOrder: z.number().int(),
  image: imageJson,
  createdAt: z.iso.datetime(),
});
export type InspirationJson = z.infer<typeof inspirationJson>;

export const addInspirationForm = z.object({
  file: z.string().describe("PNG, JPEG, WebP, AVIF, GIF or TIFF").meta({ format: "binary" }),
});
export const addInspirationInput = z.union([
  z.strictObject({ imageId: z.uuid(), source: inspirationSourceSchema.default("library") }),
  z.strictObject({ unsplashId: z.string().regex(/^[\w-]{1,40}$/), source: z.literal("unsplash") }),
]);
export const updateInspirationInput = z
  .strictObject({
    displayOrder: z.number().int().min(0).max(mostInspirations),
    analysis: sceneAnalysisSchema,
  })
  .partial()
  .refine((input) => Object.keys(input).length > 0, "changes nothing");

export const inspirationSearchQuery = z.strictObject({
  q: z.string().trim().min(1).max(200),
  page: z.coerce.number().int().min(1).max(100).default(1),
});
export const inspirationSearchJson = z.object({
  items: z.array(
    z.object({
      unsplashId: z.string(),
      description: z.string().nullable(),
      width: z.number().int(),
      height: z.number().int(),
      color: z.string().nullable(),
      thumbnailUrl: z.string(),
      author: z.object({ name: z.string(), url: z.string() }).describe("To be named with the picture"),
    }),
  ),
  nextPage: z.number().int().nullable(),
});
export type InspirationSearchJson = z.infer<typeof inspirationSearchJson>;
