import { queryOptions } from "@tanstack/react-query";
import { api, dataOf, toApiError } from "@/lib/kernel/client/api";
import type { AssetJson } from "./asset-schemas";
import type {
  CreateDesignInput,
  CreateExportProfileInput,
  CreatePreviewProfileInput,
  CreateRevisionInput,
  DesignJson,
  ExportProfileJson,
  JobJson,
  PreviewProfileJson,
  RevisionJson,
  StyleJson,
} from "./schemas";

/**
 * What the pages of designs ask the API. Keys have the form that the live stream reloads by: `[entity, "list", …]` and
 * `[entity, id, …]`, the entity being the table's name.
 */

export type { AssetJson };

interface PageRequest {
  cursor?: string | undefined;
  signal?: AbortSignal;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const path = (id: string) => ({ path: { id } });

export interface DesignFilter {
  /** Part of the name; empty: all. */
  q: string;
  styleVersionId: string | undefined;
  /** What is in the trash instead of what is not. */
  deleted: boolean;
}

export const designKeys = {
  all: ["designs"] as const,
  list: (filter: DesignFilter) => ["designs", "list", { ...filter }] as const,
  revisions: (designId: string) => ["designs", designId, "revisions"] as const,
  jobs: (designId: string) => ["design_jobs", designId] as const,
  previewProfiles: ["preview_profiles", "list", {}] as const,
  exportProfiles: ["export_profiles", "list", {}] as const,
  assets: (q: string) => ["assets", "list", { q }] as const,
};

/** Designs, newest first. */
export async function fetchDesigns(filter: DesignFilter, { cursor, signal }: PageRequest): Promise<Page<DesignJson>> {
  const query = {
    cursor,
    q: filter.q === "" ? undefined : filter.q,
    styleVersionId: filter.styleVersionId,
    deleted: filter.deleted ? ("true" as const) : undefined,
  };
  return dataOf(await api.GET("/designs", { params: { query }, signal }));
}

export const designQuery = (id: string) =>
  queryOptions({
    queryKey: ["designs", id],
    queryFn: async ({ signal }): Promise<DesignJson> =>
      dataOf(await api.GET("/designs/{id}", { params: path(id), signal })),
  });

export async function createDesign(body: CreateDesignInput): Promise<DesignJson> {
  return dataOf(await api.POST("/designs", { body }));
}

export async function renameDesign(id: string, name: string): Promise<DesignJson> {
  return dataOf(await api.PATCH("/designs/{id}", { params: path(id), body: { name } }));
}

export async function deleteDesign(id: string): Promise<void> {
  await api.DELETE("/designs/{id}", { params: path(id) });
}

export async function restoreDesign(id: string): Promise<void> {
  await api.POST("/designs/{id}/restore", { params: path(id) });
}

/** The description of the API cannot say that the content of a group is empty, so its type is wider than the answer. */
function toRevision(answer: Omit<RevisionJson, "elements"> & { elements: unknown[] }): RevisionJson {
  return answer as RevisionJson;
}

/** A revision with its elements, which never change. */
export const revisionQuery = (id: string) =>
  queryOptions({
    queryKey: ["design_revisions", id],
    queryFn: async ({ signal }): Promise<RevisionJson> =>
      toRevision(dataOf(await api.GET("/revisions/{id}", { params: path(id), signal }))),
  });

/** @throws `ApiError` with code `stale_parent` and `problem.newestRevisionId` when somebody else was faster */
export async function saveRevision(designId: string, body: CreateRevisionInput): Promise<RevisionJson> {
  return toRevision(dataOf(await api.POST("/designs/{id}/revisions", { params: path(designId), body })));
}

export async function nameRevision(id: string, name: string | null): Promise<void> {
  await api.PATCH("/revisions/{id}", { params: path(id), body: { name } });
}

/** The whole catalogue; it is asked for in the largest pages because every picker shows all of it. */
export const stylesQuery = queryOptions({
  queryKey: ["style_versions_cache", "list", {}],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<StyleJson[]> => {
    const styles: StyleJson[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<StyleJson> = dataOf(
        await api.GET("/styles", { params: { query: { cursor, limit: 200 } }, signal }),
      );
      styles.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return styles;
  },
});

/** One style, also when the catalogue lists it no longer. */
export const styleQuery = (id: string) =>
  queryOptions({
    queryKey: ["style_versions_cache", id],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<StyleJson> =>
      dataOf(await api.GET("/styles/{id}", { params: path(id), signal })),
  });

export async function syncStyles(): Promise<void> {
  await api.POST("/styles/sync", { body: {} });
}

/** How to dress a side of a product in the browser. */
export const mockupQuery = (styleId: string, sideId: string) =>
  queryOptions({
    queryKey: ["style_versions_cache", styleId, "mockup", sideId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const params = { path: { id: styleId, sideId } };
      const [{ mockupJson }, answer] = await Promise.all([
        import("./schemas"),
        api.GET("/styles/{id}/mockups/{sideId}", { params, signal }),
      ]);
      return mockupJson.parse(dataOf(answer));
    },
  });

/** Address of a product's picture without artwork. */
export function stylePictureUrl(
  styleId: string,
  options: { color?: string; sideId?: string; widthPx?: number },
): string {
  const search = new URLSearchParams({ widthPx: String(options.widthPx ?? 480) });
  if (options.color !== undefined) search.set("color", options.color);
  if (options.sideId !== undefined) search.set("sideId", options.sideId);
  return `/api/v1/styles/${styleId}/picture?${search.toString()}`;
}

/** Preview and export jobs of a design, newest first. */
export async function fetchDesignJobs(designId: string, { cursor, signal }: PageRequest): Promise<Page<JobJson>> {
  return dataOf(await api.GET("/designs/{id}/jobs", { params: { ...path(designId), query: { cursor } }, signal }));
}

/** `again` makes a new job even where one with the same revision and profile exists (it failed or was cancelled). */
export async function requestPreview(
  revisionId: string,
  body: { sideId: string; previewProfileId: string },
  again = false,
): Promise<JobJson> {
  const header = again ? { "Idempotency-Key": crypto.randomUUID() } : {};
  return dataOf(await api.POST("/revisions/{id}/previews", { params: { ...path(revisionId), header }, body }));
}

/** `overrideReason`: why it is made in spite of what preflight calls errors. */
export async function requestExport(
  revisionId: string,
  body: { exportProfileId: string; overrideReason?: string | undefined },
  again = false,
): Promise<JobJson> {
  const header = again ? { "Idempotency-Key": crypto.randomUUID() } : {};
  return dataOf(await api.POST("/revisions/{id}/exports", { params: { ...path(revisionId), header }, body }));
}

export async function cancelJob(id: string): Promise<JobJson> {
  return dataOf(await api.POST("/jobs/{id}/cancel", { params: path(id) }));
}

export const previewProfilesQuery = queryOptions({
  queryKey: designKeys.previewProfiles,
  queryFn: async ({ signal }): Promise<PreviewProfileJson[]> =>
    dataOf(await api.GET("/preview-profiles", { params: { query: { limit: 200 } }, signal })).items,
});

export const exportProfilesQuery = queryOptions({
  queryKey: designKeys.exportProfiles,
  queryFn: async ({ signal }): Promise<ExportProfileJson[]> =>
    dataOf(await api.GET("/export-profiles", { params: { query: { limit: 200 } }, signal })).items,
});

/** Creates a preview profile, or changes the one with this id. */
export async function savePreviewProfile(id: string | undefined, body: CreatePreviewProfileInput): Promise<void> {
  if (id === undefined) await api.POST("/preview-profiles", { body });
  else await api.PATCH("/preview-profiles/{id}", { params: path(id), body });
}

/** Creates an export profile, or changes the one with this id. */
export async function saveExportProfile(id: string | undefined, body: CreateExportProfileInput): Promise<void> {
  if (id === undefined) await api.POST("/export-profiles", { body });
  else await api.PATCH("/export-profiles/{id}", { params: path(id), body });
}

export async function deletePreviewProfile(id: string): Promise<void> {
  await api.DELETE("/preview-profiles/{id}", { params: path(id) });
}

export async function deleteExportProfile(id: string): Promise<void> {
  await api.DELETE("/export-profiles/{id}", { params: path(id) });
}

export const assetQuery = (id: string) =>
  queryOptions({
    queryKey: ["assets", id],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<AssetJson> =>
      dataOf(await api.GET("/assets/{id}", { params: path(id), signal })),
  });

/** Uploads artwork; `onProgress` hears fractions of what is sent. `fetch` cannot tell, so this is an XMLHttpRequest. */
export function uploadAsset(
  file: File,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<AssetJson> {
  const form = new FormData();
  form.set("name", file.name.replace(/\.[^.]+$/, "").slice(0, 200) || "Artwork");
  form.set("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/assets");
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new TypeError("Failed to fetch"));
    request.onabort = () => reject(new DOMException("The upload was cancelled.", "AbortError"));
    request.onload = () => {
      const answer = new Response(request.responseText, { status: request.status });
      const read = request.status === 201 ? answer.json() : toApiError(answer).then(fail);
      read.then(resolve, reject);
    };
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

function fail(error: Error): never {
  throw error;
}
