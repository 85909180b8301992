"use client";

import { useQuery } from "@tanstack/react-query";
import { Box, Film, Image } from "lucide-react";
import { modelsQuery, taskModelsQuery } from "@/components/settings/ai/ai-queries";
import { describePrice } from "@/components/settings/ai/format-price";
import { isUsable, modelKey } from "@/components/settings/ai/model-options";
import { useStudio } from "@/components/shell/studio-context";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select, type SelectOption } from "@/components/ui/select";
import type { AssetType } from "@/lib/collections/collection-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import type { OrderState } from "./use-order";

const usual = "usual";

/** Models for pictures or films; without a view of the credentials only those that surely work. */
function useModelOptions(type: AssetType, current: string | undefined): SelectOption[] {
  const { role } = useStudio();
  const models = useQuery(modelsQuery).data;
  const tasks = useQuery(taskModelsQuery).data;
  const task = type === "video" ? "video" : "image";
  const seesCredentials = roleAllows(role, "credentials:read");
  const providers = new Map((models?.providers ?? []).map((provider) => [provider.id, provider]));
  const chosen = tasks?.tasks.find((entry) => entry.task === task);
  const nameOf = (key: string) => models?.models.find((model) => modelKey(model) === key)?.name ?? key;
  const options = (models?.models ?? [])
    .filter((model) => model.tasks.includes(task) && model.modelId !== "artwork-1")
    .flatMap((model): SelectOption[] => {
      const provider = providers.get(model.providerId);
      if (provider === undefined || (!provider.builtIn && !seesCredentials)) return [];
      const usable = isUsable(provider);
      const price = usable ? describePrice(model.price) : "needs a credential";
      const description = provider.builtIn ? "Built-in · free" : `${provider.name} · ${price}`;
      return [{ value: modelKey(model), label: model.name, description, disabled: !usable }];
    });
  const missing =
    current === undefined || options.some((option) => option.value === current)
      ? []
      : [{ value: current, label: nameOf(current) }];
  return [
    {
      value: usual,
      label: chosen === undefined ? "As the studio chose" : `As the studio chose: ${nameOf(modelKey(chosen))}`,
    },
    ...missing,
    ...options.filter((option) => option.disabled !== true),
    ...options.filter((option) => option.disabled === true),
  ];
}

/** What is made, by whom, and for how much at most. */
export function OrderFields({ state, disabled }: { state: OrderState; disabled: boolean }) {
  const { order, model, write } = state;
  const options = useModelOptions(order.type, model);
  return (
    <div className="flex flex-col gap-4">
      <SegmentedControl
        aria-label="What is made"
        className="self-start"
        value={order.type}
        onValueChange={(type) => (disabled ? undefined : write({ type }))}
        options={[
          { value: "image", label: "Images", icon: <Image /> },
          { value: "video", label: "Videos", icon: <Film /> },
          { value: "3d_render", label: "3D renders", icon: <Box /> },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {order.type === "3d_render" ? (
          <p className="text-ink-2 text-sm">
            Rendered here from each product's 3D model (GLB), with camera and light of the settings.
          </p>
        ) : (
          <Field label="Model">
            <Select
              disabled={disabled}
              value={model ?? usual}
              onValueChange={(value) => write({ model: value === usual ? null : value })}
              options={options}
            />
          </Field>
        )}
        <Field label="Budget" optional hint="Pauses before it would cost more.">
          <NumberField
            unit="USD"
            min={0}
            max={1_000_000}
            disabled={disabled}
            placeholder="No limit"
            value={order.budgetUsd ?? undefined}
            onValueChange={(value) => write({ budgetUsd: value ?? null })}
          />
        </Field>
      </div>
    </div>
  );
}
