import { queryOptions } from "@tanstack/react-query";
import { api, dataOf, toApiError } from "@/lib/kernel/client/api";
import { sendWithProgress, type UploadEvents } from "@/lib/kernel/client/send-with-progress";
import type { CollectionJson } from "./collection-schemas";
import type {
  BulkProductsInput,
  ImportReportJson,
  ProductFacetsJson,
  ProductImageJson,
  ProductJson,
  ProductSort,
} from "./product-schemas";

/** What the pages of products ask the API; keys have the form that the live stream reloads by. */

export type {
  ImportReportJson,
  ProductFacetsJson,
  ProductImageJson,
  ProductJson,
  ProductSort,
} from "./product-schemas";

interface PageRequest {
  cursor?: string | undefined;
  limit?: number;
  signal?: AbortSignal;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const path = (id: string) => ({ path: { id } });

/** Which products; what is undefined narrows nothing. */
export interface ProductListFilter {
  /** Part of name or SKU. */
  q?: string | undefined;
  category?: string | undefined;
  roomType?: string | undefined;
  tag?: string | undefined;
  hasImage?: boolean | undefined;
  hasModel?: boolean | undefined;
  /** What is in the trash instead. */
  deleted?: boolean | undefined;
  sort?: ProductSort | undefined;
}

export const productKeys = {
  all: ["products"] as const,
  lists: ["products", "list"] as const,
  list: (filter: ProductListFilter) => ["products", "list", { ...filter }] as const,
  facets: ["products", "list", "facets"] as const,
  item: (id: string) => ["products", id] as const,
  images: (id: string) => ["products", id, "images"] as const,
};

const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? "true" : "false");

function queryOf({ q, hasImage, hasModel, deleted, ...rest }: ProductListFilter) {
  return {
    ...rest,
    q: q === "" ? undefined : q,
    hasImage: flag(hasImage),
    hasModel: flag(hasModel),
    deleted: deleted === true ? ("true" as const) : undefined,
  } as const;
}

export async function fetchProducts(
  filter: ProductListFilter,
  { cursor, limit, signal }: PageRequest,
): Promise<Page<ProductJson>> {
  const query = { ...queryOf(filter), cursor, limit };
  return dataOf(await api.GET("/products", { params: { query }, signal }));
}

/** Ids of all that a filter finds, at most 10,000, in the order of the list; `total` says how many there are. */
export async function fetchProductIds(
  filter: ProductListFilter,
  signal?: AbortSignal,
): Promise<{ ids: string[]; total: number }> {
  return dataOf(await api.GET("/product-ids", { params: { query: queryOf(filter) }, signal }));
}

/** Categories, rooms and tags in use, the most frequent first. */
export const productFacetsQuery = queryOptions({
  queryKey: productKeys.facets,
  queryFn: async ({ signal }): Promise<ProductFacetsJson> => dataOf(await api.GET("/product-facets", { signal })),
});

/** One product, also when it is in the trash. */
export const productQuery = (id: string) =>
  queryOptions({
    queryKey: productKeys.item(id),
    queryFn: async ({ signal }): Promise<ProductJson> =>
      dataOf(await api.GET("/products/{id}", { params: path(id), signal })),
  });

/** A product's images in their order. */
export const productImagesQuery = (id: string) =>
  queryOptions({
    queryKey: productKeys.images(id),
    queryFn: async ({ signal }): Promise<ProductImageJson[]> =>
      dataOf(await api.GET("/products/{id}/images", { params: path(id), signal })).items,
  });

/** Fields of a product as they are sent; metadata is replaced as a whole. */
export interface ProductFields {
  name: string;
  sku: string;
  category: string;
  roomTypes: string[];
  metadata: Record<string, unknown>;
}

/** @throws `ApiError` `conflict` when the SKU is taken */
export async function createProduct(body: ProductFields): Promise<ProductJson> {
  return dataOf(await api.POST("/products", { body }));
}

/** @throws `ApiError` `conflict` when the SKU is taken */
export async function changeProduct(id: string, body: Partial<ProductFields>): Promise<ProductJson> {
  return dataOf(await api.PATCH("/products/{id}", { params: path(id), body }));
}

/** Products a request. */
const bulkSize = 1000;

