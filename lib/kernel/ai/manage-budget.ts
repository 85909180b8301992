import { and, eq, gte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { aiBudgets, aiCalls } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { BudgetJson, SetBudgetInput } from "./ai-schemas";
import { readMonthSpend, startOfMonth } from "./budget";

/** Share of the budget, in percent, at which people are told unless they choose another. */
const defaultWarnPercent = 80;

async function readBudget(tx: Transaction, tenantId: string): Promise<BudgetJson> {
  const now = new Date();
  const monthStart = startOfMonth(now);
  const [[row], spentUsd, [open]] = await Promise.all([
    tx.select().from(aiBudgets).where(eq(aiBudgets.tenantId, tenantId)),
    readMonthSpend(tx, tenantId, now),
    tx
      .select({ usd: sql<string>`coalesce(sum(${aiCalls.estimatedUsd}), 0)` })
      .from(aiCalls)
      .where(and(eq(aiCalls.tenantId, tenantId), eq(aiCalls.status, "reserved"), gte(aiCalls.startedAt, monthStart))),
  ]);
  return {
    monthlyUsd: row?.monthlyUsd ?? null,
    warnPercent: row?.warnPercent ?? defaultWarnPercent,
    month: monthStart.toISOString().slice(0, 7),
    spentUsd,
    reservedUsd: Number(open?.usd ?? 0),
  };
}

export async function getBudget({ ctx }: { ctx: Context }): Promise<BudgetJson> {
  requireScope(ctx, "settings:read");
  return withTenant(ctx.tenantId, (tx) => readBudget(tx, ctx.tenantId));
}

/** Sets what may be spent a month; people are warned anew when the new share is reached. */
export async function setBudget({ ctx, input }: { ctx: Context; input: SetBudgetInput }): Promise<BudgetJson> {
  requireScope(ctx, "settings:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    await tx
      .insert(aiBudgets)
      .values({ tenantId, ...input })
      .onConflictDoUpdate({
        target: aiBudgets.tenantId,
        set: { ...input, warnedMonth: null, updatedAt: new Date() },
      });
    await recordAudit(tx, ctx, {
      action: "ai-budget.changed",
      entity: "ai_budgets",
      entityId: tenantId,
      payload: input,
    });
    await recordChanges(tx, tenantId, [{ entity: "ai_budgets", id: tenantId }]);
    return readBudget(tx, tenantId);
  });
}
