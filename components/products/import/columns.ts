import type { ProductColumn } from "@/lib/collections/product-schemas";

/** Not a name that a column may have: names are trimmed. */
export const nowhere = " ";
/** Makes a custom field of a column, called as the column is. */
export const asCustom = " custom";

const labels: Record<ProductColumn, string> = {
  sku: "SKU",
  name: "Name",
  category: "Category",
  roomTypes: "Room types",
  tags: "Tags",
  materials: "Materials",
  colors: "Colours",
  width: "Width",
  height: "Height",
  depth: "Depth",
  unit: "Unit of the sizes",
};

const hints: Partial<Record<ProductColumn, string>> = {
  sku: "Needed; a known one is changed",
  name: "Needed",
  category: "Needed",
  roomTypes: "Several with commas",
  tags: "Several with commas",
  materials: "Several with commas",
  colors: "Several with commas",
  unit: "cm where there is none",
};

/** What a column may fill, as options of a field. */
export const targetOptions = [
  { value: nowhere, label: "Leave out" },
  ...Object.entries(labels).map(([value, label]) => ({
    value,
    label,
    ...(value in hints ? { description: hints[value as ProductColumn] ?? "" } : {}),
  })),
  { value: asCustom, label: "Custom field", description: "Called as the column is" },
];

/** "Name", "Width", "Custom field". */
export function describeField(path: string): string {
  const parts = path.split(".");
  const known = parts.findLast((part) => part in labels);
  if (known !== undefined) return labels[known as ProductColumn];
  return parts.includes("customFields") ? "Custom field" : path;
}

const customName = (column: string) => `custom:${column.slice(0, 80)}`;

/** What a column fills: a field, `asCustom`, or `nowhere`. */
export function targetOf(mapping: Readonly<Record<string, string>>, column: string): string {
  const field = Object.keys(mapping).find((key) => mapping[key] === column);
  if (field === undefined) return nowhere;
  return field.startsWith("custom:") ? asCustom : field;
}

/** The mapping with `column` filling `target`; a field is filled by one column, so another one gives it up. */
export function assign(
  mapping: Readonly<Record<string, string>>,
  column: string,
  target: string,
): Record<string, string> {
  const field = target === asCustom ? customName(column) : target;
  const others = Object.entries(mapping).filter(([key, from]) => from !== column && key !== field);
  return Object.fromEntries(target === nowhere ? others : [...others, [field, column]]);
}

/** What nothing can be imported without and no column fills, in words. */
export function listOpen(mapping: Readonly<Record<string, string>>): string[] {
  const needed = { sku: "SKU", name: "name", category: "category" } as const;
  return Object.entries(needed)
    .filter(([field]) => mapping[field] === undefined)
    .map(([, word]) => word);
}

/** Whether a column has a name that it shares with no other. */
export function isNamed(columns: readonly string[], column: string): boolean {
  return column !== "" && columns.indexOf(column) === columns.lastIndexOf(column);
}
