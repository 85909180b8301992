import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { eventKey, findFreePort, signingKey, waitFor } from "@/inngest/embedded/test-fixture";
import { Victim } from "@/inngest/embedded/test-victim";
import type { BatchJson } from "@/lib/designs/batch-schemas";
import { bytesOf, makeCard, rowsOf, startBatchOf } from "@/lib/designs/batch-test-fixture";
import { resetEnv } from "@/lib/kernel/env";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { signUp } from "@/scripts/testing/people";
import { readZip } from "@/scripts/testing/read-zip";

const rows = 200;
const kills = 6;

let admin: postgres.Sql;
let database: postgres.Sql;
let name: string;
let server: ApiServer;
let app: Victim;
let executor: Victim;

/** A database of its own: the engine takes every function that it finds in one. */
beforeAll(async () => {
  const { TEST_DATABASE_URL = "" } = process.env;
  admin = postgres(TEST_DATABASE_URL, { max: 1, onnotice: () => undefined });
  name = `batch_kills_${randomBytes(6).toString("hex")}`;
  await admin`create database ${admin(name)}`;
  const url = new URL(TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  await migrate(url.href);
  database = postgres(url.href, { max: 2, onnotice: () => undefined });
  const [appPort, executorPort] = [await findFreePort(), await findFreePort()];
  Object.assign(process.env, {
    DATABASE_URL: url.href,
    INNGEST_BASE_URL: `http://127.0.0.1:${executorPort}`,
    INNGEST_SIGNING_KEY: signingKey,
    INNGEST_EVENT_KEY: eventKey,
  });
  resetEnv();
  app = new Victim(fileURLToPath(new URL("./batch-test-app.ts", import.meta.url)), {
    TEST_APP_PORT: String(appPort),
    RENDER_WORKERS: "1",
  });
  executor = new Victim(fileURLToPath(new URL("../embedded/main.ts", import.meta.url)), {
    DATABASE_DIRECT_URL: "",
    EXECUTOR_PORT: String(executorPort),
    ATELIER_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
  });
  app.start();
  executor.start();
  server = await startApiServer();
  await waitFor(
    async () => ((await database`select 1 from engine.functions`).length > 0 ? true : undefined),
    "the sync",
    60_000,
  );
});
afterAll(async () => {
  await Promise.all([app, executor].map((victim) => victim.end("SIGKILL")));
  await server.close();
  await closeRenderPool();
  await closeDatabase();
  await database.end();
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});

test("a batch outlives kill -9 of engine and app: every row is made exactly once, in one ZIP", async () => {
  const ada = await signUp(server.origin);
  const card = await makeCard(ada);
  const lines = Array.from({ length: rows }, (_, index) => `Person ${index + 1},Title ${index + 1},Wave`);
  const { id } = (await startBatchOf(ada, card, `Name,Title,Logo\n${lines.join("\n")}\n`)).body;
  const read = async () => (await ada.get<BatchJson>(`/batches/${id}`)).body;

  // Each time some more rows are done: executor, app, both at once. The last time nothing but the ZIP is missing.
  const victims = [[executor], [app], [executor, app]] as const;
  for (let kill = 0; kill < kills; kill += 1) {
    const target = kill === kills - 1 ? rows : Math.floor((rows * (kill + 1)) / (kills + 1));
    await waitFor(async () => ((await read()).completedRows >= target ? true : undefined), `${target} rows`, 120_000);
    const killed = victims[kill % victims.length] ?? [];
    await Promise.all(killed.map((victim) => victim.end("SIGKILL")));
    for (const victim of killed) victim.start();
  }
  const done = await waitFor(
    async () => {
      const batch = await read();
      return batch.status === "queued" || batch.status === "running" ? undefined : batch;
    },
    "the batch to end",
    120_000,
  );

  expect(done).toMatchObject({ status: "completed", completedRows: rows, failedRows: 0, totalRows: rows, error: null });
  const made = await rowsOf(ada, id);
  expect(made.map((row) => row.number)).toEqual(lines.map((_, index) => index + 1));
  expect(new Set(made.map((row) => row.status))).toEqual(new Set(["completed"]));
  expect(new Set(made.map((row) => row.designRevisionId)).size).toBe(rows);
  expect(new Set(made.map((row) => row.artifactId)).size).toBe(rows);
  // Not only what the rows name: nothing was made twice beside it.
  const [counts] = await database`
    select
      (select count(*)::int from app.design_revisions where branch_id = ${done.branchId}) as revisions,
      (select count(distinct number)::int from app.design_revisions where branch_id = ${done.branchId}) as numbers,
      (select count(*)::int from app.artifacts where job_id = ${id} and trace_metadata ? 'row') as files,
      (select count(*)::int from app.artifacts where job_id = ${id} and type = 'application/zip') as archives,
      (select count(*)::int from app.artifact_links where entity_id = ${id}) as links`;
  expect(counts).toEqual({ revisions: rows, numbers: rows, files: rows, archives: 1, links: rows + 1 });
  const zip = readZip(await bytesOf(ada.tenantId, done.artifactId));
  expect([...zip.keys()]).toEqual(["report.csv", ...made.map((row) => row.filename)]);
}, 300_000);
