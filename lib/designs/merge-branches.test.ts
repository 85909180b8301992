import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { signUp } from "@/scripts/testing/people";
import type { BranchJson } from "./branch-schemas";
import type { MetadataConflict } from "./elements/merge-metadata";
import type { DesignJson, RevisionJson, StyleJson } from "./schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

interface Problem {
  code: string;
  conflicts: unknown[];
  metadataConflicts: MetadataConflict[];
}

/** A design with an empty first revision for a white product, and two branches from it. */
async function start() {
  const ada = await signUp(server.origin);
  const { items } = (await ada.get<{ items: StyleJson[] }>("/styles?limit=1")).body;
  const spaceId = items[0]?.spaces[0]?.spaceId;
  const made = await ada.post<DesignJson>("/designs", { name: "Shirt", styleVersionId: items[0]?.id });
  const path = `/designs/${made.body.id}`;
  const save = async (metadata: object, more: object = {}) => {
    const answer = await ada.post<RevisionJson>(`${path}/revisions`, { elements: [], metadata, ...more });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const first = await save({ productColor: "White", note: "first" });
  const branch = async (name: string) =>
    (await ada.post<BranchJson>(`${path}/branches`, { name, fromRevisionId: first.id })).body;
  const merge = (fromBranch: string, intoBranch: string, more: object = {}) =>
    ada.post<RevisionJson & Problem>(`${path}/merge`, { fromBranch, intoBranch, ...more });
  const mark = {
    elementId: crypto.randomUUID(),
    type: "shape",
    spaceId,
    transform: { x: 0, y: 0, width: 5, height: 5, rotation: 0 },
    content: { shape: "rect", fill: "#ff0000" },
  };
  return { save, branch, merge, mark };
}

test("metadata that both lines changed is a conflict, decided an entry", async () => {
  const { save, branch, merge } = await start();
  const winter = await branch("Winter");
  await save({ productColor: "Navy", note: "first", region: "EU" }, { branchId: winter.id });
  await save({ productColor: "Red", note: "second" });
  const refused = await merge("Winter", "main");
  expect(refused).toMatchObject({ status: 409, body: { code: "merge_conflict", conflicts: [] } });
  expect(refused.body.metadataConflicts).toEqual([{ key: "productColor", base: "White", mine: "Red", theirs: "Navy" }]);
  expect((await merge("Winter", "main", { metadataResolutions: { productColor: "both" } })).status).toBe(422);
  const merged = await merge("Winter", "main", { metadataResolutions: { productColor: "theirs" } });
  expect(merged.status).toBe(201);
  expect(merged.body.metadata).toEqual({ productColor: "Navy", note: "second", region: "EU" });
});

test("a branch is merged into another branch and leaves the main line alone", async () => {
  const { save, branch, merge, mark } = await start();
  const [winter, kids] = [await branch("Winter"), await branch("Kids")];
  await save({ productColor: "White", note: "first" }, { branchId: winter.id, elements: [mark] });
  const merged = await merge("Winter", kids.id);
  expect(merged.status).toBe(201);
  expect(merged.body).toMatchObject({ branchId: kids.id, elements: [{ elementId: mark.elementId }] });
  expect((await merge("Winter", "Kids")).body.code).toBe("conflict");
  expect((await merge("main", "Kids")).body.code).toBe("conflict");
  expect((await merge("Kids", "main")).body).toMatchObject({ branchId: null, elements: [{}] });
});
