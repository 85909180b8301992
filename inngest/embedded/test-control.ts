import type { Inngest, InngestFunction } from "inngest";
import { afterAll, beforeAll } from "vitest";
import { createTestDatabase, type Studio, startStudio, type TestDatabase, waitFor } from "./test-fixture";

/** Steps that are held open until a test lets them end. */
export const open = new Map<string, () => void>();
/** Names of the steps that were held, as they began. */
export const order: string[] = [];

export function hold(name: string): Promise<void> {
  return new Promise((resolve) => open.set(name, resolve));
}

export async function release(name: string): Promise<void> {
  const end = await waitFor(() => open.get(name), `the step ${name}`);
  open.delete(name);
  end();
}

/** A step that is held under the name in the event. */
export const held = (prefix: string) => async (data: Record<string, unknown>) => {
  const name = `${prefix}-${String(data.name)}`;
  order.push(name);
  await hold(name);
  return data.name;
};

interface RunRow {
  id: string;
  status: string;
  output: unknown;
  error: { message: string } | null;
  event: { data: Record<string, unknown> };
}

export interface Control {
  readonly database: TestDatabase;
  /** Sends `c/<name>`. */
  send(name: string, data?: Record<string, unknown>): Promise<unknown>;
  /** All runs of a function, oldest first. */
  runsOf(name: string): Promise<RunRow[]>;
  /** Waits until so many runs of a function have ended. */
  ended(name: string, count: number): Promise<RunRow[]>;
}

/** Starts a studio with functions for the tests of the file, and ends it after them. */
export function controlStudio(define: (client: Inngest) => InngestFunction.Any[]): Control {
  let database: TestDatabase;
  let studio: Studio;
  beforeAll(async () => {
    database = await createTestDatabase();
    studio = await startStudio(database, define);
  });
  afterAll(async () => {
    for (const end of open.values()) end();
    await studio?.close();
    await database?.close();
  });
  const runsOf = (name: string) =>
    database.query<RunRow>("select * from engine.runs where function_id = $1 order by id", [`app-${name}`]);
  return {
    get database() {
      return database;
    },
    send: (name, data = {}) => studio.client.send({ name: `c/${name}`, data }),
    runsOf,
    ended: (name, count) =>
      waitFor(async () => {
        const runs = (await runsOf(name)).filter((run) => !["queued", "running"].includes(run.status));
        return runs.length >= count ? runs : undefined;
      }, `${count} ended runs of ${name}`),
  };
}
