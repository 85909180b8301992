import { z } from "zod";

/** Shapes of the brand kit's API; isomorphic. */

const listLimit = 100;

/** Says which entries of a list repeat an earlier one. */
function refuseRepeated<T>(keyOf: (entry: T) => string, at: string[] = []) {
  return (entries: readonly T[], context: z.RefinementCtx) => {
    const seen = new Set<string>();
    entries.forEach((entry, index) => {
      const key = keyOf(entry);
      if (seen.has(key)) context.addIssue({ code: "custom", path: [index, ...at], message: "is there already" });
      seen.add(key);
    });
  };
}

export const brandColor = z.strictObject({
  name: z.string().trim().min(1).max(60),
  hex: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "must be #rrggbb")
    .toLowerCase()
    .describe("sRGB, `#rrggbb`"),
});

/** The whole kit; the order of each list is the order in which the editor offers it. */
export const putBrandKitInput = z.strictObject({
  colors: z
    .array(brandColor)
    .max(listLimit)
    .superRefine(refuseRepeated((color) => color.name.toLowerCase(), ["name"]))
    .default([]),
  fontFamilies: z
    .array(z.string().trim().min(1).max(200))
    .max(listLimit)
    .superRefine(refuseRepeated((family) => family.toLowerCase()))
    .default([])
    .describe("Families that come with the studio or were uploaded"),
  logoAssetIds: z
    .array(z.uuid().toLowerCase())
    .max(listLimit)
    .superRefine(refuseRepeated((id) => id))
    .default([])
    .describe("Artwork of the library"),
});
export type PutBrandKitInput = z.input<typeof putBrandKitInput>;

export const brandKitJson = z.object({
  colors: z.array(z.object({ name: z.string(), hex: z.string() })),
  fontFamilies: z.array(z.string()),
  logoAssetIds: z.array(z.uuid()),
  updatedAt: z.iso.datetime().nullable().describe("Null: never set"),
});
export type BrandKitJson = z.infer<typeof brandKitJson>;
