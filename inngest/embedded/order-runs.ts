import { createHash } from "node:crypto";
import { toCanonicalJson } from "./canonical-json";
import type { Db } from "./database";
import type { Engine } from "./engine";
import { evaluateKey, evaluateNumber, matchKey } from "./evaluate-cel";
import { cancelRun } from "./finish-run";
import { isUuid, newId } from "./new-id";
import { parseDuration, parseMoment } from "./parse-duration";
import type { EngineEvent } from "./protocol";
import type { NewJob } from "./queue";
import type { EngineFunction } from "./registry";
import { findSlots } from "./slots";

/** A wish to run a function for an event. */
export interface RunOrder {
  fn: EngineFunction;
  event: EngineEvent;
  tenantId: string | null;
  /** The step that invoked it: such a run is never rate limited, debounced or skipped as a duplicate. */
  parent?: { runId: string; stepId: string };
  /** It was debounced before. */
  gathered?: boolean;
  /** Not before this time. */
  startAfter?: Date;
}

interface AcceptedRun extends RunOrder {
  id: string;
  singletonKey: string | null;
  priority: number;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The organization of an event: `data.tenantId`, or that of the event it is about. */
export function tenantOf(event: EngineEvent): string | null {
  if (isUuid(event.data.tenantId)) {
    return event.data.tenantId.toLowerCase();
  }
  return null;
}

async function isRepeated(tx: Db, order: RunOrder, runId: string): Promise<boolean> {
  const expression = order.fn.config.idempotency;
  if (expression === undefined) {
    return false;
  }
  const inserted = await tx.query<{ key: string }>(
    `insert into engine.idempotency as i (key, run_id, expires_at) values ($1, $2, now() + interval '24 hours')
     on conflict (key) do update set run_id = excluded.run_id, expires_at = excluded.expires_at
     where i.expires_at <= now() returning key`,
    [`${order.fn.id}:${digest(evaluateKey(expression, { event: order.event }))}`, runId],
  );
  return inserted.length === 0;
}

/** Rate limit by the generic cell rate algorithm: `limit` at once, then one each `period / limit`; the rest is dropped. */
async function isOverRate(tx: Db, order: RunOrder): Promise<boolean> {
  const rate = order.fn.config.rateLimit;
  const periodMs = rate === undefined ? undefined : parseDuration(rate.period);
  if (rate === undefined || periodMs === undefined) {
    return false;
  }
  const passed = await tx.query<{ key: string }>(
    `insert into engine.rates as r (key, tat) values ($1, now() + make_interval(secs => $2::float8 / 1000))
     on conflict (key) do update set tat = greatest(r.tat, now()) + make_interval(secs => $2::float8 / 1000)
     where greatest(r.tat, now()) + make_interval(secs => $2::float8 / 1000) <= now() + make_interval(secs => $3::float8 / 1000)
     returning key`,
    [`rate:${order.fn.id}:${digest(evaluateKey(rate.key, { event: order.event }))}`, periodMs / rate.limit, periodMs],
  );
  return passed.length === 0;
}

/** Throttle by the same algorithm: `burst` (default 1) at once, the rest put off so that starts are evenly spaced. */
async function findThrottledStart(tx: Db, order: RunOrder): Promise<Date | undefined> {
  const throttle = order.fn.config.throttle;
  const periodMs = throttle === undefined ? undefined : parseDuration(throttle.period);
  if (throttle === undefined || periodMs === undefined) {
    return undefined;
  }
  const spacing = periodMs / throttle.limit;
  const [row] = await tx.query<{ start_at: Date }>(
    `insert into engine.rates as r (key, tat) values ($1, now() + make_interval(secs => $2::float8 / 1000))
     on conflict (key) do update set tat = greatest(r.tat, now()) + make_interval(secs => $2::float8 / 1000)
     returning r.tat - make_interval(secs => $3::float8 / 1000) as start_at`,
    [
      `throttle:${order.fn.id}:${digest(evaluateKey(throttle.key, { event: order.event }))}`,
      spacing,
      spacing * Math.max(1, throttle.burst ?? 1),
    ],
  );
  return row !== undefined && row.start_at.getTime() > Date.now() ? row.start_at : undefined;
}

async function isDebounced(engine: Engine, tx: Db, order: RunOrder): Promise<boolean> {
  const debounce = order.fn.config.debounce;
  const periodMs = debounce === undefined ? undefined : parseDuration(debounce.period);
  if (debounce === undefined || periodMs === undefined) {
    return false;
  }
  const longest = debounce.timeout === undefined ? undefined : parseDuration(debounce.timeout);
  const key = `${order.fn.id}:${digest(evaluateKey(debounce.key, { event: order.event }))}`;
  const [row] = await tx.query<{ due_at: Date; fresh: boolean }>(
    `insert into engine.gatherings as g (key, function_id, events, due_at, latest_at)
     values ($1, $2, $3::json, now() + make_interval(secs => $4::float8 / 1000), now() + make_interval(secs => $5::float8 / 1000))
     on conflict (key) do update set events = excluded.events, due_at = least(excluded.due_at, coalesce(g.latest_at, excluded.due_at))
     returning due_at, (xmax = 0) as fresh`,
    [key, order.fn.id, toCanonicalJson([order.event]), periodMs, longest ?? null],
  );
  if (row?.fresh === true) {
    await engine.queue.add(tx, [{ work: { k: "gather", key }, priority: 0, startAfter: row.due_at }]);
  }
  return true;
}

/** False when another run of the singleton goes on and this one is to be skipped. */
async function claimSingleton(engine: Engine, tx: Db, order: RunOrder, key: string | null): Promise<boolean> {
  if (key === null) {
    return true;
  }
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 7))", [key]);
  const running = await tx.query<{ id: string }>(
    "select id from engine.runs where singleton_key = $1 and status in ('queued', 'running')",
    [key],
  );
  if (running.length > 0 && order.fn.config.singleton?.mode === "skip") {
    return false;
  }
  for (const run of running) {
    await cancelRun(engine, tx, run.id, "A newer run of this singleton function started.");
  }
  return true;
}

