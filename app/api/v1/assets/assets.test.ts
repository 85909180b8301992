import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { artifacts, assets, auditLog } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import type { AssetJson, AssetUsageJson, StyleJson } from "@/lib/designs";
import { DirectoryStore, setObjectStore } from "@/lib/kernel/storage";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { objectStores, type TestStore } from "@/scripts/testing/object-stores";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";

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

describe.each(objectStores)("artwork with %s", (_name, start) => {
  let subject: TestStore;
  let owner: Caller;
  beforeAll(async () => {
    subject = await start();
    setObjectStore(subject.store);
  });
  afterAll(async () => {
    setObjectStore(undefined);
    await subject.stop();
  });
  beforeEach(async () => {
    owner = await signUp(server.origin);
  });
  const create = async (bytes: Buffer | string, filename: string, fields?: Record<string, string>) => {
    const answer = await owner.post<AssetJson>("/assets", uploadForm(bytes, filename, fields));
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };

  it("is taken, shown, changed, thrown away and taken back", async () => {
    const asset = await create(await noisePng(24, 16), "Leaf.png", {
      name: "A leaf",
      availabilityRules: '{"roles":["designer"]}',
    });
    expect(asset).toMatchObject({
      name: "A leaf",
      mimeType: "image/png",
      widthPx: 24,
      heightPx: 16,
      availabilityRules: { roles: ["designer"] },
      url: `/api/v1/artifacts/${asset.artifactId}/content`,
      createdBy: { id: owner.userId },
      deletedAt: null,
    });
    const [row] = await withSystem((tx) => tx.select().from(assets).where(eq(assets.id, asset.id)));
    expect(row?.url).toBe(`${owner.tenantId}/assets/${asset.id}/${asset.contentHash}`);
    expect({ ...(await owner.get(`/assets/${asset.id}`)).body, duplicateOf: null }).toEqual(asset);
    const usages = await owner.get<List<{ entity: string }>>(`/artifacts/${asset.artifactId}/usages`);
    expect(usages.body.items).toMatchObject([{ entity: "assets", entityId: asset.id, role: "source" }]);

    const changed = await owner.call<AssetJson>("PATCH", `/assets/${asset.id}`, { name: "Leaves" });
    expect(changed.body).toMatchObject({ name: "Leaves", availabilityRules: { roles: ["designer"] } });

    expect((await owner.call("DELETE", `/assets/${asset.id}`)).status).toBe(204);
    expect((await owner.call("DELETE", `/assets/${asset.id}`)).status).toBe(404);
    expect((await owner.call("PATCH", `/assets/${asset.id}`, { name: "x" })).status).toBe(404);
    expect((await owner.get<List<AssetJson>>("/assets")).body.items).toEqual([]);
    expect((await owner.get<List<AssetJson>>("/assets?deleted=true")).body.items).toMatchObject([{ id: asset.id }]);
    expect((await owner.post<AssetJson>(`/assets/${asset.id}/restore`)).body).toMatchObject({
      id: asset.id,
      deletedAt: null,
    });
    expect((await owner.post(`/assets/${asset.id}/restore`)).status).toBe(404);
    const actions = await withSystem((tx) =>
      tx.select({ action: auditLog.action }).from(auditLog).where(eq(auditLog.entityId, asset.id)).orderBy(auditLog.id),
    );
    expect(actions.map((entry) => entry.action)).toEqual([
      "asset.created",
      "asset.changed",
      "asset.deleted",
      "asset.restored",
    ]);
  });

  it("takes its name from the file, and SVG with the size of its view box", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 12"><metadata>x</metadata><path d="M0 0h9v9z"/></svg>';
    expect(await create(svg, "Mark.v2.svg")).toMatchObject({
      name: "Mark.v2",
      mimeType: "image/svg+xml",
      widthPx: 30,
      heightPx: 12,
    });
  });

  it("is listed newest first, by pages and by name", async () => {
    const made: string[] = [];
    for (const name of ["One", "Two", "Three 100%"])
      made.unshift((await create(await noisePng(24, 16), "a.png", { name })).id);
    const first = await owner.get<List<AssetJson>>("/assets?limit=2");
    const second = await owner.get<List<AssetJson>>(`/assets?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map((asset) => asset.id)).toEqual(made);
    expect(second.body.nextCursor).toBeNull();
    expect((await owner.get<List<AssetJson>>("/assets?q=100%25")).body.items).toMatchObject([{ name: "Three 100%" }]);
    expect((await owner.get<List<AssetJson>>("/assets?q=TWO")).body.items).toMatchObject([{ name: "Two" }]);
    expect((await owner.get("/assets?limit=0")).status).toBe(422);
    expect((await owner.get("/assets?cursor=zzz")).status).toBe(400);
  });

  it("says which designs show it", async () => {
    const asset = await create(await noisePng(24, 16), "a.png");
    const styles = await owner.get<List<StyleJson>>("/styles");
    const style = styles.body.items[0];
    const design = await owner.post<{ id: string }>("/designs", { name: "Shirt", styleVersionId: style?.id });
    const element = {
      type: "image",
      spaceId: style?.spaces[0]?.spaceId,
      transform: { x: 0, y: 0, width: 20, height: 10, rotation: 0 },
      content: {},
      assetId: asset.id,
    };
    const revision = await owner.post<{ id: string }>(`/designs/${design.body.id}/revisions`, {
      elements: [element, element],
    });
    expect(revision.status, JSON.stringify(revision.body)).toBe(201);
    const usages = await owner.get<List<AssetUsageJson>>(`/assets/${asset.id}/usages`);
    expect(usages.body).toMatchObject({
      items: [
        {
          entityId: revision.body.id,
          designId: design.body.id,
          designName: "Shirt",
          revisionNumber: 1,
          elementCount: 2,
        },
      ],
      nextCursor: null,
    });
  });

  it("is one object when twenty people take in the same file at once", async () => {
    const bytes = await noisePng(24, 16);
    const made = await Promise.all(Array.from({ length: 20 }, () => create(bytes, "same.png")));
    expect(new Set(made.map((asset) => asset.id)).size).toBe(20);
    const rows = await withSystem((tx) =>
      tx.select({ uri: artifacts.uri }).from(artifacts).where(eq(artifacts.tenantId, owner.tenantId)),
    );
    expect(rows).toHaveLength(20);
    expect(new Set(rows.map((row) => row.uri)).size).toBe(1);
  });
});

describe("artwork of others, and what is none", () => {
  let owner: Caller;
  beforeAll(async () => {
    owner = await signUp(server.origin);
  });
  const rowsOf = () =>
    withSystem(async (tx) => [
      ...(await tx.select({ id: assets.id }).from(assets).where(eq(assets.tenantId, owner.tenantId))),
      ...(await tx.select({ id: artifacts.id }).from(artifacts).where(eq(artifacts.tenantId, owner.tenantId))),
    ]);

  it("is not found by other organizations; viewers look but do not touch", async () => {
    const host = await signUp(server.origin);
    const { body: asset } = await host.post<AssetJson>("/assets", uploadForm(await noisePng(24, 16), "a.png"));
    const viewer = await joinAs(host, "viewer");
    for (const [method, tail, body] of [
      ["GET", "", undefined],
      ["PATCH", "", { name: "x" }],
      ["DELETE", "", undefined],
      ["GET", "/usages", undefined],
      ["POST", "/restore", undefined],
    ] as const) {
      expect((await owner.call(method, `/assets/${asset.id}${tail}`, body)).status, `${method} ${tail}`).toBe(404);
      expect((await viewer.call(method, `/assets/${asset.id}${tail}`, body)).status).toBe(method === "GET" ? 200 : 403);
    }
    expect((await viewer.post("/assets", uploadForm(await noisePng(24, 16), "a.png"))).status).toBe(403);
    expect((await owner.get(`/assets/${randomUUID()}`)).status).toBe(404);
    expect((await owner.get("/assets/nonsense")).status).toBe(404);
  });

  it.each([
    ["a table", "a,b\n", "a.csv", {}, 415],
    ["a program", "MZ\u0000\u0001", "a.png", {}, 415],
    ["rules that are no JSON", undefined, "a.png", { availabilityRules: "{" }, 422],
    ["rules that are no object", undefined, "a.png", { availabilityRules: "[1]" }, 422],
    ["an empty name", undefined, "a.png", { name: "  " }, 422],
    ["a long name", undefined, "a.png", { name: "x".repeat(201) }, 422],
    ["a name that cannot be stored", undefined, "a.png", { name: "a\u0000b" }, 422],
    ["an unknown field", undefined, "a.png", { colour: "red" }, 422],
  ] as const)("%s is refused and leaves nothing", async (_name, content, filename, fields, status) => {
    const answer = await owner.post("/assets", uploadForm(content ?? (await noisePng(24, 16)), filename, fields));
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(await rowsOf()).toEqual([]);
  });

  it("nothing is left when the object store refuses to write", async () => {
    setObjectStore(new DirectoryStore("/dev/null/objects"));
    try {
      expect((await owner.post("/assets", uploadForm(await noisePng(24, 16), "a.png"))).status).toBe(503);
    } finally {
      setObjectStore(undefined);
    }
    expect(await rowsOf()).toEqual([]);
  });
});
