import { Page } from "@/components/shell/page";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function StudioLoading() {
  return (
    <Page>
      <Skeleton className="h-7 w-44" />
      <div className="rounded-lg border border-line bg-raised">
        <SkeletonRows />
      </div>
    </Page>
  );
}
