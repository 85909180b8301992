import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import { sendWithProgress, type UploadEvents } from "@/lib/kernel/client/send-with-progress";
import type { ImageJson } from "@/lib/kernel/images/image-schemas";
import type {
  CollectionJson,
  InspirationJson,
  InspirationSearchJson,
  ProductAnalysisResult,
  UpdateCollectionInput,
} from "./collection-schemas";
import type { EstimateJson, GeneratedAssetJson } from "./generated-asset-schemas";
import type { ProductJson } from "./product-schemas";

export { deriveSettings } from "./merge-analyses";
export type { CollectionJson, EstimateJson, GeneratedAssetJson, InspirationJson, ProductAnalysisResult, ProductJson };

/**
 * What the pages of collections ask the API. Keys have the form that the live stream reloads by: `[entity, "list", …]` and
 * `[entity, id, …]`, the entity being the table's name.
 */

interface PageRequest {
  cursor?: string | undefined;
  signal?: AbortSignal;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export type CollectionStatus = CollectionJson["status"];
export type AssetType = GeneratedAssetJson["type"];
export type UnsplashPicture = InspirationSearchJson["items"][number];

const path = (id: string) => ({ path: { id } });
/** As many rows as a page may have. */
const mostRows = 200;

export interface CollectionFilter {
  /** Part of the name; empty: all. */
  q: string;
  status: CollectionStatus | undefined;
  /** What is in the trash instead of what is not. */
  deleted: boolean;
}

export const collectionKeys = {
  all: ["collections"] as const,
  lists: ["collections", "list"] as const,
  list: (filter: CollectionFilter) => ["collections", "list", { ...filter }] as const,
  item: (id: string) => ["collections", id] as const,
  inspirations: (collectionId: string) => ["inspiration_images", "list", { collectionId }] as const,
  /** Not a list that the stream reloads whole: `useCollectionAssets` follows each row. */
  assets: (collectionId: string) => ["generated_assets", "of", collectionId] as const,
};

/** Collections, newest first. */
export async function fetchCollections(
  filter: CollectionFilter,
  { cursor, signal }: PageRequest,
): Promise<Page<CollectionJson>> {
  const query = {
    cursor,
    q: filter.q === "" ? undefined : filter.q,
    status: filter.status,
    deleted: filter.deleted ? ("true" as const) : undefined,
  };
  return dataOf(await api.GET("/collections", { params: { query }, signal }));
}

export const collectionQuery = (id: string) =>
  queryOptions({
    queryKey: collectionKeys.item(id),
    queryFn: async ({ signal }): Promise<CollectionJson> =>
      dataOf(await api.GET("/collections/{id}", { params: path(id), signal })),
  });

export async function createCollection(name: string): Promise<CollectionJson> {
  return dataOf(await api.POST("/collections", { body: { name } }));
}

export async function updateCollection(id: string, body: UpdateCollectionInput): Promise<CollectionJson> {
  return dataOf(await api.PATCH("/collections/{id}", { params: path(id), body }));
}

export async function deleteCollection(id: string): Promise<void> {
  await api.DELETE("/collections/{id}", { params: path(id) });
}

export async function restoreCollection(id: string): Promise<void> {
  await api.POST("/collections/{id}/restore", { params: path(id) });
}

async function readAll<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/**
 * All products of a collection in its order, those in the trash included.
 * @param version changes when the selection does
 */
export const collectionProductsQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ["products", "list", { collectionId: id, version }],
    queryFn: ({ signal }): Promise<ProductJson[]> =>
      readAll(async (cursor) =>
        dataOf(
          await api.GET("/collections/{id}/products", {
            params: { ...path(id), query: { cursor, limit: mostRows } },
            signal,
          }),
        ),
      ),
  });

export async function analyzeCollection(id: string): Promise<CollectionJson> {
  return dataOf(await api.POST("/collections/{id}/analyze", { params: path(id) }));
}

/** Pictures that inspire a collection, in their order. */
export const inspirationsQuery = (collectionId: string) =>
  queryOptions({
    queryKey: collectionKeys.inspirations(collectionId),
    queryFn: async ({ signal }): Promise<InspirationJson[]> =>
      dataOf(await api.GET("/collections/{id}/inspirations", { params: path(collectionId), signal })).items,
  });

export async function addInspiration(
  collectionId: string,
  body: { imageId: string; source: "library" } | { unsplashId: string; source: "unsplash" },
): Promise<InspirationJson> {
  return dataOf(await api.POST("/collections/{id}/inspirations", { params: path(collectionId), body }));
}

