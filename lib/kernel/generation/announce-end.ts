import type { Transaction } from "@/db/client";
import { notify } from "@/lib/kernel/notifications/notify";
import { findClient } from "./clients";
import type { GenerationJob } from "./job-state";

const nouns: Readonly<Record<string, string>> = { image: "image", video: "video", audio: "sound" };

/** Tells the person who asked for a job that it has ended; jobs of other modules are told by those. */
export async function announceEnd(tx: Transaction, job: GenerationJob): Promise<void> {
  const { tenantId, id, ownerType, initiatedBy, status, mediaType, providerId, modelId } = job;
  if (ownerType !== null || initiatedBy === null || status === "cancelled") return;
  const noun = nouns[mediaType] ?? "result";
  const provider = findClient(providerId)?.name ?? providerId;
  await notify(tx, {
    tenantId,
    type: "generation_finished",
    title: status === "completed" ? `Your ${noun} is ready` : `Your ${noun} could not be made`,
    summary:
      status === "completed"
        ? `${provider} made it with ${modelId}.`
        : (job.errorMessage ?? `${provider} did not make it.`),
    href: `/settings/generation?job=${id}`,
    data: { jobId: id, status, providerId, modelId, artifactId: job.artifactId, errorCode: job.errorCode },
    dedupeKey: `generation-job:${id}`,
    userIds: [initiatedBy],
  });
}
