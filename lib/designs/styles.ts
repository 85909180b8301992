import { and, asc, eq, gt, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { styleVersionsCache } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeNumberCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { type Style, styleSchema } from "./catalogue/style-schema";
import { provisionDesigns } from "./provision-designs";
import type { StyleJson } from "./schemas";

type StyleRow = typeof styleVersionsCache.$inferSelect;

/** A cached row as a style. The cache is checked when it is read, because another version may have written it. */
export function toStyle(row: StyleRow): Style {
  return styleSchema.parse({
    ...row.spacesDefinition,
    id: row.id,
    name: row.name,
    syncedAt: row.syncedAt.toISOString(),
  });
}

function toJson(row: StyleRow): StyleJson {
  const style = toStyle(row);
  return { ...style, key: style.key ?? null };
}

/** The styles that can be decorated, in the catalogue's order. */
export async function listStyles({ ctx, query }: { ctx: Context; query: PageQuery }): Promise<Page<StyleJson>> {
  requireScope(ctx, "designs:read");
  await provisionDesigns(ctx.tenantId);
  const after = decodeNumberCursor(query.cursor) ?? -1;
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select()
      .from(styleVersionsCache)
      .where(
        and(
          eq(styleVersionsCache.tenantId, ctx.tenantId),
          isNotNull(styleVersionsCache.listedAt),
          gt(styleVersionsCache.ordinal, after),
        ),
      )
      .orderBy(asc(styleVersionsCache.ordinal))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => String(row.ordinal), toJson);
}

/** One style, listed or not: designs may still stand on it. */
export async function getStyle({ ctx, id }: { ctx: Context; id: string }): Promise<StyleJson> {
  requireScope(ctx, "designs:read");
  await provisionDesigns(ctx.tenantId);
  const row = await withTenant(ctx.tenantId, (tx) => findStyle(tx, ctx.tenantId, id));
  if (row === undefined) throw notFound("The style");
  return toJson(row);
}

export async function findStyle(tx: Transaction, tenantId: string, id: string): Promise<StyleRow | undefined> {
  const [row] = await tx
    .select()
    .from(styleVersionsCache)
    .where(and(eq(styleVersionsCache.tenantId, tenantId), eq(styleVersionsCache.id, id)));
  return row;
}
