import type { SpendBars } from "./spend-series";

/** The chart's figures: the days with calls, the newest first. */
export function SpendTable({ series, bars, totals, format }: SpendBars & { format: (value: number) => string }) {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rows = bars.filter((bar) => sum(bar.values) > 0).reverse();
  const cell = "px-2 py-1.5 text-right tabular-nums";
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <table className="w-full text-xs">
        <thead>
          <tr className="border-line border-b text-ink-3">
            <th scope="col" className="px-2 py-1.5 text-left font-medium">
              Day
            </th>
            {series.map((part) => (
              <th key={part.id} scope="col" className="px-2 py-1.5 text-right font-medium">
                {part.label}
              </th>
            ))}
            <th scope="col" className="px-2 py-1.5 text-right font-medium">
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((bar) => (
            <tr key={bar.id} className="border-line border-b">
              <th scope="row" className="whitespace-nowrap px-2 py-1.5 text-left font-normal">
                {bar.label}
              </th>
              {series.map((part, index) => (
                <td key={part.id} className={cell}>
                  {format(bar.values[index] ?? 0)}
                </td>
              ))}
              <td className={cell}>{format(sum(bar.values))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-medium">
            <th scope="row" className="px-2 py-1.5 text-left font-medium">
              All days
            </th>
            {series.map((part, index) => (
              <td key={part.id} className={cell}>
                {format(totals[index] ?? 0)}
              </td>
            ))}
            <td className={cell}>{format(sum(totals))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
