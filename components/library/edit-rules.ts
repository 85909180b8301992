import type { AvailabilityRules } from "@/lib/designs/library-queries";
import { roles } from "@/lib/kernel/auth/permissions";

const text = (value: unknown) => (typeof value === "string" ? value : undefined);
const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : undefined;

/** Stored rules as the form shows them; what it cannot show is left out, and gone once they are saved. */
export function readRules(stored: Readonly<Record<string, unknown>>): AvailabilityRules {
  const named = texts(stored.roles);
  return {
    from: text(stored.from),
    until: text(stored.until),
    roles: named === undefined ? undefined : roles.filter((role) => named.includes(role)),
    styleIds: texts(stored.styleIds),
    regions: texts(stored.regions),
    maxUses: typeof stored.maxUses === "number" ? stored.maxUses : undefined,
    licenceNote: text(stored.licenceNote),
  };
}

/**
 * The rules as they are sent: without those that say nothing.
 * @param regions what stands in the field, codes separated by commas or spaces; null takes the rules' own
 */
export function cleanRules(rules: AvailabilityRules, regions: string | null): AvailabilityRules {
  const codes =
    regions === null
      ? rules.regions
      : regions
          .toUpperCase()
          .split(/[\s,;]+/)
          .filter(Boolean);
  const note = rules.licenceNote?.trim();
  const all: AvailabilityRules = {
    from: rules.from,
    until: rules.until,
    roles: rules.roles,
    styleIds: rules.styleIds,
    regions: codes?.length === 0 ? undefined : codes,
    maxUses: rules.maxUses,
    licenceNote: note === "" ? undefined : note,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
