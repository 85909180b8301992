import { toCanonicalJson } from "./canonical-json";
import type { Db } from "./database";
import type { Engine } from "./engine";
import { newId } from "./new-id";
import { type EngineEvent, internalEvent, type RunError } from "./protocol";
import { resolveStep } from "./resolve-step";

export interface RunEnd {
  runId: string;
  status: "completed" | "failed" | "cancelled";
  /** JSON text the function returned. */
  output?: string;
  error?: RunError;
}

interface EndedRow {
  function_id: string;
  tenant_id: string | null;
  event: EngineEvent;
  parent_run_id: string | null;
  parent_step_id: string | null;
}

function parseOutput(output: string | undefined): unknown {
  return output === undefined ? null : JSON.parse(output);
}

/** Memo of an invoke step: what the invoked run came to. */
function memoOf(end: RunEnd): string {
  return end.status === "completed"
    ? toCanonicalJson({ data: parseOutput(end.output) })
    : toCanonicalJson({ error: end.error });
}

async function tellParent(engine: Engine, tx: Db, run: EndedRow, end: RunEnd): Promise<void> {
  if (run.parent_run_id !== null && run.parent_step_id !== null) {
    await resolveStep(engine, tx, {
      runId: run.parent_run_id,
      stepId: run.parent_step_id,
      status: end.status === "completed" ? "completed" : "failed",
      memo: memoOf(end),
      ...(end.error === undefined ? {} : { error: JSON.stringify(end.error) }),
    });
  }
}

async function announce(engine: Engine, tx: Db, run: EndedRow, end: RunEnd): Promise<void> {
  const ts = Date.now();
  const shared = { function_id: run.function_id, run_id: end.runId, event: run.event };
  const outcome = end.status === "completed" ? { result: parseOutput(end.output) } : { error: end.error };
  const events: EngineEvent[] = [
    { id: newId(), name: internalEvent.finished, ts, data: { ...shared, ...outcome, status: end.status } },
  ];
  if (end.status === "failed") {
    events.push({ id: newId(), name: internalEvent.failed, ts, data: { ...shared, error: end.error } });
  }
  if (end.status === "cancelled") {
    events.push({ id: newId(), name: internalEvent.cancelled, ts, data: { ...shared, error: end.error } });
  }
  await engine.route(
    tx,
    events.map((event) => ({ event, tenantId: run.tenant_id })),
  );
}

/** Ends a run once: records the outcome, tells an invoking run, and emits the engine's own events. False when it had ended before. */
export async function finishRun(engine: Engine, tx: Db, end: RunEnd): Promise<boolean> {
  const [run] = await tx.query<EndedRow>(
    `update engine.runs set status = $2, output = $3::json, error = $4::json, ended_at = now(), pending = 0,
       started_at = coalesce(started_at, now())
     where id = $1 and status in ('queued', 'running')
     returning function_id, tenant_id, event, parent_run_id, parent_step_id`,
    [end.runId, end.status, end.output ?? null, end.error === undefined ? null : JSON.stringify(end.error)],
  );
  if (run === undefined) {
    return false;
  }
  await tx.query("delete from engine.waits where run_id = $1", [end.runId]);
  await tx.query(
    "update engine.steps set status = 'cancelled', ended_at = now() where run_id = $1 and ended_at is null",
    [end.runId],
  );
  await tellParent(engine, tx, run, end);
  await announce(engine, tx, run, end);
  return true;
}

/** Cancels a run; a call of the app that is under way finishes, but its result is dropped. */
export async function cancelRun(engine: Engine, tx: Db, runId: string, reason: string): Promise<boolean> {
  const ended = await finishRun(engine, tx, {
    runId,
    status: "cancelled",
    error: { name: "CancelledError", message: reason },
  });
  if (ended) {
    const children = await tx.query<{ id: string }>(
      "select id from engine.runs where parent_run_id = $1 and status in ('queued', 'running')",
      [runId],
    );
    for (const child of children) {
      await cancelRun(engine, tx, child.id, "The run that invoked this one was cancelled.");
    }
  }
  return ended;
}
