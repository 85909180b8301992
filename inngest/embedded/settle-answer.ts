import type { Outcome } from "./call-app";
import { NestedTooDeeply, toCanonicalJson } from "./canonical-json";
import { assertClaim, type ClaimedJob, endJob } from "./claim-work";
import type { Db } from "./database";
import type { Engine } from "./engine";
import { finishRun } from "./finish-run";
import { type LoadedRun, reloadRun } from "./load-run";
import { newId } from "./new-id";
import { parseRetryAfter } from "./parse-duration";
import { isPlannedOp, nameOf, planSteps } from "./plan-steps";
import { limits, type Op, type RunError, toRunError } from "./protocol";
import type { Work } from "./queue";
import { memoizeStep } from "./resolve-step";

/** A call of the app: to go through the function (`target` step), or to run one planned step. */
export interface Call {
  target: string;
  attempt: number;
  /** How often the app broke off during this call before. */
  interruptions: number;
  maxAttempts: number;
}

/** What the worker does next: another call under the same job, or nothing. */
export type Next = { call: Call; run: LoadedRun } | undefined;

const unsupportedOps = new Set(["AIGateway", "Gateway", "DeferAdd", "DeferAbort"]);

export function isDiscovery(call: Call): boolean {
  return call.target === "step";
}

/** The queue's form of a call. */
export function toWork(run: LoadedRun, call: Call): Work {
  const rest = { r: run.id, a: call.attempt, ...(call.interruptions === 0 ? {} : { i: call.interruptions }) };
  return isDiscovery(call) ? { k: "run", ...rest } : { k: "step", s: call.target, ...rest };
}

export function discover(call: Call): Call {
  return { target: "step", attempt: 0, interruptions: 0, maxAttempts: call.maxAttempts };
}

export interface Memo {
  op: Op;
  status: "completed" | "failed";
  memo: string;
  error: string | null;
}

function resultMemo(op: Op): Memo {
  try {
    const memo = toCanonicalJson({ data: op.data ?? null });
    return Buffer.byteLength(memo) > limits.outputBytes
      ? failedMemo(op, { name: "OutputTooLarge", message: "The step's output exceeds 4 MB." })
      : { op, status: "completed", memo, error: null };
  } catch (error) {
    if (error instanceof NestedTooDeeply) {
      return failedMemo(op, { name: "OutputTooDeep", message: `The step's output is ${error.message}.` });
    }
    throw error;
  }
}

/** The memo of an op that carries a result, undefined for every other op. */
export function memoOf(op: Op): Memo | undefined {
  if (op.op === "StepRun" || op.op === "Step") {
    return resultMemo(op);
  }
  if (op.op === "StepFailed") {
    return failedMemo(op, toRunError(op.error));
  }
  if (unsupportedOps.has(op.op)) {
    return failedMemo(op, { name: "Error", message: `The embedded executor does not run ${op.op} steps.` });
  }
  return undefined;
}

function failedMemo(op: Op, error: RunError): Memo {
  return { op, status: "failed", memo: toCanonicalJson({ error }), error: JSON.stringify(error) };
}

async function fail(engine: Engine, tx: Db, job: ClaimedJob, run: LoadedRun, error: RunError): Promise<undefined> {
  await finishRun(engine, tx, { runId: run.id, status: "failed", error });
  await endJob(engine, tx, job);
  return undefined;
}

async function recordAttempt(
  tx: Db,
  run: LoadedRun,
  attempt: { stepId: string | null; attempt: number; error: RunError; retryAt: Date | null },
): Promise<void> {
  await tx.query(
    "insert into engine.attempts (run_id, step_id, attempt, error, retry_at) values ($1, $2, $3, $4, $5)",
    [run.id, attempt.stepId, attempt.attempt, JSON.stringify(attempt.error), attempt.retryAt?.toISOString() ?? null],
  );
}

