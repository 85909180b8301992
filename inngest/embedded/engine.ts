import type { Database, Db } from "./database";
import type { Log } from "./log";
import type { EngineEvent } from "./protocol";
import type { WorkQueue } from "./queue";
import type { Registry } from "./registry";

/** An event on its way to functions and waits; `tenantId` is the organization it belongs to, if any. */
export interface RoutedEvent {
  event: EngineEvent;
  tenantId: string | null;
  /** False when the event is stored to be matched with functions later: then it only meets waits now. */
  heard?: boolean;
}

/** What every part of the executor works with. */
export interface Engine {
  executorId: number;
  database: Database;
  queue: WorkQueue;
  registry: Registry;
  log: Log;
  /** Milliseconds until the attempt after attempt number `attempt` (from 0). */
  backoff(attempt: number): number;
  /** Starts functions, resumes and cancels runs for events, in the given transaction. */
  route(tx: Db, events: readonly RoutedEvent[]): Promise<void>;
}
