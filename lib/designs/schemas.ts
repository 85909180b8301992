import { z } from "zod";
import { elementInputSchema, elementSchema } from "@/lib/render/scene";
import { sceneLimits } from "@/lib/render/scene-limits";
import { findingJson } from "./preflight-schemas";

export * from "./profile-schemas";

/** Shapes of the designs API; isomorphic, so that forms check what the server checks. */

const name = z.string().trim().min(1).max(200);
const smallObject = z
  .record(z.string().max(100), z.json())
  .refine((value) => JSON.stringify(value).length <= 20_000, "is larger than 20,000 characters");
const person = z.object({ id: z.uuid(), name: z.string() }).nullable();

export const spaceJson = z.object({
  spaceId: z.uuid(),
  sideId: z.string(),
  name: z.string(),
  widthMm: z.number(),
  heightMm: z.number(),
  bleedMm: z.number(),
  safeMm: z.number(),
  clip: z.string().optional().describe("SVG path in mm of the trim; absent: the whole rectangle"),
});

export const styleJson = z.object({
  id: z.uuid(),
  key: z.string().nullable().describe("Short name of a built-in style"),
  name: z.string(),
  description: z.string(),
  category: z.string(),
  spaces: z.array(spaceJson),
  colors: z.array(z.object({ name: z.string(), hex: z.string() })),
  syncedAt: z.iso.datetime(),
});
export type StyleJson = z.infer<typeof styleJson>;

export const stylePictureQuery = z.strictObject({
  sideId: z.string().max(40).optional().describe("Default: the style's first side"),
  color: z.string().max(80).optional().describe("A colour's name of the style, or #rrggbb; default: its first"),
  widthPx: z.coerce.number().int().min(64).max(1200).default(480),
});

const mockupMeshJson = z.object({
  columns: z.number().int(),
  rows: z.number().int(),
  uRange: z.tuple([z.number(), z.number()]).readonly(),
  vRange: z.tuple([z.number(), z.number()]).readonly(),
  points: z.array(z.number()).readonly().describe("x and y in image widths and heights, row by row"),
});

/** A `MockupDefinition` of the renderer; the layer files are addresses on this server. */
export const mockupJson = z.object({
  width: z.number().int(),
  height: z.number().int(),
  lightScale: z.number(),
  shiftRange: z.number(),
  mesh: mockupMeshJson,
  neighbours: z.array(z.object({ sideId: z.string(), mesh: mockupMeshJson })).readonly(),
  layerFiles: z.object({
    scene: z.string(),
    shade: z.string(),
    highlight: z.string(),
    mask: z.string(),
    shift: z.string().optional(),
  }),
});

export const createDesignInput = z
  .strictObject({
    name,
    styleVersionId: z.uuid(),
    decorationProvider: z.enum(["owned", "legacy"]).default("owned"),
    legacyProvider: z.string().trim().min(1).max(100).optional(),
    legacyReference: z.string().trim().min(1).max(500).optional(),
  })
  .superRefine((input, context) => {
    if (input.decorationProvider !== "legacy") return;
    for (const field of ["legacyProvider", "legacyReference"] as const) {
      if (input[field] === undefined)
        context.addIssue({ code: "custom", path: [field], message: "belongs to a legacy design" });
    }
  });
export type CreateDesignInput = z.infer<typeof createDesignInput>;

export const updateDesignInput = z.strictObject({ name });
export type UpdateDesignInput = z.infer<typeof updateDesignInput>;

export const designJson = z.object({
  id: z.uuid(),
  name: z.string(),
  styleVersionId: z.uuid(),
  styleName: z.string(),
  decorationProvider: z.enum(["owned", "legacy"]),
  legacyProvider: z.string().nullable(),
  legacyReference: z.string().nullable(),
  headRevisionId: z.uuid().nullable().describe("Newest revision"),
  thumbnailUrl: z.string().nullable(),
  createdBy: person,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
});
export type DesignJson = z.infer<typeof designJson>;

export const createRevisionInput = z.strictObject({
  elements: z.array(elementInputSchema).max(sceneLimits.elements),
  name: name.optional(),
  metadata: smallObject.optional(),
  parentRevisionId: z.uuid().nullable().optional().describe("409 when it is no longer the newest of its line"),
  branchId: z.uuid().nullable().optional().describe("Default: the branch of the parent, else the main line (null)"),
});
export type CreateRevisionInput = z.infer<typeof createRevisionInput>;

export const updateRevisionInput = z.strictObject({ name: name.nullable() });
export type UpdateRevisionInput = z.infer<typeof updateRevisionInput>;

export const revisionSummaryJson = z.object({
  id: z.uuid(),
  designId: z.uuid(),
  branchId: z.uuid().nullable().describe("Null: the main line"),
  number: z.number().int().describe("Counts on its line; a branch goes on from the revision it grew from"),
  name: z.string().nullable(),
  parentRevisionId: z.uuid().nullable(),
  mergedRevisionId: z.uuid().nullable().describe("The other line's revision that was merged into this one"),
  changeSummary: z
    .object({ added: z.number().int(), removed: z.number().int(), changed: z.number().int() })
    .nullable()
    .describe("Elements, against the parent; null for a first revision"),
  contentHash: z.string().describe("SHA-256 over style and elements: equal hash, equal picture"),
  elementCount: z.number().int(),
  metadata: z.record(z.string(), z.unknown()),
  thumbnailUrl: z.string().nullable(),
  createdBy: person,
  createdAt: z.iso.datetime(),
});
export type RevisionSummaryJson = z.infer<typeof revisionSummaryJson>;

/** An element of a stored revision: it has its id, and text has its line breaks. */
export const storedElementJson = z.intersection(elementSchema, z.object({ elementId: z.uuid() }));

export const revisionJson = revisionSummaryJson.extend({ elements: z.array(storedElementJson) });
export type RevisionJson = z.infer<typeof revisionJson>;

export const jobStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;

export const requestPreviewInput = z.strictObject({ sideId: z.string().min(1).max(200), previewProfileId: z.uuid() });
export type RequestPreviewInput = z.infer<typeof requestPreviewInput>;

export const requestExportInput = z.strictObject({
  exportProfileId: z.uuid(),
  overrideReason: z.string().trim().min(1).max(1000).optional(),
});
export type RequestExportInput = z.infer<typeof requestExportInput>;

export const jobArtifactJson = z.object({
  id: z.uuid(),
  type: z.string(),
  contentHash: z.string(),
  sizeBytes: z.number().int(),
  filename: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  url: z.string().describe("Where the bytes are"),
});

export const jobJson = z.object({
  id: z.uuid(),
  kind: z.enum(["preview", "export"]),
  status: z.enum(jobStatuses),
  progress: z.number().int().describe("0 to 100"),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  designRevisionId: z.uuid(),
  revisionNumber: z.number().int(),
  sideId: z.string().nullable().describe("Of previews"),
  profileId: z.uuid(),
  profileName: z.string(),
  artifact: jobArtifactJson.nullable().describe("The first of `artifacts`"),
  artifacts: z.array(jobArtifactJson),
  findings: z.array(findingJson).describe("Of exports: what preflight found when it was asked for"),
  overrideReason: z.string().nullable().describe("Why it was made in spite of errors"),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
});
export type JobJson = z.infer<typeof jobJson>;
