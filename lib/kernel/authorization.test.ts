import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, getDb, getSql } from "@/db/client";
import { members } from "@/db/schema";
import { resetEnv } from "@/lib/kernel/env";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type ApiOperation, apiOperations, nameOf, pathWith } from "@/scripts/testing/operations";
import { Caller, joinAs, signUp } from "@/scripts/testing/people";
import { type Population, populate } from "@/scripts/testing/populate";
import { uploadForm } from "@/scripts/testing/upload-form";
import { type Role, roleAllows, roles, type Scope, scopes } from "./auth/permissions";

let server: ApiServer;
let ada: Caller;
let stranger: Caller;
let rows: Population;
const people = new Map<Role, Caller>();
beforeAll(async () => {
  // Nobody here is an operator.
  process.env.ATELIER_OPERATORS = "operator@example.com";
  resetEnv();
  server = await startApiServer();
  ada = await signUp(server.origin);
  stranger = await signUp(server.origin);
  await populate(stranger);
  rows = await populate(ada);
  for (const role of roles) people.set(role, await joinAs(ada, role));
});
afterAll(async () => {
  delete process.env.ATELIER_OPERATORS;
  resetEnv();
  await server.close();
  await closeDatabase();
});

const operations = apiOperations.filter((operation) => operation.scope !== "public");
const table = operations.map((operation) => [nameOf(operation), operation] as const);
const isScope = (scope: string): scope is Scope => scopes.some((known) => known === scope);

/** Sends an operation in a form that changes nothing where it gets through: the rows it names do not exist. */
function probe(caller: Caller, operation: ApiOperation) {
  const path = pathWith(operation, rows, { id: crypto.randomUUID() });
  return send(caller, operation, path, {});
}

async function send(
  caller: Caller,
  operation: ApiOperation,
  path: string,
  body: unknown,
): Promise<{ status: number; code: unknown }> {
  const abort = new AbortController();
  const isJson = operation.takes.includes("application/json");
  const content = isJson
    ? JSON.stringify(body)
    : operation.takes.includes("multipart/form-data")
      ? uploadForm("x", "x.png")
      : null;
  const response = await fetch(`${caller.origin}/api/v1${path}`, {
    method: operation.method,
    redirect: "manual",
    signal: abort.signal,
    headers: { ...caller.headers, ...(isJson ? { "content-type": "application/json" } : {}) },
    body: content,
  });
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  const code = isProblem ? ((await response.json()) as { code: unknown }).code : null;
  abort.abort();
  return { status: response.status, code };
}

/** Whether an answer means that the caller may use the operation, whatever else is wrong. */
const isLetIn = (answer: { status: number }) => answer.status !== 401 && answer.status !== 403;

describe.each(table)("%s", (_name, operation) => {
  test("lets in the roles that hold its scope, and nobody else", async () => {
    const expected = roles.filter((role) => !isScope(operation.scope) || roleAllows(role, operation.scope));
    const found: Role[] = [];
    for (const role of roles) {
      const caller = people.get(role);
      if (caller !== undefined && isLetIn(await probe(caller, operation))) found.push(role);
    }
    expect(found).toEqual(expected);
  });

  test("lets an API key in by its own scopes", async () => {
    const { scope } = operation;
    const other = scopes.filter((candidate) => candidate.split(":")[0] !== scope.split(":")[0]);
    const without = await ada.withKey(other);
    expect(isLetIn(await probe(without, operation))).toBe(!isScope(scope));
    if (!isScope(scope)) return;
    expect(isLetIn(await probe(await ada.withKey([scope]), operation))).toBe(true);
    const area = scope.split(":")[0];
    const reading = await ada.withKey([`${area}:read`]);
    expect(isLetIn(await probe(reading, operation))).toBe(scope.endsWith(":read"));
  });

  test("is 401 for nobody, a revoked key and a made-up session", async () => {
    const nobody = new Caller(server.origin, "", "", "", { origin: server.origin });
    expect(await probe(nobody, operation)).toEqual({ status: 401, code: "unauthenticated" });
    const forged = new Caller(server.origin, "", "", "", {
      cookie: "atelier.session_token=abc.def; atelier.session_data=e30",
      origin: server.origin,
    });
    expect(await probe(forged, operation)).toEqual({ status: 401, code: "unauthenticated" });
    const key = await ada.withKey();
    const { body } = await ada.get<{ items: { id: string }[] }>("/api-keys?limit=1");
    await ada.call("DELETE", `/api-keys/${body.items[0]?.id}`);
    expect(await probe(key, operation)).toEqual({ status: 401, code: "unauthenticated" });
  });
});

// The built-in styles are the same for everybody, ids included.
const owned = table.filter(([name]) => name.includes("{id}") && !name.includes("/styles/"));

test.each(owned)("%s is 404 for another organization, by session and by key", async (name, operation) => {
  const path = pathWith(operation, rows);
  const body = rows.bodies[name] ?? {};
  expect(await send(stranger, operation, path, body)).toEqual({ status: 404, code: "not_found" });
  expect(await send(await stranger.withKey(), operation, path, body)).toEqual({ status: 404, code: "not_found" });
});

test("a suspended member is 403 everywhere, by session and by key", async () => {
  const admin = await joinAs(ada, "admin");
  const key = await admin.withKey();
  await getDb()
    .update(members)
    .set({ status: "suspended" })
    .where(and(eq(members.organizationId, ada.tenantId), eq(members.userId, admin.userId)));
  for (const operation of operations) {
    expect(await probe(admin, operation)).toEqual({ status: 403, code: "forbidden" });
    expect(await probe(key, operation)).toEqual({ status: 403, code: "forbidden" });
  }
});

test("an operator's API key sees its own organization only, the operator's session sees all", async () => {
  process.env.ATELIER_OPERATORS = ada.email;
  resetEnv();
  try {
    const foreign = await getSql()<{ id: string }[]>`select id from engine.runs where tenant_id = ${stranger.tenantId}`;
    const mail = await getSql()<{ id: string }[]>`
      select id from app.mail_outbox where organization_id = ${stranger.tenantId}`;
    const key = await ada.withKey();
    for (const path of [`/engine/runs/${foreign[0]?.id}`, `/mail-outbox/${mail[0]?.id}`]) {
      expect((await ada.get(path)).status).toBe(200);
      expect((await key.get(path)).status).toBe(404);
      expect((await stranger.get(path)).status).toBe(200);
    }
    expect((await key.post(`/engine/runs/${foreign[0]?.id}/cancel`)).status).toBe(404);
  } finally {
    process.env.ATELIER_OPERATORS = "operator@example.com";
    resetEnv();
  }
});

test("nothing that a viewer may read holds a member's address", async () => {
  const viewer = people.get("viewer");
  expect(viewer).toBeDefined();
  if (viewer === undefined) return;
  await ada.call("PATCH", `/designs/${rows.ids.designs}`, { name: "Renamed" });
  const others = [ada, ...people.values()].filter((person) => person !== viewer).map((person) => person.email);
  for (const operation of operations.filter(
    ({ method, address }) => method === "GET" && !address.endsWith("/events"),
  )) {
    const response = await fetch(`${viewer.origin}/api/v1${pathWith(operation, rows)}`, { headers: viewer.headers });
    const text = await response.text();
    expect(others.filter((address) => text.includes(address))).toEqual([]);
  }
});
