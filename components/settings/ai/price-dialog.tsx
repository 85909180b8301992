"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { showError, showSuccess } from "@/components/ui/toast";
import { api, dataOf } from "@/lib/kernel/client/api";
import { type Model, modelsQuery, type Price, type Provider } from "./ai-queries";

const units = [
  { name: "inputPerMillionTokens", label: "Million tokens read" },
  { name: "outputPerMillionTokens", label: "Million tokens written" },
  { name: "perImage", label: "Picture" },
  { name: "perSecond", label: "Second of sound or video" },
  { name: "perCall", label: "Call" },
] as const satisfies readonly { name: keyof Price; label: string }[];

type Values = {
  providerId: string;
  modelId: string;
  inputPerMillionTokens: number | undefined;
  outputPerMillionTokens: number | undefined;
  perImage: number | undefined;
  perSecond: number | undefined;
  perCall: number | undefined;
};

const schema = formRules<Values>({
  providerId: anything(),
  modelId: line("Type the model's name.", 200),
  inputPerMillionTokens: anything(),
  outputPerMillionTokens: anything(),
  perImage: anything(),
  perSecond: anything(),
  perCall: anything(),
});

/** What a model costs the organization, a unit. */
export function PriceDialog({
  model,
  providers,
  onClose,
}: {
  /** Null: a model that is typed by hand. */
  model: Model | null;
  providers: readonly Provider[];
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [resetting, setResetting] = useState(false);
  const charging = providers.filter((provider) => !provider.builtIn);
  const save = async (providerId: string, modelId: string, price: Price | null) => {
    const saved = dataOf(await api.PUT("/ai/prices", { body: { providerId, modelId, price } }));
    queryClient.setQueryData(modelsQuery.queryKey, saved);
    onClose();
  };
  const initial: Values = {
    providerId: model?.providerId ?? charging[0]?.id ?? "",
    modelId: model?.modelId ?? "",
    inputPerMillionTokens: model?.price?.inputPerMillionTokens,
    outputPerMillionTokens: model?.price?.outputPerMillionTokens,
    perImage: model?.price?.perImage,
    perSecond: model?.price?.perSecond,
    perCall: model?.price?.perCall,
  };
  const form = useForm({
    schema,
    initial,
    onSubmit: async ({ providerId, modelId, ...price }) => {
      await save(providerId, modelId, {
        inputPerMillionTokens: price.inputPerMillionTokens,
        outputPerMillionTokens: price.outputPerMillionTokens,
        perImage: price.perImage,
        perSecond: price.perSecond,
        perCall: price.perCall,
      });
      showSuccess(`Price of ${modelId} saved`);
    },
  });
  const reset = () => {
    if (model === null) return;
    setResetting(true);
    save(model.providerId, model.modelId, null)
      .then(() => showSuccess(`${model.name} has the list's price again`))
      .catch((cause: unknown) => {
        setResetting(false);
        showError("The price could not be removed", cause);
      });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={model === null ? "Set a price" : `Price of ${model.name}`}
        description="USD a unit. Units that are empty are not charged."
      >
        <form onSubmit={form.submit} noValidate className="contents">
          <DialogBody>
            <ErrorNote error={form.formError} />
            {model === null ? (
              <div className="grid gap-4 sm:grid-cols-2">
                <Field label="Provider">
                  <Select
                    value={form.values.providerId}
                    onValueChange={(providerId) => form.set("providerId", providerId)}
                    options={charging.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                </Field>
                <Field label="Model" error={form.errors.modelId} required>
                  <Input {...form.text("modelId")} autoComplete="off" spellCheck={false} placeholder="llama3.2:3b" />
                </Field>
              </div>
            ) : null}
            <div className="grid gap-4 sm:grid-cols-2">
              {units.map(({ name, label }) => (
                <Field key={name} label={label} error={form.errors[`price.${name}`]}>
                  <NumberField
                    value={form.values[name]}
                    onValueChange={(value) => form.set(name, value)}
                    min={0}
                    max={10_000}
                    step={0.01}
                    precision={6}
                    unit="USD"
                    placeholder="not charged"
                  />
                </Field>
              ))}
            </div>
          </DialogBody>
          <DialogFooter>
            {model?.priceFrom === "organization" ? (
              <Button variant="danger-quiet" className="mr-auto" onClick={reset} loading={resetting}>
                Remove your price
              </Button>
            ) : null}
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              Save price
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
