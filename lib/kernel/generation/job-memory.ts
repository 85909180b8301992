import { z } from "zod";

/** What a job remembers between its steps, in `generation_jobs.provider_state`. Nothing secret. */
const jobMemory = z.object({
  /** What the provider's client needs to ask again. */
  client: z.record(z.string(), z.unknown()).catch({}),
  /** Submissions that were refused for the moment. */
  submitTries: z.number().catch(0),
  /** Searches for a submission whose answer never came. */
  reconcileTries: z.number().catch(0),
  /** Downloads of the result that failed. */
  downloadTries: z.number().catch(0),
  /** Questions since the last trouble began or ended; the waits between them grow. */
  pace: z.number().catch(0),
  /** When the provider was last asked, ISO 8601. */
  lastAskedAt: z.string().nullable().catch(null),
  /** Milliseconds during which the provider could not be asked; they do not count against the job's time. */
  awayMs: z.number().catch(0),
  /** What the job last ran into; null when the last question was answered. */
  problem: z.string().nullable().catch(null),
});
export type JobMemory = z.infer<typeof jobMemory>;

export function readMemory(state: Readonly<Record<string, unknown>>): JobMemory {
  return jobMemory.parse(state);
}
