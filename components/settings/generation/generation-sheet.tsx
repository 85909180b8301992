"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { GenerationDetails } from "./generation-details";
import { generationJobQuery } from "./generation-queries";

function GenerationJob({ id }: { id: string }) {
  const job = useQuery(generationJobQuery(id));
  if (job.isError) {
    return <ErrorState error={job.error} title="The job could not be loaded" onRetry={() => void job.refetch()} />;
  }
  if (job.data === undefined) {
    return (
      <div role="status" aria-label="Loading the job" className="flex flex-col gap-3 p-5">
        <Skeleton className="h-56" />
        <Skeleton className="h-4 w-60" />
        <Skeleton className="h-4 w-40" />
      </div>
    );
  }
  return <GenerationDetails job={job.data} />;
}

/** One job beside the list; closed while there is no `id`. */
export function GenerationSheet({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Sheet open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title="Generation job" className="w-[min(34rem,100vw)]">
        {id === null ? null : <GenerationJob id={id} />}
      </SheetContent>
    </Sheet>
  );
}
