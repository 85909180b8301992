"use client";

import { History, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { DesignJson, RevisionJson } from "@/lib/designs/schemas";

/** Says so when what is shown is not the newest revision, and what a save would do. */
export function RevisionNotice({
  design,
  revision,
  baseId,
  dirty,
  onNewest,
  onDiscard,
}: {
  design: DesignJson;
  /** What the address asks for. */
  revision: RevisionJson | null;
  /** What the draft started from. */
  baseId: string | null;
  dirty: boolean;
  onNewest: () => void;
  onDiscard: () => void;
}) {
  const overtaken = dirty && baseId !== (revision?.id ?? null);
  const old = revision !== null && revision.id !== design.headRevisionId;
  if (!overtaken && !old) return null;
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-warning-soft px-4 py-2 text-sm text-warning-text"
    >
      {overtaken ? (
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
      ) : (
        <History aria-hidden="true" className="size-4 shrink-0" />
      )}
      <p className="min-w-0 flex-1">
        {overtaken
          ? `${revision?.createdBy?.name ?? "Somebody"} saved revision ${revision?.number ?? ""} while you were editing. Your changes are not lost.`
          : `This is revision ${revision?.number ?? ""}, not the newest. Saving puts it on top as a new one.`}
      </p>
      {overtaken ? (
        <Button size="sm" onClick={onDiscard}>
          Discard mine and load it
        </Button>
      ) : (
        <Button size="sm" onClick={onNewest}>
          Show the newest
        </Button>
      )}
    </div>
  );
}
