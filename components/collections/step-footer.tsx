"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { type CollectionStep, collectionSteps } from "./collection-steps";
import { stepNames } from "./step-bar";
import { useWizard } from "./wizard-context";

const words = { saved: "All changes are saved", saving: "Saving…", failed: "Not saved, trying again…" } as const;

/** Stays in sight at the bottom of a step: the way back, whether all is stored, and the way on. */
export function StepFooter({
  step,
  note,
  action,
  blocked = false,
}: {
  step: CollectionStep;
  /** What the step has come to, in a few words. */
  note?: ReactNode;
  /** In the place of the way to the next step. */
  action?: ReactNode;
  /** The next step makes no sense yet. */
  blocked?: boolean;
}) {
  const { goTo, saver, editable } = useWizard();
  const index = collectionSteps.indexOf(step);
  const before = collectionSteps[index - 1];
  const after = collectionSteps[index + 1];
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-auto flex items-center gap-3 border-line border-t bg-surface px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
      {before === undefined ? null : (
        <Button
          icon={<ArrowLeft />}
          aria-label={`Back to ${stepNames[before].toLowerCase()}`}
          onClick={() => goTo(before)}
        >
          <span className="max-sm:sr-only">{stepNames[before]}</span>
        </Button>
      )}
      <div className="min-w-0 flex-1 text-ink-2 text-xs">
        {note === undefined ? null : <p className="truncate text-ink text-sm">{note}</p>}
        {editable && step !== "results" ? (
          <p role="status" className={saver.state === "failed" ? "truncate text-danger-text" : "truncate text-ink-3"}>
            {words[saver.state]}
          </p>
        ) : null}
      </div>
      {action ??
        (after === undefined ? null : (
          <Button variant="primary" disabled={blocked} onClick={() => goTo(after)}>
            {stepNames[after]}
            <ArrowRight />
          </Button>
        ))}
    </div>
  );
}
