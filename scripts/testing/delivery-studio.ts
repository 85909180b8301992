import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { closeDatabase } from "@/db/client";
import { newId } from "@/db/columns";
import { migrate } from "@/db/migrate";
import { notificationChannels } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { eventKey, findFreePort, signingKey, waitFor } from "@/inngest/embedded/test-fixture";
import { resetEnv } from "@/lib/kernel/env";
import { createSecret } from "@/lib/kernel/notifications/channel-secret";
import { notify } from "@/lib/kernel/notifications/notify";

const scriptOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A process that is started again each time it is killed. */
export class Part {
  #child: ChildProcess | undefined;

  constructor(
    readonly script: string,
    readonly env: Record<string, string>,
  ) {}

  start(): void {
    this.#child = spawn(process.execPath, ["--import", "tsx", this.script], {
      env: { ...process.env, ...this.env },
      stdio: "ignore",
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }
}

export interface DeliveryStudio {
  executor: Part;
  app: Part;
  close: () => Promise<void>;
}

/**
 * A database of its own with all migrations, and executor and app as real processes that deliver notifications from it;
 * this process writes to the same database. The event API answers once it returns.
 * @param server URL of a PostgreSQL server in which databases may be made
 * @param schedule waits before each attempt, ms
 */
export async function startDeliveryStudio({
  server,
  allowedHost,
  schedule,
}: {
  server: string;
  allowedHost: string;
  schedule: readonly number[];
}): Promise<DeliveryStudio> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  const name = `deliveries_${randomBytes(6).toString("hex")}`;
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const [appPort, executorPort] = await Promise.all([findFreePort(), findFreePort()]);
  const executorUrl = `http://127.0.0.1:${executorPort}`;
  const shared = {
    DATABASE_URL: url.href,
    DATABASE_DIRECT_URL: "",
    ATELIER_ALLOWED_HOSTS: allowedHost,
    ATELIER_MASTER_KEY: process.env.ATELIER_MASTER_KEY ?? Buffer.alloc(32, 7).toString("base64"),
    INNGEST_SIGNING_KEY: signingKey,
    INNGEST_EVENT_KEY: eventKey,
    INNGEST_BASE_URL: executorUrl,
  };
  await closeDatabase();
  Object.assign(process.env, shared);
  resetEnv();
  const app = new Part(scriptOf("./delivery-app.ts"), {
    ...shared,
    NODE_ENV: "production",
    TEST_APP_PORT: String(appPort),
    TEST_EXECUTOR_URL: executorUrl,
    TEST_SCHEDULE: schedule.join(","),
  });
  const executor = new Part(scriptOf("../../inngest/embedded/main.ts"), {
    ...shared,
    EXECUTOR_PORT: String(executorPort),
    ATELIER_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
  });
  app.start();
  executor.start();
  await waitFor(
    async () => {
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      const { rowCount } = await client.query("select 1 from engine.functions").finally(() => client.end());
      return (rowCount ?? 0) >= 2 ? true : undefined;
    },
    "the sync",
    60_000,
  );
  return {
    executor,
    app,
    async close() {
      await Promise.all([executor.kill(), app.kill()]);
      await closeDatabase();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** A webhook that is told of exports. */
export async function insertWebhook(tenantId: string, url: string): Promise<void> {
  const id = newId();
  await withTenant(tenantId, (tx) =>
    tx.insert(notificationChannels).values({
      tenantId,
      id,
      kind: "webhook",
      name: "Receiver",
      config: { url },
      events: ["export_ready"],
      signingSecret: createSecret(id).sealed,
    }),
  );
}

/** Tells channels, and nobody else, of many exports, fifty a transaction. Returns the events' ids. */
export async function tellMany(tenantId: string, count: number): Promise<string[]> {
  const told: string[] = [];
  for (let start = 0; start < count; start += 50) {
    const ids = await withTenant(tenantId, async (tx) => {
      const made: (string | null)[] = [];
      for (let index = start; index < Math.min(start + 50, count); index += 1) {
        const title = `Export ${index}`;
        made.push(
          await notify(tx, { tenantId, type: "export_ready", title, summary: "", data: { index }, userIds: [] }),
        );
      }
      return made;
    });
    told.push(...ids.filter((id) => id !== null));
  }
  return told;
}
