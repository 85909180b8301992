import { and, asc, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { designs, legacyCoverage, legacyProviders, styleVersionsCache } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import { type CoverageSummaryJson, coverageFilters, type LegacyCoverageJson } from "./legacy-schemas";
import { contentUrl } from "./list-designs";

export const listLegacyCoverageQuery = pageQuery.extend({
  state: z.enum(coverageFilters).optional().describe("`none`: without answer, or never evaluated"),
  expiringBefore: z.iso.datetime().optional().describe("Files that get stale before"),
  provider: z.string().max(100).optional(),
  q: z.string().trim().max(200).optional().describe("Part of the design's name or of its reference"),
});
type Filter = z.infer<typeof listLegacyCoverageQuery>;

/** A design that the legacy provider knows: its reference stays when it is migrated. */
export const isLegacyDesign = () =>
  and(isNull(designs.deletedAt), isNotNull(designs.legacyProvider), isNotNull(designs.legacyReference));

const joinCoverage = and(eq(legacyCoverage.tenantId, designs.tenantId), eq(legacyCoverage.designId, designs.id));

function select(tx: Transaction) {
  return tx
    .select({
      design: designs,
      styleName: styleVersionsCache.name,
      coverage: legacyCoverage,
      alternatePolicy: legacyProviders.alternatePolicy,
    })
    .from(designs)
    .innerJoin(
      styleVersionsCache,
      and(eq(styleVersionsCache.tenantId, designs.tenantId), eq(styleVersionsCache.id, designs.styleVersionId)),
    )
    .leftJoin(legacyCoverage, joinCoverage)
    .leftJoin(
      legacyProviders,
      and(eq(legacyProviders.tenantId, designs.tenantId), eq(legacyProviders.name, designs.legacyProvider)),
    );
}

type Row = Awaited<ReturnType<typeof select>>[number];

function toJson({ design, styleName, coverage, alternatePolicy }: Row): LegacyCoverageJson {
  const artifactId = coverage?.artifactId ?? null;
  return {
    id: design.id,
    designId: design.id,
    designName: design.name,
    styleVersionId: design.styleVersionId,
    styleName,
    decorationProvider: design.decorationProvider,
    legacyProvider: design.legacyProvider ?? "",
    legacyReference: design.legacyReference ?? "",
    coverageState: coverage?.coverageState ?? null,
    evaluatedAt: coverage?.evaluatedAt.toISOString() ?? null,
    artifactExpiresAt: coverage?.artifactExpiresAt?.toISOString() ?? null,
    artifactId,
    artifactUrl: artifactId === null ? null : contentUrl(artifactId),
    alternatePolicy: coverage?.coverageState === "alternate_policy" ? alternatePolicy : null,
    error: coverage?.error ?? null,
  };
}

function stateIs(state: Filter["state"]) {
  if (state === undefined) return undefined;
  return state === "none" ? isNull(legacyCoverage.coverageState) : eq(legacyCoverage.coverageState, state);
}

/** Legacy designs with what is known about their files, in the order they were made. */
export async function listLegacyCoverage({
  ctx,
  query,
}: {
  ctx: Context;
  query: Filter;
}): Promise<Page<LegacyCoverageJson>> {
  requireScope(ctx, "designs:read");
  const after = decodeIdCursor(query.cursor);
  const pattern = query.q ? `%${query.q.replace(/[\\%_]/g, "\\$&")}%` : undefined;
  const rows = await readTenant(ctx.tenantId, (tx) =>
    select(tx)
      .where(
        and(
          eq(designs.tenantId, ctx.tenantId),
          isLegacyDesign(),
          stateIs(query.state),
          query.expiringBefore === undefined
            ? undefined
            : lt(legacyCoverage.artifactExpiresAt, new Date(query.expiringBefore)),
          query.provider === undefined ? undefined : eq(designs.legacyProvider, query.provider),
          pattern === undefined
            ? undefined
            : sql`(${designs.name} ilike ${pattern} or ${designs.legacyReference} ilike ${pattern})`,
          after === undefined ? undefined : gt(designs.id, after),
        ),
      )
      .orderBy(asc(designs.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.design.id, toJson);
}

/** @throws `not_found`, also for a design that no legacy provider knows */
export async function getLegacyCoverage({ ctx, id }: { ctx: Context; id: string }): Promise<LegacyCoverageJson> {
  requireScope(ctx, "designs:read");
  const [row] = await withTenant(ctx.tenantId, (tx) =>
    select(tx).where(and(eq(designs.tenantId, ctx.tenantId), eq(designs.id, id), isLegacyDesign())),
  );
  if (row === undefined) throw notFound("The legacy design");
  return toJson(row);
}

const soon = sql`interval '7 days'`;

/** How many legacy designs can be ordered, and how. */
export async function summarizeLegacyCoverage({
  ctx,
  since,
}: {
  ctx: Context;
  since: string | undefined;
}): Promise<CoverageSummaryJson> {
  requireScope(ctx, "designs:read");
  const count = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const state = legacyCoverage.coverageState;
  const [row] = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select({
        total: sql<number>`count(*)::int`,
        cached_export: count(sql`${state} = 'cached_export'`),
        migrated: count(sql`${state} = 'migrated'`),
        alternate_policy: count(sql`${state} = 'alternate_policy'`),
        none: count(sql`${state} is null`),
        expiringSoon: count(sql`${legacyCoverage.artifactExpiresAt} < now() + ${soon}`),
        evaluated: count(sql`${legacyCoverage.evaluatedAt} >= ${since ?? "-infinity"}::timestamptz`),
        lastEvaluatedAt: sql<string | null>`max(${legacyCoverage.evaluatedAt})`.mapWith((value: unknown) =>
          new Date(String(value)).toISOString(),
        ),
      })
      .from(designs)
      .leftJoin(legacyCoverage, joinCoverage)
      .where(and(eq(designs.tenantId, ctx.tenantId), isLegacyDesign())),
  );
  if (row === undefined) throw new Error("Counting gave no row.");
  return row;
}
