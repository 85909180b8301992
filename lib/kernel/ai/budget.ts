import { and, eq, gte, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { aiBudgets, aiCalls } from "@/db/schema";
import { AppError } from "@/lib/kernel/errors";
import { notify } from "@/lib/kernel/notifications/notify";

/** First moment of the calendar month (UTC) that `now` lies in. */
export function startOfMonth(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
}

/** USD spent since the month began, with what is reserved for calls still running. */
export async function readMonthSpend(tx: Transaction, tenantId: string, now: Date): Promise<number> {
  const [row] = await tx
    .select({ usd: sql<string>`coalesce(sum(coalesce(${aiCalls.costUsd}, ${aiCalls.estimatedUsd})), 0)` })
    .from(aiCalls)
    .where(and(eq(aiCalls.tenantId, tenantId), gte(aiCalls.startedAt, startOfMonth(now))));
  return Number(row?.usd ?? 0);
}

/**
 * Holds the budget's row until the transaction ends, so that of two calls at once the second sees the first's reservation.
 * @throws `budget_exceeded` when the estimate does not fit into what is left of the month's budget
 */
export async function requireBudget(
  tx: Transaction,
  { tenantId, estimatedUsd, now }: { tenantId: string; estimatedUsd: number; now: Date },
): Promise<void> {
  // What is free cannot exceed a budget, and must not wait for those who pay.
  if (estimatedUsd <= 0) return;
  const [budget] = await tx
    .select({ monthlyUsd: aiBudgets.monthlyUsd })
    .from(aiBudgets)
    .where(eq(aiBudgets.tenantId, tenantId))
    .for("update");
  const limit = budget?.monthlyUsd ?? null;
  if (limit === null) return;
  const spentUsd = await readMonthSpend(tx, tenantId, now);
  if (spentUsd + estimatedUsd <= limit) return;
  throw new AppError(
    "budget_exceeded",
    `This call may cost ${formatUsd(estimatedUsd)}; of this month's ${formatUsd(limit)} ${formatUsd(Math.max(0, limit - spentUsd))} are left.`,
    { extra: { estimatedUsd, spentUsd, monthlyUsd: limit } },
  );
}

/**
 * Tells people, once a month, that the share of the budget they named is spent. Holds the budget's row, so that of two calls
 * that end at once the second sees what the first cost.
 */
export async function warnNearLimit(
  tx: Transaction,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<void> {
  const month = startOfMonth(now).toISOString().slice(0, 7);
  const [budget] = await tx
    .select({ monthlyUsd: aiBudgets.monthlyUsd, warnPercent: aiBudgets.warnPercent })
    .from(aiBudgets)
    .where(
      and(
        eq(aiBudgets.tenantId, tenantId),
        isNotNull(aiBudgets.monthlyUsd),
        or(isNull(aiBudgets.warnedMonth), ne(aiBudgets.warnedMonth, month)),
      ),
    )
    .for("update");
  if (budget === undefined || budget.monthlyUsd === null) return;
  const { monthlyUsd, warnPercent } = budget;
  const spentUsd = await readMonthSpend(tx, tenantId, now);
  if (spentUsd < (monthlyUsd * warnPercent) / 100) return;
  await tx.update(aiBudgets).set({ warnedMonth: month }).where(eq(aiBudgets.tenantId, tenantId));
  await notify(tx, {
    tenantId,
    type: "limit_near",
    title: `${warnPercent} % of the month's AI budget is spent`,
    summary: `${formatUsd(spentUsd)} of ${formatUsd(monthlyUsd)} are spent in ${month}. Calls that do not fit into the rest are refused.`,
    href: "/settings/ai",
    data: { limit: "ai_budget", month, spentUsd, monthlyUsd, warnPercent },
  });
}

/** `$12.40`; below a cent with as many digits as say something. */
export function formatUsd(usd: number): string {
  const digits = usd === 0 || usd >= 0.01 ? 2 : usd >= 0.0001 ? 4 : 6;
  return `$${usd.toFixed(digits)}`;
}
