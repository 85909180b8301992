import { z } from "zod";
import { blendModes, sceneLimits } from "./scene-limits";

/**
 * The picture the renderer draws: a printable space and the elements on it.
 * Lengths are millimetres from the top left of the trimmed space, angles are degrees clockwise, colours are sRGB hex,
 * array order is paint order.
 */

const finite = z.number().refine(Number.isFinite, "must be a finite number");
const coordinate = finite.min(-sceneLimits.coordinateMm).max(sceneLimits.coordinateMm);
const length = finite.min(0).max(sceneLimits.coordinateMm);
/** `#rrggbb` or `#rrggbbaa`, sRGB. */
export const colorSchema = z.string().regex(/^#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, "must be #rrggbb or #rrggbbaa");

/** `x`, `y`: top left of the unrotated box in mm; `rotation`: degrees clockwise about the box's centre. */
export const transformSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  width: length,
  height: length,
  rotation: finite.min(-36_000).max(36_000).default(0),
});

/** An outline: for text `widthMm` is the visible width outside the letters, for paths the line is centred on the path. */
export const outlineSchema = z.strictObject({ color: colorSchema, widthMm: length.max(1_000) });

export const textContentSchema = z.strictObject({
  text: z.string().max(sceneLimits.textCharacters),
  fontFamily: z.string().min(1).max(200),
  fontWeight: z.number().int().min(1).max(1_000).optional(),
  fontStyle: z.enum(["normal", "italic"]).optional(),
  fontSizeMm: finite.min(0.05).max(5_000),
  color: colorSchema,
  /** Absent: the side on which the paragraph starts (left, or right for right-to-left paragraphs). */
  align: z.enum(["left", "center", "right"]).optional(),
  /** Multiple of the font size, default 1.2. */
  lineHeight: finite.min(0.1).max(10).optional(),
  letterSpacingMm: finite.min(-1_000).max(1_000).optional(),
  /** Degrees of arc that a line as wide as the box is bent over: positive arches up, negative hangs down, 0 is straight. */
  curve: finite.min(-360).max(360).optional(),
  stroke: outlineSchema.optional(),
});
export type TextContent = z.infer<typeof textContentSchema>;

export const imageContentSchema = z.strictObject({
  /** The part of the source that is shown, as fractions of its width and height. */
  crop: z
    .strictObject({
      x: finite.min(0).max(1),
      y: finite.min(0).max(1),
      width: finite.gt(0).max(1),
      height: finite.gt(0).max(1),
    })
    .refine((crop) => crop.x + crop.width <= 1 + 1e-6 && crop.y + crop.height <= 1 + 1e-6, "must lie within the image")
    .optional(),
  /** How the shown part meets the box: whole and centred, covering it, or stretched. Default `cover`. */
  fit: z.enum(["contain", "cover", "fill"]).optional(),
});

export const shapeContentSchema = z.strictObject({
  shape: z.enum(["rect", "ellipse", "polygon", "star", "line"]),
  fill: colorSchema.optional(),
  stroke: colorSchema.optional(),
  /** Default 0.25 mm when `stroke` is given. Centred on the outline. */
  strokeWidthMm: length.max(1_000).optional(),
  /** Only `rect`. */
  cornerRadiusMm: length.optional(),
  /** Corners of a polygon (default 6) or tips of a star (default 5). */
  points: z.number().int().min(3).max(200).optional(),
});

export const pathContentSchema = z.strictObject({
  /** SVG path data in any unit: its geometric bounding box is mapped on the element's box. */
  d: z.string().min(1).max(sceneLimits.pathCharacters),
  fill: colorSchema.optional(),
  stroke: outlineSchema.optional(),
});

/** One stretch of text in one font and one direction. `x`, `y`: left end of its baseline in mm inside the element's box. */
export const textRunSchema = z.strictObject({
  text: z.string().max(sceneLimits.textCharacters),
  fontKey: z.string().min(1).max(200),
  x: finite,
  y: finite,
  widthMm: finite,
  rtl: z.boolean().optional(),
  /** Degrees clockwise about (`x`, `y`); only on curved text, where a run is one letter or one joined word. */
  rotation: finite.optional(),
});
export type TextRun = z.infer<typeof textRunSchema>;

