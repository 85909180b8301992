import { z } from "zod";

/** Shapes of the organization's own fonts; isomorphic. */

export const fontJson = z.object({
  id: z.uuid(),
  family: z.string().describe("As the font names itself; what a text's `fontFamily` says"),
  weight: z.number().int(),
  style: z.enum(["normal", "italic"]),
  fontKey: z.string().describe("How layouts name this face: `<organization>/<sha256>`"),
  embeddable: z.boolean().describe("Whether the font's licence bits allow it inside print files; preflight asks"),
  licenceNote: z.string().nullable(),
  sizeBytes: z.number().int(),
  url: z.string().describe("Where the bytes are"),
  createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
});
export type FontJson = z.infer<typeof fontJson>;

export const createFontForm = z.object({
  file: z.string().describe("TrueType or OpenType").meta({ format: "binary" }),
  licenceNote: z.string().trim().max(2000).optional().describe("Where the right to use it comes from"),
});
