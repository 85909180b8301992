"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, ImagePlus } from "lucide-react";
import { useState } from "react";
import { Picture } from "@/components/designs/list/design-picture";
import { useLiveChange } from "@/components/shell/live-updates";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useKeysetList } from "@/components/ui/keyset-list";
import { Progress } from "@/components/ui/progress";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { designKeys, fetchDesignJobs, previewProfilesQuery, requestPreview, styleQuery } from "@/lib/designs/queries";
import type { DesignJson, JobJson, StyleJson } from "@/lib/designs/schemas";
import { roleAllows } from "@/lib/kernel/auth/permissions";

export const pictureGrid = "grid grid-cols-2 gap-3 sm:grid-cols-4";

/** Grey squares where pictures will be. */
export function PictureSkeletons({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className={pictureGrid}>
      {[0, 1, 2, 3].map((index) => (
        <Skeleton key={index} className="aspect-square rounded-lg" />
      ))}
    </div>
  );
}

/** A look now and then, for whoever hears of no changes. */
const lookMs = 2_000;
const isOpen = ({ status }: JobJson) => status === "queued" || status === "running";

/** Makes a picture of one side of the design's newest revision. */
function MakePreview({ design, style }: { design: DesignJson; style: StyleJson }) {
  const queryClient = useQueryClient();
  const profiles = useQuery(previewProfilesQuery).data?.filter(({ isThumbnail }) => !isThumbnail) ?? [];
  const [sideId, setSideId] = useState(style.spaces[0]?.sideId);
  const [profileId, setProfileId] = useState<string>();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const profile = profiles.find(({ id }) => id === profileId) ?? profiles[0];
  const revisionId = design.headRevisionId;
  if (revisionId === null) return <p className="text-ink-2 text-sm">Nothing was saved in this design yet.</p>;
  const make = async () => {
    if (sideId === undefined || profile === undefined) return;
    setPending(true);
    setFailure(null);
    try {
      await requestPreview(revisionId, { sideId, previewProfileId: profile.id });
      await queryClient.invalidateQueries({ queryKey: designKeys.jobs(design.id) });
    } catch (cause) {
      setFailure(cause);
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="flex flex-col gap-2">
      <ErrorNote error={failure} />
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Side" className="w-40">
          <Select
            value={sideId}
            onValueChange={setSideId}
            options={style.spaces.map((space) => ({ value: space.sideId, label: space.name }))}
          />
        </Field>
        <Field label="Picture profile" className="w-52">
          <Select
            value={profile?.id}
            onValueChange={setProfileId}
            options={profiles.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Button
          icon={<ImagePlus />}
          loading={pending}
          disabled={profile === undefined || sideId === undefined}
          onClick={() => void make()}
        >
          Make picture
        </Button>
      </div>
    </div>
  );
}

function PreviewTile({
  job,
  sideName,
  chosen,
  onChoose,
}: {
  job: JobJson;
  sideName: string;
  chosen: boolean;
  onChoose: (artifactId: string) => void;
}) {
  const { artifact } = job;
  const about = `${sideName}, revision ${job.revisionNumber}`;
  if (artifact === null) {
    return (
      <div className="overflow-hidden rounded-lg border border-line bg-raised">
        <div className="grid aspect-square place-items-center border-line border-b bg-sunken p-3 text-center text-xs">
          {isOpen(job) ? (
            <Progress label={`Picture of ${about}`} value={job.progress} />
          ) : (
            <span className="flex flex-col items-center gap-1 text-danger-text">
              <CircleAlert aria-hidden="true" className="size-4" />
              {job.error?.detail ?? "It was not made."}
            </span>
          )}
        </div>
        <p className="truncate px-2.5 py-1.5 text-xs">{about}</p>
      </div>
    );
  }
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={() => onChoose(artifact.id)}
      className={cn(
        "block w-full overflow-hidden rounded-lg border bg-raised text-left",
        chosen ? "border-accent-text ring-1 ring-accent-text" : "border-line hover:border-line-strong hover:shadow-sm",
      )}
    >
      <Picture url={artifact.url} className="aspect-square border-line border-b" />
      <span className="block px-2.5 py-1.5">
        <span className="block truncate font-medium text-xs">{about}</span>
        <span className="block truncate text-2xs text-ink-3">{job.profileName}</span>
      </span>
    </button>
  );
}

/** Pictures that were made of a design, newest first, and a way to make another one. */
export function PreviewPicker({
  design,
  value,
  onValueChange,
}: {
  design: DesignJson;
  value: string | undefined;
  onValueChange: (artifactId: string) => void;
}) {
  const { role } = useStudio();
  const queryClient = useQueryClient();
  const style = useQuery(styleQuery(design.styleVersionId)).data;
  const [isWaiting, setWaiting] = useState(false);
  const jobs = useKeysetList({
    queryKey: designKeys.jobs(design.id),
    fetchPage: (page) => fetchDesignJobs(design.id, page),
    refetchInterval: isWaiting ? lookMs : false,
  });
  const previews = jobs.items.filter(({ kind }) => kind === "preview");
  const waits = previews.some(isOpen);
  if (waits !== isWaiting) setWaiting(waits);
  useLiveChange(({ entity }) => {
    if (entity === "jobs_preview") void queryClient.invalidateQueries({ queryKey: designKeys.jobs(design.id) });
  });
  return (
    <>
      {style !== undefined && roleAllows(role, "designs:write") ? <MakePreview design={design} style={style} /> : null}
      {jobs.status === "error" ? (
        <ErrorState error={jobs.error} title="The pictures could not be loaded" onRetry={jobs.reload} />
      ) : jobs.status === "loading" ? (
        <PictureSkeletons label="Loading pictures" />
      ) : previews.length === 0 ? (
        <p className="text-ink-2 text-sm">No picture was made of this design yet.</p>
      ) : (
        <ul aria-label="Pictures, newest first" className={pictureGrid}>
          {previews.map((job) => (
            <li key={job.id}>
              <PreviewTile
                job={job}
                sideName={style?.spaces.find(({ sideId }) => sideId === job.sideId)?.name ?? "Side"}
                chosen={job.artifact !== null && job.artifact.id === value}
                onChoose={onValueChange}
              />
            </li>
          ))}
        </ul>
      )}
      {jobs.hasMore ? (
        <Button variant="ghost" loading={jobs.loadingMore} onClick={jobs.loadMore} className="self-center">
          Show more
        </Button>
      ) : null}
    </>
  );
}
