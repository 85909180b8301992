import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";
import type { ProductImageJson, ProductJson } from "./product-schemas";

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

const chair = { name: "Chair", sku: "CH-1", category: "Chairs" };
const make = async (caller: Caller, input: Record<string, unknown> = {}) => {
  const answer = await caller.post<ProductJson>("/products", { ...chair, ...input });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const skus = (answer: { body: List<ProductJson> }) => answer.body.items.map(({ sku }) => sku);

test("a product is made, found, changed, and comes back from the trash", async () => {
  const ada = await signUp(server.origin);
  const product = await make(ada, {
    roomTypes: ["Living  Room", "living room", "Office"],
    metadata: { tags: ["New"], dimensions: { width: 50, height: 90, depth: 55, unit: "cm" }, colors: ["#aabbcc"] },
  });
  expect(product).toMatchObject({
    ...chair,
    roomTypes: ["living room", "office"],
    metadata: { tags: ["new"], dimensions: { width: 50 } },
    primaryImage: null,
    imageCount: 0,
    deletedAt: null,
  });
  await make(ada, { name: "Table", sku: "TA-1", category: "Tables" });
  expect(skus(await ada.get("/products?q=ch"))).toEqual(["CH-1"]);
  expect(skus(await ada.get("/products?q=%25"))).toEqual([]);
  expect(skus(await ada.get("/products?category=Tables"))).toEqual(["TA-1"]);
  expect(skus(await ada.get("/products?roomType=OFFICE&tag=new"))).toEqual(["CH-1"]);
  expect(skus(await ada.get("/products?hasImage=true"))).toEqual([]);
  const first = await ada.get<List<ProductJson>>("/products?limit=1");
  expect(skus(first)).toEqual(["TA-1"]);
  expect(skus(await ada.get(`/products?limit=1&cursor=${first.body.nextCursor ?? ""}`))).toEqual(["CH-1"]);
  expect((await ada.get("/product-ids?category=Tables")).body).toMatchObject({ ids: [expect.any(String)], total: 1 });
  expect((await ada.get("/product-facets")).body).toMatchObject({
    categories: [
      { value: "Chairs", count: 1 },
      { value: "Tables", count: 1 },
    ],
    roomTypes: [{ value: "living room" }, { value: "office" }],
    tags: [{ value: "new", count: 1 }],
  });
  const changed = await ada.call<ProductJson>("PATCH", `/products/${product.id}`, { name: "Seat", metadata: {} });
  expect(changed.body).toMatchObject({ name: "Seat", metadata: {}, sku: "CH-1" });
  expect((await ada.get<List<ProductJson>>("/products?tag=new")).body.items).toEqual([]);
  expect((await ada.call("DELETE", `/products/${product.id}`)).status).toBe(204);
  expect((await ada.call("DELETE", `/products/${product.id}`)).status).toBe(404);
  expect(skus(await ada.get("/products?deleted=true"))).toEqual(["CH-1"]);
  expect((await ada.call("PATCH", `/products/${product.id}`, { name: "x" })).status).toBe(404);
  // Its SKU is free while it lies in the trash, and then no longer.
  const rival = await make(ada, { name: "Rival" });
  const taken = await ada.post<Problem>(`/products/${product.id}/restore`);
  expect([taken.status, taken.body.code]).toEqual([409, "conflict"]);
  await ada.call("DELETE", `/products/${rival.id}`);
  expect((await ada.post<ProductJson>(`/products/${product.id}/restore`)).body).toMatchObject({ deletedAt: null });
});

test("products come in the order that is asked for, page by page", async () => {
  const ada = await signUp(server.origin);
  // Two of one name, so that the id has to decide where the page ends.
  for (const [name, sku] of [
    ["beta", "Z-1"],
    ["Alpha", "y-2"],
    ["beta", "x-3"],
    ["Gamma", "W-4"],
  ]) {
    await make(ada, { name, sku });
  }
  const walk = async (sort: string): Promise<string[]> => {
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { body: List<ProductJson> } = await ada.get<List<ProductJson>>(
        `/products?limit=1&sort=${sort}${cursor === "" ? "" : `&cursor=${cursor}`}`,
      );
      seen.push(...skus(page));
      cursor = page.body.nextCursor;
    }
    return seen;
  };
  expect(await walk("newest")).toEqual(["W-4", "x-3", "y-2", "Z-1"]);
  expect(await walk("oldest")).toEqual(["Z-1", "y-2", "x-3", "W-4"]);
  expect(await walk("name")).toEqual(["y-2", "Z-1", "x-3", "W-4"]);
  expect(await walk("sku")).toEqual(["W-4", "x-3", "y-2", "Z-1"]);
  const ids = await ada.get<{ ids: string[] }>("/product-ids?sort=name");
  const listed = await ada.get<List<ProductJson>>("/products?sort=name");
  expect(ids.body.ids).toEqual(listed.body.items.map(({ id }) => id));
  expect((await ada.get("/products?sort=price")).status).toBe(422);
});