/** @param idempotencyKey the same for every attempt, so that an answer that got lost does not make two */
export function uploadInspiration(
  collectionId: string,
  file: File,
  { idempotencyKey, ...events }: UploadEvents & { idempotencyKey: string },
): Promise<InspirationJson> {
  const form = new FormData();
  form.set("file", file);
  const headers = { "Idempotency-Key": idempotencyKey };
  return sendWithProgress("POST", `/api/v1/collections/${collectionId}/inspirations`, form, headers, events);
}

/** The picture of artwork of the library; artwork that has none yet gets it. */
export async function takeImage(artifactId: string): Promise<ImageJson> {
  return dataOf(await api.POST("/images", { body: { artifactId } }));
}

export async function moveInspiration(id: string, displayOrder: number): Promise<void> {
  await api.PATCH("/inspirations/{id}", { params: path(id), body: { displayOrder } });
}

export async function removeInspiration(id: string): Promise<void> {
  await api.DELETE("/inspirations/{id}", { params: path(id) });
}

export async function reanalyzeInspiration(id: string): Promise<InspirationJson> {
  return dataOf(await api.POST("/inspirations/{id}/analyze", { params: path(id) }));
}

/** @throws `ApiError` with code `capability_missing` without a key for Unsplash */
export async function searchUnsplash(q: string, page: number, signal: AbortSignal): Promise<InspirationSearchJson> {
  return dataOf(await api.GET("/inspiration-search", { params: { query: { q, page } }, signal }));
}

/** Pictures of the studio, newest first. */
export async function fetchImages(q: string, { cursor, signal }: PageRequest): Promise<Page<ImageJson>> {
  const query = { cursor, limit: 60, q: q === "" ? undefined : q };
  return dataOf(await api.GET("/images", { params: { query }, signal }));
}

/** Pictures that were generated and pinned, newest first. */
export async function fetchPinnedAssets(q: string, { cursor, signal }: PageRequest): Promise<Page<GeneratedAssetJson>> {
  const query = {
    cursor,
    limit: 60,
    pinned: "true" as const,
    status: "completed" as const,
    q: q === "" ? undefined : q,
  };
  return dataOf(await api.GET("/generated-assets", { params: { query }, signal }));
}

/** What is to be made; what is absent is as the organization chose it. */
export interface GenerationOrder {
  type: AssetType;
  provider?: string | undefined;
  modelId?: string | undefined;
  budgetUsd?: number | null | undefined;
  onlyMissing: boolean;
}

export async function estimateCollection(
  id: string,
  body: GenerationOrder,
  signal: AbortSignal,
): Promise<EstimateJson> {
  return dataOf(await api.POST("/collections/{id}/estimate", { params: path(id), body, signal }));
}

/** One product in the scene of the collection's settings, as a picture. */
export async function previewCollection(id: string, productId: string, signal: AbortSignal): Promise<Blob> {
  const answer = await api.POST("/collections/{id}/preview", {
    params: path(id),
    body: { productId },
    parseAs: "blob",
    signal,
  });
  return dataOf(answer);
}

export async function generateCollection(id: string, body: GenerationOrder): Promise<void> {
  await api.POST("/collections/{id}/generate", { params: path(id), body });
}

export async function pauseCollection(id: string): Promise<CollectionJson> {
  return dataOf(await api.POST("/collections/{id}/pause", { params: path(id) }));
}

export async function resumeCollection(id: string): Promise<CollectionJson> {
  return dataOf(await api.POST("/collections/{id}/resume", { params: path(id) }));
}

export async function cancelCollection(id: string): Promise<CollectionJson> {
  return dataOf(await api.POST("/collections/{id}/cancel", { params: path(id) }));
}

export async function retryFailedAssets(id: string): Promise<CollectionJson> {
  return dataOf(await api.POST("/collections/{id}/retry-failed", { params: path(id) }));
}

export async function reorderAssets(id: string, assetIds: string[]): Promise<CollectionJson> {
  return dataOf(await api.POST("/collections/{id}/reorder", { params: path(id), body: { assetIds } }));
}

/** Everything that was or will be made of a collection, newest first. */
export const collectionAssetsQuery = (collectionId: string) =>
  queryOptions({
    queryKey: collectionKeys.assets(collectionId),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
    queryFn: ({ signal }): Promise<GeneratedAssetJson[]> =>
      readAll(async (cursor) =>
        dataOf(
          await api.GET("/generated-assets", { params: { query: { collectionId, cursor, limit: mostRows } }, signal }),
        ),
      ),
  });

/** Where the ZIP of a collection's results is. */
export function downloadUrl(id: string, pattern: string): string {
  return `/api/v1/collections/${id}/download?${new URLSearchParams({ pattern }).toString()}`;
}
