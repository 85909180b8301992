import { z } from "zod";
import { type Role, roleAllows, roles } from "@/lib/kernel/auth/permissions";
import { endOfMoment, startOfMoment } from "./elements/availability";
import { isRegionCode } from "./elements/regions";

/** Rules that say when, by whom, on what, where and how often artwork may be used; isomorphic. */

const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
/** Roles that can put artwork on something at all. */
export const rolesThatUseArtwork: readonly Role[] = roles.filter((role) =>
  (["designs:write", "collections:write", "campaigns:write"] as const).some((scope) => roleAllows(role, scope)),
);

const fewest = "must name at least one; leave it out when there is no limit";
const unique = (entries: readonly string[]) => new Set(entries).size === entries.length;
const named = <T extends z.ZodType<string>>(entry: T, most: number) =>
  z.array(entry).min(1, fewest).max(most).refine(unique, "names one twice");

/** An absent rule allows everything; all that are there must hold. */
export const availabilityRulesSchema = z
  .strictObject({
    from: moment.optional().describe("First day (UTC) or moment at which it may be used"),
    until: moment.optional().describe("Last day (UTC, inclusive), or the moment from which on it may not be used"),
    roles: named(z.enum(roles), roles.length)
      .refine(
        (list) => list.length === 0 || list.some((role) => rolesThatUseArtwork.includes(role)),
        "names only roles that cannot use artwork anywhere",
      )
      .optional()
      .describe("Who may use it"),
    styleIds: named(z.uuid().toLowerCase(), 500).optional().describe("Styles it may be put on"),
    regions: named(z.string().refine(isRegionCode, "must be an ISO 3166 code: DE, US-CA, or EU"), 300)
      .optional()
      .describe("Where what shows it may be sold: ISO 3166-1 or 3166-2 codes, or EU for all members of the union"),
    maxUses: z
      .number()
      .int()
      .min(1, "must be at least 1; artwork that nobody may use belongs into the trash")
      .max(1_000_000)
      .optional()
      .describe("Designs that may show it"),
    licenceNote: z.string().trim().max(2000).optional(),
  })
  .superRefine((rules, context) => {
    if (rules.from === undefined || rules.until === undefined) return;
    if (endOfMoment(rules.until) <= startOfMoment(rules.from)) {
      context.addIssue({ code: "custom", path: ["until"], message: "is not after from, so it could never be used" });
    }
  });
export type AvailabilityRules = z.infer<typeof availabilityRulesSchema>;

/** Names of the rules that can forbid; `rules` stands for rules that cannot be read, `deleted` for the trash. */
export const ruleNames = ["from", "until", "roles", "styleIds", "regions", "maxUses", "rules", "deleted"] as const;
export type RuleName = (typeof ruleNames)[number];

const finding = z.object({ rule: z.enum(ruleNames), detail: z.string().describe("A sentence for people") });

export const availabilityJson = z.object({
  available: z.boolean(),
  reasons: z.array(finding).describe("Rules that forbid it; empty when available"),
  conditions: z.array(finding).describe("Rules that could not be judged, because style or region is not known"),
});
export type AvailabilityJson = z.infer<typeof availabilityJson>;

/** The use that artwork is judged for where it is asked for; all optional. */
export const availabilityContextQuery = z.strictObject({
  styleId: z.uuid().optional().describe("Judge `availability` for a design on this style"),
  designId: z.uuid().optional().describe("The design it is for: its own use does not count against `maxUses`"),
  region: z.string().refine(isRegionCode, "must be an ISO 3166 code: DE, US-CA, or EU").optional(),
});
