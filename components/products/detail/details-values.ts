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

/** The words of `now` with what was added and taken out between `base` and `mine`. */
function mergeWords(mine: string[], base: readonly string[], now: string[]): string[] {
  if (isSame(base, now)) return mine;
  const kept = now.filter((word) => mine.includes(word) || !base.includes(word));
  return [...kept, ...mine.filter((word) => !base.includes(word) && !kept.includes(word))];
}

/** The same with fields of the organization's own, told apart by their names. */
function mergeCustomFields(mine: CustomField[], base: readonly CustomField[], now: readonly CustomField[]) {
  const [wanted, former, current] = [mine, base, now].map(
    (rows) => new Map(rows.map(({ name, value }) => [name.trim(), value])),
  );
  if (wanted === undefined || former === undefined || current === undefined) return mine;
  if (isSame([...former], [...current])) return mine;
  const isMine = (name: string) => wanted.has(name) && wanted.get(name) !== former.get(name);
  const kept = [...current].filter(([name]) => wanted.has(name) || !former.has(name));
  const added = [...wanted].filter(([name]) => isMine(name) && !current.has(name));
  return [...kept, ...added].map(([name, value]) => ({
    key: name,
    name,
    value: isMine(name) ? (wanted.get(name) ?? value) : value,
  }));
}

/** What is stored now with what was edited between `base` and `mine`: what others changed meanwhile stays. */
function mergeValues(mine: DetailValues, base: DetailValues, now: DetailValues): DetailValues {
  const sizeIn = ({ width, height, depth, unit }: DetailValues) => ({ width, height, depth, unit });
  const text = (field: "name" | "sku" | "category") =>
    mine[field].trim() === base[field].trim() ? now[field] : mine[field].trim();
  return {
    name: text("name"),
    sku: text("sku"),
    category: text("category"),
    roomTypes: mergeWords(mine.roomTypes, base.roomTypes, now.roomTypes),
    ...sizeIn(isSame(sizeIn(mine), sizeIn(base)) ? now : mine),
    materials: mergeWords(mine.materials, base.materials, now.materials),
    colors: mergeWords(mine.colors, base.colors, now.colors),
    tags: mergeWords(mine.tags, base.tags, now.tags),
    customFields: mergeCustomFields(mine.customFields, base.customFields, now.customFields),
  };
}

/**
 * What has to be sent so that the product gets what was edited in the form; nothing where it has it already.
 * @param base what the form showed before anybody edited it
 * @param product as it is now, which somebody else may have changed since
 */
export function toChanges(mine: DetailValues, base: DetailValues, product: ProductJson): Partial<ProductFields> {
  const now = readValues(product);
  const values = mergeValues(mine, base, now);
  const changes: Partial<ProductFields> = {};
  for (const field of ["name", "sku", "category"] as const) {
    if (values[field] !== now[field]) changes[field] = values[field];
  }
  if (!isSame(values.roomTypes, now.roomTypes)) changes.roomTypes = values.roomTypes;
  const details = readDetails(product);
  const metadata = writeMetadata(values, details);
  // Metadata is replaced whole.
  if (!isSame(metadata, writeMetadata(now, details))) changes.metadata = metadata;
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
