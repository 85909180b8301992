import { type ProductDetails, readDetails } from "@/components/products/product-words";
import type { ProductFields, ProductJson } from "@/lib/collections/product-queries";

export interface CustomField {
  /** Tells rows apart while their names change. */
  key: string;
  name: string;
  value: string;
}

/** A product as its form shows it. */
export interface DetailValues {
  name: string;
  sku: string;
  category: string;
  roomTypes: string[];
  width: number | undefined;
  height: number | undefined;
  depth: number | undefined;
  unit: string;
  materials: string[];
  colors: string[];
  tags: string[];
  customFields: CustomField[];
}

/** Text as it is, anything else as JSON. */
const toText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
/** A size of 0 is one that nobody entered. */
const sizeOf = (size: number | undefined) => (size === 0 ? undefined : size);

export function readValues(product: ProductJson): DetailValues {
  const { dimensions, materials, colors, tags, customFields } = readDetails(product);
  return {
    name: product.name,
    sku: product.sku,
    category: product.category,
    roomTypes: product.roomTypes,
    width: sizeOf(dimensions?.width),
    height: sizeOf(dimensions?.height),
    depth: sizeOf(dimensions?.depth),
    unit: dimensions?.unit ?? "cm",
    materials,
    colors,
    tags,
    customFields: Object.entries(customFields).map(([name, value]) => ({ key: name, name, value: toText(value) })),
  };
}

/** Values that were no text stay what they are as long as nobody changes them. */
function writeCustomFields(rows: readonly CustomField[], before: ProductDetails["customFields"]) {
  return Object.fromEntries(
    rows
      .filter(({ name }) => name.trim() !== "")
      .map(({ name, value }) => {
        const old = before[name];
        return [name.trim(), old !== undefined && toText(old) === value ? old : value];
      }),
  );
}

function writeMetadata(values: DetailValues, before: ProductDetails): Record<string, unknown> {
  const { width, height, depth, unit, materials, colors, tags } = values;
  const hasSize = [width, height, depth].some((size) => size !== undefined);
  const customFields = writeCustomFields(values.customFields, before.customFields);
  return {
    ...(hasSize ? { dimensions: { width: width ?? 0, height: height ?? 0, depth: depth ?? 0, unit } } : {}),
    ...(materials.length > 0 ? { materials } : {}),
    ...(colors.length > 0 ? { colors } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(Object.keys(customFields).length > 0 ? { customFields } : {}),
  };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What has to be sent so that the product is as the form says; nothing where it is so already. */
export function toChanges(values: DetailValues, product: ProductJson): Partial<ProductFields> {
  const before = readValues(product);
  const changes: Partial<ProductFields> = {};
  for (const field of ["name", "sku", "category"] as const) {
    if (values[field].trim() !== before[field]) changes[field] = values[field].trim();
  }
  if (!isSame(values.roomTypes, before.roomTypes)) changes.roomTypes = values.roomTypes;
  const details = readDetails(product);
  const metadata = writeMetadata(values, details);
  if (!isSame(metadata, writeMetadata(before, details))) changes.metadata = metadata;
  return changes;
}

/** What is wrong with the form before it is sent, a sentence a field. */
export function findErrors(values: DetailValues): Record<string, string> {
  const errors: Record<string, string> = {};
  if (values.name.trim() === "") errors.name = "Give it a name.";
  if (values.sku.trim() === "") errors.sku = "Give it an article number.";
  if (values.category.trim() === "") errors.category = "Say what kind of product it is.";
  const names = values.customFields.map(({ name }) => name.trim()).filter((name) => name !== "");
  const twice = names.find((name, index) => names.indexOf(name) < index);
  const nameless = values.customFields.some(({ name, value }) => name.trim() === "" && value.trim() !== "");
  if (twice !== undefined) errors.customFields = `Two fields are called “${twice}”.`;
  else if (nameless) errors.customFields = "Every field needs a name.";
  return errors;
}
