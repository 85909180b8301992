"use client";

import { CircleAlert, CirclePlus, Equal, PencilLine } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { VirtualList } from "@/components/ui/virtual-list";
import type { ImportReportJson } from "@/lib/collections/product-queries";
import { describeErrors } from "./report-csv";

type Line = ImportReportJson["lines"][number];
type Shown = "all" | Line["result"];

const results: Record<Line["result"], { icon: ReactNode; label: string; tone: string }> = {
  created: { icon: <CirclePlus />, label: "New", tone: "text-success-text" },
  updated: { icon: <PencilLine />, label: "Changed", tone: "text-accent-text" },
  unchanged: { icon: <Equal />, label: "The same", tone: "text-ink-3" },
  failed: { icon: <CircleAlert />, label: "Wrong", tone: "text-danger-text" },
};

function ReportLine({ line }: { line: Line }) {
  const { icon, label, tone } = results[line.result];
  return (
    <div className="grid min-h-10 grid-cols-[2.5rem_1rem_minmax(0,1fr)] items-start gap-x-3 border-line border-b px-3 py-2 text-sm sm:grid-cols-[2.5rem_1rem_minmax(0,9rem)_minmax(0,1fr)]">
      <span className="text-right text-ink-3 text-xs tabular-nums leading-5">{line.line}</span>
      <span className={`flex h-5 items-center [&_svg]:size-4 ${tone}`} title={label}>
        <span className="sr-only">{label}</span>
        {icon}
      </span>
      <span className="truncate font-mono text-xs leading-5">{line.sku === "" ? "no SKU" : line.sku}</span>
      <span className="min-w-0 max-sm:col-start-3">
        <span className="block truncate">{line.name === "" ? <i className="text-ink-3">no name</i> : line.name}</span>
        {line.errors.length === 0 ? null : (
          <span className="block text-danger-text text-xs">{describeErrors(line.errors)}</span>
        )}
      </span>
    </div>
  );
}

/** What becomes, or became, of each line. */
export function ReportView({ report }: { report: ImportReportJson }) {
  const [chosen, setShown] = useState<Shown>();
  const counts = {
    all: report.lines.length,
    created: report.created,
    updated: report.updated,
    unchanged: report.unchanged,
    failed: report.failed,
  };
  // What is wrong is what one looks for.
  const shown = chosen ?? (report.failed > 0 ? "failed" : "all");
  const lines = useMemo(
    () => (shown === "all" ? report.lines : report.lines.filter(({ result }) => result === shown)),
    [report.lines, shown],
  );
  const options = [
    { value: "all" as const, label: `All ${counts.all}` },
    ...(["created", "updated", "unchanged", "failed"] as const)
      .filter((result) => counts[result] > 0)
      .map((result) => ({ value: result, label: `${results[result].label} ${counts[result]}` })),
  ];
  return (
    <>
      <SegmentedControl
        aria-label="Lines shown"
        value={shown}
        onValueChange={setShown}
        options={options}
        className="shrink-0 self-start"
      />
      <div className="h-80 max-h-[45dvh] shrink-0 overflow-y-auto rounded-lg border border-line bg-raised">
        <VirtualList
          key={shown}
          aria-label="Lines of the file"
          items={lines}
          itemKey={(line) => String(line.line)}
          estimate={42}
          renderItem={(line) => <ReportLine line={line} />}
        />
      </div>
    </>
  );
}
