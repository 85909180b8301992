import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import type { DesignJson, JobJson, RevisionJson, StyleJson } from "./schemas";

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

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The test expected a value.");
  return value;
}

async function firstStyle(caller: Caller): Promise<StyleJson> {
  const { body } = await caller.get<List<StyleJson>>("/styles");
  return given(body.items[0]);
}

const text = (spaceId: string, value = "Hello") => ({
  type: "text",
  spaceId,
  transform: { x: 10, y: 10, width: 80, height: 20, rotation: 0 },
  content: { text: value, fontFamily: "Inter", fontSizeMm: 8, color: "#112233" },
});

async function newDesign(caller: Caller) {
  const style = await firstStyle(caller);
  const { body, status } = await caller.post<DesignJson>("/designs", {
    name: "Summer shirt",
    styleVersionId: style.id,
  });
  expect(status).toBe(201);
  return { design: body, style, spaceId: given(style.spaces[0]).spaceId };
}

test("a new organization has at least twelve styles with sizes and four colours each", async () => {
  const ada = await signUp(server.origin);
  const { body } = await ada.get<List<StyleJson>>("/styles");
  expect(body.items.length).toBeGreaterThanOrEqual(12);
  for (const style of body.items) {
    expect(style.colors.length).toBeGreaterThanOrEqual(4);
    for (const space of style.spaces) expect(space.widthMm * space.heightMm).toBeGreaterThan(0);
  }
  const paged = await ada.get<List<StyleJson>>("/styles?limit=5");
  const next = await ada.get<List<StyleJson>>(`/styles?limit=5&cursor=${paged.body.nextCursor}`);
  expect(next.body.items[0]?.id).toBe(body.items[5]?.id);
});

test("designs are made, listed by page, renamed, put into the trash and taken out", async () => {
  const ada = await signUp(server.origin);
  const { design, style } = await newDesign(ada);
  for (const name of ["B", "C"]) await ada.post("/designs", { name, styleVersionId: style.id });
  const first = await ada.get<List<DesignJson>>("/designs?limit=2");
  expect(first.body.items.map((item) => item.name)).toEqual(["C", "B"]);
  const second = await ada.get<List<DesignJson>>(`/designs?limit=2&cursor=${first.body.nextCursor}`);
  expect(second.body).toMatchObject({ items: [{ name: "Summer shirt" }], nextCursor: null });
  expect((await ada.call("PATCH", `/designs/${design.id}`, { name: "Winter shirt" })).body).toMatchObject({
    name: "Winter shirt",
  });
  expect((await ada.call("DELETE", `/designs/${design.id}`)).status).toBe(204);
  expect((await ada.call("DELETE", `/designs/${design.id}`)).status).toBe(404);
  expect((await ada.get<List<DesignJson>>("/designs?deleted=true")).body.items).toHaveLength(1);
  expect((await ada.post(`/designs/${design.id}/restore`)).body).toMatchObject({ deletedAt: null });
  expect((await ada.get<List<DesignJson>>("/designs?q=winter")).body.items).toHaveLength(1);
  expect((await ada.get<List<DesignJson>>("/designs?q=100%25")).body.items).toHaveLength(0);
});

test("a revision keeps its elements in order, with line breaks computed once", async () => {
  const ada = await signUp(server.origin);
  const { design, spaceId } = await newDesign(ada);
  const saved = await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, {
    elements: [
      text(spaceId, "A line that is long enough to be broken into several lines"),
      {
        type: "shape",
        spaceId,
        transform: { x: 0, y: 0, width: 5, height: 5, rotation: 45 },
        content: { shape: "star", fill: "#ff0000", points: 5 },
        opacity: 0.5,
      },
    ],
    metadata: { productColor: "Navy" },
  });
  expect(saved.status).toBe(201);
  expect(saved.body).toMatchObject({ number: 1, parentRevisionId: null, elementCount: 2 });
  const [first, second] = saved.body.elements;
  if (first?.type !== "text") throw new Error("The first element is the text.");
  expect(first.layout?.lines.length).toBeGreaterThan(1);
  expect(second).toMatchObject({ type: "shape", opacity: 0.5, transform: { rotation: 45 } });
  expect((await ada.get<RevisionJson>(`/revisions/${saved.body.id}`)).body).toEqual(saved.body);
  expect((await ada.get<DesignJson>(`/designs/${design.id}`)).body.headRevisionId).toBe(saved.body.id);
});

