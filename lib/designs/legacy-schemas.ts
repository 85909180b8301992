import { z } from "zod";

/** Shapes of legacy providers and of the coverage of legacy designs; isomorphic. */

export const coverageStates = ["cached_export", "migrated", "alternate_policy"] as const;

/** Address of a file with a harmless reference in place; null when the template is none. */
function fillTemplate(template: string, reference: string): URL | null {
  const text = template.replaceAll("{reference}", reference);
  return URL.canParse(text) ? new URL(text) : null;
}

const urlTemplate = z
  .string()
  .trim()
  .max(2000)
  .superRefine((template, context) => {
    const [one, other] = [fillTemplate(template, "a"), fillTemplate(template, "b")];
    const message =
      one === null || other === null || !/^https?:$/.test(one.protocol)
        ? "must be an http or https address"
        : !template.includes("{reference}")
          ? "must hold {reference} where the design's reference belongs"
          : one.origin !== other.origin
            ? "may not have {reference} in the host's name"
            : one.username + one.password === ""
              ? undefined
              : "may not hold a user name or password";
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

const secretHeader = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "is not the name of a header")
  .refine((name) => !/^(host|connection|content-length|transfer-encoding|te|upgrade|expect)$/.test(name), {
    message: "is a header that belongs to the connection",
  });

export const putLegacyProviderInput = z
  .strictObject({
    urlTemplate: urlTemplate.describe("`https://files.example.com/{reference}.pdf`"),
    secretHeader: secretHeader.nullable().default(null).describe("Header that carries the secret: `authorization`"),
    secret: z
      .string()
      .min(1)
      .max(4000)
      .regex(/^[\x20-\x7e]+$/, "has characters that no header can carry")
      .nullable()
      .optional()
      .describe("Never shown again; absent: stays as it is, null: removed"),
    timeoutMs: z.number().int().min(1000).max(120_000).default(20_000),
    maxBytes: z.number().int().min(1024).max(1_073_741_824).default(104_857_600),
    cacheDays: z
      .number()
      .int()
      .min(1)
      .max(3650)
      .nullable()
      .default(null)
      .describe("Null: a fetched file never gets stale"),
    alternatePolicy: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .nullable()
      .default(null)
      .describe("What to do with a design that has no file; null: it cannot be ordered"),
  })
  .superRefine((input, context) => {
    if (typeof input.secret === "string" && input.secretHeader === null)
      context.addIssue({ code: "custom", path: ["secretHeader"], message: "is needed to send the secret" });
  });
export type PutLegacyProviderInput = z.infer<typeof putLegacyProviderInput>;

export const legacyProviderName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^/\p{Cc}]+$/u, "has no slashes and no control characters");
export const legacyProviderParams = z.object({ name: legacyProviderName });

export const legacyProviderJson = z.object({
  id: z.uuid().describe("Follows from organization and name"),
  name: z.string(),
  urlTemplate: z.string(),
  secretHeader: z.string().nullable(),
  hasSecret: z.boolean(),
  timeoutMs: z.number().int(),
  maxBytes: z.number().int(),
  cacheDays: z.number().int().nullable(),
  alternatePolicy: z.string().nullable(),
  designs: z.number().int().describe("Designs that name the provider"),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type LegacyProviderJson = z.infer<typeof legacyProviderJson>;

export const testLegacyProviderInput = z.strictObject({ reference: z.string().trim().min(1).max(500) });

const failure = z.object({ code: z.string(), detail: z.string() });

export const legacyProviderTestJson = z.object({
  ok: z.boolean(),
  sizeBytes: z.number().int().nullable(),
  durationMs: z.number().int(),
  error: failure.nullable().describe("What went wrong"),
});
export type LegacyProviderTestJson = z.infer<typeof legacyProviderTestJson>;

export const legacyCoverageJson = z.object({
  id: z.uuid().describe("The design's"),
  designId: z.uuid(),
  designName: z.string(),
  styleVersionId: z.uuid(),
  styleName: z.string(),
  decorationProvider: z.enum(["owned", "legacy"]),
  legacyProvider: z.string(),
  legacyReference: z.string(),
  coverageState: z.enum(coverageStates).nullable().describe("Null: no answer, the design cannot be ordered"),
  evaluatedAt: z.iso.datetime().nullable().describe("Null: never"),
  artifactExpiresAt: z.iso
    .datetime()
    .nullable()
    .describe("When the cached file gets stale; null: never, or there is none"),
  artifactId: z.uuid().nullable().describe("The cached file"),
  artifactUrl: z.string().nullable(),
  alternatePolicy: z.string().nullable().describe("What to do instead, when the state is alternate_policy"),
  error: failure.nullable().describe("Why the provider's file could not be had"),
});
export type LegacyCoverageJson = z.infer<typeof legacyCoverageJson>;

export const coverageFilters = [...coverageStates, "none"] as const;

export const coverageSummaryQuery = z.strictObject({
  since: z.iso.datetime().optional().describe("Counts what was evaluated from then on"),
});

export const coverageSummaryJson = z.object({
  total: z.number().int().describe("Designs with a legacy reference"),
  cached_export: z.number().int(),
  migrated: z.number().int(),
  alternate_policy: z.number().int(),
  none: z.number().int().describe("Without answer, or never evaluated"),
  expiringSoon: z.number().int().describe("Files that get stale within seven days"),
  evaluated: z.number().int().describe("Evaluated since `since`, or ever"),
  lastEvaluatedAt: z.iso.datetime().nullable(),
});
export type CoverageSummaryJson = z.infer<typeof coverageSummaryJson>;

export const evaluateCoverageInput = z.strictObject({
  designIds: z.array(z.uuid()).min(1).max(500).optional().describe("Default: every design with a legacy reference"),
});

export const evaluateCoverageJson = z.object({
  requestedAt: z.iso.datetime().describe("For `since` of the summary, which counts what is done"),
  total: z.number().int().describe("Designs that will be evaluated"),
});
