import type { GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";

type Status = GeneratedAssetJson["status"];
type Type = GeneratedAssetJson["type"];

export const assetStatuses = [
  "completed",
  "generating",
  "pending",
  "draft",
  "error",
] as const satisfies readonly Status[];
export const assetTypes = ["image", "video", "3d_render"] as const satisfies readonly Type[];

const statuses: Readonly<Record<Status, string>> = {
  draft: "Draft",
  pending: "Waiting",
  generating: "Being made",
  completed: "Completed",
  error: "Failed",
};

const types: Readonly<Record<Type, string>> = { image: "Picture", video: "Video", "3d_render": "3D render" };

export const describeStatus = (status: Status): string => statuses[status];
export const describeType = (type: Type): string => types[type];

/** What a screen reader says of a tile. */
export function describeAsset(
  asset: Pick<GeneratedAssetJson, "productName" | "productSku" | "type" | "status" | "progress" | "pinned">,
): string {
  const state =
    asset.status === "completed"
      ? null
      : asset.status === "generating"
        ? `being made, ${asset.progress} %`
        : describeStatus(asset.status).toLowerCase();
  const words = [`${asset.productName} ${asset.productSku}`, types[asset.type].toLowerCase(), state];
  if (asset.pinned) words.push("pinned");
  return words.filter((word) => word !== null).join(", ");
}

/** "$0.04", "$0.0025": small amounts keep what they consist of. */
export function formatUsd(usd: number): string {
  const digits = usd !== 0 && Math.abs(usd) < 0.1 ? 4 : 2;
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(usd);
}

const providers: Readonly<Record<string, string>> = {
  "built-in": "Built-in",
  openai: "OpenAI",
  google: "Google",
  fal: "fal",
  replicate: "Replicate",
  stability: "Stability AI",
  comfyui: "ComfyUI",
};

export const providerName = (provider: string): string => providers[provider] ?? provider;
