"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download, FileText, Image as ImageIcon, RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusBadge } from "@/components/ui/status-badge";
import { showError } from "@/components/ui/toast";
import { cancelJob, designKeys, requestExport, requestPreview } from "@/lib/designs/queries";
import type { JobJson } from "@/lib/designs/schemas";
import { countFindings } from "./findings-list";

/** "18 kB", "2.4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

export function isActive(job: Pick<JobJson, "status">): boolean {
  return job.status === "queued" || job.status === "running";
}

/** "Download PDF", and of which side where there are several files. */
function nameDownload(
  job: Pick<JobJson, "kind" | "artifacts">,
  made: JobJson["artifacts"][number],
  sideName: (sideId: string) => string | undefined,
): string {
  const picture = job.kind === "export" ? "PNG" : "picture";
  const kind = made.type === "application/pdf" ? "PDF" : picture;
  const sides = job.artifacts.length > 1 && Array.isArray(made.metadata.sides) ? made.metadata.sides : [];
  const names = sides.flatMap((sideId: unknown) => (typeof sideId === "string" ? (sideName(sideId) ?? sideId) : []));
  return ["Download", kind, ...(names.length > 0 ? [`of ${names.join(", ").toLowerCase()}`] : [])].join(" ");
}

/** One file that was asked for: how far it is, what became of it, and what can be done about it. */
export function JobRow({
  job,
  designId,
  sideName,
  editable,
}: {
  job: JobJson;
  designId: string;
  sideName: (sideId: string) => string | undefined;
  editable: boolean;
}) {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const attempt = async (failure: string, work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: designKeys.jobs(designId) });
    } catch (cause) {
      showError(failure, cause);
    } finally {
      setBusy(false);
    }
  };
  const again = () =>
    attempt("Could not start again", () =>
      job.kind === "export"
        ? requestExport(
            job.designRevisionId,
            { exportProfileId: job.profileId, overrideReason: job.overrideReason ?? undefined },
            true,
          )
        : requestPreview(job.designRevisionId, { sideId: job.sideId ?? "", previewProfileId: job.profileId }, true),
    );
  const Icon = job.kind === "export" ? FileText : ImageIcon;
  const side = job.sideId === null ? undefined : sideName(job.sideId);
  const about = [`Revision ${job.revisionNumber}`, side].filter((part) => part !== undefined).join(" · ");
  const { artifact } = job;
  const errors = job.findings.filter((finding) => finding.severity === "error");
  const isPicture = artifact?.type.startsWith("image/") === true;
  return (
    <li className="flex flex-col gap-2 px-4 py-3" aria-label={`${job.profileName}, ${about}`}>
      <div className="flex items-start gap-3">
        {isPicture && artifact !== null ? (
          <a
            href={artifact.url}
            target="_blank"
            rel="noreferrer"
            aria-label={`Open the picture of ${about}`}
            className="checkerboard size-14 shrink-0 overflow-hidden rounded-md border border-line"
          >
            <img src={artifact.url} alt="" loading="lazy" decoding="async" className="size-full object-contain" />
          </a>
        ) : (
          <span className="grid size-9 shrink-0 place-items-center rounded-md bg-neutral-soft text-ink-3">
            <Icon aria-hidden="true" className="size-4" />
          </span>
        )}
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium text-sm">{job.profileName}</p>
          <p className="truncate text-ink-3 text-xs">{about}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-3 text-xs">
            {job.status === "completed" ? null : <StatusBadge status={job.status} />}
            <RelativeTime value={job.completedAt ?? job.createdAt} />
          </p>
        </div>
        {isActive(job) && editable ? (
          <IconButton
            size="sm"
            label={`Cancel ${job.profileName}`}
            icon={<X />}
            disabled={busy}
            onClick={() => void attempt("Could not cancel", () => cancelJob(job.id))}
          />
        ) : null}
        {(job.status === "failed" || job.status === "cancelled") && editable ? (
          <Button size="sm" icon={<RotateCcw />} loading={busy} onClick={() => void again()}>
            Try again
          </Button>
        ) : null}
      </div>
      {isActive(job) ? (
        <Progress label={`Progress of ${job.profileName}`} value={job.status === "queued" ? null : job.progress} />
      ) : null}
      {job.error === null || job.status !== "failed" ? null : (
        <p className="rounded-md bg-danger-soft px-2.5 py-1.5 text-danger-text text-xs">{job.error.detail}</p>
      )}
      {job.overrideReason === null || errors.length === 0 ? null : (
        <p className="break-words text-ink-2 text-xs">
          Made in spite of {countFindings(errors)}: “{job.overrideReason}”
        </p>
      )}
      {job.artifacts.map((made) => (
        <a
          key={made.id}
          // An object store's own address ignores the attribute; asked for, it answers with a file to save.
          href={`${made.url}?download=1`}
          download={made.filename ?? undefined}
          className={cn(buttonStyles({ size: "sm" }), "min-w-0 justify-start")}
        >
          <Download aria-hidden="true" />
          <span className="truncate">{nameDownload(job, made, sideName)}</span>
          <span className="ml-auto font-normal text-ink-3">{formatBytes(made.sizeBytes)}</span>
        </a>
      ))}
    </li>
  );
}
