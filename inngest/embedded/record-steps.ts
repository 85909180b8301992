import type { Database } from "./database";

/** A finished step of a run whose worker goes straight on to the next call. */
export interface StepRecord {
  jobId: string;
  runId: string;
  stepId: string;
  op: string;
  name: string;
  status: "completed" | "failed";
  memo: string;
  error: string | null;
  attempts: number;
  startedAt: number;
}

export interface StepRecorder {
  /**
   * Memoizes the step. False when the claim is gone, the run is over, or the step was memoized before: then the
   * worker must look again.
   */
  record(step: StepRecord): Promise<boolean>;
}

const recordSql = `
  with input as (
    select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
      $10::int[], $11::float8[], $12::int[])
      as i(job_id, run_id, step_id, op, name, status, memo, error, attempts, started_at, size)
  ), held as (
    select job_id from engine.claims where job_id = any($2::uuid[]) and executor_id = $1 for key share
  )
  insert into engine.steps as s (run_id, step_id, op, name, status, memo, error, attempts, started_at, ended_at, output_size, seq)
  select i.run_id, i.step_id, i.op, i.name, i.status, i.memo::json, i.error::json, i.attempts, to_timestamp(i.started_at / 1000),
    now(), i.size, nextval('engine.step_seq')
  from input i join held using (job_id) join engine.runs r on r.id = i.run_id and r.status = 'running'
  on conflict (run_id, step_id) do update set status = excluded.status, memo = excluded.memo, error = excluded.error,
    attempts = excluded.attempts, ended_at = excluded.ended_at, output_size = excluded.output_size, seq = excluded.seq
    where s.seq is null and s.status <> 'cancelled'
  returning s.run_id || s.step_id as key`;

/** Memoizes the steps that finish while a statement is under way together in the next one: one commit serves many runs. */
export function createStepRecorder(database: Database, executorId: number): StepRecorder {
  let queue: { step: StepRecord; resolve: (done: boolean) => void; reject: (error: unknown) => void }[] = [];
  let busy = false;

  async function write(steps: readonly StepRecord[]): Promise<Set<string>> {
    const column = <T>(pick: (step: StepRecord) => T): T[] => steps.map(pick);
    const rows = await database.query<{ key: string }>(recordSql, [
      executorId,
      column((step) => step.jobId),
      column((step) => step.runId),
      column((step) => step.stepId),
      column((step) => step.op),
      column((step) => step.name),
      column((step) => step.status),
      column((step) => step.memo),
      column((step) => step.error),
      column((step) => step.attempts),
      column((step) => step.startedAt),
      column((step) => Buffer.byteLength(step.memo)),
    ]);
    return new Set(rows.map((row) => row.key));
  }

  async function flush(): Promise<void> {
    busy = true;
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        const done = await write(batch.map((entry) => entry.step));
        for (const entry of batch) {
          entry.resolve(done.has(entry.step.runId + entry.step.stepId));
        }
      } catch (error) {
        if (batch.length === 1) {
          batch[0]?.reject(error);
          continue;
        }
        // One of them may be at fault: each gets its own statement.
        for (const entry of batch) {
          await write([entry.step]).then(
            (done) => entry.resolve(done.size > 0),
            (cause: unknown) => entry.reject(cause),
          );
        }
      }
    }
    busy = false;
  }

  return {
    record: (step) =>
      new Promise((resolve, reject) => {
        queue.push({ step, resolve, reject });
        if (!busy) {
          busy = true;
          // After the other answers that arrived in this turn of the event loop.
          setImmediate(() => void flush());
        }
      }),
  };
}
