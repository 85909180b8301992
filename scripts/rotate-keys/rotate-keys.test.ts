import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { migrate } from "@/db/migrate";
import { openCredential } from "@/lib/kernel/credentials";
import { resetEnv } from "@/lib/kernel/env";
import { loadSecrets } from "@/scripts/runtime/secrets";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { sealedColumns } from "./sealed-columns";

// Sealing anew reaches every row, so this studio has a database of its own.
const name = `keys_${randomUUID().replaceAll("-", "")}`;
const shared = process.env.TEST_DATABASE_URL ?? "";
const folder = mkdtempSync(join(tmpdir(), "atelier-keys-"));
const before = { ...process.env };
let server: ApiServer;
let ada: Caller;

async function asAdmin(statement: string): Promise<void> {
  const admin = postgres(shared, { max: 1, onnotice: () => undefined });
  await admin.unsafe(statement);
  await admin.end();
}

const secretsPath = () => join(folder, "secrets.json");
const keysInFile = () => loadSecrets(secretsPath()).ATELIER_MASTER_KEY.split(",");

beforeAll(async () => {
  await asAdmin(`create database ${name}`);
  const url = new URL(shared);
  url.pathname = `/${name}`;
  await migrate(url.href);
  await closeDatabase();
  mkdirSync(folder, { recursive: true });
  Object.assign(process.env, {
    DATABASE_URL: url.href,
    ATELIER_DATA: folder,
    ATELIER_MASTER_KEY: loadSecrets(secretsPath()).ATELIER_MASTER_KEY,
  });
  resetEnv();
  server = await startApiServer();
  ada = await signUp(server.origin);
}, 60_000);

afterAll(async () => {
  await server.close();
  await closeDatabase();
  Object.assign(process.env, before);
  resetEnv();
  await asAdmin(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command as npm does, beside the studio that goes on running in this process. */
function rotate(options: readonly string[] = [], variables: Record<string, string> = {}) {
  const { ATELIER_MASTER_KEY: _, ...env } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/rotate-keys.ts", ...options], {
    env: { ...env, ...variables },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, output })),
  );
}

async function store(secret: string): Promise<string> {
  const input = { providerType: "analytics", name: randomUUID(), secret, metadata: { provider: "other" } };
  const answer = await ada.post<{ id: string }>("/credentials", input, { "idempotency-key": randomUUID() });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

/** How many key ids stand in the sealed values of a column. */
async function keyIdsOf(table: string, column: string): Promise<string[]> {
  const rows = await getSql().unsafe<{ id: string }[]>(
    `select distinct encode(substring(${column} from 2 for 4), 'hex') as id from app.${table} where ${column} is not null`,
  );
  return rows.map((row) => row.id);
}

test("every column of sealed bytes is known to the command", async () => {
  const rows = await getSql()<{ column: string }[]>`
    select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = 'app' and data_type = 'bytea'`;
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
    rows.map((row) => row.column).sort(),
  );
});

test("while the studio runs and writes, everything is sealed anew, and nothing becomes unreadable", async () => {
  const oldKeys = keysInFile();
  const stored = new Map<string, string>();
  const put = async () => {
    const secret = `planted-${randomUUID()}`;
    stored.set(await store(secret), secret);
  };
  for (let count = 0; count < 120; count += 1) await put();
  const provider = await ada.call("PUT", "/legacy-providers/old", {
    urlTemplate: "https://example.com/{reference}",
    secretHeader: "authorization",
    secret: "a-legacy-secret",
  });
  expect([200, 201]).toContain(provider.status);
  const channel = await ada.post<{ id: string; secret: string }>("/notification-channels", {
    kind: "webhook",
    name: "Hook",
    config: { url: "https://example.com/hook" },
    events: ["export_ready"],
  });
  expect(channel.status).toBe(201);
  const replayed = { providerType: "analytics", name: "Once", secret: "planted-once", metadata: {} };
  const first = await ada.post("/credentials", replayed, { "idempotency-key": "before-the-rotation" });

  const over = new AbortController();
  const rotation = rotate().finally(() => over.abort());
  while (!over.signal.aborted) await put();
  const { code, output } = await rotation;
  expect([code, output]).toEqual([0, expect.stringContaining("A new master key stands first")]);
  expect(output).toMatch(/credential_records\.secret: \d{3,} sealed anew\n/);
  expect(output).not.toContain("no key opens");

  const newKeys = keysInFile();
  expect(newKeys.slice(1)).toEqual(oldKeys);
  for (const { table, column } of sealedColumns)
    if (column !== "previous_secret")
      expect([table, await keyIdsOf(table, column)]).toEqual([table, [expect.any(String)]]);
  for (const [id, secret] of stored) expect((await openCredential(ada.tenantId, id)).secret).toBe(secret);
  const again = await ada.post("/credentials", replayed, { "idempotency-key": "before-the-rotation" });
  expect([again.headers.get("idempotency-replayed"), again.body]).toEqual(["true", first.body]);
  expect((await ada.post(`/notification-channels/${channel.body.id}/rotate-secret`)).status).toBe(200);
}, 120_000);

test("old keys are forgotten when asked, and the studio still runs", async () => {
  const id = await store("planted-before-forgetting");
  const { code, output } = await rotate(["--drop-old"]);
  expect([code, output]).toEqual([0, expect.stringContaining("are forgotten")]);
  expect(keysInFile()).toHaveLength(1);
  expect((await openCredential(ada.tenantId, id)).secret).toBe("planted-before-forgetting");
  const later = await store("planted-after-forgetting");
  expect((await openCredential(ada.tenantId, later)).secret).toBe("planted-after-forgetting");
}, 60_000);

test("a second rotation at the same time is refused and leaves the file alone", async () => {
  const keys = keysInFile();
  const other = await getSql().reserve();
  await other`select pg_advisory_lock(7203881)`;
  const { code, output } = await rotate();
  await other`select pg_advisory_unlock(7203881)`;
  other.release();
  expect([code, output, keysInFile()]).toEqual([1, expect.stringContaining("Another rotation is under way"), keys]);
}, 60_000);

test("keys of the environment are its operator's: one is not enough, and the first of two seals", async () => {
  const key = keysInFile()[0] ?? "";
  const alone = await rotate([], { ATELIER_MASTER_KEY: key });
  expect([alone.code, alone.output]).toEqual([1, expect.stringContaining("Put a new one before it")]);
  const added = Buffer.alloc(32, 9).toString("base64");
  const both = await rotate([], { ATELIER_MASTER_KEY: `${added},${key}` });
  expect([both.code, both.output]).toEqual([0, expect.stringContaining("the others can go")]);
  expect(await keyIdsOf("credential_records", "secret")).toHaveLength(1);
  const again = await rotate([], { ATELIER_MASTER_KEY: `${added},${key}` });
  expect([again.code, again.output]).toEqual([0, expect.stringContaining("credential_records.secret: 0 sealed anew")]);
}, 60_000);