test("the collections of a product are found by it", async () => {
  const ada = await signUp(server.origin);
  const [one, two] = [await make(ada), await make(ada, { sku: "CH-2" })];
  const selectedProductIds = [one.id, two.id];
  const both = await ada.post<{ id: string }>("/collections", { name: "Both", selectedProductIds });
  await ada.post("/collections", { name: "Second", selectedProductIds: [two.id] });
  const names = async (id: string) =>
    (await ada.get<List<{ id: string; name: string }>>(`/collections?productId=${id}`)).body.items;
  expect(await names(one.id)).toMatchObject([{ id: both.body.id }]);
  expect(await names(two.id)).toMatchObject([{ name: "Second" }, { name: "Both" }]);
  expect((await ada.get("/collections?productId=x")).status).toBe(422);
});

test("two products never share a SKU, however many make one at once", async () => {
  const ada = await signUp(server.origin);
  const answers = await Promise.all(Array.from({ length: 8 }, () => ada.post<Problem>("/products", chair)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
  const other = await make(ada, { sku: "CH-2" });
  const taken = await ada.call<Problem>("PATCH", `/products/${other.id}`, { sku: "CH-1" });
  expect([taken.status, taken.body.errors]).toEqual([409, [{ path: "sku", message: "is taken" }]]);
});

test("other organizations, roles and bad input", async () => {
  const ada = await signUp(server.origin);
  const product = await make(ada);
  const { body: link } = await ada.post<ProductImageJson>(
    `/products/${product.id}/images`,
    uploadForm(await noisePng(), "a.png"),
  );
  const stranger = await signUp(server.origin);
  for (const [method, path, body] of [
    ["GET", `/products/${product.id}`, undefined],
    ["PATCH", `/products/${product.id}`, { name: "mine" }],
    ["DELETE", `/products/${product.id}`, undefined],
    ["GET", `/products/${product.id}/images`, undefined],
    ["POST", `/products/${product.id}/images`, { artifactId: link.image.artifactId }],
    ["PATCH", `/product-images/${link.id}`, { isPrimary: true }],
    ["DELETE", `/product-images/${link.id}`, undefined],
    ["DELETE", `/products/${product.id}/model`, undefined],
  ] as const) {
    expect((await stranger.call(method, path, body)).status, `${method} ${path}`).toBe(404);
  }
  const bulk = await stranger.post<{ changed: string[]; unchanged: string[] }>("/products/bulk", {
    ids: [product.id],
    action: "delete",
  });
  expect(bulk.body).toEqual({ changed: [], unchanged: [product.id] });
  const viewer = await joinAs(ada, "viewer");
  expect((await viewer.get(`/products/${product.id}`)).status).toBe(200);
  expect((await viewer.post("/products", { ...chair, sku: "CH-9" })).status).toBe(403);
  expect((await viewer.post("/products/bulk", { ids: [product.id], action: "delete" })).status).toBe(403);
  const marketer = await joinAs(ada, "marketer");
  expect((await marketer.post("/products", { ...chair, sku: "CH-9" })).status).toBe(201);
  for (const [input, path] of [
    [{ ...chair, sku: " " }, "sku"],
    [
      { ...chair, sku: "X", metadata: { dimensions: { width: -1, height: 1, depth: 1, unit: "cm" } } },
      "metadata.dimensions.width",
    ],
    [{ ...chair, sku: "X", metadata: { tags: ["a,b"] } }, "metadata.tags.0"],
    [{ ...chair, sku: "X", roomTypes: "office" }, "roomTypes"],
  ] as const) {
    const refused = await ada.post<Problem>("/products", input);
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, path]);
  }
});

