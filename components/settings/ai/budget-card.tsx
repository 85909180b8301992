"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules } from "@/components/ui/form-rules";
import { NumberField } from "@/components/ui/number-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showSuccess } from "@/components/ui/toast";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { api, dataOf } from "@/lib/kernel/client/api";
import { type Budget, budgetQuery } from "./ai-queries";
import { formatUsd } from "./format-price";

const monthName = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

/** What may be spent a month, and what is. */
export function BudgetCard() {
  const { role } = useStudio();
  const budget = useQuery(budgetQuery);
  const editable = roleAllows(role, "settings:write");
  return (
    <Card>
      {budget.isError ? (
        <ErrorState error={budget.error} title="The budget could not be loaded" onRetry={() => void budget.refetch()} />
      ) : budget.data === undefined ? (
        <SkeletonRows count={2} label="Loading the budget" />
      ) : (
        <BudgetForm
          key={`${budget.data.monthlyUsd} ${budget.data.warnPercent}`}
          budget={budget.data}
          editable={editable}
        />
      )}
    </Card>
  );
}

type Values = { monthlyUsd: number | undefined; warnPercent: number | undefined };
const schema = formRules<Values>({
  monthlyUsd: anything(),
  warnPercent: (value) => (value === undefined ? { message: "Between 1 and 100 percent." } : { value }),
});

function BudgetForm({ budget, editable }: { budget: Budget; editable: boolean }) {
  const queryClient = useQueryClient();
  const initial: Values = { monthlyUsd: budget.monthlyUsd ?? undefined, warnPercent: budget.warnPercent };
  const form = useForm({
    schema,
    initial,
    onSubmit: async ({ monthlyUsd = null, warnPercent }) => {
      const saved = dataOf(await api.PUT("/ai/budget", { body: { monthlyUsd, warnPercent } }));
      queryClient.setQueryData(budgetQuery.queryKey, saved);
      showSuccess(monthlyUsd === null ? "There is no limit any more" : "Budget saved");
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <CardHeader
        title="Monthly budget"
        description="Calls that may cost more than what is left are refused before they are made. Built-in models are free and always work."
      />
      <CardBody className="flex flex-col gap-4">
        <ErrorNote error={form.formError} />
        <Spent budget={budget} />
        <div className="grid max-w-md gap-4 sm:grid-cols-2">
          <Field label="Limit a month" hint="Empty: no limit." error={form.errors.monthlyUsd}>
            <NumberField
              value={form.values.monthlyUsd}
              onValueChange={(value) => form.set("monthlyUsd", value)}
              min={0}
              max={10_000_000}
              step={5}
              unit="USD"
              placeholder="no limit"
              disabled={!editable}
            />
          </Field>
          <Field label="Warn at" hint="Admins are told once a month." error={form.errors.warnPercent}>
            <NumberField
              value={form.values.warnPercent}
              onValueChange={(value) => form.set("warnPercent", value)}
              min={1}
              max={100}
              precision={0}
              unit="%"
              disabled={!editable}
            />
          </Field>
        </div>
      </CardBody>
      {editable ? (
        <CardFooter>
          <Button type="submit" variant="primary" disabled={!form.dirty} loading={form.pending}>
            Save budget
          </Button>
        </CardFooter>
      ) : null}
    </form>
  );
}

/** The month's total against its limit. */
function Spent({ budget }: { budget: Budget }) {
  const { monthlyUsd, spentUsd, reservedUsd, warnPercent, month } = budget;
  const name = monthName.format(Date.parse(`${month}-01`));
  const running = reservedUsd > 0 ? `, ${formatUsd(reservedUsd)} of it for calls still running` : "";
  const share = monthlyUsd === null ? 0 : monthlyUsd === 0 ? 100 : Math.min(100, (spentUsd / monthlyUsd) * 100);
  const tone = share >= 100 ? "bg-danger" : share >= warnPercent ? "bg-warning" : "bg-accent";
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold text-xl tabular-nums">{formatUsd(spentUsd)}</span>
        <span className="text-ink-2 text-sm">
          {monthlyUsd === null ? `in ${name}, without a limit` : `of ${formatUsd(monthlyUsd)} in ${name}`}
          {running}
        </span>
      </p>
      {monthlyUsd === null ? null : (
        <div aria-hidden="true" className="relative h-2 overflow-hidden rounded-full bg-neutral-soft">
          <div className={cn("h-full rounded-full", tone)} style={{ width: `${share}%` }} />
          <div className="absolute inset-y-0 w-px bg-ink-3" style={{ left: `${Math.min(warnPercent, 99.5)}%` }} />
        </div>
      )}
    </div>
  );
}
