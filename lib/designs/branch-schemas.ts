import { z } from "zod";
import { elementInputSchema } from "@/lib/render/scene";

/** Shapes of branches, merges and comparisons; isomorphic. */

/** The name by which the line without a branch is called. */
export const mainLine = "main";

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const branchName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((name) => name.toLowerCase() !== mainLine, "is the name of the main line")
  .refine((name) => !uuidPattern.test(name), "must not look like an id");

export const createBranchInput = z.strictObject({
  name: branchName,
  fromRevisionId: z.uuid().describe("A revision of the design that the branch grows from"),
});
export type CreateBranchInput = z.infer<typeof createBranchInput>;

export const updateBranchInput = z.strictObject({ name: branchName });
export type UpdateBranchInput = z.infer<typeof updateBranchInput>;

export const branchJson = z.object({
  id: z.uuid(),
  designId: z.uuid(),
  name: z.string(),
  fromRevisionId: z.uuid(),
  headRevisionId: z.uuid().describe("Newest revision; the one it grew from until something was saved on it"),
  unmerged: z.number().int().describe("Revisions of the branch that the main line does not have"),
  createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type BranchJson = z.infer<typeof branchJson>;

const lineName = z.string().trim().min(1).max(200);

export const mergeBranchesInput = z.strictObject({
  fromBranch: lineName.describe("Id or name of a branch; `main` is the main line"),
  intoBranch: lineName.describe("Id or name of a branch; `main` is the main line"),
  resolutions: z
    .record(z.uuid(), z.enum(["mine", "theirs", "both"]))
    .refine((decisions) => Object.keys(decisions).length <= 5_000, "has more than 5,000 entries")
    .optional()
    .describe("Decision an element: `mine` is what `intoBranch` has"),
  metadataResolutions: z
    .record(z.string().max(200), z.enum(["mine", "theirs"]))
    .refine((decisions) => Object.keys(decisions).length <= 200, "has more than 200 entries")
    .optional()
    .describe("Decision an entry of the metadata: `mine` is what `intoBranch` has"),
});
export type MergeBranchesInput = z.infer<typeof mergeBranchesInput>;

const identifiedElement = z.intersection(elementInputSchema, z.object({ elementId: z.uuid() }));

export const revisionDiffJson = z.object({
  beforeRevisionId: z.uuid(),
  afterRevisionId: z.uuid(),
  added: z.array(identifiedElement),
  removed: z.array(identifiedElement),
  changed: z.array(
    z.object({
      elementId: z.uuid(),
      fields: z.array(
        z.object({
          path: z.string().describe("`transform.x`, `content.color`, `opacity`, …"),
          before: z.unknown().optional().describe("Absent: had none"),
          after: z.unknown().optional().describe("Absent: has none"),
        }),
      ),
    }),
  ),
  moved: z.array(z.uuid()).describe("Painted earlier or later among their siblings than before"),
});
export type RevisionDiffJson = z.infer<typeof revisionDiffJson>;
