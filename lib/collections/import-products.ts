import canonicalize from "canonicalize";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { readTable } from "@/lib/kernel/tables/read-table";
import type { MultipartForm } from "@/lib/kernel/uploads";
import { checkMapping, guessMapping, listMissing, type PlannedLine, planImport } from "./plan-import";
import { type CreateProductInput, type ImportReportJson, importLimits, importMappingSchema } from "./product-schemas";

/** Rows written by one statement. */
const chunkSize = 500;
/** Rows shown to whoever maps the columns. */
const sampleRows = 3;
/** Characters of a cell shown there. */
const sampleCharacters = 200;

const jsonText = z
  .string()
  .max(50_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "is no JSON" });
      return z.NEVER;
    }
  });

const importFields = z.strictObject({
  mapping: jsonText.pipe(importMappingSchema).optional(),
  dryRun: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .default(false),
});

export const importProductsForm = z.object({
  file: z.string().describe("CSV with a line of column names").meta({ format: "binary" }),
  mapping: z.string().optional().describe("JSON object: field → column; guessed from the column names without it"),
  dryRun: z.enum(["true", "false"]).optional().describe("`true` writes nothing"),
});

type Known = Pick<typeof products.$inferSelect, "id" | "sku" | "name" | "category" | "roomTypes" | "metadata">;

const contentOf = ({ name, category, roomTypes, metadata }: Omit<Known, "id" | "sku">) =>
  canonicalize({ name, category, roomTypes, metadata });

/** A line says only what its columns say: what else is known of a product stays. */
function mergeKnown(input: CreateProductInput, known: Known, mapping: Readonly<Record<string, string>>) {
  const custom = { ...(known.metadata.customFields as object | undefined), ...input.metadata.customFields };
  const metadata = {
    ...known.metadata,
    ...input.metadata,
    ...(Object.keys(custom).length === 0 ? {} : { customFields: custom }),
  };
  return { ...input, metadata, roomTypes: mapping.roomTypes === undefined ? known.roomTypes : input.roomTypes };
}

async function findKnown(tx: Transaction, tenantId: string, skus: readonly string[]): Promise<Map<string, Known>> {
  if (skus.length === 0) return new Map();
  const rows = await tx
    .select({
      id: products.id,
      sku: products.sku,
      name: products.name,
      category: products.category,
      roomTypes: products.roomTypes,
      metadata: products.metadata,
    })
    .from(products)
    .where(and(eq(products.tenantId, tenantId), isNull(products.deletedAt), inArray(products.sku, [...skus])));
  return new Map(rows.map((row) => [row.sku, row]));
}

type Written = { result: "created" | "updated" | "unchanged"; id: string };

/** Writes one piece of the table; products of the same SKU are changed, under the unique index of live SKUs. */
async function writeChunk(
  tx: Transaction,
  ctx: Context,
  inputs: readonly CreateProductInput[],
  mapping: Readonly<Record<string, string>>,
  dryRun: boolean,
): Promise<Map<string, Written>> {
  const { tenantId } = ctx;
  const known = await findKnown(
    tx,
    tenantId,
    inputs.map((input) => input.sku),
  );
  const written = new Map<string, Written>();
  const rows = inputs.flatMap((input) => {
    const before = known.get(input.sku);
    const merged = before === undefined ? input : mergeKnown(input, before, mapping);
    const isSame = before !== undefined && contentOf(before) === contentOf(merged);
    const id = before?.id ?? newId();
    written.set(input.sku, { id, result: before === undefined ? "created" : isSame ? "unchanged" : "updated" });
    const tags = merged.metadata.tags ?? [];
    return isSame ? [] : [{ ...merged, tags, tenantId, id, createdBy: ctx.userId }];
  });
  if (dryRun || rows.length === 0) return written;
  const stored = await tx
    .insert(products)
    .values(rows)
    .onConflictDoUpdate({
      target: [products.tenantId, products.sku],
      targetWhere: isNull(products.deletedAt),
      set: {
        name: sql`excluded.name`,
        category: sql`excluded.category`,
        roomTypes: sql`excluded.room_types`,
        metadata: sql`excluded.metadata`,
        tags: sql`excluded.tags`,
        updatedAt: new Date(),
      },
    })
    .returning({ id: products.id, sku: products.sku });
  for (const { id, sku } of stored) {
    const line = written.get(sku);
    if (line !== undefined) line.id = id;
  }
  return written;
}

function report(
  lines: readonly PlannedLine[],
  written: ReadonlyMap<string, Written>,
  head: Pick<ImportReportJson, "dryRun" | "columns" | "mapping" | "sample" | "missing">,
): ImportReportJson {
  const results = lines.map(({ line, sku, name, input, errors }) => ({
    line,
    sku,
    name,
    result: input === null ? ("failed" as const) : (written.get(sku)?.result ?? ("failed" as const)),
    errors,
  }));
  const countOf = (result: (typeof results)[number]["result"]) =>
    results.filter((item) => item.result === result).length;
  return {
    ...head,
    created: countOf("created"),
    updated: countOf("updated"),
    unchanged: countOf("unchanged"),
    failed: countOf("failed"),
    lines: results,
  };
}

/**
 * Takes products from a CSV file, at most 5,000 lines: those of a known SKU are changed, others made; a line that is wrong
 * is reported and stops none of the others. A dry run says what would happen; without a mapping, and where the names of
 * the columns do not tell what is needed, it says only which columns there are.
 * @throws AppError `validation_failed` for files that are no table and columns that do not fit
 */
export async function importProducts({ ctx, form }: { ctx: Context; form: MultipartForm }): Promise<ImportReportJson> {
  requireScope(ctx, "products:write");
  const fields = importFields.parse(form.fields);
  const table = await readTable(form.file.path, importLimits);
  const mapping = fields.mapping ?? guessMapping(table.columns);
  const sample = table.rows
    .slice(0, sampleRows)
    .map(({ cells }) => cells.map((cell) => cell.slice(0, sampleCharacters)));
  // Whoever only looks is told the columns, so that they can say which is which.
  const missing = fields.dryRun && fields.mapping === undefined ? listMissing(mapping) : [];
  const head = { dryRun: fields.dryRun, columns: table.columns, mapping, sample, missing };
  if (missing.length > 0) return report([], new Map(), head);
  checkMapping(table.columns, mapping);
  const lines = planImport(table, mapping);
  // In one order in every import, so that two at once wait for each other instead of for ever.
  const inputs = lines
    .flatMap(({ input }) => input ?? [])
    .sort((one, other) => (one.sku < other.sku ? -1 : one.sku > other.sku ? 1 : 0));
  const written = await withTenant(ctx.tenantId, async (tx) => {
    const all = new Map<string, Written>();
    for (let start = 0; start < inputs.length; start += chunkSize) {
      const part = await writeChunk(tx, ctx, inputs.slice(start, start + chunkSize), mapping, fields.dryRun);
      for (const [sku, line] of part) all.set(sku, line);
    }
    const changed = [...all.values()].filter((line) => line.result !== "unchanged");
    if (!fields.dryRun && changed.length > 0) {
      await recordAudit(tx, ctx, {
        action: "products.imported",
        entity: "products",
        entityId: null,
        payload: { filename: form.filename, lines: lines.length, written: changed.length },
      });
      for (let start = 0; start < changed.length; start += chunkSize) {
        await recordChanges(
          tx,
          ctx.tenantId,
          changed.slice(start, start + chunkSize).map(({ id }) => ({ entity: "products", id, status: "changed" })),
        );
      }
    }
    return all;
  });
  return report(lines, written, head);
}
