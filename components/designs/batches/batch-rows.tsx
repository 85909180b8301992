"use client";

import { FileDown, ListX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { StatusBadge } from "@/components/ui/status-badge";
import { batchKeys, fetchBatchRows } from "@/lib/designs/batch-queries";
import type { BatchJson, BatchRowJson } from "@/lib/designs/batch-schemas";

/** What preflight said about a row, one sentence each. */
function sentencesOf({ findings }: BatchRowJson): string[] {
  return findings.flatMap((finding) => (typeof finding.detail === "string" ? [finding.detail] : []));
}

function Outcome({ row }: { row: BatchRowJson }) {
  const notes = sentencesOf(row);
  return (
    <span className="flex min-w-0 flex-col">
      {row.error === null ? null : <span className="text-danger-text text-xs">{row.error.detail}</span>}
      {row.url === null ? null : (
        <a
          href={`${row.url}?download=1`}
          download={row.filename ?? undefined}
          className="inline-flex min-w-0 items-center gap-1.5 rounded-xs text-accent-text text-xs hover:underline"
        >
          <FileDown aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="truncate">{row.filename ?? "Print file"}</span>
        </a>
      )}
      {row.error !== null || notes.length === 0 ? null : (
        <span className="truncate text-warning-text text-xs" title={notes.join("\n")}>
          {notes.length === 1 ? notes[0] : `${notes[0]} And ${notes.length - 1} more.`}
        </span>
      )}
      {row.status === "completed" && row.url === null ? (
        <span className="text-ink-3 text-xs">The file was deleted.</span>
      ) : null}
    </span>
  );
}

function columnsOf(fields: readonly string[]): DataColumn<BatchRowJson>[] {
  return [
    {
      id: "number",
      header: "Row",
      width: "3.5rem",
      narrowWidth: "2.5rem",
      cell: (row) => <span className="text-ink-3 tabular-nums">{row.number}</span>,
    },
    ...fields.slice(0, 4).map((field, index) => ({
      id: `field ${field}`,
      header: field,
      width: "minmax(0,1fr)",
      wideOnly: index > 0,
      cell: (row: BatchRowJson) => <span className="block truncate">{row.values[field] ?? ""}</span>,
    })),
    {
      id: "outcome",
      header: "File",
      width: "minmax(0,1.6fr)",
      narrowWidth: "minmax(0,1fr)",
      cell: (row) => <Outcome row={row} />,
    },
    {
      id: "status",
      header: "Status",
      width: "6.5rem",
      wideOnly: true,
      cell: (row) => <StatusBadge status={row.status} />,
    },
  ];
}

/** All rows of a batch, or those that failed. */
export function BatchRows({
  batch,
  failedOnly,
  onFailedOnly,
}: {
  batch: BatchJson;
  failedOnly: boolean;
  onFailedOnly: (only: boolean) => void;
}) {
  const list = useKeysetList({
    queryKey: batchKeys.rows(batch.id, failedOnly),
    fetchPage: (page) => fetchBatchRows(batch.id, failedOnly, page),
  });
  const options = [
    { value: "all", label: "All rows" },
    { value: "failed", label: batch.failedRows === 0 ? "Failed" : `Failed (${batch.failedRows})` },
  ] as const;
  return (
    <>
      <SegmentedControl
        aria-label="Rows"
        value={failedOnly ? "failed" : "all"}
        onValueChange={(value) => onFailedOnly(value === "failed")}
        options={options}
        className="self-start"
      />
      <Card>
        <DataTable
          list={list}
          columns={columnsOf(Object.keys(batch.mapping))}
          rowKey={(row) => row.id}
          rowHeight={44}
          aria-label="Rows"
          errorTitle="The rows could not be loaded"
          empty={
            <EmptyState
              icon={<ListX />}
              title="No row has failed"
              action={<Button onClick={() => onFailedOnly(false)}>Show all rows</Button>}
            />
          }
        />
      </Card>
    </>
  );
}
