import type { AppLink } from "./app-link";
import { buildRequest } from "./build-request";
import { callApp, type Outcome } from "./call-app";
import { type ClaimedJob, ClaimLost } from "./claim-work";
import { isConnectionFailure } from "./database";
import type { Engine } from "./engine";
import { type LoadedRun, remember } from "./load-run";
import { describeError } from "./log";
import { nameOf } from "./plan-steps";
import { replaceJobs } from "./presence";
import { limits, toRunError } from "./protocol";
import type { StepRecorder } from "./record-steps";
import { type Call, discover, isDiscovery, memoOf, type Next, settleAnswer, toWork } from "./settle-answer";

export interface Driver {
  engine: Engine;
  link: AppLink;
  recorder: StepRecorder;
  signingKey: string;
  /** Ends calls when the executor has no more time to wait for them. */
  abort: AbortSignal;
  isStopping(): boolean;
}

/** How often the app may break off one call (restart, kill) before that counts as a failed attempt. */
const maxInterruptions = 30;
/** How often the app may refuse one call between successful syncs before that counts as a failed attempt. */
const maxRefusals = 5;
/** A worker stops going on under the same job after this long, so that other work gets its turn. */
const longestChainMs = 10 * 60 * 1000;
const databaseRetryMs = 250;

type Answered = Exclude<Outcome, { kind: "away" | "aborted" }>;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** Repeats a write while the database is away. Every write here is conditional, so a repeated one does nothing twice. */
async function whileDatabaseIsAway<T>(driver: Driver, write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isConnectionFailure(error) || driver.abort.aborted) {
        throw error;
      }
      await pause(databaseRetryMs);
    }
  }
}

/** Calls the app, waiting while it is away. Undefined when the executor stops first, or the app stays away for long. */
async function callWhenThere(driver: Driver, run: LoadedRun, call: Call): Promise<Answered | undefined> {
  let refusals = 0;
  for (;;) {
    if (!driver.link.isReady()) {
      await Promise.race([driver.link.whenReady(), pause(longestChainMs)]);
    }
    // An app that stays away long: nobody takes the job again before it is back.
    if (driver.isStopping() || !driver.link.isReady()) {
      return undefined;
    }
    const fn = driver.engine.registry.find(run.functionId);
    if (fn === undefined) {
      return {
        kind: "error",
        error: toRunError(`The app has no function ${run.functionId}.`),
        retriable: true,
        retryAfter: undefined,
      };
    }
    call.maxAttempts = fn.maxAttempts;
    const body = buildRequest(run, {
      attempt: call.attempt,
      maxAttempts: fn.maxAttempts,
      planOnly: run.racing || run.pending > 0,
    });
    const outcome = await callApp({
      url: fn.url,
      stepId: call.target,
      body,
      signingKey: driver.signingKey,
      signal: driver.abort,
    });
    if (outcome.kind === "aborted") {
      return undefined;
    }
    if (outcome.kind !== "away") {
      return outcome;
    }
    refusals += outcome.refused ? 1 : 0;
    if (refusals >= maxRefusals) {
      // Syncs succeed in between, so it is this call that the app does not take.
      return {
        kind: "error",
        error: toRunError(`The app refuses the call: ${outcome.reason}.`),
        retriable: true,
        retryAfter: undefined,
      };
    }
    driver.link.reportAway(outcome.reason);
  }
}

async function giveBack(driver: Driver, job: ClaimedJob, run: LoadedRun, call: Call): Promise<void> {
  const { engine } = driver;
  await engine.database.transaction(async (tx) => {
    const rows = await tx.query<{ priority: number }>(
      "delete from engine.claims where job_id = $1 and executor_id = $2 returning priority",
      [job.id, engine.executorId],
    );
    if (rows.length > 0) {
      await replaceJobs(tx, engine.queue, [{ job_id: job.id, work: toWork(run, call), priority: run.priority }]);
    }
  });
}

