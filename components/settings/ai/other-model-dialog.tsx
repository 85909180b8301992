"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showSuccess } from "@/components/ui/toast";
import type { Provider, TaskModel } from "./ai-queries";
import { offersOther } from "./model-options";
import { useChooseModel } from "./use-choose-model";

const modelName = line("Type the model's name.", 200);
const schema = formRules<{ providerId: string; modelId: string }>({
  providerId: anything(),
  modelId: (value, values) => {
    const checked = modelName(value, values);
    if ("message" in checked) return checked;
    return /^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/.test(checked.value)
      ? checked
      : { message: "Names of models have letters, digits and . _ : / @ - only." };
  },
});

/** A model that is not in the list, by its name at the provider: a newer one, or one of a server of your own. */
export function OtherModelDialog({
  current,
  providers,
  onClose,
}: {
  current: TaskModel;
  providers: readonly Provider[];
  onClose: () => void;
}) {
  const { chooseAndWait } = useChooseModel(current);
  const offered = providers.filter((provider) => offersOther(provider, current.task));
  const start = offered.find((provider) => provider.id === current.providerId) ?? offered[0];
  const form = useForm({
    schema,
    initial: { providerId: start?.id ?? "", modelId: "" },
    onSubmit: async ({ providerId, modelId }) => {
      await chooseAndWait({ providerId, modelId, credentialId: null });
      showSuccess(`${modelId} is used from now on`);
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Another model"
        description="By its name at the provider. Until you enter its price it counts as free."
        size="sm"
      >
        <form onSubmit={form.submit} noValidate className="contents">
          <DialogBody>
            <ErrorNote error={form.formError} />
            <Field label="Provider">
              <Select
                value={form.values.providerId}
                onValueChange={(providerId) => form.set("providerId", providerId)}
                options={offered.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Field>
            <Field label="Model" error={form.errors.modelId} required>
              <Input {...form.text("modelId")} autoComplete="off" spellCheck={false} placeholder="llama3.2:3b" />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              Use this model
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
