"use client";

import { Check, CircleAlert, Copy, Pause, Play, RotateCw, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { describeProblem } from "@/components/ui/problem";
import { Progress } from "@/components/ui/progress";
import { VirtualList } from "@/components/ui/virtual-list";
import type { UploadItem, UploadQueue } from "./upload-queue";

function describeSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function describeState(item: UploadItem): string {
  switch (item.state) {
    case "waiting":
      return "Waiting";
    case "sending":
      return item.fraction < 1 ? `${Math.floor(item.fraction * 100)} % of ${describeSize(item.file.size)}` : "Checking";
    case "paused":
      return `Paused at ${Math.floor(item.fraction * 100)} %`;
    case "failed":
      return describeProblem(item.error).detail;
    case "done":
      return item.asset?.duplicateOf == null ? "In the library" : "In the library twice now";
  }
}

function Row({
  item,
  queue,
  onShow,
  onRemoveCopy,
}: {
  item: UploadItem;
  queue: UploadQueue;
  onShow: (assetId: string) => void;
  onRemoveCopy: (item: UploadItem) => void;
}) {
  const { id, file, state, asset } = item;
  const duplicateOf = asset?.duplicateOf ?? null;
  return (
    <div className="flex min-h-14 items-center gap-2 border-line border-b px-3 py-2">
      <span aria-hidden="true" className="grid size-5 shrink-0 place-items-center text-ink-3 [&_svg]:size-4">
        {state === "done" ? (
          duplicateOf === null ? (
            <Check className="text-success-text" />
          ) : (
            <Copy className="text-warning-text" />
          )
        ) : state === "failed" ? (
          <CircleAlert className="text-danger-text" />
        ) : state === "paused" ? (
          <Pause />
        ) : (
          <Play />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-xs">{file.name}</p>
        <p className={`line-clamp-2 text-2xs ${state === "failed" ? "text-danger-text" : "text-ink-3"}`}>
          {describeState(item)}
        </p>
        {state === "sending" ? (
          <Progress
            label={`Upload of ${file.name}`}
            value={item.fraction < 1 ? item.fraction * 100 : null}
            className="mt-1"
          />
        ) : null}
      </div>
      {asset !== null && duplicateOf !== null ? (
        <>
          <Button size="sm" variant="ghost" onClick={() => onShow(duplicateOf)}>
            Show the other
          </Button>
          <Button size="sm" variant="ghost" onClick={() => onRemoveCopy(item)}>
            Remove copy
          </Button>
        </>
      ) : asset !== null ? (
        <Button size="sm" variant="ghost" onClick={() => onShow(asset.id)}>
          Show
        </Button>
      ) : null}
      {state === "waiting" || state === "sending" ? (
        <IconButton size="sm" label={`Pause ${file.name}`} icon={<Pause />} onClick={() => queue.pause(id)} />
      ) : null}
      {state === "paused" ? (
        <IconButton size="sm" label={`Resume ${file.name}`} icon={<Play />} onClick={() => queue.resume(id)} />
      ) : null}
      {state === "failed" ? (
        <IconButton size="sm" label={`Try ${file.name} again`} icon={<RotateCw />} onClick={() => queue.resume(id)} />
      ) : null}
      <IconButton
        size="sm"
        label={state === "done" ? `Hide ${file.name}` : `Cancel ${file.name}`}
        icon={<X />}
        onClick={() => queue.remove(id)}
      />
    </div>
  );
}

/** What is on its way into the library: progress a file, pause, try again, duplicates pointed out. */
export function UploadPanel({
  items,
  queue,
  onShow,
  onRemoveCopy,
}: {
  items: readonly UploadItem[];
  queue: UploadQueue;
  onShow: (assetId: string) => void;
  onRemoveCopy: (item: UploadItem) => void;
}) {
  if (items.length === 0) return null;
  const count = (state: UploadItem["state"]) => items.filter((item) => item.state === state).length;
  const done = count("done");
  const active = count("sending") + count("waiting");
  const halted = count("paused") + count("failed");
  const summary =
    active > 0
      ? `Uploading ${active} of ${items.length}`
      : halted > 0
        ? `${halted} of ${items.length} not uploaded`
        : `${done} uploaded`;
  return (
    <section
      aria-label="Uploads"
      className="fixed right-4 bottom-4 z-30 flex max-h-96 w-[min(26rem,calc(100vw-2rem))] flex-col overflow-hidden rounded-lg border border-line-strong bg-raised shadow-lg"
    >
      <header className="flex items-center gap-1 border-line border-b px-3 py-2">
        <h2 className="min-w-0 flex-1 truncate text-sm">
          <span role="status">{summary}</span>
        </h2>
        {active > 1 ? (
          <Button size="sm" variant="ghost" onClick={() => queue.pauseAll()}>
            Pause all
          </Button>
        ) : null}
        {halted > 0 ? (
          <Button size="sm" variant="ghost" onClick={() => queue.resumeAll()}>
            {halted === 1 ? "Resume" : "Resume all"}
          </Button>
        ) : null}
        {done > 0 ? (
          <Button size="sm" variant="ghost" onClick={() => queue.removeDone()}>
            Clear finished
          </Button>
        ) : null}
      </header>
      <div className="min-h-0 overflow-y-auto">
        <VirtualList
          aria-label="Files"
          items={items}
          itemKey={(item) => item.id}
          estimate={56}
          renderItem={(item) => <Row item={item} queue={queue} onShow={onShow} onRemoveCopy={onRemoveCopy} />}
        />
      </div>
    </section>
  );
}
