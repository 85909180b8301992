/** A revision with the revisions it was made from. */
export interface GraphNode {
  id: string;
  parentRevisionId: string | null;
  mergedRevisionId: string | null;
}

export type RevisionGraph = ReadonlyMap<string, GraphNode>;

/** A revision and everything that went into it, through parents and merges. */
export function findAncestors(graph: RevisionGraph, id: string): Set<string> {
  const found = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = graph.get(next);
    if (node === undefined || found.has(next)) continue;
    found.add(next);
    for (const before of [node.parentRevisionId, node.mergedRevisionId]) if (before !== null) open.push(before);
  }
  return found;
}

/**
 * The nearest revision that went into both; null when they have nothing in common. Where several are equally near (lines
 * merged into each other crosswise) it is the one that the larger part of the history went into.
 */
export function findMergeBase(graph: RevisionGraph, one: string, other: string): string | null {
  const reached = findAncestors(graph, other);
  const common = [...findAncestors(graph, one)].filter((id) => reached.has(id));
  const before = new Set(common.flatMap((id) => [graph.get(id)?.parentRevisionId, graph.get(id)?.mergedRevisionId]));
  const nearest = common.filter((id) => !before.has(id));
  const ranked = nearest.map((id) => ({ id, size: findAncestors(graph, id).size }));
  ranked.sort((left, right) => right.size - left.size || (right.id > left.id ? 1 : -1));
  return ranked[0]?.id ?? null;
}
