/**
 * The fewest ids that have to be taken out of `after` so that the rest stands in the order of `before` (the complement of
 * a longest increasing subsequence). Ids that are not in both are ignored.
 */
export function findMovedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const position = new Map(before.map((id, index) => [id, index]));
  const common = after.flatMap((id) => {
    const at = position.get(id);
    return at === undefined ? [] : [{ id, at }];
  });
  const kept = new Set(longestIncreasing(common.map((entry) => entry.at)));
  return new Set(common.filter((_, index) => !kept.has(index)).map((entry) => entry.id));
}

/** Indices of a longest increasing subsequence of distinct numbers. */
function longestIncreasing(values: readonly number[]): number[] {
  const valueAt = (index: number) => values[index] ?? Number.NEGATIVE_INFINITY;
  /** At n: the index whose value ends a run of n + 1 with the smallest last value. */
  const ends: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (valueAt(ends[middle] ?? -1) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  });
  const run: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.push(at);
  return run.reverse();
}
