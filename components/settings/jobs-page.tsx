"use client";

import { ListChecks } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { formatDuration, RelativeTime } from "@/components/ui/relative-time";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { StatusBadge, statusLabel } from "@/components/ui/status-badge";
import { fetchRuns, isActive, type Run, readRunStatus, runStatuses, runsKey } from "./jobs-queries";

const all = "all";

function Duration({ run }: { run: Run }) {
  if (run.startedAt === null || run.endedAt === null) return <span className="text-ink-3">–</span>;
  return <span className="tabular-nums">{formatDuration(Date.parse(run.endedAt) - Date.parse(run.startedAt))}</span>;
}

/** Runs of the job engine: what works, what worked, what failed. */
export function JobsPage() {
  const router = useRouter();
  const { isOperator, organization } = useStudio();
  const status = readRunStatus(useSearchParams().get("status"));
  const runs = useKeysetList({
    queryKey: runsKey(status),
    fetchPage: (page) => fetchRuns({ status, ...page }),
    refetchInterval: 5_000,
  });

  const columns: DataColumn<Run>[] = [
    {
      id: "function",
      header: "Job",
      width: "minmax(0,1fr)",
      cell: (run) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-medium">{run.functionName}</span>
          <span className="truncate text-ink-3 text-xs">
            {run.status === "failed" && run.error !== null ? run.error.message : run.eventName}
          </span>
        </span>
      ),
    },
    ...(isOperator
      ? [
          {
            id: "organization",
            header: "Organization",
            width: "8rem",
            wideOnly: true,
            cell: (run: Run) =>
              run.tenantId === null ? (
                <Badge tone="outline">Installation</Badge>
              ) : run.tenantId === organization.id ? (
                <span className="block truncate text-ink-2">{organization.name}</span>
              ) : (
                <code className="font-mono text-ink-3 text-xs">{run.tenantId.slice(-12)}</code>
              ),
          },
        ]
      : []),
    {
      id: "created",
      header: "Queued",
      width: "7rem",
      wideOnly: true,
      cell: (run) => <RelativeTime value={run.createdAt} className="text-ink-2 text-xs" />,
    },
    {
      id: "duration",
      header: "Took",
      width: "4.5rem",
      wideOnly: true,
      align: "end",
      cell: (run) => (
        <span className="text-ink-2 text-xs">
          <Duration run={run} />
        </span>
      ),
    },
    { id: "status", header: "Status", width: "6.5rem", cell: (run) => <StatusBadge status={run.status} /> },
  ];

  const filter = (next: string) =>
    router.replace(next === all ? "/settings/jobs" : `/settings/jobs?status=${next}`, { scroll: false });
  const active = runs.items.filter((run) => isActive(run.status)).length;

  return (
    <Page width="normal">
      <PageHeader
        title="Jobs"
        description={
          isOperator
            ? "What the job engine does, for all organizations."
            : "What the job engine does for your organization. Ended jobs are kept for a day."
        }
        badge={active > 0 ? <Badge tone="accent">{active} at work</Badge> : undefined}
      />
      <SegmentedControl
        aria-label="Status"
        value={status ?? all}
        onValueChange={filter}
        options={[{ value: all, label: "All" }, ...runStatuses.map((value) => ({ value, label: statusLabel(value) }))]}
        className="self-start"
      />
      <Card>
        <DataTable
          list={runs}
          columns={columns}
          rowKey={(run) => run.id}
          rowHref={(run) => `/settings/jobs/${run.id}`}
          rowHeight={52}
          aria-label="Jobs"
          errorTitle="The jobs could not be loaded"
          empty={
            status === undefined ? (
              <EmptyState
                icon={<ListChecks />}
                title="No jobs yet"
                description="Previews, print files and other longer work show up here."
              />
            ) : (
              <EmptyState
                icon={<ListChecks />}
                title={`No job is ${statusLabel(status).toLowerCase()}`}
                action={<Button onClick={() => filter(all)}>Show all</Button>}
              />
            )
          }
        />
      </Card>
    </Page>
  );
}
