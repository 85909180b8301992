"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useUrlState } from "@/components/designs/use-url-state";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { branchesQuery } from "@/lib/designs/history-queries";
import { designQuery, styleQuery } from "@/lib/designs/queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { HistoryView } from "./history-view";
import { allLines } from "./line-bar";

function HistorySkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the history"
      className="grid flex-1 lg:grid-cols-[20rem_minmax(0,1fr)_20rem]"
    >
      <div className="flex flex-col gap-3 border-line border-r p-3">
        {Array.from({ length: 6 }, (_, index) => index).map((index) => (
          <Skeleton key={index} className="h-16" />
        ))}
      </div>
      <div className="grid place-items-center bg-sunken p-8">
        <Skeleton className="aspect-[3/4] h-[min(30rem,60dvh)]" />
      </div>
    </div>
  );
}

/** Everything that was ever saved of a design: looked at, compared, brought back, branched and merged. */
export function HistoryPage({ id }: { id: string }) {
  const { role } = useStudio();
  const { read } = useUrlState();
  const design = useQuery(designQuery(id));
  const style = useQuery({ ...styleQuery(design.data?.styleVersionId ?? ""), enabled: design.data !== undefined });
  const branches = useQuery(branchesQuery(id));
  const failed = [design, style, branches].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <ErrorState
        error={failed.error}
        title="The history could not be loaded"
        onRetry={() => void failed.refetch()}
        className="flex-1"
      />
    );
  }
  if (design.data === undefined || style.data === undefined || branches.data === undefined) return <HistorySkeleton />;
  const wanted = read("line");
  const branch = branches.data.find((each) => each.id === wanted) ?? null;
  if (wanted !== null && wanted !== allLines && branch === null) {
    return (
      <EmptyState
        title="This branch does not exist"
        description="It was deleted, or the address is wrong."
        action={
          <Button asChild>
            <Link href={`/designs/${id}/history` as Route}>Show the main line</Link>
          </Button>
        }
        className="flex-1"
      />
    );
  }
  const space = style.data.spaces.find((each) => each.sideId === read("side")) ?? style.data.spaces[0];
  if (space === undefined) return <EmptyState title="This style has no printed area" className="flex-1" />;
  return (
    <HistoryView
      key={`${design.data.id} ${branch?.id ?? ""}`}
      design={design.data}
      style={style.data}
      branches={branches.data}
      branch={branch}
      space={space}
      editable={roleAllows(role, "designs:write") && design.data.deletedAt === null}
    />
  );
}
