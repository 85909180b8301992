import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { toCanonicalJson } from "@/inngest/embedded/canonical-json";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";

const signingKey = process.env.INNGEST_SIGNING_KEY ?? "";
const wrongKey = `signkey-test-${"cd".repeat(32)}`;
let server: ApiServer;
beforeAll(async () => {
  // As `npm start` with the embedded engine does, before the route is loaded.
  process.env.INNGEST_ENABLE_UNAUTHED_SYNC = "0";
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

const now = () => Math.floor(Date.now() / 1000);

function sign(body: string, key = signingKey, seconds = now()): { "x-inngest-signature": string } {
  const bare = key.replace(/^signkey-\w+-/, "");
  const mac = createHmac("sha256", bare).update(body).update(String(seconds)).digest("hex");
  return { "x-inngest-signature": `t=${seconds}&s=${mac}` };
}

const timer = { name: "inngest/scheduled.timer", data: {}, id: "1", ts: 0 };
const call = toCanonicalJson({
  ctx: {
    run_id: "run",
    fn_id: "atelier-kernel-sweep-outbox",
    attempt: 0,
    disable_immediate_execution: false,
    use_api: false,
    stack: { stack: [], current: 0 },
  },
  event: timer,
  events: [timer],
  steps: {},
  version: 1,
  use_api: false,
});

function send(method: string, headers: Record<string, string>, body: string | null): Promise<Response> {
  const query = method === "POST" ? "?fnId=atelier-kernel-sweep-outbox&stepId=step" : "";
  return fetch(`${server.origin}/api/inngest${query}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

test("what the engine signed runs", async () => {
  const response = await send("POST", sign(call), call);
  expect([200, 206]).toContain(response.status);
});

const unsigned: [string, (body: string) => Record<string, string>][] = [
  ["nothing", () => ({})],
  ["an empty signature", () => ({ "x-inngest-signature": "" })],
  ["junk", () => ({ "x-inngest-signature": "t=1&s=00" })],
  ["another key's signature", (body) => sign(body, wrongKey)],
  ["the signature of another body", () => sign('{"other":1}')],
  ["a signature of an hour ago", (body) => sign(body, signingKey, now() - 3600)],
  ["the word that it is in dev mode", () => ({ "x-inngest-server-kind": "dev" })],
  ["somebody else's host", () => ({ "x-forwarded-host": "evil.example", "x-inngest-sync-kind": "in_band" })],
];

test.each(unsigned)("%s runs nothing, registers nothing and reveals nothing", async (_, headersFor) => {
  const bodies = { POST: call, PUT: '{"url":"http://evil.example/api/inngest"}', GET: null } as const;
  for (const [method, body] of Object.entries(bodies)) {
    const response = await send(method, headersFor(body ?? ""), body);
    const text = await response.text();
    expect({ method, status: response.status }).toEqual({ method, status: 401 });
    expect(text).not.toMatch(/atelier-|sweep|collect|function_count|has_event_key/i);
  }
});
