import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { unseal } from "@/lib/kernel/crypto/seal";
import { describeError } from "@/lib/kernel/describe-error";
import { resetEnv } from "@/lib/kernel/env";
import { sealContext } from "@/lib/kernel/http/idempotency";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type KeyCheckServer, startKeyCheckServer } from "@/scripts/testing/imitate-key-checks";
import { type Caller, signUp } from "@/scripts/testing/people";
import { checkNewCredential } from "./check-credential";
import { markCredentialRefused, openCredential } from "./open-credential";

let server: ApiServer;
let provider: KeyCheckServer;
let ada: Caller;
/** Everything that was written to standard output and error. */
const logged: string[] = [];
/** Everything that the API answered. */
const answered: string[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((chunk) => logged.push(String(chunk)) > 0);
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, level).mockImplementation(
      (...values: unknown[]) => void logged.push(values.map(String).join(" ")),
    );
  server = await startApiServer();
  provider = await startKeyCheckServer();
  process.env.ATELIER_ALLOWED_HOSTS = provider.host;
  resetEnv();
  ada = await signUp(server.origin);
});
afterAll(async () => {
  vi.restoreAllMocks();
  delete process.env.ATELIER_ALLOWED_HOSTS;
  resetEnv();
  await Promise.all([server.close(), provider.close()]);
});

async function call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const headers: Record<string, string> = method === "POST" ? { "idempotency-key": randomUUID() } : {};
  const answer = await ada.call(method, path, body, headers);
  answered.push(JSON.stringify([answer.status, [...answer.headers], answer.body]));
  return answer.body;
}

/** Text of all rows of the organization in every table that tells or remembers what happened. */
async function readRows(): Promise<Record<string, string>> {
  const tables = await getSql()<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'app' and column_name = 'tenant_id' order by 1`;
  const texts: Record<string, string> = {};
  for (const { name } of tables) {
    const rows = await getSql().unsafe<{ text: string }[]>(
      `select coalesce(string_agg(to_jsonb(t)::text, ' '), '') as text from app.${name} t where tenant_id = $1`,
      [ada.tenantId],
    );
    texts[name] = rows[0]?.text ?? "";
  }
  return texts;
}

/** The stored answers of POSTs, opened. */
async function openAnswers(): Promise<string> {
  const rows = await getSql()<{ key: string; body: Buffer }[]>`
    select key, response_body as body from app.idempotency_keys
    where tenant_id = ${ada.tenantId} and response_body is not null`;
  return rows.map((row) => unseal(row.body, sealContext(ada, row.key)).toString("utf8")).join(" ");
}

test.each([
  ["openai", "", "sk-planted-0123456789abcdef"],
  // Without any shape by which it could be known, and with characters that encoding changes.
  ["openai-compatible", "", "purple elephant/+ dances?"],
  ["google", "/google", "planted=google&key"],
])("planted secrets of %s are nowhere to be read", async (id, path, shape) => {
  const secrets = [0, 1, 2].map((number) => `${shape}-${number}-${randomUUID()}`);
  const [first = "", second = "", wrong = ""] = secrets;
  const metadata = { provider: id, baseUrl: `${provider.origin}${path}` };
  const created = await call("POST", "/credentials", {
    providerType: "ai",
    name: randomUUID(),
    secret: first,
    metadata,
  });
  const at = `/credentials/${String(created.id)}`;
  // Refused in words that repeat it, away in words that repeat it, then accepted.
  await checkNewCredential(ada.tenantId, String(created.id), 1);
  provider.behave("down");
  await call("POST", `${at}/validate`);
  provider.behave("well");
  provider.accept(first);
  await call("POST", `${at}/validate`);
  await call("POST", `${at}/rotate`, { secret: wrong });
  provider.accept(second);
  await call("POST", `${at}/rotate`, { secret: second });
  await call("PATCH", at, { name: `Renamed ${randomUUID()}` });
  await call("POST", "/credentials", { providerType: "ai", name: first, secret: first, metadata });
  await call("POST", "/credentials", {
    providerType: "ai",
    name: "x",
    secret: first,
    metadata: { ...metadata, apiKey: first },
  });
  const opened = await openCredential(ada.tenantId, String(created.id));
  expect(opened.secret).toBe(second);
  await markCredentialRefused(ada.tenantId, opened.id, `401 Unauthorized: the key ${second} is wrong`);
  await call("GET", at);
  await call("POST", `${at}/revoke`);
  await call("GET", "/credentials");
  await call("GET", "/audit-log");
  await call("GET", "/notification-events");
  console.error(describeError(new Error(`Request failed: authorization: Bearer sk-planted-${randomUUID()}`)));

  const places: Record<string, string> = {
    logs: logged.join("\n"),
    answers: answered.join("\n"),
    "stored answers": await openAnswers(),
    ...(await readRows()),
  };
  expect(places.audit_log).toContain("credential.rotated");
  expect(places.change_log).toContain(String(created.id));
  expect(places.notification_events).toContain(String(created.id));
  expect(places.outbox_events).toContain(String(created.id));
  expect(places["stored answers"]).toContain(String(created.id));
  expect(places.logs).toContain("Bearer [redacted]");
  for (const secret of secrets) {
    const base64 = Buffer.from(secret).toString("base64");
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64]) {
      const found = Object.entries(places).filter(([, text]) => text.includes(form));
      expect([form, found.map(([place]) => place)]).toEqual([form, []]);
    }
  }
  expect(places.logs).not.toContain("sk-planted");
});
