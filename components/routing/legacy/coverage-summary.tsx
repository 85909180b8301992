"use client";

import { cn } from "@/components/ui/cn";
import type { CoverageFilter, CoverageSummaryJson } from "@/lib/designs/legacy-queries";

type Tile = {
  id: string;
  label: string;
  hint: string;
  count: (summary: CoverageSummaryJson) => number;
  filter: Pick<CoverageFilter, "state" | "expiringSoon">;
  tone: string;
};

/** A tile for everything in one state of coverage. */
const stateTile = (
  id: "cached_export" | "migrated" | "alternate_policy" | "none",
  label: string,
  hint: string,
  tone: string,
): Tile => ({
  id,
  label,
  hint,
  tone,
  count: (summary) => summary[id],
  filter: { state: id, expiringSoon: false },
});

const tiles: readonly Tile[] = [
  stateTile("cached_export", "From a file", "The provider's file is at hand.", "bg-success"),
  stateTile("migrated", "Migrated", "Rendered here.", "bg-accent"),
  stateTile("alternate_policy", "By other means", "As the provider's policy says.", "bg-warning"),
  stateTile("none", "No answer", "Cannot be ordered.", "bg-danger"),
  {
    id: "expiring",
    label: "Expires soon",
    hint: "The file gets stale within a week.",
    count: (summary) => summary.expiringSoon,
    filter: { state: undefined, expiringSoon: true },
    tone: "bg-warning",
  },
];

/** How many designs can be ordered, and how; each figure filters the list below. */
export function CoverageSummary({
  summary,
  filter,
  onFilter,
}: {
  summary: CoverageSummaryJson;
  filter: CoverageFilter;
  onFilter: (filter: Tile["filter"]) => void;
}) {
  return (
    <ul aria-label="Coverage" className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-5">
      {tiles.map((tile) => {
        const isChosen = tile.filter.expiringSoon ? filter.expiringSoon : tile.filter.state === filter.state;
        return (
          <li key={tile.id}>
            <button
              type="button"
              aria-pressed={isChosen}
              onClick={() => onFilter(isChosen ? { state: undefined, expiringSoon: false } : tile.filter)}
              className={cn(
                "flex h-full w-full flex-col rounded-lg border bg-raised px-3.5 py-2.5 text-left shadow-xs transition-colors hover:border-control",
                isChosen ? "border-accent-text ring-1 ring-accent-text" : "border-line",
              )}
            >
              <span className="flex items-center gap-1.5 text-ink-2 text-xs">
                <span aria-hidden="true" className={cn("size-1.5 rounded-full", tile.tone)} />
                {tile.label}
              </span>
              <span className="font-semibold text-xl tabular-nums">{tile.count(summary).toLocaleString("en")}</span>
              <span className="text-ink-3 text-xs">{tile.hint}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
