"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { formatDuration, RelativeTime } from "@/components/ui/relative-time";
import type { EngineRun } from "@/lib/kernel/jobs/engine-runs";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-4 px-4 py-1.5 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-ink-3 text-xs">{label}</dt>
      <dd className="min-w-0 break-words text-sm max-sm:w-full">{children}</dd>
    </div>
  );
}

function Json({ title, value }: { title: string; value: unknown }) {
  const text = JSON.stringify(value, null, 2) ?? "";
  return (
    <details className="group border-line border-t">
      <summary className="flex h-10 list-none items-center gap-1.5 px-4 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 text-ink-3 transition-transform group-open:rotate-90" />
        {title}
      </summary>
      {/* The button inside lets the keyboard reach what scrolls. */}
      <div className="max-h-96 overflow-auto border-line border-t bg-sunken">
        <div className="sticky top-1.5 left-0 float-right mt-1.5 mr-1.5">
          <CopyButton text={text} label={`Copy ${title.toLowerCase()}`} size="sm" />
        </div>
        <pre className="px-4 py-3 font-mono text-xs leading-5">{text}</pre>
      </div>
    </details>
  );
}

/** Where the run comes from and what it gave. */
export function JobDetails({ run }: { run: EngineRun }) {
  return (
    <Card>
      <CardHeader title="Details" />
      <dl className="divide-y divide-line border-line border-t">
        <Fact label="Id">
          <span className="flex items-center gap-1">
            <code className="min-w-0 break-all font-mono text-xs">{run.id}</code>
            <CopyButton text={run.id} label="Copy the id" size="sm" />
          </span>
        </Fact>
        <Fact label="Event">
          <code className="font-mono text-xs">{run.eventName}</code>
        </Fact>
        <Fact label="Queued">
          <RelativeTime value={run.createdAt} />
        </Fact>
        {run.startedAt !== null && run.endedAt !== null ? (
          <Fact label="Took">{formatDuration(Date.parse(run.endedAt) - Date.parse(run.startedAt))}</Fact>
        ) : null}
        {run.tenantId === null ? <Fact label="Organization">The installation itself</Fact> : null}
        {run.retriedFrom === null ? null : (
          <Fact label="Repeats">
            <Link
              href={`/settings/jobs/${run.retriedFrom}`}
              className="font-mono text-accent-text text-xs underline underline-offset-3 hover:no-underline"
            >
              {run.retriedFrom}
            </Link>
          </Fact>
        )}
      </dl>
      <Json title="Event data" value={run.event} />
      {run.output === null || run.output === undefined ? null : <Json title="Result" value={run.output} />}
      {run.error?.stack === undefined ? null : <Json title="Stack" value={run.error.stack.split("\n")} />}
    </Card>
  );
}
