import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import type { BranchJson, RevisionDiffJson } from "./branch-schemas";
import type { ElementConflict } from "./elements/merge-elements";
import type { DesignJson, RevisionJson, RevisionSummaryJson, StyleJson } from "./schemas";

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
}

interface Problem {
  code: string;
  newestRevisionId: string | null;
  conflicts: ElementConflict[];
  errors: { path: string }[];
}

function given<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error("The test expected a value.");
  return value;
}

const ids = { title: crypto.randomUUID(), mark: crypto.randomUUID() };

/** A design with a title and a shape, saved once. */
async function start(caller: Caller) {
  const style = given((await caller.get<List<StyleJson>>("/styles?limit=1")).body.items[0]);
  const spaceId = given(style.spaces[0]).spaceId;
  const design = (await caller.post<DesignJson>("/designs", { name: "Shirt", styleVersionId: style.id })).body;
  const title = (content: object = {}, change: object = {}) => ({
    elementId: ids.title,
    type: "text",
    spaceId,
    transform: { x: 10, y: 10, width: 80, height: 20, rotation: 0 },
    content: { text: "Hello", fontFamily: "Inter", fontSizeMm: 8, color: "#112233", ...content },
    ...change,
  });
  const mark = (content: object = {}, change: object = {}) => ({
    elementId: ids.mark,
    type: "shape",
    spaceId,
    transform: { x: 0, y: 0, width: 5, height: 5, rotation: 0 },
    content: { shape: "rect", fill: "#ff0000", ...content },
    ...change,
  });
  const save = (elements: unknown[], more: object = {}) =>
    caller.post<RevisionJson & Problem>(`/designs/${design.id}/revisions`, { elements, ...more });
  const branch = (name: string, fromRevisionId: string) =>
    caller.post<BranchJson & Problem>(`/designs/${design.id}/branches`, { name, fromRevisionId });
  const merge = (fromBranch: string, intoBranch: string, resolutions?: object) =>
    caller.post<RevisionJson & Problem>(`/designs/${design.id}/merge`, { fromBranch, intoBranch, resolutions });
  const list = async (branchId?: string) => {
    const path = `/designs/${design.id}/revisions${branchId === undefined ? "" : `?branchId=${branchId}`}`;
    return (await caller.get<List<RevisionSummaryJson>>(path)).body.items;
  };
  const first = (await save([title(), mark()])).body;
  return { design, title, mark, save, branch, merge, list, first };
}

test("a branch counts on from its revision and leaves the main line alone until it is merged", async () => {
  const ada = await signUp(server.origin);
  const { design, title, mark, save, branch, merge, list, first } = await start(ada);
  const second = (await save([title(), mark({ fill: "#00ff00" })], { parentRevisionId: first.id })).body;
  expect(second.changeSummary).toEqual({ added: 0, removed: 0, changed: 1 });
  const made = await branch("Winter", first.id);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ fromRevisionId: first.id, headRevisionId: first.id, unmerged: 0 });

  const onBranch = await save([title({ text: "Winter" }), mark()], {
    branchId: made.body.id,
    parentRevisionId: first.id,
  });
  expect(onBranch).toMatchObject({
    status: 201,
    body: { number: 2, branchId: made.body.id, parentRevisionId: first.id },
  });
  const next = (await save([title({ text: "Winter" }), mark()], { parentRevisionId: onBranch.body.id })).body;
  expect(next).toMatchObject({ number: 3, branchId: made.body.id });
  expect((await list()).map((revision) => revision.id)).toEqual([second.id, first.id]);
  expect((await list(made.body.id)).map((revision) => revision.id)).toEqual([next.id, onBranch.body.id]);
  expect((await ada.get<DesignJson>(`/designs/${design.id}`)).body.headRevisionId).toBe(second.id);
  expect((await ada.get<List<BranchJson>>(`/designs/${design.id}/branches`)).body.items).toMatchObject([
    { name: "Winter", headRevisionId: next.id, unmerged: 2 },
  ]);

  const merged = await merge("Winter", "main");
  expect(merged.status).toBe(201);
  expect(merged.body).toMatchObject({
    number: 3,
    branchId: null,
    name: "Merge of Winter",
    parentRevisionId: second.id,
    mergedRevisionId: next.id,
    changeSummary: { added: 0, removed: 0, changed: 1 },
    elements: [{ content: { text: "Winter" } }, { content: { fill: "#00ff00" } }],
  });
  expect((await ada.get<DesignJson>(`/designs/${design.id}`)).body.headRevisionId).toBe(merged.body.id);
  expect((await ada.get<List<BranchJson>>(`/designs/${design.id}/branches`)).body.items[0]?.unmerged).toBe(0);
  expect(await merge(made.body.id, "main")).toMatchObject({ status: 409, body: { code: "conflict" } });
  // And back: the branch gets what the main line had, from the nearest common revision.
  expect((await merge("main", "winter")).status).toBe(404);
  expect((await merge("main", "Winter")).body).toMatchObject({ number: 4, branchId: made.body.id });
});

