import { bucketOf } from "./hash-bucket";

/** Who renders a design. */
export const routeModes = ["owned", "legacy"] as const;
export type RouteMode = (typeof routeModes)[number];

/** Scopes in the order they are asked: the narrowest that answers decides. */
export const routePriority = ["user", "style", "tenant", "env"] as const;
export type RouteScope = (typeof routePriority)[number];

/** What a flag says; its history and dates don't matter here. */
export interface RouteFlag {
  readonly id: string;
  readonly scopeType: RouteScope;
  readonly scopeId: string;
  readonly routeMode: RouteMode;
  readonly enabled: boolean;
  /** Share of designs that the flag answers for, 0 to 100; null: all. */
  readonly rolloutPercent: number | null;
}

/** For whom and what a route is wanted. */
export interface RouteSubject {
  /** Name of the installation's environment. */
  readonly environment: string;
  readonly tenantId: string;
  readonly styleVersionId?: string | null;
  readonly userId?: string | null;
  readonly designId?: string | null;
  /** What holds where no flag answers; a design says who renders it. Default: owned. */
  readonly defaultRoute?: RouteMode;
}

/** Reasons of OpenFeature's specification that can come up here. */
export const routeReasons = ["TARGETING_MATCH", "SPLIT", "DISABLED", "DEFAULT"] as const;
export type RouteReason = (typeof routeReasons)[number];

/** What a flag of the subject's scopes did: answered, was off, left the subject out of its share, or came too late. */
export const flagOutcomes = ["answers", "disabled", "outside-rollout", "overruled"] as const;
export type FlagOutcome = (typeof flagOutcomes)[number];

export interface RouteDecision {
  readonly value: RouteMode;
  readonly reason: RouteReason;
  readonly flagId: string | null;
  readonly scopeType: RouteScope | null;
}

export interface ExplainedRoute extends RouteDecision {
  /** Every flag of the subject's scopes, in the order they were asked. */
  readonly considered: readonly { readonly flag: RouteFlag; readonly outcome: FlagOutcome }[];
}

/** The rollout's salt is the flag's scope, so deleting a flag and making it anew picks the same designs. */
const saltOf = (flag: RouteFlag) => `${flag.scopeType}:${flag.scopeId}`;

/**
 * Whether a flag's share holds the subject: by the design, without one by the person, without either by the style. The
 * subject's place never moves, so raising the percentage only adds.
 */
function isWithinRollout(flag: RouteFlag, subject: RouteSubject): boolean {
  const { rolloutPercent } = flag;
  if (rolloutPercent === null || rolloutPercent >= 100) return true;
  const key = subject.designId ?? subject.userId ?? subject.styleVersionId;
  return typeof key === "string" && bucketOf(saltOf(flag), key) < rolloutPercent;
}

function scopeIdOf(scope: RouteScope, subject: RouteSubject): string | null | undefined {
  if (scope === "user") return subject.userId;
  if (scope === "style") return subject.styleVersionId;
  return scope === "tenant" ? subject.tenantId : subject.environment;
}

/** Finds the flags of a subject without walking all of them; for many subjects against the same flags. */
export function indexFlags(flags: readonly RouteFlag[]): (scope: RouteScope, scopeId: string) => readonly RouteFlag[] {
  const index = new Map<string, RouteFlag[]>();
  for (const flag of flags) {
    const found = index.get(saltOf(flag));
    if (found === undefined) index.set(saltOf(flag), [flag]);
    else found.push(flag);
  }
  return (scope, scopeId) => index.get(`${scope}:${scopeId}`) ?? [];
}

export type FlagIndex = ReturnType<typeof indexFlags>;

/**
 * The route of a subject and how it came about, as OpenFeature resolves a flag. User beats style beats organization
 * beats environment; a flag that is off, or whose share leaves the subject out, passes on to the next scope.
 * @returns reason `TARGETING_MATCH` from a whole flag, `SPLIT` from one with a share, `DISABLED` when only flags that are
 * off were found, else `DEFAULT`
 */
export function explainRoute(flags: FlagIndex, subject: RouteSubject): ExplainedRoute {
  const considered: { flag: RouteFlag; outcome: FlagOutcome }[] = [];
  let answer: RouteFlag | undefined;
  for (const scope of routePriority) {
    const scopeId = scopeIdOf(scope, subject);
    if (typeof scopeId !== "string") continue;
    for (const flag of flags(scope, scopeId)) {
      if (!flag.enabled) considered.push({ flag, outcome: "disabled" });
      else if (answer !== undefined) considered.push({ flag, outcome: "overruled" });
      else if (!isWithinRollout(flag, subject)) considered.push({ flag, outcome: "outside-rollout" });
      else {
        answer = flag;
        considered.push({ flag, outcome: "answers" });
      }
    }
  }
  if (answer !== undefined) {
    const isSplit = answer.rolloutPercent !== null && answer.rolloutPercent < 100;
    const reason = isSplit ? "SPLIT" : "TARGETING_MATCH";
    return { value: answer.routeMode, reason, flagId: answer.id, scopeType: answer.scopeType, considered };
  }
  const isOff = considered.length > 0 && considered.every(({ outcome }) => outcome === "disabled");
  const value = subject.defaultRoute ?? "owned";
  return { value, reason: isOff ? "DISABLED" : "DEFAULT", flagId: null, scopeType: null, considered };
}

/** The route of one subject, see `explainRoute`. */
export function evaluateRoute(flags: readonly RouteFlag[], subject: RouteSubject): RouteDecision {
  const { value, reason, flagId, scopeType } = explainRoute(indexFlags(flags), subject);
  return { value, reason, flagId, scopeType };
}
