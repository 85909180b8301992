"use client";

import { Images, Sparkles } from "lucide-react";
import type { Route } from "next";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useMemo, useState } from "react";
import { countOf, wordFor } from "@/components/collections/collection-words";
import { StepFooter } from "@/components/collections/step-footer";
import { useWizard } from "@/components/collections/wizard-context";
import { useUrlState } from "@/components/designs/use-url-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Skeleton } from "@/components/ui/skeleton";
import { downloadUrl, type GeneratedAssetJson } from "@/lib/collections/collection-queries";
import { AssetGrid } from "./asset-grid";
import { FailedCard } from "./failed-card";
import { ProgressCard } from "./progress-card";
import { QueueCard } from "./queue-card";
import { estimateRest, sortForGrid, sortQueue } from "./sort-assets";
import { useCollectionAssets } from "./use-collection-assets";
import { useCollectionControls } from "./use-collection-controls";

const DownloadDialog = dynamic(
  () => import("@/components/gallery/download-dialog").then((module) => module.DownloadDialog),
  {
    ssr: false,
  },
);

const views = ["all", "made", "open", "failed"] as const;
type View = (typeof views)[number];

const belongs: Readonly<Record<View, (asset: GeneratedAssetJson) => boolean>> = {
  all: () => true,
  made: ({ status }) => status === "completed",
  open: ({ status }) => status === "pending" || status === "generating" || status === "draft",
  failed: ({ status }) => status === "error",
};

function NoneYet() {
  const { mayWrite, goTo } = useWizard();
  return (
    <div className="rounded-lg border border-line border-dashed">
      <EmptyState
        icon={<Sparkles />}
        title="No images yet"
        description="They appear here one by one as they are made. You may close the page meanwhile."
        action={mayWrite ? <Button onClick={() => goTo("settings")}>Go to the settings</Button> : undefined}
      />
    </div>
  );
}

/** The results, while they are made and afterwards. */
function Results({ assets }: { assets: readonly GeneratedAssetJson[] }) {
  const { collection, mayWrite } = useWizard();
  const { read, write } = useUrlState();
  const controls = useCollectionControls(collection.id);
  const [downloading, setDownloading] = useState(false);
  const view = views.find((candidate) => candidate === read("show")) ?? "all";
  const sorted = useMemo(() => sortForGrid(assets), [assets]);
  const shown = useMemo(() => sorted.filter(belongs[view]), [sorted, view]);
  const queue = useMemo(
    () => (collection.status === "generating" ? sortQueue(assets) : []),
    [assets, collection.status],
  );
  const failed = useMemo(() => sorted.filter(belongs.failed), [sorted]);
  const count = (name: View) => sorted.filter(belongs[name]).length;
  const estimated = assets.reduce((sum, asset) => sum + (asset.status === "draft" ? 0 : asset.estimatedUsd), 0);
  const options = [
    { value: "all" as const, label: `All ${assets.length}` },
    { value: "made" as const, label: `Made ${count("made")}` },
    { value: "open" as const, label: `Open ${count("open")}` },
    { value: "failed" as const, label: `Failed ${failed.length}` },
  ].filter(({ value }) => value === "all" || value === view || count(value) > 0);
  const hasAside = failed.length > 0 || queue.length > 0;
  return (
    <>
      <ProgressCard
        collection={collection}
        word={wordFor(assets.map(({ type }) => type))}
        estimatedUsd={estimated}
        restSeconds={estimateRest(assets)}
        controls={controls}
        onDownload={() => setDownloading(true)}
      />
      <div className={hasAside ? "grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]" : "min-w-0"}>
        <div className="flex min-w-0 flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <SegmentedControl
              aria-label="Which images are shown"
              value={view}
              onValueChange={(next) => write({ show: next === "all" ? null : next })}
              options={options}
            />
            <Button asChild variant="ghost">
              <Link href={`/gallery?collection=${collection.id}` as Route} prefetch={false}>
                <Images />
                Open in the gallery
              </Link>
            </Button>
          </div>
          {shown.length === 0 ? (
            <EmptyState
              title="Nothing here any more"
              action={<Button onClick={() => write({ show: null })}>Show all</Button>}
              className="py-10"
            />
          ) : (
            <AssetGrid assets={shown} controls={controls} />
          )}
        </div>
        {hasAside ? (
          <div className="flex min-w-0 flex-col gap-4 max-lg:order-first lg:sticky lg:top-4">
            <FailedCard failed={failed} controls={controls} />
            <QueueCard queue={queue} controls={controls} />
          </div>
        ) : null}
      </div>
      {downloading ? (
        <DownloadDialog
          description={`${countOf(count("made"), "result")} and a manifest with settings, model and checksum of each.`}
          collection={collection.name}
          example={sorted.find(belongs.made)}
          source={{ href: (pattern) => downloadUrl(collection.id, pattern) }}
          onClose={() => setDownloading(false)}
        />
      ) : null}
      {mayWrite ? null : <span className="sr-only">You may look and download, not change anything.</span>}
    </>
  );
}

/** Fifth step: the images, arriving and arrived. */
export function ResultsStep() {
  const { collection } = useWizard();
  const query = useCollectionAssets(collection.id);
  return (
    <>
      {query.isError && query.data === undefined ? (
        <ErrorState error={query.error} title="The images could not be loaded" onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <div role="status" aria-label="Loading the images" className="flex flex-col gap-4">
          <Skeleton className="h-28 rounded-lg" />
          <Skeleton className="h-96 rounded-lg" />
        </div>
      ) : query.data.length === 0 ? (
        <NoneYet />
      ) : (
        <Results assets={query.data} />
      )}
      <StepFooter step="results" />
    </>
  );
}
