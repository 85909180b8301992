import { z } from "zod";
import { flagOutcomes, routeModes, routePriority, routeReasons } from "./elements/evaluate-route";

/** Shapes of the routing API; isomorphic. */

const reason = z.string().trim().min(1).max(1000).optional().describe("Why, for the history");
const percent = z.number().int().min(0).max(100);
const rolloutPercent = percent.nullable().describe("Share of designs that the flag answers for; null: all");
const routeMode = z.enum(routeModes);
const scopeType = z.enum(routePriority);
const person = z.object({ id: z.uuid(), name: z.string() }).nullable();

export const routeFlagFields = z.object({
  scopeType,
  scopeId: z.string(),
  routeMode,
  enabled: z.boolean(),
  rolloutPercent: z.number().int().nullable(),
});
export type RouteFlagFields = z.infer<typeof routeFlagFields>;

export const routingFlagJson = routeFlagFields.extend({
  id: z.uuid(),
  scopeName: z.string().nullable().describe("Name of the style, person, organization or environment; null: it is gone"),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
});
export type RoutingFlagJson = z.infer<typeof routingFlagJson>;

export const createRoutingFlagInput = z.strictObject({
  scopeType,
  scopeId: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe("Name of the environment, else the id of organization, style or person"),
  routeMode,
  enabled: z.boolean().default(true),
  rolloutPercent: rolloutPercent.default(null),
  reason,
});
export type CreateRoutingFlagInput = z.infer<typeof createRoutingFlagInput>;

export const updateRoutingFlagInput = z.strictObject({
  routeMode: routeMode.optional(),
  enabled: z.boolean().optional(),
  rolloutPercent: rolloutPercent.optional(),
  reason,
});
export type UpdateRoutingFlagInput = z.infer<typeof updateRoutingFlagInput>;

export const deleteRoutingFlagQuery = z.strictObject({ reason });

export const rollbackRoutingFlagInput = z.strictObject({
  auditId: z.uuid().describe("The flag becomes what it was right after this entry"),
  reason,
});

export const flagActions = ["created", "changed", "deleted", "rolled-back"] as const;

export const flagAuditJson = z.object({
  id: z.uuid(),
  routingFlagId: z.uuid(),
  changedBy: person,
  changedAt: z.iso.datetime(),
  action: z.enum(flagActions),
  before: routeFlagFields.nullable().describe("Null: there was no flag"),
  after: routeFlagFields.nullable().describe("Null: there is no flag any more"),
  reason: z.string().nullable(),
  rollbackOf: z.uuid().nullable().describe("Entry that a rollback went back to"),
});
export type FlagAuditJson = z.infer<typeof flagAuditJson>;

export const evaluateRouteInput = z.strictObject({
  styleVersionId: z.uuid().optional(),
  userId: z.uuid().optional(),
  designId: z.uuid().optional().describe("Brings its style and its own provider along"),
});
export type EvaluateRouteInput = z.infer<typeof evaluateRouteInput>;

const routeDecisionJson = z.object({
  value: routeMode,
  reason: z.enum(routeReasons),
  flagId: z.uuid().nullable(),
  scopeType: scopeType.nullable(),
});

export const explainedRouteJson = routeDecisionJson.extend({
  environment: z.string().describe("Name of this installation"),
  considered: z
    .array(routeFlagFields.extend({ flagId: z.uuid(), outcome: z.enum(flagOutcomes) }))
    .describe("Flags that are about the request, in the order they were asked"),
});
export type ExplainedRouteJson = z.infer<typeof explainedRouteJson>;

/** A change that is tried out: a new flag, or one that exists changed, deleted or rolled back. */
const changeInput = z.union([
  z.strictObject({ flagId: z.uuid(), deleted: z.literal(true) }),
  z.strictObject({ flagId: z.uuid(), auditId: z.uuid() }),
  z.strictObject({
    flagId: z.uuid(),
    routeMode: routeMode.optional(),
    enabled: z.boolean().optional(),
    rolloutPercent: rolloutPercent.optional(),
  }),
  createRoutingFlagInput.omit({ reason: true }),
]);

export const simulateRoutingInput = z.strictObject({
  change: changeInput.describe("A whole flag takes the place of one with the same scope"),
  userId: z.uuid().optional().describe("For whom; default: the person of a flag of the scope user, else nobody"),
});
export type SimulateRoutingInput = z.infer<typeof simulateRoutingInput>;

export const simulatedRouteJson = z.object({
  designId: z.uuid(),
  name: z.string(),
  styleVersionId: z.uuid(),
  before: routeDecisionJson,
  after: routeDecisionJson,
  hasLegacyFile: z.boolean().describe("Whether the legacy provider's file is at hand"),
});
export type SimulatedRouteJson = z.infer<typeof simulatedRouteJson>;

export const simulationJson = z.object({
  items: z.array(simulatedRouteJson),
  nextCursor: z.string().nullable(),
  total: z.number().int().describe("Designs that would change route"),
  evaluated: z.number().int().describe("All designs"),
  withoutLegacyFile: z
    .number()
    .int()
    .describe("Of those that would go to the legacy provider, the ones without a file"),
});
export type SimulationJson = z.infer<typeof simulationJson>;
