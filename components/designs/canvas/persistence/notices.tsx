"use client";

import { CloudOff, Copy, History, RotateCcw, TriangleAlert, Users } from "lucide-react";
import type { ReactNode } from "react";
import { useEditor } from "@/components/designs/canvas/editor-context";
import { useUrlState } from "@/components/designs/use-url-state";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { showUndo } from "@/components/ui/toast";
import { usePersistence } from "./persistence";

function Notice({
  icon,
  tone = "quiet",
  children,
  actions,
}: {
  icon: ReactNode;
  tone?: "quiet" | "warning";
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div
      role="status"
      className={cn(
        "flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-4 py-1.5 text-sm [&_svg]:size-4 [&_svg]:shrink-0",
        tone === "warning" ? "bg-warning-soft text-warning-text" : "bg-accent-soft text-ink",
      )}
    >
      {icon}
      <p className="min-w-0 flex-1">{children}</p>
      {actions}
    </div>
  );
}

/** What somebody has to know about where their changes are: kept ones that came back, others' revisions, other tabs. */
export function Notices() {
  const { design, revision, control } = useEditor();
  const { keeping, saver, merge, newer } = usePersistence();
  const { read, write } = useUrlState();
  const { restored, offered, otherTabs } = keeping;
  const isOld = read("revision") !== null && revision !== null && revision.id !== design.headRevisionId;
  const discardRestored = () => {
    const { baseId, saved, draft } = control;
    control.reset(revision);
    showUndo({ title: "The unsaved changes are gone", undo: () => control.rebase(baseId, saved, draft) });
  };
  return (
    <>
      {saver.waiting ? (
        <Notice icon={<CloudOff aria-hidden="true" />} tone="warning">
          Saved on this device – will be saved when you are online.
        </Notice>
      ) : null}
      {keeping.state === "failed" ? (
        <Notice icon={<TriangleAlert aria-hidden="true" />} tone="warning">
          This browser keeps no drafts: save before you leave.
        </Notice>
      ) : null}
      {isOld ? (
        <Notice
          icon={<History aria-hidden="true" />}
          tone="warning"
          actions={
            <Button size="sm" onClick={() => write({ revision: null })}>
              Show the newest
            </Button>
          }
        >
          This is revision {revision.number}, not the newest. Saving puts it on top as a new one.
        </Notice>
      ) : null}
      {newer === null ? null : (
        <Notice
          icon={<Users aria-hidden="true" />}
          actions={
            <>
              <Button size="sm" onClick={() => void merge.begin(newer.id, true)}>
                Show
              </Button>
              <Button size="sm" variant="primary" onClick={() => void merge.begin(newer.id, false)}>
                Merge
              </Button>
            </>
          }
        >
          {newer.createdBy?.name ?? "Somebody"} saved revision {newer.number}. Your changes are not lost.
        </Notice>
      )}
      {restored === null ? null : (
        <Notice
          icon={<RotateCcw aria-hidden="true" />}
          actions={
            <>
              <Button size="sm" variant="danger-quiet" onClick={discardRestored}>
                Discard them
              </Button>
              <Button size="sm" onClick={keeping.acceptRestored}>
                Go on
              </Button>
            </>
          }
        >
          Your unsaved changes from <RelativeTime value={new Date(restored.changedAt).toISOString()} /> are back.
        </Notice>
      )}
      {offered.map((draft) => (
        <Notice
          key={draft.key}
          icon={<RotateCcw aria-hidden="true" />}
          actions={
            <>
              <Button size="sm" variant="danger-quiet" onClick={() => void keeping.forget(draft)}>
                Throw away
              </Button>
              <Button size="sm" onClick={() => void keeping.take(draft)}>
                Open them
              </Button>
            </>
          }
        >
          There are other unsaved changes, from <RelativeTime value={new Date(draft.changedAt).toISOString()} />.
        </Notice>
      ))}
      {otherTabs > 0 ? (
        <Notice icon={<Copy aria-hidden="true" />}>
          This design is open in {otherTabs === 1 ? "another tab" : `${otherTabs} other tabs`}. Each keeps its own
          changes; whoever saves second is asked to merge.
        </Notice>
      ) : null}
    </>
  );
}
