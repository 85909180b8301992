import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { applyRetention } from "@/lib/kernel/artifacts/apply-retention";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { type Population, populate } from "@/scripts/testing/populate";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";

let server: ApiServer;
let ada: Caller;
let rows: Population;
let elements: unknown;
beforeAll(async () => {
  server = await startApiServer();
  ada = await signUp(server.origin);
  rows = await populate(ada);
  elements = (rows.bodies["POST /api/v1/designs/{id}/revisions"] as { elements: unknown }).elements;
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const countOf = (statuses: readonly { status: number }[], status: number) =>
  statuses.filter((answer) => answer.status === status).length;

async function newDesign(): Promise<string> {
  const { body } = await ada.post<{ id: string }>("/designs", { name: "Shared", styleVersionId: rows.ids.styles });
  return body.id;
}

/** Waits until a statement of this database waits for the lock that a transaction holds. */
async function untilSomebodyWaitsFor(pid: number): Promise<void> {
  for (;;) {
    const waiting = await getSql()`select 1 from pg_stat_activity where ${pid} = any(pg_blocking_pids(pid))`;
    if (waiting.length > 0) return;
  }
}

test.each(["preview-profiles", "export-profiles"])("of ten %s of one name at once one is made", async (path) => {
  const body = { ...(rows.bodies[`POST /api/v1/${path}`] as object), name: "The same" };
  const answers = await times(10, () => ada.post(`/${path}`, body));
  expect([countOf(answers, 201), countOf(answers, 409)]).toEqual([1, 9]);
});

test("of ten saves on the same parent one wins, and the others learn which", async () => {
  const design = await newDesign();
  const first = await ada.post<{ id: string }>(`/designs/${design}/revisions`, {
    elements: [],
    parentRevisionId: null,
  });
  const answers = await times(10, () =>
    ada.post<{ id: string; code: string; newestRevisionId: string }>(`/designs/${design}/revisions`, {
      elements: [],
      parentRevisionId: first.body.id,
    }),
  );
  const won = answers.find((answer) => answer.status === 201);
  const lost = answers.filter((answer) => answer !== won);
  expect(lost.map(({ status, body }) => [status, body.code, body.newestRevisionId])).toEqual(
    Array.from({ length: 9 }, () => [409, "stale_parent", won?.body.id]),
  );
});

test("ten saves without a parent at once are numbered one after the other, each on the one before", async () => {
  const design = await newDesign();
  await times(10, () => ada.post(`/designs/${design}/revisions`, { elements: [] }));
  const { body } = await ada.get<{ items: { id: string; number: number; parentRevisionId: string | null }[] }>(
    `/designs/${design}/revisions`,
  );
  expect(body.items.map((revision) => revision.number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(body.items.map((revision) => revision.parentRevisionId)).toEqual([
    ...body.items.slice(1).map((revision) => revision.id),
    null,
  ]);
});

test("a save does not use artwork that went to the trash under way", async () => {
  const design = await newDesign();
  const sql = getSql();
  const saving = await sql.begin(async (tx) => {
    const [self] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await tx`update app.assets set deleted_at = now() where id = ${rows.ids.assets ?? ""}`;
    const answer = ada.post(`/designs/${design}/revisions`, { elements: withoutIds(elements) });
    await untilSomebodyWaitsFor(self?.pid ?? 0);
    return { answer };
  });
  expect(await saving.answer).toMatchObject({ status: 422, body: { code: "validation_failed" } });
  expect((await ada.get<{ items: unknown[] }>(`/designs/${design}/revisions`)).body.items).toEqual([]);
  expect((await ada.post(`/assets/${rows.ids.assets}/restore`)).status).toBe(200);
});

test("a design that goes to the trash under way takes no further revision", async () => {
  const design = await newDesign();
  const answers = await Promise.all([
    ada.call("DELETE", `/designs/${design}`),
    ...Array.from({ length: 5 }, () => ada.post(`/designs/${design}/revisions`, { elements: [] })),
  ]);
  expect(answers.filter(({ status }) => ![201, 204, 404].includes(status))).toEqual([]);
  expect((await ada.post(`/designs/${design}/revisions`, { elements: [] })).status).toBe(404);
});

test("of ten deletions, restores and cancellations at once one takes effect", async () => {
  const design = await newDesign();
  expect(countOf(await times(10, () => ada.call("DELETE", `/designs/${design}`)), 204)).toBe(1);
  expect(countOf(await times(10, () => ada.post(`/designs/${design}/restore`)), 200)).toBe(1);
  const cancelled = await times(10, () => ada.post(`/jobs/${rows.ids.jobs}/cancel`));
  expect([countOf(cancelled, 200), countOf(cancelled, 409)]).toEqual([1, 9]);
});

test("a hold that was answered keeps its artifact from a retention that runs at the same time", async () => {
  await ada.call("PATCH", "/settings", { retentionDays: { upload: 1 } });
  const artifacts = await times(12, async () => {
    const { body } = await ada.post<{ id: string }>("/artifacts", uploadForm(await noisePng(), "a.png"));
    return body.id;
  });
  const later = new Date(Date.now() + 3 * 86_400_000);
  const [held] = await Promise.all([
    Promise.all(
      artifacts.map(async (id) => ({ id, status: (await ada.call("PUT", `/artifacts/${id}/holds/order-7`)).status })),
    ),
    applyRetention({ now: later, tenantId: ada.tenantId }),
    applyRetention({ now: later, tenantId: ada.tenantId }),
  ]);
  for (const { id, status } of held) {
    expect([204, 404]).toContain(status);
    expect((await ada.get(`/artifacts/${id}`)).status).toBe(status === 204 ? 200 : 404);
  }
});

/** The elements of a revision without their ids, which belong to it. */
function withoutIds(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  return list
    .filter((element: { type: string }) => element.type === "image")
    .map(({ elementId: _, parentElementId: __, ...element }: Record<string, unknown>) => element);
}
