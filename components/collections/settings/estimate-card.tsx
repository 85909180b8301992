"use client";

import { useQuery } from "@tanstack/react-query";
import { CopyCheck, ImageOff, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { countOf, formatEstimate, wordFor } from "@/components/collections/collection-words";
import { useWizard } from "@/components/collections/wizard-context";
import { modelsQuery } from "@/components/settings/ai/ai-queries";
import { formatUsd } from "@/components/settings/ai/format-price";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { ErrorNote } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import type { EstimateJson, GenerationOrder } from "@/lib/collections/collection-queries";
import type { OrderState } from "./use-order";

function Line({ label, children, strong = false }: { label: string; children: ReactNode; strong?: boolean }) {
  return (
    <div className={cn("flex items-baseline justify-between gap-3", strong && "font-medium")}>
      <dt className={strong ? "text-ink" : "text-ink-2"}>{label}</dt>
      <dd className="min-w-0 truncate text-right tabular-nums">{children}</dd>
    </div>
  );
}

function Warning({ icon, children, action }: { icon: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-warning-text text-xs [&_svg]:mt-px [&_svg]:size-3.5 [&_svg]:shrink-0">
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {action}
    </div>
  );
}

/** What should be known before one begins. */
function Warnings({ estimate, order, onLook }: { estimate: EstimateJson; order: GenerationOrder; onLook: () => void }) {
  const { withoutImage, nearDuplicates, remainingThisMonth, assets, totalUsd, unitUsd } = estimate;
  const budget = order.budgetUsd ?? null;
  return (
    <>
      {order.type === "3d_render" || withoutImage.length === 0 ? null : (
        <Warning
          icon={<ImageOff aria-hidden="true" />}
          action={
            <Button size="sm" variant="link" className="text-warning-text! text-xs" onClick={onLook}>
              Look
            </Button>
          }
        >
          {withoutImage.length === 1 ? "One product has" : `${withoutImage.length} products have`} no image and will
          fail. They can be tried again once they have one.
        </Warning>
      )}
      {nearDuplicates === 0 ? null : (
        <Warning icon={<CopyCheck aria-hidden="true" />}>
          {nearDuplicates === 1 ? "One product has" : `${nearDuplicates} products have`} a result with exactly these
          settings already; another would look much the same.
        </Warning>
      )}
      {remainingThisMonth !== null && remainingThisMonth < assets ? (
        <Warning icon={<TriangleAlert aria-hidden="true" />}>
          More than this month's limit allows. Select fewer products.
        </Warning>
      ) : null}
      {budget !== null && totalUsd > budget ? (
        <Warning icon={<TriangleAlert aria-hidden="true" />}>
          More than the budget: it pauses after {Math.floor(budget / Math.max(unitUsd, 1e-9)).toLocaleString("en")}.
        </Warning>
      ) : null}
    </>
  );
}

/** Price and time in lines, the sum last. */
function Lines({
  estimate,
  order,
  refreshing,
}: {
  estimate: EstimateJson;
  order: GenerationOrder;
  refreshing: boolean;
}) {
  const models = useQuery(modelsQuery).data?.models;
  const { assets, unitUsd, seconds, remainingThisMonth, totalUsd } = estimate;
  const model = models?.find(
    ({ providerId, modelId }) => providerId === estimate.provider && modelId === estimate.modelId,
  );
  return (
    <dl aria-busy={refreshing} className="flex flex-col gap-1 text-sm">
      <Line label={countOf(assets, wordFor([order.type]))}>{model?.name ?? estimate.modelId}</Line>
      <Line label="Each">{unitUsd === 0 ? "Free" : formatUsd(unitUsd)}</Line>
      <Line label="Takes">{assets === 0 ? "–" : formatEstimate(seconds)}</Line>
      {remainingThisMonth === null ? null : (
        <Line label="Left this month">{remainingThisMonth.toLocaleString("en")}</Line>
      )}
      <div className="my-1 border-line border-t" />
      <Line label="Estimated cost" strong>
        {formatUsd(totalUsd)}
      </Line>
    </dl>
  );
}

/** Price and time of what is ordered, and what should be known before. */
export function EstimateCard({
  estimate,
  error,
  refreshing,
  onRetry,
  state,
}: {
  estimate: EstimateJson | undefined;
  error: unknown;
  refreshing: boolean;
  /** Asks for the estimate again after an error. */
  onRetry: () => void;
  state: OrderState;
}) {
  const { collection, editable, goTo } = useWizard();
  const { order, write } = state;
  if (collection.selectedProductIds.length === 0) return null;
  return (
    <Card aria-label="Estimate" className="flex flex-col gap-3 p-3">
      {error !== null ? (
        <ErrorNote error={error} onRetry={onRetry} retrying={refreshing} />
      ) : estimate === undefined ? (
        <div role="status" aria-label="Estimating" className="flex flex-col gap-2">
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-2/3" />
        </div>
      ) : (
        <Lines estimate={estimate} order={order} refreshing={refreshing} />
      )}
      {collection.progress.completed > 0 && editable ? (
        <Switch
          label="Only what is missing"
          description="Leaves out products that have a result."
          checked={order.onlyMissing}
          onCheckedChange={(isOn) => write({ onlyMissing: isOn })}
        />
      ) : null}
      {estimate === undefined ? null : <Warnings estimate={estimate} order={order} onLook={() => goTo("products")} />}
    </Card>
  );
}