/** Puts the same call off to the next attempt; `op` is the step that failed, absent when the function itself did. */
async function retry(
  engine: Engine,
  tx: Db,
  job: ClaimedJob,
  run: LoadedRun,
  failed: { call: Call; error: RunError; retryAfter: string | undefined; op?: Op; startedAt: number },
): Promise<undefined> {
  const { call, error, op } = failed;
  const now = Date.now();
  const wanted = failed.retryAfter === undefined ? undefined : parseRetryAfter(failed.retryAfter, now);
  const retryAt = new Date(now + (wanted ?? engine.backoff(call.attempt)));
  await recordAttempt(tx, run, { stepId: op?.id ?? null, attempt: call.attempt, error, retryAt });
  if (op !== undefined) {
    await tx.query(
      `insert into engine.steps as s (run_id, step_id, op, name, status, attempts, error, wake_at, started_at)
       values ($1, $2, 'StepPlanned', $3, 'retrying', $4, $5, $6, to_timestamp($7::float8 / 1000))
       on conflict (run_id, step_id) do update set status = 'retrying', attempts = excluded.attempts, error = excluded.error,
         wake_at = excluded.wake_at where s.seq is null`,
      [run.id, op.id, nameOf(op), call.attempt + 1, JSON.stringify(error), retryAt.toISOString(), failed.startedAt],
    );
  }
  await endJob(engine, tx, job);
  await engine.queue.add(tx, [
    {
      work: toWork(run, { ...call, attempt: call.attempt + 1, interruptions: 0 }),
      priority: run.priority,
      startAfter: retryAt,
    },
  ]);
  return undefined;
}

async function saveMemos(tx: Db, run: LoadedRun, call: Call, memos: readonly Memo[], startedAt: number): Promise<void> {
  for (const { op, status, memo, error } of memos) {
    await tx.query(
      `insert into engine.steps as s (run_id, step_id, op, name, status, memo, error, attempts, started_at, ended_at, output_size, seq)
       values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000), now(), $10, nextval('engine.step_seq'))
       on conflict (run_id, step_id) do update set status = excluded.status, memo = excluded.memo, error = excluded.error,
         attempts = excluded.attempts, ended_at = excluded.ended_at, output_size = excluded.output_size, seq = excluded.seq
         where s.seq is null`,
      [run.id, op.id, op.op, nameOf(op), status, memo, error, call.attempt + 1, startedAt, Buffer.byteLength(memo)],
    );
  }
}

async function again(tx: Db, run: LoadedRun, call: Call): Promise<Next> {
  const fresh = await reloadRun(tx, run.id);
  return fresh === undefined ? undefined : { call, run: fresh };
}

/** A planned step has its result: the next call follows when it was the last pending one. */
async function settleTarget(
  engine: Engine,
  tx: Db,
  job: ClaimedJob,
  run: LoadedRun,
  call: Call,
  memo: Memo,
): Promise<Next> {
  const after = await memoizeStep(
    tx,
    {
      runId: run.id,
      stepId: memo.op.id,
      status: memo.status,
      memo: memo.memo,
      ...(memo.error === null ? {} : { error: memo.error }),
    },
    call.attempt + 1,
  );
  if (after !== undefined && (after.pending === 0 || after.racing)) {
    return again(tx, run, discover(call));
  }
  await endJob(engine, tx, job);
  return undefined;
}

