import { randomUUID } from "node:crypto";
import type { Caller } from "./people";
import { noisePng, uploadForm } from "./upload-form";

async function create<T extends { id: string }>(caller: Caller, path: string, body: unknown): Promise<T> {
  const answer = await caller.post<T>(path, body);
  if (answer.status > 202) throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** One row of everything of products and collections, and a body that each of their writing operations accepts. */
export async function populateCollections(caller: Caller) {
  const productBody = () => ({
    name: "Chair",
    sku: `CH-${randomUUID()}`,
    category: "Chairs",
    roomTypes: ["office"],
    metadata: { tags: ["oak"], dimensions: { width: 50, height: 90, depth: 50, unit: "cm" } },
  });
  const product = await create(caller, "/products", productBody());
  const picture = await create<{ id: string; image: { id: string; artifactId: string } }>(
    caller,
    `/products/${product.id}/images`,
    uploadForm(await noisePng(), "chair.png"),
  );
  const collectionBody = { name: "Spring", selectedProductIds: [product.id] };
  const collection = await create(caller, "/collections", collectionBody);
  const inspirationPath = `/collections/${collection.id}/inspirations`;
  const inspiration = await create(caller, inspirationPath, { imageId: picture.image.id, source: "library" });
  const assetBody = { productId: product.id, settings: { style: "modern", varietyLevel: 2 }, enqueue: false };
  const asset = await create(caller, "/generated-assets", assetBody);
  const analysis = {
    environment: "indoor",
    suggestedRoomTypes: ["office"],
    style: "modern",
    lighting: "bright",
    colorPalette: ["#ffffff"],
    materials: { floor: "oak" },
    props: ["vase"],
    mood: "calm",
  };
  return {
    ids: {
      collections: collection.id,
      "generated-assets": asset.id,
      images: picture.image.id,
      inspirations: inspiration.id,
      "product-images": picture.id,
      products: product.id,
    },
    bodies: {
      "POST /api/v1/collections": collectionBody,
      "PATCH /api/v1/collections/{id}": { name: "Summer", baseSettings: { style: "rustic", props: ["vase"] } },
      "POST /api/v1/collections/{id}/estimate": { settings: { style: "modern" }, onlyMissing: true },
      "POST /api/v1/collections/{id}/generate": { settings: { style: "modern" }, budgetUsd: 5 },
      "POST /api/v1/collections/{id}/inspirations": { imageId: picture.image.id, source: "library" },
      "POST /api/v1/collections/{id}/preview": { productId: product.id, settings: { style: "modern" } },
      "POST /api/v1/collections/{id}/reorder": { assetIds: [asset.id] },
      "POST /api/v1/generated-assets": assetBody,
      "PATCH /api/v1/generated-assets/{id}": { pinned: true, tags: ["hero"], priority: 3 },
      "POST /api/v1/generated-assets/{id}/regenerate": { settings: { style: "rustic" } },
      "POST /api/v1/generated-assets/{id}/send": { to: "product-image", productId: product.id },
      "POST /api/v1/generated-assets/download": { ids: [asset.id], pattern: "{sku}_{n}" },
      "POST /api/v1/generated-assets/estimate": { productId: product.id, type: "image", settings: { style: "rustic" } },
      "POST /api/v1/generated-assets/bulk": { action: "add-tags", ids: [asset.id], tags: ["hero"] },
      "POST /api/v1/images": { artifactId: picture.image.artifactId, altText: "A chair" },
      "PATCH /api/v1/images/{id}": { altText: "An oak chair", caption: null },
      "PATCH /api/v1/inspirations/{id}": { displayOrder: 0, analysis },
      "PATCH /api/v1/product-images/{id}": { isPrimary: true, displayOrder: 0 },
      "POST /api/v1/products": productBody(),
      "PATCH /api/v1/products/{id}": { name: "Seat", roomTypes: ["office"], metadata: { tags: ["new"] } },
      "POST /api/v1/products/{id}/images": { artifactId: picture.image.artifactId, isPrimary: true },
      "POST /api/v1/products/bulk": { action: "set-category", ids: [product.id], category: "Seats" },
      "POST /api/v1/products/match-files": { filenames: ["CH-1_front.jpg"] },
    },
  };
}
