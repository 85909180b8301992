import { AppError } from "@/lib/kernel/errors";
import type { CsvTable } from "@/lib/kernel/tables/read-table";
import { type CreateProductInput, createProductInput, type ProductColumn, productColumns } from "./product-schemas";

/** Headers that people and shops give these columns, without case, spaces and marks. */
const knownHeaders: Record<ProductColumn, readonly string[]> = {
  sku: ["sku", "articlenumber", "itemnumber", "artikelnummer", "variantsku", "productid"],
  name: ["name", "title", "productname", "product", "bezeichnung"],
  category: ["category", "type", "producttype", "productcategory", "kategorie"],
  roomTypes: ["roomtypes", "roomtype", "rooms", "room", "raum"],
  tags: ["tags", "tag", "keywords"],
  materials: ["materials", "material"],
  colors: ["colors", "color", "colours", "colour", "farbe"],
  width: ["width", "breite"],
  height: ["height", "höhe"],
  depth: ["depth", "length", "tiefe"],
  unit: ["unit", "dimensionunit", "einheit"],
};
const required: readonly ProductColumn[] = ["sku", "name", "category"];

const normalize = (header: string) => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Which column fills which field, as far as the headers tell. */
export function guessMapping(columns: readonly string[]): Record<string, string> {
  const found = productColumns.flatMap((field) => {
    const column = columns.find((header) => knownHeaders[field].includes(normalize(header)));
    return column === undefined ? [] : [[field, column] as const];
  });
  return Object.fromEntries(found);
}

/** Fields that need a column and have none. */
export function listMissing(mapping: Readonly<Record<string, string>>): ProductColumn[] {
  return required.filter((field) => mapping[field] === undefined);
}

/** @throws AppError `validation_failed` for columns that are not there and fields that have none */
export function checkMapping(columns: readonly string[], mapping: Readonly<Record<string, string>>): void {
  const errors = [
    ...Object.entries(mapping)
      .filter(([, column]) => !columns.includes(column))
      .map(([field, column]) => ({ path: `mapping.${field}`, message: `the table has no column “${column}”` })),
    ...listMissing(mapping).map((field) => ({ path: `mapping.${field}`, message: "is needed" })),
  ];
  if (errors.length > 0) {
    throw new AppError("validation_failed", "The columns do not fit: say which one has which field.", { errors });
  }
}

export interface PlannedLine {
  line: number;
  sku: string;
  name: string;
  /** Null when the line cannot be imported. */
  input: CreateProductInput | null;
  errors: { path: string; message: string }[];
}

const splitList = (cell: string) =>
  cell
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** A number with a point or a comma before its fraction. */
function readNumber(cell: string): number {
  const text = cell.replace(/\s/g, "");
  return /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

function readLine(cells: Readonly<Record<string, string>>): { value: unknown; errors: PlannedLine["errors"] } {
  const errors: PlannedLine["errors"] = [];
  const cell = (field: string) => cells[field]?.trim() ?? "";
  const list = (field: string) => (cells[field] === undefined ? {} : { [field]: splitList(cell(field)) });
  const sizes = (["width", "height", "depth"] as const).filter((field) => cell(field) !== "");
  const numbers = Object.fromEntries(sizes.map((field) => [field, readNumber(cell(field))]));
  for (const [field, value] of Object.entries(numbers)) {
    if (Number.isNaN(value)) errors.push({ path: field, message: `“${cell(field)}” is no number` });
  }
  const dimensions =
    sizes.length === 0 || errors.length > 0
      ? {}
      : { dimensions: { width: 0, height: 0, depth: 0, ...numbers, unit: cell("unit") === "" ? "cm" : cell("unit") } };
  const custom = Object.entries(cells)
    .filter(([field, value]) => field.startsWith("custom:") && value.trim() !== "")
    .map(([field, value]) => [field.slice("custom:".length), value.trim()]);
  const customFields = custom.length === 0 ? {} : { customFields: Object.fromEntries(custom) };
  const metadata = { ...dimensions, ...list("materials"), ...list("colors"), ...list("tags"), ...customFields };
  const base = { sku: cell("sku"), name: cell("name"), category: cell("category"), ...list("roomTypes") };
  return { value: { ...base, metadata }, errors };
}

/** What each line of a table would make, with what is wrong about those that cannot be imported. */
export function planImport(table: CsvTable, mapping: Readonly<Record<string, string>>): PlannedLine[] {
  const places = Object.entries(mapping).map(([field, column]) => [field, table.columns.indexOf(column)] as const);
  const lineOfSku = new Map<string, number>();
  return table.rows.map(({ line, cells }) => {
    const named = Object.fromEntries(places.map(([field, place]) => [field, cells[place] ?? ""]));
    const { value, errors } = readLine(named);
    const parsed = createProductInput.safeParse(value);
    const sku = named.sku?.trim() ?? "";
    const found = [
      ...errors,
      ...(parsed.success
        ? []
        : parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }))),
    ];
    const earlier = lineOfSku.get(sku);
    if (earlier !== undefined && sku !== "") found.push({ path: "sku", message: `is in line ${earlier} already` });
    else lineOfSku.set(sku, line);
    const input = parsed.success && found.length === 0 ? parsed.data : null;
    return { line, sku, name: named.name?.trim() ?? "", input, errors: found.slice(0, 10) };
  });
}
