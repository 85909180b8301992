"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { ErrorNote } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { type FlagChange, type SimulationJson, simulationQuery } from "@/lib/designs/routing-queries";
import { routeNames } from "./describe-flag";

function headline({ total, evaluated }: SimulationJson): string {
  if (evaluated === 0) return "There is no design yet that it could change.";
  if (total === 0) return `None of ${evaluated.toLocaleString("en")} designs changes its route.`;
  const verb = total === 1 ? "changes its route" : "change their route";
  return `${total.toLocaleString("en")} of ${evaluated.toLocaleString("en")} designs ${verb}.`;
}

/** Whether it is known, or cannot be known, what a change would do: before that nobody is asked to agree. */
export function useIsSimulated(change: FlagChange | null): boolean {
  const simulation = useQuery({
    ...simulationQuery(change ?? { flagId: "", deleted: true }),
    enabled: change !== null,
  });
  return change !== null && !simulation.isPending && !simulation.isPlaceholderData;
}

/** Which designs a change would send elsewhere, before it is made. */
export function SimulationPanel({ change }: { change: FlagChange }) {
  const simulation = useQuery(simulationQuery(change));
  const { data, error, isPlaceholderData } = simulation;
  return (
    <section aria-label="What changes" className="rounded-md border border-line bg-canvas p-3">
      {error === null ? null : <ErrorNote error={error} />}
      {data === undefined && error === null ? <Skeleton className="h-5 w-3/4" /> : null}
      {data === undefined ? null : (
        <div className={cn("flex flex-col gap-2 transition-opacity", isPlaceholderData && "opacity-50")}>
          <p aria-live="polite" className="font-medium text-sm">
            {headline(data)}
          </p>
          {data.withoutLegacyFile === 0 ? null : (
            <p className="flex items-start gap-1.5 text-warning-text text-xs">
              <TriangleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
              {data.withoutLegacyFile.toLocaleString("en")} of them {data.withoutLegacyFile === 1 ? "has" : "have"} no
              legacy file and could not be ordered.
            </p>
          )}
          {data.items.length === 0 ? null : (
            <ul className="max-h-44 overflow-y-auto text-sm" aria-label="Designs that change route">
              {data.items.map((item) => (
                <li key={item.designId} className="flex items-center gap-2 py-0.5">
                  <Link href={`/designs/${item.designId}`} className="min-w-0 flex-1 truncate hover:underline">
                    {item.name}
                  </Link>
                  <span className="flex shrink-0 items-center gap-1 text-ink-3 text-xs">
                    {routeNames[item.before.value]}
                    <ArrowRight aria-label="to" className="size-3" />
                    {routeNames[item.after.value]}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {data.nextCursor === null ? null : (
            <p className="text-ink-3 text-xs">And {(data.total - data.items.length).toLocaleString("en")} more.</p>
          )}
        </div>
      )}
    </section>
  );
}
