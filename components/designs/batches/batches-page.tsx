"use client";

import { FileSpreadsheet, Plus } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import { batchKeys, fetchBatches } from "@/lib/designs/batch-queries";
import type { BatchJson } from "@/lib/designs/batch-schemas";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { countRows, isAtWork } from "./describe-batch";
import { NoFields } from "./no-fields";
import { useTemplate } from "./use-template";

const columns: DataColumn<BatchJson>[] = [
  {
    id: "file",
    header: "Table",
    width: "minmax(0,1fr)",
    cell: (batch) => (
      <span className="flex min-w-0 flex-col">
        <span className="truncate font-medium">{batch.filename}</span>
        <span className="truncate text-ink-3 text-xs">
          Revision {batch.revisionNumber} · {batch.exportProfileName}
        </span>
      </span>
    ),
  },
  {
    id: "rows",
    header: "Rows",
    width: "11rem",
    wideOnly: true,
    cell: (batch) =>
      isAtWork(batch) ? (
        <Progress value={batch.status === "queued" ? null : batch.progress} label={`Progress of ${batch.filename}`} />
      ) : (
        <span className="text-ink-2 text-xs tabular-nums">{countRows(batch)}</span>
      ),
  },
  {
    id: "created",
    header: "Started",
    width: "9rem",
    wideOnly: true,
    cell: (batch) => (
      <span className="flex min-w-0 flex-col text-ink-2 text-xs">
        <RelativeTime value={batch.createdAt} />
        <span className="truncate text-ink-3">{batch.createdBy?.name ?? "Somebody who left"}</span>
      </span>
    ),
  },
  { id: "status", header: "Status", width: "6.5rem", cell: (batch) => <StatusBadge status={batch.status} /> },
];

/** Tables that a design was filled in with. */
export function BatchesPage({ designId }: { designId: string }) {
  const { role } = useStudio();
  const editable = roleAllows(role, "designs:write");
  const { template, error, reload } = useTemplate(designId);
  const batches = useKeysetList({
    queryKey: batchKeys.list(designId),
    fetchPage: (page) => fetchBatches(designId, page),
  });
  if (error !== null)
    return <ErrorState error={error} title="The design could not be loaded" onRetry={reload} className="flex-1" />;
  const hasFields = (template?.fields.length ?? 0) > 0;
  const create =
    editable && hasFields ? (
      <Button asChild variant="primary">
        <Link href={`/designs/${designId}/batches/new` as Route}>
          <Plus />
          New batch
        </Link>
      </Button>
    ) : null;
  return (
    <Page width="normal">
      <PageHeader
        title="Variable data"
        description="A print file for each row of a table."
        breadcrumb={[
          { label: "Designs", href: "/designs" },
          { label: template?.design.name ?? "Design", href: `/designs/${designId}` },
          { label: "Variable data" },
        ]}
        actions={batches.items.length > 0 ? create : null}
      />
      <Card>
        {template === null ? (
          <SkeletonRows label="Loading batches" />
        ) : (
          <DataTable
            list={batches}
            columns={columns}
            rowKey={(batch) => batch.id}
            rowHref={(batch) => `/designs/${designId}/batches/${batch.id}`}
            rowHeight={52}
            aria-label="Batches"
            errorTitle="The batches could not be loaded"
            empty={
              hasFields ? (
                <EmptyState
                  icon={<FileSpreadsheet />}
                  title="No batch yet"
                  description="Choose a CSV file with a row for each print file: names, addresses, pictures of the library."
                  action={create}
                />
              ) : (
                <NoFields designId={designId} editable={editable} />
              )
            }
          />
        )}
      </Card>
    </Page>
  );
}