test("what both lines changed is a conflict that lists both versions and is decided element by element", async () => {
  const ada = await signUp(server.origin);
  const { title, mark, save, branch, merge, first } = await start(ada);
  const { id: branchId } = (await branch("Winter", first.id)).body;
  const theirs = (await save([title({ text: "Theirs" }), mark({ fill: "#0000ff" })], { branchId })).body;
  const mine = (await save([title({ text: "Mine" }, { opacity: 0.5 })])).body;
  const conflict = await merge(branchId, "main");
  expect(conflict).toMatchObject({
    status: 409,
    body: {
      code: "merge_conflict",
      baseRevisionId: first.id,
      mineRevisionId: mine.id,
      theirsRevisionId: theirs.id,
      conflicts: [
        {
          elementId: ids.title,
          kind: "both-changed",
          fields: [{ path: "content.text", mine: "Mine", theirs: "Theirs" }],
        },
        { elementId: ids.mark, kind: "changed-deleted", mine: null, theirs: { content: { fill: "#0000ff" } } },
      ],
    },
  });
  const half = await merge(branchId, "main", { [ids.title]: "both" });
  expect(half.body.conflicts.map(({ elementId }) => elementId)).toEqual([ids.mark]);
  const merged = await merge(branchId, "main", { [ids.title]: "both", [ids.mark]: "mine" });
  expect(merged.status).toBe(201);
  expect(merged.body.elements).toMatchObject([
    { elementId: ids.title, content: { text: "Mine" }, opacity: 0.5 },
    { content: { text: "Theirs" } },
  ]);
  expect(merged.body.elements.every((element) => element.type !== "text" || element.layout !== undefined)).toBe(true);
  const wrong = await merge(branchId, "main", { [ids.title]: "yours" });
  expect(wrong).toMatchObject({ status: 422, body: { code: "validation_failed" } });
});

test("a stale parent is told by line", async () => {
  const ada = await signUp(server.origin);
  const { title, mark, save, branch, first } = await start(ada);
  const { id: branchId } = (await branch("Winter", first.id)).body;
  const onBranch = (await save([title()], { branchId, parentRevisionId: first.id })).body;
  const onMain = (await save([mark()], { parentRevisionId: first.id })).body;
  expect(onMain.number).toBe(2);
  expect(await save([], { branchId, parentRevisionId: first.id })).toMatchObject({
    status: 409,
    body: { code: "stale_parent", newestRevisionId: onBranch.id },
  });
  expect(await save([], { parentRevisionId: first.id })).toMatchObject({
    status: 409,
    body: { code: "stale_parent", newestRevisionId: onMain.id },
  });
  expect(await save([], { parentRevisionId: crypto.randomUUID() })).toMatchObject({
    status: 409,
    body: { code: "stale_parent", newestRevisionId: onMain.id },
  });
  expect((await save([], { branchId: crypto.randomUUID() })).status).toBe(404);
  // Back onto the main line with what the branch has: the line is named, the parent is its own.
  expect((await save([title()], { branchId: null, parentRevisionId: onMain.id })).body).toMatchObject({
    number: 3,
    branchId: null,
  });
});

