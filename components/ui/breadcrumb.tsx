import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";

export interface Crumb {
  label: string;
  /** Absent on the page itself. */
  href?: string;
}

/** The way from the area to this page. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex min-w-0 items-center gap-1 text-ink-3 text-xs">
        {items.map((item, index) => (
          <li key={item.label} className="flex min-w-0 items-center gap-1">
            {index === 0 ? null : <ChevronRight aria-hidden="true" className="size-3 shrink-0" />}
            {item.href === undefined ? (
              <span aria-current="page" className="truncate text-ink-2">
                {item.label}
              </span>
            ) : (
              <Link href={item.href as Route} className="truncate rounded-xs py-1 hover:text-ink hover:underline">
                {item.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
