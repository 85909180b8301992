import type { AvailabilityJson, AvailabilityRules, RuleName } from "@/lib/designs/availability-schemas";
import type { Role } from "@/lib/kernel/auth/permissions";
import { liesWithin } from "./regions";

export type { AvailabilityRules, RuleName };

/** What is known about the use that is asked about; what isn't known is not judged but listed as a condition. */
export interface AvailabilityContext {
  now: Date;
  role?: Role | undefined;
  /** Style of the design. */
  styleId?: string | undefined;
  /** ISO 3166 code of where the product will be sold. */
  region?: string | undefined;
  /** Designs that used the artwork before this one. */
  uses?: number | undefined;
  /** How a style is called, for the sentences. */
  styleName?: ((styleId: string) => string | undefined) | undefined;
}

export interface AvailabilityFinding {
  rule: RuleName;
  detail: string;
}

/** Whether artwork may be used; `reasons` names every rule that forbids it, `conditions` those that nobody could judge. */
export interface Availability extends AvailabilityJson {
  reasons: AvailabilityFinding[];
  conditions: AvailabilityFinding[];
}

const dayMs = 24 * 60 * 60 * 1000;
const isDay = (text: string) => text.length === 10;

/** When a `from` begins, ms since 1970; a day begins at midnight UTC. */
export function startOfMoment(text: string): number {
  return Date.parse(isDay(text) ? `${text}T00:00:00Z` : text);
}

/** When an `until` ends, ms since 1970; a day ends with its last moment UTC. */
export function endOfMoment(text: string): number {
  return isDay(text) ? startOfMoment(text) + dayMs : Date.parse(text);
}

const utc = { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" } as const;
const day = new Intl.DateTimeFormat("en-GB", utc);
const minute = new Intl.DateTimeFormat("en-GB", { ...utc, hour: "2-digit", minute: "2-digit" });

/** `31 Dec 2026`, or with the time where a moment and not a day is meant. */
function describeMoment(text: string): string {
  const date = new Date(startOfMoment(text));
  return text.length === 10 ? day.format(date) : `${minute.format(date)} UTC`;
}

/** Words of a list: `a`, `a and b`, `a, b and 3 more`. */
function describeList(entries: readonly string[], last: string): string {
  if (entries.length > 4) return `${entries.slice(0, 3).join(", ")} and ${entries.length - 3} more`;
  const head = entries.slice(0, -1).join(", ");
  return head === "" ? (entries[0] ?? "") : `${head} ${last} ${entries.at(-1)}`;
}

type Judgement = AvailabilityFinding & { kind: "reason" | "condition" };

const reason = (rule: RuleName, detail: string): Judgement[] => [{ kind: "reason", rule, detail }];
const condition = (rule: RuleName, detail: string): Judgement[] => [{ kind: "condition", rule, detail }];

function judgeTime({ from, until }: AvailabilityRules, now: Date): Judgement[] {
  const early = from !== undefined && now.getTime() < startOfMoment(from);
  const late = until !== undefined && now.getTime() >= endOfMoment(until);
  return [
    ...(early ? reason("from", `It may be used from ${describeMoment(from)} on.`) : []),
    ...(late ? reason("until", `It could be used until ${describeMoment(until)}.`) : []),
  ];
}

function judgeRole({ roles }: AvailabilityRules, role: Role | undefined): Judgement[] {
  if (roles === undefined) return [];
  const detail = `Only the ${roles.length === 1 ? "role" : "roles"} ${describeList(roles, "and")} may use it.`;
  if (role === undefined) return condition("roles", detail);
  return roles.includes(role) ? [] : reason("roles", detail);
}

function judgeStyle({ styleIds }: AvailabilityRules, context: AvailabilityContext): Judgement[] {
  if (styleIds === undefined) return [];
  const names = styleIds.map((id) => context.styleName?.(id));
  const known = names.filter((name) => name !== undefined);
  const detail =
    known.length === names.length
      ? `It may only be put on ${describeList(known, "and")}.`
      : `It may only be put on ${styleIds.length === 1 ? "one style" : `${styleIds.length} styles`}.`;
  if (context.styleId === undefined) return condition("styleIds", detail);
  return styleIds.includes(context.styleId.toLowerCase()) ? [] : reason("styleIds", detail);
}

function judgeRegion({ regions }: AvailabilityRules, region: string | undefined): Judgement[] {
  if (regions === undefined) return [];
  const detail = `What shows it may only be sold in ${describeList(regions, "and")}.`;
  if (region === undefined) return condition("regions", detail);
  return regions.some((within) => liesWithin(region, within)) ? [] : reason("regions", detail);
}

function judgeUses({ maxUses }: AvailabilityRules, uses: number | undefined): Judgement[] {
  if (maxUses === undefined) return [];
  const limit = `at most ${maxUses} ${maxUses === 1 ? "design" : "designs"} may show it`;
  if (uses === undefined) return condition("maxUses", `A${limit.slice(1)}.`);
  return uses < maxUses ? [] : reason("maxUses", `It is used up: ${limit}.`);
}

/** Judges rules for one use. Adding a rule never makes available what was not, and the answer depends on nothing else. */
export function evaluateAvailability(rules: AvailabilityRules, context: AvailabilityContext): Availability {
  const judgements = [
    ...judgeTime(rules, context.now),
    ...judgeRole(rules, context.role),
    ...judgeStyle(rules, context),
    ...judgeRegion(rules, context.region),
    ...judgeUses(rules, context.uses),
  ];
  const of = (kind: Judgement["kind"]) =>
    judgements.flatMap((entry) => (entry.kind === kind ? [{ rule: entry.rule, detail: entry.detail }] : []));
  const reasons = of("reason");
  return { available: reasons.length === 0, reasons, conditions: of("condition") };
}
