import { and, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { BulkProductsInput, bulkProductsJson } from "./product-schemas";

interface Plan {
  values: Record<string, unknown>;
  /** Rows that are so already are left alone. */
  differs: SQL | undefined;
}

const textArray = (words: readonly string[]) => sql`${sql.param(words)}::text[]`;
const union = (column: typeof products.tags | typeof products.roomTypes, words: readonly string[]) =>
  sql`array(select distinct word from unnest(${column} || ${textArray(words)}) as word order by word)`;
const without = (column: typeof products.tags | typeof products.roomTypes, words: readonly string[]) =>
  sql`array(select word from unnest(${column}) with ordinality as kept(word, place)
    where word <> all(${textArray(words)}) order by place)`;
const contains = (column: typeof products.tags | typeof products.roomTypes, words: readonly string[]) =>
  sql`${column} @> ${textArray(words)}`;
const overlaps = (column: typeof products.tags | typeof products.roomTypes, words: readonly string[]) =>
  sql`${column} && ${textArray(words)}`;
/** Tags stand in the metadata too, as the API shows them. */
const withTags = (tags: SQL) => ({
  tags,
  metadata: sql`jsonb_set(${products.metadata}, '{tags}', to_jsonb(${tags}))`,
});

function planChange(input: BulkProductsInput): Plan {
  if (input.action === "set-category") {
    return { values: { category: input.category }, differs: ne(products.category, input.category) };
  }
  if (input.action === "add-room-types") {
    return {
      values: { roomTypes: union(products.roomTypes, input.roomTypes) },
      differs: sql`not ${contains(products.roomTypes, input.roomTypes)}`,
    };
  }
  if (input.action === "remove-room-types") {
    return {
      values: { roomTypes: without(products.roomTypes, input.roomTypes) },
      differs: overlaps(products.roomTypes, input.roomTypes),
    };
  }
  if (input.action === "add-tags") {
    return {
      values: withTags(union(products.tags, input.tags)),
      differs: sql`not ${contains(products.tags, input.tags)}`,
    };
  }
  if (input.action === "remove-tags") {
    return { values: withTags(without(products.tags, input.tags)), differs: overlaps(products.tags, input.tags) };
  }
  return { values: { deletedAt: input.action === "delete" ? new Date() : null }, differs: undefined };
}

/** Restoring must not bring two products with one SKU back. */
async function requireFreeSkus(tx: Transaction, tenantId: string, ids: readonly string[]): Promise<void> {
  const rows = await tx
    .select({ sku: products.sku })
    .from(products)
    .where(
      and(
        eq(products.tenantId, tenantId),
        inArray(
          products.sku,
          tx
            .select({ sku: products.sku })
            .from(products)
            .where(and(eq(products.tenantId, tenantId), inArray(products.id, [...ids]), isNotNull(products.deletedAt))),
        ),
        or(isNull(products.deletedAt), inArray(products.id, [...ids])),
      ),
    )
    .groupBy(products.sku)
    .having(sql`count(*) > 1`)
    .limit(5);
  if (rows.length === 0) return;
  const skus = rows.map((row) => `“${row.sku}”`).join(", ");
  throw new AppError("conflict", `Several products would have the SKU ${skus}.`);
}

/** One change to many products; those that are so already or are not there stay as they are. @throws `conflict` */
export async function bulkProducts({
  ctx,
  input,
}: {
  ctx: Context;
  input: BulkProductsInput;
}): Promise<z.infer<typeof bulkProductsJson>> {
  requireScope(ctx, "products:write");
  const { tenantId } = ctx;
  const ids = [...new Set(input.ids)];
  const { values, differs } = planChange(input);
  return withTenant(tenantId, async (tx) => {
    if (input.action === "restore") await requireFreeSkus(tx, tenantId, ids);
    const rows = await tx
      .update(products)
      .set(values)
      .where(
        and(
          eq(products.tenantId, tenantId),
          inArray(products.id, ids),
          input.action === "restore" ? isNotNull(products.deletedAt) : isNull(products.deletedAt),
          differs,
        ),
      )
      .returning({ id: products.id });
    const changed = new Set(rows.map((row) => row.id));
    if (changed.size > 0) {
      const { ids: _, ...payload } = input;
      await recordAudit(tx, ctx, {
        action: "products.changed",
        entity: "products",
        entityId: null,
        payload: { ...payload, count: changed.size, ids: [...changed].slice(0, 100) },
      });
      await recordChanges(
        tx,
        tenantId,
        [...changed].map((id) => ({ entity: "products", id, status: "changed" })),
      );
    }
    return { changed: ids.filter((id) => changed.has(id)), unchanged: ids.filter((id) => !changed.has(id)) };
  });
}
