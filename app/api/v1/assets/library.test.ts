import { createHash, randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { artifacts, assets, auditLog } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import type {
  AssetFolderJson,
  AssetJson,
  AssetTagsJson,
  AssetUsageJson,
  BulkAssetsJson,
  CreatedAssetJson,
  StyleJson,
} from "@/lib/designs";
import type { UploadJson } from "@/lib/kernel/uploads";
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

interface List<T> {
  items: T[];
  nextCursor: string | null;
}

const flatPng = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
const upload = async (bytes: Buffer | string, name: string, fields: Record<string, string> = {}) => {
  const filename = typeof bytes === "string" ? "a.svg" : "a.png";
  const answer = await owner.post<CreatedAssetJson>("/assets", uploadForm(bytes, filename, { name, ...fields }));
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const names = async (query: string) =>
  (await owner.get<List<AssetJson>>(`/assets?${query}`)).body.items.map((asset) => asset.name);
const bulk = (body: unknown, caller = owner) => caller.post<BulkAssetsJson>("/assets/bulk", body);

describe("finding artwork", () => {
  it("goes by folder, folders below, tag, words and content", async () => {
    const top = (await owner.post<AssetFolderJson>("/asset-folders", { name: "Top" })).body.id;
    const below = (await owner.post<AssetFolderJson>("/asset-folders", { name: "Below", parentId: top })).body.id;
    const same = await noisePng();
    const one = await upload(same, "One", { folderId: top, tags: " Spring ,  big   SALE,spring" });
    await upload(same, "Two", { folderId: below, tags: "spring" });
    await upload(await noisePng(), "Three");
    expect(one).toMatchObject({ folderId: top, tags: ["big sale", "spring"] });
    expect(await names(`folderId=${top}`)).toEqual(["One"]);
    expect(await names(`folderId=${top}&nested=true`)).toEqual(["Two", "One"]);
    expect(await names("folderId=none")).toEqual(["Three"]);
    expect(await names("tag=SPRING")).toEqual(["Two", "One"]);
    expect(await names("q=big%20sale")).toEqual(["One"]);
    expect(await names("q=thr")).toEqual(["Three"]);
    expect(await names(`contentHash=${one.contentHash}`)).toEqual(["Two", "One"]);
    expect(await names(`duplicatesOf=${one.id}`)).toEqual(["Two"]);
    expect(await names(`tag=spring&folderId=${below}&q=two&deleted=false`)).toEqual(["Two"]);
    expect((await owner.get<AssetTagsJson>("/asset-tags")).body.items).toEqual([
      { tag: "spring", assetCount: 2 },
      { tag: "big sale", assetCount: 1 },
    ]);
  });

  it("goes by the nearest of its dominant colours", async () => {
    const red = await upload(await flatPng("#d62828"), "Red");
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path fill="#0044cc" d="M0 0h10v10H0z"/><path fill="#ffcc00" d="M10 0h10v10H10z"/></svg>';
    const flag = await upload(svg, "Flag");
    expect(red.dominantColors).toEqual(["#d62828"]);
    expect([...flag.dominantColors].sort()).toEqual(["#0044cc", "#ffcc00"]);
    expect(await names("color=%23e03030")).toEqual(["Red"]);
    expect(await names("color=%231050d0")).toEqual(["Flag"]);
    expect(await names("color=%23FFCC10")).toEqual(["Flag"]);
    expect(await names("color=%2300aa00")).toEqual([]);
  });

  it("leaves out what may not be put on a style, on every page", async () => {
    const styles = (await owner.get<List<StyleJson>>("/styles?limit=2")).body.items;
    const [first, second] = styles.map((style) => style.id);
    for (const [name, rules] of [
      ["Free", {}],
      ["First only", { styleIds: [first] }],
      ["Over", { until: "2020-01-01" }],
      ["Admins", { roles: ["admin"] }],
      ["Also free", { licenceNote: "Paid" }],
    ] as const)
      await upload(await noisePng(), name, { availabilityRules: JSON.stringify(rules) });
    expect(await names(`usableFor=${first}`)).toEqual(["Also free", "First only", "Free"]);
    expect(await names(`usableFor=${second}`)).toEqual(["Also free", "Free"]);
    const page = (await owner.get<List<AssetJson>>(`/assets?usableFor=${second}&limit=1`)).body;
    expect(page.items.map((asset) => asset.name)).toEqual(["Also free"]);
    expect(await names(`usableFor=${second}&limit=1&cursor=${page.nextCursor}`)).toEqual(["Free"]);
    const judged = (await owner.get<List<AssetJson>>(`/assets?styleId=${second}`)).body.items;
    expect(Object.fromEntries(judged.map((asset) => [asset.name, asset.availability.reasons[0]?.rule]))).toEqual({
      Free: undefined,
      "First only": "styleIds",
      Over: "until",
      Admins: "roles",
      "Also free": undefined,
    });
  });

  it.each(["folderId=x", "color=red", "contentHash=abc", "usableFor=1", "region=XX", "tag=a,b", "nested=yes"])(
    "refuses %s",
    async (query) => {
      expect((await owner.get(`/assets?${query}`)).status).toBe(422);
    },
  );
});

describe("artwork from the store", () => {
  const announce = async (bytes: Buffer, filename: string) => {
    const contentHash = createHash("sha256").update(bytes).digest("hex");
    return (await owner.post<UploadJson>("/uploads", { filename, sizeBytes: bytes.length, contentHash })).body;
  };
  const send = (id: string, bytes: Buffer) => owner.call("PUT", `/uploads/${id}`, new Uint8Array(bytes));

  it("is a finished upload in parts, with the same bytes as if it came in one piece", async () => {
    const bytes = await noisePng();
    const pending = await announce(bytes, "Large leaf.png");
    const early = await owner.post("/assets", { uploadId: pending.id });
    expect(early).toMatchObject({ status: 409, body: { code: "conflict", errors: [{ path: "uploadId" }] } });
    await send(pending.id, bytes);
    const made = await owner.post<CreatedAssetJson>("/assets", { uploadId: pending.id, tags: ["Big"] });
    expect(made).toMatchObject({
      status: 201,
      body: { name: "Large leaf", mimeType: "image/png", widthPx: 60, heightPx: 40, tags: ["big"], duplicateOf: null },
    });
    expect(made.body.dominantColors.length).toBeGreaterThan(0);
    const again = await upload(bytes, "Again");
    expect(again).toMatchObject({ contentHash: made.body.contentHash, duplicateOf: made.body.id });
    const usages = await owner.get<List<{ entity: string }>>(`/artifacts/${made.body.artifactId}/usages`);
    expect(usages.body.items).toMatchObject([{ entity: "assets", entityId: made.body.id }]);
  });

  it("is sent twice without becoming two when it has an idempotency key", async () => {
    const bytes = await noisePng();
    const { id } = await announce(bytes, "a.png");
    await send(id, bytes);
    const post = () => owner.post<CreatedAssetJson>("/assets", { uploadId: id }, { "idempotency-key": id });
    const first = await post();
    expect((await post()).body.id).toBe(first.body.id);
    expect((await owner.get<List<AssetJson>>("/assets")).body.items).toHaveLength(1);
  });

  it("is any picture, but no other file, and nobody else's", async () => {
    const kept = await owner.post<{ id: string }>("/artifacts", uploadForm(await noisePng(), "kept.png"));
    const made = await owner.post<CreatedAssetJson>("/assets", { artifactId: kept.body.id, name: "Kept" });
    expect(made).toMatchObject({ status: 201, body: { artifactId: kept.body.id, name: "Kept" } });
    const table = await owner.post<{ id: string }>("/artifacts", uploadForm("a,b\n1,2\n", "a.csv"));
    expect((await owner.post("/assets", { artifactId: table.body.id })).status).toBe(415);
    const stranger = await signUp(server.origin);
    expect((await stranger.post("/assets", { artifactId: kept.body.id })).status).toBe(404);
    const pending = await announce(await noisePng(), "a.png");
    expect((await stranger.post("/assets", { uploadId: pending.id })).status).toBe(404);
    for (const body of [{}, { artifactId: kept.body.id, uploadId: pending.id }, { artifactId: "x" }])
      expect((await owner.post("/assets", body)).status).toBe(422);
    const viewer = await joinAs(owner, "viewer");
    expect((await viewer.post("/assets", { artifactId: kept.body.id })).status).toBe(403);
  });

  it("is told to be a duplicate, except of what is in the trash; of ten at once nine are", async () => {
    const bytes = await noisePng();
    const made = await Promise.all(Array.from({ length: 10 }, () => upload(bytes, "Same")));
    const originals = made.filter((asset) => asset.duplicateOf === null);
    expect(originals).toHaveLength(1);
    const ids = made.map((asset) => asset.id);
    for (const asset of made) {
      if (asset.duplicateOf !== null) expect(ids).toContain(asset.duplicateOf);
    }
    await bulk({ action: "delete", ids });
    expect((await upload(bytes, "New")).duplicateOf).toBeNull();
  });
});

describe("changes", () => {
  it("of one asset: folder, tags and rules, refused where they refer to nothing", async () => {
    const folder = (await owner.post<AssetFolderJson>("/asset-folders", { name: "F" })).body.id;
    const asset = await upload(await noisePng(), "A");
    const patch = (body: unknown) => owner.call<AssetJson>("PATCH", `/assets/${asset.id}`, body);
    expect((await patch({ folderId: folder, tags: ["B", "a"] })).body).toMatchObject({
      folderId: folder,
      tags: ["a", "b"],
    });
    expect((await patch({ folderId: null })).body).toMatchObject({ folderId: null, tags: ["a", "b"] });
    for (const [body, path] of [
      [{ folderId: randomUUID() }, "folderId"],
      [{ tags: ["a,b"] }, "tags.0"],
      [{ availabilityRules: { from: "2026-02-01", until: "2026-01-01" } }, "availabilityRules.until"],
      [{ availabilityRules: { roles: [] } }, "availabilityRules.roles"],
      [{ availabilityRules: { maxUses: 0 } }, "availabilityRules.maxUses"],
      [{ availabilityRules: { regions: ["XX"] } }, "availabilityRules.regions.0"],
      [{ availabilityRules: { styleIds: [randomUUID()] } }, "availabilityRules.styleIds.0"],
      [{ availabilityRules: { role: ["admin"] } }, "availabilityRules"],
    ] as const) {
      expect(await patch(body)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
    }
    expect((await patch({ availabilityRules: { until: "2020-12-31" } })).body.availability).toMatchObject({
      available: false,
      reasons: [{ rule: "until", detail: "It could be used until 31 Dec 2020." }],
    });
    expect((await patch({ availabilityRules: {} })).body.availability.available).toBe(true);
  });

  it("of many: moved, tagged, untagged, thrown away and taken back, each told", async () => {
    const folder = (await owner.post<AssetFolderJson>("/asset-folders", { name: "F" })).body.id;
    const made = [await upload(await noisePng(), "One"), await upload(await noisePng(), "Two", { tags: "new" })];
    const ids = made.map((asset) => asset.id);
    const [one, two] = ids;
    const gone = randomUUID();
    expect((await bulk({ action: "move", ids: [...ids, gone], folderId: folder })).body).toEqual({
      changed: ids,
      unchanged: [gone],
    });
    expect((await bulk({ action: "tag", ids, tags: ["New"] })).body).toEqual({ changed: [one], unchanged: [two] });
    expect((await bulk({ action: "untag", ids, tags: ["new"] })).body).toEqual({ changed: ids, unchanged: [] });
    expect((await owner.get<AssetJson>(`/assets/${two}`)).body).toMatchObject({ tags: [], folderId: folder });
    expect((await bulk({ action: "delete", ids })).body.changed).toEqual(ids);
    expect((await bulk({ action: "tag", ids, tags: ["x"] })).body.changed).toEqual([]);
    expect((await bulk({ action: "restore", ids })).body.changed).toEqual(ids);
    const actions = await withSystem((tx) =>
      tx
        .select({ action: auditLog.action })
        .from(auditLog)
        .where(and(eq(auditLog.tenantId, owner.tenantId), eq(auditLog.entityId, one ?? "")))
        .orderBy(auditLog.id),
    );
    expect(actions.map((entry) => entry.action)).toEqual(
      ["created", "moved", "tagged", "untagged", "deleted", "restored"].map((word) => `asset.${word}`),
    );
  });

  it("of many are all or none, and never of others", async () => {
    const asset = await upload(await noisePng(), "One");
    expect((await bulk({ action: "move", ids: [asset.id], folderId: randomUUID() })).status).toBe(422);
    expect((await bulk({ action: "delete", ids: [] })).status).toBe(422);
    expect((await bulk({ action: "tag", ids: [asset.id], tags: [] })).status).toBe(422);
    expect((await bulk({ action: "burn", ids: [asset.id] })).status).toBe(422);
    const stranger = await signUp(server.origin);
    expect((await bulk({ action: "delete", ids: [asset.id] }, stranger)).body).toEqual({
      changed: [],
      unchanged: [asset.id],
    });
    expect((await bulk({ action: "delete", ids: [asset.id] }, await joinAs(owner, "viewer"))).status).toBe(403);
    expect((await owner.get<AssetJson>(`/assets/${asset.id}`)).body.deletedAt).toBeNull();
  });

  it("of the same assets by two at once leave both tags", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 8; index += 1) ids.push((await upload(await noisePng(), `A${index}`)).id);
    await Promise.all([
      bulk({ action: "tag", ids, tags: ["left"] }),
      bulk({ action: "tag", ids: [...ids].reverse(), tags: ["right"] }),
      bulk({ action: "tag", ids, tags: ["left", "middle"] }),
    ]);
    const found = await withSystem((tx) => tx.select().from(assets).where(eq(assets.tenantId, owner.tenantId)));
    for (const asset of found) expect(asset.tags).toEqual(["left", "middle", "right"]);
  });
});

it("usages name the brand kit first, then the revisions, page by page", async () => {
  const asset = await upload(await noisePng(), "Logo");
  await owner.call("PUT", "/brand-kit", { logoAssetIds: [asset.id] });
  const style = (await owner.get<List<StyleJson>>("/styles?limit=1")).body.items[0];
  const design = await owner.post<{ id: string }>("/designs", { name: "Tee", styleVersionId: style?.id });
  const element = {
    type: "image",
    spaceId: style?.spaces[0]?.spaceId,
    transform: { x: 0, y: 0, width: 20, height: 10, rotation: 0 },
    content: {},
    assetId: asset.id,
  };
  const revision = await owner.post<{ id: string }>(`/designs/${design.body.id}/revisions`, { elements: [element] });
  const address = `/assets/${asset.id}/usages`;
  const first = (await owner.get<List<AssetUsageJson>>(`${address}?limit=1`)).body;
  expect(first.items).toMatchObject([{ entity: "brand_kits", entityId: owner.tenantId }]);
  const second = (await owner.get<List<AssetUsageJson>>(`${address}?limit=1&cursor=${first.nextCursor}`)).body;
  expect(second).toMatchObject({ items: [{ entityId: revision.body.id, designName: "Tee" }], nextCursor: null });
});

it("leaves nothing behind when the folder does not exist", async () => {
  const form = uploadForm(await noisePng(), "a.png", { folderId: randomUUID() });
  expect((await owner.post("/assets", form)).status).toBe(422);
  const left = await withSystem((tx) =>
    tx.select({ id: artifacts.id }).from(artifacts).where(eq(artifacts.tenantId, owner.tenantId)),
  );
  expect(left).toEqual([]);
});
