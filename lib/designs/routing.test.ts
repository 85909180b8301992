import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, getDb } from "@/db/client";
import { newId } from "@/db/columns";
import { designs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { bucketOf } from "./elements/hash-bucket";
import type {
  ExplainedRouteJson,
  FlagAuditJson,
  RoutingFlagJson,
  SimulateRoutingInput,
  SimulationJson,
} from "./routing-schemas";
import type { DesignJson, StyleJson } from "./schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

interface List<T> {
  items: T[];
  nextCursor: string | null;
}

async function stylesOf(ada: Caller): Promise<[StyleJson, StyleJson]> {
  const [first, second] = (await ada.get<List<StyleJson>>("/styles")).body.items;
  if (first === undefined || second === undefined) throw new Error("The catalogue has several styles.");
  return [first, second];
}

async function makeFlag(ada: Caller, body: Record<string, unknown>): Promise<RoutingFlagJson> {
  const answer = await ada.post<RoutingFlagJson>("/routing-flags", body);
  expect(answer.status).toBe(201);
  return answer.body;
}

async function makeDesign(ada: Caller, styleVersionId: string, name = "Card"): Promise<DesignJson> {
  return (await ada.post<DesignJson>("/designs", { name, styleVersionId })).body;
}

const auditOf = async (ada: Caller, id: string) =>
  (await ada.get<List<FlagAuditJson>>(`/routing-flags/${id}/audit`)).body.items;
const evaluate = async (ada: Caller, body: Record<string, unknown>) =>
  (await ada.post<ExplainedRouteJson>("/routing-flags/evaluate", body)).body;
const simulate = async (ada: Caller, change: SimulateRoutingInput["change"], query = "") =>
  (await ada.post<SimulationJson>(`/routing-flags/simulate${query}`, { change })).body;

test("user beats style beats organization beats environment, and the answer says which flag and why", async () => {
  const ada = await signUp(server.origin);
  const [style] = await stylesOf(ada);
  const subject = { styleVersionId: style.id, userId: ada.userId };
  expect(await evaluate(ada, subject)).toEqual({
    value: "owned",
    reason: "DEFAULT",
    flagId: null,
    scopeType: null,
    environment: "production",
    considered: [],
  });
  const scopes = [
    { scopeType: "env", scopeId: "production", routeMode: "legacy", name: "production" },
    { scopeType: "tenant", scopeId: ada.tenantId, routeMode: "owned", name: expect.any(String) },
    { scopeType: "style", scopeId: style.id, routeMode: "legacy", name: style.name },
    { scopeType: "user", scopeId: ada.userId, routeMode: "owned", name: "Ada Example" },
  ];
  for (const { name, ...fields } of scopes) {
    const flag = await makeFlag(ada, fields);
    expect(flag).toMatchObject({ ...fields, enabled: true, rolloutPercent: null, scopeName: name, deletedAt: null });
    expect(await evaluate(ada, subject)).toMatchObject({
      value: fields.routeMode,
      reason: "TARGETING_MATCH",
      flagId: flag.id,
      scopeType: fields.scopeType,
    });
  }
  const { considered } = await evaluate(ada, subject);
  expect(considered.map(({ scopeType, outcome }) => [scopeType, outcome])).toEqual([
    ["user", "answers"],
    ["style", "overruled"],
    ["tenant", "overruled"],
    ["env", "overruled"],
  ]);
  const { items } = (await ada.get<List<RoutingFlagJson>>("/routing-flags?scopeType=style")).body;
  expect(items.map((flag) => flag.scopeId)).toEqual([style.id]);
});

test("a design brings its style along, and a share puts it always on the same side", async () => {
  const ada = await signUp(server.origin);
  const [style, other] = await stylesOf(ada);
  const flag = await makeFlag(ada, {
    scopeType: "style",
    scopeId: style.id,
    routeMode: "legacy",
    rolloutPercent: 50,
  });
  for (let index = 0; index < 8; index += 1) {
    const { id } = await makeDesign(ada, style.id);
    const inside = bucketOf(`style:${style.id}`, id) < 50;
    expect(await evaluate(ada, { designId: id })).toMatchObject(
      inside
        ? { value: "legacy", reason: "SPLIT", flagId: flag.id }
        : { value: "owned", reason: "DEFAULT", flagId: null },
    );
  }
  const elsewhere = await makeDesign(ada, other.id);
  expect(await evaluate(ada, { designId: elsewhere.id })).toMatchObject({ value: "owned", reason: "DEFAULT" });
  await ada.call("PATCH", `/routing-flags/${flag.id}`, { enabled: false });
  expect(await evaluate(ada, { styleVersionId: style.id })).toMatchObject({ value: "owned", reason: "DISABLED" });
});

test("every change is in the history, and a rollback makes the flag what it was right after an entry", async () => {
  const ada = await signUp(server.origin);
  const [style] = await stylesOf(ada);
  const scope = { scopeType: "style", scopeId: style.id };
  const { id } = await makeFlag(ada, { ...scope, routeMode: "owned", rolloutPercent: 10, reason: "Try it" });
  const path = `/routing-flags/${id}`;
  await ada.call("PATCH", path, { rolloutPercent: 100, reason: "All of them" });
  // Nothing changed: no entry.
  expect((await ada.call("PATCH", path, { rolloutPercent: 100 })).status).toBe(200);
  await ada.call("DELETE", `${path}?reason=${encodeURIComponent("Over & out")}`);
  const entries = await auditOf(ada, id);
  const at = (percent: number) => ({ ...scope, routeMode: "owned", enabled: true, rolloutPercent: percent });
  expect(entries.map(({ action, before, after, reason }) => ({ action, before, after, reason }))).toEqual([
    { action: "deleted", before: at(100), after: null, reason: "Over & out" },
    { action: "changed", before: at(10), after: at(100), reason: "All of them" },
    { action: "created", before: null, after: at(10), reason: "Try it" },
  ]);
  expect(entries.every((entry) => entry.changedBy?.id === ada.userId)).toBe(true);
  const [deleted, , created] = entries;

  const back = await ada.post<RoutingFlagJson>(`${path}/rollback`, { auditId: created?.id, reason: "Too soon" });
  expect(back.status).toBe(200);
  expect(back.body).toMatchObject({ ...at(10), deletedAt: null });
  expect((await auditOf(ada, id))[0]).toMatchObject({
    action: "rolled-back",
    before: null,
    after: at(10),
    reason: "Too soon",
    rollbackOf: created?.id,
  });
  const gone = await ada.post<RoutingFlagJson>(`${path}/rollback`, { auditId: deleted?.id });
  expect(gone.body.deletedAt).toEqual(expect.any(String));
  expect((await ada.get<List<RoutingFlagJson>>("/routing-flags")).body.items).toEqual([]);
  expect((await ada.get<List<RoutingFlagJson>>("/routing-flags?deleted=true")).body.items).toHaveLength(1);

  const rival = await makeFlag(ada, { ...scope, routeMode: "legacy" });
  const blocked = await ada.post(`${path}/rollback`, { auditId: created?.id });
  expect(blocked).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect((await ada.post(`/routing-flags/${rival.id}/rollback`, { auditId: created?.id })).status).toBe(404);
});

test("the history can be added to and nothing else, not even by the owner of the database", async () => {
  const ada = await signUp(server.origin);
  const { id } = await makeFlag(ada, { scopeType: "env", scopeId: "staging", routeMode: "legacy" });
  const attempts = [
    sql`update app.routing_flag_audit set changed_by = null where routing_flag_id = ${id}`,
    sql`delete from app.routing_flag_audit where routing_flag_id = ${id}`,
    sql`delete from app.routing_flags where id = ${id}`,
    sql`truncate app.routing_flag_audit`,
  ];
  const isAppendOnly = { cause: { code: "23001" } };
  for (const attempt of attempts) {
    await expect(getDb().execute(attempt)).rejects.toMatchObject(isAppendOnly);
    await expect(withTenant(ada.tenantId, (tx) => tx.execute(attempt))).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/^(23001|42501)$/) },
    });
  }
  expect(await auditOf(ada, id)).toHaveLength(1);
});

