"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FileSpreadsheet, FileText, ImagePlus } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { describePreviewProfile } from "@/components/designs/describe-profile";
import { useLiveChange } from "@/components/shell/live-updates";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useKeysetList } from "@/components/ui/keyset-list";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError, showSuccess } from "@/components/ui/toast";
import { designKeys, fetchDesignJobs, previewProfilesQuery, requestPreview } from "@/lib/designs/queries";
import type { RevisionSummaryJson, StyleJson } from "@/lib/designs/schemas";
import { ExportOrder } from "./export-order";
import { JobRow } from "./job-row";
import { Order } from "./order";

export interface FilesPanelProps {
  designId: string;
  style: StyleJson;
  sideId: string;
  /** The revision that files are made from. */
  revision: Pick<RevisionSummaryJson, "id" | "number" | "elementCount"> | null;
  /** There are changes that no file will show. */
  dirty: boolean;
  saving: boolean;
  /** Saves and answers the new revision's id. */
  onSave: () => Promise<string | null>;
  editable: boolean;
}

/** Orders a picture of the revision, of a new one where there are unsaved changes. */
function usePreviewOrder({ designId, revision, dirty, onSave }: FilesPanelProps) {
  const queryClient = useQueryClient();
  const [ordering, setOrdering] = useState(false);
  const order = async (body: { sideId: string; previewProfileId: string }) => {
    setOrdering(true);
    try {
      const revisionId = dirty ? await onSave() : (revision?.id ?? null);
      if (revisionId === null) return;
      const job = await requestPreview(revisionId, body);
      await queryClient.invalidateQueries({ queryKey: designKeys.jobs(designId) });
      if (job.status === "completed") showSuccess("This file exists already", "It stands in the list below.");
    } catch (cause) {
      showError("The picture was not ordered", cause);
    } finally {
      setOrdering(false);
    }
  };
  return { ordering, order };
}

function PreviewOrder({ props, ordering, order }: { props: FilesPanelProps } & ReturnType<typeof usePreviewOrder>) {
  const { style, sideId, revision, dirty, saving } = props;
  const profiles = useQuery(previewProfilesQuery);
  const [chosenId, setChosenId] = useState<string>();
  const offered = profiles.data?.filter((profile) => !profile.isThumbnail) ?? [];
  const chosen = offered.find((profile) => profile.id === chosenId) ?? offered[0];
  const side = style.spaces.find((space) => space.sideId === sideId);
  return (
    <Order title={`Picture of ${side?.name.toLowerCase() ?? "this side"}`}>
      <Field label="Picture profile" hideLabel>
        <Select
          size="sm"
          value={chosen?.id}
          onValueChange={setChosenId}
          placeholder={profiles.isPending ? "Loading…" : "No profile"}
          options={offered.map((profile) => ({
            value: profile.id,
            label: profile.name,
            description: describePreviewProfile(profile),
          }))}
        />
      </Field>
      <Button
        icon={<ImagePlus />}
        loading={ordering}
        disabled={ordering || saving || chosen === undefined || (revision === null && !dirty)}
        onClick={() => {
          if (chosen === undefined) return;
          void order({ sideId, previewProfileId: chosen.id });
        }}
      >
        {dirty ? "Save and make picture" : "Make picture"}
      </Button>
    </Order>
  );
}

/** Every file that was asked for, newest first, live. */
function JobList({ designId, style, editable }: Pick<FilesPanelProps, "designId" | "style" | "editable">) {
  const queryClient = useQueryClient();
  const jobs = useKeysetList({
    queryKey: designKeys.jobs(designId),
    fetchPage: (page) => fetchDesignJobs(designId, page),
  });
  useLiveChange((change) => {
    if (change.entity !== "jobs_preview" && change.entity !== "jobs_export") return;
    void queryClient.invalidateQueries({ queryKey: designKeys.jobs(designId) });
  });
  if (jobs.status === "loading") return <SkeletonRows count={3} label="Loading files" />;
  if (jobs.status === "error")
    return <ErrorState error={jobs.error} title="The files could not be loaded" onRetry={jobs.reload} />;
  if (jobs.items.length === 0) {
    return (
      <EmptyState
        icon={<FileText />}
        title="No files yet"
        description="Pictures and print files of this design are listed here."
      />
    );
  }
  return (
    <>
      <ul aria-label="Files, newest first" className="divide-y divide-line">
        {jobs.items.map((job) => (
          <JobRow
            key={job.id}
            job={job}
            designId={designId}
            sideName={(sideId) => style.spaces.find((space) => space.sideId === sideId)?.name}
            editable={editable}
          />
        ))}
      </ul>
      {jobs.hasMore ? (
        <div className="flex justify-center border-line border-t p-3">
          <Button size="sm" loading={jobs.loadingMore} onClick={jobs.loadMore}>
            Show more
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Pictures and print files: order them, watch them, take them away. */
export function FilesPanel(props: FilesPanelProps) {
  const pictures = usePreviewOrder(props);
  return (
    <div className="flex flex-col">
      {props.editable ? (
        <>
          <PreviewOrder props={props} {...pictures} />
          <ExportOrder props={props} disabled={pictures.ordering} />
        </>
      ) : null}
      <Link
        href={`/designs/${props.designId}/batches` as Route}
        className="flex items-center gap-2 border-line border-b px-4 py-2.5 text-ink-2 text-sm hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
      >
        <FileSpreadsheet aria-hidden="true" className="size-4 text-ink-3" />
        Many at once, from a table
      </Link>
      <JobList designId={props.designId} style={props.style} editable={props.editable} />
    </div>
  );
}
