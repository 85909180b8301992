import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import type {
  BulkAssetsInput,
  CreateAssetInput,
  GeneratedAssetJson,
  SendAssetInput,
  UsageJson,
} from "./generated-asset-schemas";

/**
 * What the gallery asks the API. A long list is two things: the ids of all of it, in their order, and the assets by id,
 * which every page shares. The stream of changes then reloads single assets, and lists keep their place.
 */

export type {
  BulkAssetsInput,
  CreateAssetInput,
  GeneratedAssetJson,
  SendAssetInput,
  UsageJson,
} from "./generated-asset-schemas";

export type AssetStatus = GeneratedAssetJson["status"];
export type AssetType = GeneratedAssetJson["type"];

const path = (id: string) => ({ path: { id } });

/** What the gallery shows; what is undefined narrows nothing. */
export interface AssetFilter {
  q?: string | undefined;
  status?: AssetStatus | undefined;
  type?: AssetType | undefined;
  productId?: string | undefined;
  /** An id, or `none` for what was made on its own. */
  collectionId?: string | undefined;
  pinned?: boolean | undefined;
  tag?: string | undefined;
  /** `#rrggbb` */
  color?: string | undefined;
  /** What is in the trash instead of what is not. */
  deleted?: boolean | undefined;
}

function toQuery({ pinned, deleted, ...rest }: AssetFilter) {
  return {
    ...rest,
    pinned: pinned === undefined ? undefined : pinned ? ("true" as const) : ("false" as const),
    deleted: deleted === true ? ("true" as const) : undefined,
  };
}

const entity = "generated_assets";

export const assetKeys = {
  all: [entity] as const,
  /** Not below `list`: it is large, so the gallery decides itself when it is asked for again. */
  ids: [entity, "ids"] as const,
  idsOf: (filter: AssetFilter) => [entity, "ids", { ...filter }] as const,
  asset: (id: string) => [entity, id] as const,
  versions: (id: string) => [entity, id, "versions"] as const,
  similar: (id: string) => [entity, id, "similar"] as const,
  usages: (id: string) => [entity, id, "usages"] as const,
  usage: [entity, "list", "usage"] as const,
};

export interface AssetIds {
  ids: readonly string[];
  total: number;
}

/** Ids of everything a filter finds, newest first, at most 10,000. */
export async function fetchAssetIds(filter: AssetFilter, signal?: AbortSignal): Promise<AssetIds> {
  return dataOf(await api.GET("/generated-asset-ids", { params: { query: toQuery(filter) }, signal }));
}

/** The first assets that a filter finds, so that something is seen before all ids are there. */
export async function fetchFirstAssets(
  filter: AssetFilter,
  limit: number,
  signal?: AbortSignal,
): Promise<GeneratedAssetJson[]> {
  const query = { ...toQuery(filter), limit };
  return dataOf(await api.GET("/generated-assets", { params: { query }, signal })).items;
}

/** At most so many ids a question. */
const batchSize = 100;
/** So long a question waits for others. */
const gatherMs = 20;
/** So many answers are passed on in a frame: a hundred tiles drawn at once would hold up whoever scrolls. */
const sliceSize = 8;
/** A page that is not looked at has no frames; it goes on after so long, ms. */
const frameMs = 50;

const nextFrame = () =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, frameMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });

async function fetchAssets(ids: readonly string[]): Promise<Map<string, GeneratedAssetJson>> {
  const query = { ids: ids.join(","), limit: batchSize };
  const { items } = dataOf(await api.GET("/generated-assets", { params: { query } }));
  return new Map(items.map((asset) => [asset.id, asset]));
}

interface Waiting {
  resolve: (asset: GeneratedAssetJson | null) => void;
  reject: (cause: unknown) => void;
}
let batch = new Map<string, Waiting[]>();

async function askBatch(asked: ReadonlyMap<string, Waiting[]>): Promise<void> {
  try {
    const found = await fetchAssets([...asked.keys()]);
    let answered = 0;
    for (const [id, waiting] of asked) {
      for (const { resolve } of waiting) resolve(found.get(id) ?? null);
      answered += 1;
      if (answered % sliceSize === 0) await nextFrame();
    }
  } catch (cause) {
    for (const { reject } of [...asked.values()].flat()) reject(cause);
  }
}

function flush(): void {
  const asked = batch;
  batch = new Map();
  void askBatch(asked);
}

