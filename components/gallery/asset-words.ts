import type { GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";

type Status = GeneratedAssetJson["status"];
type Type = GeneratedAssetJson["type"];

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
