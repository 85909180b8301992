import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, getDb } from "@/db/client";
import { legacyProviders, outboxEvents } from "@/db/schema";
import { getArtifact } from "@/lib/kernel/artifacts";
import { resetEnv } from "@/lib/kernel/env";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { businessCardOf, makeLegacyDesign, readCoverage, signUpWithProvider } from "@/scripts/testing/legacy-designs";
import { type LegacyServer, makePdf, startLegacyServer } from "@/scripts/testing/legacy-provider";
import { signUp } from "@/scripts/testing/people";
import { evaluateCoverage } from "./evaluate-coverage";
import type {
  CoverageSummaryJson,
  LegacyCoverageJson,
  LegacyProviderJson,
  LegacyProviderTestJson,
} from "./legacy-schemas";
import { evaluateCoverageChunk, listLegacyTenants } from "./run-coverage";
import type { DesignJson } from "./schemas";

let server: ApiServer;
let legacy: LegacyServer;
beforeAll(async () => {
  [server, legacy] = await Promise.all([startApiServer(), startLegacyServer()]);
  process.env.ATELIER_ALLOWED_HOSTS = legacy.host;
  resetEnv();
});
afterAll(async () => {
  delete process.env.ATELIER_ALLOWED_HOSTS;
  resetEnv();
  await Promise.all([server.close(), legacy.close()]);
  await closeDatabase();
});

interface List<T> {
  items: T[];
  nextCursor: string | null;
}

const dayMs = 86_400_000;

test("a provider's secret is written and never read, and another host does not get it", async () => {
  const ada = await signUpWithProvider(server.origin, legacy, {
    secretHeader: "X-Api-Key",
    secret: "old s3cret",
    cacheDays: 30,
  });
  const path = "/legacy-providers/old-shop";
  const read = await ada.get<LegacyProviderJson>(path);
  expect(read.body).toMatchObject({
    name: "old-shop",
    secretHeader: "x-api-key",
    hasSecret: true,
    timeoutMs: 20_000,
    cacheDays: 30,
    alternatePolicy: null,
    designs: 0,
  });
  const listed = await ada.get<List<LegacyProviderJson>>("/legacy-providers");
  expect(JSON.stringify([read.body, listed.body])).not.toContain("s3cret");
  const [row] = await getDb().select().from(legacyProviders).where(eq(legacyProviders.tenantId, ada.tenantId));
  expect(row?.secret?.toString("latin1")).not.toContain("s3cret");

  const good = await ada.post<LegacyProviderTestJson>(`${path}/test`, { reference: "A-1" });
  expect(good.body).toMatchObject({ ok: true, sizeBytes: expect.any(Number), error: null });
  expect(legacy.lastHeaders()["x-api-key"]).toBe("old s3cret");
  const bad = await ada.post<LegacyProviderTestJson>(`${path}/test`, { reference: "page" });
  expect(bad.body).toMatchObject({ ok: false, error: { code: "unsupported_media_type" } });
  const settings = { secretHeader: "x-api-key" };
  const moved = { ...settings, urlTemplate: "https://elsewhere.example.com/{reference}" };
  expect(await ada.call("PUT", path, moved)).toMatchObject({ status: 422, body: { errors: [{ path: "secret" }] } });
  expect((await ada.call("PUT", path, { ...settings, urlTemplate: legacy.urlTemplate })).body).toMatchObject({
    hasSecret: true,
    cacheDays: null,
  });
  expect((await ada.call("PUT", path, { ...moved, secret: null })).body).toMatchObject({ hasSecret: false });
  expect((await ada.call("DELETE", path)).status).toBe(204);
  expect((await ada.get(path)).status).toBe(404);
});

