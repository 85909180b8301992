import { toCanonicalJson } from "./canonical-json";
import { assertClaim, type ClaimedJob, endJob } from "./claim-work";
import type { Db } from "./database";
import type { Engine } from "./engine";
import { cancelRun } from "./finish-run";
import { orderRuns, tenantOf } from "./order-runs";
import type { EngineEvent } from "./protocol";
import { resolveStep } from "./resolve-step";

/** A wait's time is up: an event or signal that did not come is null, an invoked run that did not end is an error. */
async function expireWait(engine: Engine, tx: Db, runId: string, stepId: string): Promise<void> {
  const [step] = await tx.query<{ op: string }>(
    "select op from engine.steps where run_id = $1 and step_id = $2 and status = 'waiting'",
    [runId, stepId],
  );
  if (step === undefined) {
    return;
  }
  await tx.query("delete from engine.waits where run_id = $1 and step_id = $2", [runId, stepId]);
  if (step.op !== "InvokeFunction") {
    await resolveStep(engine, tx, { runId, stepId, status: "completed", memo: "null" });
    return;
  }
  const error = { name: "InngestInvokeTimeoutError", message: "The invoked function did not end in time." };
  await resolveStep(engine, tx, {
    runId,
    stepId,
    status: "failed",
    memo: toCanonicalJson({ error }),
    error: JSON.stringify(error),
  });
}

/** A debounced run may start, or was put off by a newer event. */
async function startGathered(engine: Engine, tx: Db, key: string): Promise<void> {
  const [row] = await tx.query<{ function_id: string; events: EngineEvent[]; due_at: Date; due: boolean }>(
    "select function_id, events, due_at, due_at <= now() as due from engine.gatherings where key = $1 for update",
    [key],
  );
  if (row === undefined) {
    return;
  }
  if (!row.due) {
    await engine.queue.add(tx, [{ work: { k: "gather", key }, priority: 0, startAfter: row.due_at }]);
    return;
  }
  await tx.query("delete from engine.gatherings where key = $1", [key]);
  const fn = engine.registry.find(row.function_id);
  const event = row.events[0];
  if (fn !== undefined && event !== undefined) {
    await orderRuns(engine, tx, [{ fn, event, tenantId: tenantOf(event), gathered: true }]);
  }
}

/** Does a job that needs no call of the app, in one transaction with its end. */
export async function runTimer(engine: Engine, job: ClaimedJob): Promise<void> {
  const { work } = job;
  await engine.database.transaction(async (tx) => {
    await assertClaim(engine, tx, job);
    if (work.k === "wake") {
      await resolveStep(engine, tx, { runId: work.r, stepId: work.s, status: "completed", memo: "null" });
    } else if (work.k === "expire") {
      await expireWait(engine, tx, work.r, work.s);
    } else if (work.k === "gather") {
      await startGathered(engine, tx, work.key);
    } else if (work.k === "deadline") {
      const [run] = await tx.query<{ status: string }>("select status from engine.runs where id = $1", [work.r]);
      if (work.of === "finish" || run?.status === "queued") {
        await cancelRun(engine, tx, work.r, `The run did not ${work.of} in time.`);
      }
    }
    await endJob(engine, tx, job);
  });
}
