import { CircleAlert, TriangleAlert } from "lucide-react";
import type { BatchFindingJson } from "@/lib/designs/batch-schemas";
import { placeOf } from "./describe-batch";

/** What is wrong with a table, most telling first; long lists are cut. */
export function FindingList({ findings }: { findings: readonly BatchFindingJson[] }) {
  if (findings.length === 0) return null;
  const shown = findings.slice(0, 8);
  return (
    <ul
      aria-label="Findings"
      className="flex flex-col gap-1.5 rounded-md border border-line bg-surface px-3 py-2 text-sm"
    >
      {shown.map((finding) => {
        const place = placeOf(finding);
        const isError = finding.severity === "error";
        const Icon = isError ? CircleAlert : TriangleAlert;
        return (
          <li
            key={`${finding.code} ${finding.line} ${finding.column} ${finding.field}`}
            className="flex items-start gap-2"
          >
            <Icon
              aria-hidden="true"
              className={
                isError ? "mt-0.5 size-4 shrink-0 text-danger-text" : "mt-0.5 size-4 shrink-0 text-warning-text"
              }
            />
            <span className="min-w-0">
              <span className="sr-only">{isError ? "Error: " : "Warning: "}</span>
              {place === null ? null : <span className="text-ink-3">{place}: </span>}
              {finding.message}
            </span>
          </li>
        );
      })}
      {findings.length > shown.length ? (
        <li className="pl-6 text-ink-3 text-xs">And {findings.length - shown.length} more.</li>
      ) : null}
    </ul>
  );
}
