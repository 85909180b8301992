"use client";

import { Ellipsis, GitBranch, GitMerge } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { InlineName } from "@/components/designs/inline-name";
import { Picture } from "@/components/designs/list/design-picture";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RevisionSummaryJson } from "@/lib/designs/schemas";
import { describeSummary } from "./describe-change";
import { revisionTitle } from "./revision-title";

export interface RevisionRowProps {
  revision: RevisionSummaryJson;
  /** Which side of the comparison it is. */
  shown: "before" | "after" | null;
  newest: boolean;
  /** Its part of the graph; null where there is only one line. */
  lane: ReactNode;
  /** Branches that grew from it, or whose newest it is. */
  branchNames: readonly string[];
  editable: boolean;
  onShow: () => void;
  onCompareFrom: () => void;
  onRestore: () => void;
  onBranch: () => void;
  onName: (name: string) => void;
}

/** One revision: its picture, who made it when, what changed, and what can be done with it. */
export function RevisionRow(props: RevisionRowProps) {
  const { revision, shown, newest, lane, branchNames, editable } = props;
  const router = useRouter();
  const [naming, setNaming] = useState(false);
  const title = revision.name ?? `Revision ${revision.number}`;
  return (
    <div
      className={cn(
        "relative flex items-start gap-3 px-3 py-2.5",
        shown === "after" ? "bg-accent-soft" : shown === "before" ? "bg-neutral-soft" : "hover:bg-hover",
      )}
    >
      {lane}
      {revision.thumbnailUrl === null ? (
        <div
          className="size-12 shrink-0 animate-shimmer rounded-md bg-neutral-soft"
          title="The picture is being made"
        />
      ) : (
        <Picture url={revision.thumbnailUrl} className="size-12 shrink-0 rounded-md border border-line" />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        {naming ? (
          <div className="relative z-1">
            <InlineName
              value={revision.name ?? ""}
              label={`Name of revision ${revision.number}`}
              placeholder={`Revision ${revision.number}`}
              optional
              onDone={(name) => {
                setNaming(false);
                if (name !== null) props.onName(name);
              }}
            />
          </div>
        ) : (
          <div className="flex min-w-0 items-center gap-1.5">
            <button
              type="button"
              aria-current={shown === "after" ? "true" : undefined}
              aria-label={revisionTitle(revision)}
              onClick={props.onShow}
              className="min-w-0 truncate text-left font-medium text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
            >
              {title}
            </button>
            {newest ? <Badge tone="accent">Newest</Badge> : null}
            {shown === "before" ? <Badge>Before</Badge> : null}
          </div>
        )}
        <p className="truncate text-ink-2 text-xs">
          {revision.name === null ? "" : `Revision ${revision.number} · `}
          {describeSummary(revision.changeSummary)}
        </p>
        <p className="flex min-w-0 gap-1 text-ink-3 text-xs">
          <span className="truncate">{revision.createdBy?.name ?? "Somebody who left"}</span>
          <span aria-hidden="true">·</span>
          <RelativeTime value={revision.createdAt} />
        </p>
        {revision.mergedRevisionId === null && branchNames.length === 0 ? null : (
          <p className="flex flex-wrap gap-1 pt-0.5">
            {revision.mergedRevisionId === null ? null : (
              <Badge tone="outline" icon={<GitMerge />}>
                Merged
              </Badge>
            )}
            {branchNames.map((name) => (
              <Badge key={name} tone="outline" icon={<GitBranch />}>
                <span className="truncate">{name}</span>
              </Badge>
            ))}
          </p>
        )}
      </div>
      <div className="relative z-1">
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <IconButton size="sm" label={`Actions for ${revisionTitle(revision)}`} icon={<Ellipsis />} />
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem onSelect={props.onCompareFrom}>Compare from here</DropdownMenuItem>
            <DropdownMenuItem
              onSelect={() =>
                router.push(
                  `/designs/${revision.designId}?revision=${revision.id}${revision.branchId === null ? "" : `&branch=${revision.branchId}`}`,
                )
              }
            >
              Open this revision
            </DropdownMenuItem>
            {editable ? (
              <>
                <DropdownMenuItem movesFocus onSelect={() => setNaming(true)}>
                  Name it
                </DropdownMenuItem>
                <DropdownMenuItem onSelect={props.onBranch}>Start a branch here</DropdownMenuItem>
                {newest ? null : <DropdownMenuItem onSelect={props.onRestore}>Restore as newest</DropdownMenuItem>}
              </>
            ) : null}
          </DropdownMenuContent>
        </DropdownMenu>
      </div>
    </div>
  );
}
