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

type Found = ReadonlyMap<string, GeneratedAssetJson>;

const nextFrame = () =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, frameMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });

const turns: (() => void)[] = [];
let isGiving = false;

async function giveTurns(): Promise<void> {
  isGiving = true;
  while (turns.length > 0) {
    for (const take of turns.splice(0, sliceSize)) take();
    await nextFrame();
  }
  isGiving = false;
}

/** Resolves when it is this answer's turn to be drawn. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    turns.push(resolve);
    if (!isGiving) void giveTurns();
  });
}

/** Questions that have not been answered yet, by the ids they ask for. */
const underWay = new Map<string, Promise<Found>>();

async function ask(ids: readonly string[]): Promise<Found> {
  const query = { ids: ids.join(","), limit: batchSize };
  const { items } = dataOf(await api.GET("/generated-assets", { params: { query } }));
  return new Map(items.map((asset) => [asset.id, asset]));
}

function askOnce(ids: readonly string[]): Promise<Found> {
  const question = ask(ids).finally(() => {
    for (const id of ids) if (underWay.get(id) === question) underWay.delete(id);
  });
  for (const id of ids) underWay.set(id, question);
  return question;
}

interface Waiting {
  resolve: (found: Promise<Found>) => void;
}
let batch = new Map<string, Waiting[]>();

function flush(): void {
  const asked = batch;
  batch = new Map();
  if (asked.size === 0) return;
  const question = askOnce([...asked.keys()]);
  for (const { resolve } of [...asked.values()].flat()) resolve(question);
}

/** The question that asks for an id: those of the same moment travel together. */
function join(id: string): Promise<Found> {
  return new Promise((resolve) => {
    if (batch.size === 0) setTimeout(flush, gatherMs);
    batch.set(id, [...(batch.get(id) ?? []), { resolve }]);
    if (batch.size >= batchSize) flush();
  });
}

/** One asset, by a question that is on its way already or one for many. Null: it is no longer there. */
export async function fetchAsset(id: string): Promise<GeneratedAssetJson | null> {
  const found = await (underWay.get(id) ?? join(id));
  await turn();
  return found.get(id) ?? null;
}

/**
 * Brings assets into the cache before they are shown, at most a hundred; what is there or asked for already is left out.
 * Where this fails, those who show them ask again.
 */
export async function prefetchAssets(queryClient: QueryClient, ids: readonly string[]): Promise<void> {
  const unknown = ids.filter((id) => queryClient.getQueryState(assetKeys.asset(id)) === undefined && !underWay.has(id));
  if (unknown.length === 0) return;
  const found = await askOnce(unknown).catch((): Found => new Map());
  let kept = 0;
  for (const [id, asset] of found) {
    // Who shows it meanwhile waits for the same answer.
    if (queryClient.getQueryState(assetKeys.asset(id)) === undefined) {
      queryClient.setQueryData(assetKeys.asset(id), asset);
    }
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
