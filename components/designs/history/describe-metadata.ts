import { isEqualValue } from "@/lib/designs/elements/element-fields";

/** What differs about the design as a whole, like the colour of its product. Undefined: it has none. */
export interface MetadataDifference {
  key: string;
  before: unknown;
  after: unknown;
}

const labels: Readonly<Record<string, string>> = { productColor: "Product colour", region: "Region", note: "Note" };

/** What people call an entry of a revision's metadata. */
export function metadataLabel(key: string): string {
  return labels[key] ?? key;
}

/** A value in one line. */
export function describeMetadata(value: unknown): string {
  if (value === undefined || value === null || value === "") return "none";
  if (typeof value === "boolean") return value ? "on" : "off";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Entries of two revisions' metadata that are not the same. */
export function listMetadataDifferences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): MetadataDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((key) => ({ key, before: before[key], after: after[key] }))
    .filter((each) => !isEqualValue(each.before, each.after));
}