test("two revisions are compared field by field, names of revisions change and nothing else does", async () => {
  const ada = await signUp(server.origin);
  const { title, mark, save, first } = await start(ada);
  const second = (await save([mark({}, { opacity: 0.5 })])).body;
  const diff = await ada.get<RevisionDiffJson>(`/revisions/${first.id}/diff/${second.id}`);
  expect(diff.status).toBe(200);
  expect(diff.body).toMatchObject({
    added: [],
    removed: [{ elementId: ids.title }],
    changed: [{ elementId: ids.mark, fields: [{ path: "opacity", after: 0.5 }] }],
    moved: [],
  });
  expect((await ada.call("PATCH", `/revisions/${first.id}`, { name: "Approved" })).body).toMatchObject({
    name: "Approved",
    contentHash: first.contentHash,
  });
  expect((await ada.call("PATCH", `/revisions/${first.id}`, { elements: [] })).status).toBe(422);
  const other = await start(ada);
  expect((await ada.get(`/revisions/${first.id}/diff/${other.first.id}`)).status).toBe(422);
  expect((await ada.get(`/revisions/${first.id}/diff/${crypto.randomUUID()}`)).status).toBe(404);
  // Restoring is saving the old elements again.
  const restored = await save([title(), mark()], { parentRevisionId: second.id });
  expect(restored.body).toMatchObject({ number: 3, contentHash: first.contentHash, changeSummary: { added: 1 } });
});

test("unchanged texts keep their line breaks, changed ones get new ones, bad ones are named by their place", async () => {
  const ada = await signUp(server.origin);
  const { title, mark, save } = await start(ada);
  const sql = getSql();
  const long = { text: "A line that is long enough to be broken into several lines of text" };
  const first = (await save([mark(), title(long)])).body;
  await sql`
    update app.revision_elements set layout = jsonb_set(layout, '{heightMm}', '77')
    where design_revision_id = ${first.id} and type = 'text'`;
  const layoutOf = (revision: RevisionJson) => {
    const element = revision.elements.find((candidate) => candidate.type === "text");
    return element?.type === "text" ? element.layout : undefined;
  };
  const moved = (
    await save([mark(), title(long, { name: "Title", transform: { x: 30, y: 3, width: 80, height: 9, rotation: 5 } })])
  ).body;
  expect(layoutOf(moved)?.heightMm).toBe(77);
  const narrow = (await save([title(long, { transform: { x: 10, y: 10, width: 40, height: 20, rotation: 0 } })])).body;
  expect(layoutOf(narrow)?.heightMm).not.toBe(77);
  expect(layoutOf(narrow)?.lines.length).toBeGreaterThan(layoutOf(moved)?.lines.length ?? 0);
  const bad = await save([
    mark(),
    title(long),
    { ...title({ fontFamily: "No Such Font" }), elementId: crypto.randomUUID() },
  ]);
  expect(bad).toMatchObject({ status: 422 });
  expect(bad.body.errors[0]?.path).toBe("elements.2.content.fontFamily");
});

test("branches have names of their own, are renamed, deleted and brought back", async () => {
  const ada = await signUp(server.origin);
  const { design, save, title, branch, merge, first } = await start(ada);
  const { id } = (await branch("Winter", first.id)).body;
  expect((await branch("Winter", first.id)).body.code).toBe("conflict");
  for (const name of ["main", " MAIN ", "", crypto.randomUUID(), "x".repeat(101)]) {
    expect((await branch(name, first.id)).status, name).toBe(422);
  }
  expect((await branch("Other", crypto.randomUUID())).body).toMatchObject({ errors: [{ path: "fromRevisionId" }] });
  expect((await ada.call("PATCH", `/branches/${id}`, { name: "Autumn" })).body).toMatchObject({ name: "Autumn" });
  const kept = (await save([title({ text: "Kept" })], { branchId: id })).body;
  expect((await ada.call("DELETE", `/branches/${id}`)).status).toBe(204);
  expect((await ada.call("DELETE", `/branches/${id}`)).status).toBe(404);
  expect((await ada.get<List<BranchJson>>(`/designs/${design.id}/branches`)).body.items).toEqual([]);
  expect((await save([], { branchId: id })).status).toBe(404);
  expect((await save([], { parentRevisionId: kept.id })).status).toBe(404);
  expect((await merge("Autumn", "main")).status).toBe(404);
  expect((await merge(id, "main")).status).toBe(404);
  expect((await ada.get(`/designs/${design.id}/revisions?branchId=${id}`)).status).toBe(404);
  expect((await ada.get(`/revisions/${kept.id}`)).status).toBe(200);
  expect((await ada.post(`/branches/${id}/restore`)).body).toMatchObject({ headRevisionId: kept.id });
  expect((await merge("main", "main")).status).toBe(422);
});

