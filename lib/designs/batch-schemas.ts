import { z } from "zod";

/** Shapes of variable data: one print file for each row of a table; isomorphic. */

export const batchLimits = {
  /** Rows of one table. */
  rows: 5_000,
  columns: 500,
  /** Bytes of the file. */
  fileBytes: 20 * 1024 * 1024,
  /** Rows that a check shows. */
  shownRows: 20,
} as const;

const batchStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type BatchStatus = (typeof batchStatuses)[number];
export const batchRowStatuses = ["queued", "completed", "failed", "cancelled"] as const;

/** Field of the design → column of the table. */
export const batchMapping = z.record(z.string().min(1).max(200), z.string().min(1).max(1_000));

function parseJsonText(text: string, context: z.RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is no JSON" });
    return z.NEVER;
  }
}

const mappingText = z.string().max(64_000).transform(parseJsonText).pipe(batchMapping);

/** Fields of the form beside its `file`; the mapping travels as JSON text. */
export const checkBatchFields = z.strictObject({ mapping: mappingText.optional(), revisionId: z.uuid().optional() });
export const createBatchFields = checkBatchFields.extend({
  exportProfileId: z.uuid(),
  overrideReason: z.string().trim().min(1).max(1_000).optional(),
});

/** The forms as documentation sees them. */
export const checkBatchForm = z.object({
  file: z
    .string()
    .describe("CSV with column names in its first line; UTF-8, UTF-16 or Windows-1252; at most 5,000 rows and 20 MB")
    .meta({ format: "binary" }),
  mapping: z.string().optional().describe("JSON object: field of the design → column; default: matched by their names"),
  revisionId: z.uuid().optional().describe("Default: the design's newest revision"),
});
export const createBatchForm = checkBatchForm.extend({
  exportProfileId: z.uuid(),
  overrideReason: z
    .string()
    .optional()
    .describe("Why rows with preflight errors are to be printed all the same; kept in the audit log"),
});

export const batchFindingJson = z.object({
  severity: z.enum(["error", "warning"]),
  code: z.string(),
  message: z.string(),
  row: z
    .number()
    .int()
    .nullable()
    .describe("Row of the table, 1 being the first below its header; null: the whole file"),
  line: z.number().int().nullable().describe("Line of the file"),
  column: z.string().nullable(),
  field: z.string().nullable(),
});
export type BatchFindingJson = z.infer<typeof batchFindingJson>;

export const batchFieldJson = z.object({
  field: z.string(),
  kinds: z.array(z.enum(["text", "image"])),
  sample: z.string().describe("The design's own text"),
});
export type BatchFieldJson = z.infer<typeof batchFieldJson>;

export const batchCheckJson = z.object({
  revisionId: z.uuid(),
  filename: z.string(),
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
  delimiter: z.string(),
  columns: z.array(z.string()).describe("As in the file; empty where the header has no name"),
  fields: z.array(batchFieldJson).describe("What the design's elements are bound to"),
  mapping: z.record(z.string(), z.string()).describe("The mapping asked for, or the one that the names suggest"),
  totalRows: z.number().int(),
  rows: z.array(
    z.object({
      number: z.number().int(),
      line: z.number().int().describe("Line of the file"),
      cells: z.array(z.string()),
    }),
  ),
  artwork: z.record(z.string(), z.uuid()).describe("Artwork that picture cells of the rows shown name: cell → asset"),
  failingRows: z.number().int().describe("Rows that cannot be printed as they are"),
  findings: z.array(batchFindingJson).describe("At most 200"),
});
export type BatchCheckJson = z.infer<typeof batchCheckJson>;

const failure = z.object({ code: z.string(), detail: z.string() });
const person = z.object({ id: z.uuid(), name: z.string() }).nullable();

export const batchJson = z.object({
  id: z.uuid(),
  designId: z.uuid(),
  designRevisionId: z.uuid().describe("The revision that is filled in"),
  revisionNumber: z.number().int(),
  branchId: z.uuid().nullable().describe("Where the rows' revisions are"),
  exportProfileId: z.uuid(),
  exportProfileName: z.string(),
  status: z.enum(batchStatuses),
  progress: z.number().int().describe("0 to 100"),
  filename: z.string(),
  overrideReason: z.string().nullable().describe("Why rows with preflight errors were printed all the same"),
  mapping: batchMapping,
  totalRows: z.number().int(),
  completedRows: z.number().int(),
  failedRows: z.number().int(),
  error: failure.nullable(),
  artifactId: z.uuid().nullable().describe("The ZIP with all files and the report; null until it is there"),
  downloadUrl: z.string().nullable(),
  createdBy: person,
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
});
export type BatchJson = z.infer<typeof batchJson>;

export const batchRowJson = z.object({
  id: z.uuid(),
  number: z.number().int().describe("Row of the table, 1 being the first below its header"),
  values: z.record(z.string(), z.string()).describe("Field of the design → text of the row"),
  status: z.enum(batchRowStatuses),
  designRevisionId: z.uuid().nullable(),
  artifactId: z.uuid().nullable(),
  url: z.string().nullable().describe("Where the print file is"),
  filename: z.string().nullable(),
  findings: z.array(z.record(z.string(), z.unknown())),
  error: failure.nullable(),
  completedAt: z.iso.datetime().nullable(),
});
export type BatchRowJson = z.infer<typeof batchRowJson>;
