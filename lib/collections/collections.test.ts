import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectionStatuses } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { drawSamplePicture } from "@/scripts/testing/sample-pictures";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";
import { analyzePart, failAnalysis, finishAnalysis, startAnalysis } from "./analyze-collection";
import { analyzeNewInspiration } from "./analyze-inspiration";
import type { CollectionJson, InspirationJson } from "./collection-schemas";
import { collectionTransitions, moveCollection } from "./collection-states";
import { setCollection } from "./generation-test-fixture";
import { deriveSettings, rankWords } from "./merge-analyses";
import type { ProductJson } from "./product-schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

type List<T> = { items: T[]; nextCursor: string | null };
interface Problem extends Record<string, unknown> {
  code: string;
  errors?: { path: string; message: string }[];
}

async function makeProducts(caller: Caller, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const input = { name: `Oak chair ${index}`, sku: `CH-${index}`, category: "Chairs", roomTypes: ["dining room"] };
    ids.push((await caller.post<ProductJson>("/products", input)).body.id);
  }
  return ids;
}
const make = async (caller: Caller, selectedProductIds: string[] = []) => {
  const answer = await caller.post<CollectionJson>("/collections", { name: "Spring", selectedProductIds });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

test("a collection is made, changed, listed, and comes back from the trash", async () => {
  const ada = await signUp(server.origin);
  const products = await makeProducts(ada, 2);
  const made = await make(ada, [...products, ...products.slice(0, 1)]);
  expect(made).toMatchObject({
    status: "draft",
    selectedProductIds: products,
    productAnalysis: null,
    baseSettings: null,
    progress: { total: 0, costUsd: 0 },
    inspirationCount: 0,
    covers: [],
  });
  const changed = await ada.call<CollectionJson>("PATCH", `/collections/${made.id}`, {
    name: "Summer",
    selectedProductIds: products.slice(1),
    baseSettings: { style: "modern", varietyLevel: 7 },
  });
  expect(changed.body).toMatchObject({ name: "Summer", baseSettings: { style: "modern", varietyLevel: 7 } });
  expect(changed.body.selectedProductIds).toEqual(products.slice(1));
  const path = `/collections/${(await make(ada, products)).id}/products`;
  const page = await ada.get<List<ProductJson>>(`${path}?limit=1`);
  expect(page.body.items.map(({ id }) => id)).toEqual(products.slice(0, 1));
  const next = await ada.get<List<ProductJson>>(`${path}?cursor=${page.body.nextCursor ?? ""}`);
  expect(next.body).toMatchObject({ items: [{ id: products[1] }], nextCursor: null });
  const first = await ada.get<List<CollectionJson>>("/collections?limit=1");
  expect(first.body.items.map(({ name }) => name)).toEqual(["Spring"]);
  const rest = await ada.get<List<CollectionJson>>(`/collections?cursor=${first.body.nextCursor ?? ""}`);
  expect(rest.body.items.map(({ id }) => id)).toEqual([made.id]);
  expect((await ada.get<List<CollectionJson>>("/collections?q=umm&status=draft")).body.items).toHaveLength(1);
  expect((await ada.call("DELETE", `/collections/${made.id}`)).status).toBe(204);
  expect((await ada.call("PATCH", `/collections/${made.id}`, { name: "x" })).status).toBe(404);
  expect((await ada.get<List<CollectionJson>>("/collections?deleted=true")).body.items).toHaveLength(1);
  expect((await ada.post<CollectionJson>(`/collections/${made.id}/restore`)).body.deletedAt).toBeNull();
  expect((await ada.post(`/collections/${made.id}/restore`)).status).toBe(404);
});

test("other organizations, roles and bad input", async () => {
  const ada = await signUp(server.origin);
  const collection = await make(ada, await makeProducts(ada, 1));
  const inspiration = await ada.post<InspirationJson>(
    `/collections/${collection.id}/inspirations`,
    uploadForm(await noisePng(), "a.png"),
  );
  const stranger = await signUp(server.origin);
  for (const [method, path, body] of [
    ["GET", `/collections/${collection.id}`, undefined],
    ["PATCH", `/collections/${collection.id}`, { name: "mine" }],
    ["DELETE", `/collections/${collection.id}`, undefined],
    ["POST", `/collections/${collection.id}/analyze`, undefined],
    ["GET", `/collections/${collection.id}/inspirations`, undefined],
    ["POST", `/collections/${collection.id}/inspirations`, { imageId: inspiration.body.imageId }],
    ["PATCH", `/inspirations/${inspiration.body.id}`, { displayOrder: 0 }],
    ["POST", `/inspirations/${inspiration.body.id}/analyze`, undefined],
    ["DELETE", `/inspirations/${inspiration.body.id}`, undefined],
  ] as const) {
    expect((await stranger.call(method, path, body)).status, `${method} ${path}`).toBe(404);
  }
  const foreign = await stranger.post<Problem>("/collections", {
    name: "Theirs",
    selectedProductIds: collection.selectedProductIds,
  });
  expect([foreign.status, foreign.body.errors?.[0]?.path]).toEqual([422, "selectedProductIds.0"]);
  const viewer = await joinAs(ada, "viewer");
  expect((await viewer.get(`/collections/${collection.id}`)).status).toBe(200);
  expect((await viewer.post("/collections", { name: "x" })).status).toBe(403);
  expect((await viewer.post(`/collections/${collection.id}/analyze`)).status).toBe(403);
  for (const [input, path] of [
    [{ baseSettings: { varietyLevel: 11 } }, "baseSettings.varietyLevel"],
    [{ baseSettings: { mood: "x" } }, "baseSettings"],
    [{ name: "" }, "name"],
  ] as const) {
    const refused = await ada.call<Problem>("PATCH", `/collections/${collection.id}`, input);
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, path]);
  }
  const keyless = await ada.get<Problem>("/inspiration-search?q=chair");
  expect([keyless.status, keyless.body.code]).toEqual([422, "capability_missing"]);
});

