"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FileDown, FileText, ImagePlus } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { describeExportProfile, describePreviewProfile } from "@/components/designs/describe-profile";
import { useLiveChange } from "@/components/shell/live-updates";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useKeysetList } from "@/components/ui/keyset-list";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError, showSuccess } from "@/components/ui/toast";
import {
  designKeys,
  exportProfilesQuery,
  fetchDesignJobs,
  previewProfilesQuery,
  requestExport,
  requestPreview,
} from "@/lib/designs/queries";
import type { JobJson, RevisionSummaryJson, StyleJson } from "@/lib/designs/schemas";
import { JobRow } from "./job-row";

function Order({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-line border-b px-4 py-3.5">
      <h3 className="text-sm">{title}</h3>
      {children}
    </section>
  );
}

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

/** Pictures and print files: order them, watch them, take them away. */
export function FilesPanel({ designId, style, sideId, revision, dirty, saving, onSave, editable }: FilesPanelProps) {
  const queryClient = useQueryClient();
  const previewProfiles = useQuery(previewProfilesQuery);
  const exportProfiles = useQuery(exportProfilesQuery);
  const [previewId, setPreviewId] = useState<string>();
  const [exportId, setExportId] = useState<string>();
  const [ordering, setOrdering] = useState<"preview" | "export" | null>(null);
  const jobs = useKeysetList({
    queryKey: designKeys.jobs(designId),
    fetchPage: (page) => fetchDesignJobs(designId, page),
  });
  useLiveChange((change) => {
    if (change.entity !== "jobs_preview" && change.entity !== "jobs_export") return;
    void queryClient.invalidateQueries({ queryKey: designKeys.jobs(designId) });
  });

  const previews = previewProfiles.data?.filter((profile) => !profile.isThumbnail) ?? [];
  const exports = exportProfiles.data ?? [];
  const preview = previews.find((profile) => profile.id === previewId) ?? previews[0];
  const print = exports.find((profile) => profile.id === exportId) ?? exports[0];
  const side = style.spaces.find((space) => space.sideId === sideId);

  const order = async (kind: "preview" | "export", request: (revisionId: string) => Promise<JobJson>) => {
    setOrdering(kind);
    try {
      const revisionId = dirty ? await onSave() : (revision?.id ?? null);
      if (revisionId === null) return;
      const job = await request(revisionId);
      await queryClient.invalidateQueries({ queryKey: designKeys.jobs(designId) });
      if (job.status === "completed") showSuccess("This file exists already", "It stands in the list below.");
    } catch (cause) {
      showError(kind === "export" ? "The print file was not ordered" : "The picture was not ordered", cause);
    } finally {
      setOrdering(null);
    }
  };
  const empty = !dirty && (revision === null || revision.elementCount === 0);
  const save = dirty ? "Save and " : "";
  const busy = ordering !== null || saving;

  return (
    <div className="flex flex-col">
      {editable ? (
        <>
          <Order title={`Picture of ${side?.name.toLowerCase() ?? "this side"}`}>
            <Field label="Profile" hideLabel>
              <Select
                size="sm"
                value={preview?.id}
                onValueChange={setPreviewId}
                placeholder={previewProfiles.isPending ? "Loading…" : "No profile"}
                options={previews.map((profile) => ({
                  value: profile.id,
                  label: profile.name,
                  description: describePreviewProfile(profile),
                }))}
              />
            </Field>
            <Button
              icon={<ImagePlus />}
              loading={ordering === "preview"}
              disabled={busy || preview === undefined || (revision === null && !dirty)}
              onClick={() =>
                preview === undefined
                  ? undefined
                  : void order("preview", (id) => requestPreview(id, { sideId, previewProfileId: preview.id }))
              }
            >
              {save === "" ? "Make picture" : "Save and make picture"}
            </Button>
          </Order>
          <Order title="Print file of all sides">
            <Field label="Profile" hideLabel>
              <Select
                size="sm"
                value={print?.id}
                onValueChange={setExportId}
                placeholder={exportProfiles.isPending ? "Loading…" : "No profile"}
                options={exports.map((profile) => ({
                  value: profile.id,
                  label: profile.name,
                  description: describeExportProfile(profile),
                }))}
              />
            </Field>
            <Button
              variant="primary"
              icon={<FileDown />}
              loading={ordering === "export"}
              disabled={busy || print === undefined || empty}
              onClick={() => (print === undefined ? undefined : void order("export", (id) => requestExport(id, print.id)))}
            >
              {save === "" ? "Export PDF" : "Save and export PDF"}
            </Button>
            <p className="text-ink-3 text-xs">
              {empty
                ? "There is nothing to print yet."
                : dirty
                  ? "Files are made from saved revisions, so your changes are saved first."
                  : `Made from revision ${revision?.number ?? ""}, one page a decorated side.`}{" "}
              <Link href="/designs/profiles" className="text-accent-text underline underline-offset-3 hover:no-underline">
                Profiles
              </Link>
            </p>
          </Order>
        </>
      ) : null}
      {jobs.status === "loading" ? (
        <SkeletonRows count={3} label="Loading files" />
      ) : jobs.status === "error" ? (
        <ErrorState error={jobs.error} title="The files could not be loaded" onRetry={jobs.reload} />
      ) : jobs.items.length === 0 ? (
        <EmptyState icon={<FileText />} title="No files yet" description="Pictures and print files of this design are listed here." />
      ) : (
        <>
          <ul aria-label="Files, newest first" aria-live="polite" aria-relevant="additions" className="divide-y divide-line">
            {jobs.items.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                designId={designId}
                sideName={style.spaces.find((space) => space.sideId === job.sideId)?.name}
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
      )}
    </div>
  );
}
