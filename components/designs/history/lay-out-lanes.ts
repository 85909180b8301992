/** A revision as its place in the graph needs it. */
export interface GraphRevision {
  readonly id: string;
  readonly parentRevisionId: string | null;
  readonly mergedRevisionId: string | null;
  /** Null: the main line. */
  readonly branchId: string | null;
}

/** A stroke of one row: between its upper edge, the revision's point and its lower edge. `line` is whose colour it has. */
interface LaneStroke {
  readonly from: { readonly lane: number; readonly at: "top" | "point" };
  readonly to: { readonly lane: number; readonly at: "point" | "bottom" };
  readonly line: string | null;
}

export interface GraphRow {
  readonly lane: number;
  readonly strokes: readonly LaneStroke[];
  /** How many lanes the row has. */
  readonly width: number;
}

interface Lane {
  /** The revision that stands on it next. */
  readonly waitsFor: string;
  readonly line: string | null;
}

/**
 * Lays revisions out in lanes, newest first: the line that is named `first` keeps the leftmost one, a branch leaves where
 * it grew from and a merge comes in where it was made. What is not in the list is not waited for.
 */
export function layOutLanes(revisions: readonly GraphRevision[], first: string | null = null): GraphRow[] {
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  let lanes: (Lane | null)[] = [];
  let isFirstFree = true;
  const firstHead = revisions.find((revision) => revision.branchId === first)?.id;
  const free = (id: string) => {
    if (id === firstHead || lanes.length === 0) return id === firstHead ? 0 : 1;
    const found = lanes.findIndex((lane, index) => lane === null && (index > 0 || !isFirstFree));
    return found === -1 ? Math.max(1, lanes.length) : found;
  };
  return revisions.map((revision): GraphRow => {
    const known = lanes.findIndex((lane) => lane?.waitsFor === revision.id);
    const waiting = lanes.flatMap((lane, index) => (lane?.waitsFor === revision.id ? [index] : []));
    // A line keeps its lane, whoever else grew from the same revision.
    const own = waiting.find((index) => lanes[index]?.line === revision.branchId);
    const lane = own ?? (known === -1 || revision.id === firstHead ? free(revision.id) : known);
    if (lane === 0) isFirstFree = false;
    const strokes: LaneStroke[] = [];
    lanes.forEach((each, index) => {
      if (each === null) return;
      const to =
        each.waitsFor === revision.id ? { lane, at: "point" as const } : { lane: index, at: "bottom" as const };
      strokes.push({ from: { lane: index, at: "top" }, to, line: each.line });
    });
    const next = lanes.map((each) => (each?.waitsFor === revision.id ? null : each));
    while (next.length <= lane) next.push(null);
    const { parentRevisionId: parent, mergedRevisionId: merged } = revision;
    if (parent !== null && byId.has(parent)) {
      next[lane] = { waitsFor: parent, line: revision.branchId };
      strokes.push({ from: { lane, at: "point" }, to: { lane, at: "bottom" }, line: revision.branchId });
    }
    lanes = next;
    const source = merged === null ? undefined : byId.get(merged);
    if (source !== undefined) {
      const there = lanes.findIndex((each) => each?.waitsFor === source.id);
      const at = there === -1 ? free(source.id) : there;
      while (lanes.length <= at) lanes.push(null);
      lanes[at] ??= { waitsFor: source.id, line: source.branchId };
      strokes.push({ from: { lane, at: "point" }, to: { lane: at, at: "bottom" }, line: source.branchId });
    }
    const width = Math.max(lane + 1, ...strokes.flatMap(({ from, to }) => [from.lane + 1, to.lane + 1]));
    while (lanes.length > 0 && lanes.at(-1) === null) lanes.pop();
    return { lane, strokes, width };
  });
}
