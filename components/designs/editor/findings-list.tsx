import { CircleAlert, TriangleAlert } from "lucide-react";
import type { FindingJson } from "@/lib/designs/preflight-schemas";

/** "2 errors, 1 warning"; empty for none. */
export function countFindings(findings: readonly Pick<FindingJson, "severity">[]): string {
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const warnings = findings.length - errors;
  const parts = [
    errors === 0 ? null : `${errors} ${errors === 1 ? "error" : "errors"}`,
    warnings === 0 ? null : `${warnings} ${warnings === 1 ? "warning" : "warnings"}`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** What preflight found: what is wrong, where, and by how much. */
export function FindingsList({
  findings,
  sideName,
}: {
  findings: readonly FindingJson[];
  sideName: (spaceId: string) => string | undefined;
}) {
  return (
    <ul aria-label="Findings" className="flex flex-col divide-y divide-line rounded-md border border-line">
      {findings.map((finding) => {
        const isError = finding.severity === "error";
        const Icon = isError ? CircleAlert : TriangleAlert;
        const side = finding.spaceId === undefined ? undefined : sideName(finding.spaceId);
        return (
          <li
            key={`${finding.code} ${finding.elementId ?? finding.spaceId ?? ""} ${finding.detail}`}
            className="flex gap-2.5 px-3 py-2"
          >
            <Icon
              aria-hidden="true"
              className={`mt-0.5 size-4 shrink-0 ${isError ? "text-danger-text" : "text-warning-text"}`}
            />
            <div className="min-w-0 flex-1">
              <p className="font-medium text-sm">
                <span className="sr-only">{isError ? "Error: " : "Warning: "}</span>
                {finding.title}
                {side === undefined ? null : <span className="ml-2 font-normal text-ink-3 text-xs">{side}</span>}
              </p>
              <p className="text-ink-2 text-sm">{finding.detail}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
