"use client";

import { useUrlState } from "@/components/designs/use-url-state";
import type { AssetType, GenerationOrder } from "@/lib/collections/collection-queries";

const types: readonly AssetType[] = ["image", "video", "3d_render"];

export interface OrderState {
  order: GenerationOrder;
  /** `provider model`; undefined: as the organization chose. */
  model: string | undefined;
  write: (changes: {
    type?: AssetType;
    model?: string | null;
    budgetUsd?: number | null;
    onlyMissing?: boolean;
  }) => void;
}

/**
 * What shall be generated, kept in the address as `type`, `model`, `budget` and `all`.
 * @param hasResults products with a result are left out unless one says otherwise
 */
export function useOrder(hasResults: boolean): OrderState {
  const { read, write } = useUrlState();
  const type = types.find((candidate) => candidate === read("type")) ?? "image";
  const model = type === "3d_render" ? undefined : (read("model") ?? undefined);
  const [provider, ...rest] = model?.split(" ") ?? [];
  const budget = Number(read("budget"));
  const all = read("all");
  return {
    model,
    order: {
      type,
      ...(provider === undefined || rest.length === 0 ? {} : { provider, modelId: rest.join(" ") }),
      ...(read("budget") !== null && Number.isFinite(budget) && budget >= 0 ? { budgetUsd: budget } : {}),
      onlyMissing: hasResults && all !== "1",
    },
    write: (changes) =>
      write({
        ...(changes.type === undefined ? {} : { type: changes.type === "image" ? null : changes.type, model: null }),
        ...(changes.model === undefined ? {} : { model: changes.model }),
        ...(changes.budgetUsd === undefined
          ? {}
          : { budget: changes.budgetUsd === null ? null : String(changes.budgetUsd) }),
        ...(changes.onlyMissing === undefined ? {} : { all: changes.onlyMissing ? null : "1" }),
      }),
  };
}
