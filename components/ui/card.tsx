import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A framed part of a page. */
export function Card({ className, ...props }: ComponentProps<"section">) {
  return (
    <section
      className={cn("overflow-hidden rounded-lg border border-line bg-raised shadow-xs", className)}
      {...props}
    />
  );
}

export interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

export function CardHeader({ title, description, actions, className }: CardHeaderProps) {
  return (
    <div className={cn("flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5 pb-3", className)}>
      <div className="min-w-0">
        <h2 className="text-md">{title}</h2>
        {description === undefined ? null : <p className="mt-0.5 max-w-prose text-ink-2 text-sm">{description}</p>}
      </div>
      {actions === undefined ? null : <div className="flex items-center gap-2">{actions}</div>}
    </div>
  );
}

export function CardBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("px-4 pb-4", className)} {...props} />;
}

/** Actions or a note below a hairline. */
export function CardFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn("flex items-center justify-end gap-2 border-line border-t bg-canvas/60 px-4 py-2.5", className)}
      {...props}
    />
  );
}