/** The usual answer, one finished step of a run where nothing else is pending: memoized together with other runs' steps. */
async function recordSingle(
  driver: Driver,
  job: ClaimedJob,
  run: LoadedRun,
  call: Call,
  outcome: Outcome,
  startedAt: number,
): Promise<Next | "no"> {
  const [op] = outcome.kind === "ops" && outcome.ops.length === 1 ? outcome.ops : [];
  // The claim must already say what comes next: to go through the function from attempt 0.
  const isClaimedSo = job.work.k === "run" && job.work.a === 0;
  if (
    op === undefined ||
    !isDiscovery(call) ||
    !isClaimedSo ||
    run.racing ||
    run.pending > 0 ||
    run.order.length >= limits.steps
  ) {
    return "no";
  }
  const memo = memoOf(op);
  if (memo === undefined) {
    return "no";
  }
  const recorded = await whileDatabaseIsAway(driver, () =>
    driver.recorder.record({
      jobId: job.id,
      runId: run.id,
      stepId: op.id,
      op: op.op,
      name: nameOf(op),
      status: memo.status,
      memo: memo.memo,
      error: memo.error,
      attempts: call.attempt + 1,
      startedAt,
    }),
  );
  if (recorded) {
    remember(run, op.id, memo.memo);
    return { call: discover(call), run };
  }
  return "no";
}

async function settle(
  driver: Driver,
  job: ClaimedJob,
  run: LoadedRun,
  call: Call,
  outcome: Answered,
  startedAt: number,
): Promise<Next> {
  if (outcome.kind === "interrupted") {
    driver.link.reportAway(outcome.reason);
    if (call.interruptions < maxInterruptions) {
      return { call: { ...call, interruptions: call.interruptions + 1 }, run };
    }
    const failed = {
      kind: "error",
      error: toRunError(`The app broke off: ${outcome.reason}`),
      retriable: true,
      retryAfter: undefined,
    } as const;
    return whileDatabaseIsAway(driver, () => settleAnswer(driver.engine, job, run, call, failed, startedAt));
  }
  if (run.memoBytes > limits.stateBytes) {
    const failed = {
      kind: "error",
      error: toRunError({ name: "StateTooLarge", message: "The run's steps hold more than 32 MB." }),
      retriable: false,
      retryAfter: undefined,
    } as const;
    return whileDatabaseIsAway(driver, () => settleAnswer(driver.engine, job, run, call, failed, startedAt));
  }
  const single = await recordSingle(driver, job, run, call, outcome, startedAt);
  if (single !== "no") {
    return single;
  }
  return whileDatabaseIsAway(driver, () => settleAnswer(driver.engine, job, run, call, outcome, startedAt));
}

/** Goes through a run from call to call until it ends, waits, or fails, under the one claimed job. */
export async function driveRun(driver: Driver, job: ClaimedJob): Promise<void> {
  const { work } = job;
  if (job.run === undefined || (work.k !== "run" && work.k !== "step")) {
    return;
  }
  let run = job.run;
  let call: Call = {
    target: work.k === "step" ? work.s : "step",
    attempt: work.a,
    interruptions: work.i ?? 0,
    maxAttempts: driver.engine.registry.find(run.functionId)?.maxAttempts ?? limits.defaultRetries + 1,
  };
  try {
    for (;;) {
      const startedAt = Date.now();
      const outcome = await callWhenThere(driver, run, call);
      if (outcome === undefined) {
        await giveBack(driver, job, run, call);
        return;
      }
      const next = await settle(driver, job, run, call, outcome, startedAt);
      if (next === undefined) {
        return;
      }
      ({ call, run } = next);
      if (driver.isStopping() || Date.now() - job.startedAt > longestChainMs) {
        await giveBack(driver, job, run, call);
        return;
      }
    }
  } catch (error) {
    if (error instanceof ClaimLost) {
      return;
    }
    driver.engine.log("error", "A run's progress could not be recorded.", {
      runId: run.id,
      reason: describeError(error),
    });
    await recover(driver, job, run, call, error);
  }
}

const recoverMs = 1000;

/** After an unexpected failure the run fails with it, for the next attempt would meet it again; or, if not even that works, the job goes back. */
async function recover(driver: Driver, job: ClaimedJob, run: LoadedRun, call: Call, cause: unknown): Promise<void> {
  const failed = {
    kind: "error",
    error: toRunError(`The answer could not be recorded: ${describeError(cause)}`),
    retriable: false,
    retryAfter: undefined,
  } as const;
  try {
    await settleAnswer(driver.engine, job, run, call, failed, Date.now());
    return;
  } catch (error) {
    if (error instanceof ClaimLost) {
      return;
    }
  }
  while (!driver.abort.aborted) {
    await pause(recoverMs);
    try {
      await giveBack(driver, job, run, call);
      return;
    } catch (error) {
      driver.engine.log("warn", "The job could not be given back yet.", {
        runId: run.id,
        reason: describeError(error),
      });
    }
  }
}
