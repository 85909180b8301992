import type { CollectionJson, ProductAnalysisResult } from "@/lib/collections/collection-queries";

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === "string") : [];

/** The stored analysis; the API checks it when it is written, so parts that are missing are only of an older form. */
export function readAnalysis({
  productAnalysis: stored,
}: Pick<CollectionJson, "productAnalysis">): ProductAnalysisResult | null {
  if (stored === null || stored === undefined) return null;
  const rooms = stored.productRoomAssignments;
  const assignments =
    typeof rooms === "object" && rooms !== null
      ? Object.fromEntries(
          Object.entries(rooms).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
        )
      : {};
  return {
    roomTypeDistribution: countRooms(assignments),
    productTypes: words(stored.productTypes),
    dominantCategory: typeof stored.dominantCategory === "string" ? stored.dominantCategory : "",
    suggestedStyles: words(stored.suggestedStyles),
    recommendedInspirationKeywords: words(stored.recommendedInspirationKeywords),
    productRoomAssignments: assignments,
    analyzedAt: typeof stored.analyzedAt === "string" ? stored.analyzedAt : new Date(0).toISOString(),
  };
}

/** Products a room. */
export function countRooms(assignments: Readonly<Record<string, string>>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const room of Object.values(assignments)) counts[room] = (counts[room] ?? 0) + 1;
  return counts;
}

/** The analysis after products were taken back out of a room; those that were put elsewhere since stay there. */
export function restoreRooms(
  now: ProductAnalysisResult,
  before: ProductAnalysisResult,
  productIds: readonly string[],
  room: string,
): ProductAnalysisResult {
  const back = new Set(productIds.filter((id) => now.productRoomAssignments[id] === room));
  const productRoomAssignments = Object.fromEntries(
    Object.entries(now.productRoomAssignments).flatMap(([id, current]) => {
      const name = back.has(id) ? before.productRoomAssignments[id] : current;
      return name === undefined ? [] : [[id, name]];
    }),
  );
  return { ...now, productRoomAssignments, roomTypeDistribution: countRooms(productRoomAssignments) };
}

/** The analysis after products were put into a room. */
export function assignRoom(
  analysis: ProductAnalysisResult,
  productIds: readonly string[],
  room: string,
): ProductAnalysisResult {
  const productRoomAssignments = { ...analysis.productRoomAssignments };
  for (const id of productIds) productRoomAssignments[id] = room;
  return { ...analysis, productRoomAssignments, roomTypeDistribution: countRooms(productRoomAssignments) };
}
