import type { SelectOption } from "@/components/ui/select";
import type { Model, Provider, Task, TaskModel } from "./ai-queries";
import { describePrice } from "./format-price";

/** The last option: a model that is not in the list. */
export const otherModel = "other";

/** A model's key among options. */
export const modelKey = (model: { providerId: string; modelId: string }) => `${model.providerId} ${model.modelId}`;

/** Whether a provider can be used at all: the built-in one, or with a credential that is valid. */
export function isUsable(provider: Provider): boolean {
  return provider.builtIn || provider.credentials.some((credential) => credential.status === "valid");
}

/** Models for a task: what can be used first, what lacks a credential behind it. */
export function listModelOptions(
  task: Task,
  current: TaskModel,
  models: readonly Model[],
  providers: readonly Provider[],
): SelectOption[] {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  const options = models
    .filter((model) => model.tasks.includes(task))
    .map((model) => {
      const provider = byId.get(model.providerId);
      const usable = provider !== undefined && isUsable(provider);
      const price = usable ? describePrice(model.price) : "needs a credential";
      return {
        value: modelKey(model),
        label: model.name,
        description:
          provider?.builtIn === true ? "Built-in · free" : `${provider?.name ?? model.providerId} · ${price}`,
        disabled: !usable,
      };
    });
  const isListed = options.some((option) => option.value === modelKey(current));
  const typed = isListed
    ? []
    : [
        {
          value: modelKey(current),
          label: current.modelId,
          description: byId.get(current.providerId)?.name ?? current.providerId,
          disabled: false,
        },
      ];
  const others = providers.some((provider) => offersOther(provider, task))
    ? [{ value: otherModel, label: "Another model…", description: "By its name at the provider" }]
    : [];
  return [
    ...typed,
    ...options.filter((option) => !option.disabled),
    ...others,
    ...options.filter((option) => option.disabled),
  ];
}

/** Whether models of a provider may be typed by hand for a task. */
export function offersOther(provider: Provider, task: Task): boolean {
  return provider.allowsOtherModels && provider.tasks.includes(task) && isUsable(provider);
}
