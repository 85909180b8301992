import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { getEnv } from "@/lib/kernel/env";
import { AppError } from "@/lib/kernel/errors";
import { ensureWorkerBundle } from "./build-freshness";
import type { TaskKind, TaskKinds, WorkerResponse } from "./tasks";

export interface PoolOptions {
  /** Worker threads; default: cores − 1, at least 1. */
  readonly size?: number;
  /** A task that takes longer is given up and its worker replaced. Default 120,000 ms. */
  readonly timeoutMs?: number;
  /** Tasks that may wait. Default 1000. */
  readonly queueLimit?: number;
  /** Path of the worker's code; default: the bundle in `dist/`, built when stale. */
  readonly bundle?: () => Promise<string>;
}

export interface TaskOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /**
   * Whose turn it is among those that wait: line breaks, for which somebody is waiting with a finger on the key, come
   * first, and parts of large batches after everything else. Default: `urgent` for layout, else `normal`.
   */
  readonly priority?: TaskPriority;
}

/** In the order in which they are taken. */
const priorities = ["urgent", "normal", "background"] as const;
export type TaskPriority = (typeof priorities)[number];

interface Job {
  readonly id: number;
  readonly kind: TaskKind;
  readonly input: unknown;
  readonly timeoutMs: number;
  /** Index in `priorities`. */
  readonly rank: number;
  settle(outcome: { output: unknown } | { error: unknown }): void;
}

interface Seat {
  worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** A bounded set of render threads. The calling thread only queues and waits. */
export class RenderPool {
  readonly #size: number;
  readonly #options: PoolOptions;
  readonly #seats = new Set<Seat>();
  readonly #queue: Job[] = [];
  #nextId = 1;
  #closed = false;
  #starting = 0;

  constructor(options: PoolOptions = {}) {
    this.#options = options;
    this.#size = options.size ?? Math.max(1, availableParallelism() - 1);
  }

  /**
   * Runs a task on a worker. Rejects with the task's own AppError, `unavailable` when the queue is full, `internal` when
   * the worker crashed or took too long, and the signal's reason when it was aborted.
   */
  run<Kind extends TaskKind>(
    kind: Kind,
    input: TaskKinds[Kind]["input"],
    options: TaskOptions = {},
  ): Promise<TaskKinds[Kind]["output"]> {
    const { signal } = options;
    if (this.#closed) return Promise.reject(new AppError("unavailable", "Rendering has been shut down."));
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#queue.length >= (this.#options.queueLimit ?? 1_000)) {
      return Promise.reject(
        new AppError("unavailable", "Too much is being rendered at the moment.", { retryAfterSeconds: 5 }),
      );
    }
    return new Promise((resolve, reject) => {
      const abort = () => this.#cancel(job, signal?.reason);
      const job: Job = {
        id: this.#nextId++,
        kind,
        input,
        timeoutMs: options.timeoutMs ?? this.#options.timeoutMs ?? 120_000,
        rank: priorities.indexOf(options.priority ?? (kind === "layout" ? "urgent" : "normal")),
        settle: (outcome) => {
          signal?.removeEventListener("abort", abort);
          if ("error" in outcome) reject(outcome.error);
          else resolve(outcome.output as TaskKinds[Kind]["output"]);
        },
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#enqueue(job);
      this.#dispatch();
    });
  }

  /** Ends all workers; waiting tasks are refused. */
  async close(): Promise<void> {
    this.#closed = true;
    const refused = new AppError("unavailable", "Rendering has been shut down.");
    for (const job of this.#queue.splice(0)) job.settle({ error: refused });
    await Promise.all(
      [...this.#seats].map((seat) => {
        this.#release(seat)?.settle({ error: refused });
        this.#seats.delete(seat);
        return seat.worker.terminate();
      }),
    );
  }

  /** Behind its equals. */
  #enqueue(job: Job): void {
    const behind = this.#queue.findIndex(({ rank }) => rank > job.rank);
    this.#queue.splice(behind < 0 ? this.#queue.length : behind, 0, job);
  }

