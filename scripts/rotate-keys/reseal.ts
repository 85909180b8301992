import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { withSystem } from "@/db/tenant";
import { sealingKey } from "@/lib/kernel/crypto/master-keys";
import { seal, unseal } from "@/lib/kernel/crypto/seal";
import { type SealedColumn, sealedColumns } from "./sealed-columns";

/** Rows locked at a time: short enough that nobody who waits for one notices. */
const batchSize = 100;

export interface ResealCount {
  /** `credential_records.secret` */
  column: string;
  resealed: number;
  /** Values that no key opens; they stay as they are. */
  unreadable: number;
}

const tableOf = ({ table }: SealedColumn) => sql`${sql.identifier("app")}.${sql.identifier(table)}`;
const keyList = ({ key }: SealedColumn) =>
  sql.join(
    key.map((name) => sql`${sql.identifier(name)}::text collate "C"`),
    sql`, `,
  );

/** Values sealed with another key than the first. The key's id stands behind the byte of the layout. */
function isOld({ column }: SealedColumn): SQL {
  const value = sql.identifier(column);
  return sql`${value} is not null and substring(${value} from 2 for 4) <> ${sealingKey().id}`;
}

/** Seals every value that another key sealed with the first one. Doing it again finds nothing to do; it may be interrupted. */
export async function resealAll(): Promise<ResealCount[]> {
  const counts: ResealCount[] = [];
  for (const column of sealedColumns) counts.push(await resealColumn(column));
  return counts;
}

async function resealColumn(column: SealedColumn): Promise<ResealCount> {
  const count = { column: `${column.table}.${column.column}`, resealed: 0, unreadable: 0 };
  let after: string[] | undefined;
  for (;;) {
    const batch = await withSystem((tx) => resealBatch(tx, column, after));
    count.resealed += batch.resealed;
    count.unreadable += batch.unreadable;
    if (batch.last === undefined) return count;
    after = batch.last;
  }
}

async function resealBatch(
  tx: Transaction,
  column: SealedColumn,
  after: readonly string[] | undefined,
): Promise<{ resealed: number; unreadable: number; last: string[] | undefined }> {
  const position =
    after === undefined
      ? sql`true`
      : sql`(${keyList(column)}) > (${sql.join(
          after.map((value) => sql`${value}`),
          sql`, `,
        )})`;
  const rows: Record<string, unknown>[] = await tx.execute(sql`
    select ${sql.join(
      column.key.map((name) => sql`${sql.identifier(name)}::text as ${sql.identifier(name)}`),
      sql`, `,
    )}, ${sql.identifier(column.column)} as sealed
    from ${tableOf(column)} where ${isOld(column)} and ${position}
    order by ${keyList(column)} limit ${batchSize} for update`);
  let resealed = 0;
  let last: string[] | undefined;
  for (const row of rows) {
    last = column.key.map((name) => String(row[name]));
    const next = resealValue(row.sealed, column.contextOf(last));
    if (next === undefined) continue;
    resealed += 1;
    const isRow = sql.join(
      column.key.map((name, index) => sql`${sql.identifier(name)}::text = ${last?.[index] ?? ""}`),
      sql` and `,
    );
    await tx.execute(sql`update ${tableOf(column)} set ${sql.identifier(column.column)} = ${next} where ${isRow}`);
  }
  return { resealed, unreadable: rows.length - resealed, last };
}

/** Undefined when no key opens it: it was sealed by one that is lost. */
function resealValue(sealed: unknown, context: string): Buffer | undefined {
  if (!(sealed instanceof Uint8Array)) return undefined;
  try {
    return seal(unseal(Buffer.from(sealed), context), context);
  } catch {
    return undefined;
  }
}

/** How many values were sealed by another key than the first. */
export async function countOld(): Promise<number> {
  let sum = 0;
  for (const column of sealedColumns) {
    const rows: Record<string, unknown>[] = await withSystem((tx) =>
      tx.execute(sql`select count(*)::int as old from ${tableOf(column)} where ${isOld(column)}`),
    );
    sum += Number(rows[0]?.old ?? 0);
  }
  return sum;
}
