import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { signUp } from "@/scripts/testing/people";
import type { GeneratedAssetJson } from "./generated-asset-schemas";
import { drain, type List, makeProducts } from "./generation-test-fixture";
import type { ProductJson } from "./product-schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

test("links without a key are given only to those who may read the file by its address", async () => {
  const ada = await signUp(server.origin);
  const [photographed = "", pictured = ""] = await makeProducts(ada, 2, 1);
  const settings = { aspectRatio: "1:1", style: "modern" };
  await ada.post("/generated-assets", { productId: photographed, type: "image", settings });
  await drain(ada.tenantId);
  const { body: assets } = await ada.get<List<GeneratedAssetJson>>("/generated-assets");
  const [asset] = assets.items;
  expect(asset?.image?.thumbnailLink).toMatch(/^\/api\/objects\//);
  // The other product's picture is a generated one.
  const sent = { artifactId: asset?.image?.artifactId };
  expect((await ada.post(`/products/${pictured}/images`, sent)).status).toBe(201);
  const { body: collection } = await ada.post<{ id: string }>("/collections", {
    name: "Both",
    selectedProductIds: [photographed, pictured],
  });

  const products = await ada.withKey(["products:read"]);
  const collections = await ada.withKey(["collections:read"]);
  const listed = await products.get<List<ProductJson>>("/products?sort=name");
  const chosen = await collections.get<List<ProductJson>>(`/collections/${collection.id}/products`);
  const pictures = [
    ...listed.body.items.map(({ primaryImage }) => ({ caller: products, image: primaryImage })),
    ...chosen.body.items.map(({ primaryImage }) => ({ caller: collections, image: primaryImage })),
  ];
  expect(pictures).toHaveLength(4);
  let linked = 0;
  for (const { caller, image } of pictures) {
    const address = image?.thumbnailUrl.replace("/api/v1", "") ?? "";
    const byAddress = await caller.call("GET", address);
    if (image?.thumbnailLink == null) continue;
    linked += 1;
    // A redirect to the same link.
    expect(byAddress.status).toBe(302);
    expect((await fetch(server.origin + image.thumbnailLink)).status).toBe(200);
  }
  expect(linked).toBe(1);
});
