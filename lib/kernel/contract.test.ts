import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { apiOperations, nameOf, pathWith } from "@/scripts/testing/operations";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { type Population, populate } from "@/scripts/testing/populate";

let server: ApiServer;
let ada: Caller;
let rows: Population;
beforeAll(async () => {
  server = await startApiServer();
  ada = await signUp(server.origin);
  rows = await populate(ada);
  await joinAs(ada, "viewer");
  await populate(ada);
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

interface ItemPage {
  items: Record<string, unknown>[];
  nextCursor: string | null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const lists = apiOperations.filter(({ method, query }) => method === "GET" && query.includes("cursor"));

describe.each(lists.map((operation) => [nameOf(operation), operation] as const))("%s", (_, operation) => {
  test("pages through everything once, in the same order whatever the page's size, and ends with null", async () => {
    const path = pathWith(operation, rows);
    const whole = await ada.get<ItemPage>(`${path}?limit=200`);
    expect(whole.status).toBe(200);
    expect(Object.keys(whole.body).sort()).toEqual(["items", "nextCursor"]);
    expect(whole.body.nextCursor).toBeNull();
    expect(whole.body.items.length).toBeGreaterThan(0);
    const paged: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { body }: { body: ItemPage } = await ada.get<ItemPage>(
        `${path}?limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`,
      );
      expect(body.items.length).toBe(1);
      paged.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(whole.body.items);
  });

  test("takes a limit of 1 to 200, 50 unless told, and only its own cursors", async () => {
    const path = pathWith(operation, rows);
    for (const limit of ["0", "201", "-1", "1.5", "abc", "", "1e9"]) {
      expect(await ada.get(`${path}?limit=${limit}`)).toMatchObject({
        status: 422,
        body: { code: "validation_failed" },
      });
    }
    expect(await ada.get(`${path}?cursor=made-up`)).toMatchObject({ status: 400, body: { code: "malformed_request" } });
    expect((await ada.get(`${path}?surprise=1`)).status).toBe(422);
  });

  test("names its rows by a UUID and its times in UTC", async () => {
    const { body } = await ada.get<ItemPage>(pathWith(operation, rows));
    for (const item of body.items) {
      expect(item.id ?? item.entityId).toMatch(uuid);
      for (const [name, value] of Object.entries(item)) {
        if (!name.endsWith("At") || value === null) continue;
        expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      }
    }
  });
});

test.each([
  ["POST", "/api-keys", 201, ["id", "key"]],
  ["GET", "/me", 200, ["user", "organization", "role", "scopes"]],
  [
    "GET",
    "/settings",
    200,
    ["catalogueUrl", "retentionDays", "generationDefaults", "monthlyGenerationLimit", "allowedFileTypes"],
  ],
  ["POST", "/styles/sync", 202, []],
  ["GET", "/styles/{id}", 200, ["id", "name", "spaces", "colors", "syncedAt"]],
  ["POST", "/uploads", 201, ["id", "url", "partSize"]],
  [
    "GET",
    "/artifacts/{id}",
    200,
    [
      "id",
      "type",
      "uri",
      "contentHash",
      "sizeBytes",
      "filename",
      "metadata",
      "traceMetadata",
      "jobId",
      "runId",
      "skillId",
      "createdAt",
    ],
  ],
  ["PUT", "/artifacts/{id}/holds/{reference}", 204, []],
  ["DELETE", "/artifacts/{id}/holds/{reference}", 204, []],
  ["GET", "/artifacts/{id}/content", 302, []],
  [
    "POST",
    "/designs",
    201,
    ["id", "name", "styleVersionId", "decorationProvider", "legacyProvider", "legacyReference"],
  ],
  ["GET", "/designs/{id}", 200, ["id"]],
  ["PATCH", "/designs/{id}", 200, ["id"]],
  ["GET", "/revisions/{id}", 200, ["id", "elements", "metadata", "parentRevisionId"]],
  ["PATCH", "/revisions/{id}", 200, ["id", "name"]],
  ["POST", "/revisions/{id}/previews", 202, ["id", "kind", "status"]],
  ["POST", "/revisions/{id}/exports", 202, ["id", "kind", "status"]],
  ["GET", "/jobs/{id}", 200, ["id", "kind", "status", "progress", "error", "artifact", "artifacts"]],
  ["POST", "/jobs/{id}/cancel", 200, ["id", "status"]],
  ["PATCH", "/preview-profiles/{id}", 200, ["id", "version"]],
  ["PATCH", "/export-profiles/{id}", 200, ["id", "version"]],
  ["GET", "/assets/{id}", 200, ["id", "name", "availabilityRules", "contentHash"]],
  ["PATCH", "/assets/{id}", 200, ["id"]],
  ["GET", "/engine/runs/{id}", 200, ["id", "status", "steps", "attempts"]],
  ["POST", "/engine/runs/{id}/cancel", 202, ["id"]],
  ["GET", "/mail-outbox/{id}", 200, ["id", "subject"]],
  ["GET", "/ai/models", 200, ["providers", "models"]],
  ["GET", "/ai/tasks", 200, ["tasks"]],
  ["PUT", "/ai/tasks", 200, ["tasks"]],
  ["GET", "/ai/spend", 200, ["from", "to", "totalUsd", "days"]],
  ["GET", "/ai/budget", 200, ["monthlyUsd", "warnPercent", "month", "spentUsd", "reservedUsd"]],
  ["PUT", "/ai/budget", 200, ["monthlyUsd", "warnPercent"]],
  ["GET", "/credentials/{id}", 200, ["id", "providerType", "name", "status", "lastValidationTime", "rotationDue"]],
  ["PATCH", "/credentials/{id}", 200, ["id", "name"]],
  ["POST", "/credentials/{id}/validate", 200, ["id", "status", "lastValidationError"]],
  ["POST", "/credentials/{id}/rotate", 200, ["id", "status", "secretVersion"]],
  ["POST", "/credentials/{id}/revoke", 200, ["id", "status"]],
  ["DELETE", "/credentials/{id}", 204, []],
  ["GET", "/notification-channels/{id}", 200, ["id", "kind", "name", "credentialId", "config", "events", "enabled"]],
  ["PATCH", "/notification-channels/{id}", 200, ["id", "digest"]],
  ["POST", "/notification-channels/{id}/rotate-secret", 200, ["id", "secret", "previousSecretExpiresAt"]],
  ["GET", "/notification-events/{id}", 200, ["id", "type", "payloadSummary", "channelTargets", "dispatchStatus"]],
  ["POST", "/notifications/{id}/read", 200, ["id", "type", "title", "href", "readAt"]],
  ["POST", "/notifications/read-all", 200, ["read"]],
  ["GET", "/notification-preferences", 200, ["types", "timeZone", "quietHours"]],
  ["PUT", "/notification-preferences", 200, ["types", "timeZone", "quietHours"]],
  ["DELETE", "/notification-channels/{id}", 204, []],
  ["DELETE", "/assets/{id}", 204, []],
  ["POST", "/assets/{id}/restore", 200, ["id", "deletedAt"]],
  ["DELETE", "/designs/{id}", 204, []],
  ["POST", "/designs/{id}/restore", 200, ["id", "deletedAt"]],
  ["DELETE", "/preview-profiles/{id}", 204, []],
  ["DELETE", "/export-profiles/{id}", 204, []],
  ["DELETE", "/api-keys/{id}", 204, []],
] as const)("%s %s answers %i with %j", async (method, address, status, fields) => {
  const name = `${method} /api/v1${address}`;
  const operation = apiOperations.find((candidate) => nameOf(candidate) === name);
  if (operation === undefined) throw new Error(`${name} is not declared.`);
  const answer = await ada.call(method, pathWith(operation, rows), rows.bodies[name]);
  expect(answer.status).toBe(status);
  expect(Object.keys(answer.body)).toEqual(expect.arrayContaining([...fields]));
  expect(answer.headers.get("cache-control")).toMatch(/no-store|private/);
});