/**
 * Where every stretch of a text stands, computed once when a revision is saved: whoever draws it, draws these runs and
 * never breaks a line again.
 */
export const textLayoutSchema = z.strictObject({
  version: z.literal(1),
  lines: z.array(
    z.strictObject({
      text: z.string().max(sceneLimits.textCharacters),
      x: finite,
      baselineY: finite,
      widthMm: finite,
      runs: z.array(textRunSchema).max(sceneLimits.textCharacters),
    }),
  ),
  widthMm: finite,
  heightMm: finite,
  /** Characters that no font has; they are drawn as a replacement character. */
  missing: z.array(z.string()).max(100),
});
export type TextLayout = z.infer<typeof textLayoutSchema>;

const common = {
  elementId: z.uuid().optional(),
  spaceId: z.uuid(),
  transform: transformSchema,
  parentElementId: z.uuid().optional(),
  name: z.string().max(200).optional(),
  opacity: finite.min(0).max(1).optional(),
  blendMode: z.enum(blendModes).optional(),
  hidden: z.boolean().optional(),
  locks: z
    .strictObject({
      position: z.boolean().optional(),
      content: z.boolean().optional(),
      style: z.boolean().optional(),
      delete: z.boolean().optional(),
    })
    .optional(),
  binding: z.strictObject({ field: z.string().min(1).max(200) }).optional(),
};

const textShape = { ...common, type: z.literal("text"), content: textContentSchema };
const imageShape = { ...common, type: z.literal("image"), content: imageContentSchema, assetId: z.uuid() };
const shapeShape = { ...common, type: z.literal("shape"), content: shapeContentSchema };
const pathShape = { ...common, type: z.literal("path"), content: pathContentSchema };
/** A group's children name it as parent; its own box is for editors and is not applied to them. */
const groupShape = { ...common, type: z.literal("group"), content: z.strictObject({}).default({}) };

/** An element as a client sends it; `layout` is the server's to compute and is refused. */
export const elementInputSchema = z.discriminatedUnion("type", [
  z.strictObject(textShape),
  z.strictObject(imageShape),
  z.strictObject(shapeShape),
  z.strictObject(pathShape),
  z.strictObject(groupShape),
]);
export type ElementInput = z.infer<typeof elementInputSchema>;

/** An element as stored and drawn: text carries its layout. */
export const elementSchema = z.discriminatedUnion("type", [
  z.strictObject({ ...textShape, layout: textLayoutSchema.optional() }),
  z.strictObject(imageShape),
  z.strictObject(shapeShape),
  z.strictObject(pathShape),
  z.strictObject(groupShape),
]);
export type Element = z.infer<typeof elementSchema>;
export type TextElement = Extract<Element, { type: "text" }>;
export type ImageElement = Extract<Element, { type: "image" }>;
export type ShapeElement = Extract<Element, { type: "shape" }>;
export type PathElement = Extract<Element, { type: "path" }>;

/**
 * A printable area. Its origin is the top left of the trimmed area; the bleed lies outside (negative coordinates).
 * `clip`: SVG path in mm in trim coordinates, absent for a rectangle.
 */
export const spaceSchema = z.strictObject({
  spaceId: z.uuid(),
  sideId: z.string().min(1).max(200),
  name: z.string().max(200),
  widthMm: finite.gt(0).max(sceneLimits.coordinateMm),
  heightMm: finite.gt(0).max(sceneLimits.coordinateMm),
  bleedMm: length.max(1_000),
  safeMm: length.max(1_000),
  clip: z.string().max(sceneLimits.pathCharacters).optional(),
});
export type Space = z.infer<typeof spaceSchema>;

/** One space with its elements; elements of other spaces are ignored when it is drawn. */
export const sceneSchema = z.strictObject({
  space: spaceSchema,
  elements: z.array(elementSchema).max(sceneLimits.elements),
});
export type Scene = z.infer<typeof sceneSchema>;
