import type { FlagAuditJson, RoutingFlagJson } from "@/lib/designs/routing-queries";

type Fields = NonNullable<FlagAuditJson["after"]>;

/** Scopes in the order they are asked, as people call them. */
export const scopes = [
  { type: "user", label: "People", one: "Person", hint: "Asked first." },
  { type: "style", label: "Styles", one: "Style", hint: "Asked where no person's flag answers." },
  { type: "tenant", label: "Organization", one: "Organization", hint: "For everything of this organization." },
  { type: "env", label: "Environment", one: "Environment", hint: "For this installation; asked last." },
] as const;

export type ScopeType = (typeof scopes)[number]["type"];

export const routeNames = { owned: "Studio", legacy: "Legacy provider" } as const;

/** Why a route applies, in a sentence. */
export const reasonTexts = {
  TARGETING_MATCH: "A flag says so.",
  SPLIT: "A flag says so for a share of designs, and this is one of them.",
  DISABLED: "Every flag about it is off.",
  DEFAULT: "No flag answers.",
} as const;

export const outcomeTexts = {
  answers: "decides",
  disabled: "is off",
  "outside-rollout": "leaves it out of its share",
  overruled: "comes too late",
} as const;

/** What a flag is about: "Style Ceramic mug". */
export function describeScope(flag: Pick<RoutingFlagJson, "scopeType" | "scopeId"> & { scopeName?: string | null }) {
  const scope = scopes.find((candidate) => candidate.type === flag.scopeType);
  return `${scope?.one ?? flag.scopeType} ${flag.scopeName ?? flag.scopeId}`;
}

/** "40 % of designs", "all designs". */
export function describeShare(percent: number | null): string {
  return percent === null || percent >= 100 ? "all designs" : `${percent} % of designs`;
}

const fieldTexts: { label: string; text: (fields: Fields) => string }[] = [
  { label: "Route", text: (fields) => routeNames[fields.routeMode] },
  { label: "State", text: (fields) => (fields.enabled ? "on" : "off") },
  { label: "Share", text: (fields) => describeShare(fields.rolloutPercent) },
];

/** What an entry of the history changed, a line a field; a line without `before` was not there before. */
export function describeDiff(entry: Pick<FlagAuditJson, "before" | "after">) {
  return fieldTexts.flatMap(({ label, text }) => {
    const before = entry.before === null ? null : text(entry.before);
    const after = entry.after === null ? null : text(entry.after);
    return before === after ? [] : [{ label, before, after }];
  });
}
