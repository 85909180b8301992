import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import { sendWithProgress, type UploadEvents } from "@/lib/kernel/client/send-with-progress";
import type { AssetFolderJson, UpdateAssetFolderInput } from "./asset-folder-schemas";
import type { AssetJson, AssetUsageJson, BulkAssetsInput, BulkAssetsJson, CreatedAssetJson } from "./asset-schemas";

/** What the pages of the artwork library ask the API. */

export type { AssetFolderJson } from "./asset-folder-schemas";
export type { AssetJson, AssetUsageJson, BulkAssetsJson, CreatedAssetJson } from "./asset-schemas";
export type { AvailabilityJson, AvailabilityRules } from "./availability-schemas";

interface PageRequest {
  cursor?: string | undefined;
  signal?: AbortSignal;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const path = (id: string) => ({ path: { id } });

/** What the library shows; what is undefined narrows nothing. */
export interface LibraryFilter {
  q?: string | undefined;
  /** An id, or `none` for artwork in no folder. */
  folderId?: string | undefined;
  /** Also in the folders below. */
  nested?: boolean | undefined;
  tag?: string | undefined;
  /** `#rrggbb` */
  color?: string | undefined;
  deleted?: boolean | undefined;
  duplicatesOf?: string | undefined;
  /** Judge for a design on this style, … */
  styleId?: string | undefined;
  /** … namely this one. */
  designId?: string | undefined;
  /** Only what may be put on this style. */
  usableFor?: string | undefined;
}

export const libraryKeys = {
  assets: ["assets"] as const,
  list: (filter: LibraryFilter) => ["assets", "list", { ...filter }] as const,
  folders: ["asset_folders", "list", {}] as const,
  tags: ["assets", "list", "tags"] as const,
};

/** Artwork, newest first. */
export async function fetchLibrary(filter: LibraryFilter, { cursor, signal }: PageRequest): Promise<Page<AssetJson>> {
  const { nested, deleted, q, ...rest } = filter;
  const query = {
    ...rest,
    cursor,
    q: q === "" ? undefined : q,
    nested: nested === true ? ("true" as const) : undefined,
    deleted: deleted === true ? ("true" as const) : undefined,
  };
  return dataOf(await api.GET("/assets", { params: { query }, signal }));
}

export const libraryAssetQuery = (id: string) =>
  queryOptions({
    queryKey: ["assets", id],
    queryFn: async ({ signal }): Promise<AssetJson> =>
      dataOf(await api.GET("/assets/{id}", { params: path(id), signal })),
  });

/** All folders; they are few enough for one tree. */
export const foldersQuery = queryOptions({
  queryKey: libraryKeys.folders,
  queryFn: async ({ signal }): Promise<AssetFolderJson[]> => {
    const folders: AssetFolderJson[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<AssetFolderJson> = dataOf(
        await api.GET("/asset-folders", { params: { query: { cursor, limit: 200 } }, signal }),
      );
      folders.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return folders;
  },
});

/** Tags with how often each is used. */
export const tagsQuery = queryOptions({
  queryKey: libraryKeys.tags,
  queryFn: async ({ signal }): Promise<{ tag: string; assetCount: number }[]> =>
    dataOf(await api.GET("/asset-tags", { signal })).items,
});

/** Where artwork is used: brand kit, then revisions, newest first. */
export async function fetchUsages(id: string, { cursor, signal }: PageRequest): Promise<Page<AssetUsageJson>> {
  return dataOf(await api.GET("/assets/{id}/usages", { params: { ...path(id), query: { cursor } }, signal }));
}

/** Changes to one asset; rules are replaced as a whole. */
export interface AssetChanges {
  name?: string;
  folderId?: string | null;
  tags?: string[];
  availabilityRules?: Readonly<Record<string, unknown>>;
}

/** @throws `ApiError` `validation_failed` naming the rule that contradicts */
export async function changeAsset(id: string, body: AssetChanges): Promise<AssetJson> {
  return dataOf(await api.PATCH("/assets/{id}", { params: path(id), body }));
}

export async function changeAssets(body: BulkAssetsInput): Promise<BulkAssetsJson> {
  return dataOf(await api.POST("/assets/bulk", { body }));
}

export async function createFolder(name: string, parentId: string | null): Promise<AssetFolderJson> {
  return dataOf(await api.POST("/asset-folders", { body: { name, parentId } }));
}

export async function changeFolder(id: string, body: UpdateAssetFolderInput): Promise<AssetFolderJson> {
  return dataOf(await api.PATCH("/asset-folders/{id}", { params: path(id), body }));
}

/** What is in the folder goes to the folder above. */
export async function deleteFolder(id: string): Promise<void> {
  await api.DELETE("/asset-folders/{id}", { params: { ...path(id), query: { content: "move-up" } } });
}

export interface SendOptions extends UploadEvents {
  /** The same for every attempt, so that an answer that got lost does not make two. */
  idempotencyKey: string;
}

const stemOf = (name: string) =>
  name
    .replace(/\.[^.]+$/, "")
    .trim()
    .slice(0, 200) || "Artwork";

/** Sends a file in one piece into the library. */
export function uploadWhole(file: File, folderId: string | null, options: SendOptions): Promise<CreatedAssetJson> {
  const form = new FormData();
  form.set("name", stemOf(file.name));
  if (folderId !== null) form.set("folderId", folderId);
  form.set("file", file);
  return sendWithProgress("POST", "/api/v1/assets", form, { "Idempotency-Key": options.idempotencyKey }, options);
}

/** State of a file that comes in parts. */
export interface PartialUpload {
  id: string;
  partSize: number;
  receivedParts: number[];
  artifactId: string | null;
}

/** @param contentHash SHA-256 of the whole file, hex */
export async function announceUpload(file: File, contentHash: string): Promise<PartialUpload> {
  return dataOf(await api.POST("/uploads", { body: { filename: file.name, sizeBytes: file.size, contentHash } }));
}

/** @throws `ApiError` `not_found` when it has expired */
export async function fetchUpload(id: string): Promise<PartialUpload> {
  return dataOf(await api.GET("/uploads/{id}", { params: path(id) }));
}

/** Sends part `number` of a file, from 0. */
export function uploadPart(upload: PartialUpload, file: File, number: number, options: UploadEvents): Promise<unknown> {
  const start = number * upload.partSize;
  const end = Math.min(file.size, start + upload.partSize);
  const headers = {
    "Content-Range": `bytes ${start}-${end - 1}/${file.size}`,
    "Content-Type": "application/octet-stream",
  };
  return sendWithProgress("PUT", `/api/v1/uploads/${upload.id}`, file.slice(start, end), headers, options);
}

/** Makes artwork of a file whose parts have all arrived. */
export async function finishUpload(uploadId: string, file: File, folderId: string | null): Promise<CreatedAssetJson> {
  return dataOf(
    await api.POST("/assets", {
      params: { header: { "Idempotency-Key": uploadId } },
      body: { uploadId, name: stemOf(file.name), ...(folderId === null ? {} : { folderId }) },
    }),
  );
}
