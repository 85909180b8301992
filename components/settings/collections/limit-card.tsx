"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { formatUsd } from "@/components/settings/ai/format-price";
import type { Settings } from "@/components/settings/settings-queries";
import { useSaveSettings } from "@/components/settings/use-save-settings";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, type Rule } from "@/components/ui/form-rules";
import { NumberField } from "@/components/ui/number-field";
import { Skeleton } from "@/components/ui/skeleton";
import { type UsageJson, usageQuery } from "@/lib/collections/generated-asset-queries";

const whole: Rule<number | undefined> = (value) =>
  value === undefined || Number.isInteger(value) ? { value } : { message: "Whole numbers only." };
const schema = formRules({ limit: whole });

/** How many assets may be generated a month, and how many were. */
export function LimitCard({ settings, editable }: { settings: Settings; editable: boolean }) {
  const save = useSaveSettings();
  const usage = useQuery(usageQuery);
  const form = useForm({
    schema,
    initial: { limit: settings.monthlyGenerationLimit ?? undefined },
    onSubmit: async ({ limit = null }) => {
      await save({ monthlyGenerationLimit: limit });
      await usage.refetch();
    },
  });
  return (
    <Card>
      <form onSubmit={form.submit} noValidate>
        <CardHeader
          title="Monthly limit"
          description="How many assets may be generated in a calendar month (UTC), whoever asks for them. What would go beyond is refused before anything is made."
        />
        <CardBody className="flex flex-col gap-5">
          <ErrorNote error={form.formError ?? usage.error} />
          {usage.data === undefined ? (
            usage.isError ? null : (
              <Skeleton className="h-14 w-full" />
            )
          ) : (
            <UsageMeters usage={usage.data} />
          )}
          <Field
            label="Generations a month"
            hint="Empty: no limit. 0: none at all."
            error={form.errors.limit}
            className="max-w-60"
          >
            <NumberField
              value={form.values.limit}
              onValueChange={(value) => form.set("limit", value)}
              min={0}
              max={10_000_000}
              precision={0}
              placeholder="no limit"
              disabled={!editable}
            />
          </Field>
        </CardBody>
        {editable ? (
          <CardFooter>
            <Button type="submit" variant="primary" disabled={!form.dirty} loading={form.pending}>
              Save limit
            </Button>
          </CardFooter>
        ) : null}
      </form>
    </Card>
  );
}

function UsageMeters({ usage }: { usage: UsageJson }) {
  const { generations, generationLimit, assets, assetLimit, spendUsd, budgetUsd } = usage;
  const count = (value: number) => value.toLocaleString("en");
  return (
    <dl className="grid gap-4 sm:grid-cols-3">
      <Meter label="Generated this month" value={count(generations)} used={generations} limit={generationLimit}>
        {generationLimit === null ? "without a limit" : `of ${count(generationLimit)}`}
      </Meter>
      <Meter label="Assets kept" value={count(assets)} used={assets} limit={assetLimit} href="/gallery">
        of {count(assetLimit)}
      </Meter>
      <Meter
        label="Spent on models this month"
        value={formatUsd(spendUsd)}
        used={spendUsd}
        limit={budgetUsd}
        href="/settings/ai"
      >
        {budgetUsd === null ? "without a budget" : `of ${formatUsd(budgetUsd)}`}
      </Meter>
    </dl>
  );
}

interface MeterProps {
  label: string;
  value: string;
  used: number;
  /** null: there is none, and no bar. */
  limit: number | null;
  href?: Route;
  children: React.ReactNode;
}

function Meter({ label, value, used, limit, href, children }: MeterProps) {
  const share = limit === null ? 0 : limit === 0 ? 100 : Math.min(100, (used / limit) * 100);
  const tone = share >= 100 ? "bg-danger" : share >= 90 ? "bg-warning" : "bg-accent";
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <dt className="text-ink-2 text-xs">
        {href === undefined ? (
          label
        ) : (
          <Link href={href} className="underline decoration-line underline-offset-2 hover:decoration-current">
            {label}
          </Link>
        )}
      </dt>
      <dd className="flex flex-wrap items-baseline gap-x-1.5">
        <span className="font-semibold text-lg tabular-nums">{value}</span>
        <span className="text-ink-2 text-sm">{children}</span>
      </dd>
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-neutral-soft">
        {limit === null ? null : <div className={cn("h-full rounded-full", tone)} style={{ width: `${share}%` }} />}
      </div>
    </div>
  );
}