/** One asset; those that are asked for in the same moment travel together. Null: it is no longer there. */
export function fetchAsset(id: string): Promise<GeneratedAssetJson | null> {
  return new Promise((resolve, reject) => {
    if (batch.size === 0) setTimeout(() => batch.size > 0 && flush(), gatherMs);
    const waiting = batch.get(id) ?? [];
    waiting.push({ resolve, reject });
    batch.set(id, waiting);
    if (batch.size >= batchSize) flush();
  });
}

/**
 * Brings assets into the cache before they are shown, at most a hundred. What is there or on its way stays as it is; where
 * this fails, those who show them ask again.
 */
export async function prefetchAssets(queryClient: QueryClient, ids: readonly string[]): Promise<void> {
  const isUnknown = (id: string) => queryClient.getQueryState(assetKeys.asset(id)) === undefined;
  const unknown = ids.filter(isUnknown);
  if (unknown.length === 0) return;
  const found = await fetchAssets(unknown).catch(() => new Map<string, GeneratedAssetJson>());
  let kept = 0;
  for (const [id, asset] of found) {
    if (isUnknown(id)) queryClient.setQueryData(assetKeys.asset(id), asset);
    kept += 1;
    if (kept % sliceSize === 0) await nextFrame();
  }
}

/** An asset wherever it is, also in the trash; null when it is gone for good. */
export const assetQuery = (id: string) =>
  queryOptions({ queryKey: assetKeys.asset(id), queryFn: () => fetchAsset(id), staleTime: 60_000 });

/** Everything of the same product and type, newest first. */
export const assetVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: assetKeys.versions(id),
    queryFn: async ({ signal }): Promise<GeneratedAssetJson[]> =>
      dataOf(await api.GET("/generated-assets/{id}/versions", { params: path(id), signal })).items,
  });

export type SimilarAsset = GeneratedAssetJson & { distance: number; nearDuplicate: boolean };

/** What looks like it, the nearest first. */
export const similarAssetsQuery = (id: string, limit = 60) =>
  queryOptions({
    queryKey: [...assetKeys.similar(id), limit],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<SimilarAsset[]> => {
      const params = { ...path(id), query: { limit } };
      return dataOf(await api.GET("/generated-assets/{id}/similar", { params, signal })).items;
    },
  });

/** Generations and spend of the month against their limits. */
export const usageQuery = queryOptions({
  queryKey: assetKeys.usage,
  queryFn: async ({ signal }): Promise<UsageJson> => dataOf(await api.GET("/usage", { signal })),
});

/** Where its picture was sent to and still is. */
export const assetUsagesQuery = (id: string) =>
  queryOptions({
    queryKey: assetKeys.usages(id),
    queryFn: async ({ signal }) =>
      dataOf(await api.GET("/generated-assets/{id}/usages", { params: path(id), signal })).items,
  });

/** Changes many; answers those that are different now. */
export async function changeAssets(body: BulkAssetsInput): Promise<string[]> {
  return dataOf(await api.POST("/generated-assets/bulk", { body })).changed;
}

/** The highest priority there is; of those that have it the one that got it last is made first. */
export const foremost = 1000;

export async function setPriority(id: string, priority: number): Promise<GeneratedAssetJson> {
  return dataOf(await api.PATCH("/generated-assets/{id}", { params: path(id), body: { priority } }));
}

/** Sends a draft on its way, a failed one again. */
export async function enqueueAsset(id: string): Promise<GeneratedAssetJson> {
  return dataOf(await api.POST("/generated-assets/{id}/enqueue", { params: path(id) }));
}

/** The same product again; a new asset, the one before stays. */
export async function regenerateAsset(
  id: string,
  settings: CreateAssetInput["settings"] | undefined,
): Promise<GeneratedAssetJson> {
  return dataOf(await api.POST("/generated-assets/{id}/regenerate", { params: path(id), body: { settings } }));
}

export type AssetEstimate = Awaited<ReturnType<typeof estimateAsset>>;

/** What one asset would be made with and cost, and which are the same already. */
export async function estimateAsset(
  body: { productId: string; type: AssetType; settings: CreateAssetInput["settings"]; previousAssetId?: string },
  signal?: AbortSignal,
) {
  return dataOf(await api.POST("/generated-assets/estimate", { body, signal }));
}

export async function createAsset(body: CreateAssetInput): Promise<GeneratedAssetJson> {
  return dataOf(await api.POST("/generated-assets", { body }));
}

/** Uses a result as inspiration, artwork or product image; answers the id of what became of it. */
export async function sendAsset(id: string, body: SendAssetInput): Promise<string> {
  return dataOf(await api.POST("/generated-assets/{id}/send", { params: path(id), body })).id;
}
