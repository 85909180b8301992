import { NonRetriableError } from "inngest";
import { AppError, statusOfCode } from "@/lib/kernel/errors";

/** Runs a step's work; errors about the input will not go away by trying again, so they end the step at once. */
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
