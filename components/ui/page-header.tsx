import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb";
import { cn } from "./cn";

export interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  breadcrumb?: readonly Crumb[];
  /** Beside the title: a status, a count. */
  badge?: ReactNode;
  /** At the right; the primary action stands last. */
  actions?: ReactNode;
  className?: string;
}

/** The head of every page: where one is, its title, its actions. */
export function PageHeader({ title, description, breadcrumb, badge, actions, className }: PageHeaderProps) {
  return (
    <header className={cn("flex flex-wrap items-end justify-between gap-x-4 gap-y-3", className)}>
      <div className="min-w-0 max-sm:w-full">
        {breadcrumb === undefined ? null : <Breadcrumb items={breadcrumb} />}
        <div className="flex min-w-0 items-center gap-2.5">
          <h1 className="truncate text-xl tracking-[-0.018em]">{title}</h1>
          {badge}
        </div>
        {description === undefined ? null : <p className="mt-0.5 max-w-prose text-ink-2 text-sm">{description}</p>}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
