"use client";

import { useQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useMemo } from "react";
import { countOf, wordFor } from "@/components/collections/collection-words";
import { StepFooter } from "@/components/collections/step-footer";
import { useWizard } from "@/components/collections/wizard-context";
import { formatUsd } from "@/components/settings/ai/format-price";
import { settingsQuery } from "@/components/settings/settings-queries";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { type SomeGenerationSettings, someGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { DerivedNote } from "./derived-note";
import { EstimateCard } from "./estimate-card";
import { OrderFields } from "./order-fields";
import { PreviewPanel } from "./preview-panel";
import { SceneFields } from "./scene-fields";
import { useDerivedSettings } from "./use-derived-settings";
import { useEstimate } from "./use-estimate";
import { useGenerate } from "./use-generate";
import { useOrder } from "./use-order";

/** What of stored settings a form can show. */
function readSome(stored: Readonly<Record<string, unknown>> | null | undefined): SomeGenerationSettings {
  const whole = someGenerationSettingsSchema.safeParse(stored ?? {});
  if (whole.success) return whole.data;
  const valid = Object.entries(stored ?? {}).filter(
    ([name, value]) => someGenerationSettingsSchema.safeParse({ [name]: value }).success,
  );
  return someGenerationSettingsSchema.parse(Object.fromEntries(valid));
}

/** Fourth step: how the images look, what they cost, and the button. */
export function SettingsStep() {
  const { collection, saver, editable, mayWrite, goTo } = useWizard();
  const settings = useQuery(settingsQuery);
  const derived = useDerivedSettings();
  const state = useOrder(collection.progress.completed > 0);
  const { order } = state;
  const estimate = useEstimate(order);
  const { pending, generate } = useGenerate();
  const values = useMemo(() => readSome(collection.baseSettings), [collection.baseSettings]);
  const defaults = useMemo(() => readSome(settings.data?.generationDefaults), [settings.data]);
  const count = estimate.data?.assets;
  const word = wordFor([order.type]);
  const isDraft = collection.status === "draft";
  const total = estimate.data?.totalUsd ?? 0;
  const label =
    count === undefined
      ? "Generate"
      : count === 0
        ? "Nothing is missing"
        : `Generate ${countOf(count, word)}${total > 0 ? ` · ${formatUsd(total)}` : ""}`;
  const button = isDraft ? (
    <Button
      variant="primary"
      onClick={() => goTo(collection.selectedProductIds.length === 0 ? "products" : "analysis")}
    >
      {collection.selectedProductIds.length === 0 ? "Select products first" : "Analyse the products first"}
    </Button>
  ) : (
    <Button
      variant="primary"
      icon={<Sparkles />}
      loading={pending}
      disabled={!editable || count === undefined || count === 0}
      onClick={() => generate(order)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <div className="grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Card>
            <CardHeader title="Scene" description={<DerivedNote derived={derived} />} />
            <CardBody>
              {settings.isPending ? (
                <div role="status" aria-label="Loading the settings" className="flex flex-col gap-4">
                  <Skeleton className="h-28 w-full" />
                  <Skeleton className="h-40 w-full" />
                </div>
              ) : (
                <SceneFields
                  key={collection.id}
                  values={values}
                  defaults={defaults}
                  disabled={!editable}
                  roomHint={
                    collection.productAnalysis === null
                      ? "Each product's own room comes first."
                      : "For products without a room of their own."
                  }
                  onChange={(next) => saver.save({ baseSettings: next })}
                />
              )}
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Generation" />
            <CardBody>
              <OrderFields state={state} disabled={!editable} />
            </CardBody>
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:order-first lg:sticky lg:top-4">
          <PreviewPanel
            note={order.type === "image" && state.model === undefined ? "Preview" : "Preview by the built-in scenes"}
          />
          <EstimateCard
            estimate={estimate.data}
            error={estimate.error}
            refreshing={estimate.isFetching}
            onRetry={() => void estimate.refetch()}
            state={state}
          />
        </div>
      </div>
      <StepFooter step="settings" {...(mayWrite ? { action: button } : {})} />
    </>
  );
}
