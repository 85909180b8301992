import type { Bounds } from "@/lib/render/matrix";
import type { Space } from "@/lib/render/scene";

/** Something to snap to on one axis: `at` in mm, `from` and `to` its extent on the other axis. */
export interface SnapLine {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Two equal gaps that a snap made, as lines between `from` and `to` at `across` on the other axis. */
export interface SnapGap {
  readonly axis: "x" | "y";
  readonly across: number;
  readonly spans: readonly (readonly [from: number, to: number])[];
}

export interface SnapResult {
  readonly dx: number;
  readonly dy: number;
  readonly lines: readonly SnapLine[];
  readonly gaps: readonly SnapGap[];
}

/** Where other things stand, gathered once when a gesture begins. */
export interface SnapTargets {
  readonly lines: readonly SnapLine[];
  readonly boxes: readonly Bounds[];
}

/** At most this many neighbours are looked at for equal gaps. */
const mostBoxes = 80;

export function snapTargets(
  space: Space,
  others: readonly Bounds[],
  guides: readonly { axis: "x" | "y"; mm: number }[],
): SnapTargets {
  const { widthMm, heightMm, safeMm } = space;
  const upright = (at: number): SnapLine => ({ axis: "x", at, from: 0, to: heightMm });
  const level = (at: number): SnapLine => ({ axis: "y", at, from: 0, to: widthMm });
  const xs = [0, widthMm / 2, widthMm, ...(safeMm > 0 ? [safeMm, widthMm - safeMm] : [])];
  const ys = [0, heightMm / 2, heightMm, ...(safeMm > 0 ? [safeMm, heightMm - safeMm] : [])];
  const ofGuides = guides.map(({ axis, mm }) => (axis === "x" ? upright(mm) : level(mm)));
  const ofBoxes = others.flatMap(({ left, top, right, bottom }): SnapLine[] => [
    ...[left, (left + right) / 2, right].map((at): SnapLine => ({ axis: "x", at, from: top, to: bottom })),
    ...[top, (top + bottom) / 2, bottom].map((at): SnapLine => ({ axis: "y", at, from: left, to: right })),
  ]);
  return { lines: [...xs.map(upright), ...ys.map(level), ...ofGuides, ...ofBoxes], boxes: others.slice(0, mostBoxes) };
}

interface Side {
  start: number;
  end: number;
}

const sideOf = (axis: "x" | "y", box: Bounds): Side =>
  axis === "x" ? { start: box.left, end: box.right } : { start: box.top, end: box.bottom };
const acrossOf = (axis: "x" | "y", box: Bounds): Side => sideOf(axis === "x" ? "y" : "x", box);

interface Found {
  shift: number;
  spans: readonly (readonly [number, number])[];
}

/** Shifts that make gaps equal: between two neighbours, or repeating the gap of a pair beyond its end. */
function gapShifts(axis: "x" | "y", moving: Bounds, boxes: readonly Bounds[]): Found[] {
  const own = sideOf(axis, moving);
  const size = own.end - own.start;
  const lane = acrossOf(axis, moving);
  const row = boxes
    .filter((box) => acrossOf(axis, box).start < lane.end && acrossOf(axis, box).end > lane.start)
    .map((box) => sideOf(axis, box))
    .toSorted((one, other) => one.start - other.start);
  const found: Found[] = [];
  row.forEach((left, index) => {
    const right = row[index + 1];
    if (right === undefined) return;
    const gap = right.start - left.end;
    if (gap <= 0) return;
    if (gap >= size) {
      const start = left.end + (gap - size) / 2;
      found.push({
        shift: start - own.start,
        spans: [
          [left.end, start],
          [start + size, right.start],
        ],
      });
    }
    const after = right.end + gap;
    found.push({
      shift: after - own.start,
      spans: [
        [left.end, right.start],
        [right.end, after],
      ],
    });
    const before = left.start - gap;
    found.push({
      shift: before - own.end,
      spans: [
        [before, left.start],
        [left.end, right.start],
      ],
    });
  });
  return found;
}

function snapAxis(
  axis: "x" | "y",
  moving: Bounds,
  edges: readonly number[],
  targets: SnapTargets,
  reach: number,
  withGaps: boolean,
): { shift: number; lines: SnapLine[]; gaps: SnapGap[] } {
  let best = Number.POSITIVE_INFINITY;
  for (const line of targets.lines) {
    if (line.axis !== axis) continue;
    for (const edge of edges) if (Math.abs(line.at - edge) < Math.abs(best)) best = line.at - edge;
  }
  const spaced = withGaps ? gapShifts(axis, moving, targets.boxes) : [];
  const nearest = spaced.reduce((least, each) => (Math.abs(each.shift) < Math.abs(least) ? each.shift : least), best);
  // A line wins over a gap that is just as near.
  const shift = Math.abs(best) <= Math.abs(nearest) + 1e-6 ? best : nearest;
  if (Math.abs(shift) > reach) return { shift: 0, lines: [], gaps: [] };
  const moved = acrossOf(axis, moving);
  const lines = targets.lines
    .filter((line) => line.axis === axis && edges.some((edge) => Math.abs(line.at - edge - shift) < 1e-4))
    .map((line) => ({ ...line, from: Math.min(line.from, moved.start), to: Math.max(line.to, moved.end) }));
  const gaps = spaced
    .filter((each) => Math.abs(each.shift - shift) < 1e-4)
    .map((each) => ({ axis, across: (moved.start + moved.end) / 2, spans: each.spans }));
  return { shift, lines: joinLines(lines), gaps: gaps.slice(0, 1) };
}

/** Lines at the same place as one. */
function joinLines(lines: readonly SnapLine[]): SnapLine[] {
  const joined = new Map<string, SnapLine>();
  for (const line of lines) {
    const key = line.at.toFixed(3);
    const known = joined.get(key);
    joined.set(
      key,
      known === undefined ? line : { ...line, from: Math.min(known.from, line.from), to: Math.max(known.to, line.to) },
    );
  }
  return [...joined.values()];
}

/** Moves a box, as little as possible and at most `reachMm`, to where edges or centres meet, or gaps are equal. */
export function snapBox(moving: Bounds, targets: SnapTargets, reachMm: number): SnapResult {
  const xs = [moving.left, (moving.left + moving.right) / 2, moving.right];
  const x = snapAxis("x", moving, xs, targets, reachMm, true);
  const shifted = { ...moving, left: moving.left + x.shift, right: moving.right + x.shift };
  const ys = [moving.top, (moving.top + moving.bottom) / 2, moving.bottom];
  const y = snapAxis("y", shifted, ys, targets, reachMm, true);
  return { dx: x.shift, dy: y.shift, lines: [...x.lines, ...y.lines], gaps: [...x.gaps, ...y.gaps] };
}

/** Moves a point, or only one of its coordinates, to lines that are near: for edges that are drawn by a handle. */
export function snapPoint(
  point: { x: number; y: number },
  targets: SnapTargets,
  reachMm: number,
  axes: { x: boolean; y: boolean } = { x: true, y: true },
): SnapResult {
  const box = { left: point.x, right: point.x, top: point.y, bottom: point.y };
  const none = { shift: 0, lines: [], gaps: [] };
  const x = axes.x ? snapAxis("x", box, [point.x], targets, reachMm, false) : none;
  const y = axes.y ? snapAxis("y", box, [point.y], targets, reachMm, false) : none;
  return { dx: x.shift, dy: y.shift, lines: [...x.lines, ...y.lines], gaps: [] };
}
