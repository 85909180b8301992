import type { AssetJson, AvailabilityJson } from "@/lib/designs/library-queries";

/** Dots an inch that print shops ask for. */
const printDpi = 300;
const mmPerInch = 25.4;

/** `1200 × 800 px`, or what a vector is. */
export function describePixels(asset: AssetJson): string {
  return asset.mimeType === "image/svg+xml" ? "Vector" : `${asset.widthPx} × ${asset.heightPx} px`;
}

/** How large it can be printed sharply: `102 × 68 mm`; vectors at any size. */
export function describePrintSize(asset: AssetJson): string {
  if (asset.mimeType === "image/svg+xml") return "Any size";
  const mm = (pixels: number) => Math.round((pixels / printDpi) * mmPerInch);
  return `${mm(asset.widthPx)} × ${mm(asset.heightPx)} mm`;
}

/** Why it may not be used, in one line. */
export function describeVerdict(availability: AvailabilityJson): string {
  if (!availability.available) return availability.reasons.map((reason) => reason.detail).join(" ");
  return availability.conditions.map((condition) => condition.detail).join(" ");
}

const types: Readonly<Record<string, string>> = {
  "image/png": "PNG",
  "image/jpeg": "JPEG",
  "image/svg+xml": "SVG",
};

export function describeType(mimeType: string): string {
  return types[mimeType] ?? mimeType;
}
