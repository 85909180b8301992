import type { Db } from "./database";
import type { Engine } from "./engine";
import { cancelRun } from "./finish-run";
import { seededId } from "./new-id";
import { orderRuns, watchForCancel } from "./order-runs";
import { parseDuration } from "./parse-duration";
import { type EngineEvent, internalEvent } from "./protocol";
import { nextCronTime } from "./registry";

async function fireCron(engine: Engine, tx: Db, functionId: string, cron: string, at: Date): Promise<void> {
  const fn = engine.registry.find(functionId);
  if (fn === undefined) {
    return;
  }
  const event: EngineEvent = {
    id: seededId(at.getTime(), `${functionId}:${cron}`),
    name: internalEvent.timer,
    data: { cron },
    ts: at.getTime(),
  };
  const trigger = fn.config.triggers.find((one) => "cron" in one && one.cron === cron);
  const jitter = trigger !== undefined && "jitter" in trigger ? parseDuration(trigger.jitter ?? "") : undefined;
  const delayMs = jitter === undefined || jitter === 0 ? undefined : Math.random() * jitter;
  await orderRuns(engine, tx, [
    { fn, event, tenantId: null, ...(delayMs === undefined ? {} : { startAfter: new Date(Date.now() + delayMs) }) },
  ]);
}

/** Starts the functions whose cron is due; one that was missed while no executor ran starts once. Returns when the next is due. */
export async function fireCrons(engine: Engine): Promise<Date | undefined> {
  return engine.database.transaction(async (tx) => {
    const due = await tx.query<{ function_id: string; cron: string; next_at: Date }>(
      "select function_id, cron, next_at from engine.crons where next_at <= now() order by next_at limit 100 for update skip locked",
    );
    for (const row of due) {
      await fireCron(engine, tx, row.function_id, row.cron, row.next_at);
      const next = nextCronTime(row.cron, new Date());
      if (next !== undefined) {
        await tx.query("update engine.crons set next_at = $3 where function_id = $1 and cron = $2", [
          row.function_id,
          row.cron,
          next.toISOString(),
        ]);
      }
    }
    const [first] = await tx.query<{ next_at: Date }>("select next_at from engine.crons order by next_at limit 1");
    return first?.next_at;
  });
}

async function startRequested(engine: Engine, tx: Db, runId: string): Promise<void> {
  const [run] = await tx.query<{ function_id: string; event: EngineEvent; priority: number }>(
    "select function_id, event, priority from engine.runs where id = $1 and status = 'queued'",
    [runId],
  );
  if (run !== undefined) {
    const fn = engine.registry.find(run.function_id);
    await watchForCancel(tx, fn === undefined ? [] : [{ id: runId, fn, event: run.event }]);
    await engine.queue.add(tx, [{ work: { k: "run", r: runId, a: 0 }, priority: run.priority }]);
  }
}

/** Does what other processes asked for: start a run they inserted, cancel a run. */
export async function answerRequests(engine: Engine): Promise<void> {
  await engine.database.transaction(async (tx) => {
    const requests = await tx.query<{ id: string; kind: "start" | "cancel"; run_id: string }>(
      "select r.id::text, r.kind, r.run_id from engine.requests r order by r.id limit 100 for update skip locked",
    );
    if (requests.length === 0) {
      return;
    }
    for (const request of requests) {
      if (request.kind === "cancel") {
        await cancelRun(engine, tx, request.run_id, "A person cancelled this run.");
      } else {
        await startRequested(engine, tx, request.run_id);
      }
    }
    await tx.query("delete from engine.requests where id = any($1::bigint[])", [requests.map((request) => request.id)]);
  });
}

const sweepBatch = 500;

const sweeps = [
  "delete from engine.runs where id in (select id from engine.runs where ended_at < now() - interval '24 hours' order by ended_at limit $1 for update skip locked) returning 1 as gone",
  "delete from engine.events where id in (select id from engine.events where received_at < now() - interval '24 hours' order by received_at limit $1 for update skip locked) returning 1 as gone",
  "delete from engine.idempotency where key in (select key from engine.idempotency where expires_at < now() order by expires_at limit $1 for update skip locked) returning 1 as gone",
  "delete from engine.rates where key in (select key from engine.rates where tat < now() - interval '1 hour' order by tat limit $1 for update skip locked) returning 1 as gone",
];

/** Deletes what expired, in batches, until nothing is left. Runs expire 24 h after they ended, with their steps. */
export async function sweepExpired(engine: Engine, isStopping: () => boolean): Promise<void> {
  for (const sql of sweeps) {
    let gone = sweepBatch;
    while (gone === sweepBatch && !isStopping()) {
      gone = (await engine.database.query<{ gone: number }>(sql, [sweepBatch])).length;
    }
  }
}
