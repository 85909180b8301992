"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Ban, RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCommands } from "@/components/shell/commands";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { useConfirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import { showError, showSuccess } from "@/components/ui/toast";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { api, dataOf } from "@/lib/kernel/client/api";
import { JobDetails } from "./job-details";
import { JobTimeline } from "./job-timeline";
import { isActive, runQuery, runsEntity } from "./jobs-queries";

/** One run: its steps in time, what failed and why, and the ways to repeat or stop it. */
export function JobPage({ id }: { id: string }) {
  const router = useRouter();
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  const { role } = useStudio();
  const run = useQuery(runQuery(id));
  const reload = () => queryClient.invalidateQueries({ queryKey: [runsEntity] });
  const retry = useMutation({
    mutationFn: async () => dataOf(await api.POST("/engine/runs/{id}/retry", { params: { path: { id } } })),
    onSuccess: (next) => {
      showSuccess("The job is repeated", "Steps that succeeded are not done again.");
      router.push(`/settings/jobs/${next.id}`);
    },
    onError: (cause) => showError("The job could not be repeated", cause),
    onSettled: reload,
  });
  const cancel = useMutation({
    mutationFn: () => api.POST("/engine/runs/{id}/cancel", { params: { path: { id } } }),
    onSuccess: () => showSuccess("The job is being cancelled"),
    onError: (cause) => showError("The job could not be cancelled", cause),
    onSettled: reload,
  });

  const data = run.data;
  const editable = roleAllows(role, "engine:write");
  const canRetry = editable && data !== undefined && (data.status === "failed" || data.status === "cancelled");
  const canCancel = editable && data !== undefined && isActive(data.status);
  const askCancel = async () => {
    const agreed = await confirm({
      title: `Cancel “${data?.functionName}”?`,
      description:
        "The step at work ends, and its result is dropped. You can repeat the job later from the last step that succeeded.",
      confirmLabel: "Cancel job",
      cancelLabel: "Let it run",
      danger: true,
    });
    if (agreed) cancel.mutate();
  };
  useCommands([
    ...(canRetry
      ? [{ id: "retry-job", label: "Repeat this job", group: "This job", icon: RotateCcw, run: () => retry.mutate() }]
      : []),
    ...(canCancel
      ? [{ id: "cancel-job", label: "Cancel this job…", group: "This job", icon: Ban, run: () => void askCancel() }]
      : []),
  ]);

  const crumbs = [{ label: "Jobs", href: "/settings/jobs" as const }, { label: data?.functionName ?? "Job" }];
  if (run.isError) {
    return (
      <Page width="normal">
        <PageHeader title="Job" breadcrumb={crumbs} />
        <Card>
          <ErrorState error={run.error} title="The job could not be loaded" onRetry={() => void run.refetch()} />
        </Card>
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page width="normal">
        <Skeleton className="h-10 w-64" />
        <Card>
          <SkeletonRows label="Loading the job" />
        </Card>
      </Page>
    );
  }
  return (
    <Page width="normal">
      <PageHeader
        title={data.functionName}
        breadcrumb={crumbs}
        badge={<StatusBadge status={data.status} />}
        actions={
          <>
            {canRetry ? (
              <Button icon={<RotateCcw />} loading={retry.isPending} onClick={() => retry.mutate()}>
                Repeat
              </Button>
            ) : null}
            {canCancel ? (
              <Button icon={<Ban />} loading={cancel.isPending} onClick={() => void askCancel()}>
                Cancel
              </Button>
            ) : null}
          </>
        }
      />
      {data.error === null ? null : (
        <div role="alert" className="rounded-lg border border-danger-text/25 bg-danger-soft px-4 py-3">
          <p className="font-semibold text-danger-text text-sm">{data.error.name}</p>
          <p className="whitespace-pre-wrap break-words text-sm">{data.error.message}</p>
        </div>
      )}
      <Card>
        <CardHeader title="Steps" />
        <JobTimeline run={data} />
      </Card>
      <JobDetails run={data} />
    </Page>
  );
}
