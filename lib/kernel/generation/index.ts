/** The kernel's door to media that providers make later: jobs, their run, their providers' messages. */
export { cancelGenerationJob, cancelJob, resolveJob } from "./change-job";
export { createGenerationJob, requestGenerationJob } from "./create-job";
export { driveJob } from "./drive-job";
export {
  generationEnded,
  generationRequested,
  generationStopped,
  generationWoken,
  inboundWebhookReceived,
} from "./events";
export { failWebhook, processWebhook } from "./process-webhook";
export { getGenerationJob, listGenerationJobs } from "./read-job";
export { receiveWebhook } from "./receive-webhook";
export { referToPicture } from "./resolve-input";
export { stopJob } from "./stop-job";
export { restartStuckJobs, searchUnknownJobs } from "./sweep-jobs";
