import { z } from "zod";

/** Shapes of the artwork library's API; isomorphic. */

const name = z.string().trim().min(1).max(200);
/** When, by whom and on what the artwork may be used. */
const availabilityRules = z
  .record(z.string().max(100), z.json())
  .refine((value) => JSON.stringify(value).length <= 20_000, "is larger than 20,000 characters");

export const assetJson = z.object({
  id: z.uuid(),
  name: z.string(),
  artifactId: z.uuid(),
  contentHash: z.string().describe("SHA-256 of the stored bytes"),
  mimeType: z.string(),
  widthPx: z.number().int().describe("Pixels; of an SVG the size of its view box"),
  heightPx: z.number().int(),
  availabilityRules: z.record(z.string(), z.unknown()),
  url: z.string().describe("Where the bytes are"),
  thumbnailUrl: z.string(),
  createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
});
export type AssetJson = z.infer<typeof assetJson>;

/** Fields of the upload form beside its `file`; rules travel as JSON text. */
export const createAssetFields = z.strictObject({
  name: name.optional().describe("Default: the file's name without extension"),
  availabilityRules: z
    .string()
    .max(64_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "is no JSON" });
        return z.NEVER;
      }
    })
    .pipe(availabilityRules)
    .optional()
    .describe("JSON object"),
});

/** The upload form as documentation and forms see it. */
export const createAssetForm = z.object({
  file: z.string().describe("PNG, JPEG, WebP, AVIF, GIF, TIFF or SVG").meta({ format: "binary" }),
  name: name.optional(),
  availabilityRules: z.string().optional().describe("JSON object"),
});

export const updateAssetInput = z.strictObject({
  name: name.optional(),
  availabilityRules: availabilityRules.optional(),
});
export type UpdateAssetInput = z.infer<typeof updateAssetInput>;

export const assetUsageJson = z.object({
  entity: z.literal("design_revisions"),
  entityId: z.uuid(),
  designId: z.uuid(),
  designName: z.string(),
  revisionNumber: z.number().int(),
  elementCount: z.number().int().describe("Elements of the revision that show it"),
  createdAt: z.iso.datetime(),
});
export type AssetUsageJson = z.infer<typeof assetUsageJson>;
