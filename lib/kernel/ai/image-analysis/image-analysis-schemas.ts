import { z } from "zod";

const share = z.number().min(0).max(1);

/** Surfaces that a measured texture resembles. */
export const textureKinds = ["smooth", "fine-grained", "woven", "wood-like", "patterned", "rough"] as const;

const textureSchema = z.object({
  kind: z.enum(textureKinds),
  /** Share of pixels on an edge. */
  edgeDensity: share,
  /** Share of the detail that is finer than two pixels of the reduced picture. */
  fineness: share,
  /** 0: edges point everywhere; 1: all in one direction. */
  directionality: share,
  /** Direction in which the structure runs, degrees from the horizontal, 0…180. */
  directionDegrees: z.number().min(0).max(180),
});

/** A colour of a picture with the share of its pixels. */
const paletteEntrySchema = z.object({ hex: z.string().regex(/^#[0-9a-f]{6}$/), name: z.string(), share });

const bandSchema = z.object({
  hex: z.string(),
  name: z.string(),
  brightness: share,
  /** Share of pixels in the colours of bare wood, from birch to walnut. */
  woodShare: share,
  texture: textureSchema,
});

/** What the pixels of a picture tell: measured, nothing recognized. */
export const imageAnalysisSchema = z.object({
  /** Size of the upright original. */
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  /** At most eight colours, the largest share first. */
  palette: z.array(paletteEntrySchema).min(1).max(8),
  /** Mean OKLab lightness. */
  brightness: share,
  /** Spread of the lightness: 5th to 95th percentile. */
  contrast: share,
  /** −1: bluish, 0: neutral, 1: yellowish or red. */
  warmth: z.number().min(-1).max(1),
  /** Mean OKLab chroma; 1 is as colourful as sRGB gets. */
  saturation: share,
  texture: textureSchema,
  background: z.object({ isPlain: z.boolean(), hex: z.string(), name: z.string(), share }),
  /** Box of what stands out from the background, shares of width and height; null where nothing does. */
  subject: z.object({ x: share, y: share, width: share, height: share, hex: z.string(), name: z.string() }).nullable(),
  environment: z.object({
    guess: z.enum(["indoor", "outdoor", "unclear"]),
    /** How far the signs agree. */
    confidence: share,
    sky: share,
    greenery: share,
    /** Height of a level line across the picture from the top; null where there is none. */
    horizon: share.nullable(),
    /** Share of straight upright and receding edges, as walls and floors have them. */
    straightness: share,
  }),
  /** Upper, middle and lower third: in rooms mostly ceiling, wall and floor. */
  bands: z.object({ top: bandSchema, middle: bandSchema, bottom: bandSchema }),
});

export type ImageAnalysis = z.infer<typeof imageAnalysisSchema>;
export type TextureMeasures = z.infer<typeof textureSchema>;
export type PaletteEntry = z.infer<typeof paletteEntrySchema>;
