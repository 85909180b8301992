import type { FontJson } from "@/lib/designs/font-queries";
import { api, dataOf } from "@/lib/kernel/client/api";

/** Uploads one font file. */
export async function uploadFont(file: File, licenceNote: string): Promise<FontJson> {
  const form = new FormData();
  form.set("file", file);
  if (licenceNote !== "") form.set("licenceNote", licenceNote);
  return dataOf(await api.POST("/fonts", { body: { file }, bodySerializer: () => form }));
}

export async function deleteFont(id: string): Promise<void> {
  await api.DELETE("/fonts/{id}", { params: { path: { id } } });
}

export async function restoreFont(id: string): Promise<void> {
  await api.POST("/fonts/{id}/restore", { params: { path: { id } } });
}
