import { z } from "zod";

/** Shapes of pictures in the API; isomorphic. */

export const imageSourceSchema = z.enum(["upload", "generated", "unsplash", "library", "design"]);

export const imageJson = z.object({
  id: z.uuid(),
  artifactId: z.uuid(),
  url: z.string().describe("Where the bytes are"),
  thumbnailUrl: z.string().describe("WebP, longest side 250 pixels"),
  thumbnailLink: z
    .string()
    .nullable()
    .describe(
      "Of products and generated assets: a shorter way to the thumbnail that needs no cookie and expires after one to two hours; where it fails or is null, `thumbnailUrl` holds",
    ),
  previewUrl: z.string().describe("WebP, longest side 600 pixels"),
  width: z.number().int().describe("Pixels"),
  height: z.number().int(),
  fileSize: z.number().int().describe("Bytes"),
  mimeType: z.string(),
  source: imageSourceSchema,
  originalFilename: z.string().nullable(),
  altText: z.string().nullable(),
  caption: z.string().nullable(),
  exif: z.record(z.string(), z.unknown()).describe("How a photograph was taken"),
  thumbhash: z.string().describe("ThumbHash in base64: a blurred picture for the time until the real one is there"),
  dominantColors: z.array(z.string()).describe("Up to six `#rrggbb`, the most frequent first"),
  metadata: z.record(z.string(), z.unknown()),
  createdAt: z.iso.datetime(),
});
export type ImageJson = z.infer<typeof imageJson>;

const altText = z.string().trim().max(1000).nullable();
const caption = z.string().trim().max(2000).nullable();

export const createImageFields = z.strictObject({
  altText: altText.optional(),
  caption: caption.optional(),
});

export const createImageForm = z.object({
  file: z.string().describe("PNG, JPEG, WebP, AVIF, GIF, TIFF or SVG").meta({ format: "binary" }),
  altText: z.string().optional(),
  caption: z.string().optional(),
});

/** A picture of bytes that are in the store already. */
export const createImageFromInput = z.strictObject({ artifactId: z.uuid(), ...createImageFields.shape });

export const updateImageInput = z
  .strictObject({ altText, caption })
  .partial()
  .refine((input) => Object.keys(input).length > 0, "changes nothing");

export const similarImageJson = imageJson.extend({
  distance: z.number().describe("0: looks the same; above 1 hardly alike"),
  nearDuplicate: z.boolean().describe("A crop, copy or other encoding of the same picture"),
});
export type SimilarImageJson = z.infer<typeof similarImageJson>;
