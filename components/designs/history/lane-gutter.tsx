import type { GraphRow } from "./lay-out-lanes";

/** Between two lanes, px. */
const laneWidth = 13;
/** Lanes beyond that share the last one's place. */
const mostLanes = 7;
/** Where a row's point stands, px from its top: beside the middle of its picture. */
const pointY = 34;
const bend = 26;

const colors = [
  "var(--accent-text)",
  "var(--success-text)",
  "var(--warning-text)",
  "var(--danger-text)",
  "var(--ink-2)",
] as const;

/** Colours of lines: the main one is quiet, branches are told apart. */
type LineColor = (line: string | null) => string;

export function lineColors(branchIds: readonly string[]): LineColor {
  return (line) => {
    const index = line === null ? -1 : branchIds.indexOf(line);
    return index === -1 ? "var(--ink-3)" : (colors[index % colors.length] ?? "var(--ink-3)");
  };
}

/** Width of a graph with so many lanes, px. */
export function gutterWidth(lanes: number): number {
  return Math.min(lanes, mostLanes) * laneWidth + 5;
}

const xOf = (lane: number) => Math.min(lane, mostLanes - 1) * laneWidth + laneWidth / 2 + 1;

/**
 * The part of the graph that belongs to one row. `forks` and `merged` are lines that are not in the list: they leave or
 * come in at the point.
 */
export function LaneGutter({
  row,
  line,
  colorOf,
  width,
  forks,
  merged,
  current,
}: {
  row: GraphRow;
  line: string | null;
  colorOf: LineColor;
  width: number;
  forks: readonly string[];
  merged: string | null | undefined;
  current: boolean;
}) {
  const x = xOf(row.lane);
  return (
    <div className="relative -my-2.5 -ml-1 shrink-0 self-stretch" style={{ width }}>
      <svg aria-hidden="true" className="absolute inset-0 size-full" fill="none" strokeWidth="2">
        {row.strokes.map(({ from, to, line: owner }) => {
          const [x1, x2] = [xOf(from.lane), xOf(to.lane)];
          const stroke = colorOf(owner);
          const key = `${from.lane}${from.at} ${to.lane}${to.at}`;
          if (from.at === "top" && to.at === "bottom") {
            return <line key={key} x1={x1} y1="0" x2={x2} y2="100%" stroke={stroke} />;
          }
          if (to.at === "point") {
            return (
              <path
                key={key}
                d={`M${x1} 0C${x1} ${pointY * 0.6} ${x2} ${pointY * 0.4} ${x2} ${pointY}`}
                stroke={stroke}
              />
            );
          }
          return (
            <g key={key} stroke={stroke}>
              <path
                d={`M${x1} ${pointY}C${x1} ${pointY + bend * 0.6} ${x2} ${pointY + bend * 0.4} ${x2} ${pointY + bend}`}
              />
              <line x1={x2} y1={pointY + bend} x2={x2} y2="100%" />
            </g>
          );
        })}
        {forks.map((fork) => (
          <path
            key={fork}
            d={`M${x} ${pointY}Q${x + laneWidth} ${pointY} ${x + laneWidth} 12`}
            stroke={colorOf(fork)}
          />
        ))}
        {merged === undefined ? null : (
          <path
            d={`M${x} ${pointY}Q${x + laneWidth} ${pointY} ${x + laneWidth} ${pointY + 22}`}
            stroke={colorOf(merged)}
          />
        )}
        <circle cx={x} cy={pointY} r="4.5" fill={current ? colorOf(line) : "var(--surface)"} stroke={colorOf(line)} />
      </svg>
    </div>
  );
}