async function accept(engine: Engine, tx: Db, order: RunOrder): Promise<AcceptedRun | undefined> {
  const { fn, event } = order;
  const id = newId();
  if (order.parent === undefined && order.gathered !== true) {
    if ((await isRepeated(tx, order, id)) || (await isOverRate(tx, order)) || (await isDebounced(engine, tx, order))) {
      return undefined;
    }
  }
  const singleton = fn.config.singleton;
  const singletonKey = singleton === undefined ? null : `${fn.id}:${digest(evaluateKey(singleton.key, { event }))}`;
  if (!(await claimSingleton(engine, tx, order, singletonKey))) {
    return undefined;
  }
  const priority = fn.config.priority?.run === undefined ? 0 : (evaluateNumber(fn.config.priority.run, { event }) ?? 0);
  const startAfter = (await findThrottledStart(tx, order)) ?? order.startAfter;
  return {
    ...order,
    id,
    ...(startAfter === undefined ? {} : { startAfter }),
    singletonKey,
    priority: Math.round(Math.min(600, Math.max(-600, priority))),
  };
}

async function insertRuns(tx: Db, runs: readonly AcceptedRun[]): Promise<void> {
  const column = <T>(pick: (run: AcceptedRun) => T): T[] => runs.map(pick);
  await tx.query(
    `insert into engine.runs (id, function_id, function_name, tenant_id, status, event_name, event_id, event, events,
       priority, slots, singleton_key, parent_run_id, parent_step_id)
     select id, function_id, function_name, tenant_id, 'queued', event_name, event_id, event::json, ('[' || event || ']')::json,
       priority, slots::json, singleton_key, parent_run_id, parent_step_id
     from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[],
       $10::text[], $11::uuid[], $12::text[]) as r(id, function_id, function_name, tenant_id, event_name, event_id, event,
       priority, slots, singleton_key, parent_run_id, parent_step_id)`,
    [
      column((run) => run.id),
      column((run) => run.fn.id),
      column((run) => run.fn.name),
      column((run) => run.tenantId),
      column((run) => run.event.name),
      column((run) => run.event.id),
      column((run) => toCanonicalJson(run.event)),
      column((run) => run.priority),
      column((run) => (run.fn.concurrency.length === 0 ? null : JSON.stringify(findSlots(run.fn, run.event)))),
      column((run) => run.singletonKey),
      column((run) => run.parent?.runId ?? null),
      column((run) => run.parent?.stepId ?? null),
    ],
  );
}

/** Registers the events that cancel these runs. */
export async function watchForCancel(tx: Db, runs: readonly Pick<AcceptedRun, "id" | "fn" | "event">[]): Promise<void> {
  const waits = runs.flatMap((run) =>
    (run.fn.config.cancel ?? []).map((cancel) => ({
      runId: run.id,
      name: cancel.event,
      key: matchKey(cancel.if, run.event),
      expression: cancel.if ?? null,
      expiresAt: cancel.timeout === undefined ? null : (parseMoment(cancel.timeout, Date.now())?.toISOString() ?? null),
    })),
  );
  if (waits.length > 0) {
    await tx.query(
      `insert into engine.waits (kind, run_id, name, match_key, expression, expires_at)
       select 'cancel', * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])`,
      [
        waits.map((wait) => wait.runId),
        waits.map((wait) => wait.name),
        waits.map((wait) => wait.key),
        waits.map((wait) => wait.expression),
        waits.map((wait) => wait.expiresAt),
      ],
    );
  }
}

/** Starts runs for the orders that the functions' idempotency, rate limit, debounce and singleton let pass. Returns their ids. */
export async function orderRuns(engine: Engine, tx: Db, orders: readonly RunOrder[]): Promise<string[]> {
  const runs: AcceptedRun[] = [];
  for (const order of orders) {
    const run = await accept(engine, tx, order);
    if (run === undefined) {
      continue;
    }
    if (run.singletonKey !== null) {
      // Written at once, so that a second one in the same batch sees it.
      await insertRuns(tx, [run]);
    }
    runs.push(run);
  }
  const plain = runs.filter((run) => run.singletonKey === null);
  if (plain.length > 0) {
    await insertRuns(tx, plain);
  }
  await watchForCancel(tx, runs);
  const jobs: NewJob[] = runs.map((run) => ({
    work: { k: "run", r: run.id, a: 0 },
    priority: run.priority,
    startAfter: run.startAfter,
  }));
  for (const run of runs) {
    const startWithin = run.fn.config.timeouts?.start;
    const due = startWithin === undefined ? undefined : parseMoment(startWithin, Date.now());
    if (due !== undefined) {
      jobs.push({ work: { k: "deadline", r: run.id, of: "start" }, priority: 0, startAfter: due });
    }
  }
  await engine.queue.add(tx, jobs);
  return runs.map((run) => run.id);
}
