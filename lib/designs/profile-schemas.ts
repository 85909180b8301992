import { z } from "zod";

/** Shapes of preview and export profiles; isomorphic, so that forms check what the server checks. */

const name = z.string().trim().min(1).max(200);
const stamps = { createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() };

const previewFields = {
  name,
  format: z.enum(["png", "webp", "avif"]),
  sizePx: z.number().int().min(64).max(4096).describe("Longest side"),
  mode: z.enum(["flat", "mockup"]).describe("`flat`: the artwork alone; `mockup`: on the product"),
  productColor: z.string().trim().min(1).max(80).nullable().describe("A colour's name of the style, or #rrggbb"),
};

export const createPreviewProfileInput = z.strictObject({
  ...previewFields,
  format: previewFields.format.default("png"),
  sizePx: previewFields.sizePx.default(1200),
  mode: previewFields.mode.default("flat"),
  productColor: previewFields.productColor.default(null),
});
export type CreatePreviewProfileInput = z.infer<typeof createPreviewProfileInput>;

export const updatePreviewProfileInput = z.strictObject(previewFields).partial();
export type UpdatePreviewProfileInput = z.infer<typeof updatePreviewProfileInput>;

export const previewProfileJson = z.object({
  id: z.uuid(),
  version: z.number().int(),
  ...previewFields,
  isThumbnail: z.boolean(),
  ...stamps,
});
export type PreviewProfileJson = z.infer<typeof previewProfileJson>;

/** Names that mean all plates, no plate, or an ink of the process itself (ISO 32000-2, 8.6.6.4). */
const reservedInks = ["All", "None", "Cyan", "Magenta", "Yellow", "Black"];

const exportFields = {
  name,
  format: z.enum(["pdf", "png"]).describe("`png`: with transparency, at print size, a file a side"),
  standard: z.enum(["none", "pdfa-2b"]),
  includeBleed: z.boolean().describe("Keeps the bleed around the trim"),
  cropMarks: z.boolean(),
  registrationMarks: z.boolean(),
  mirrored: z.boolean().describe("For transfer printing"),
  dpi: z.number().int().min(72).max(1200).describe("Dots an inch that pictures are to have, and that a PNG has"),
  files: z.enum(["one", "per-side"]).describe("One file with a page a side, or a file a side"),
  whiteInk: z
    .enum(["none", "page", "spot"])
    .describe("White under the artwork: as a page of its own after each side's, or as a spot colour on the same page"),
  whiteInkName: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[A-Za-z0-9 ._+-]+$/, "must be letters, digits, spaces and . _ + - only")
    .refine((ink) => !reservedInks.includes(ink), "is a name that print files keep for themselves")
    .describe("Name of the spot colour, exactly as the press expects it"),
  whiteInkChokeMm: z.number().min(0).max(5).describe("How far the white stays inside the artwork's edge"),
};

type ExportSettings = z.infer<z.ZodObject<typeof exportFields>>;

/** What cannot be together, by field: a PNG has neither pages nor inks. Empty when everything can. */
export function conflictsOf(profile: Partial<ExportSettings>): { path: keyof ExportSettings; message: string }[] {
  if (profile.format !== "png") return [];
  const conflicts: { path: keyof ExportSettings; message: string }[] = [];
  if (profile.standard === "pdfa-2b") conflicts.push({ path: "standard", message: "is a kind of PDF; a PNG has none" });
  if (profile.cropMarks === true)
    conflicts.push({ path: "cropMarks", message: "stand on a PDF's page; a PNG has none" });
  if (profile.registrationMarks === true)
    conflicts.push({ path: "registrationMarks", message: "stand on a PDF's page; a PNG has none" });
  if (profile.whiteInk !== undefined && profile.whiteInk !== "none")
    conflicts.push({ path: "whiteInk", message: "needs a PDF: a PNG has no inks of its own" });
  return conflicts;
}

export const createExportProfileInput = z
  .strictObject({
    ...exportFields,
    format: exportFields.format.default("pdf"),
    standard: exportFields.standard.default("none"),
    includeBleed: exportFields.includeBleed.default(true),
    cropMarks: exportFields.cropMarks.default(false),
    registrationMarks: exportFields.registrationMarks.default(false),
    mirrored: exportFields.mirrored.default(false),
    dpi: exportFields.dpi.default(300),
    files: exportFields.files.default("one"),
    whiteInk: exportFields.whiteInk.default("none"),
    whiteInkName: exportFields.whiteInkName.default("White"),
    whiteInkChokeMm: exportFields.whiteInkChokeMm.default(0),
  })
  .superRefine((profile, context) => {
    for (const { path, message } of conflictsOf(profile)) context.addIssue({ code: "custom", path: [path], message });
  });
export type CreateExportProfileInput = z.infer<typeof createExportProfileInput>;

export const updateExportProfileInput = z.strictObject(exportFields).partial();
export type UpdateExportProfileInput = z.infer<typeof updateExportProfileInput>;

export const exportProfileJson = z.object({
  id: z.uuid(),
  version: z.number().int(),
  ...exportFields,
  ...stamps,
});
export type ExportProfileJson = z.infer<typeof exportProfileJson>;
