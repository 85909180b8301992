import { Skeleton } from "@/components/ui/skeleton";

/** Cards being loaded, in the size of the real ones. */
export function DesignGridSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading designs"
      className="grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(9.25rem,1fr))] sm:[grid-template-columns:repeat(auto-fill,minmax(13.5rem,1fr))]"
    >
      {Array.from({ length: 10 }, (_, index) => index).map((index) => (
        <div key={index} className="overflow-hidden rounded-lg border border-line bg-raised">
          <Skeleton className="aspect-square rounded-none" />
          <div className="flex flex-col gap-2 p-3">
            <Skeleton className="h-3.5 w-3/4" />
            <Skeleton className="h-3 w-1/2" />
          </div>
        </div>
      ))}
    </div>
  );
}
