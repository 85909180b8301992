import type { Sql, TransactionSql } from "postgres";
import { newId } from "@/db/columns";
import { AppError, notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, toPage } from "@/lib/kernel/http/page";

export const engineRunStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type EngineRunStatus = (typeof engineRunStatuses)[number];

/** An error as a function or step threw it. */
export interface EngineError {
  name: string;
  message: string;
  stack?: string;
}

/** A run in a list. Times are ISO 8601 UTC. */
export interface EngineRunRow {
  id: string;
  functionId: string;
  functionName: string;
  tenantId: string | null;
  status: EngineRunStatus;
  eventName: string;
  eventId: string;
  error: EngineError | null;
  retriedFrom: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}

/** A step of a run; `attempts` counts those made, `outputSize` is in bytes, `wakeAt` is the end of a sleep, wait or backoff. */
export interface EngineStepRow {
  id: string;
  op: string;
  name: string;
  status: "planned" | "retrying" | "waiting" | "completed" | "failed" | "cancelled";
  attempts: number;
  error: EngineError | null;
  outputSize: number;
  wakeAt: string | null;
  startedAt: string;
  endedAt: string | null;
}

/** An attempt that failed: of a step, or of the function itself where `stepId` is null. `attempt` counts from 0. */
export interface EngineAttemptRow {
  stepId: string | null;
  attempt: number;
  error: EngineError;
  retryAt: string | null;
  endedAt: string;
}

export interface EngineRun extends EngineRunRow {
  event: unknown;
  output: unknown;
  steps: EngineStepRow[];
  attempts: EngineAttemptRow[];
}

const runColumns = (sql: Sql | TransactionSql) => sql`
  id, function_id as "functionId", function_name as "functionName", tenant_id as "tenantId", status,
  event_name as "eventName", event_id as "eventId", error, retried_from as "retriedFrom",
  created_at as "createdAt", started_at as "startedAt", ended_at as "endedAt"`;

type Stamped<T> = {
  [Key in keyof T]: Key extends "createdAt" | "startedAt" | "endedAt" | "wakeAt" | "retryAt" ? Date | T[Key] : T[Key];
};

function toIso(value: Date | string): string;
function toIso(value: Date | string | null): string | null;
function toIso(value: Date | string | null): string | null {
  // A pool that Drizzle uses as well gives PostgreSQL's text instead of a Date.
  return value === null ? null : new Date(value).toISOString();
}

function toRunRow(row: Stamped<EngineRunRow>): EngineRunRow {
  return { ...row, createdAt: toIso(row.createdAt), startedAt: toIso(row.startedAt), endedAt: toIso(row.endedAt) };
}

/** Whose runs are meant: an organization's id, or null for an operator, who sees all. */
interface Owner {
  sql: Sql;
  tenantId: string | null;
}

/** The embedded executor's runs, newest first. @throws `malformed_request` for a cursor made up by somebody */
export async function listRuns({
  sql,
  tenantId,
  cursor,
  limit,
  status,
  functionId,
}: Owner & {
  cursor?: string | undefined;
  /** 1 to 200. */
  limit: number;
  status?: EngineRunStatus | undefined;
  functionId?: string | undefined;
}): Promise<Page<EngineRunRow>> {
  const before = decodeIdCursor(cursor);
  const rows = await sql<Stamped<EngineRunRow>[]>`
    select ${runColumns(sql)} from engine.runs where true
    ${tenantId === null ? sql`` : sql`and tenant_id = ${tenantId}`}
    ${status === undefined ? sql`` : sql`and status = ${status}`}
    ${functionId === undefined ? sql`` : sql`and function_id = ${functionId}`}
    ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit + 1}`;
  return toPage(rows, limit, (row) => row.id, toRunRow);
}

