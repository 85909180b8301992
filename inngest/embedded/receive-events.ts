import { createHash } from "node:crypto";
import { z } from "zod";
import { NestedTooDeeply, toCanonicalJson } from "./canonical-json";
import type { Db } from "./database";
import type { Engine } from "./engine";
import { newId, seededId } from "./new-id";
import { orderRuns, tenantOf } from "./order-runs";
import { type EngineEvent, eventInputSchema } from "./protocol";
import { findOrders } from "./route-events";

const batchSchema = z.union([eventInputSchema.transform((event) => [event]), z.array(eventInputSchema).max(5000)]);

/** Why a batch of events is refused. */
export class InvalidEvents extends Error {}

/** Makes events of a request's parsed body. `seed` is `x-inngest-event-id-seed`: a repeated request makes the same ids. */
export function readEvents(body: unknown, seed: string | undefined): EngineEvent[] {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success) {
    const issue = (Array.isArray(body) ? z.array(eventInputSchema) : eventInputSchema).safeParse(body).error?.issues[0];
    throw new InvalidEvents(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not an event"}`);
  }
  const seedMatch = /^(\d{1,14}),([A-Za-z0-9+/=_-]{1,200})$/.exec(seed ?? "");
  const now = Date.now();
  return parsed.data.map((input, index) => {
    if (input.name.startsWith("inngest/")) {
      throw new InvalidEvents(`${index}.name: names beginning with "inngest/" are the engine's own`);
    }
    const id =
      input.id !== undefined && input.id !== ""
        ? input.id
        : seedMatch === null
          ? newId()
          : seededId(Number(seedMatch[1]), `${seedMatch[2]}:${index}`);
    const event = { ...input, id, data: input.data ?? {}, ts: input.ts ?? now };
    assertStorable(event, index);
    return event;
  });
}

/** Far less than the limit of what is stored, because events travel inside other events. */
const eventDepth = 100;

function assertStorable(event: EngineEvent, index: number): void {
  try {
    toCanonicalJson(event, eventDepth);
  } catch (error) {
    throw error instanceof NestedTooDeeply ? new InvalidEvents(`${index}: ${error.message}`) : error;
  }
}

/** Ids are kept as they are up to 200 characters, longer ones by their hash. */
function dedupeKey(id: string): string {
  return id.length <= 200 ? id : createHash("sha256").update(id).digest("hex");
}

/** Stores events that were not received in the last 24 h, and routes them, in one transaction. Returns all ids. */
export async function receiveEvents(engine: Engine, events: readonly EngineEvent[]): Promise<string[]> {
  // Decided once: the functions may change while the transaction is under way.
  const rows = [...new Map(events.map((event) => [dedupeKey(event.id), event]))]
    .map(([key, event]) => ({
      key,
      event,
      tenantId: tenantOf(event),
      heard: engine.registry.listening(event.name).length > 0,
    }))
    .sort((left, right) => (left.key < right.key ? -1 : 1));
  await engine.database.transaction(async (tx) => {
    const inserted = await tx.query<{ id: string }>(
      `insert into engine.events (id, name, body, tenant_id, matched)
       select id, name, body::json, tenant_id, matched
       from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::boolean[]) as e(id, name, body, tenant_id, matched)
       on conflict (id) do nothing returning id`,
      [
        rows.map((row) => row.key),
        rows.map((row) => row.event.name),
        rows.map((row) => toCanonicalJson(row.event)),
        rows.map((row) => row.tenantId),
        rows.map((row) => row.heard),
      ],
    );
    const fresh = new Set(inserted.map((row) => row.id));
    await engine.route(
      tx,
      rows.filter((row) => fresh.has(row.key)),
    );
  });
  return events.map((event) => event.id);
}

/** Events older than this are not matched again: who sent them meant the functions of then. */
const rematchMinutes = 10;
const rematchBatch = 200;

async function rematchOnce(engine: Engine, tx: Db): Promise<number> {
  const rows = await tx.query<{ id: string; body: EngineEvent; tenant_id: string | null }>(
    `update engine.events set matched = true where id in (
       select id from engine.events
       where not matched and name = any($1::text[]) and received_at > now() - make_interval(mins => $2::int)
       order by name, received_at limit $3 for update skip locked)
     returning id, body, tenant_id`,
    [engine.registry.eventNames(), rematchMinutes, rematchBatch],
  );
  await orderRuns(
    engine,
    tx,
    rows.flatMap((row) => findOrders(engine, { event: row.body, tenantId: row.tenant_id })),
  );
  return rows.length;
}

/**
 * Starts functions for events that came before their functions were known: right after a start the app may send
 * events before the first sync.
 */
export async function rematchEvents(engine: Engine): Promise<void> {
  while ((await engine.database.transaction((tx) => rematchOnce(engine, tx))) === rematchBatch) {
    // Another batch is waiting.
  }
}
