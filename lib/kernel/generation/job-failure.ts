import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { type GenerationJob, moveJob } from "./job-state";
import type { JobErrorCode } from "./provider-port";

/** What the run of a job does next. */
export type NextStep =
  | { next: "again"; delayMs: number /** The provider may say earlier that it has news. */; canWake: boolean }
  | { next: "end" };

export const end: NextStep = { next: "end" };

/** Ends a job for good with a code and words for people. */
export async function failJob(
  job: GenerationJob,
  failure: { code: JobErrorCode; message: string; costUsd?: number | undefined },
): Promise<NextStep> {
  const { code, message, costUsd } = failure;
  await writeWithEvents(job.tenantId, (tx, emit) =>
    moveJob(tx, emit, job, {
      status: "failed",
      set: {
        errorCode: code,
        errorMessage: message.slice(0, 1000),
        ...(costUsd === undefined ? {} : { costUsd }),
      },
    }),
  );
  return end;
}
