import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designs, legacyCoverage } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { explainRoute, indexFlags, type RouteDecision, type RouteFlag } from "./elements/evaluate-route";
import { readStateAfter } from "./routing-audit";
import { loadFlags, subjectOf } from "./routing-evaluate";
import type { RouteFlagFields, SimulatedRouteJson, SimulateRoutingInput, SimulationJson } from "./routing-schemas";

/** Id of a flag that does not exist yet, while it is tried out. */
const unmade = "unmade";
/** Designs read at once. */
const chunkSize = 5000;

type Change = SimulateRoutingInput["change"];

interface Trial {
  /** The flags as they would be. */
  flags: RouteFlag[];
  /** Person of the changed flag, when it is about one. */
  userId: string | null;
}

/** What the changed flag would be; null: gone. @throws `not_found` */
async function fieldsAfter(
  tx: Transaction,
  tenantId: string,
  change: Extract<Change, { flagId: string }>,
  current: RouteFlag | undefined,
): Promise<RouteFlagFields | null> {
  if ("auditId" in change) {
    return readStateAfter(tx, { tenantId, flagId: change.flagId, auditId: change.auditId });
  }
  if (current === undefined) throw notFound("The routing flag");
  if ("deleted" in change) return null;
  const { flagId: _, ...rest } = change;
  return { ...current, ...rest };
}

async function applyChange(tx: Transaction, tenantId: string, change: Change, flags: RouteFlag[]): Promise<Trial> {
  if (!("flagId" in change)) {
    const scopeId = change.scopeType === "env" ? change.scopeId : change.scopeId.toLowerCase();
    const rival = flags.find((flag) => flag.scopeType === change.scopeType && flag.scopeId === scopeId);
    const trial = { ...change, scopeId, id: rival?.id ?? unmade };
    return {
      flags: [...flags.filter((flag) => flag !== rival), trial],
      userId: change.scopeType === "user" ? scopeId : null,
    };
  }
  const current = flags.find((flag) => flag.id === change.flagId);
  const after = await fieldsAfter(tx, tenantId, change, current);
  const others = flags.filter((flag) => flag.id !== change.flagId);
  const scope = after ?? current;
  return {
    flags: after === null ? others : [...others, { ...after, id: change.flagId }],
    userId: scope?.scopeType === "user" ? scope.scopeId : null,
  };
}

/** All designs in the order of their ids, in a few large reads. */
async function* readDesigns(tx: Transaction, tenantId: string) {
  let after: string | undefined;
  for (;;) {
    const rows = await tx
      .select({
        id: designs.id,
        name: designs.name,
        styleVersionId: designs.styleVersionId,
        decorationProvider: designs.decorationProvider,
        hasLegacyFile: sql<boolean>`coalesce(${legacyCoverage.artifactId} is not null
          and (${legacyCoverage.artifactExpiresAt} is null or ${legacyCoverage.artifactExpiresAt} > now()), false)`,
      })
      .from(designs)
      .leftJoin(
        legacyCoverage,
        and(eq(legacyCoverage.tenantId, designs.tenantId), eq(legacyCoverage.designId, designs.id)),
      )
      .where(
        and(
          eq(designs.tenantId, tenantId),
          isNull(designs.deletedAt),
          after === undefined ? undefined : gt(designs.id, after),
        ),
      )
      .orderBy(asc(designs.id))
      .limit(chunkSize);
    yield rows;
    after = rows.at(-1)?.id;
    if (rows.length < chunkSize) return;
  }
}

function toDecision({ value, reason, flagId, scopeType }: RouteDecision) {
  return { value, reason, flagId: flagId === unmade ? null : flagId, scopeType };
}

/** Which designs would change route if a flag changed; nothing is written. @throws `not_found` for unknown flags and entries */
export async function simulateRouting({
  ctx,
  input,
  query,
}: {
  ctx: Context;
  input: SimulateRoutingInput;
  query: PageQuery;
}): Promise<SimulationJson> {
  requireScope(ctx, "routing:read");
  const { tenantId } = ctx;
  const cursor = decodeIdCursor(query.cursor);
  return withTenant(tenantId, async (tx) => {
    const flags = await loadFlags(tx, tenantId);
    const trial = await applyChange(tx, tenantId, input.change, flags);
    const [now, then] = [indexFlags(flags), indexFlags(trial.flags)];
    const shown: SimulatedRouteJson[] = [];
    let [total, evaluated, withoutLegacyFile] = [0, 0, 0];
    for await (const rows of readDesigns(tx, tenantId)) {
      evaluated += rows.length;
      for (const design of rows) {
        const subject = subjectOf(tenantId, design, input.userId ?? trial.userId);
        const before = explainRoute(now, subject);
        const after = explainRoute(then, subject);
        if (before.value === after.value) continue;
        total += 1;
        if (after.value === "legacy" && !design.hasLegacyFile) withoutLegacyFile += 1;
        if ((cursor !== undefined && design.id <= cursor) || shown.length > query.limit) continue;
        const { id, decorationProvider: _, ...rest } = design;
        shown.push({ ...rest, designId: id, before: toDecision(before), after: toDecision(after) });
      }
    }
    const page = toPage(
      shown,
      query.limit,
      (item) => item.designId,
      (item) => item,
    );
    return { ...page, total, evaluated, withoutLegacyFile };
  });
}
