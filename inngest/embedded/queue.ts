import { PgBoss } from "pg-boss";
import type { Db } from "./database";
import { newId } from "./new-id";

/**
 * What one queue job asks for. `r` run, `s` step, `a` attempt from 0, `i` how often the app broke off before.
 * run: call the function; step: call it for one planned step; wake: a sleep is over; expire: a wait timed out;
 * deadline: the run must have started or finished by now; gather: a debounced run may start.
 */
export type Work =
  | { k: "run"; r: string; a: number; i?: number }
  | { k: "step"; r: string; s: string; a: number; i?: number }
  | { k: "wake"; r: string; s: string }
  | { k: "expire"; r: string; s: string }
  | { k: "deadline"; r: string; of: "start" | "finish" }
  | { k: "gather"; key: string };

export interface QueueJob {
  id: string;
  work: Work;
}

export interface NewJob {
  work: Work;
  priority: number;
  /** Not before this time; at once when absent. */
  startAfter?: Date | undefined;
  /** Set when the job already holds a concurrency slot. */
  id?: string;
}

export interface WorkQueue {
  /** Adds jobs in the given transaction. */
  add(tx: Db, jobs: readonly NewJob[]): Promise<void>;
  /** Removes finished jobs in the given transaction: the run is the record, the queue holds only what is to be done. */
  remove(tx: Db, ids: readonly string[]): Promise<void>;
  /** Takes up to `count` due jobs in the given transaction (`FOR UPDATE SKIP LOCKED`). */
  take(tx: Db, count: number): Promise<QueueJob[]>;
  /** When the earliest job that this transaction added is due; undefined when it added none. */
  earliestAdded(tx: Db): Date | undefined;
  close(): Promise<void>;
}

const queueName = "engine-work";
/** pg-boss's tables; it creates and migrates them itself, under its own lock, when an executor starts. */
const queueSchema = "engine_queue";

const tenYearsSeconds = 315_360_000;
/** Longer than any chain of calls under one job; a dead executor's jobs are handed over long before. */
const expireSeconds = 23 * 3600;

function asBossDatabase(tx: Db): { executeSql(text: string, values?: unknown[]): Promise<{ rows: object[] }> } {
  return { executeSql: async (text, values) => ({ rows: await tx.query<object>(text, values) }) };
}

/** Starts pg-boss on the database. */
export async function startQueue(options: {
  databaseUrl: string;
  onError: (error: Error) => void;
}): Promise<WorkQueue> {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    schema: queueSchema,
    application_name: "atelier-executor-queue",
    max: 2,
    schedule: false,
    supervise: true,
  });
  boss.on("error", options.onError);
  await boss.start();
  await boss.createQueue(queueName, {
    policy: "standard",
    retryLimit: 1_000_000,
    retryDelay: 0,
    expireInSeconds: expireSeconds,
    retentionSeconds: tenYearsSeconds,
  });

  const earliest = new WeakMap<Db, Date>();

  return {
    earliestAdded: (tx) => earliest.get(tx),
    async add(tx, jobs) {
      if (jobs.length === 0) {
        return;
      }
      await boss.insert(
        queueName,
        jobs.map((job) => ({
          id: job.id ?? newId(),
          data: job.work,
          priority: job.priority,
          ...(job.startAfter === undefined ? {} : { startAfter: job.startAfter }),
        })),
        { db: asBossDatabase(tx) },
      );
      const due = Math.min(
        earliest.get(tx)?.getTime() ?? Number.POSITIVE_INFINITY,
        ...jobs.map((job) => job.startAfter?.getTime() ?? 0),
      );
      earliest.set(tx, new Date(due));
    },
    async remove(tx, ids) {
      if (ids.length > 0) {
        await boss.deleteJob(queueName, [...ids], { db: asBossDatabase(tx) });
      }
    },
    async take(tx, count) {
      const jobs = await boss.fetch<Work>(queueName, { batchSize: count, db: asBossDatabase(tx) });
      return jobs.map((job) => ({ id: job.id, work: job.data }));
    },
    async close() {
      await boss.stop({ graceful: false, close: true });
    },
  };
}
