import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { type CsvTable, readTable } from "@/lib/kernel/tables/read-table";
import { correctFilename, type MultipartForm } from "@/lib/kernel/uploads";
import { findArtworkByNames } from "./batch-artwork";
import { type BatchCheckJson, type BatchFindingJson, batchLimits, checkBatchFields } from "./batch-schemas";
import { bindElements, type FindArtwork } from "./elements/bind-elements";
import { artworkNames, type BatchPlan, type BatchTemplate, chooseMapping, loadTemplate, planBatch } from "./plan-batch";

/** So many findings are told at once. */
const maxFindings = 200;

const encodingNotes: Partial<Record<CsvTable["encoding"], string>> = {
  "windows-1252":
    "The file is not UTF-8 and was read as Windows-1252. Look at letters like “é”; if they are wrong, save the file as “CSV UTF-8”.",
};

function tableFindings(table: CsvTable, template: BatchTemplate, mapping: Readonly<Record<string, string>>) {
  const about = { row: null, line: null, column: null, field: null };
  const findings: BatchFindingJson[] = [];
  const note = encodingNotes[table.encoding];
  if (note !== undefined) findings.push({ ...about, severity: "warning", code: "encoding-guessed", message: note });
  for (const { field } of template.fields) {
    if (Object.hasOwn(mapping, field)) continue;
    const message = "No column fills this field: every row keeps what the design shows.";
    findings.push({ ...about, field, severity: "warning", code: "field-unmapped", message });
  }
  const twice = table.columns.filter((name, index) => name !== "" && table.columns.indexOf(name) !== index);
  for (const column of new Set(twice)) {
    const message = `Several columns are called “${column}”; it cannot be chosen.`;
    findings.push({ ...about, column, severity: "warning", code: "column-duplicate", message });
  }
  return findings;
}

/** What every row's cells say about the design's elements. */
function rowFindings(template: BatchTemplate, plan: BatchPlan, findArtwork: FindArtwork) {
  const findings: BatchFindingJson[] = [];
  let failingRows = 0;
  const bound = template.elements.filter((element) => element.binding !== undefined);
  for (const { number, line, values } of plan.rows) {
    const found = bindElements(bound, values, findArtwork).findings;
    if (found.some(({ severity }) => severity === "error")) failingRows += 1;
    for (const { severity, code, message, field } of found) {
      if (findings.length >= maxFindings) break;
      findings.push({ severity, code, message, row: number, line, column: plan.mapping[field] ?? null, field });
    }
  }
  return { findings, failingRows };
}

/** Picture cells of the rows shown → assets. */
function nameArtwork(names: readonly string[], findArtwork: FindArtwork): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = findArtwork(name);
      return typeof found === "string" ? [] : [[name, found.assetId]];
    }),
  );
}

/**
 * Looks at a table before a batch is started with it: columns, first rows, and what is wrong. Stores nothing.
 * @throws AppError `not_found`, `validation_failed` as `createBatch` does for files that cannot be used
 */
export async function checkBatch({
  ctx,
  designId,
  form,
}: {
  ctx: Context;
  designId: string;
  form: MultipartForm;
}): Promise<BatchCheckJson> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  const fields = checkBatchFields.parse(form.fields);
  const template = await withTenant(tenantId, (tx) => loadTemplate(tx, tenantId, designId, fields.revisionId));
  const table = await readTable(form.file.path, batchLimits);
  const mapping = chooseMapping(table, template.fields, fields.mapping);
  // Without any column there is nothing to check yet, but still something to choose from.
  const hasMapping = fields.mapping !== undefined || Object.keys(mapping).length > 0;
  const plan = hasMapping ? planBatch(table, template.fields, mapping) : { mapping, rows: [] };
  const findArtwork = await withTenant(tenantId, (tx) =>
    findArtworkByNames(tx, tenantId, artworkNames(template.fields, plan.rows)),
  );
  const checked = rowFindings(template, plan, findArtwork);
  const shown = table.rows.slice(0, batchLimits.shownRows);
  return {
    revisionId: template.revision.id,
    filename: correctFilename(form.filename, "text/csv"),
    encoding: table.encoding,
    delimiter: table.delimiter,
    columns: table.columns,
    fields: template.fields.map(({ field, kinds, sample }) => ({ field, kinds: [...kinds], sample })),
    mapping,
    totalRows: table.rows.length,
    rows: shown.map(({ line, cells }, index) => ({ number: index + 1, line, cells })),
    artwork: nameArtwork(artworkNames(template.fields, plan.rows.slice(0, batchLimits.shownRows)), findArtwork),
    failingRows: checked.failingRows,
    findings: [...tableFindings(table, template, mapping), ...checked.findings].slice(0, maxFindings),
  };
}
