import { z } from "zod";
import { parseClipPath } from "./clip-path";

/** One decoratable area of a product. Its origin is the top-left corner of the trim; bleed lies outside of it. */
export const spaceSchema = z.strictObject({
  spaceId: z.uuid(),
  /** Short slug of the product side the space lies on, unique in its style. */
  sideId: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(40),
  name: z.string().trim().min(1).max(120),
  /** Trim width in mm. */
  widthMm: z.number().positive().max(5000),
  /** Trim height in mm. */
  heightMm: z.number().positive().max(5000),
  /** Artwork needed beyond the trim on each edge, in mm. */
  bleedMm: z.number().min(0).max(100),
  /** Distance from the trim that text should keep, in mm. */
  safeMm: z.number().min(0).max(500),
  /** SVG path in mm of the space that bounds what is printed; holes run counter to the outline. Absent: the whole rectangle. */
  clip: z
    .string()
    .max(10_000)
    .refine((d) => parseClipPath(d) !== null, "must be an SVG path")
    .optional(),
});

/** A colour the product itself comes in. */
export const productColorSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** sRGB, `#rrggbb` in lower case. */
  hex: z.string().regex(/^#[0-9a-f]{6}$/),
});

export const styleCategories = [
  "apparel",
  "bags",
  "drinkware",
  "prints",
  "packaging",
  "accessories",
  "home",
  "other",
] as const;

/** A product that can be decorated, as the catalogue knows it. */
export const styleSchema = z
  .strictObject({
    id: z.uuid(),
    /** Stable short name (`t-shirt`) that finds the built-in mockup; providers may leave it out. */
    key: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      .max(60)
      .optional(),
    name: z.string().trim().min(1).max(200),
    description: z.string().max(1000).default(""),
    category: z.enum(styleCategories).default("other"),
    spaces: z.array(spaceSchema).min(1).max(40),
    colors: z.array(productColorSchema).min(1).max(100),
    /** When the catalogue last answered with this style, ISO 8601 UTC. */
    syncedAt: z.iso.datetime(),
  })
  .superRefine((style, context) => {
    for (const field of ["spaceId", "sideId"] as const) {
      const seen = new Set<string>();
      style.spaces.forEach((space, index) => {
        if (seen.has(space[field])) {
          context.addIssue({ code: "custom", path: ["spaces", index, field], message: "must be unique in the style" });
        }
        seen.add(space[field]);
      });
    }
  });

export type Space = z.infer<typeof spaceSchema>;
export type ProductColor = z.infer<typeof productColorSchema>;
export type Style = z.infer<typeof styleSchema>;