test.each([
  [{ urlTemplate: "ftp://example.com/{reference}" }, "urlTemplate"],
  [{ urlTemplate: "https://example.com/file.pdf" }, "urlTemplate"],
  [{ urlTemplate: "https://{reference}.example.com/" }, "urlTemplate"],
  [{ urlTemplate: "https://me:pw@example.com/{reference}" }, "urlTemplate"],
  [{ urlTemplate: "https://example.com/{reference}", secretHeader: "host" }, "secretHeader"],
  [{ urlTemplate: "https://example.com/{reference}", secret: "x" }, "secretHeader"],
  [{ urlTemplate: "https://example.com/{reference}", secretHeader: "x-key", secret: "a\r\nb" }, "secret"],
  [{ urlTemplate: "https://example.com/{reference}", timeoutMs: 1 }, "timeoutMs"],
])("a provider with %j is refused", async (body, path) => {
  const ada = await signUp(server.origin);
  expect(await ada.call("PUT", "/legacy-providers/x", body)).toMatchObject({
    status: 422,
    body: { errors: [{ path }] },
  });
});

test("every design gets its answer, and one that fails stops none of the others", async () => {
  const ada = await signUpWithProvider(server.origin, legacy, { timeoutMs: 1000, maxBytes: 100_000 });
  const references = ["hang", "ok-1", "page", "inside", "declared", "missing", "busy-2", "cut"];
  const made = new Map<string, DesignJson>();
  for (const reference of references) made.set(reference, await makeLegacyDesign(ada, reference));
  const orphan = await makeLegacyDesign(ada, "ok-2", "closed-shop");
  expect((await ada.get<LegacyProviderJson>("/legacy-providers/old-shop")).body.designs).toBe(references.length);
  const asked = await ada.post<{ requestedAt: string; total: number }>("/legacy-coverage/evaluate", {});
  expect(asked).toMatchObject({ status: 202, body: { total: 9 } });
  const events = await getDb().select().from(outboxEvents).where(eq(outboxEvents.tenantId, ada.tenantId));
  expect(events.filter((event) => event.name === "designs/legacy-coverage.requested")).toHaveLength(1);
  expect((await ada.get<CoverageSummaryJson>("/legacy-coverage/summary")).body).toMatchObject({
    total: 9,
    none: 9,
    evaluated: 0,
  });

  expect(await evaluateCoverageChunk({ tenantId: ada.tenantId, after: null })).toEqual({
    after: null,
    evaluated: 9,
    failed: 0,
  });
  const answers = new Map<string, LegacyCoverageJson>();
  for (const [reference, { id }] of made) answers.set(reference, await readCoverage(ada, id));
  for (const reference of ["ok-1", "busy-2"]) {
    expect(answers.get(reference)).toMatchObject({
      coverageState: "cached_export",
      error: null,
      artifactExpiresAt: null,
    });
  }
  const codes = {
    hang: "unavailable",
    page: "unsupported_media_type",
    inside: "unsafe_address",
    declared: "payload_too_large",
    missing: "not_found",
    cut: "unsupported_media_type",
  };
  for (const [reference, code] of Object.entries(codes)) {
    expect(answers.get(reference)).toMatchObject({ coverageState: null, artifactId: null, error: { code } });
  }
  expect(await readCoverage(ada, orphan.id)).toMatchObject({ coverageState: null, error: { code: "not_found" } });

  const file = await getArtifact({ tenantId: ada.tenantId, id: answers.get("ok-1")?.artifactId ?? "" });
  expect(file.uri).toBe(`${ada.tenantId}/legacy/old-shop/ok-1/${file.contentHash}.pdf`);
  expect(file).toMatchObject({ type: "application/pdf", kind: "legacy", filename: "ok-1.pdf" });
  const since = encodeURIComponent(asked.body.requestedAt);
  expect((await ada.get<CoverageSummaryJson>(`/legacy-coverage/summary?since=${since}`)).body).toMatchObject({
    total: 9,
    cached_export: 2,
    none: 7,
    evaluated: 9,
  });
  const none = await ada.get<List<LegacyCoverageJson>>("/legacy-coverage?state=none&limit=4");
  expect(none.body.items).toHaveLength(4);
  const rest = await ada.get<List<LegacyCoverageJson>>(`/legacy-coverage?state=none&cursor=${none.body.nextCursor}`);
  expect(rest.body.items).toHaveLength(3);
  expect((await ada.get<List<LegacyCoverageJson>>("/legacy-coverage?q=busy")).body.items).toHaveLength(1);
  expect(await listLegacyTenants()).toContain(ada.tenantId);
});

