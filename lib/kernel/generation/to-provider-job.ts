import { readMemory } from "./job-memory";
import type { GenerationJob } from "./job-state";
import type { ProviderJob } from "./provider-port";

/** The job as its provider knows it. */
export function toProviderJob(job: GenerationJob, providerJobId: string): Omit<ProviderJob, "account"> {
  const { tenantId, id: jobId, modelId, inputParams: input } = job;
  const mediaType = job.mediaType === "video" || job.mediaType === "audio" ? job.mediaType : "image";
  return { tenantId, jobId, modelId, mediaType, input, providerJobId, state: readMemory(job.providerState).client };
}
