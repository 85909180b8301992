import { toCanonicalJson } from "./canonical-json";
import type { Db } from "./database";
import type { Engine, RoutedEvent } from "./engine";
import { isMatch, leafKeys } from "./evaluate-cel";
import { cancelRun } from "./finish-run";
import { orderRuns, type RunOrder } from "./order-runs";
import type { EngineEvent } from "./protocol";
import { resolveStep } from "./resolve-step";

interface WaitRow {
  id: string;
  kind: "event" | "cancel";
  expression: string | null;
  run_id: string;
  step_id: string | null;
  trigger: EngineEvent;
}

const waitColumns = "w.id::text, w.kind, w.expression, w.run_id, w.step_id, r.event as trigger";
const waitScope =
  "from engine.waits w join engine.runs r on r.id = w.run_id where w.kind = any('{event,cancel}') and w.name = $1 and (w.expires_at is null or w.expires_at > now())";

async function findWaits(tx: Db, event: EngineEvent): Promise<WaitRow[]> {
  const [any] = await tx.query<{ found: number }>(
    "select 1 as found from engine.waits where kind = any('{event,cancel}') and name = $1 limit 1",
    [event.name],
  );
  if (any === undefined) {
    return [];
  }
  const keys = leafKeys(event);
  const rows =
    keys === null
      ? await tx.query<WaitRow>(`select ${waitColumns} ${waitScope}`, [event.name])
      : await tx.query<WaitRow>(
          `select ${waitColumns} ${waitScope} and w.match_key is null
           union all select ${waitColumns} ${waitScope} and w.match_key = any($2::text[])`,
          [event.name, keys],
        );
  return rows.sort((left, right) => (left.run_id < right.run_id ? -1 : left.run_id > right.run_id ? 1 : 0));
}

/** Resumes the runs that wait for this event and cancels those it cancels. */
async function meetWaits(engine: Engine, tx: Db, event: EngineEvent): Promise<void> {
  for (const wait of await findWaits(tx, event)) {
    if (!isMatch(wait.expression, { event: wait.trigger, async: event })) {
      continue;
    }
    if (wait.kind === "cancel" || wait.step_id === null) {
      await cancelRun(engine, tx, wait.run_id, `The event ${event.name} cancelled this run.`);
      continue;
    }
    const taken = await tx.query<{ id: string }>("delete from engine.waits where id = $1::bigint returning id::text", [
      wait.id,
    ]);
    if (taken.length > 0) {
      await resolveStep(engine, tx, {
        runId: wait.run_id,
        stepId: wait.step_id,
        status: "completed",
        memo: toCanonicalJson(event),
      });
    }
  }
}

/** The functions an event starts. */
export function findOrders(engine: Engine, routed: RoutedEvent): RunOrder[] {
  return engine.registry
    .listening(routed.event.name)
    .filter(({ expression }) => isMatch(expression, { event: routed.event }))
    .map(({ fn }) => ({ fn, event: routed.event, tenantId: routed.tenantId }));
}

/** Brings events to the functions and runs that want them. */
export async function routeEvents(engine: Engine, tx: Db, events: readonly RoutedEvent[]): Promise<void> {
  const orders: RunOrder[] = [];
  for (const routed of events) {
    await meetWaits(engine, tx, routed.event);
    if (routed.heard !== false) {
      orders.push(...findOrders(engine, routed));
    }
  }
  if (orders.length > 0) {
    await orderRuns(engine, tx, orders);
  }
}