/** A run with its steps in order and its failed attempts. @throws `not_found`, also for another organization's run */
export async function getRun({ sql, tenantId, id }: Owner & { id: string }): Promise<EngineRun> {
  const [run] = await sql<Stamped<EngineRunRow & { event: unknown; output: unknown }>[]>`
    select ${runColumns(sql)}, event, output from engine.runs
    where id = ${id} ${tenantId === null ? sql`` : sql`and tenant_id = ${tenantId}`}`;
  if (run === undefined) throw notFound("The run");
  const [steps, attempts] = await Promise.all([
    sql<Stamped<EngineStepRow>[]>`
      select step_id as id, op, name, status, attempts, error, output_size as "outputSize", wake_at as "wakeAt",
        started_at as "startedAt", ended_at as "endedAt"
      from engine.steps where run_id = ${id} order by seq nulls last, started_at`,
    sql<Stamped<EngineAttemptRow>[]>`
      select step_id as "stepId", attempt, error, retry_at as "retryAt", ended_at as "endedAt"
      from engine.attempts where run_id = ${id} order by id`,
  ]);
  return {
    ...toRunRow(run),
    event: run.event,
    output: run.output,
    steps: steps.map((step) => ({
      ...step,
      wakeAt: toIso(step.wakeAt),
      startedAt: toIso(step.startedAt),
      endedAt: toIso(step.endedAt),
    })),
    attempts: attempts.map((attempt) => ({
      ...attempt,
      retryAt: toIso(attempt.retryAt),
      endedAt: toIso(attempt.endedAt),
    })),
  };
}

async function lockRun(tx: TransactionSql, tenantId: string | null, id: string): Promise<EngineRunStatus> {
  const [run] = await tx<{ status: EngineRunStatus }[]>`
    select status from engine.runs where id = ${id} ${tenantId === null ? tx`` : tx`and tenant_id = ${tenantId}`} for update`;
  if (run === undefined) throw notFound("The run");
  return run.status;
}

/**
 * Starts a run that repeats an ended one with the memos of all its successful steps, so that it goes on where the other
 * one failed. Returns the new run's id. @throws `not_found`; `illegal_transition` while the run has not failed or been cancelled
 */
export async function requestRetry({ sql, tenantId, id }: Owner & { id: string }): Promise<string> {
  return sql.begin(async (tx) => {
    const status = await lockRun(tx, tenantId, id);
    if (status !== "failed" && status !== "cancelled") {
      throw new AppError("illegal_transition", "Only a run that failed or was cancelled can be repeated.");
    }
    const next = newId();
    const inserted = await tx`
      insert into engine.runs (id, function_id, function_name, tenant_id, status, event_name, event_id, event, events,
        priority, slots, singleton_key, retried_from)
      select ${next}, function_id, function_name, tenant_id, 'queued', event_name, event_id, event, events,
        priority, slots, singleton_key, id
      from engine.runs where id = ${id}
      on conflict do nothing returning id`;
    if (inserted.length === 0) {
      throw new AppError("conflict", "Another run of this function goes on, and it may have only one at a time.");
    }
    await tx`
      insert into engine.steps (run_id, step_id, op, name, status, attempts, memo, output_size, seq, started_at, ended_at)
      select ${next}, step_id, op, name, status, attempts, memo, output_size, seq, started_at, ended_at
      from engine.steps where run_id = ${id} and status = 'completed' and seq is not null`;
    await tx`insert into engine.requests (kind, run_id) values ('start', ${next})`;
    await tx`select pg_notify('engine_wake', '')`;
    return next;
  });
}

/**
 * Asks the executor to cancel a run; a call under way ends, its result is dropped.
 * @throws `not_found`; `illegal_transition` when the run has ended
 */
export async function requestCancel({ sql, tenantId, id }: Owner & { id: string }): Promise<void> {
  await sql.begin(async (tx) => {
    const status = await lockRun(tx, tenantId, id);
    if (status !== "queued" && status !== "running") {
      throw new AppError("illegal_transition", "The run has ended.");
    }
    await tx`insert into engine.requests (kind, run_id) values ('cancel', ${id})`;
    await tx`select pg_notify('engine_wake', '')`;
  });
}
