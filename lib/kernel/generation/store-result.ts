import { objectKeys, putArtifact, tenantKey } from "@/lib/kernel/artifacts";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { getObjectStore } from "@/lib/kernel/storage";
import type { FetchedResult } from "./fetch-result";
import { type GenerationJob, moveJob } from "./job-state";

/** From this size on the bytes go to the store before the transaction, so that none waits long for the network. */
const largeBytes = 1024 * 1024;

/** The job ended while its result was stored; nothing of it stays. */
class JobHasEnded extends Error {}

/** Stores a result and completes the job in one transaction: a completed job has its file. */
export async function storeResult(
  job: GenerationJob,
  result: FetchedResult,
  told: { url: string | null; costUsd: number | undefined },
): Promise<void> {
  const { tenantId, id } = job;
  const { file, type, extension, metadata } = result;
  const keyFor = (contentHash: string) => objectKeys.generated(id, contentHash, extension);
  if (file.sizeBytes >= largeBytes) {
    const body = { stream: file.open(), sizeBytes: file.sizeBytes };
    await getObjectStore().putIfAbsent(tenantKey(tenantId, keyFor(file.contentHash)), body, { contentType: type });
  }
  try {
    await writeWithEvents(tenantId, async (tx, emit) => {
      const artifact = await putArtifact({
        tenantId,
        tx,
        file,
        type,
        kind: "generated",
        keyFor,
        filename: `${job.mediaType}-${id.slice(-12)}.${extension}`,
        metadata,
        traceMetadata: { provider: job.providerId, model: job.modelId, providerJobId: job.providerJobId },
        jobId: id,
        runId: job.runId,
        createdBy: job.initiatedBy,
      });
      const moved = await moveJob(tx, emit, job, {
        status: "completed",
        set: {
          artifactId: artifact.id,
          // The address of a picture within the answer itself would be the picture once more.
          resultUri: told.url === null || told.url.startsWith("data:") ? null : told.url.slice(0, 2048),
          ...(told.costUsd === undefined ? {} : { costUsd: told.costUsd }),
        },
      });
      if (moved === undefined) throw new JobHasEnded();
    });
  } catch (error) {
    if (!(error instanceof JobHasEnded)) throw error;
  }
}
