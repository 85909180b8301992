import type { ProductAnalysisResult, SceneAnalysis } from "./collection-schemas";

/** Words by how often they come, the most frequent first; of equals the one that came first. */
export function rankWords(words: readonly string[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts.entries()]
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([word]) => word);
}

const mostWords = 12;

/**
 * One analysis of several parts of a collection.
 * @param categories of all products, by which the dominant one is found
 */
export function mergeProductAnalyses(
  parts: readonly ProductAnalysisResult[],
  categories: readonly string[],
  analyzedAt: string,
): ProductAnalysisResult {
  const assignments = Object.assign({}, ...parts.map((part) => part.productRoomAssignments)) as Record<string, string>;
  const distribution: Record<string, number> = {};
  for (const room of Object.values(assignments)) distribution[room] = (distribution[room] ?? 0) + 1;
  return {
    roomTypeDistribution: distribution,
    productTypes: [...new Set(parts.flatMap((part) => part.productTypes))],
    dominantCategory: rankWords(categories, 1)[0] ?? parts[0]?.dominantCategory ?? "",
    suggestedStyles: rankWords(
      parts.flatMap((part) => part.suggestedStyles),
      mostWords,
    ),
    recommendedInspirationKeywords: rankWords(
      parts.flatMap((part) => part.recommendedInspirationKeywords),
      mostWords,
    ),
    productRoomAssignments: assignments,
    analyzedAt,
  };
}

/**
 * Settings that the inspirations of a collection agree on: what most of them show, and the colours of the first. Fields that
 * none of them says anything about are absent.
 */
export function deriveSettings(
  analyses: readonly SceneAnalysis[],
  products: Pick<ProductAnalysisResult, "suggestedStyles"> | null,
) {
  const [first] = analyses;
  if (first === undefined) {
    const [style] = products?.suggestedStyles ?? [];
    return style === undefined ? {} : { style };
  }
  const most = (values: readonly string[]) =>
    rankWords(
      values.filter((value) => value !== ""),
      1,
    )[0];
  const style = most(analyses.map((analysis) => analysis.style));
  const lighting = most(analyses.map((analysis) => analysis.lighting));
  const colors = first.colorPalette.filter((color) => /^#[0-9a-f]{6}$/i.test(color)).slice(0, 5);
  const roomType = most(analyses.flatMap((analysis) => analysis.suggestedRoomTypes.slice(0, 1)));
  const props = rankWords(
    analyses.flatMap((analysis) => analysis.props),
    5,
  );
  return {
    ...(style === undefined ? {} : { style }),
    ...(lighting === undefined ? {} : { lighting }),
    ...(colors.length === 0 ? {} : { colorScheme: colors.join(", ") }),
    ...(roomType === undefined ? {} : { roomType }),
    ...(props.length === 0 ? {} : { props }),
  };
}