/** Applies ops in one transaction: memos, plans, and what the run waits for. */
async function settleOps(
  engine: Engine,
  tx: Db,
  job: ClaimedJob,
  run: LoadedRun,
  call: Call,
  outcome: Extract<Outcome, { kind: "ops" }>,
  startedAt: number,
): Promise<Next> {
  const failing = outcome.ops.find((op) => op.op === "StepError");
  if (failing !== undefined) {
    return retry(engine, tx, job, run, {
      call,
      error: toRunError(failing.error),
      retryAfter: outcome.retryAfter,
      op: failing,
      startedAt,
    });
  }
  const memos = outcome.ops.flatMap((op) => memoOf(op) ?? []);
  const [first] = memos;
  if (!isDiscovery(call) && first !== undefined && first.op.id === call.target) {
    return settleTarget(engine, tx, job, run, call, first);
  }
  await saveMemos(tx, run, call, memos, startedAt);
  const complete = outcome.ops.find((op) => op.op === "RunComplete");
  if (complete !== undefined) {
    await finishRun(engine, tx, {
      runId: run.id,
      status: "completed",
      output: toCanonicalJson(complete.data ?? null),
    });
    await endJob(engine, tx, job);
    return undefined;
  }
  const planned = outcome.ops.filter(isPlannedOp);
  if (run.order.length + planned.length > limits.steps) {
    return fail(engine, tx, job, run, { name: "TooManySteps", message: `A run has at most ${limits.steps} steps.` });
  }
  const races = outcome.version === "1" || planned.some((op) => op.opts?.parallelMode === "race");
  if (races && !run.racing) {
    await tx.query("update engine.runs set racing = true where id = $1", [run.id]);
    run.racing = true;
  }
  if (planned.length === 0) {
    const [row] = await tx.query<{ pending: number }>("select pending from engine.runs where id = $1", [run.id]);
    if (memos.length > 0 && (row?.pending === 0 || run.racing)) {
      return again(tx, run, discover(call));
    }
    await endJob(engine, tx, job);
    return undefined;
  }
  const { steps, pending } = await planSteps(engine, tx, run, planned);
  const [own, ...others] = steps;
  await engine.queue.add(
    tx,
    others.map((stepId) => ({
      id: newId(),
      work: toWork(run, { ...discover(call), target: stepId }),
      priority: run.priority,
    })),
  );
  if (own === undefined) {
    await endJob(engine, tx, job);
    return undefined;
  }
  run.pending = pending;
  return { call: { ...discover(call), target: own }, run };
}

async function settle(
  engine: Engine,
  tx: Db,
  job: ClaimedJob,
  run: LoadedRun,
  call: Call,
  outcome: Settled,
  startedAt: number,
): Promise<Next> {
  await assertClaim(engine, tx, job);
  const [row] = await tx.query<{ status: string }>("select status from engine.runs where id = $1 for no key update", [
    run.id,
  ]);
  if (row?.status !== "running") {
    await endJob(engine, tx, job);
    return undefined;
  }
  if (outcome.kind === "done") {
    await finishRun(engine, tx, { runId: run.id, status: "completed", output: outcome.output });
    await endJob(engine, tx, job);
    return undefined;
  }
  if (outcome.kind === "ops") {
    return settleOps(engine, tx, job, run, call, outcome, startedAt);
  }
  if (outcome.retriable && call.attempt + 1 < call.maxAttempts) {
    return retry(engine, tx, job, run, { call, error: outcome.error, retryAfter: outcome.retryAfter, startedAt });
  }
  await recordAttempt(tx, run, { stepId: null, attempt: call.attempt, error: outcome.error, retryAt: null });
  return fail(engine, tx, job, run, outcome.error);
}

type Settled = Extract<Outcome, { kind: "ops" | "done" | "error" }>;

/** Records what came of a call, with its consequences for the queue, in one transaction. */
export async function settleAnswer(
  engine: Engine,
  job: ClaimedJob,
  run: LoadedRun,
  call: Call,
  outcome: Settled,
  startedAt: number,
): Promise<Next> {
  const next = await engine.database.transaction(async (tx) => {
    const following = await settle(engine, tx, job, run, call, outcome, startedAt);
    if (following !== undefined) {
      // What another executor takes up when this one dies during the next call.
      await tx.query("update engine.claims set work = $2 where job_id = $1", [
        job.id,
        JSON.stringify(toWork(following.run, following.call)),
      ]);
    }
    return following;
  });
  if (next !== undefined) {
    job.work = toWork(next.run, next.call);
  }
  return next;
}
