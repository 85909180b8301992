"use client";

import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { CollectionJson } from "@/lib/collections/collection-queries";
import { type CollectionStep, collectionSteps } from "./collection-steps";
import { capitalize, countOf } from "./collection-words";

export const stepNames: Readonly<Record<CollectionStep, string>> = {
  products: "Products",
  analysis: "Analysis",
  inspirations: "Inspirations",
  settings: "Settings",
  results: "Images",
};

/** Where a step stands: whether it is done, and what it holds in a word or two. */
function describeStep(step: CollectionStep, collection: CollectionJson): { done: boolean; detail: string } {
  const { selectedProductIds, productAnalysis, status, inspirationCount, baseSettings, progress } = collection;
  switch (step) {
    case "products":
      return { done: selectedProductIds.length > 0, detail: `${selectedProductIds.length} selected` };
    case "analysis": {
      const detail = status === "analyzing" ? "At work" : productAnalysis === null ? "Not yet" : "Rooms and styles";
      return { done: productAnalysis !== null && status !== "draft", detail };
    }
    case "inspirations":
      return {
        done: inspirationCount > 0,
        detail: inspirationCount === 0 ? "None" : countOf(inspirationCount, "picture"),
      };
    case "settings": {
      const style = baseSettings?.style;
      return { done: progress.total > 0, detail: typeof style === "string" ? capitalize(style) : "As usual" };
    }
    case "results":
      return {
        done: status === "completed",
        detail: progress.total === 0 ? "None yet" : `${progress.completed} of ${progress.total - progress.draft}`,
      };
  }
}

/** The steps as links; each can be opened at any time. */
export function StepBar({
  collection,
  current,
  onStep,
}: {
  collection: CollectionJson;
  current: CollectionStep;
  onStep: (step: CollectionStep) => void;
}) {
  return (
    <nav aria-label="Steps">
      <ol className="flex gap-1 rounded-lg border border-line bg-raised p-1 shadow-xs sm:grid sm:grid-cols-5">
        {collectionSteps.map((step, index) => {
          const { done, detail } = describeStep(step, collection);
          const isCurrent = step === current;
          return (
            <li key={step} className={isCurrent ? "min-w-0 flex-1" : "min-w-0 max-sm:flex-none"}>
              <a
                href={`?step=${step}`}
                aria-current={isCurrent ? "step" : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  onStep(step);
                }}
                className={cn(
                  "flex h-11 items-center gap-2.5 rounded-md px-2.5 max-sm:justify-center transition-colors focus-visible:-outline-offset-2",
                  isCurrent ? "bg-accent-soft" : "hover:bg-hover",
                )}
              >
                <span
                  aria-hidden="true"
                  className={cn(
                    "grid size-5 shrink-0 place-items-center rounded-full font-medium text-2xs tabular-nums",
                    isCurrent
                      ? "bg-accent text-on-accent"
                      : done
                        ? "bg-success-soft text-success-text"
                        : "bg-neutral-soft text-ink-2",
                  )}
                >
                  {done && !isCurrent ? <Check className="size-3" strokeWidth={3} /> : index + 1}
                </span>
                <span className={cn("min-w-0", !isCurrent && "max-sm:sr-only")}>
                  <span className={cn("block truncate text-sm", isCurrent ? "font-medium text-ink" : "text-ink-2")}>
                    {stepNames[step]}
                  </span>
                  <span
                    className={cn(
                      "block truncate text-2xs max-sm:hidden",
                      isCurrent ? "text-accent-text" : "text-ink-3",
                    )}
                  >
                    {detail}
                  </span>
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