test("bulk changes touch what differs, and tags stay the same in filter and metadata", async () => {
  const ada = await signUp(server.origin);
  const one = await make(ada, { metadata: { tags: ["old", "sale"] } });
  const two = await make(ada, { sku: "CH-2", roomTypes: ["office"] });
  const bulk = (body: Record<string, unknown>) =>
    ada.post<{ changed: string[]; unchanged: string[] }>("/products/bulk", { ids: [one.id, two.id], ...body });
  expect((await bulk({ action: "add-tags", tags: ["sale"] })).body).toEqual({ changed: [two.id], unchanged: [one.id] });
  expect((await bulk({ action: "remove-tags", tags: ["old"] })).body.changed).toEqual([one.id]);
  expect((await ada.get<ProductJson>(`/products/${one.id}`)).body.metadata).toEqual({ tags: ["sale"] });
  expect(skus(await ada.get("/products?tag=sale"))).toEqual(["CH-2", "CH-1"]);
  expect((await bulk({ action: "add-room-types", roomTypes: ["Office"] })).body.changed).toEqual([one.id]);
  expect((await bulk({ action: "remove-room-types", roomTypes: ["office"] })).body.changed).toEqual([one.id, two.id]);
  expect((await bulk({ action: "set-category", category: "Seats" })).body.changed).toEqual([one.id, two.id]);
  expect((await bulk({ action: "delete" })).body.changed).toEqual([one.id, two.id]);
  await make(ada, { sku: "CH-2" });
  const conflict = await ada.post<Problem>("/products/bulk", { ids: [one.id, two.id], action: "restore" });
  expect([conflict.status, conflict.body.code]).toEqual([409, "conflict"]);
  expect((await ada.post("/products/bulk", { ids: [one.id], action: "restore" })).body).toMatchObject({
    changed: [one.id],
  });
  const refused = await ada.post<Problem>("/products/bulk", { ids: [], action: "delete" });
  expect(refused.status).toBe(422);
});

test("pictures have an order and one primary, also when they are added and moved at once", async () => {
  const ada = await signUp(server.origin);
  const product = await make(ada);
  const path = `/products/${product.id}/images`;
  const added = await Promise.all(
    Array.from({ length: 4 }, async (_, index) =>
      ada.post<ProductImageJson>(path, uploadForm(await noisePng(), `${index}.png`)),
    ),
  );
  expect(added.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const list = async () => (await ada.get<List<ProductImageJson>>(path)).body.items;
  const before = await list();
  expect(before.map((item) => item.displayOrder)).toEqual([0, 1, 2, 3]);
  expect(before.filter((item) => item.isPrimary)).toHaveLength(1);
  const [a, b, c, d] = before.map((item) => item.id);
  await ada.call("PATCH", `/product-images/${d ?? ""}`, { displayOrder: 1 });
  expect((await list()).map((item) => item.id)).toEqual([a, d, b, c]);
  await Promise.all([
    ada.call("PATCH", `/product-images/${a ?? ""}`, { displayOrder: 3 }),
    ada.call("PATCH", `/product-images/${c ?? ""}`, { isPrimary: true }),
  ]);
  const after = await list();
  expect(after.map((item) => item.id)).toEqual([d, b, c, a]);
  expect(after.filter((item) => item.isPrimary).map((item) => item.id)).toEqual([c]);
  expect((await ada.get<ProductJson>(`/products/${product.id}`)).body).toMatchObject({
    imageCount: 4,
    primaryImage: { id: after[2]?.imageId },
  });
  expect((await ada.call("DELETE", `/product-images/${c ?? ""}`)).status).toBe(204);
  const rest = await list();
  expect(rest.map((item) => [item.id, item.displayOrder, item.isPrimary])).toEqual([
    [d, 0, true],
    [b, 1, false],
    [a, 2, false],
  ]);
  const again = await ada.post<ProductImageJson>(path, { artifactId: rest[1]?.image.artifactId });
  expect(again.body).toMatchObject({ id: b, displayOrder: 1 });
  const table = await ada.post<Problem>(path, uploadForm("a,b\n1,2\n", "a.csv"));
  expect(table.status).toBe(415);
});

test("a model is a GLB; another takes its place", async () => {
  const ada = await signUp(server.origin);
  const product = await make(ada);
  const glb = (name: string) => {
    const json = Buffer.from(`{"asset":{"version":"2.0","generator":"${name}"}}`.padEnd(60));
    const head = Buffer.alloc(20);
    head.write("glTF", 0, "latin1");
    head.writeUInt32LE(2, 4);
    head.writeUInt32LE(20 + json.length, 8);
    head.writeUInt32LE(json.length, 12);
    head.write("JSON", 16, "latin1");
    return uploadForm(Buffer.concat([head, json]), `${name}.glb`);
  };
  const path = `/products/${product.id}/model`;
  expect((await ada.call("DELETE", path)).status).toBe(404);
  const first = await ada.call<ProductJson>("PUT", path, glb("one"));
  expect(first.status, JSON.stringify(first.body)).toBe(200);
  const second = await ada.call<ProductJson>("PUT", path, glb("two"));
  expect(second.body.modelArtifactId).not.toBe(first.body.modelArtifactId);
  expect(skus(await ada.get("/products?hasModel=true"))).toEqual(["CH-1"]);
  expect((await ada.call<Problem>("PUT", path, uploadForm(await noisePng(), "a.glb"))).status).toBe(415);
  expect((await ada.call("DELETE", path)).status).toBe(204);
  expect(skus(await ada.get("/products?hasModel=true"))).toEqual([]);
});