test("a file that gets stale is fetched again, and while that fails it answers until its day", async () => {
  const ada = await signUpWithProvider(server.origin, legacy, { cacheDays: 10, alternatePolicy: "Call the old shop." });
  const { id } = await makeLegacyDesign(ada, "stale-1");
  const evaluate = (days: number) => evaluateCoverage(ada.tenantId, id, { now: new Date(Date.now() + days * dayMs) });
  expect(await evaluate(0)).toEqual({ coverageState: "cached_export" });
  const first = await readCoverage(ada, id);
  await evaluate(5);
  expect(legacy.count("stale-1")).toBe(1);
  // Same bytes: the same file, good for longer.
  await evaluate(9);
  expect(legacy.count("stale-1")).toBe(2);
  const renewed = await readCoverage(ada, id);
  expect(renewed.artifactId).toBe(first.artifactId);
  expect(Date.parse(renewed.artifactExpiresAt ?? "")).toBeGreaterThan(Date.now() + 18 * dayMs);
  const soon = encodeURIComponent(new Date(Date.now() + 30 * dayMs).toISOString());
  expect((await ada.get<List<LegacyCoverageJson>>(`/legacy-coverage?expiringBefore=${soon}`)).body.items).toHaveLength(
    1,
  );

  // Other bytes: a new file, and the old one is no longer in use.
  legacy.put("stale-1", await makePdf("second edition", { widthMm: 91, heightMm: 61 }));
  await evaluate(18);
  const second = await readCoverage(ada, id);
  expect(second.artifactId).not.toBe(first.artifactId);
  const usages = async (artifactId: string | null) =>
    (await ada.get<List<{ entity: string }>>(`/artifacts/${artifactId}/usages`)).body.items;
  expect(await usages(first.artifactId)).toEqual([]);
  expect(await usages(second.artifactId)).toMatchObject([{ entity: "legacy_coverage" }]);

  // The provider closes.
  await getDb().execute(
    sql`update app.legacy_providers set url_template = ${legacy.urlTemplate.replace("/files/", "/files/missing-")} where tenant_id = ${ada.tenantId}`,
  );
  expect(await evaluate(27)).toEqual({ coverageState: "cached_export" });
  expect(await readCoverage(ada, id)).toMatchObject({ artifactId: second.artifactId, error: { code: "not_found" } });
  expect(await evaluate(29)).toEqual({ coverageState: "alternate_policy" });
  expect(await readCoverage(ada, id)).toMatchObject({
    coverageState: "alternate_policy",
    alternatePolicy: "Call the old shop.",
    artifactId: null,
    artifactExpiresAt: null,
  });
  expect(await usages(second.artifactId)).toEqual([]);
});

test("a design asked for by name is fetched although its file is fresh; unknown ones are refused", async () => {
  const ada = await signUpWithProvider(server.origin, legacy);
  const { id } = await makeLegacyDesign(ada, "named-1");
  await evaluateCoverageChunk({ tenantId: ada.tenantId, after: null });
  expect((await ada.post("/legacy-coverage/evaluate", { designIds: [id, id] })).body).toMatchObject({ total: 1 });
  await evaluateCoverageChunk({ tenantId: ada.tenantId, designIds: [id], after: null });
  expect(legacy.count("named-1")).toBe(2);
  const owned = (
    await ada.post<DesignJson>("/designs", { name: "Own", styleVersionId: (await businessCardOf(ada)).id })
  ).body;
  expect(await ada.post("/legacy-coverage/evaluate", { designIds: [owned.id] })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "designIds" }] },
  });
  expect((await ada.get(`/designs/${owned.id}/legacy-coverage`)).status).toBe(404);
});

test("two evaluations at once leave one file in use", async () => {
  const ada = await signUpWithProvider(server.origin, legacy);
  const { id } = await makeLegacyDesign(ada, "twice-1");
  await Promise.all([evaluateCoverage(ada.tenantId, id), evaluateCoverage(ada.tenantId, id)]);
  const { artifactId } = await readCoverage(ada, id);
  const links = await getDb().execute(
    sql`select artifact_id from app.artifact_links where tenant_id = ${ada.tenantId} and entity = 'legacy_coverage'`,
  );
  expect(links.map((row) => row.artifact_id)).toEqual([artifactId]);
});
