import { formatUsd } from "@/components/settings/ai/format-price";
import { formatDuration } from "@/components/ui/relative-time";
import type { GenerationJobRow } from "./generation-queries";

/** What was asked for, in a line: the prompt where there is one. */
export function describeInput(job: Pick<GenerationJobRow, "inputParams" | "mediaType">): string {
  const { prompt } = job.inputParams;
  if (typeof prompt === "string" && prompt.trim() !== "") return prompt;
  return { image: "An image", video: "A video", audio: "A sound", text: "A text", "3d": "A model" }[job.mediaType];
}

/** From the submission to the end, or until now; null before the provider has it. */
export function durationOf(job: Pick<GenerationJobRow, "startedAt" | "completedAt">): string | null {
  if (job.startedAt === null || job.completedAt === null) return null;
  return formatDuration(Date.parse(job.completedAt) - Date.parse(job.startedAt));
}

/** What it cost, in words; a dash before anybody knows. */
export function formatCost(usd: number | null): string {
  if (usd === null) return "–";
  return usd === 0 ? "Free" : formatUsd(usd);
}

const errorTitles: Readonly<Record<string, string>> = {
  content_refused: "The provider's filter refused it",
  credential_unusable: "The credential cannot be used",
  credits_exhausted: "The account at the provider is out of credit",
  budget_exceeded: "The month's budget is spent",
  input_refused: "The provider does not take this input",
  model_unknown: "The provider does not know this model",
  provider_failed: "The provider failed",
  provider_aborted: "The provider stopped it before it began",
  provider_lost_job: "The provider lost the job",
  provider_unavailable: "The provider could not be reached",
  result_invalid: "The result cannot be used",
  result_too_large: "The result is too large",
  result_unavailable: "The result could not be fetched",
  timed_out: "It took too long",
  unsafe_address: "The address is not allowed",
  submission_abandoned: "Given up",
};

/** A failure's code in words. */
export function errorTitle(code: string | null): string {
  return errorTitles[code ?? ""] ?? "It could not be made";
}
