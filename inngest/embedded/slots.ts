import { createHash } from "node:crypto";
import type { Db } from "./database";
import type { Engine } from "./engine";
import { evaluateKey } from "./evaluate-cel";
import type { EngineEvent } from "./protocol";
import type { QueueJob, Work } from "./queue";
import type { EngineFunction } from "./registry";

/** A place in a concurrency limit: at most `capacity` jobs hold the slot of this name. */
export interface Slot {
  slot: string;
  capacity: number;
}

/** The slots a run of the function for this event needs, sorted by name: everybody takes them in the same order. */
export function findSlots(fn: EngineFunction, event: EngineEvent): Slot[] {
  return fn.concurrency
    .map((option, index) => {
      const key = createHash("sha256").update(evaluateKey(option.key, { event })).digest("base64url");
      const owner = option.scope === "fn" ? `fn:${fn.id}:${index}` : option.scope;
      return {
        slot: option.key === undefined && option.scope !== "fn" ? `${owner}:${fn.id}` : `${owner}:${key}`,
        capacity: option.limit,
      };
    })
    .sort((left, right) => (left.slot < right.slot ? -1 : 1));
}

/** Keeps others from changing a slot until the transaction ends. */
export async function lockSlot(tx: Db, slot: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 1163018823))", [slot]);
}

async function countHolders(tx: Db, slot: string): Promise<number> {
  const [row] = await tx.query<{ held: number }>(
    "select count(*)::int as held from engine.slot_holders where slot = $1",
    [slot],
  );
  return row?.held ?? 0;
}

/** Takes the slots, locked before, for a job that was just taken from the queue; when one is full, the job waits in its line and leaves the queue. */
export async function takeSlots(
  engine: Engine,
  tx: Db,
  job: QueueJob,
  slots: readonly Slot[],
  priority: number,
): Promise<boolean> {
  for (const { slot, capacity } of slots) {
    const [own] = await tx.query<{ found: number }>(
      "select 1 as found from engine.slot_holders where slot = $1 and job_id = $2",
      [slot, job.id],
    );
    if (own !== undefined) {
      continue;
    }
    if ((await countHolders(tx, slot)) < capacity) {
      await tx.query("insert into engine.slot_holders (slot, job_id) values ($1, $2)", [slot, job.id]);
      continue;
    }
    await tx.query(
      "insert into engine.slot_waiters (slot, capacity, job_id, work, priority) values ($1, $2, $3, $4, $5)",
      [slot, capacity, job.id, JSON.stringify(job.work), priority],
    );
    await engine.queue.remove(tx, [job.id]);
    return false;
  }
  return true;
}

/** Frees the slots of finished jobs and hands each free place to the first in its line. */
export async function freeSlots(engine: Engine, tx: Db, jobIds: readonly string[]): Promise<void> {
  const freed = await tx.query<{ slot: string }>(
    "delete from engine.slot_holders where job_id = any($1::uuid[]) returning slot",
    [jobIds],
  );
  const slots = [...new Set(freed.map((row) => row.slot))].sort();
  for (const slot of slots) {
    await lockSlot(tx, slot);
    const held = await countHolders(tx, slot);
    const next = await tx.query<{ job_id: string; work: Work; priority: number }>(
      `delete from engine.slot_waiters where id in (
         select id from (
           select id, capacity, row_number() over (order by priority desc, id) as place
           from (select id, capacity, priority from engine.slot_waiters where slot = $1 order by priority desc, id limit 100) as head
         ) as line where place <= capacity - $2::int)
       returning job_id, work, priority`,
      [slot, held],
    );
    for (const waiter of next) {
      await tx.query("insert into engine.slot_holders (slot, job_id) values ($1, $2) on conflict do nothing", [
        slot,
        waiter.job_id,
      ]);
    }
    await engine.queue.add(
      tx,
      next.map((waiter) => ({ id: waiter.job_id, work: waiter.work, priority: waiter.priority })),
    );
  }
}