test("equal content has an equal hash, another name does not matter", async () => {
  const ada = await signUp(server.origin);
  const { design, spaceId } = await newDesign(ada);
  const element = { ...text(spaceId), elementId: crypto.randomUUID() };
  const save = async (elements: unknown[]) =>
    (await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, { elements })).body;
  const one = await save([element]);
  const two = await save([{ ...element, name: "Headline", locks: { position: true } }]);
  const three = await save([{ ...element, opacity: 0.4 }]);
  expect(two.contentHash).toBe(one.contentHash);
  expect(three.contentHash).not.toBe(one.contentHash);
  expect([one, two, three].map((revision) => revision.number)).toEqual([1, 2, 3]);
  const list = await ada.get<List<RevisionJson>>(`/designs/${design.id}/revisions?limit=2`);
  expect(list.body.items.map((revision) => revision.number)).toEqual([3, 2]);
  const rest = await ada.get<List<RevisionJson>>(
    `/designs/${design.id}/revisions?limit=2&cursor=${list.body.nextCursor}`,
  );
  expect(rest.body.items.map((revision) => revision.number)).toEqual([1]);
  expect((await ada.call("PATCH", `/revisions/${one.id}`, { name: "First" })).body).toMatchObject({ name: "First" });
});

test("of two saves on the same parent one wins and the other learns the newest id", async () => {
  const ada = await signUp(server.origin);
  const { design, spaceId } = await newDesign(ada);
  const base = (
    await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, { elements: [], parentRevisionId: null })
  ).body;
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      ada.post<RevisionJson & { newestRevisionId: string; code: string }>(`/designs/${design.id}/revisions`, {
        elements: [text(spaceId, `Version ${index}`)],
        parentRevisionId: base.id,
      }),
    ),
  );
  const won = answers.filter((answer) => answer.status === 201);
  const lost = answers.filter((answer) => answer.status === 409);
  expect([won.length, lost.length]).toEqual([1, 5]);
  for (const answer of lost)
    expect(answer.body).toMatchObject({ code: "stale_parent", newestRevisionId: won[0]?.body.id });
});

test("bad elements are told by their path and nothing is stored", async () => {
  const ada = await signUp(server.origin);
  const { design, spaceId } = await newDesign(ada);
  const good = text(spaceId);
  const id = crypto.randomUUID();
  const bad: [string, unknown, string][] = [
    ["an unknown space", { ...good, spaceId: crypto.randomUUID() }, "elements.0.spaceId"],
    ["an unknown font", { ...good, content: { ...good.content, fontFamily: "No Such Font" } }, "elements.0"],
    ["an unknown field", { ...good, wobble: 1 }, "elements.0"],
    ["a coordinate far away", { ...good, transform: { ...good.transform, x: 1e9 } }, "elements.0.transform.x"],
    ["a negative width", { ...good, transform: { ...good.transform, width: -1 } }, "elements.0.transform.width"],
    ["text as a number", { ...good, content: { ...good.content, text: 5 } }, "elements.0.content.text"],
    ["a colour by name", { ...good, content: { ...good.content, color: "red" } }, "elements.0.content.color"],
    ["a parent that is no group", { ...good, elementId: id, parentElementId: id }, "elements.0.parentElementId"],
    [
      "an unknown asset",
      { type: "image", spaceId, transform: good.transform, content: {}, assetId: crypto.randomUUID() },
      "elements.0.assetId",
    ],
    [
      "a path that is no path",
      { type: "path", spaceId, transform: good.transform, content: { d: "M x" } },
      "elements.0",
    ],
  ];
  for (const [what, element, path] of bad) {
    const answer = await ada.post<{ code: string; errors: { path: string }[] }>(`/designs/${design.id}/revisions`, {
      elements: [element],
    });
    expect(answer.status, what).toBe(422);
    expect(answer.body.errors[0]?.path, what).toMatch(new RegExp(`^${path.replaceAll(".", "\\.")}`));
  }
  const many = await ada.post(`/designs/${design.id}/revisions`, {
    elements: Array.from({ length: 100_000 }, () => good),
  });
  expect(many.status).toBe(413);
  const tooMany = await ada.post(`/designs/${design.id}/revisions`, {
    elements: Array.from({ length: 5001 }, () => ({ ...good, content: { ...good.content, text: "x" } })),
  });
  expect(tooMany.status).toBe(422);
  const long = await ada.post(`/designs/${design.id}/revisions`, { elements: [text(spaceId, "x".repeat(10_000_000))] });
  expect(long.status).toBe(413);
  expect((await ada.get<List<unknown>>(`/designs/${design.id}/revisions`)).body.items).toHaveLength(0);
});

