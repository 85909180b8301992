import type { GeneratedAssetJson } from "@/lib/collections/collection-queries";

type Asset = Pick<GeneratedAssetJson, "id" | "status" | "priority" | "queueOrder" | "createdAt">;

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The batch that was begun last comes first, each batch in the order of its products: rows keep their places. */
export function sortForGrid<Item extends Asset>(assets: readonly Item[]): Item[] {
  return [...assets].sort(
    (one, other) =>
      byText(other.createdAt, one.createdAt) || one.queueOrder - other.queueOrder || byText(one.id, other.id),
  );
}

/** What waits, in the order it is made: priority, then place, then age. */
export function sortQueue<Item extends Asset>(assets: readonly Item[]): Item[] {
  return assets
    .filter((asset) => asset.status === "pending")
    .sort(
      (one, other) => other.priority - one.priority || one.queueOrder - other.queueOrder || byText(one.id, other.id),
    );
}

/** Ids with one moved to another place. */
export function moveTo(ids: readonly string[], id: string, place: number): string[] {
  const rest = ids.filter((other) => other !== id);
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}

/** Seconds until all that is open is done, by the time between the latest results; null where that says nothing. */
export function estimateRest(assets: readonly Pick<GeneratedAssetJson, "status" | "completedAt">[]): number | null {
  const open = assets.filter(({ status }) => status === "pending" || status === "generating").length;
  const times = assets
    .flatMap(({ completedAt }) => (completedAt === null ? [] : Date.parse(completedAt)))
    .sort((one, other) => other - one)
    .slice(0, 13);
  const gaps = times.slice(1).flatMap((time, index) => (times[index] ?? time) - time);
  const near = gaps.filter((gap) => gap < 120_000);
  if (open === 0 || near.length < 3) return null;
  return (near.reduce((sum, gap) => sum + gap, 0) / near.length / 1000) * open;
}
