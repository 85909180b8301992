import { CardGridSkeleton } from "@/components/ui/card-grid";

/** Cards being loaded, in the size of the real ones. */
export function DesignGridSkeleton() {
  return (
    <CardGridSkeleton
      count={10}
      aria-label="Loading designs"
      className="gap-4 [grid-template-columns:repeat(auto-fill,minmax(9.25rem,1fr))] sm:[grid-template-columns:repeat(auto-fill,minmax(13.5rem,1fr))]"
    />
  );
}