test("an analysis assigns every product a room, once, however often it is asked for", async () => {
  const ada = await signUp(server.origin);
  const products = await makeProducts(ada, 3);
  const { id } = await make(ada, products);
  const asked = await Promise.all(Array.from({ length: 4 }, () => ada.post<Problem>(`/collections/${id}/analyze`)));
  expect(asked.filter(({ status }) => status === 202)).toHaveLength(1);
  expect(asked.filter(({ body }) => body.code === "illegal_transition")).toHaveLength(3);
  const busy = await ada.call<Problem>("PATCH", `/collections/${id}`, { selectedProductIds: [] });
  expect([busy.status, busy.body.code]).toEqual([409, "conflict"]);
  expect(await startAnalysis(ada.tenantId, id)).toEqual({ parts: 1 });
  const part = await analyzePart(ada.tenantId, id, 0, ada.userId);
  if (part === null) throw new Error("There were no products.");
  await finishAnalysis(ada.tenantId, id, [part]);
  const { body } = await ada.get<CollectionJson>(`/collections/${id}`);
  expect(body).toMatchObject({
    status: "ready",
    productAnalysis: {
      dominantCategory: "Chairs",
      productRoomAssignments: Object.fromEntries(products.map((product) => [product, "dining room"])),
      roomTypeDistribution: { "dining room": 3 },
    },
  });
  expect(body.baseSettings).toHaveProperty("style");
  const corrected = { ...body.productAnalysis, productRoomAssignments: { [products[0] ?? ""]: "office" } };
  const changed = await ada.call<CollectionJson>("PATCH", `/collections/${id}`, { productAnalysis: corrected });
  expect(changed.body.productAnalysis).toMatchObject({ productRoomAssignments: { [products[0] ?? ""]: "office" } });
});

test("an analysis without products is refused, and one that fails leaves a draft with the reason", async () => {
  const ada = await signUp(server.origin);
  const empty = await make(ada);
  const refused = await ada.post<Problem>(`/collections/${empty.id}/analyze`);
  expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, "selectedProductIds"]);
  expect((await ada.get<CollectionJson>(`/collections/${empty.id}`)).body.status).toBe("draft");
  const { id } = await make(ada, await makeProducts(ada, 1));
  await ada.post(`/collections/${id}/analyze`);
  await failAnalysis(ada.tenantId, id, "The provider is down.");
  expect((await ada.get<CollectionJson>(`/collections/${id}`)).body).toMatchObject({
    status: "draft",
    errorMessage: "The provider is down.",
  });
  expect((await ada.post(`/collections/${id}/analyze`)).status).toBe(202);
  // With an analysis from before it goes on with that one.
  const part = await analyzePart(ada.tenantId, id, 0, ada.userId);
  await finishAnalysis(ada.tenantId, id, part === null ? [] : [part]);
  expect((await ada.post(`/collections/${id}/analyze`)).status).toBe(202);
  await failAnalysis(ada.tenantId, id, "The provider is down.");
  const kept = { status: "ready", errorMessage: "The provider is down.", productAnalysis: expect.any(Object) };
  expect((await ada.get<CollectionJson>(`/collections/${id}`)).body).toMatchObject(kept);
  await setCollection(ada, id, { status: "generating", errorMessage: null });
  await failAnalysis(ada.tenantId, id, "Too late.");
  expect((await ada.get<CollectionJson>(`/collections/${id}`)).body).toMatchObject({
    status: "generating",
    errorMessage: null,
  });
});

