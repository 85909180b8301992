import type { ProductJson } from "@/lib/collections/product-queries";

/** "1 product", "12 products". */
export function describeProducts(count: number): string {
  return count === 1 ? "1 product" : `${count.toLocaleString("en")} products`;
}

/** "840 kB", "3.2 MB". */
export function describeSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** In a square a picture that is nearly one fills it, and one that is not is shown whole. */
export function fitInSquare(image: { width: number; height: number } | null): "cover" | "contain" {
  const ratio = image === null ? 1 : image.width / Math.max(1, image.height);
  return ratio > 0.74 && ratio < 1.36 ? "cover" : "contain";
}

/** What is known of a product besides its fields, in the form it is edited in; what another program wrote otherwise is left out. */
export interface ProductDetails {
  dimensions: { width: number; height: number; depth: number; unit: string } | null;
  materials: string[];
  colors: string[];
  tags: string[];
  customFields: Readonly<Record<string, unknown>>;
}

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === "string") : [];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readDimensions(value: unknown): ProductDetails["dimensions"] {
  if (!isRecord(value)) return null;
  const { width, height, depth, unit } = value;
  if (typeof width !== "number" || typeof height !== "number" || typeof depth !== "number") return null;
  return { width, height, depth, unit: typeof unit === "string" ? unit : "cm" };
}

export function readDetails({ metadata }: Pick<ProductJson, "metadata">): ProductDetails {
  return {
    dimensions: readDimensions(metadata.dimensions),
    materials: words(metadata.materials),
    colors: words(metadata.colors),
    tags: words(metadata.tags),
    customFields: isRecord(metadata.customFields) ? metadata.customFields : {},
  };
}
