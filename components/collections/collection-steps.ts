import type { CollectionJson } from "@/lib/collections/collection-queries";

export const collectionSteps = ["products", "analysis", "inspirations", "settings", "results"] as const;
export type CollectionStep = (typeof collectionSteps)[number];

/** The step that an address names, else where the collection stands. */
export function readStep(
  name: string | null,
  collection: Pick<CollectionJson, "status" | "selectedProductIds" | "inspirationCount" | "progress">,
): CollectionStep {
  return collectionSteps.find((step) => step === name) ?? nextStep(collection);
}

function nextStep({
  status,
  selectedProductIds,
  inspirationCount,
  progress,
}: Pick<CollectionJson, "status" | "selectedProductIds" | "inspirationCount" | "progress">): CollectionStep {
  if (status === "draft") return selectedProductIds.length === 0 ? "products" : "analysis";
  if (status === "analyzing") return "analysis";
  if (status !== "ready" || progress.total > 0) return "results";
  return inspirationCount === 0 ? "inspirations" : "settings";
}

/** Whether products, inspirations and settings may change now: not while they are read. */
export function isFree({ status, deletedAt }: Pick<CollectionJson, "status" | "deletedAt">): boolean {
  return status !== "analyzing" && status !== "generating" && deletedAt === null;
}