  #dispatch(): void {
    for (const seat of this.#seats) {
      if (this.#queue.length === 0) return;
      if (!seat.job) this.#assign(seat);
    }
    if (this.#queue.length > this.#starting && this.#seats.size + this.#starting < this.#size && !this.#closed)
      void this.#start();
  }

  async #start(): Promise<void> {
    this.#starting += 1;
    try {
      const bundle = await (this.#options.bundle ?? ensureWorkerBundle)();
      if (this.#closed) return;
      const worker = new Worker(/* turbopackIgnore: true */ bundle);
      const seat: Seat = { worker, job: undefined, timer: undefined };
      worker.on("message", (response: WorkerResponse) => this.#finish(seat, response));
      worker.on("error", (error) => this.#lose(seat, error));
      worker.on("exit", () => this.#lose(seat, new Error("the worker ended")));
      worker.unref();
      this.#seats.add(seat);
    } catch (error) {
      this.#queue.shift()?.settle({ error });
    } finally {
      this.#starting -= 1;
    }
    this.#dispatch();
  }

  #assign(seat: Seat): void {
    const job = this.#queue.shift();
    if (!job) return;
    seat.job = job;
    seat.worker.ref();
    seat.timer = setTimeout(() => {
      this.#replace(seat)?.settle({
        error: new AppError("internal", `Rendering took longer than ${job.timeoutMs} ms.`),
      });
    }, job.timeoutMs);
    try {
      seat.worker.postMessage({ id: job.id, kind: job.kind, input: job.input });
    } catch (error) {
      this.#release(seat)?.settle({ error });
      this.#dispatch();
    }
  }

  /** Frees a seat and gives back what it worked on. */
  #release(seat: Seat): Job | undefined {
    const { job } = seat;
    clearTimeout(seat.timer);
    seat.timer = undefined;
    seat.job = undefined;
    seat.worker.unref();
    return job;
  }

  #finish(seat: Seat, response: WorkerResponse): void {
    if (seat.job?.id !== response.id) return;
    const job = this.#release(seat);
    if ("output" in response) job?.settle({ output: response.output });
    else {
      const { code, message, errors } = response.failure;
      job?.settle({
        error: code
          ? new AppError(code, message, { errors })
          : new AppError("internal", "Rendering failed.", { cause: message }),
      });
    }
    this.#dispatch();
  }

  /** Ends a seat's worker; the next task starts another one. */
  #replace(seat: Seat): Job | undefined {
    const job = this.#release(seat);
    this.#seats.delete(seat);
    void seat.worker.terminate();
    this.#dispatch();
    return job;
  }

  #lose(seat: Seat, cause: unknown): void {
    if (!this.#seats.delete(seat)) return;
    this.#release(seat)?.settle({ error: new AppError("internal", "The render worker crashed.", { cause }) });
    this.#dispatch();
  }

  #cancel(job: Job, reason: unknown): void {
    const waiting = this.#queue.indexOf(job);
    if (waiting >= 0) this.#queue.splice(waiting, 1);
    for (const seat of this.#seats) if (seat.job === job) this.#replace(seat);
    job.settle({ error: reason });
  }
}

/** What a process's threads are for. Films and scenes take seconds, and nobody's line breaks may wait behind them. */
type PoolName = "render" | "media";

const shared = Symbol.for("atelier.render-pools");
type Holder = typeof globalThis & { [shared]?: Map<PoolName, RenderPool> };

/** The process's pool of a name: one, however often a bundler has copied this module. `RENDER_WORKERS` sets its size. */
function openPool(name: PoolName): RenderPool {
  const holder = globalThis as Holder;
  holder[shared] ??= new Map();
  const known = holder[shared].get(name);
  if (known !== undefined) return known;
  const pool = new RenderPool({ size: getEnv().RENDER_WORKERS });
  holder[shared].set(name, pool);
  return pool;
}

/** Threads for previews, print files and line breaks, for which people wait. */
export const renderPool = (): RenderPool => openPool("render");

/** Threads for what the built-in models make and measure. */
export const mediaPool = (): RenderPool => openPool("media");

/** Ends the process's pools; the next task opens another one. */
export async function closeRenderPool(): Promise<void> {
  const holder = globalThis as Holder;
  const pools = [...(holder[shared]?.values() ?? [])];
  delete holder[shared];
  await Promise.all(pools.map((pool) => pool.close()));
}
