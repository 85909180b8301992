import { toApiError } from "@/lib/kernel/client/api";

/** As many as one ZIP may hold. */
const mostInOne = 2_000;

/** Saves results as a ZIP; more than fit into one as several. @throws `ApiError` */
export async function downloadAssets(ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += mostInOne) {
    const answer = await fetch("/api/v1/generated-assets/download", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ids: ids.slice(start, start + mostInOne) }),
    });
    if (!answer.ok) throw await toApiError(answer);
    const url = URL.createObjectURL(await answer.blob());
    const link = document.createElement("a");
    link.href = url;
    link.download = start === 0 ? "gallery.zip" : `gallery-${start / mostInOne + 1}.zip`;
    link.click();
    // The browser has begun to save by then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
