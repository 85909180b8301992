import { DesignGridSkeleton } from "@/components/designs/list/design-grid-skeleton";
import { Page } from "@/components/shell/page";
import { Skeleton } from "@/components/ui/skeleton";

export default function DesignsLoading() {
  return (
    <Page>
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-8 w-full max-w-160" />
      <DesignGridSkeleton />
    </Page>
  );
}
