import { z } from "zod";
import { type Finding, findingCodes } from "./elements/preflight/finding";

/** Preflight in the HTTP contract. */

const fixJson = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("change"),
    label: z.string(),
    transform: z.record(z.string(), z.number()).optional().describe("Members of the element's transform"),
    content: z.record(z.string(), z.unknown()).optional().describe("Members of the element's content"),
  }),
  z.object({
    kind: z.literal("scale"),
    label: z.string(),
    factor: z.number().describe("Of size, letters and lines"),
    x: z.number(),
    y: z.number(),
  }),
  z.object({ kind: z.literal("remove"), label: z.string() }),
]);

export const findingJson = z.object({
  code: z.enum(findingCodes),
  severity: z.enum(["error", "warning"]).describe("Errors stop an export, warnings do not"),
  elementId: z.uuid().optional(),
  spaceId: z.uuid().optional(),
  title: z.string(),
  detail: z.string(),
  actual: z.union([z.number(), z.string()]),
  target: z.union([z.number(), z.string()]),
  unit: z.enum(["dpi", "mm", "pt", "ΔE"]).optional(),
  fix: fixJson.optional().describe("A change of the element that makes the finding go away"),
});
export type FindingJson = z.infer<typeof findingJson>;

/** As stored: findings of older versions that today's code does not know any more are left out. */
export function readFindings(stored: readonly unknown[]): FindingJson[] {
  return stored.flatMap((value) => {
    const parsed = findingJson.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** A finding as it is stored: plain JSON. */
export function storeFindings(findings: readonly Finding[]): Record<string, unknown>[] {
  return findings.map((finding) => ({ ...finding }));
}

export const preflightQuery = z.strictObject({
  exportProfileId: z.uuid().optional().describe("Default: 300 dpi with bleed"),
});

export const preflightJson = z.object({
  findings: z.array(findingJson).describe("Errors first, in the order of the style's sides"),
  errors: z.number().int(),
  warnings: z.number().int(),
});
export type PreflightJson = z.infer<typeof preflightJson>;
