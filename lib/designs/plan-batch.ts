import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designRevisions, designs } from "@/db/schema";
import { AppError, type FieldError, notFound } from "@/lib/kernel/errors";
import type { CsvTable } from "@/lib/kernel/tables/read-table";
import { sceneLimits } from "@/lib/render/scene-limits";
import type { Style } from "./catalogue/style-schema";
import { type BoundField, listFields } from "./elements/bind-elements";
import { matchColumns } from "./elements/match-columns";
import { readElements, type StoredElement } from "./store-elements";
import { findStyle, toStyle } from "./styles";

/** The revision whose bound elements a batch fills in. */
export interface BatchTemplate {
  design: typeof designs.$inferSelect;
  revision: typeof designRevisions.$inferSelect;
  style: Style;
  elements: StoredElement[];
  fields: BoundField[];
}

function refuse(path: string, message: string, detail: string): AppError {
  return new AppError("validation_failed", detail, { errors: [{ path, message }] });
}

/**
 * Loads what a batch of a design fills in.
 * @param revisionId default: the newest of the main line
 * @throws `not_found`; `validation_failed` for other designs' revisions, and designs without bound elements
 */
export async function loadTemplate(
  tx: Transaction,
  tenantId: string,
  designId: string,
  revisionId: string | undefined,
): Promise<BatchTemplate> {
  const [design] = await tx
    .select()
    .from(designs)
    .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId), isNull(designs.deletedAt)));
  if (design === undefined) throw notFound("The design");
  const wanted = revisionId ?? design.headRevisionId;
  if (wanted === null) throw new AppError("validation_failed", "The design has no revision yet.");
  const [revision] = await tx
    .select()
    .from(designRevisions)
    .where(
      and(
        eq(designRevisions.tenantId, tenantId),
        eq(designRevisions.designId, designId),
        eq(designRevisions.id, wanted),
      ),
    );
  if (revision === undefined) {
    throw refuse("revisionId", "is no revision of the design", "The request refers to something that does not exist.");
  }
  const style = await findStyle(tx, tenantId, design.styleVersionId);
  if (style === undefined) throw notFound("The style");
  const elements = await readElements(tx, tenantId, wanted);
  const fields = listFields(elements);
  if (fields.length === 0) {
    throw refuse(
      "revisionId",
      "has no element that is bound to a field",
      "No text or picture of this revision is bound to a field, so there is nothing to fill in.",
    );
  }
  return { design, revision, style: toStyle(style), elements, fields };
}

export interface PlannedRow {
  /** 1 being the first row below the header. */
  number: number;
  line: number;
  /** Text by field. */
  values: Record<string, string>;
}

export interface BatchPlan {
  /** Field → column. */
  mapping: Record<string, string>;
  rows: PlannedRow[];
}

function checkMapping(table: CsvTable, fields: readonly BoundField[], mapping: Readonly<Record<string, string>>) {
  const errors: FieldError[] = [];
  const known = new Set(fields.map(({ field }) => field));
  const entries = Object.entries(mapping);
  for (const [field, column] of entries) {
    const path = `mapping.${field}`;
    if (!known.has(field)) errors.push({ path, message: "is no field of the design" });
    const places = table.columns.flatMap((name, index) => (name === column ? [index + 1] : []));
    if (places.length === 0) {
      errors.push({ path, message: `the file has no column “${column}”; it has ${quoteList(table.columns)}` });
    } else if (places.length > 1) {
      errors.push({
        path,
        message: `the file has the column “${column}” ${places.length} times (${places.join(", ")})`,
      });
    }
  }
  if (entries.length === 0) {
    const names = quoteList(fields.map(({ field }) => field));
    errors.push({ path: "mapping", message: `no column of the file is called like a field of the design (${names})` });
  }
  if (errors.length > 0) {
    throw new AppError("validation_failed", "The columns do not fit the design.", { errors: errors.slice(0, 50) });
  }
}

function quoteList(names: readonly string[]): string {
  const shown = names.filter((name) => name !== "").slice(0, 20);
  return shown.map((name) => `“${name}”`).join(", ");
}

function complaintAbout(text: string): string | null {
  if (text.includes("\u0000") || !text.isWellFormed()) return "holds a character that cannot be stored";
  if (text.length > sceneLimits.textCharacters) {
    return `has ${text.length} characters; ${sceneLimits.textCharacters} is the most`;
  }
  return null;
}

const isOnce = (columns: readonly string[], name: string) => columns.indexOf(name) === columns.lastIndexOf(name);

/** The mapping asked for, or the one that the names suggest. */
export function chooseMapping(
  table: CsvTable,
  fields: readonly BoundField[],
  asked: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  return asked === undefined
    ? matchColumns(
        fields.map(({ field }) => field),
        table.columns.filter((column) => column !== "" && isOnce(table.columns, column)),
      )
    : { ...asked };
}

/**
 * The values of every row by field.
 * @throws AppError `validation_failed` naming fields and columns, or lines and columns of cells that cannot be used
 */
export function planBatch(
  table: CsvTable,
  fields: readonly BoundField[],
  asked: Readonly<Record<string, string>> | undefined,
): BatchPlan {
  const mapping = chooseMapping(table, fields, asked);
  checkMapping(table, fields, mapping);
  const places = Object.entries(mapping).map(([field, column]) => ({
    field,
    column,
    place: table.columns.indexOf(column),
  }));
  const errors: FieldError[] = [];
  const rows = table.rows.map(({ line, cells }, index): PlannedRow => {
    const values = places.map(({ field, column, place }): [string, string] => {
      const text = cells[place] ?? "";
      const complaint = complaintAbout(text);
      if (complaint !== null && errors.length < 50) {
        errors.push({ path: "file", message: `Line ${line}, column “${column}”: ${complaint}.` });
      }
      return [field, text];
    });
    return { number: index + 1, line, values: Object.fromEntries(values) };
  });
  if (errors.length > 0) throw new AppError("validation_failed", "Some cells cannot be used.", { errors });
  return { mapping, rows };
}

/** The fields that a mapping fills, in the design's order: PostgreSQL keeps none for the members of an object. */
export function orderFields(
  elements: readonly StoredElement[],
  mapping: Readonly<Record<string, string>>,
): BoundField[] {
  return listFields(elements).filter(({ field }) => Object.hasOwn(mapping, field));
}

/** Every value that names artwork, each once. */
export function artworkNames(fields: readonly BoundField[], rows: Iterable<Pick<PlannedRow, "values">>): string[] {
  const pictures = fields.filter(({ kinds }) => kinds.includes("image")).map(({ field }) => field);
  if (pictures.length === 0) return [];
  const names = new Set<string>();
  for (const { values } of rows) {
    for (const field of pictures) {
      const name = Object.hasOwn(values, field) ? (values[field] ?? "").trim() : "";
      if (name !== "") names.add(name);
    }
  }
  return [...names];
}
