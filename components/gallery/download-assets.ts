import type { GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";
import { toApiError } from "@/lib/kernel/client/api";

/** As many as one ZIP may hold. */
const mostInOne = 2_000;

/** Lets the browser save what an address answers. */
function save(href: string, filename: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = filename;
  link.click();
}

/** Saves the file of one result. @throws Error when there is none */
export function downloadAsset(asset: Pick<GeneratedAssetJson, "mediaUrl" | "imageUrl"> | null): void {
  const address = asset?.mediaUrl ?? asset?.imageUrl;
  if (address === null || address === undefined) throw new Error("It has no picture yet.");
  save(`${address}?download=1`, "");
}

/**
 * Saves results as a ZIP; more than fit into one as several.
 * @param pattern names of the files, see `downloadQuery`
 * @throws `ApiError`
 */
export async function downloadAssets(ids: readonly string[], pattern: string): Promise<void> {
  for (let start = 0; start < ids.length; start += mostInOne) {
    const answer = await fetch("/api/v1/generated-assets/download", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ids: ids.slice(start, start + mostInOne), pattern }),
    });
    if (!answer.ok) throw await toApiError(answer);
    const url = URL.createObjectURL(await answer.blob());
    save(url, start === 0 ? "gallery.zip" : `gallery-${start / mostInOne + 1}.zip`);
    // The browser has begun to save by then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