test("a job is queued once for the same request, cancelled once, and asked for again after that", async () => {
  const ada = await signUp(server.origin);
  const { design, spaceId, style } = await newDesign(ada);
  const revision = (await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, { elements: [text(spaceId)] }))
    .body;
  const profiles = await ada.get<List<{ id: string; name: string }>>("/export-profiles");
  const exportProfileId = given(profiles.body.items[0]).id;
  const request = () => ada.post<JobJson>(`/revisions/${revision.id}/exports`, { exportProfileId });
  const answers = await Promise.all(Array.from({ length: 10 }, request));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([202]));
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  const job = given(answers[0]).body;
  expect(job).toMatchObject({ kind: "export", status: "queued", artifact: null, artifacts: [] });
  expect((await ada.post(`/jobs/${job.id}/cancel`)).body).toMatchObject({ status: "cancelled" });
  expect((await ada.post(`/jobs/${job.id}/cancel`)).status).toBe(409);
  expect((await request()).body.id).not.toBe(job.id);

  const previews = await ada.get<List<{ id: string }>>("/preview-profiles");
  const previewProfileId = given(previews.body.items[0]).id;
  const sideId = given(style.spaces[0]).sideId;
  const preview = await ada.post<JobJson>(`/revisions/${revision.id}/previews`, { sideId, previewProfileId });
  expect(preview.body).toMatchObject({ kind: "preview", sideId, status: "queued" });
  expect((await ada.post(`/revisions/${revision.id}/previews`, { sideId: "nowhere", previewProfileId })).status).toBe(
    422,
  );
  const listed = await ada.get<List<JobJson>>(`/designs/${design.id}/jobs?limit=2`);
  expect(listed.body.items.map((item) => item.kind)).toEqual(["preview", "export"]);
  const rest = await ada.get<List<JobJson>>(`/designs/${design.id}/jobs?limit=2&cursor=${listed.body.nextCursor}`);
  expect(rest.body.items.map((item) => item.id)).toEqual([job.id]);
});

test("an empty revision is not exported", async () => {
  const ada = await signUp(server.origin);
  const { design } = await newDesign(ada);
  const revision = (await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, { elements: [] })).body;
  const profiles = await ada.get<List<{ id: string }>>("/export-profiles");
  const answer = await ada.post(`/revisions/${revision.id}/exports`, { exportProfileId: profiles.body.items[0]?.id });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ code: "preflight_failed" });
});

test("profiles count their version up, keep names apart, and the thumbnail's cannot be deleted", async () => {
  const ada = await signUp(server.origin);
  const made = await ada.post<{ id: string; version: number }>("/export-profiles", {
    name: "Mirrored film",
    mirrored: true,
  });
  expect(made.body).toMatchObject({ version: 1, mirrored: true, includeBleed: true });
  expect((await ada.post("/export-profiles", { name: "Mirrored film" })).status).toBe(409);
  const changed = await ada.call("PATCH", `/export-profiles/${made.body.id}`, { cropMarks: true });
  expect(changed.body).toMatchObject({ version: 2, cropMarks: true, mirrored: true });
  expect((await ada.call("DELETE", `/export-profiles/${made.body.id}`)).status).toBe(204);
  expect((await ada.post("/export-profiles", { name: "Mirrored film" })).status).toBe(201);
  const previews = await ada.get<List<{ id: string; isThumbnail: boolean }>>("/preview-profiles");
  const thumbnail = given(previews.body.items.find((profile) => profile.isThumbnail));
  expect((await ada.call("DELETE", `/preview-profiles/${thumbnail.id}`)).status).toBe(409);
  expect((await ada.get<List<unknown>>("/preview-profiles")).body.items).toHaveLength(previews.body.items.length);
});

test("another organization finds nothing, a viewer changes nothing", async () => {
  const ada = await signUp(server.origin);
  const { design, style, spaceId } = await newDesign(ada);
  const revision = (await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, { elements: [text(spaceId)] }))
    .body;
  const exportProfileId = given((await ada.get<List<{ id: string }>>("/export-profiles")).body.items[0]).id;
  const job = (await ada.post<JobJson>(`/revisions/${revision.id}/exports`, { exportProfileId })).body;
  const eve = await signUp(server.origin);
  const foreign: [string, string, unknown?][] = [
    ["GET", `/designs/${design.id}`],
    ["PATCH", `/designs/${design.id}`, { name: "Mine" }],
    ["DELETE", `/designs/${design.id}`],
    ["GET", `/designs/${design.id}/revisions`],
    ["POST", `/designs/${design.id}/revisions`, { elements: [] }],
    ["GET", `/designs/${design.id}/jobs`],
    ["GET", `/revisions/${revision.id}`],
    ["PATCH", `/revisions/${revision.id}`, { name: "Mine" }],
    ["POST", `/revisions/${revision.id}/exports`, { exportProfileId }],
    ["GET", `/jobs/${job.id}`],
    ["POST", `/jobs/${job.id}/cancel`],
    ["PATCH", `/export-profiles/${exportProfileId}`, { mirrored: true }],
  ];
  for (const [method, path, body] of foreign)
    expect((await eve.call(method, path, body)).status, `${method} ${path}`).toBe(404);
  expect((await eve.get("/designs/not-a-uuid")).status).toBe(404);

  const viewer = await joinAs(ada, "viewer");
  expect((await viewer.get(`/designs/${design.id}`)).status).toBe(200);
  expect((await viewer.post("/designs", { name: "No", styleVersionId: style.id })).status).toBe(403);
  expect((await viewer.post(`/designs/${design.id}/revisions`, { elements: [] })).status).toBe(403);
  expect((await viewer.post(`/revisions/${revision.id}/exports`, { exportProfileId })).status).toBe(403);
});
