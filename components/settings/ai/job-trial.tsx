"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import Link from "next/link";
import { itemKey } from "@/components/shell/query-keys";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-state";
import { StatusBadge } from "@/components/ui/status-badge";
import { api, dataOf } from "@/lib/kernel/client/api";
import type { TaskModel } from "./ai-queries";
import { formatUsd } from "./format-price";

const prompts = {
  image: "A blue stoneware mug on a wooden table in a bright kitchen, morning light",
  video: "Slowly moving closer to a blue mug on a wooden table",
  audio: "A short cheerful jingle",
} as const;

/** Providers that take more than a prompt cannot be tried with one. */
const needsMore: Readonly<Record<string, string>> = { comfyui: "Takes workflows, not prompts; its jobs carry them." };

/** Tries a model that answers later: a real job, followed until it ends. */
export function JobTrial({ current }: { current: TaskModel }) {
  const { task, providerId, modelId, credentialId } = current;
  const start = useMutation({
    mutationFn: async (mediaType: keyof typeof prompts) =>
      dataOf(
        await api.POST("/generation-jobs", {
          body: {
            mediaType,
            providerId,
            modelId,
            ...(credentialId === null ? {} : { credentialId }),
            inputParams: { prompt: prompts[mediaType] },
          },
        }),
      ),
  });
  const id = start.data?.id ?? "";
  const followed = useQuery({
    queryKey: itemKey("generation_jobs", id),
    queryFn: async ({ signal }) => dataOf(await api.GET("/generation-jobs/{id}", { params: { path: { id } }, signal })),
    enabled: id !== "",
    // The live stream tells of changes; this is for when it does not.
    refetchInterval: (query) => (query.state.data?.completedAt == null ? 10_000 : false),
  });
  const reason = needsMore[providerId];
  if (reason !== undefined) return <p className="text-ink-3 text-xs">{reason}</p>;
  if (task === "text" || task === "analysis") return null;
  const job = followed.data ?? start.data;
  return (
    <div className="flex flex-col items-start gap-2">
      <Button size="sm" icon={<Play />} onClick={() => start.mutate(task)} loading={start.isPending}>
        {job === undefined ? "Try it" : "Try again"}
      </Button>
      <div aria-live="polite" className="flex w-full flex-col gap-2">
        {start.isError ? <ErrorNote error={start.error} /> : null}
        {job === undefined ? null : (
          <div className="flex flex-col gap-2 rounded-md border border-line bg-canvas p-3 text-sm">
            <p className="flex flex-wrap items-center gap-2">
              <StatusBadge status={job.status} />
              {job.costUsd === null ? null : <span className="text-ink-3 text-xs">{formatUsd(job.costUsd)}</span>}
              <Link
                href={{ pathname: "/settings/generation", query: { job: job.id } }}
                className="text-accent-text text-xs underline underline-offset-2"
              >
                Open the job
              </Link>
            </p>
            {job.errorMessage === null ? null : <p className="text-danger-text text-xs">{job.errorMessage}</p>}
            {job.thumbnailUrl === null ? null : (
              <img src={job.thumbnailUrl} alt="Made by the model on trial" className="max-h-56 self-start rounded-sm" />
            )}
          </div>
        )}
      </div>
    </div>
  );
}
