import { createHash } from "node:crypto";

/** Each wait is so many times the one before. */
const factor = 1.5;
/** Longest wait between two questions, milliseconds, unless the job may take very long. */
const usualCapMs = 30_000;
/** A job is asked about at most so often: the engine keeps every question of a run. */
const mostQuestions = 200;

/** A number from 0 to 1 that is the same for the same job and attempt, so that a repeated step waits as long. */
function jitter(jobId: string, attempt: number): number {
  return createHash("sha256").update(`${jobId}:${attempt}`).digest().readUInt32BE(0) / 0xffffffff;
}

/**
 * Milliseconds to wait after question `attempt` (from 0): grows by half each time, spread by ±25 %.
 * @param least what the provider asked for; never less is waited
 */
export function backoffMs(input: {
  jobId: string;
  attempt: number;
  firstMs: number;
  timeoutMs: number;
  least?: number | undefined;
}): number {
  const cap = Math.max(usualCapMs, input.firstMs, input.timeoutMs / mostQuestions);
  const grown = Math.min(cap, input.firstMs * factor ** Math.min(input.attempt, 60));
  const spread = grown * (0.75 + 0.5 * jitter(input.jobId, input.attempt));
  return Math.round(Math.max(input.least ?? 0, Math.min(cap, spread)));
}
