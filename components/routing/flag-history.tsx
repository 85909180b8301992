"use client";

import { ArrowRight, Undo2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type FlagAuditJson, fetchFlagAudit, type RoutingFlagJson, routingKeys } from "@/lib/designs/routing-queries";
import type { PendingChange } from "./confirm-change-dialog";
import { describeDiff, describeScope } from "./describe-flag";

const actionTexts = {
  created: "Made",
  changed: "Changed",
  deleted: "Deleted",
  "rolled-back": "Rolled back",
} as const satisfies Record<FlagAuditJson["action"], string>;

function Diff({ entry }: { entry: FlagAuditJson }) {
  if (entry.after === null) return <p className="text-ink-2 text-sm">The flag was taken away.</p>;
  const lines = describeDiff(entry);
  if (lines.length === 0) return <p className="text-ink-2 text-sm">It stayed as it was.</p>;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {lines.map(({ label, before, after }) => (
        <div key={label} className="contents">
          <dt className="text-ink-3">{label}</dt>
          <dd className="flex flex-wrap items-center gap-1.5">
            {before === null ? null : (
              <>
                <del className="text-ink-3">{before}</del>
                <ArrowRight aria-label="to" className="size-3 text-ink-3" />
              </>
            )}
            <ins className="font-medium no-underline">{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Entry({
  entry,
  isCurrent,
  onRollBack,
}: {
  entry: FlagAuditJson;
  isCurrent: boolean;
  /** Absent: one may not. */
  onRollBack: (() => void) | undefined;
}) {
  return (
    <li className="relative border-line border-l py-2.5 pl-4 before:absolute before:top-4 before:-left-1 before:size-2 before:rounded-full before:bg-control">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="font-medium text-sm">{actionTexts[entry.action]}</span>
        {isCurrent ? <Badge tone="accent">Now</Badge> : null}
        <span className="text-ink-3 text-xs">
          {entry.changedBy?.name ?? "Somebody who left"}, <RelativeTime value={entry.changedAt} />
        </span>
      </div>
      <div className="mt-1 flex flex-col gap-1.5">
        <Diff entry={entry} />
        {entry.reason === null ? null : <p className="text-ink-2 text-sm">“{entry.reason}”</p>}
        {isCurrent || onRollBack === undefined ? null : (
          <div>
            <Button size="sm" icon={<Undo2 />} onClick={onRollBack}>
              Roll back to this
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** Every change of a flag, newest first, each with what it changed and a way back to it. */
export function FlagHistory({
  flag,
  editable,
  onRollBack,
  onClose,
}: {
  flag: RoutingFlagJson;
  editable: boolean;
  onRollBack: (pending: PendingChange) => void;
  onClose: () => void;
}) {
  const list = useKeysetList({
    queryKey: routingKeys.audit(flag.id),
    fetchPage: (page) => fetchFlagAudit(flag.id, page),
  });
  const name = describeScope(flag);
  const rollBack = (entry: FlagAuditJson) =>
    onRollBack({
      change: { flagId: flag.id, auditId: entry.id },
      title: "Roll the flag back?",
      description:
        entry.after === null
          ? `${name} was deleted by this change, so it is deleted again.`
          : `${name} becomes what it was right after this change: ${describeDiff({ before: null, after: entry.after })
              .map((line) => line.after)
              .join(", ")}.`,
      confirmLabel: "Roll back",
      done: "The flag is rolled back",
    });
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title="History" description={name}>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
          {list.status === "loading" ? <SkeletonRows count={3} label="Loading the history" /> : null}
          {list.status === "error" ? <ErrorState error={list.error} onRetry={list.reload} /> : null}
          {editable && list.items.length > 1 ? (
            <p className="pb-2 text-ink-2 text-sm">
              Rolling back to a change brings back the flag as it was right after that change.
            </p>
          ) : null}
          <ol>
            {list.items.map((entry, index) => (
              <Entry
                key={entry.id}
                entry={entry}
                isCurrent={index === 0}
                onRollBack={editable ? () => rollBack(entry) : undefined}
              />
            ))}
          </ol>
          {list.hasMore ? (
            <Button size="sm" loading={list.loadingMore} onClick={list.loadMore}>
              Show older changes
            </Button>
          ) : null}
        </div>
      </SheetContent>
    </Sheet>
  );
}