test("a simulation lists the designs that would change route and writes nothing", async () => {
  const ada = await signUp(server.origin);
  const [style, other] = await stylesOf(ada);
  const ids = [];
  for (let index = 0; index < 5; index += 1) ids.push((await makeDesign(ada, style.id, `Card ${index}`)).id);
  await makeDesign(ada, other.id);
  const change = {
    scopeType: "style" as const,
    scopeId: style.id,
    routeMode: "legacy" as const,
    enabled: true,
    rolloutPercent: null,
  };
  const first = await simulate(ada, change, "?limit=2");
  expect(first).toMatchObject({ total: 5, evaluated: 6, withoutLegacyFile: 5 });
  expect(first.items[0]).toMatchObject({
    designId: ids[0],
    name: "Card 0",
    before: { value: "owned", reason: "DEFAULT", flagId: null },
    after: { value: "legacy", reason: "TARGETING_MATCH", flagId: null, scopeType: "style" },
    hasLegacyFile: false,
  });
  const seen = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await simulate(ada, change, `?limit=2&cursor=${cursor}`);
    expect(page.total).toBe(5);
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(seen.map((item) => item.designId)).toEqual(ids);
  expect((await ada.get<List<RoutingFlagJson>>("/routing-flags")).body.items).toEqual([]);

  const flag = await makeFlag(ada, { ...change, rolloutPercent: 0 });
  expect((await simulate(ada, { flagId: flag.id, rolloutPercent: 100 })).total).toBe(5);
  await ada.call("PATCH", `/routing-flags/${flag.id}`, { rolloutPercent: 100 });
  expect((await simulate(ada, { flagId: flag.id, enabled: false })).total).toBe(5);
  expect((await simulate(ada, { flagId: flag.id, deleted: true })).total).toBe(5);
  const [, created] = await auditOf(ada, flag.id);
  expect((await simulate(ada, { flagId: flag.id, auditId: created?.id ?? "" })).total).toBe(5);
  // A flag about one person changes what that person gets.
  expect((await simulate(ada, { ...change, scopeType: "user", scopeId: ada.userId, routeMode: "owned" })).total).toBe(
    5,
  );
});

