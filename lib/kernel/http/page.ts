import { z } from "zod";
import { AppError } from "@/lib/kernel/errors";

/** Query of every list: `cursor` is opaque, `limit` 1 to 200. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(500).optional().describe("nextCursor of the page before"),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("Rows a page"),
});

export type PageQuery = z.infer<typeof pageQuery>;

export interface Page<T> {
  items: T[];
  /** Null at the end of the list. */
  nextCursor: string | null;
}

/** Response schema of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Cuts `limit + 1` rows to a page; the cursor of the next page is made from the last row shown. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}

export function encodeCursor(key: string): string {
  return Buffer.from(key, "utf8").toString("base64url");
}

/** The UUID in a cursor. @throws `malformed_request` when somebody made the cursor up */
export function decodeIdCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, "base64url").toString("utf8");
  if (!z.uuid().safeParse(key).success)
    throw new AppError("malformed_request", "The cursor is not one of this studio's.");
  return key;
}

/** The number in a cursor, for lists ordered by a position. @throws `malformed_request` */
export function decodeNumberCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value > 2_147_483_647) {
    throw new AppError("malformed_request", "The cursor is not one of this studio's.");
  }
  return value;
}

/** Path parameters of a resource's own address. */
export const idParams = z.object({ id: z.uuid() });
