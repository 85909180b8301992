"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConfirm } from "@/components/ui/alert-dialog";
import { showError, showSuccess } from "@/components/ui/toast";
import { api, dataOf } from "@/lib/kernel/client/api";
import { type GenerationJobRow, generationEntity, generationJobQuery } from "./generation-queries";

/** What a person can do about a job: stop it, or decide about one of which nobody knows whether it was submitted. */
export function useGenerationActions(job: GenerationJobRow) {
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  const path = { path: { id: job.id } };
  const settle = (changed: GenerationJobRow) => {
    queryClient.setQueryData(generationJobQuery(job.id).queryKey, changed);
    return queryClient.invalidateQueries({ queryKey: [generationEntity] });
  };
  const cancel = useMutation({
    mutationFn: async () => dataOf(await api.POST("/generation-jobs/{id}/cancel", { params: path })),
    onSuccess: (changed) => {
      showSuccess("The job is cancelled", `${job.providerName} is told to stop.`);
      return settle(changed);
    },
    onError: (cause) => showError("The job could not be cancelled", cause),
  });
  const resolve = useMutation({
    mutationFn: async (action: "retry" | "fail") =>
      dataOf(await api.POST("/generation-jobs/{id}/resolve", { params: path, body: { action } })),
    onSuccess: (changed, action) => {
      showSuccess(action === "retry" ? "The job is submitted again" : "The job is given up");
      return settle(changed);
    },
    onError: (cause, action) =>
      showError(action === "retry" ? "The job could not be submitted again" : "The job could not be given up", cause),
  });

  const askCancel = async () => {
    const isFree = job.providerId === "built-in";
    const agreed = await confirm({
      title: "Cancel this job?",
      description: isFree
        ? "What it makes is thrown away."
        : `${job.providerName} is told to stop. What it has done so far may still be charged.`,
      confirmLabel: "Cancel job",
      cancelLabel: "Let it run",
      danger: true,
    });
    if (agreed) cancel.mutate();
  };
  const askRetry = async () => {
    const agreed = await confirm({
      title: "Submit it again?",
      description: `If ${job.providerName} got the first submission after all, you pay for both. Look into your account there first.`,
      confirmLabel: "Submit again",
      cancelLabel: "Not yet",
      danger: true,
    });
    if (agreed) resolve.mutate("retry");
  };
  return {
    askCancel,
    askRetry,
    giveUp: () => resolve.mutate("fail"),
    isCancelling: cancel.isPending,
    isResolving: resolve.isPending,
  };
}
