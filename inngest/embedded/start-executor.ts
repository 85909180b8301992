import { linkApp } from "./app-link";
import { type Db, openDatabase } from "./database";
import type { Driver } from "./drive-run";
import type { Engine } from "./engine";
import { answerRequests, fireCrons, sweepExpired } from "./keep-time";
import { createLog, type Log } from "./log";
import { backoff } from "./parse-duration";
import { channel, handOverDeadClaims, startPresence } from "./presence";
import { startQueue } from "./queue";
import { rematchEvents } from "./receive-events";
import { createStepRecorder } from "./record-steps";
import { createRegistry } from "./registry";
import { repeat } from "./repeat";
import { routeEvents } from "./route-events";
import { runWorkers } from "./run-workers";
import { serveApi } from "./serve-api";

export interface ExecutorOptions {
  /** A direct connection, no transaction pooler: LISTEN and session locks are used. */
  databaseUrl: string;
  /** The app's serve URL, for example `http://127.0.0.1:3000/api/inngest`. */
  appUrl: string;
  signingKey: string;
  eventKey: string;
  /** 0 for any free port. */
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Calls of the app at the same time, default 64. */
  concurrency?: number;
  /** Milliseconds until the attempt after attempt number `attempt` (from 0). */
  backoff?: (attempt: number) => number;
  log?: Log;
}

export interface Executor {
  /** What the SDK gets as `INNGEST_BASE_URL`. */
  url: string;
  /** Asks the app for its functions now. */
  requestSync(): void;
  /** Lets calls that are under way end for up to `graceMs` (default 10 s), gives the rest back, and closes. */
  close(graceMs?: number): Promise<void>;
}

const handOverMs = 1000;
const sweepMs = 60_000;
const poolSize = 8;

/** Starts an executor. Several may run on one database. Requires the schema of migration 0002_engine. */
export async function startExecutor(options: ExecutorOptions): Promise<Executor> {
  const log = options.log ?? createLog([options.signingKey, options.eventKey, options.databaseUrl]);
  const abort = new AbortController();
  let stopping = false;
  let onNotify: (name: string) => void = () => undefined;
  let onCommit: (tx: Db) => void = () => undefined;

  const database = openDatabase(
    options.databaseUrl,
    poolSize,
    (error) => log("warn", "An idle database connection broke.", { reason: error.message }),
    (tx) => onCommit(tx),
  );
  const presence = await startPresence({ databaseUrl: options.databaseUrl, log, onNotify: (name) => onNotify(name) });
  const queue = await startQueue({
    databaseUrl: options.databaseUrl,
    onError: (error) => log("warn", "The queue reports a problem.", { reason: error.message }),
  });
  const registry = createRegistry(database, log);
  await registry.load();
  const engine: Engine = {
    executorId: presence.id,
    database,
    queue,
    registry,
    log,
    backoff: options.backoff ?? backoff,
    route: (tx, events) => routeEvents(engine, tx, events),
  };
  const link = linkApp({
    appUrl: options.appUrl,
    signingKey: options.signingKey,
    registry,
    log,
    onSynced: () => {
      workers.wake();
      rematch.now();
    },
  });
  const driver: Driver = {
    engine,
    link,
    recorder: createStepRecorder(database, presence.id),
    signingKey: options.signingKey,
    abort: abort.signal,
    isStopping: () => stopping,
  };
  const workers = runWorkers(driver, options.concurrency ?? 64);
  const crons = repeat(30_000, log, () => fireCrons(engine));
  const requests = repeat(2000, log, async () => {
    await answerRequests(engine);
    return undefined;
  });
  const deaths = repeat(handOverMs, log, async () => {
    const handed = await handOverDeadClaims(database, queue, presence.id);
    if (handed > 0) {
      log("info", "Took over the work of an executor that died.", { jobs: handed });
    }
    return undefined;
  });
  const rematch = repeat(60_000, log, async () => {
    await rematchEvents(engine);
    return undefined;
  });
  const sweep = repeat(sweepMs, log, async () => {
    await sweepExpired(engine, () => stopping);
    return undefined;
  });
  onCommit = (tx) => {
    const due = queue.earliestAdded(tx);
    if (due !== undefined) {
      workers.wake(due);
    }
  };
  onNotify = (name) => {
    if (name === channel.wake) {
      requests.now();
      workers.wake();
    } else if (name === channel.functions) {
      void registry.load().then(
        () => {
          crons.now();
          rematch.now();
        },
        () => undefined,
      );
    } else if (name === channel.sync) {
      link.requestSync();
    }
  };
  const api = await serveApi({
    engine,
    host: options.host ?? "127.0.0.1",
    port: options.port,
    signingKey: options.signingKey,
    eventKey: options.eventKey,
    onUnheard: () => link.requestSync(),
  });

  return {
    url: api.url,
    requestSync: () => link.requestSync(),
    async close(graceMs = 10_000) {
      stopping = true;
      await api.close();
      workers.stop();
      link.close();
      for (const task of [crons, requests, deaths, rematch, sweep]) {
        task.stop();
      }
      const timeout = setTimeout(() => abort.abort(), graceMs);
      await workers.idle();
      clearTimeout(timeout);
      await queue.close();
      await presence.close();
      await database.close();
    },
  };
}
