import { NonRetriableError } from "inngest";
import { AppError, statusOfCode } from "@/lib/kernel/errors";

/**
 * Runs a step's work. Errors about the input will not go away by trying again, and what a provider may charge for is not
 * asked for twice: both end the step at once.
 */
export async function terminalIfHopeless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isHopeless = statusOfCode[error.code] < 500 && error.code !== "rate_limited";
    if (isHopeless || error.mayBeCharged) {
      throw new NonRetriableError(error.message, { cause: error });
    }
    throw error;
  }
}
