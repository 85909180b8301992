// Without zod, so that a page that only asks whether a job has ended does not carry it.

/** `submission_unknown`: nobody knows whether the provider got it; only reconciliation or a person moves it on. */
export const generationStatuses = [
  "pending",
  "processing",
  "completed",
  "failed",
  "timed_out",
  "cancelled",
  "submission_unknown",
] as const;
export type GenerationStatus = (typeof generationStatuses)[number];

/** A job that nothing moves any more. */
export function hasEnded(status: GenerationStatus): boolean {
  return status === "completed" || status === "failed" || status === "timed_out" || status === "cancelled";
}
