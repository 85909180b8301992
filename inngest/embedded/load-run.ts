import type { Db } from "./database";
import type { Slot } from "./slots";

export type RunStatus = "queued" | "running" | "completed" | "failed" | "cancelled";

/** A run as a worker holds it while it calls the app. JSON is kept as canonical text, ready to be signed and sent. */
export interface LoadedRun {
  id: string;
  functionId: string;
  tenantId: string | null;
  status: RunStatus;
  event: string;
  events: string;
  pending: number;
  racing: boolean;
  priority: number;
  slots: Slot[] | null;
  /** Memo of each finished step. */
  memos: Map<string, string>;
  /** Finished steps in the order they finished. */
  order: string[];
  /** Bytes of all memos. */
  memoBytes: number;
}

interface RunRow {
  id: string;
  function_id: string;
  tenant_id: string | null;
  status: RunStatus;
  event: string;
  events: string;
  pending: number;
  racing: boolean;
  priority: number;
  slots: Slot[] | null;
}

/** Loads runs without their memos. */
export async function loadRuns(tx: Db, ids: readonly string[]): Promise<Map<string, LoadedRun>> {
  const rows = await tx.query<RunRow>(
    `select id, function_id, tenant_id, status, event::text, events::text, pending, racing, priority, slots
     from engine.runs where id = any($1::uuid[])`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        functionId: row.function_id,
        tenantId: row.tenant_id,
        status: row.status,
        event: row.event,
        events: row.events,
        pending: row.pending,
        racing: row.racing,
        priority: row.priority,
        slots: row.slots,
        memos: new Map(),
        order: [],
        memoBytes: 0,
      },
    ]),
  );
}

/** Adds a memo to a loaded run. */
export function remember(run: LoadedRun, stepId: string, memo: string): void {
  if (!run.memos.has(stepId)) {
    run.memos.set(stepId, memo);
    run.order.push(stepId);
    run.memoBytes += Buffer.byteLength(memo);
  }
}

/** Reads the memos of loaded runs, in the order the steps finished. */
export async function loadMemos(tx: Db, runs: ReadonlyMap<string, LoadedRun>): Promise<void> {
  for (const run of runs.values()) {
    run.memos.clear();
    run.order.length = 0;
    run.memoBytes = 0;
  }
  const rows = await tx.query<{ run_id: string; step_id: string; memo: string }>(
    `select run_id, step_id, memo::text from engine.steps
     where run_id = any($1::uuid[]) and seq is not null order by run_id, seq`,
    [[...runs.keys()]],
  );
  for (const row of rows) {
    const run = runs.get(row.run_id);
    if (run !== undefined) {
      remember(run, row.step_id, row.memo);
    }
  }
}

/** Reads one run again, status and memos. */
export async function reloadRun(tx: Db, id: string): Promise<LoadedRun | undefined> {
  const runs = await loadRuns(tx, [id]);
  await loadMemos(tx, runs);
  return runs.get(id);
}