test("the revisions of a variable-data job stand on a line of their own that nobody continues", async () => {
  const ada = await signUp(server.origin);
  const { design, save, title, list, first, merge } = await start(ada);
  const sql = getSql();
  const [batch] = await sql<{ id: string }[]>`
    insert into app.design_branches (tenant_id, id, design_id, name, kind, from_revision_id, head_revision_id)
    values (${ada.tenantId}, ${crypto.randomUUID()}, ${design.id}, 'main', 'batch', ${first.id}, ${first.id}) returning id`;
  const branchId = given(batch).id;
  const row = crypto.randomUUID();
  await sql`
    insert into app.design_revisions (tenant_id, id, design_id, branch_id, parent_revision_id, number, content_hash, element_count)
    values (${ada.tenantId}, ${row}, ${design.id}, ${branchId}, ${first.id}, 7, ${first.contentHash}, 0)`;
  expect((await list()).map((revision) => revision.id)).toEqual([first.id]);
  expect((await ada.get<List<BranchJson>>(`/designs/${design.id}/branches`)).body.items).toEqual([]);
  expect((await save([title()], { branchId })).status).toBe(422);
  expect((await save([title()], { parentRevisionId: row })).status).toBe(422);
  expect((await merge(branchId, "main")).status).toBe(422);
  expect((await save([title()])).body.number).toBe(2);
});

test("of ten saves on a branch and ten merges at once none passes another over", async () => {
  const ada = await signUp(server.origin);
  const { title, mark, save, branch, merge, list, first } = await start(ada);
  const { id: branchId } = (await branch("Winter", first.id)).body;
  const saves = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      save([title({ text: `Save ${index}` }), mark()], { branchId, parentRevisionId: first.id }),
    ),
  );
  expect(saves.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    201,
    ...Array.from({ length: 9 }, () => 409),
  ]);
  const merges = await Promise.all(Array.from({ length: 6 }, () => merge("Winter", "main")));
  expect(merges.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    201,
    ...Array.from({ length: 5 }, () => 409),
  ]);
  for (const { status, body } of merges) if (status === 409) expect(body.code).toBe("conflict");
  expect((await list()).map((revision) => revision.number)).toEqual([2, 1]);

  // Merging while somebody saves on the main line: both are in the end in it.
  await save([title({ text: "Again" }), mark()], { branchId });
  const newest = given((await list())[0]);
  const [merged, saved] = await Promise.all([
    merge("Winter", "main"),
    save([title({ text: "Again" }), mark({ fill: "#123456" })], { parentRevisionId: newest.id }),
  ]);
  expect(merged).toMatchObject({ status: 201, body: { elements: [{ content: { text: "Again" } }, {}] } });
  expect([201, 409]).toContain(saved.status);
  const line = await list();
  expect(line.map((revision) => revision.number)).toEqual(
    Array.from({ length: line.length }, (_, at) => line.length - at),
  );
  expect(line.slice(0, -1).map((revision) => revision.parentRevisionId)).toEqual(
    line.slice(1).map((revision) => revision.id),
  );
});

test("another organization finds nothing, a viewer looks and changes nothing", async () => {
  const ada = await signUp(server.origin);
  const { design, branch, first } = await start(ada);
  const { id } = (await branch("Winter", first.id)).body;
  const writes: [string, string, unknown?][] = [
    ["POST", `/designs/${design.id}/branches`, { name: "Mine", fromRevisionId: first.id }],
    ["POST", `/designs/${design.id}/merge`, { fromBranch: id, intoBranch: "main" }],
    ["PATCH", `/branches/${id}`, { name: "Mine" }],
    ["DELETE", `/branches/${id}`],
    ["POST", `/branches/${id}/restore`],
  ];
  const reads = [
    `/designs/${design.id}/branches`,
    `/designs/${design.id}/revisions?branchId=${id}`,
    `/revisions/${first.id}/diff/${first.id}`,
  ];
  const eve = await signUp(server.origin);
  const viewer = await joinAs(ada, "viewer");
  for (const [method, path, body] of writes) {
    expect((await eve.call(method, path, body)).status, `${method} ${path}`).toBe(404);
    expect((await viewer.call(method, path, body)).status, `${method} ${path}`).toBe(403);
  }
  for (const path of reads) {
    expect((await eve.get(path)).status, path).toBe(404);
    expect((await viewer.get(path)).status, path).toBe(200);
  }
});
