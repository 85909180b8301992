"use client";

import { Wand2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { Page } from "@/components/shell/page";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { StatusBadge, statusLabel } from "@/components/ui/status-badge";
import { useWasTrue } from "@/components/ui/use-was-true";
import { hasEnded } from "@/lib/kernel/generation/status-schemas";
import { describeInput, durationOf, errorTitle, formatCost } from "./describe-job";
import {
  fetchGenerationJobs,
  type GenerationJobRow,
  generationJobsKey,
  readGenerationStatus,
} from "./generation-queries";
import { JobThumbnail } from "./job-thumbnail";

const GenerationSheet = dynamic(() => import("./generation-sheet").then((module) => module.GenerationSheet), {
  ssr: false,
});

const all = "all";
const shownStatuses = ["processing", "completed", "failed", "submission_unknown"] as const;

/** What a row says below the prompt: the trouble where there is some, else who makes it. */
function secondLine(job: GenerationJobRow): string {
  if (job.status === "failed" || job.status === "timed_out") return errorTitle(job.errorCode);
  if (job.status === "submission_unknown") return "Needs your decision";
  return job.waitingFor ?? `${job.providerName} · ${job.modelId}`;
}

const columns: DataColumn<GenerationJobRow>[] = [
  {
    id: "job",
    header: "Job",
    width: "minmax(0,1fr)",
    cell: (job) => (
      <span className="flex min-w-0 items-center gap-3">
        <JobThumbnail job={job} />
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-medium">{describeInput(job)}</span>
          <span className="truncate text-ink-3 text-xs">{secondLine(job)}</span>
        </span>
      </span>
    ),
  },
  {
    id: "provider",
    header: "Provider",
    width: "6.5rem",
    wideOnly: true,
    cell: (job) => <span className="block truncate text-ink-2 text-xs">{job.providerName}</span>,
  },
  {
    id: "created",
    header: "Asked for",
    width: "6.5rem",
    wideOnly: true,
    cell: (job) => <RelativeTime value={job.createdAt} className="text-ink-2 text-xs" />,
  },
  {
    id: "duration",
    header: "Took",
    width: "4.5rem",
    wideOnly: true,
    align: "end",
    cell: (job) => <span className="text-ink-2 text-xs tabular-nums">{durationOf(job) ?? "–"}</span>,
  },
  {
    id: "cost",
    header: "Cost",
    width: "4rem",
    wideOnly: true,
    align: "end",
    cell: (job) => <span className="text-ink-2 text-xs tabular-nums">{formatCost(job.costUsd)}</span>,
  },
  {
    id: "status",
    header: "Status",
    width: "7rem",
    cell: (job) => (
      <span className="flex flex-col items-start gap-1.5">
        <StatusBadge status={job.status} />
        {job.status === "processing" ? (
          <Progress value={job.progress === 0 ? null : job.progress} label="Progress" className="max-w-24" />
        ) : null}
      </span>
    ),
  },
];

/** Media that providers make for the organization: what is under way, what came of it, what needs a decision. */
export function GenerationPage() {
  const router = useRouter();
  const search = useSearchParams();
  const status = readGenerationStatus(search.get("status"));
  const selected = search.get("job");
  const sheetUsed = useWasTrue(selected !== null);
  const jobs = useKeysetList({
    queryKey: generationJobsKey(status),
    fetchPage: (page) => fetchGenerationJobs({ status, ...page }),
  });
  const address = (changed: Record<string, string | undefined>) => {
    const next = new URLSearchParams();
    for (const [name, value] of Object.entries({ status, job: selected ?? undefined, ...changed })) {
      if (value !== undefined) next.set(name, value);
    }
    return next.size === 0 ? ("/settings/generation" as const) : (`/settings/generation?${next}` as const);
  };
  const filter = (next: string) =>
    router.replace(address({ status: next === all ? undefined : next, job: undefined }), { scroll: false });
  const active = jobs.items.filter((job) => !hasEnded(job.status) && job.status !== "submission_unknown").length;

  return (
    <Page width="normal">
      <PageHeader
        title="Generation"
        description="Images, videos and sounds that AI providers make for you. Every job is submitted once and its result is kept here."
        badge={active > 0 ? <Badge tone="accent">{active} at work</Badge> : undefined}
      />
      <div className="-mx-1 max-w-full overflow-x-auto px-1 py-0.5">
        <SegmentedControl
          aria-label="Status"
          value={status ?? all}
          onValueChange={filter}
          options={[
            { value: all, label: "All" },
            ...shownStatuses.map((value) => ({ value, label: statusLabel(value) })),
          ]}
        />
      </div>
      <Card>
        <DataTable
          list={jobs}
          columns={columns}
          rowKey={(job) => job.id}
          rowHref={(job) => address({ job: job.id })}
          rowHeight={60}
          aria-label="Generation jobs"
          errorTitle="The jobs could not be loaded"
          empty={
            status === undefined ? (
              <EmptyState
                icon={<Wand2 />}
                title="Nothing was generated yet"
                description="Scenes, videos and sounds of collections and campaigns show up here while they are made."
              />
            ) : (
              <EmptyState
                icon={<Wand2 />}
                title={`No job is ${statusLabel(status).toLowerCase()}`}
                action={<Button onClick={() => filter(all)}>Show all</Button>}
              />
            )
          }
        />
      </Card>
      {sheetUsed ? (
        <GenerationSheet id={selected} onClose={() => router.replace(address({ job: undefined }), { scroll: false })} />
      ) : null}
    </Page>
  );
}