/** `Omit` that keeps the members of a union apart. */
type WithoutIds<Input> = Input extends unknown ? Omit<Input, "ids"> : never;
export type ProductChange = WithoutIds<BulkProductsInput>;

/** One change to any number of products; answers the ids of those that are different now. */
export async function changeProducts(ids: readonly string[], change: ProductChange): Promise<string[]> {
  const changed: string[] = [];
  for (let start = 0; start < ids.length; start += bulkSize) {
    const body = { ...change, ids: ids.slice(start, start + bulkSize) };
    changed.push(...dataOf(await api.POST("/products/bulk", { body })).changed);
  }
  return changed;
}

/** @param mapping field → column; absent: by their names */
export async function importProducts(
  file: File,
  { mapping, dryRun }: { mapping?: Readonly<Record<string, string>> | undefined; dryRun: boolean },
): Promise<ImportReportJson> {
  const form = new FormData();
  form.set("file", file);
  form.set("dryRun", String(dryRun));
  if (mapping !== undefined) form.set("mapping", JSON.stringify(mapping));
  // Forms with files are sent by hand: the typed client speaks JSON.
  const response = await fetch("/api/v1/products/import", { method: "POST", body: form });
  if (!response.ok) throw await toApiError(response);
  return response.json();
}

export interface FileMatch {
  filename: string;
  /** Null: no product's SKU is in the name. */
  productId: string | null;
  sku: string | null;
  name: string | null;
}

/** File names a request. */
const matchSize = 1000;

/** Which product each file is of, by the SKU in its name. */
export async function matchFiles(filenames: readonly string[], signal?: AbortSignal): Promise<FileMatch[]> {
  const matches: FileMatch[] = [];
  for (let start = 0; start < filenames.length; start += matchSize) {
    const body = { filenames: filenames.slice(start, start + matchSize) };
    matches.push(...dataOf(await api.POST("/products/match-files", { body, signal })).items);
  }
  return matches;
}

/** @param idempotencyKey the same for every attempt, so that an answer that got lost does not make two */
export function uploadProductImage(
  productId: string,
  file: File,
  { idempotencyKey, ...events }: UploadEvents & { idempotencyKey: string },
): Promise<ProductImageJson> {
  const form = new FormData();
  form.set("file", file);
  const headers = { "Idempotency-Key": idempotencyKey };
  return sendWithProgress("POST", `/api/v1/products/${productId}/images`, form, headers, events);
}

/** A picture of the store, such as a design's preview, becomes an image of the product. */
export async function addProductImageFrom(
  productId: string,
  body: { artifactId: string; isPrimary?: boolean },
): Promise<ProductImageJson> {
  return dataOf(await api.POST("/products/{id}/images", { params: path(productId), body }));
}

export async function changeProductImage(
  id: string,
  body: { isPrimary?: true; displayOrder?: number },
): Promise<ProductImageJson> {
  return dataOf(await api.PATCH("/product-images/{id}", { params: path(id), body }));
}

export async function removeProductImage(id: string): Promise<void> {
  await api.DELETE("/product-images/{id}", { params: path(id) });
}

/** Gives the product its 3D model, in the place of the one before. */
export function uploadProductModel(productId: string, file: File, events: UploadEvents): Promise<ProductJson> {
  const form = new FormData();
  form.set("file", file);
  return sendWithProgress("PUT", `/api/v1/products/${productId}/model`, form, {}, events);
}

export async function removeProductModel(productId: string): Promise<void> {
  await api.DELETE("/products/{id}/model", { params: path(productId) });
}

/** Name and size of a product's 3D model. */
export const modelFileQuery = (artifactId: string) =>
  queryOptions({
    queryKey: ["artifacts", artifactId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<{ filename: string | null; sizeBytes: number }> =>
      dataOf(await api.GET("/artifacts/{id}", { params: path(artifactId), signal })),
  });

/** Collections that a product was selected for, newest first. */
export async function fetchProductCollections(
  productId: string,
  { cursor, signal }: PageRequest,
): Promise<Page<Pick<CollectionJson, "id" | "name" | "status" | "updatedAt">>> {
  return dataOf(await api.GET("/collections", { params: { query: { productId, cursor, limit: 20 } }, signal }));
}
