import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { aiCalls } from "@/db/schema";
import { readTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import type { SpendJson, SpendQuery } from "./ai-schemas";

const dayMs = 86_400_000;
/** Days that are shown unless asked otherwise, the present one with them. */
const defaultDays = 30;

const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** What calls to models cost, a day (UTC), provider and module. */
export async function readSpend({ ctx, query }: { ctx: Context; query: SpendQuery }): Promise<SpendJson> {
  requireScope(ctx, "settings:read");
  const to = query.to ?? toDay(Date.now());
  const from = query.from ?? toDay(Date.parse(to) - (defaultDays - 1) * dayMs);
  const day = sql<string>`to_char(${aiCalls.startedAt} at time zone 'UTC', 'YYYY-MM-DD')`;
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select({
        day,
        providerId: aiCalls.providerId,
        module: aiCalls.module,
        usd: sql<string>`sum(coalesce(${aiCalls.costUsd}, ${aiCalls.estimatedUsd}))`,
        calls: sql<string>`count(*)`,
        failedCalls: sql<string>`count(*) filter (where ${aiCalls.status} = 'failed')`,
      })
      .from(aiCalls)
      .where(
        and(
          eq(aiCalls.tenantId, ctx.tenantId),
          gte(aiCalls.startedAt, new Date(from)),
          lt(aiCalls.startedAt, new Date(Date.parse(to) + dayMs)),
        ),
      )
      .groupBy(day, aiCalls.providerId, aiCalls.module)
      .orderBy(asc(day), asc(aiCalls.providerId), asc(aiCalls.module)),
  );
  const days = rows.map((row) => ({
    ...row,
    usd: Number(row.usd),
    calls: Number(row.calls),
    failedCalls: Number(row.failedCalls),
  }));
  const sumOf = (read: (entry: (typeof days)[number]) => number) => days.reduce((sum, entry) => sum + read(entry), 0);
  return {
    from,
    to,
    totalUsd: Number(sumOf((entry) => entry.usd).toFixed(6)),
    calls: sumOf((entry) => entry.calls),
    failedCalls: sumOf((entry) => entry.failedCalls),
    days,
  };
}
