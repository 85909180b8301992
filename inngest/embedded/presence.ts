import pg from "pg";
import type { Database, Db } from "./database";
import { describeError, type Log } from "./log";
import { newId } from "./new-id";
import type { Work, WorkQueue } from "./queue";

/** First half of the advisory lock an executor holds while it lives; the second is its id. */
export const executorLock = 1_163_018_823;

/** NOTIFY channels: due work or requests came in; the functions changed; somebody asks for a sync. */
export const channel = { wake: "engine_wake", functions: "engine_functions", sync: "engine_sync" } as const;

export interface Presence {
  /** This executor's id; claims carry it. */
  id: number;
  close(): Promise<void>;
}

const reconnectMs = 300;

/** Registers this process as an executor: a row, an advisory lock on a connection of its own, and LISTEN. */
export async function startPresence(options: {
  databaseUrl: string;
  log: Log;
  onNotify: (channel: string) => void;
}): Promise<Presence> {
  let client: pg.Client | undefined;
  let id: number | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.databaseUrl,
      application_name: "atelier-executor-presence",
      keepAlive: true,
    });
    const lost = (reason: string): void => {
      if (client === next && !closed) {
        client = undefined;
        options.log("warn", "The executor's own database connection was lost.", { reason });
        reconnectLater();
      }
    };
    next.on("error", (error) => lost(error.message));
    next.on("end", () => lost("ended"));
    next.on("notification", (message) => options.onNotify(message.channel));
    try {
      await next.connect();
      if (id === undefined) {
        const inserted = await next.query<{ id: number }>("insert into engine.executors default values returning id");
        id = inserted.rows[0]?.id;
      } else {
        await next.query("insert into engine.executors (id) values ($1) on conflict do nothing", [id]);
      }
      await next.query("select pg_advisory_lock($1, $2)", [executorLock, id]);
      for (const name of Object.values(channel)) {
        await next.query(`listen ${name}`);
      }
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    client = next;
    options.onNotify(channel.wake);
    options.onNotify(channel.functions);
  }

  function reconnectLater(): void {
    timer = setTimeout(() => {
      connect().catch((error: unknown) => {
        if (!closed) {
          options.log("warn", "The database does not answer yet.", { reason: describeError(error) });
          reconnectLater();
        }
      });
    }, reconnectMs);
  }

  await connect();
  if (id === undefined) {
    throw new Error("The executor could not register itself.");
  }
  return {
    id,
    async close() {
      closed = true;
      clearTimeout(timer);
      await client
        ?.query(
          "delete from engine.executors where id = $1 and not exists (select from engine.claims where executor_id = $1)",
          [id],
        )
        .catch(() => undefined);
      await client?.end().catch(() => undefined);
    },
  };
}

/** Gives every job of executors that died to the living, as new jobs; the old claims are gone, so a late writer is refused. */
export async function handOverDeadClaims(database: Database, queue: WorkQueue, ownId: number): Promise<number> {
  const others = await database.query<{ id: number }>("select id from engine.executors where id <> $1", [ownId]);
  let handed = 0;
  for (const other of others) {
    handed += await database.transaction(async (tx) => {
      const [lock] = await tx.query<{ free: boolean }>("select pg_try_advisory_xact_lock($1, $2) as free", [
        executorLock,
        other.id,
      ]);
      if (lock?.free !== true) {
        return 0;
      }
      const claims = await tx.query<{ job_id: string; work: Work; priority: number }>(
        "delete from engine.claims where executor_id = $1 returning job_id, work, priority",
        [other.id],
      );
      await replaceJobs(tx, queue, claims);
      // Fails, and is tried again, when the dead executor's last transaction claimed something meanwhile.
      await tx.query("delete from engine.executors where id = $1", [other.id]);
      return claims.length;
    });
  }
  return handed;
}

/** Replaces jobs by new ones with the same work; concurrency slots move along. */
export async function replaceJobs(
  tx: Db,
  queue: WorkQueue,
  claims: readonly { job_id: string; work: Work; priority: number }[],
): Promise<void> {
  if (claims.length === 0) {
    return;
  }
  const ids = claims.map(() => newId());
  const old = claims.map((claim) => claim.job_id);
  await queue.remove(tx, old);
  await tx.query(
    `update engine.slot_holders h set job_id = m.next from unnest($1::uuid[], $2::uuid[]) as m(old, next) where h.job_id = m.old`,
    [old, ids],
  );
  await queue.add(
    tx,
    claims.map((claim, index) => ({ id: ids[index] ?? newId(), work: claim.work, priority: claim.priority })),
  );
}
