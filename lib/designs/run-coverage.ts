import { and, asc, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import { designs } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { evaluateCoverage } from "./evaluate-coverage";
import { coverageRequested } from "./events";
import { isLegacyDesign } from "./legacy-coverage";

/** Designs evaluated by one step of the engine. */
const chunkSize = 24;
/** Files fetched at once: a provider is not to be run over. */
const atOnce = 4;

/** Has the coverage of some or all legacy designs evaluated. @throws `validation_failed` for designs that are not legacy */
export async function requestCoverage({
  ctx,
  designIds,
}: {
  ctx: Context;
  designIds: string[] | undefined;
}): Promise<{ requestedAt: string; total: number }> {
  requireScope(ctx, "routing:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const requestedAt = new Date();
    const chosen = designIds === undefined ? undefined : [...new Set(designIds)];
    const mine = and(eq(designs.tenantId, tenantId), isLegacyDesign());
    const total = await tx.$count(designs, chosen === undefined ? mine : and(mine, inArray(designs.id, chosen)));
    if (chosen !== undefined && total < chosen.length) {
      throw new AppError("validation_failed", "Some designs do not exist or are no legacy designs.", {
        errors: [{ path: "designIds", message: "names a design without a legacy reference" }],
      });
    }
    if (total > 0) emit({ name: coverageRequested.name, data: chosen === undefined ? {} : { designIds: chosen } });
    await recordAudit(tx, ctx, {
      action: "legacy-coverage.requested",
      entity: "legacy_coverage",
      entityId: null,
      payload: { designs: total },
    });
    return { requestedAt: requestedAt.toISOString(), total };
  });
}

export interface CoverageChunk {
  /** Where the next chunk goes on; null: this was the last one. */
  after: string | null;
  evaluated: number;
  /** Designs that even the finding of a failure could not be written for. */
  failed: number;
}

/**
 * Evaluates the next designs after `after`, a few at once. One that fails stops none of the others.
 * @param input.designIds these only, and also where the cached file is fresh
 */
export async function evaluateCoverageChunk(input: {
  tenantId: string;
  designIds?: readonly string[] | undefined;
  after: string | null;
}): Promise<CoverageChunk> {
  const { tenantId, designIds, after } = input;
  const rows = await withTenant(tenantId, (tx) =>
    tx
      .select({ id: designs.id })
      .from(designs)
      .where(
        and(
          eq(designs.tenantId, tenantId),
          isLegacyDesign(),
          designIds === undefined ? undefined : inArray(designs.id, [...designIds]),
          after === null ? undefined : gt(designs.id, after),
        ),
      )
      .orderBy(asc(designs.id))
      .limit(chunkSize),
  );
  const waiting = rows.map((row) => row.id);
  let failed = 0;
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await evaluateCoverage(tenantId, id, { force: designIds !== undefined }).catch(() => {
        failed += 1;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  // Nothing could be written at all: the engine tries the chunk again.
  if (rows.length > 0 && failed === rows.length) throw new Error("No design of the chunk could be evaluated.");
  return {
    after: rows.length < chunkSize ? null : (rows.at(-1)?.id ?? null),
    evaluated: rows.length - failed,
    failed,
  };
}

/** Organizations that have legacy designs. */
export async function listLegacyTenants(): Promise<string[]> {
  const rows = await withSystem((tx) =>
    tx
      .selectDistinct({ tenantId: designs.tenantId })
      .from(designs)
      .where(and(isNull(designs.deletedAt), isNotNull(designs.legacyReference))),
  );
  return rows.map((row) => row.tenantId);
}
