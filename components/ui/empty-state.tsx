import type { ReactNode } from "react";
import { cn } from "./cn";

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What will be here, and how to get there. */
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** What stands where a list has nothing yet, or nothing that matches. */
export function EmptyState({ icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center justify-center gap-1 px-6 py-14 text-center", className)}>
      {icon === undefined ? null : (
        <div
          aria-hidden="true"
          className="mb-3 grid size-10 place-items-center rounded-lg border border-line bg-raised text-ink-3 shadow-xs [&_svg]:size-5"
        >
          {icon}
        </div>
      )}
      <h2 className="text-md">{title}</h2>
      {description === undefined ? null : <p className="max-w-88 text-balance text-ink-2 text-sm">{description}</p>}
      {action === undefined ? null : <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
