import { toCanonicalJson } from "./canonical-json";
import type { Db } from "./database";
import type { Engine } from "./engine";
import { matchKey } from "./evaluate-cel";
import type { LoadedRun } from "./load-run";
import { isUuid, newId } from "./new-id";
import { orderRuns } from "./order-runs";
import { parseMoment } from "./parse-duration";
import { type EngineEvent, internalEvent, type Op } from "./protocol";
import { resolveStep } from "./resolve-step";

/** Ops that are planned or waited for: each counts as pending until it is memoized. */
const plannedOps = new Set(["StepPlanned", "Sleep", "WaitForEvent", "WaitForSignal", "InvokeFunction"]);

/** Waits come first: the event they wait for may be sent by another op of the same answer. */
const firstOps = new Set(["WaitForEvent", "WaitForSignal"]);

export function isPlannedOp(op: Op): boolean {
  return plannedOps.has(op.op);
}

export function nameOf(op: Op): string {
  return op.displayName ?? op.name ?? op.id;
}

function textOption(op: Op, name: string): string | undefined {
  const value = op.opts?.[name];
  return typeof value === "string" && value !== "" ? value.replaceAll("\u0000", "") : undefined;
}

async function failStep(engine: Engine, tx: Db, runId: string, op: Op, name: string, message: string): Promise<void> {
  const error = { name, message };
  await resolveStep(engine, tx, {
    runId,
    stepId: op.id,
    status: "failed",
    memo: toCanonicalJson({ error }),
    error: JSON.stringify(error),
  });
}

function invokedData(op: Op): Record<string, unknown> {
  const payload = op.opts?.payload;
  const data = typeof payload === "object" && payload !== null && "data" in payload ? payload.data : undefined;
  return typeof data === "object" && data !== null ? { ...data } : {};
}

async function invoke(engine: Engine, tx: Db, run: LoadedRun, op: Op): Promise<void> {
  const functionId = textOption(op, "function_id") ?? "";
  const fn = engine.registry.find(functionId);
  if (fn === undefined) {
    await failStep(engine, tx, run.id, op, "Error", `The function ${functionId} to invoke does not exist.`);
    return;
  }
  const data = invokedData(op);
  const event: EngineEvent = { id: newId(), name: internalEvent.invoked, data, ts: Date.now() };
  const ids = await orderRuns(engine, tx, [
    {
      fn,
      event,
      tenantId: isUuid(data.tenantId) ? data.tenantId : run.tenantId,
      parent: { runId: run.id, stepId: op.id },
    },
  ]);
  if (ids.length === 0) {
    await failStep(engine, tx, run.id, op, "Error", `A run of ${functionId} goes on already.`);
  }
}

async function waitForSignal(engine: Engine, tx: Db, run: LoadedRun, op: Op, expiresAt: string | null): Promise<void> {
  const signal = textOption(op, "signal") ?? op.name ?? "";
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 11))", [signal]);
  const others = await tx.query<{ run_id: string; step_id: string }>(
    "select run_id, step_id from engine.waits where kind = 'signal' and name = $1",
    [signal],
  );
  if (others.length > 0 && textOption(op, "conflict") !== "replace") {
    await failStep(engine, tx, run.id, op, "SignalConflictError", `The signal ${signal} is waited for already.`);
    return;
  }
  for (const other of others) {
    await tx.query("delete from engine.waits where run_id = $1 and step_id = $2", [other.run_id, other.step_id]);
    await resolveStep(engine, tx, { runId: other.run_id, stepId: other.step_id, status: "completed", memo: "null" });
  }
  await tx.query(
    "insert into engine.waits (kind, name, run_id, step_id, expires_at) values ('signal', $1, $2, $3, $4)",
    [signal, run.id, op.id, expiresAt],
  );
}

async function startOp(engine: Engine, tx: Db, run: LoadedRun, op: Op, wakeAt: Date | undefined): Promise<void> {
  const expiresAt = wakeAt?.toISOString() ?? null;
  if (op.op === "WaitForEvent") {
    const expression = textOption(op, "if");
    const trigger: unknown = JSON.parse(run.event);
    await tx.query(
      `insert into engine.waits (kind, name, match_key, expression, run_id, step_id, expires_at)
       values ('event', $1, $2, $3, $4, $5, $6)`,
      [op.name ?? "", matchKey(expression, trigger), expression ?? null, run.id, op.id, expiresAt],
    );
  } else if (op.op === "WaitForSignal") {
    await waitForSignal(engine, tx, run, op, expiresAt);
  } else if (op.op === "InvokeFunction") {
    await invoke(engine, tx, run, op);
  }
  if (wakeAt !== undefined) {
    const work = { k: op.op === "Sleep" ? "wake" : "expire", r: run.id, s: op.id } as const;
    await engine.queue.add(tx, [{ work, priority: run.priority, startAfter: wakeAt }]);
  }
}

/** When a sleep ends (its text is the op's name) or a wait times out; undefined for neither. */
function findWake(op: Op): Date | undefined {
  if (op.op === "StepPlanned") {
    return undefined;
  }
  const text = op.op === "Sleep" ? (op.name ?? "") : textOption(op, "timeout");
  return text === undefined ? undefined : (parseMoment(text, Date.now()) ?? new Date());
}

/**
 * Records planned ops that are not known yet and starts what they wait for. Returns the steps the app is to be called
 * for, and how many ops the run now waits for.
 */
export async function planSteps(
  engine: Engine,
  tx: Db,
  run: LoadedRun,
  ops: readonly Op[],
): Promise<{ steps: string[]; pending: number }> {
  const ordered = [...ops].sort((left, right) => Number(firstOps.has(right.op)) - Number(firstOps.has(left.op)));
  const wakes = ordered.map(findWake);
  const inserted = await tx.query<{ step_id: string }>(
    `insert into engine.steps (run_id, step_id, op, name, status, wake_at)
     select $1, step_id, op, name, status, wake_at
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as s(step_id, op, name, status, wake_at)
     on conflict (run_id, step_id) do nothing returning step_id`,
    [
      run.id,
      ordered.map((op) => op.id),
      ordered.map((op) => op.op),
      ordered.map(nameOf),
      ordered.map((op) => (op.op === "StepPlanned" ? "planned" : "waiting")),
      wakes.map((wake) => wake?.toISOString() ?? null),
    ],
  );
  const fresh = new Set(inserted.map((row) => row.step_id));
  await tx.query("update engine.runs set pending = pending + $2 where id = $1", [run.id, fresh.size]);
  for (const [index, op] of ordered.entries()) {
    if (fresh.has(op.id)) {
      await startOp(engine, tx, run, op, wakes[index]);
    }
  }
  const [after] = await tx.query<{ pending: number }>("select pending from engine.runs where id = $1", [run.id]);
  return {
    steps: ordered.filter((op) => op.op === "StepPlanned" && fresh.has(op.id)).map((op) => op.id),
    pending: after?.pending ?? 0,
  };
}
