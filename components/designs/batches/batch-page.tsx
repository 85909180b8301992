"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download, X } from "lucide-react";
import { useState } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { useConfirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Card } from "@/components/ui/card";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import { showError } from "@/components/ui/toast";
import { batchQuery, cancelBatch } from "@/lib/designs/batch-queries";
import type { BatchJson } from "@/lib/designs/batch-schemas";
import { designQuery } from "@/lib/designs/queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { BatchRows } from "./batch-rows";
import { countRows, isAtWork, rowsOf } from "./describe-batch";

function Summary({ batch }: { batch: BatchJson }) {
  const done = batch.completedRows + batch.failedRows;
  const isPacking = batch.status === "running" && done === batch.totalRows;
  const state = isPacking ? "Packing the ZIP" : `${done} of ${rowsOf(batch.totalRows)}`;
  return (
    <Card className="flex flex-col gap-3 px-4 py-3.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p role="status" className="font-medium text-sm tabular-nums">
          {isAtWork(batch) ? state : countRows(batch)}
        </p>
        <p className="text-ink-3 text-xs">
          Revision {batch.revisionNumber} · {batch.exportProfileName} · {batch.createdBy?.name ?? "Somebody who left"},{" "}
          <RelativeTime value={batch.createdAt} />
        </p>
      </div>
      {isAtWork(batch) ? (
        <Progress
          value={batch.status === "queued" || isPacking ? null : batch.progress}
          label="Progress of the batch"
        />
      ) : null}
      {batch.overrideReason === null ? null : (
        <p className="text-ink-2 text-xs [overflow-wrap:anywhere]">
          Printed in spite of errors: {batch.overrideReason}
        </p>
      )}
      {batch.status === "failed" ? <ErrorNote error={batch.error?.detail ?? "The batch failed."} /> : null}
    </Card>
  );
}

/** One batch: how far it is, its files, and what went wrong in which row. */
export function BatchPage({ designId, id }: { designId: string; id: string }) {
  const { role } = useStudio();
  const { read, write } = useUrlState();
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const design = useQuery(designQuery(designId));
  const batch = useQuery(batchQuery(id));
  const [busy, setBusy] = useState(false);
  if (batch.isError) {
    return (
      <ErrorState
        error={batch.error}
        title="The batch could not be loaded"
        onRetry={() => void batch.refetch()}
        className="flex-1"
      />
    );
  }
  const cancel = async () => {
    const agreed = await confirm({
      title: "Cancel this batch?",
      description: "Rows that are made keep their files; the others are not made.",
      confirmLabel: "Cancel the batch",
      cancelLabel: "Go on",
      danger: true,
    });
    if (!agreed) return;
    setBusy(true);
    try {
      queryClient.setQueryData(batchQuery(id).queryKey, await cancelBatch(id));
    } catch (cause) {
      showError("Could not cancel", cause);
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries({ queryKey: ["export_batches", id] });
    }
  };
  const current = batch.data;
  return (
    <Page width="wide">
      <PageHeader
        title={current?.filename ?? "Batch"}
        badge={current === undefined ? undefined : <StatusBadge status={current.status} />}
        breadcrumb={[
          { label: "Designs", href: "/designs" },
          { label: design.data?.name ?? "Design", href: `/designs/${designId}` },
          { label: "Variable data", href: `/designs/${designId}/batches` },
          { label: "Batch" },
        ]}
        actions={
          <>
            {current !== undefined && isAtWork(current) && roleAllows(role, "designs:write") ? (
              <Button icon={<X />} loading={busy} onClick={() => void cancel()}>
                Cancel
              </Button>
            ) : null}
            {current === undefined || current.downloadUrl === null ? null : (
              <a href={current.downloadUrl} download className={buttonStyles({ variant: "primary" })}>
                <Download aria-hidden="true" />
                Download ZIP
              </a>
            )}
          </>
        }
      />
      {current === undefined ? (
        <Card>
          <SkeletonRows label="Loading the batch" />
        </Card>
      ) : (
        <>
          <Summary batch={current} />
          <BatchRows
            batch={current}
            failedOnly={read("show") === "failed"}
            onFailedOnly={(only) => write({ show: only ? "failed" : null })}
          />
        </>
      )}
    </Page>
  );
}
