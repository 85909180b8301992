"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { SkeletonRows } from "@/components/ui/skeleton";
import { SeriesMark, StackedBars } from "@/components/ui/stacked-bars";
import { modelsQuery, spendQuery } from "./ai-queries";
import { formatUsd } from "./format-price";
import { buildSpendBars, spendDimensions, spendMeasures } from "./spend-series";
import { SpendTable } from "./spend-table";

const spans = ["7", "30", "90"] as const;
const views = ["chart", "table"] as const;

const moduleNames: Readonly<Record<string, string>> = {
  studio: "Studio",
  designs: "Designs",
  collections: "Collections",
  campaigns: "Campaigns",
  sync: "Sync",
  modeler: "Modeler",
};

/** What stands in the address, or the first of what may stand there. */
function readOption<Option extends string>(text: string | null, options: readonly Option[], fallback: Option): Option {
  return options.find((option) => option === text) ?? fallback;
}

/** What calls cost, day by day. */
export function SpendCard() {
  const parameters = useSearchParams();
  const days = readOption(parameters.get("days"), spans, "30");
  const dimension = readOption(parameters.get("by"), spendDimensions, "provider");
  const measure = readOption(parameters.get("show"), spendMeasures, "cost");
  const view = readOption(parameters.get("as"), views, "chart");
  const spend = useQuery({ ...spendQuery(Number(days)), placeholderData: keepPreviousData });
  const catalogue = useQuery(modelsQuery);
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(parameters);
    next.set(name, value);
    window.history.replaceState(null, "", `?${next.toString()}`);
  };
  const nameOf = (id: string) =>
    dimension === "module"
      ? (moduleNames[id] ?? id)
      : (catalogue.data?.providers.find((provider) => provider.id === id)?.name ?? id);
  const format = measure === "cost" ? formatUsd : (count: number) => count.toLocaleString("en-US");
  return (
    <Card>
      <CardHeader
        title="Spend"
        description={spend.data === undefined ? "Calls to models, a day." : describeSpend(spend.data, Number(days))}
        actions={
          <SegmentedControl
            aria-label="Days"
            size="sm"
            value={days}
            onValueChange={(value) => change("days", value)}
            options={spans.map((value) => ({ value, label: `${value} days` }))}
          />
        }
      />
      <CardBody className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-2">
          <SegmentedControl
            aria-label="Divided by"
            size="sm"
            value={dimension}
            onValueChange={(value) => change("by", value)}
            options={[
              { value: "provider", label: "Provider" },
              { value: "module", label: "Module" },
            ]}
          />
          <SegmentedControl
            aria-label="Measure"
            size="sm"
            value={measure}
            onValueChange={(value) => change("show", value)}
            options={[
              { value: "cost", label: "Cost" },
              { value: "calls", label: "Calls" },
            ]}
          />
          <SegmentedControl
            aria-label="View"
            size="sm"
            value={view}
            onValueChange={(value) => change("as", value)}
            options={[
              { value: "chart", label: "Chart" },
              { value: "table", label: "Table" },
            ]}
          />
        </div>
        {spend.isError ? (
          <ErrorState error={spend.error} title="The spend could not be loaded" onRetry={() => void spend.refetch()} />
        ) : spend.data === undefined ? (
          <SkeletonRows count={4} label="Loading spend" />
        ) : (
          <SpendView
            bars={buildSpendBars(spend.data, dimension, measure, nameOf)}
            view={view}
            format={format}
            measure={measure}
          />
        )}
      </CardBody>
    </Card>
  );
}

function describeSpend(
  { totalUsd, calls, failedCalls }: { totalUsd: number; calls: number; failedCalls: number },
  days: number,
) {
  if (calls === 0) return `No calls on the last ${days} days.`;
  const failed = failedCalls === 0 ? "" : `, ${failedCalls.toLocaleString("en-US")} failed`;
  const cost = totalUsd === 0 ? "all of them free" : `${formatUsd(totalUsd)} together`;
  return `${calls.toLocaleString("en-US")} ${calls === 1 ? "call" : "calls"} on the last ${days} days, ${cost}${failed}. Days are UTC.`;
}

interface SpendViewProps {
  bars: ReturnType<typeof buildSpendBars>;
  view: (typeof views)[number];
  format: (value: number) => string;
  measure: (typeof spendMeasures)[number];
}

function SpendView({ bars: { series, bars, totals }, view, format, measure }: SpendViewProps) {
  if (series.length === 0)
    return (
      <p className="grid h-44 place-items-center rounded-md border border-line border-dashed text-ink-3 text-sm">
        {measure === "cost" ? "Nothing was paid for in these days." : "Nothing was asked in these days."}
      </p>
    );
  const total = totals.reduce((sum, value) => sum + value, 0);
  const parts = series.map((part, index) => `${part.label} ${format(totals[index] ?? 0)}`).join(", ");
  if (view === "table") return <SpendTable series={series} bars={bars} totals={totals} format={format} />;
  return (
    <>
      <StackedBars
        series={series}
        bars={bars}
        format={format}
        label={`${measure === "cost" ? "Cost" : "Calls"} a day: ${format(total)} in all. ${parts}. The table has every day.`}
      />
      <ul className="flex flex-wrap gap-x-4 gap-y-1 pl-14 text-ink-2 text-xs">
        {series.map((part, index) => (
          <li key={part.id} className="flex items-center gap-1.5">
            <SeriesMark index={index} label={part.label} />
            <span className="text-ink-3 tabular-nums">{format(totals[index] ?? 0)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
