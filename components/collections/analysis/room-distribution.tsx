"use client";

import { capitalize, countOf } from "@/components/collections/collection-words";
import { cn } from "@/components/ui/cn";

/** How many products are shown in which room; a row narrows the table to its room. */
export function RoomDistribution({
  counts,
  active,
  onActive,
}: {
  /** Most frequent first. */
  counts: readonly (readonly [room: string, count: number])[];
  active: string | null;
  onActive: (room: string | null) => void;
}) {
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return (
    <ul aria-label="Products a room" className="flex flex-col">
      {counts.map(([room, count]) => (
        <li key={room}>
          <button
            type="button"
            aria-pressed={active === room}
            aria-label={`${capitalize(room)}, ${countOf(count, "product")}`}
            onClick={() => onActive(active === room ? null : room)}
            className={cn(
              "grid w-full grid-cols-[7.5rem_minmax(0,1fr)_2.5rem] items-center gap-3 rounded-sm px-2 py-1.5 text-left text-sm transition-colors",
              active === room ? "bg-accent-soft" : "hover:bg-hover",
            )}
          >
            <span className="truncate">{capitalize(room)}</span>
            <span aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-neutral-soft">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="text-right text-ink-2 text-xs tabular-nums">{count}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
