"use client";

import { Check, CircleAlert, Clock, RotateCw, Upload, X } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { describeProblem } from "@/components/ui/problem";
import { Progress } from "@/components/ui/progress";
import { VirtualList } from "@/components/ui/virtual-list";
import type { ImageQueue, QueuedImage } from "./image-queue";

function StateIcon({ state }: { state: QueuedImage["state"] }) {
  if (state === "done") return <Check className="text-success-text" />;
  if (state === "failed") return <CircleAlert className="text-danger-text" />;
  return state === "sending" ? <Upload /> : <Clock />;
}

/** What went wrong, for people: the studio's own sentence names media types. */
function describeFailure(error: unknown): string {
  const { code, detail } = describeProblem(error);
  return code === "unsupported_media_type"
    ? "No picture that the studio can read: PNG, JPEG, WebP, AVIF, GIF, TIFF or SVG"
    : detail;
}

function describeState({ state, fraction, error }: QueuedImage): string {
  if (state === "waiting") return "Waiting";
  if (state === "sending") return fraction < 1 ? `${Math.floor(fraction * 100)} %` : "Looking at it";
  return state === "done" ? "Added" : describeFailure(error);
}

function Row({ item, queue }: { item: QueuedImage; queue: ImageQueue }) {
  const { id, file, state, fraction } = item;
  return (
    <div className="flex min-h-14 items-center gap-2 border-line border-b px-3 py-2">
      <span aria-hidden="true" className="grid size-5 shrink-0 place-items-center text-ink-3 [&_svg]:size-4">
        <StateIcon state={state} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-xs">{file.name}</p>
        <p className={`line-clamp-2 text-2xs ${state === "failed" ? "text-danger-text" : "text-ink-3"}`}>
          <Link href={`/products/${item.productId}`} className="text-ink-2 hover:underline">
            {item.productName}
          </Link>{" "}
          · {describeState(item)}
        </p>
        {state === "sending" ? (
          <Progress label={`Upload of ${file.name}`} value={fraction < 1 ? fraction * 100 : null} className="mt-1" />
        ) : null}
      </div>
      {state === "failed" ? (
        <IconButton size="sm" label={`Try ${file.name} again`} icon={<RotateCw />} onClick={() => queue.retry(id)} />
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

/** What is on its way to the products: progress a file, what went wrong, and another try. */
export function ImagePanel({ items, queue }: { items: readonly QueuedImage[]; queue: ImageQueue }) {
  if (items.length === 0) return null;
  const count = (state: QueuedImage["state"]) => items.filter((item) => item.state === state).length;
  const [done, failed] = [count("done"), count("failed")];
  const active = items.length - done - failed;
  const sent = items.reduce((sum, item) => sum + (item.state === "done" ? 1 : item.fraction), 0);
  const summary =
    active > 0
      ? `Adding images: ${done} of ${items.length}`
      : failed > 0
        ? `${failed} of ${items.length} could not be added`
        : done === 1
          ? "1 image added"
          : `${done} images added`;
  return (
    <section
      aria-label="Images on their way"
      className="fixed right-4 bottom-4 z-30 flex max-h-96 w-[min(26rem,calc(100vw-2rem))] flex-col overflow-hidden rounded-lg border border-line-strong bg-raised shadow-lg"
    >
      <header className="flex flex-wrap items-center gap-1 border-line border-b px-3 py-2">
        <h2 className="min-w-0 flex-1 truncate text-sm tabular-nums">
          <span role="status">{summary}</span>
        </h2>
        {failed > 0 ? (
          <Button size="sm" variant="ghost" onClick={() => queue.retryAll()}>
            Try {failed === 1 ? "it" : "them"} again
          </Button>
        ) : null}
        {done > 0 ? (
          <Button size="sm" variant="ghost" onClick={() => queue.removeDone()}>
            Clear finished
          </Button>
        ) : null}
      </header>
      {active > 0 ? (
        <Progress label="All images" value={(sent / items.length) * 100} className="shrink-0 rounded-none" />
      ) : null}
      <div className="min-h-0 overflow-y-auto">
        <VirtualList
          aria-label="Images"
          items={items}
          itemKey={(item) => item.id}
          estimate={56}
          renderItem={(item) => <Row item={item} queue={queue} />}
        />
      </div>
    </section>
  );
}
