"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useDesignActions } from "@/components/designs/list/use-design-actions";
import { useUrlState } from "@/components/designs/use-url-state";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { branchesQuery } from "@/lib/designs/history-queries";
import { designQuery, revisionQuery, styleQuery } from "@/lib/designs/queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { DesignEditor, type DesignEditorProps } from "./design-editor";
import { OwnFonts } from "./own-fonts";

function EditorSkeleton() {
  return (
    <div role="status" aria-label="Loading the design" className="flex flex-1 flex-col">
      <div className="flex h-14 items-center gap-4 border-line border-b px-4">
        <Skeleton className="h-6 w-52" />
        <Skeleton className="ml-auto h-8 w-32" />
      </div>
      <div className="grid flex-1 lg:grid-cols-[15rem_minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-2 border-line border-r p-3 max-lg:hidden">
          {Array.from({ length: 5 }, (_, index) => index).map((index) => (
            <Skeleton key={index} className="h-8" />
          ))}
        </div>
        <div className="grid place-items-center bg-sunken p-8">
          <Skeleton className="aspect-[3/4] h-[min(30rem,60dvh)]" />
        </div>
        <div className="flex flex-col gap-3 border-line border-l p-4 max-lg:hidden">
          {Array.from({ length: 6 }, (_, index) => index).map((index) => (
            <Skeleton key={index} className="h-9" />
          ))}
        </div>
      </div>
    </div>
  );
}

/** A design with the revision its address names, the newest unless it names one; `children` make the page of it. */
export function DesignLoader({ id, children }: { id: string; children: (loaded: DesignEditorProps) => ReactNode }) {
  const { role } = useStudio();
  const { read } = useUrlState();
  const { restore } = useDesignActions();
  const pinnedId = read("revision");
  const branchId = read("branch");
  const design = useQuery(designQuery(id));
  const branches = useQuery({ ...branchesQuery(id), enabled: branchId !== null });
  const branch = branchId === null ? undefined : branches.data?.find((each) => each.id === branchId);
  const style = useQuery({ ...styleQuery(design.data?.styleVersionId ?? ""), enabled: design.data !== undefined });
  const headId = (branchId === null ? design.data?.headRevisionId : branch?.headRevisionId) ?? null;
  const wantedId = pinnedId ?? headId;
  const revision = useQuery({
    ...revisionQuery(wantedId ?? ""),
    enabled: wantedId !== null,
    placeholderData: keepPreviousData,
  });
  const editable = roleAllows(role, "designs:write");

  const failed = [design, style, branches, revision].find((query) => query.isError);
  if (failed !== undefined) {
    const what = failed === revision && pinnedId !== null ? "This revision" : "The design";
    return (
      <ErrorState
        error={failed.error}
        title={`${what} could not be loaded`}
        onRetry={() => void failed.refetch()}
        className="flex-1"
      />
    );
  }
  if (design.data === undefined || style.data === undefined || (wantedId !== null && revision.data === undefined)) {
    return <EditorSkeleton />;
  }
  if (design.data.deletedAt !== null) {
    const deleted = design.data;
    return (
      <EmptyState
        title={`“${deleted.name}” is in the trash`}
        description="Restore it to see and change it again."
        action={
          <>
            <Button asChild>
              <Link href="/designs">All designs</Link>
            </Button>
            {editable ? (
              <Button variant="primary" icon={<RotateCcw />} onClick={() => void restore(deleted)}>
                Restore
              </Button>
            ) : null}
          </>
        }
        className="flex-1"
      />
    );
  }
  if (branchId !== null && branch === undefined) {
    if (branches.data === undefined) return <EditorSkeleton />;
    return (
      <EmptyState
        title="This branch does not exist"
        description="It was deleted, or the address is wrong."
        action={
          <Button asChild>
            <Link href={`/designs/${id}`}>Show the main line</Link>
          </Button>
        }
        className="flex-1"
      />
    );
  }
  const space = style.data.spaces.find((each) => each.sideId === read("side")) ?? style.data.spaces[0];
  if (space === undefined) return <EmptyState title="This style has no printed area" className="flex-1" />;
  return children({
    // On a branch the newest revision is the branch's.
    design: branch === undefined ? design.data : { ...design.data, headRevisionId: headId },
    style: style.data,
    revision: wantedId === null ? null : (revision.data ?? null),
    space,
    editable,
  });
}

export function DesignPage({ id }: { id: string }) {
  return (
    <OwnFonts>
      <DesignLoader id={id}>{(loaded) => <DesignEditor key={loaded.design.id} {...loaded} />}</DesignLoader>
    </OwnFonts>
  );
}
