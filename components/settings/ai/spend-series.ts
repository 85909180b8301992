import type { BarSeries, StackedBar } from "@/components/ui/stacked-bars";
import type { Spend } from "./ai-queries";

export const spendDimensions = ["provider", "module"] as const;
export type SpendDimension = (typeof spendDimensions)[number];
export const spendMeasures = ["cost", "calls"] as const;
export type SpendMeasure = (typeof spendMeasures)[number];

/** More would not be told apart; the rest is one. */
const maxSeries = 5;
const otherId = "other";

const dayLabel = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });

export interface SpendBars {
  /** The largest first. */
  series: BarSeries[];
  bars: StackedBar[];
  /** Over all days, one a series. */
  totals: number[];
}

/** Days from the first to the last, those without calls too, each divided by provider or module. */
export function buildSpendBars(
  spend: Spend,
  dimension: SpendDimension,
  measure: SpendMeasure,
  nameOf: (id: string) => string,
): SpendBars {
  const readId = (entry: Spend["days"][number]) => (dimension === "provider" ? entry.providerId : entry.module);
  const readValue = (entry: Spend["days"][number]) => (measure === "cost" ? entry.usd : entry.calls);
  const sums = new Map<string, number>();
  for (const entry of spend.days) sums.set(readId(entry), (sums.get(readId(entry)) ?? 0) + readValue(entry));
  const ranked = [...sums.entries()]
    .filter(([, total]) => total > 0)
    .sort(([idA, a], [idB, b]) => b - a || idA.localeCompare(idB));
  const shown = ranked.length > maxSeries + 1 ? ranked.slice(0, maxSeries) : ranked;
  const ids = shown.map(([id]) => id);
  const series = ids.map((id) => ({ id, label: nameOf(id) }));
  if (shown.length < ranked.length) series.push({ id: otherId, label: "Other" });

  const byDay = new Map<string, number[]>();
  for (const entry of spend.days) {
    const values = byDay.get(entry.day) ?? series.map(() => 0);
    const at = ids.indexOf(readId(entry));
    const index = at === -1 ? series.length - 1 : at;
    if (readValue(entry) > 0) values[index] = (values[index] ?? 0) + readValue(entry);
    byDay.set(entry.day, values);
  }
  const bars: StackedBar[] = [];
  for (let time = Date.parse(spend.from); time <= Date.parse(spend.to); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    bars.push({ id: day, label: dayLabel.format(time), values: byDay.get(day) ?? series.map(() => 0) });
  }
  const totals = series.map((_, index) => bars.reduce((total, bar) => total + (bar.values[index] ?? 0), 0));
  return { series, bars, totals };
}
