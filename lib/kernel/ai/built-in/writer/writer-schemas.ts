import { z } from "zod";
import { imageAnalysisSchema } from "@/lib/kernel/ai/image-analysis/image-analysis-schemas";
import { someGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";

const line = (most: number) => z.string().trim().min(1).max(most);
const hexColor = z.string().regex(/^#[0-9a-f]{6}$/i);

export const writerLanguages = ["en", "de"] as const;
export const writerTones = ["plain", "friendly", "playful", "premium"] as const;
export type WriterLanguage = (typeof writerLanguages)[number];
export type WriterTone = (typeof writerTones)[number];

const voice = {
  language: z.enum(writerLanguages).default("en"),
  tone: z.enum(writerTones).default("plain"),
};

/** What is known of a product. The writer says nothing of it that is not here. */
export const productFactsSchema = z.object({
  id: line(100).optional(),
  name: line(200),
  category: z.string().trim().max(120).optional(),
  materials: z.array(line(60)).max(8).default([]),
  colors: z.array(line(40)).max(12).default([]),
  /** Short phrases such as “dishwasher safe”. */
  features: z.array(line(120)).max(12).default([]),
  tags: z.array(line(60)).max(30).default([]),
  roomTypes: z.array(line(80)).max(12).default([]),
  dimensions: z
    .object({
      width: z.number().positive().optional(),
      height: z.number().positive().optional(),
      depth: z.number().positive().optional(),
      unit: line(8).default("cm"),
    })
    .optional(),
  price: z.object({ amount: z.number().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) }).optional(),
});

/** An offer that really holds; without it the writer mentions none. */
export const offerSchema = z.object({
  kind: z.enum(["percent", "free-shipping", "gift"]),
  /** Per cent, for `percent`. */
  value: z.number().positive().max(100).optional(),
  /** What is given, for `gift`. */
  gift: line(80).optional(),
  /** Last day, ISO date. */
  until: z.iso.date().optional(),
});

const campaignFacts = {
  brand: line(80).optional(),
  /** What the campaign is about, in the user's words; occasion, audience and goal are looked for in it. */
  brief: z.string().trim().max(4_000).optional(),
  /** “Christmas”, “summer”, “Black Friday” …; others are used as they stand. */
  occasion: line(80).optional(),
  audience: line(120).optional(),
  products: z.array(productFactsSchema).max(500).default([]),
};

const prizeSchema = z.object({
  label: line(60),
  kind: z.enum(["product", "voucher", "free-shipping", "content", "none"]),
  /** Per cent of the draws; all together 100. */
  weight: z.number().min(0).max(100),
  /** How often it can be won; null: without limit. */
  stock: z.number().int().nonnegative().nullable(),
});

export const campaignPlanInputSchema = z.object({
  ...voice,
  ...campaignFacts,
  goal: z.enum(["leads", "sales", "awareness", "loyalty"]).optional(),
  /** Games to choose from; the first fitting one is proposed. */
  templateIds: z.array(line(100)).min(1).max(30).default(["spin_wheel"]),
  durationDays: z.number().int().min(1).max(365).default(14),
  prizes: z.array(line(60)).max(11).default([]),
});

export const campaignPlanSchema = z.object({
  name: line(80),
  summary: line(500),
  goal: z.enum(["leads", "sales", "awareness", "loyalty"]),
  audience: line(160),
  templateId: line(100),
  templateReason: line(240),
  /** Days counted from the start; negative before it. */
  timeline: z.array(
    z.object({
      phase: line(60),
      fromDay: z.number().int(),
      toDay: z.number().int(),
      actions: z.array(line(200)).min(1),
    }),
  ),
  channels: z.array(z.object({ channel: line(40), purpose: line(200) })),
  prizes: z.array(prizeSchema).min(2),
  form: z.object({ timing: z.enum(["before", "after"]), fields: z.array(line(40)), reason: line(200) }),
  measures: z.array(z.object({ name: line(60), how: line(200) })),
  assets: z.array(z.object({ slot: line(40), mediaType: z.enum(["image", "audio", "video"]), prompt: line(300) })),
  notes: z.array(line(240)),
});

export const marketingCopyInputSchema = z.object({
  ...voice,
  product: productFactsSchema,
  brand: line(80).optional(),
  occasion: line(80).optional(),
  offer: offerSchema.optional(),
  /** How many different versions. */
  count: z.number().int().min(1).max(8).default(3),
});

export const marketingCopySchema = z.object({
  variants: z
    .array(z.object({ headline: line(60), subline: line(110), body: line(420), cta: line(28) }))
    .min(1)
    .max(8),
});

export const campaignCopyInputSchema = z.object({
  ...voice,
  ...campaignFacts,
  templateId: line(100).default("spin_wheel"),
  /** What can be won, the best first. */
  prizes: z.array(line(60)).max(12).default([]),
  until: z.iso.date().optional(),
});

/** Texts of a game's pages. */
export const campaignCopySchema = z.object({
  introTitle: line(48),
  introText: line(200),
  startButton: line(24),
  formTitle: line(48),
  formText: line(200),
  formButton: line(24),
  /** Beside a box of its own that is not ticked. */
  newsletterConsent: line(240),
  winTitle: line(48),
  winText: line(200),
  winButton: line(24),
  loseTitle: line(48),
  loseText: line(200),
  loseButton: line(24),
  shareText: line(200),
});

export const themeBriefInputSchema = z.object({
  ...voice,
  ...campaignFacts,
  templateId: line(100).default("spin_wheel"),
  /** Colours to start from, the most important first. */
  palette: z.array(hexColor).max(8).default([]),
});

export const themeBriefSchema = z.object({
  title: line(80),
  mood: line(160),
  keywords: z.array(line(40)).min(3).max(10),
  /** Text on its ground reaches a contrast of 4.5. */
  palette: z.object({
    background: hexColor,
    surface: hexColor,
    primary: hexColor,
    onPrimary: hexColor,
    accent: hexColor,
    text: hexColor,
  }),
  /** Families that the studio brings along. */
  typography: z.object({ heading: line(40), body: line(40), reason: line(200) }),
  motifs: z.array(line(60)).min(1).max(8),
  imagePrompts: z.object({ background: line(300), icon: line(300), texture: line(300), poster: line(300) }),
  motion: line(160),
  /** Settings of the built-in sound model. */
  sound: z.object({ mood: line(20), tempo: z.number().int().min(50).max(180) }),
  avoid: z.array(line(120)),
});

export const productAnalysisInputSchema = z.object({
  products: z
    .array(productFactsSchema.extend({ id: line(100) }))
    .min(1)
    .max(500),
  /** Written into the result; the writer has no clock. */
  analyzedAt: z.iso.datetime().optional(),
});

export const productAnalysisSchema = z.object({
  /** Products by room type. */
  roomTypeDistribution: z.record(z.string(), z.number().int().nonnegative()),
  productTypes: z.array(z.string()),
  dominantCategory: z.string(),
  suggestedStyles: z.array(z.string()),
  recommendedInspirationKeywords: z.array(z.string()),
  /** Room type by product id. */
  productRoomAssignments: z.record(z.string(), z.string()),
  analyzedAt: z.string().optional(),
});

export const sceneAnalysisInputSchema = z.object({
  /** Absent: the first picture of the prompt is measured. */
  analysis: imageAnalysisSchema.optional(),
});

export const sceneAnalysisSchema = z.object({
  environment: z.enum(["indoor", "outdoor", "mixed"]),
  suggestedRoomTypes: z.array(z.string()),
  style: z.string(),
  lighting: z.string(),
  colorPalette: z.array(z.string()),
  materials: z.object({ floor: z.string().optional(), walls: z.string().optional(), ceiling: z.string().optional() }),
  /** What suits the scene; objects are not recognized. */
  props: z.array(z.string()),
  mood: z.string(),
});

export const altTextInputSchema = z.object({
  language: z.enum(writerLanguages).default("en"),
  product: productFactsSchema.optional(),
  /** The scene the picture was made with. */
  settings: someGenerationSettingsSchema.optional(),
  analysis: imageAnalysisSchema.optional(),
});

export const altTextSchema = z.object({ altText: line(140), caption: line(200) });

export const chatReplyInputSchema = z.object({
  language: z.enum(writerLanguages).optional(),
  message: z.string().trim().max(8_000),
  /** Replies given before; the first reply introduces the writer. */
  earlierReplies: z.number().int().nonnegative().default(0),
  /** What the reply may draw on: a campaign, its prizes, products, runs … as plain data. */
  facts: z.record(z.string(), z.json()).default({}),
});

export const chatReplySchema = z.object({ reply: line(4_000) });

/** Each task of the writer with its input and output. */
export const writerTasks = {
  campaign_plan: { input: campaignPlanInputSchema, output: campaignPlanSchema },
  marketing_copy: { input: marketingCopyInputSchema, output: marketingCopySchema },
  campaign_copy: { input: campaignCopyInputSchema, output: campaignCopySchema },
  theme_brief: { input: themeBriefInputSchema, output: themeBriefSchema },
  product_analysis: { input: productAnalysisInputSchema, output: productAnalysisSchema },
  scene_analysis: { input: sceneAnalysisInputSchema, output: sceneAnalysisSchema },
  alt_text: { input: altTextInputSchema, output: altTextSchema },
  chat_reply: { input: chatReplyInputSchema, output: chatReplySchema },
} as const;

export type WriterTask = keyof typeof writerTasks;
export type WriterInput<Task extends WriterTask> = z.infer<(typeof writerTasks)[Task]["input"]>;
export type WriterOutput<Task extends WriterTask> = z.infer<(typeof writerTasks)[Task]["output"]>;
export type ProductFacts = z.infer<typeof productFactsSchema>;
export type Offer = z.infer<typeof offerSchema>;
