"use client";

import type { Route } from "next";
import Link from "next/link";
import { type CSSProperties, type KeyboardEvent, type ReactNode, useCallback } from "react";
import { cn } from "./cn";
import { ErrorState } from "./error-state";
import type { KeysetList } from "./keyset-list";
import { SkeletonRows } from "./skeleton";
import { Spinner } from "./spinner";
import { useVirtualRows } from "./virtual-list";

export interface DataColumn<Item> {
  id: string;
  header: ReactNode;
  cell: (item: Item) => ReactNode;
  /** A CSS grid track: `minmax(0, 1fr)`, `7rem`. */
  width: string;
  /** The track where the window is narrower than 768 px, if another one. */
  narrowWidth?: string;
  align?: "start" | "end";
  /** Left out where the window is narrower than 768 px. */
  wideOnly?: boolean;
  /** Leaves the header to screen readers (columns of buttons). */
  hideHeader?: boolean;
}

export interface DataTableProps<Item> {
  list: KeysetList<Item>;
  columns: readonly DataColumn<Item>[];
  rowKey: (item: Item) => string;
  /** Where a row leads: its first cell becomes the link, the whole row its target. */
  rowHref?: (item: Item) => string;
  rowHeight?: number;
  /** What stands here when there is nothing: an `EmptyState`. */
  empty: ReactNode;
  errorTitle?: string;
  "aria-label": string;
  className?: string;
}

/** Up and down move between the rows' links. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-row-link]")) return;
  const links = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-row-link]"));
  const next = links[links.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** The link of a row covers all of it. */
const rowLink =
  "block min-w-0 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2";

/** A list of rows with columns: loading, empty, failed and endless, virtualized, usable with keys and on a phone. */
export function DataTable<Item>({
  list,
  columns,
  rowKey,
  rowHref,
  rowHeight = 44,
  empty,
  errorTitle,
  className,
  ...aria
}: DataTableProps<Item>) {
  const loadMore = list.loadMore;
  const onEnd = useCallback(() => loadMore(), [loadMore]);
  const rows = useVirtualRows<HTMLTableSectionElement>({ count: list.items.length, estimate: rowHeight, onEnd });
  const tracks: CSSProperties & Record<`--${string}`, string> = {
    "--tracks-wide": columns.map((column) => column.width).join(" "),
    "--tracks-narrow": columns
      .filter((column) => column.wideOnly !== true)
      .map((column) => column.narrowWidth ?? column.width)
      .join(" "),
  };
  const grid =
    "grid items-center gap-4 px-4 [grid-template-columns:var(--tracks-narrow)] md:[grid-template-columns:var(--tracks-wide)]";
  const cellClass = (column: DataColumn<Item>) =>
    cn("min-w-0", column.align === "end" && "text-right justify-self-end", column.wideOnly === true && "max-md:hidden");

  if (list.status === "loading")
    return <SkeletonRows label={`Loading ${aria["aria-label"].toLowerCase()}`} className={className} />;
  if (list.status === "error")
    return <ErrorState error={list.error} title={errorTitle} onRetry={list.reload} className={className} />;
  if (list.items.length === 0) return <div className={className}>{empty}</div>;

  return (
    <div className={className}>
      <table
        {...aria}
        aria-rowcount={list.hasMore ? -1 : list.items.length + 1}
        style={tracks}
        onKeyDown={moveFocus}
        className="block text-left"
      >
        <thead className="block">
          <tr aria-rowindex={1} className={cn(grid, "h-8 border-line border-b")}>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={cn(cellClass(column), "font-medium text-ink-3 text-xs")}>
                {column.hideHeader === true ? <span className="sr-only">{column.header}</span> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={rows.ref} className="relative block" style={{ height: rows.totalSize }}>
          {rows.rows.map((row) => {
            const item = list.items[row.index];
            if (item === undefined) return null;
            const href = rowHref?.(item);
            return (
              <tr
                key={rowKey(item)}
                aria-rowindex={row.index + 2}
                data-index={row.index}
                ref={rows.measure}
                className={cn(
                  grid,
                  "absolute inset-x-0 top-0 py-1.5 text-sm transition-colors",
                  row.index < list.items.length - 1 && "border-line border-b",
                  href !== undefined && "hover:bg-hover has-[[data-row-link]:focus-visible]:bg-hover",
                )}
                style={{ transform: `translateY(${row.offset}px)`, minHeight: rowHeight }}
              >
                {columns.map((column, index) => (
                  <td
                    key={column.id}
                    className={cn(
                      cellClass(column),
                      href !== undefined &&
                        index > 0 &&
                        "pointer-events-none relative z-1 [&_:is(a,button)]:pointer-events-auto",
                    )}
                  >
                    {index === 0 && href !== undefined ? (
                      <Link href={href as Route} data-row-link="" className={rowLink}>
                        {column.cell(item)}
                      </Link>
                    ) : (
                      column.cell(item)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {list.loadingMore ? (
        <div className="flex h-11 items-center justify-center text-ink-3">
          <Spinner label="Loading more" />
        </div>
      ) : null}
    </div>
  );
}
