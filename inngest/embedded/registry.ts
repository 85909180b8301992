import { CronExpressionParser } from "cron-parser";
import { toCanonicalJson } from "./canonical-json";
import type { Database } from "./database";
import { isValidExpression } from "./evaluate-cel";
import type { Log } from "./log";
import { channel } from "./presence";
import { type FunctionConfig, functionConfigSchema, limits } from "./protocol";

export interface ConcurrencyLimit {
  limit: number;
  key: string | undefined;
  scope: "fn" | "env" | "account";
}

/** A function with its configuration in the form the engine uses. */
export interface EngineFunction {
  id: string;
  name: string;
  config: FunctionConfig;
  /** Where the app answers for it. */
  url: string;
  maxAttempts: number;
  concurrency: ConcurrencyLimit[];
}

export interface Registry {
  /** The function, undefined when the app has none of this id. */
  find(functionId: string): EngineFunction | undefined;
  /** Functions with an event trigger of this name. */
  listening(eventName: string): { fn: EngineFunction; expression: string | undefined }[];
  /** Names of all events that functions listen to. */
  eventNames(): string[];
  /** Reads the functions again. */
  load(): Promise<void>;
  /** Stores what the app answered to a sync; true when anything changed. */
  store(functions: readonly FunctionConfig[]): Promise<boolean>;
}

function toEngineFunction(config: FunctionConfig): EngineFunction {
  const step = config.steps.step ?? Object.values(config.steps)[0];
  const raw = config.concurrency ?? [];
  const list = typeof raw === "number" ? [{ limit: raw }] : Array.isArray(raw) ? raw : [raw];
  return {
    id: config.id,
    name: config.name ?? config.id,
    config,
    url: step?.runtime.url ?? "",
    maxAttempts: (step?.retries?.attempts ?? limits.defaultRetries) + 1,
    concurrency: list
      .filter((option) => option.limit > 0)
      .map((option) => ({
        limit: option.limit,
        key: "key" in option ? option.key : undefined,
        scope: ("scope" in option ? option.scope : undefined) ?? "fn",
      })),
  };
}

/** The next time a cron expression (optionally `TZ=Area/City …`) fires after `after`; undefined when it is malformed. */
export function nextCronTime(cron: string, after: Date): Date | undefined {
  const zone = /^TZ=(\S+)\s+(.*)$/.exec(cron.trim());
  try {
    return CronExpressionParser.parse(zone?.[2] ?? cron, { tz: zone?.[1] ?? "UTC", currentDate: after })
      .next()
      .toDate();
  } catch {
    return undefined;
  }
}

/** Why a function cannot run here, undefined when it can. */
function findObstacle(config: FunctionConfig): string | undefined {
  if (config.batchEvents !== undefined) {
    return "batchEvents is not supported by the embedded executor";
  }
  for (const trigger of config.triggers) {
    if ("cron" in trigger && nextCronTime(trigger.cron, new Date()) === undefined) {
      return `the cron expression "${trigger.cron}" is malformed`;
    }
    if ("event" in trigger && trigger.expression !== undefined && !isValidExpression(trigger.expression)) {
      return `the trigger expression "${trigger.expression}" is malformed`;
    }
  }
  return undefined;
}

/** The functions of the app, cached from `engine.functions`. */
export function createRegistry(database: Database, log: Log): Registry {
  let functions = new Map<string, EngineFunction>();
  let triggers = new Map<string, { fn: EngineFunction; expression: string | undefined }[]>();

  async function load(): Promise<void> {
    const rows = await database.query<{ config: unknown }>("select config from engine.functions");
    const nextFunctions = new Map<string, EngineFunction>();
    const nextTriggers: typeof triggers = new Map();
    for (const row of rows) {
      const parsed = functionConfigSchema.safeParse(row.config);
      if (!parsed.success) {
        continue;
      }
      const fn = toEngineFunction(parsed.data);
      nextFunctions.set(fn.id, fn);
      for (const trigger of fn.config.triggers) {
        if ("event" in trigger) {
          const list = nextTriggers.get(trigger.event) ?? [];
          list.push({ fn, expression: trigger.expression });
          nextTriggers.set(trigger.event, list);
        }
      }
    }
    functions = nextFunctions;
    triggers = nextTriggers;
  }

  return {
    find: (functionId) => functions.get(functionId),
    listening: (eventName) => triggers.get(eventName) ?? [],
    eventNames: () => [...triggers.keys()],
    load,
    async store(configs) {
      const runnable = configs.filter((config) => {
        const obstacle = findObstacle(config);
        if (obstacle !== undefined) {
          log("error", "A function was not registered.", { functionId: config.id, reason: obstacle });
        }
        return obstacle === undefined;
      });
      const wanted = new Map(runnable.map((config) => [config.id, toCanonicalJson(config)]));
      const same =
        wanted.size === functions.size &&
        [...wanted].every(([id, text]) => toCanonicalJson(functions.get(id)?.config) === text);
      if (same) {
        return false;
      }
      const now = new Date();
      const crons = runnable.flatMap((config) =>
        config.triggers.flatMap((trigger) => ("cron" in trigger ? [{ id: config.id, cron: trigger.cron }] : [])),
      );
      await database.transaction(async (tx) => {
        await tx.query(
          `insert into engine.functions (id, name, config)
           select id, name, config::json from unnest($1::text[], $2::text[], $3::text[]) as f(id, name, config) order by id
           on conflict (id) do update set name = excluded.name, config = excluded.config, synced_at = now()`,
          [[...wanted.keys()], runnable.map((config) => config.name ?? config.id), [...wanted.values()]],
        );
        await tx.query("delete from engine.functions where id <> all($1::text[])", [[...wanted.keys()]]);
        await tx.query(
          `delete from engine.crons c where not exists (
             select from unnest($1::text[], $2::text[]) as k(id, cron) where k.id = c.function_id and k.cron = c.cron)`,
          [crons.map((cron) => cron.id), crons.map((cron) => cron.cron)],
        );
        await tx.query(
          `insert into engine.crons (function_id, cron, next_at)
           select * from unnest($1::text[], $2::text[], $3::timestamptz[]) on conflict do nothing`,
          [
            crons.map((cron) => cron.id),
            crons.map((cron) => cron.cron),
            crons.map((cron) => nextCronTime(cron.cron, now)?.toISOString() ?? now.toISOString()),
          ],
        );
        await tx.query("select pg_notify($1, '')", [channel.functions]);
      });
      await load();
      log("info", "The app was synced.", { functions: runnable.length });
      return true;
    },
  };
}