test("a simulation over 10,000 designs needs a handful of queries", async () => {
  const ada = await signUp(server.origin);
  const [style] = await stylesOf(ada);
  await withTenant(ada.tenantId, async (tx) => {
    for (let start = 0; start < 10_000; start += 2500) {
      const rows = Array.from({ length: 2500 }, (_, index) => ({
        tenantId: ada.tenantId,
        id: newId(),
        name: `Design ${start + index}`,
        styleVersionId: style.id,
      }));
      await tx.insert(designs).values(rows);
    }
  });
  const result = await simulate(ada, {
    scopeType: "tenant",
    scopeId: ada.tenantId,
    routeMode: "legacy",
    enabled: true,
    rolloutPercent: 30,
  });
  expect(result.evaluated).toBe(10_000);
  expect(result.total).toBeGreaterThan(2700);
  expect(result.total).toBeLessThan(3300);
  expect(result.items).toHaveLength(50);
});

test("scopes that are not the organization's, doubles and unknown fields are refused with their names", async () => {
  const ada = await signUp(server.origin);
  const eve = await signUp(server.origin);
  const refused = [
    { scopeType: "tenant", scopeId: eve.tenantId, routeMode: "legacy" },
    { scopeType: "user", scopeId: eve.userId, routeMode: "legacy" },
    { scopeType: "user", scopeId: "nobody", routeMode: "legacy" },
    { scopeType: "style", scopeId: randomUUID(), routeMode: "legacy" },
    { scopeType: "env", scopeId: "a b", routeMode: "legacy" },
  ];
  for (const body of refused) {
    expect(await ada.post("/routing-flags", body)).toMatchObject({
      status: 422,
      body: { code: "validation_failed", errors: [{ path: "scopeId" }] },
    });
  }
  const scope = { scopeType: "env", scopeId: "production", routeMode: "legacy" };
  for (const rolloutPercent of [-1, 101, 1.5, "10"]) {
    expect((await ada.post("/routing-flags", { ...scope, rolloutPercent })).status).toBe(422);
  }
  const { id } = await makeFlag(ada, scope);
  expect(await ada.post("/routing-flags", scope)).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect((await ada.call("PATCH", `/routing-flags/${id}`, { scopeId: "staging" })).status).toBe(422);
});

test("another organization finds no flag, and only who may route may change one", async () => {
  const ada = await signUp(server.origin);
  const { id } = await makeFlag(ada, { scopeType: "env", scopeId: "production", routeMode: "legacy" });
  const [entry] = await auditOf(ada, id);
  const eve = await signUp(server.origin);
  const calls = (who: Caller) => [
    who.call("PATCH", `/routing-flags/${id}`, { enabled: false }),
    who.call("DELETE", `/routing-flags/${id}`),
    who.post(`/routing-flags/${id}/rollback`, { auditId: entry?.id }),
  ];
  for (const answer of await Promise.all(calls(eve))) expect(answer.status).toBe(404);
  expect((await eve.get(`/routing-flags/${id}/audit`)).status).toBe(404);
  expect((await eve.post("/routing-flags/simulate", { change: { flagId: id, enabled: false } })).status).toBe(404);
  expect((await eve.post("/routing-flags/evaluate", {})).body).toMatchObject({ value: "owned" });
  const designer = await joinAs(ada, "designer");
  for (const answer of await Promise.all(calls(designer))) expect(answer.status).toBe(403);
  expect((await designer.post("/routing-flags/evaluate", {})).body).toMatchObject({ value: "legacy" });
  const engineer = await joinAs(ada, "engineer");
  expect((await engineer.call("PATCH", `/routing-flags/${id}`, { enabled: false })).status).toBe(200);
});

test("changes at once follow each other in the history, and one scope gets one flag", async () => {
  const ada = await signUp(server.origin);
  const scope = { scopeType: "env", scopeId: "production", routeMode: "legacy" };
  const made = await Promise.all([1, 2, 3].map(() => ada.post<RoutingFlagJson>("/routing-flags", scope)));
  expect(made.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect(made.filter((answer) => answer.status === 409)).toHaveLength(2);
  const id = made.find((answer) => answer.status === 201)?.body.id ?? "";
  await Promise.all(
    [10, 20, 30, 40].map((rolloutPercent) => ada.call("PATCH", `/routing-flags/${id}`, { rolloutPercent })),
  );
  const entries = (await auditOf(ada, id)).reverse();
  expect(entries).toHaveLength(5);
  const states = entries.map((entry) => entry.after);
  const befores = entries.map((entry) => entry.before);
  for (const state of states.slice(0, -1)) expect(befores).toContainEqual(state);
  expect(new Set(befores.map((state) => JSON.stringify(state))).size).toBe(5);
});
