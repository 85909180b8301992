import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { products } from "@/db/schema";
import { readTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { longestSku } from "./product-schemas";

export const matchFilesInput = z.strictObject({
  filenames: z.array(z.string().min(1).max(300)).min(1).max(1000),
});
export const matchFilesJson = z.object({
  items: z.array(
    z.object({
      filename: z.string(),
      productId: z.uuid().nullable().describe("Null: no product's SKU is in the name"),
      sku: z.string().nullable(),
      name: z.string().nullable(),
    }),
  ),
});

/** What a file may be called for: its name without extension, and that without its last parts, the longest first; none is longer than a SKU. */
export function listSkuCandidates(filename: string): string[] {
  const base = filename.split(/[\\/]/).at(-1) ?? filename;
  const stem = base.replace(/\.[^.]{1,5}$/, "").trim();
  const candidates = [stem];
  // "CH-100_front 2": every place where a word ends may be the end of the SKU.
  for (const match of stem.matchAll(/[-_. ()]+/g)) if (match.index > 0) candidates.push(stem.slice(0, match.index));
  return [...new Set(candidates.filter((text) => text !== "" && text.length <= longestSku))].sort(
    (one, other) => other.length - one.length,
  );
}

/** Finds out which pictures belong to which product by the SKU at the beginning of their file names, in any case of letters. */
export async function matchFiles({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.output<typeof matchFilesInput>;
}): Promise<z.infer<typeof matchFilesJson>> {
  requireScope(ctx, "products:read");
  const candidates = new Map(input.filenames.map((filename) => [filename, listSkuCandidates(filename)]));
  const wanted = new Set([...candidates.values()].flat().map((text) => text.toLowerCase()));
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select({ id: products.id, sku: products.sku, name: products.name })
      .from(products)
      .where(
        and(
          eq(products.tenantId, ctx.tenantId),
          isNull(products.deletedAt),
          // One parameter, however many: a statement has 65,535 at most.
          sql`lower(${products.sku}) = any(${sql.param([...wanted])}::text[])`,
        ),
      ),
  );
  const bySku = new Map(rows.map((row) => [row.sku.toLowerCase(), row]));
  return {
    items: input.filenames.map((filename) => {
      const found = candidates.get(filename)?.flatMap((text) => bySku.get(text.toLowerCase()) ?? [])[0];
      return { filename, productId: found?.id ?? null, sku: found?.sku ?? null, name: found?.name ?? null };
    }),
  };
}
