import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { resetEnv } from "@/lib/kernel/env";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { joinAs, signUp } from "@/scripts/testing/people";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

test("signing up makes a personal organization active before the first answer", async () => {
  const ada = await signUp(server.origin, "Ada Lovelace");
  const me = await ada.get("/me");
  expect(me.status).toBe(200);
  expect(me.body).toMatchObject({ role: "owner", organization: { id: ada.tenantId, name: "Ada Lovelace’s studio" } });
});

test("an API key acts as its creator in one organization, narrowed by its scopes", async () => {
  const ada = await signUp(server.origin);
  const full = await ada.withKey();
  expect((await full.get("/me")).body).toMatchObject({ role: "owner", organization: { id: ada.tenantId } });
  const narrow = await ada.withKey(["designs:write"]);
  expect((await narrow.get<{ scopes: string[] }>("/me")).body.scopes.sort()).toEqual(["designs:read", "designs:write"]);
  const refused = await narrow.get("/settings");
  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({ code: "forbidden", status: 403 });
});

test("nobody and a wrong key are 401 with a problem document", async () => {
  for (const headers of [{}, { authorization: "Bearer atl_wrong" }, { authorization: "Basic abc" }] as Record<
    string,
    string
  >[]) {
    const response = await fetch(`${server.origin}/api/v1/me`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ code: "unauthenticated", status: 401 });
  }
});

test("another site's write with the cookie is refused", async () => {
  const ada = await signUp(server.origin);
  const forged = await ada.call(
    "PATCH",
    "/settings",
    { monthlyGenerationLimit: 1 },
    { origin: "https://evil.example" },
  );
  expect(forged.status).toBe(403);
});

test("malformed JSON is 400, a wrong type 422 with its path, an unknown field 422, another media type 415, too much 413", async () => {
  const ada = await signUp(server.origin);
  const json = { "content-type": "application/json" };
  expect((await ada.call("POST", "/api-keys", "{", json)).status).toBe(400);
  expect((await ada.call("POST", "/api-keys", '{"name":NaN}', json)).status).toBe(400);
  expect((await ada.call("POST", "/api-keys", new Uint8Array([0x22, 0xff, 0x22]), json)).status).toBe(400);
  const wrong = await ada.post("/api-keys", { name: 7 });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toMatchObject({ code: "validation_failed", errors: [{ path: "name" }] });
  expect((await ada.post("/api-keys", { name: "x", admin: true })).status).toBe(422);
  expect((await ada.post("/api-keys", { name: "a\u0000b" })).status).toBe(422);
  expect((await ada.call("POST", "/api-keys", '{"name":"\\ud800"}', json)).status).toBe(422);
  expect((await ada.call("POST", "/api-keys", "name=x", { "content-type": "text/plain" })).status).toBe(415);
  expect((await ada.post("/api-keys", { name: "x".repeat(10_000_000) })).status).toBe(413);
  expect((await ada.get("/api-keys?limit=0")).status).toBe(422);
  expect((await ada.get("/api-keys?cursor=made-up")).status).toBe(400);
});

test("the same Idempotency-Key answers the first response, also twenty at once, and refuses another body", async () => {
  const ada = await signUp(server.origin);
  const key = { "idempotency-key": "order-1" };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => ada.post<{ id: string }>("/api-keys", { name: "once" }, key)),
  );
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  expect(answers.filter((answer) => answer.headers.get("idempotency-replayed") === "true")).toHaveLength(19);
  const listed = await ada.get<{ items: unknown[] }>("/api-keys");
  expect(listed.body.items).toHaveLength(1);
  const other = await ada.post("/api-keys", { name: "another" }, key);
  expect(other.status).toBe(422);
  expect(other.body).toMatchObject({ code: "idempotency_key_reused" });
});

test("a viewer may not write, a member of another organization sees nothing", async () => {
  const ada = await signUp(server.origin);
  const viewer = await joinAs(ada, "viewer");
  expect((await viewer.get("/settings")).status).toBe(200);
  expect((await viewer.call("PATCH", "/settings", { monthlyGenerationLimit: 5 })).status).toBe(403);
  expect((await viewer.get("/members")).status).toBe(403);
  const { body } = await ada.post<{ id: string }>("/api-keys", { name: "mine" });
  const eve = await signUp(server.origin);
  expect((await eve.call("DELETE", `/api-keys/${body.id}`)).status).toBe(404);
});

test("settings are changed field by field and audited", async () => {
  const ada = await signUp(server.origin);
  await ada.call("PATCH", "/settings", { monthlyGenerationLimit: 50 });
  await ada.call("PATCH", "/settings", { retentionDays: { preview: 30 } });
  expect((await ada.get("/settings")).body).toMatchObject({
    monthlyGenerationLimit: 50,
    retentionDays: { preview: 30 },
  });
  const log = await ada.get<{ items: { action: string }[] }>("/audit-log?entity=organization_settings");
  expect(log.body.items.map((entry) => entry.action)).toEqual(["settings.changed", "settings.changed"]);
});

test("suspending a member shuts keys and sessions out at once; the last owner stays", async () => {
  const ada = await signUp(server.origin);
  const designer = await joinAs(ada, "designer");
  const key = await designer.withKey();
  const { body } = await ada.get<{ items: { id: string; userId: string }[] }>("/members");
  const memberId = (userId: string) => body.items.find((item) => item.userId === userId)?.id;
  expect((await ada.call("PATCH", `/members/${memberId(designer.userId)}`, { status: "suspended" })).status).toBe(200);
  expect((await key.get("/me")).status).toBe(403);
  expect((await designer.get("/me")).status).toBe(403);
  expect((await ada.call("PATCH", `/members/${memberId(ada.userId)}`, { role: "viewer" })).status).toBe(409);
});

test("what no route has is a problem document", async () => {
  for (const path of ["/nothing", "/designs/a/b/c", "/designs/"]) {
    const response = await fetch(`${server.origin}/api/v1${path}x`);
    expect({ status: response.status, type: response.headers.get("content-type") }).toEqual({
      status: path === "/designs/" ? 401 : 404,
      type: "application/problem+json",
    });
  }
});

test("whoever is nobody is limited by address", async () => {
  process.env.RATE_LIMIT_PER_MINUTE = "3";
  resetEnv();
  await getSql()`delete from app.rate_limits where bucket = 'address:127.0.0.1'`;
  try {
    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      const headers = { authorization: `Bearer atl_guess${count}` };
      statuses.push((await fetch(`${server.origin}/api/v1/me`, { headers })).status);
    }
    expect(statuses.slice(0, 3)).toEqual([401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
  } finally {
    process.env.RATE_LIMIT_PER_MINUTE = "1000000";
    resetEnv();
  }
});

test("an address of a catalogue may not hold a password, which everybody could read", async () => {
  const ada = await signUp(server.origin);
  const answer = await ada.call("PATCH", "/settings", { catalogueUrl: "https://user:secret@catalogue.example.com/" });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "catalogueUrl" }] } });
});
