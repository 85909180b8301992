import { and, asc, eq, gt, lt, max, sql } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { directDatabaseUrl } from "@/db/client";
import { changeLog } from "@/db/schema";
import { readTenant, withSystem } from "@/db/tenant";
import { changeChannel } from "./record-change";

export interface FeedChange {
  sequence: number;
  entity: string;
  id: string;
  status: string | null;
}

interface ReadChanges {
  changes: FeedChange[];
  /** Every change up to here is final: no transaction still running can write an earlier one. */
  safeSequence: number;
}

/** Most rows a read returns; a reader that is further behind reads again. */
const readLimit = 2000;

/**
 * Changes after a sequence. Sequences are given at insert and become visible at commit, so a later one can appear first;
 * `safeSequence` stays before the oldest transaction that is still running, and what lies beyond is read again.
 */
export async function readChanges(tenantId: string, after: number): Promise<ReadChanges> {
  const rows = await readTenant(tenantId, (tx) =>
    tx
      .select({
        sequence: changeLog.sequence,
        entity: changeLog.entity,
        id: changeLog.entityId,
        status: changeLog.status,
        isSafe: sql<boolean>`${changeLog.xid} < pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
      })
      .from(changeLog)
      .where(and(eq(changeLog.tenantId, tenantId), gt(changeLog.sequence, after)))
      .orderBy(asc(changeLog.sequence))
      .limit(readLimit),
  );
  let safeSequence = after;
  for (const row of rows) {
    if (!row.isSafe) break;
    safeSequence = row.sequence;
  }
  return { changes: rows.map(({ sequence, entity, id, status }) => ({ sequence, entity, id, status })), safeSequence };
}

/** Newest sequence of an organization; 0 when nothing changed within a day. */
export async function readNewestSequence(tenantId: string): Promise<number> {
  const [row] = await readTenant(tenantId, (tx) =>
    tx
      .select({ newest: max(changeLog.sequence) })
      .from(changeLog)
      .where(eq(changeLog.tenantId, tenantId)),
  );
  return row?.newest ?? 0;
}

/** Removes changes older than a day. Returns how many. */
export async function sweepChangeLog(): Promise<number> {
  const removed = await withSystem((tx) =>
    tx
      .delete(changeLog)
      .where(lt(changeLog.createdAt, sql`now() - interval '1 day'`))
      .returning({ sequence: changeLog.sequence }),
  );
  return removed.length;
}

interface Wakeups {
  listeners: Set<() => void>;
  connection: Sql | null;
}

const globals = globalThis as typeof globalThis & { atelierWakeups?: Wakeups };

/** Quiet time after a notification in which further ones are answered together, in ms. */
const coalesceMs = 40;

/** Calls `wake` after every commit that recorded a change; one LISTEN connection a process serves all callers. */
export async function onChange(wake: () => void): Promise<() => Promise<void>> {
  globals.atelierWakeups ??= { listeners: new Set(), connection: null };
  const wakeups = globals.atelierWakeups;
  wakeups.listeners.add(wake);
  if (wakeups.connection === null) {
    wakeups.connection = postgres(directDatabaseUrl(), { max: 1, onnotice: () => undefined, idle_timeout: 0 });
    let isPending = false;
    const wakeAll = () => {
      if (isPending) return;
      isPending = true;
      setTimeout(() => {
        isPending = false;
        for (const listener of wakeups.listeners) listener();
      }, coalesceMs);
    };
    // The third argument runs after every (re)connect: what was missed meanwhile is read then.
    await wakeups.connection.listen(changeChannel, wakeAll, wakeAll);
  }
  return async () => {
    wakeups.listeners.delete(wake);
    if (wakeups.listeners.size === 0 && wakeups.connection !== null) {
      const connection = wakeups.connection;
      wakeups.connection = null;
      await connection.end({ timeout: 1 });
    }
  };
}
