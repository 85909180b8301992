"use client";

import { Ban, Download, RotateCcw, X } from "lucide-react";
import type { ReactNode } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { CopyButton } from "@/components/ui/copy-button";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusBadge } from "@/components/ui/status-badge";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { hasEnded } from "@/lib/kernel/generation/status-schemas";
import { describeInput, durationOf, errorTitle, formatCost } from "./describe-job";
import type { GenerationJobRow } from "./generation-queries";
import { useGenerationActions } from "./use-generation-actions";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-4 px-5 py-1">
      <dt className="text-ink-3 text-xs">{label}</dt>
      <dd className="min-w-0 break-words text-sm">{children}</dd>
    </div>
  );
}

function Id({ value, label }: { value: string; label: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 break-all font-mono text-xs">{value}</code>
      <CopyButton text={value} label={label} size="sm" />
    </span>
  );
}

/** The result as it is: a picture, a film or a sound. */
function Result({ job }: { job: GenerationJobRow }) {
  const { artifactId, artifactType } = job;
  if (artifactId === null || artifactType === null) return null;
  const source = `/api/v1/artifacts/${artifactId}/content`;
  const frame = "max-h-80 w-full rounded-lg border border-line bg-sunken object-contain";
  return (
    <div className="flex flex-col gap-2 px-5 pb-4">
      {artifactType.startsWith("image/") ? <img src={source} alt={describeInput(job)} className={frame} /> : null}
      {artifactType.startsWith("video/") ? (
        <video src={source} controls className={frame}>
          <track kind="captions" />
        </video>
      ) : null}
      {artifactType.startsWith("audio/") ? (
        <audio src={source} controls className="w-full">
          <track kind="captions" />
        </audio>
      ) : null}
      <a href={source} download className={buttonStyles({ variant: "secondary", size: "sm" })}>
        <Download aria-hidden="true" className="size-4" />
        Download
      </a>
    </div>
  );
}

/** What went wrong, or what the job waits for. */
function Trouble({ job }: { job: GenerationJobRow }) {
  if (job.status === "failed" || job.status === "timed_out") {
    return (
      <div role="alert" className="mx-5 mb-4 rounded-lg border border-danger-text/25 bg-danger-soft px-4 py-3">
        <p className="font-semibold text-danger-text text-sm">{errorTitle(job.errorCode)}</p>
        {job.errorMessage === null ? null : <p className="break-words text-sm">{job.errorMessage}</p>}
      </div>
    );
  }
  if (job.status === "submission_unknown") {
    return (
      <div role="alert" className="mx-5 mb-4 rounded-lg border border-warning-text/25 bg-warning-soft px-4 py-3">
        <p className="font-semibold text-sm text-warning-text">It needs your decision</p>
        <p className="break-words text-sm">
          {job.errorMessage} It is not submitted again by itself, because you could pay twice. It goes on by itself if{" "}
          {job.providerName} turns out to have it.
        </p>
      </div>
    );
  }
  if (job.waitingFor === null) return null;
  return <p className="mx-5 mb-4 rounded-lg bg-neutral-soft px-4 py-3 text-ink-2 text-sm">{job.waitingFor}</p>;
}

function Actions({ job }: { job: GenerationJobRow }) {
  const { role } = useStudio();
  const { askCancel, askRetry, giveUp, isCancelling, isResolving } = useGenerationActions(job);
  if (!roleAllows(role, "collections:write") || hasEnded(job.status)) return null;
  return (
    <footer className="flex flex-wrap justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
      {job.status === "submission_unknown" ? (
        <>
          <Button icon={<X />} disabled={isResolving} onClick={giveUp}>
            Give up
          </Button>
          <Button icon={<RotateCcw />} loading={isResolving} onClick={() => void askRetry()}>
            Submit again…
          </Button>
        </>
      ) : null}
      <Button icon={<Ban />} loading={isCancelling} onClick={() => void askCancel()}>
        Cancel job…
      </Button>
    </footer>
  );
}

/** Everything about one job. */
export function GenerationDetails({ job }: { job: GenerationJobRow }) {
  const input = JSON.stringify(job.inputParams, null, 2);
  const took = durationOf(job);
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <p className="break-words px-5 pb-4 text-ink-2 text-sm">{describeInput(job)}</p>
        <Trouble job={job} />
        {job.status === "processing" ? (
          <Progress value={job.progress === 0 ? null : job.progress} label="Progress" className="mx-5 mb-4 w-auto" />
        ) : null}
        <Result job={job} />
        <dl className="divide-y divide-line border-line border-y">
          <Fact label="Status">
            <StatusBadge status={job.status} />
          </Fact>
          <Fact label="Provider">{job.providerName}</Fact>
          <Fact label="Model">
            <code className="break-all font-mono text-xs">{job.modelId}</code>
          </Fact>
          <Fact label="Asked for">
            <RelativeTime value={job.createdAt} />
          </Fact>
          {took === null ? null : <Fact label="Took">{took}</Fact>}
          <Fact label="Cost">{formatCost(job.costUsd)}</Fact>
          <Fact label="Questions asked">{job.attempts}</Fact>
          {job.providerJobId === null ? null : (
            <Fact label="Id there">
              <Id value={job.providerJobId} label="Copy the provider's id" />
            </Fact>
          )}
          <Fact label="Id here">
            <Id value={job.id} label="Copy the id" />
          </Fact>
        </dl>
        <div className="flex items-center justify-between gap-2 px-5 pt-4 pb-1.5">
          <h3 className="font-medium text-sm">Input</h3>
          <CopyButton text={input} label="Copy the input" size="sm" />
        </div>
        <pre className="mx-5 mb-5 shrink-0 whitespace-pre-wrap break-words rounded-lg bg-sunken px-4 py-3 font-mono text-xs leading-5">
          {input}
        </pre>
      </div>
      <Actions job={job} />
    </>
  );
}
