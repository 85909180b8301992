import type { Db } from "./database";
import type { Engine } from "./engine";
import { type LoadedRun, loadMemos, loadRuns } from "./load-run";
import { parseMoment } from "./parse-duration";
import type { QueueJob, Work } from "./queue";
import { freeSlots, lockSlot, takeSlots } from "./slots";

/** A queue job this executor works on, with its run as it stands. */
export interface ClaimedJob extends QueueJob {
  run: LoadedRun | undefined;
  priority: number;
  startedAt: number;
}

type CallWork = Extract<Work, { k: "run" | "step" }>;

/** True for work that calls the app. */
export function isCall<Job extends QueueJob>(job: Job): job is Job & { work: CallWork } {
  return job.work.k === "run" || job.work.k === "step";
}

/** Thrown when the claim is gone: another executor has the work, this one drops it. */
export class ClaimLost extends Error {
  constructor() {
    super("The claim on this job is gone.");
  }
}

/** Fails with ClaimLost unless this executor still holds the job; keeps it until the transaction ends. */
export async function assertClaim(engine: Engine, tx: Db, job: QueueJob): Promise<void> {
  const rows = await tx.query<{ found: number }>(
    "select 1 as found from engine.claims where job_id = $1 and executor_id = $2 for key share",
    [job.id, engine.executorId],
  );
  if (rows.length === 0) {
    throw new ClaimLost();
  }
}

/** Ends a claimed job in the transaction that recorded its outcome. */
export async function endJob(engine: Engine, tx: Db, job: ClaimedJob): Promise<void> {
  const rows = await tx.query<{ job_id: string }>(
    "delete from engine.claims where job_id = $1 and executor_id = $2 returning job_id",
    [job.id, engine.executorId],
  );
  if (rows.length === 0) {
    throw new ClaimLost();
  }
  await engine.queue.remove(tx, [job.id]);
  if (job.run?.slots) {
    await freeSlots(engine, tx, [job.id]);
  }
}

/** Ends a job whose claim is still to be written. */
async function discard(engine: Engine, tx: Db, ids: readonly string[]): Promise<void> {
  await engine.queue.remove(tx, ids);
  await freeSlots(engine, tx, ids);
}

async function markRunning(engine: Engine, tx: Db, jobs: readonly ClaimedJob[]): Promise<void> {
  const starting = jobs.filter((job) => job.run?.status === "queued");
  if (starting.length === 0) {
    return;
  }
  const started = await tx.query<{ id: string }>(
    "update engine.runs set status = 'running', started_at = now() where id = any($1::uuid[]) and status = 'queued' returning id",
    [starting.map((job) => job.run?.id)],
  );
  const startedIds = new Set(started.map((row) => row.id));
  for (const { run } of starting) {
    if (run === undefined || !startedIds.has(run.id)) {
      continue;
    }
    run.status = "running";
    const within = engine.registry.find(run.functionId)?.config.timeouts?.finish;
    const due = within === undefined ? undefined : parseMoment(within, Date.now());
    if (due !== undefined) {
      await engine.queue.add(tx, [{ work: { k: "deadline", r: run.id, of: "finish" }, priority: 0, startAfter: due }]);
    }
  }
}

/** Takes up to `count` due jobs and claims them, all in one transaction; what is moot or must wait for a slot is dealt with at once. */
export async function claimWork(engine: Engine, count: number): Promise<{ taken: number; claimed: ClaimedJob[] }> {
  return engine.database.transaction(async (tx) => {
    const jobs = await engine.queue.take(tx, count);
    if (jobs.length === 0) {
      return { taken: 0, claimed: [] };
    }
    const runs = await loadRuns(tx, [...new Set(jobs.flatMap((job) => (job.work.k === "gather" ? [] : [job.work.r])))]);
    // All at once and sorted, so that two executors never wait for each other's slots.
    const slots = jobs.flatMap((job) => (isCall(job) ? (runs.get(job.work.r)?.slots ?? []) : []));
    for (const slot of [...new Set(slots.map((one) => one.slot))].sort()) {
      await lockSlot(tx, slot);
    }
    const claimed: ClaimedJob[] = [];
    const moot: string[] = [];
    for (const job of jobs) {
      if (job.work.k === "gather") {
        claimed.push({ ...job, run: undefined, priority: 0, startedAt: Date.now() });
        continue;
      }
      const run = runs.get(job.work.r);
      if (run === undefined || (run.status !== "queued" && run.status !== "running")) {
        moot.push(job.id);
        continue;
      }
      if (!isCall(job) || run.slots === null || (await takeSlots(engine, tx, job, run.slots, run.priority))) {
        claimed.push({ ...job, run, priority: run.priority, startedAt: Date.now() });
      }
    }
    if (moot.length > 0) {
      await discard(engine, tx, moot);
    }
    if (claimed.length > 0) {
      await tx.query(
        `insert into engine.claims (job_id, executor_id, work, priority)
         select job_id, $1, work::json, priority from unnest($2::uuid[], $3::text[], $4::int[]) as c(job_id, work, priority)
         on conflict (job_id) do update set executor_id = excluded.executor_id`,
        [
          engine.executorId,
          claimed.map((job) => job.id),
          claimed.map((job) => JSON.stringify(job.work)),
          claimed.map((job) => job.priority),
        ],
      );
      const calling = claimed.filter(isCall);
      await markRunning(engine, tx, calling);
      const loaded = new Map(calling.flatMap((job) => (job.run === undefined ? [] : [[job.run.id, job.run] as const])));
      if (loaded.size > 0) {
        await loadMemos(tx, loaded);
      }
    }
    return { taken: jobs.length, claimed };
  });
}
