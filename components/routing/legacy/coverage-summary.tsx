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

const tiles: readonly Tile[] = [
  {
    id: "cached_export",
    label: "From a file",
    hint: "The provider's file is at hand.",
    count: (summary) => summary.cached_export,
    filter: { state: "cached_export", expiringSoon: false },
    tone: "bg-success",
  },
  {
    id: "migrated",
    label: "Migrated",
    hint: "Rendered here.",
    count: (summary) => summary.migrated,
    filter: { state: "migrated", expiringSoon: false },
    tone: "bg-accent",
  },
  {
    id: "alternate_policy",
    label: "By other means",
    hint: "As the provider's policy says.",
    count: (summary) => summary.alternate_policy,
    filter: { state: "alternate_policy", expiringSoon: false },
    tone: "bg-warning",
  },
  {
    id: "none",
    label: "No answer",
    hint: "Cannot be ordered.",
    count: (summary) => summary.none,
    filter: { state: "none", expiringSoon: false },
    tone: "bg-danger",
  },
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
