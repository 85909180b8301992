import { and, asc, eq, gt, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { styleVersionsCache } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { encodeCursor, type Page, type PageQuery } from "@/lib/kernel/http/page";
import { type Style, styleSchema } from "./catalogue/style-schema";
import { provisionDesigns } from "./provision-designs";
import type { StyleJson } from "./schemas";

type StyleRow = typeof styleVersionsCache.$inferSelect;

/** A cached row as a style. The cache is checked when it is read, because another version may have written it. */
export function toStyle(row: StyleRow): Style {
  return styleSchema.parse({ ...row.spacesDefinition, id: row.id, name: row.name, syncedAt: row.syncedAt.toISOString() });
}

function toJson(row: StyleRow): StyleJson {
  const style = toStyle(row);
  return { ...style, key: style.key ?? null };
}

function decodeOrdinal(cursor: string | undefined): number {
  if (cursor === undefined) return -1;
  const ordinal = Number(Buffer.from(cursor, "base64url").toString("utf8"));
  if (!Number.isSafeInteger(ordinal) || ordinal < 0 || ordinal > 2_000_000_000) {
    throw new AppError("malformed_request", "The cursor is not one of this studio's.");
  }
  return ordinal;
}

/** The styles that can be decorated, in the catalogue's order. */
export async function listStyles({ ctx, query }: { ctx: Context; query: PageQuery }): Promise<Page<StyleJson>> {
  requireScope(ctx, "designs:read");
  await provisionDesigns(ctx.tenantId);
  const after = decodeOrdinal(query.cursor);
  const rows = await withTenant(ctx.tenantId, (tx) =>
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
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toJson),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor(String(last.ordinal)) : null,
  };
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
