import { and, asc, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { outboxEvents } from "@/db/schema";
import { afterCommit, withSystem, withTenant } from "@/db/tenant";
import { getInngest } from "./client";

export interface OutboxEvent {
  /** `designs/preview.requested` */
  name: string;
  /** Ids, never payloads; `tenantId` is added. */
  data: Record<string, unknown>;
}

/** Announces an event that leaves when the transaction commits. */
export type Emit = (event: OutboxEvent) => void;

type StoredEvent = { tenantId: string; id: string; name: string; data: Record<string, unknown> };

/**
 * Writes business rows and the events about them in one transaction, and sends the events right after commit.
 * What a crash leaves unsent is sent by `sweepOutbox`; the engine drops what it already got, by the event's id.
 */
export async function writeWithEvents<T>(
  tenantId: string,
  work: (tx: Transaction, emit: Emit) => Promise<T>,
): Promise<T> {
  const events: StoredEvent[] = [];
  const result = await withTenant(tenantId, async (tx) => {
    const value = await work(tx, (event) => {
      events.push({ tenantId, id: newId(), name: event.name, data: { ...event.data, tenantId } });
    });
    if (events.length > 0) await tx.insert(outboxEvents).values(events);
    return value;
  });
  // Nobody waits for the engine: the rows are committed, and the sweep sends what fails here.
  if (events.length > 0) void sendEvents(events).catch(() => undefined);
  return result;
}

/** Announces events in somebody else's transaction, of `withTenant` or `withSystem`: they leave right after it commits. */
export async function emitWithin(tx: Transaction, tenantId: string, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const stored = events.map(({ name, data }) => ({ tenantId, id: newId(), name, data: { ...data, tenantId } }));
  await tx.insert(outboxEvents).values(stored);
  afterCommit(tx, () => void sendEvents(stored).catch(() => undefined));
}

/** Largest number of events in one request to the engine. */
const batchSize = 200;

async function sendEvents(events: readonly StoredEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += batchSize) {
    const batch = events.slice(start, start + batchSize);
    const ids = batch.map((event) => event.id);
    try {
      await getInngest().send(batch.map(({ id, name, data }) => ({ id, name, data })));
    } catch (error) {
      const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      await withSystem((tx) =>
        tx
          .update(outboxEvents)
          .set({ attempts: sql`${outboxEvents.attempts} + 1`, lastError })
          .where(and(inArray(outboxEvents.id, ids), isNull(outboxEvents.sentAt))),
      );
      throw error;
    }
    await withSystem((tx) => tx.update(outboxEvents).set({ sentAt: new Date() }).where(inArray(outboxEvents.id, ids)));
  }
}

/** Sends what stayed unsent for longer than `olderThanMs`. Returns how many events left. */
export async function sweepOutbox(olderThanMs = 15_000): Promise<number> {
  const stale = await withSystem((tx) =>
    tx
      .select({
        tenantId: outboxEvents.tenantId,
        id: outboxEvents.id,
        name: outboxEvents.name,
        data: outboxEvents.data,
      })
      .from(outboxEvents)
      .where(and(isNull(outboxEvents.sentAt), lt(outboxEvents.createdAt, new Date(Date.now() - olderThanMs))))
      .orderBy(asc(outboxEvents.createdAt))
      .limit(1000),
  );
  if (stale.length > 0) await sendEvents(stale);
  return stale.length;
}

/** Removes events sent more than a day ago. Returns how many. */
export async function sweepSentEvents(): Promise<number> {
  const removed = await withSystem((tx) =>
    tx
      .delete(outboxEvents)
      .where(lt(outboxEvents.sentAt, sql`now() - interval '1 day'`))
      .returning({ id: outboxEvents.id }),
  );
  return removed.length;
}
