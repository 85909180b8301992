"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock, RotateCcw } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { type ComponentType, useCallback, useEffect, useRef } from "react";
import { Page } from "@/components/shell/page";
import { useShortcuts } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { type CollectionJson, collectionKeys, collectionQuery } from "@/lib/collections/collection-queries";
import { CollectionHeader } from "./collection-header";
import { type CollectionStep, collectionSteps, isFree, readStep } from "./collection-steps";
import { useCollectionActions } from "./list/use-collection-actions";
import { StepBar, stepNames } from "./step-bar";
import { useReloadOnAssets } from "./use-reload-on-assets";
import { useSaveCollection } from "./use-save-collection";
import { useMayWrite } from "./use-writable";
import { WizardProvider } from "./wizard-context";

function StepSkeleton() {
  return (
    <div role="status" aria-label="Loading the step" className="flex flex-col gap-4">
      <Skeleton className="h-8 w-full max-w-120" />
      <Skeleton className="h-96 w-full rounded-lg" />
    </div>
  );
}

const loading = () => <StepSkeleton />;
const steps: Readonly<Record<CollectionStep, ComponentType>> = {
  products: dynamic(() => import("./products/products-step").then((module) => module.ProductsStep), {
    ssr: false,
    loading,
  }),
  analysis: dynamic(() => import("./analysis/analysis-step").then((module) => module.AnalysisStep), {
    ssr: false,
    loading,
  }),
  inspirations: dynamic(() => import("./inspirations/inspirations-step").then((module) => module.InspirationsStep), {
    ssr: false,
    loading,
  }),
  settings: dynamic(() => import("./settings/settings-step").then((module) => module.SettingsStep), {
    ssr: false,
    loading,
  }),
  results: dynamic(() => import("./results/results-step").then((module) => module.ResultsStep), {
    ssr: false,
    loading,
  }),
};

/** What of an address stays when another step is shown: the order that is being prepared. */
const kept = ["type", "model", "budget", "all"];

/** Why nothing can be changed at the moment. */
function LockNote({ collection, step }: { collection: CollectionJson; step: CollectionStep }) {
  const { restore } = useCollectionActions();
  const mayWrite = useMayWrite();
  if (collection.deletedAt !== null) {
    return (
      <div className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-text">
        <span className="flex-1">This collection is in the trash.</span>
        {mayWrite ? (
          <Button size="sm" icon={<RotateCcw />} onClick={() => void restore(collection)}>
            Restore
          </Button>
        ) : null}
      </div>
    );
  }
  if (isFree(collection) || step === "results" || (collection.status === "analyzing" && step === "analysis"))
    return null;
  return (
    <p className="flex items-center gap-2 rounded-md bg-neutral-soft px-3 py-2 text-ink-2 text-sm">
      <Lock aria-hidden="true" className="size-3.5 shrink-0" />
      {collection.status === "analyzing"
        ? "The products are being analysed; this can be changed again in a moment."
        : "Images are being made; this can be changed again when they are done."}
    </p>
  );
}

function Wizard({ stored }: { stored: CollectionJson }) {
  const search = useSearchParams();
  const mayWrite = useMayWrite();
  const saver = useSaveCollection(stored.id);
  const collection = { ...stored, ...saver.draft };
  useReloadOnAssets(stored.status === "generating", collectionKeys.item(stored.id));
  // The state moves on while a step is open; only an address without a step follows it.
  const wanted = search.get("step");
  const first = useRef(readStep(null, stored));
  const step = wanted === null ? first.current : readStep(wanted, stored);
  const heading = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  const goTo = useCallback((next: CollectionStep) => {
    const before = new URLSearchParams(window.location.search);
    const query = new URLSearchParams({ step: next });
    for (const name of kept) {
      const value = before.get(name);
      if (value !== null) query.set(name, value);
    }
    window.history.pushState(null, "", `?${query.toString()}`);
  }, []);
  useShortcuts(
    collectionSteps.map((name, index) => ({
      keys: [String(index + 1)],
      label: stepNames[name],
      group: "This collection",
      run: () => goTo(name),
    })),
  );
  const Step = steps[step];
  return (
    <WizardProvider wizard={{ collection, saver, mayWrite, editable: mayWrite && isFree(stored), goTo }}>
      <CollectionHeader collection={collection} mayWrite={mayWrite} />
      <StepBar collection={collection} current={step} onStep={goTo} />
      <LockNote collection={stored} step={step} />
      <div ref={heading} tabIndex={-1} className="flex min-w-0 flex-1 flex-col gap-4 outline-none">
        <Step />
      </div>
    </WizardProvider>
  );
}

/** A collection: four steps to its images, each open at any time, and the images. */
export function CollectionPage({ id }: { id: string }) {
  const collection = useQuery(collectionQuery(id));
  if (collection.isError && collection.data === undefined) {
    return (
      <ErrorState
        error={collection.error}
        title="The collection could not be loaded"
        onRetry={() => void collection.refetch()}
        className="flex-1"
      />
    );
  }
  return (
    <Page className="min-h-full flex-1 pb-0 sm:pb-0">
      {collection.data === undefined ? (
        <div role="status" aria-label="Loading the collection" className="flex flex-col gap-5">
          <Skeleton className="h-12 w-72" />
          <Skeleton className="h-13 w-full rounded-lg" />
          <Skeleton className="h-96 w-full rounded-lg" />
        </div>
      ) : (
        <Wizard key={id} stored={collection.data} />
      )}
    </Page>
  );
}
