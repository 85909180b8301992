import { NonRetriableError } from "inngest";
import { AppError, statusOfCode } from "@/lib/kernel/errors";

/** What a step of the engine returns: ids only. */
export interface JobOutcome {
  /** `skipped`: the job was cancelled or had ended before. */
  outcome: "completed" | "skipped";
}

export const skipped: JobOutcome = { outcome: "skipped" };

/** Errors about the input will not go away by trying again. */
export async function terminalIfHopeless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && statusOfCode[error.code] < 500 && error.code !== "rate_limited") {
      throw new NonRetriableError(error.message, { cause: error });
    }
    throw error;
  }
}

/** Safe as a file name everywhere. */
export function fileName(name: string, suffix: string, extension: string): string {
  const base = name
    .replace(/[^\p{L}\p{N} _.-]+/gu, "")
    .trim()
    .replace(/\s+/g, "-")
    .slice(0, 80);
  return `${base === "" ? "design" : base}-${suffix}.${extension}`;
}
