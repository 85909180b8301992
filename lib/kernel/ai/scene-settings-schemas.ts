import { z } from "zod";

/**
 * Values that the selects of scene settings suggest; each field carries its own as `examples` in its metadata. Every field takes free text: the built-in scene model understands
 * these and what resembles them, other providers get the words in their prompt.
 */
export const suggestedRoomTypes = [
  "living room",
  "bedroom",
  "kitchen",
  "dining room",
  "bathroom",
  "office",
  "hallway",
  "nursery",
  "studio",
  "patio",
  "garden",
  "beach",
  "street",
] as const;

const suggestedStyles = [
  "modern",
  "scandinavian",
  "minimalist",
  "industrial",
  "rustic",
  "bohemian",
  "traditional",
  "mid-century",
  "japandi",
  "coastal",
  "luxury",
] as const;

const suggestedLightings = [
  "natural daylight",
  "golden hour",
  "studio softbox",
  "overcast",
  "bright and airy",
  "dramatic",
  "evening lamp",
  "candlelight",
  "backlit",
] as const;

const suggestedColorSchemes = [
  "neutral",
  "warm",
  "cool",
  "earthy",
  "pastel",
  "monochrome",
  "dark and moody",
  "white",
  "green",
  "blue",
  "pink",
  "terracotta",
  "vibrant",
] as const;

const suggestedCameraAngles = ["eye level", "three-quarter", "high angle", "low angle", "close-up", "wide"] as const;

const suggestedAspectRatios = ["1:1", "4:5", "3:4", "2:3", "9:16", "4:3", "3:2", "16:9"] as const;

const suggestedSurroundings = [
  "plain",
  "styled",
  "cosy",
  "by a window",
  "on a table",
  "on a shelf",
  "on a pedestal",
  "on the floor",
  "on the wall",
] as const;

const suggestedProps = [
  "plant",
  "floor lamp",
  "table lamp",
  "books",
  "rug",
  "vase",
  "dried grass",
  "framed art",
  "mirror",
  "curtains",
  "side table",
  "cushions",
  "candles",
  "basket",
  "bowl of fruit",
  "stones",
] as const;

/** The same for forms, by field. */
export const sceneSuggestions = {
  roomType: suggestedRoomTypes,
  style: suggestedStyles,
  lighting: suggestedLightings,
  colorScheme: suggestedColorSchemes,
  cameraAngle: suggestedCameraAngles,
  aspectRatio: suggestedAspectRatios,
  surroundings: suggestedSurroundings,
  props: suggestedProps,
} as const;

const words = (most: number) => z.string().trim().max(most);

/** Free text for which some values are suggested. */
const suggested = (most: number, examples: readonly string[]) => words(most).meta({ examples: [...examples] });

const fields = {
  /** Where the product stands, indoors or outdoors. */
  roomType: suggested(80, suggestedRoomTypes),
  style: suggested(80, suggestedStyles),
  lighting: suggested(80, suggestedLightings),
  /** A named scheme, or hex colours. */
  colorScheme: suggested(120, suggestedColorSchemes),
  cameraAngle: suggested(80, suggestedCameraAngles),
  /** `w:h`; a word such as “portrait” is understood as well. */
  aspectRatio: suggested(20, suggestedAspectRatios),
  /** What is around the product and what it stands on. */
  surroundings: suggested(120, suggestedSurroundings),
  props: z.array(suggested(60, suggestedProps)).max(12),
  /** Inspiration: its colours and brightness are taken over by the built-in model. */
  sceneImageUrl: z.url().max(2_048),
  /** 1: the expected arrangement; 10: anything that still fits the settings. */
  varietyLevel: z.number().int().min(1).max(10),
  /** Take the palette of the room from the product's own colours. */
  matchProductColors: z.boolean(),
  /** Further wishes in the user's words. */
  promptText: words(2_000),
};

/**
 * Some of the settings: what is absent stays absent, so that other settings can show through. (`partial()` of the schema
 * below would fill in its defaults.)
 */
export const someGenerationSettingsSchema = z.strictObject(fields).partial();
export type SomeGenerationSettings = z.infer<typeof someGenerationSettingsSchema>;

/** How a scene around a product is to look. Absent fields take the built-in default. */
export const flowGenerationSettingsSchema = z.object({
  roomType: fields.roomType.default("living room"),
  style: fields.style.default("modern"),
  lighting: fields.lighting.default("natural daylight"),
  colorScheme: fields.colorScheme.default("neutral"),
  cameraAngle: fields.cameraAngle.default("eye level"),
  aspectRatio: fields.aspectRatio.default("1:1"),
  surroundings: fields.surroundings.default("styled"),
  props: fields.props.default([]),
  sceneImageUrl: fields.sceneImageUrl.optional(),
  varietyLevel: fields.varietyLevel.default(3),
  matchProductColors: fields.matchProductColors.default(false),
  promptText: fields.promptText.optional(),
});

export type FlowGenerationSettings = z.infer<typeof flowGenerationSettingsSchema>;
export type FlowGenerationSettingsInput = z.input<typeof flowGenerationSettingsSchema>;

/** What is known of the product; lets the built-in model choose the right size and support for it. */
const sceneProductSchema = z.object({
  name: words(200).optional(),
  category: words(120).optional(),
  /** Real height, mm. */
  heightMm: z.number().positive().max(20_000).optional(),
});

export type SceneProduct = z.infer<typeof sceneProductSchema>;

/** `providerOptions["built-in"]` of a call of the image model `scene-1`. */
export const sceneOptionsSchema = z.object({
  settings: flowGenerationSettingsSchema.prefault({}),
  product: sceneProductSchema.prefault({}),
  format: z.enum(["webp", "png"]).default("webp"),
  /** Whose turn it is among scenes that wait for a thread; `urgent`: somebody looks at the empty place where it will be. */
  priority: z.enum(["urgent", "normal"]).default("normal"),
});

/** `providerOptions["built-in"]` of a call of the image model `artwork-1`. */
export const artworkOptionsSchema = z.object({
  /** Taken from the prompt's words when absent. */
  kind: z.enum(["background", "icon", "texture", "poster"]).optional(),
  /** `#rrggbb`; taken from the prompt's words when absent. */
  palette: z
    .array(z.string().regex(/^#[0-9a-f]{6}$/i))
    .max(8)
    .optional(),
  /** Text of a poster. */
  title: words(120).optional(),
  subtitle: words(200).optional(),
  format: z.enum(["webp", "png"]).default("png"),
});

export type ArtworkOptions = z.infer<typeof artworkOptionsSchema>;
