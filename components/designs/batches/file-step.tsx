import { Badge } from "@/components/ui/badge";
import { FileDrop } from "@/components/ui/file-drop";
import { Spinner } from "@/components/ui/spinner";
import type { BoundField } from "@/lib/designs/elements/bind-elements";
import { ProblemList } from "./problem-list";

/** Bytes that the server takes. */
const maxBytes = 20 * 1024 * 1024;

/** The first step: which table. */
export function FileStep({
  fields,
  pending,
  failure,
  onFile,
  onReject,
}: {
  fields: readonly BoundField[];
  pending: boolean;
  failure: unknown;
  onFile: (file: File) => void;
  onReject: (reason: string) => void;
}) {
  return (
    <div className="flex flex-col gap-4 px-4 pt-3 pb-4">
      <ProblemList error={failure} />
      <FileDrop
        accept=".csv,.tsv,.txt,text/csv"
        maxBytes={maxBytes}
        disabled={pending}
        label={pending ? "Reading the file…" : "Drop a CSV file here, or choose one"}
        hint="Column names in the first line, then a row for each print file; at most 5,000 rows and 20 MB"
        onFiles={([file]) => {
          if (file !== undefined) onFile(file);
        }}
        onReject={onReject}
      />
      {pending ? <Spinner label="Reading the file" /> : null}
      <div className="flex flex-wrap items-center gap-1.5 text-ink-2 text-sm">
        <span>This design asks for</span>
        {fields.map(({ field, kinds }) => (
          <Badge key={field} tone="outline">
            {field}
            {kinds.includes("image") ? " (picture)" : ""}
          </Badge>
        ))}
      </div>
    </div>
  );
}
