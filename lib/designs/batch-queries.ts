import { queryOptions } from "@tanstack/react-query";
import { api, dataOf, toApiError } from "@/lib/kernel/client/api";
import type { BatchCheckJson, BatchJson, BatchRowJson } from "./batch-schemas";

/** What the pages of variable data ask the API. */

interface PageRequest {
  cursor?: string | undefined;
  signal?: AbortSignal;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const path = (id: string) => ({ path: { id } });

export const batchKeys = {
  list: (designId: string) => ["export_batches", "list", { designId }] as const,
  rows: (id: string, failed: boolean) => ["export_batches", id, "rows", { failed }] as const,
};

/** Batches of a design, newest first. */
export async function fetchBatches(designId: string, { cursor, signal }: PageRequest): Promise<Page<BatchJson>> {
  return dataOf(await api.GET("/designs/{id}/batches", { params: { ...path(designId), query: { cursor } }, signal }));
}

export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: ["export_batches", id],
    queryFn: async ({ signal }): Promise<BatchJson> =>
      dataOf(await api.GET("/batches/{id}", { params: path(id), signal })),
  });

/** Rows of a batch in the order of the table. */
export async function fetchBatchRows(
  id: string,
  failed: boolean,
  { cursor, signal }: PageRequest,
): Promise<Page<BatchRowJson>> {
  const query = { cursor, limit: 100, ...(failed ? { status: "failed" as const } : {}) };
  return dataOf(await api.GET("/batches/{id}/rows", { params: { ...path(id), query }, signal }));
}

/** Forms with files are sent by hand: the typed client speaks JSON. */
async function postForm<Answer>(
  address: string,
  form: FormData,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`/api/v1${address}`, { method: "POST", body: form, headers });
  if (!response.ok) throw await toApiError(response);
  return response.json();
}

function batchForm(file: File, fields: Readonly<Record<string, string | undefined>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value);
  form.set("file", file);
  return form;
}

export interface TableChoice {
  file: File;
  revisionId: string;
  /** Field → column; absent: by their names. */
  mapping?: Readonly<Record<string, string>> | undefined;
}

const fieldsOf = ({ revisionId, mapping }: TableChoice) => ({
  revisionId,
  mapping: mapping === undefined ? undefined : JSON.stringify(mapping),
});

/** What a table holds and what is wrong with it. */
export function checkBatch(designId: string, choice: TableChoice): Promise<BatchCheckJson> {
  return postForm(`/designs/${designId}/batches/check`, batchForm(choice.file, fieldsOf(choice)));
}

/** @param key the same key starts one batch however often it is sent */
export function startBatch(
  designId: string,
  choice: TableChoice,
  order: { exportProfileId: string; overrideReason: string | undefined },
  key: string,
): Promise<BatchJson> {
  const form = batchForm(choice.file, { ...fieldsOf(choice), ...order });
  return postForm(`/designs/${designId}/batches`, form, { "Idempotency-Key": key });
}

export async function cancelBatch(id: string): Promise<BatchJson> {
  return dataOf(await api.POST("/batches/{id}/cancel", { params: path(id) }));
}
