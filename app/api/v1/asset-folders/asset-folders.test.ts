import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import type { AssetFolderJson, AssetJson } from "@/lib/designs";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";

let server: ApiServer;
let owner: Caller;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});
beforeEach(async () => {
  owner = await signUp(server.origin);
});

const make = (name: string, parentId: string | null = null) =>
  owner.post<AssetFolderJson>("/asset-folders", { name, parentId });
const made = async (name: string, parentId: string | null = null) => (await make(name, parentId)).body.id;
const list = async () => (await owner.get<{ items: AssetFolderJson[] }>("/asset-folders")).body.items;
const upload = async (fields: Record<string, string>) =>
  (await owner.post<AssetJson>("/assets", uploadForm(await noisePng(), "a.png", fields))).body;

describe("folders", () => {
  it("make a tree, are renamed, moved and counted", async () => {
    const top = await make("Seasons");
    expect(top).toMatchObject({ status: 201, body: { name: "Seasons", parentId: null, assetCount: 0 } });
    const spring = await made("Spring", top.body.id);
    await upload({ folderId: spring });
    const gone = await upload({ folderId: spring });
    await owner.call("DELETE", `/assets/${gone.id}`);
    const renamed = await owner.call<AssetFolderJson>("PATCH", `/asset-folders/${spring}`, { name: "Summer" });
    expect(renamed.body).toMatchObject({ name: "Summer", parentId: top.body.id, assetCount: 1 });
    const moved = await owner.call<AssetFolderJson>("PATCH", `/asset-folders/${spring}`, { parentId: null });
    expect(moved.body).toMatchObject({ name: "Summer", parentId: null });
    expect(await list()).toMatchObject([
      { name: "Seasons", assetCount: 0 },
      { name: "Summer", assetCount: 1, parentId: null },
    ]);
  });

  it("have one name a place, whatever its case, also when two are made at once", async () => {
    const answers = await Promise.all(["Logos", "logos", "LOGOS", "Logos"].map((name) => make(name)));
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    const top = (await list())[0];
    expect((await make("Logos", top?.id)).status).toBe(201);
    const other = await made("Other");
    expect((await owner.call("PATCH", `/asset-folders/${other}`, { name: "logos" })).status).toBe(409);
    expect((await owner.call("PATCH", `/asset-folders/${other}`, { name: "other" })).status).toBe(200);
  });

  it("never lie in themselves, also when two moves would close a circle at once", async () => {
    const one = await made("One");
    const two = await made("Two");
    const move = (id: string, parentId: string) => owner.call("PATCH", `/asset-folders/${id}`, { parentId });
    expect(await move(one, one)).toMatchObject({ status: 422, body: { errors: [{ path: "parentId" }] } });
    const answers = await Promise.all([move(one, two), move(two, one)]);
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 422]);
    const three = await made("Three", (await list()).find((folder) => folder.parentId !== null)?.id);
    const root = (await list()).find((folder) => folder.parentId === null);
    expect((await move(root?.id ?? "", three)).status).toBe(422);
  });

  it("end after twelve levels", async () => {
    let parent: string | null = null;
    for (let level = 1; level <= 12; level += 1) parent = await made(`Level ${level}`, parent);
    expect((await make("Level 13", parent)).status).toBe(422);
    const outside = await made("Outside");
    await made("Inside", outside);
    const eleventh = (await list()).find((folder) => folder.name === "Level 11")?.id;
    expect((await owner.call("PATCH", `/asset-folders/${outside}`, { parentId: eleventh })).status).toBe(422);
  });

  it("are deleted when empty, or when told where their content goes", async () => {
    const top = await made("Top");
    const middle = await made("Middle", top);
    const below = await made("Below", middle);
    const asset = await upload({ folderId: middle });
    const trashed = await upload({ folderId: middle });
    await owner.call("DELETE", `/assets/${trashed.id}`);
    expect(await owner.call("DELETE", `/asset-folders/${middle}`)).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    await made("below", top);
    expect((await owner.call("DELETE", `/asset-folders/${middle}?content=move-up`)).status).toBe(409);
    expect((await owner.get<AssetJson>(`/assets/${asset.id}`)).body.folderId).toBe(middle);
    await owner.call("PATCH", `/asset-folders/${below}`, { name: "Middle" });
    expect((await owner.call("DELETE", `/asset-folders/${middle}?content=move-up`)).status).toBe(204);
    for (const { id } of [asset, trashed]) {
      expect((await owner.get<AssetJson>(`/assets/${id}`)).body.folderId).toBe(top);
    }
    expect((await list()).find((folder) => folder.id === below)).toMatchObject({ name: "Middle", parentId: top });
    expect((await owner.call("DELETE", `/asset-folders/${below}`)).status).toBe(204);
    expect((await owner.call("DELETE", `/asset-folders/${below}`)).status).toBe(404);
  });

  it("keep nothing out of sight when artwork comes in while they go", async () => {
    const folder = await made("Going");
    const asset = await upload({});
    const [deleted, moved] = await Promise.all([
      owner.call("DELETE", `/asset-folders/${folder}`),
      owner.call("PATCH", `/assets/${asset.id}`, { folderId: folder }),
    ]);
    expect([
      [204, 422],
      [409, 200],
    ]).toContainEqual([deleted.status, moved.status]);
    const { folderId } = (await owner.get<AssetJson>(`/assets/${asset.id}`)).body;
    expect((await list()).map((entry) => entry.id)).toEqual(folderId === null ? [] : [folderId]);
  });

  it("are not found by others; viewers look but do not touch", async () => {
    const folder = await made("Mine");
    const stranger = await signUp(server.origin);
    expect((await stranger.get<{ items: unknown[] }>("/asset-folders")).body.items).toEqual([]);
    expect((await stranger.call("PATCH", `/asset-folders/${folder}`, { name: "x" })).status).toBe(404);
    expect((await stranger.call("DELETE", `/asset-folders/${folder}`)).status).toBe(404);
    expect((await stranger.post("/asset-folders", { name: "x", parentId: folder })).status).toBe(422);
    expect((await stranger.post("/assets", uploadForm(await noisePng(), "a.png", { folderId: folder }))).status).toBe(
      422,
    );
    const viewer = await joinAs(owner, "viewer");
    expect((await viewer.get("/asset-folders")).status).toBe(200);
    expect((await viewer.post("/asset-folders", { name: "x" })).status).toBe(403);
    expect((await viewer.call("DELETE", `/asset-folders/${folder}`)).status).toBe(403);
  });

  it.each([
    ["an empty name", { name: " " }],
    ["a long name", { name: "x".repeat(101) }],
    ["a parent that is none", { name: "x", parentId: randomUUID() }],
    ["an unknown field", { name: "x", colour: "red" }],
  ])("refuse %s", async (_name, body) => {
    expect((await owner.post("/asset-folders", body)).status).toBe(422);
    expect(await list()).toEqual([]);
  });
});
