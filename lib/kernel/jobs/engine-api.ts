import { z } from "zod";
import { getSql } from "@/db/client";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { isOperator } from "@/lib/kernel/auth/operators";
import { type Context, requireScope } from "@/lib/kernel/context";
import { type Page, pageQuery } from "@/lib/kernel/http/page";
import {
  type EngineRun,
  type EngineRunRow,
  engineRunStatuses,
  getRun,
  listRuns,
  requestCancel,
  requestRetry,
} from "./engine-runs";

const errorJson = z.object({ name: z.string(), message: z.string(), stack: z.string().optional() });

export const engineRunsQuery = pageQuery.extend({
  status: z.enum(engineRunStatuses).optional(),
  functionId: z.string().max(200).optional(),
});

export const engineRunRowJson = z.object({
  id: z.uuid(),
  functionId: z.string(),
  functionName: z.string(),
  tenantId: z.uuid().nullable(),
  status: z.enum(engineRunStatuses),
  eventName: z.string(),
  eventId: z.string(),
  error: errorJson.nullable(),
  retriedFrom: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});

export const engineRunJson = engineRunRowJson.extend({
  event: z.unknown(),
  output: z.unknown(),
  steps: z.array(
    z.object({
      id: z.string(),
      op: z.string(),
      name: z.string(),
      status: z.enum(["planned", "retrying", "waiting", "completed", "failed", "cancelled"]),
      attempts: z.number().int(),
      error: errorJson.nullable(),
      outputSize: z.number().int().describe("Bytes"),
      wakeAt: z.iso.datetime().nullable(),
      startedAt: z.iso.datetime(),
      endedAt: z.iso.datetime().nullable(),
    }),
  ),
  attempts: z.array(
    z.object({
      stepId: z.string().nullable().describe("Null: the function itself"),
      attempt: z.number().int(),
      error: errorJson,
      retryAt: z.iso.datetime().nullable(),
      endedAt: z.iso.datetime(),
    }),
  ),
});

/** Whose runs the caller sees: their organization's, or with `null` everybody's. */
async function ownerOf(ctx: Context): Promise<string | null> {
  return (await isOperator(ctx)) && ctx.apiKeyId === null ? null : ctx.tenantId;
}

export async function listEngineRuns({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof engineRunsQuery>;
}): Promise<Page<EngineRunRow>> {
  requireScope(ctx, "engine:read");
  return listRuns({ sql: getSql(), tenantId: await ownerOf(ctx), ...query });
}

export async function getEngineRun({ ctx, id }: { ctx: Context; id: string }): Promise<EngineRun> {
  requireScope(ctx, "engine:read");
  return getRun({ sql: getSql(), tenantId: await ownerOf(ctx), id });
}

/** Repeats a run that failed or was cancelled, with the results of the steps that had succeeded. */
export async function retryEngineRun({ ctx, id }: { ctx: Context; id: string }): Promise<EngineRun> {
  requireScope(ctx, "engine:write");
  const tenantId = await ownerOf(ctx);
  const sql = getSql();
  const next = await requestRetry({ sql, tenantId, id });
  await auditRun(ctx, "engine-run.retried", id, { runId: next });
  return getRun({ sql, tenantId, id: next });
}

/** Cancels a run that has not ended. */
export async function cancelEngineRun({ ctx, id }: { ctx: Context; id: string }): Promise<EngineRun> {
  requireScope(ctx, "engine:write");
  const tenantId = await ownerOf(ctx);
  const sql = getSql();
  await requestCancel({ sql, tenantId, id });
  await auditRun(ctx, "engine-run.cancelled", id, {});
  return getRun({ sql, tenantId, id });
}

async function auditRun(ctx: Context, action: string, id: string, payload: Record<string, unknown>): Promise<void> {
  await withTenant(ctx.tenantId, (tx) =>
    recordAudit(tx, ctx, { action, entity: "engine_runs", entityId: id, payload }),
  );
}
