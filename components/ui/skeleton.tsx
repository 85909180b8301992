import { cn } from "./cn";

/** The grey shape of what is being loaded. Give it the size of the real thing, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("animate-shimmer rounded-sm bg-neutral-soft", className)} />;
}

/** Rows of a list being loaded; announced once. */
export function SkeletonRows({
  count = 6,
  label = "Loading",
  className,
}: {
  count?: number;
  label?: string;
  className?: string;
}) {
  return (
    <div role="status" aria-label={label} className={cn("divide-y divide-line", className)}>
      {Array.from({ length: count }, (_, index) => index).map((index) => (
        <div key={index} className="flex h-11 items-center gap-4 px-4">
          <Skeleton className="size-5 shrink-0 rounded-full" />
          <Skeleton className={cn("h-3", ["w-44", "w-60", "w-36", "w-52"][index % 4])} />
          <Skeleton className="ml-auto h-3 w-20" />
        </div>
      ))}
    </div>
  );
}
