import { formatUsd } from "@/components/gallery/asset-words";
import type { GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";
import { describeSetting, settingNames } from "./describe-settings";

interface Difference {
  name: string;
  left: string;
  right: string;
}

type Compared = Pick<GeneratedAssetJson, "settings" | "modelId" | "costUsd" | "image">;

const sizeOf = ({ image }: Compared) => (image === null ? null : `${image.width} × ${image.height}`);
const costOf = ({ costUsd }: Compared) => (costUsd === null ? null : costUsd === 0 ? "Free" : formatUsd(costUsd));

/** In what two assets differ, in words; what is the same is left out. */
export function listDifferences(left: Compared, right: Compared): Difference[] {
  const rows: [string, string | null, string | null][] = [
    ...settingNames.map(([name, label]): [string, string | null, string | null] => [
      label,
      describeSetting(name, left.settings[name]),
      describeSetting(name, right.settings[name]),
    ]),
    ["Model", left.modelId, right.modelId],
    ["Picture", sizeOf(left), sizeOf(right)],
    ["Cost", costOf(left), costOf(right)],
  ];
  return rows.flatMap(([name, one, other]) => (one === other ? [] : [{ name, left: one ?? "–", right: other ?? "–" }]));
}