test("inspirations keep an order, are there once, and tell their scene", async () => {
  const ada = await signUp(server.origin);
  const { id } = await make(ada);
  const path = `/collections/${id}/inspirations`;
  const added = [];
  for (const seed of [1, 2, 3]) {
    const answer = await ada.post<InspirationJson>(path, uploadForm(await drawSamplePicture(seed), `${seed}.jpg`));
    expect(answer.status).toBe(201);
    added.push(answer.body);
  }
  const [one, two, three] = added.map((item) => item.id);
  const again = await ada.post<InspirationJson>(path, { imageId: added[0]?.imageId, source: "library" });
  expect(again.body.id).toBe(one);
  await ada.call("PATCH", `/inspirations/${three ?? ""}`, { displayOrder: 0 });
  const list = async () => (await ada.get<List<InspirationJson>>(path)).body.items;
  expect((await list()).map((item) => [item.id, item.displayOrder])).toEqual([
    [three, 0],
    [one, 1],
    [two, 2],
  ]);
  expect((await ada.call("DELETE", `/inspirations/${one ?? ""}`)).status).toBe(204);
  expect((await list()).map((item) => [item.id, item.displayOrder])).toEqual([
    [three, 0],
    [two, 1],
  ]);
  await analyzeNewInspiration(ada.tenantId, two ?? "");
  const [, analysed] = await list();
  expect(analysed?.analysis?.colorPalette.length).toBeGreaterThan(0);
  const corrected = { ...analysed?.analysis, mood: "quiet" };
  expect(
    (await ada.call<InspirationJson>("PATCH", `/inspirations/${two ?? ""}`, { analysis: corrected })).body.analysis,
  ).toEqual(corrected);
  await analyzeNewInspiration(ada.tenantId, two ?? "");
  expect((await list())[1]?.analysis?.mood).toBe("quiet");
  const anew = await ada.post<InspirationJson>(`/inspirations/${two ?? ""}/analyze`);
  expect(anew.body.analysis).toEqual(analysed?.analysis);
  expect((await ada.get<CollectionJson>(`/collections/${id}`)).body.inspirationCount).toBe(2);
  // A batch is made after the same pictures from its begin to its end, also when it pauses.
  const before = await list();
  await setCollection(ada, id, { status: "generating", pausedAt: new Date() });
  const refused = [
    await ada.post<Problem>(path, uploadForm(await drawSamplePicture(4), "4.jpg")),
    await ada.post<Problem>(path, { imageId: added[0]?.imageId, source: "library" }),
    await ada.call<Problem>("PATCH", `/inspirations/${three ?? ""}`, { displayOrder: 1 }),
    await ada.call<Problem>("DELETE", `/inspirations/${three ?? ""}`),
  ];
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(refused.map(() => [409, "conflict"]));
  expect(await list()).toEqual(before);
});

test("a collection's state changes only along its arrows", async () => {
  const ada = await signUp(server.origin);
  const { id } = await make(ada);
  let status: (typeof collectionStatuses)[number] = "draft";
  const walk = fc.sample(fc.array(fc.constantFrom(...collectionStatuses), { minLength: 30, maxLength: 30 }), {
    numRuns: 1,
    seed: 7,
  })[0];
  for (const to of walk ?? []) {
    const moved = await withTenant(ada.tenantId, (tx) => moveCollection(tx, ada.tenantId, id, to));
    const allowed = collectionTransitions[to].includes(status);
    expect(moved !== undefined, `${status} → ${to}`).toBe(allowed);
    if (allowed) status = to;
  }
});

test("settings are what most inspirations show", () => {
  const scene = (style: string, lighting: string, props: string[]) => ({
    environment: "indoor" as const,
    suggestedRoomTypes: ["office"],
    style,
    lighting,
    colorPalette: ["#AA0000", "red"],
    materials: {},
    props,
    mood: "calm",
  });
  expect(
    deriveSettings(
      [scene("rustic", "dim", ["vase"]), scene("modern", "bright", ["vase", "rug"]), scene("modern", "", [])],
      null,
    ),
  ).toEqual({ style: "modern", lighting: "dim", colorScheme: "#AA0000", roomType: "office", props: ["vase", "rug"] });
  expect(deriveSettings([], { suggestedStyles: ["scandinavian"] })).toEqual({ style: "scandinavian" });
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c")), fc.integer({ min: 0, max: 5 }), (words, most) => {
      const ranked = rankWords(words, most);
      expect(new Set(ranked).size).toBe(ranked.length);
      const counts = ranked.map((word) => words.filter((other) => other === word).length);
      expect(counts).toEqual([...counts].sort((one, other) => other - one));
    }),
  );
});
