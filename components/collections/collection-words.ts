import type { CollectionJson, GeneratedAssetJson } from "@/lib/collections/collection-queries";

const grouped = new Intl.NumberFormat("en");

/** "1 product", "2,000 products". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${grouped.format(count)} ${count === 1 ? one : many}`;
}

/** "about 4 s", "about 3 min": an estimate says no more than it knows. */
export function formatEstimate(seconds: number): string {
  if (seconds < 1) return "about a second";
  if (seconds < 90) return `about ${Math.round(seconds)} s`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min`;
  return `about ${Math.round(seconds / 360) / 10} h`;
}

/** The word of its state that a badge shows. */
export function badgeOf({ status, pausedAt }: Pick<CollectionJson, "status" | "pausedAt">): string {
  return status === "generating" && pausedAt !== null ? "paused" : status;
}

/** How many of its assets have ended, in percent. */
export function percentOf({ progress }: Pick<CollectionJson, "progress">): number {
  const open = progress.pending + progress.generating;
  const ended = progress.completed + progress.error;
  return open + ended === 0 ? 0 : Math.round((ended / (open + ended)) * 100);
}

/** Sentence case for a value of a scene: "living room" → "Living room". */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const typeNames: Readonly<Record<GeneratedAssetJson["type"], string>> = {
  image: "image",
  video: "video",
  "3d_render": "3D render",
};

/** What one of these is called; a mixture is results. */
export function wordFor(types: Iterable<GeneratedAssetJson["type"]>): string {
  const [only, other] = new Set(types);
  return only === undefined || other !== undefined ? "result" : typeNames[only];
}
