import type { Db } from "./database";
import type { Engine } from "./engine";

export interface StepEnd {
  runId: string;
  stepId: string;
  status: "completed" | "failed" | "cancelled";
  /** Canonical JSON the SDK gets for the step. */
  memo: string;
  error?: string;
}

/**
 * Memoizes a step that was planned or waited for. Returns how many are still pending, or undefined when the step
 * was memoized before or its run is over: the first memo stays.
 */
export async function memoizeStep(
  tx: Db,
  end: StepEnd,
  attempts?: number,
): Promise<{ pending: number; racing: boolean; priority: number } | undefined> {
  const updated = await tx.query<{ step_id: string }>(
    `update engine.steps set status = $3, memo = $4::json, error = $5::json, output_size = $6, ended_at = now(),
       attempts = coalesce($7::int, attempts), seq = nextval('engine.step_seq')
     where run_id = $1 and step_id = $2 and seq is null and status <> 'cancelled' returning step_id`,
    [end.runId, end.stepId, end.status, end.memo, end.error ?? null, Buffer.byteLength(end.memo), attempts ?? null],
  );
  if (updated.length === 0) {
    return undefined;
  }
  const [run] = await tx.query<{ pending: number; racing: boolean; priority: number }>(
    `update engine.runs set pending = pending - 1 where id = $1 and status in ('queued', 'running')
     returning pending, racing, priority`,
    [end.runId],
  );
  return run;
}

/** Memoizes a step and, when nothing else is pending, queues the next call of its function. */
export async function resolveStep(engine: Engine, tx: Db, end: StepEnd): Promise<boolean> {
  const run = await memoizeStep(tx, end);
  if (run === undefined) {
    return false;
  }
  if (run.pending === 0 || run.racing) {
    await engine.queue.add(tx, [{ work: { k: "run", r: end.runId, a: 0 }, priority: run.priority }]);
  }
  return true;
}
