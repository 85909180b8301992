import { z } from "zod";
import type { ProviderResponse } from "./call-provider";
import { isContentRefusal } from "./content-refusal";
import { type JobErrorCode, ProviderError } from "./provider-port";
import { readRetryAfter } from "./read-retry-after";

/** Places where the providers put their message. */
const messageShape = z
  .object({
    detail: z.unknown(),
    error: z.unknown(),
    message: z.unknown(),
    title: z.unknown(),
    errors: z.unknown(),
    name: z.unknown(),
  })
  .partial();

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join("; ");
  if (typeof value !== "object" || value === null) return "";
  const { msg, type, message, details } = value as Record<string, unknown>;
  return [msg ?? message, details, type].map(textOf).filter(Boolean).join(" ");
}

/** The provider's own words about a failure, at most 500 characters; undefined when it said nothing in JSON. */
export function messageOf(json: unknown): string | undefined {
  const shape = messageShape.safeParse(json);
  if (!shape.success) return undefined;
  const { detail, error, message, errors, title, name } = shape.data;
  const text = [detail, error, message, errors, title, name].map(textOf).filter(Boolean).join(": ");
  return text === "" ? undefined : text.slice(0, 500);
}

const codeOfStatus: Readonly<Record<number, JobErrorCode>> = {
  401: "credential_unusable",
  402: "credits_exhausted",
  403: "credential_unusable",
  404: "model_unknown",
};

/** An answer other than success, told apart by whether the provider can have done anything. */
function judge(answer: ProviderResponse, provider: string, isSubmission: boolean): ProviderError {
  const { status } = answer;
  const said = messageOf(answer.json);
  const words = said === undefined ? `${provider} answered ${status}.` : `${provider}: ${said}`;
  const retryAfterMs = readRetryAfter(answer.headers, answer.text, new Date());
  const waiting = { httpStatus: status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  if (status === 429) return new ProviderError("away", words, waiting);
  if (status >= 500 || status === 408 || status < 400) {
    // A 503 in the provider's own words refuses before anything is made; a bare one may come from something in between.
    const isDefinite = !isSubmission || (status === 503 && said !== undefined);
    return new ProviderError(isDefinite ? "away" : "doubtful", words, waiting);
  }
  const refused = isContentRefusal(answer.text.slice(0, 4000)) || errorTypeOf(answer) === "content_policy_violation";
  if (refused) return new ProviderError("refused", words, { code: "content_refused", httpStatus: status });
  const code = codeOfStatus[status] ?? "input_refused";
  return new ProviderError("refused", words, { code, httpStatus: status });
}

/** fal names the kind of an error in a header. */
function errorTypeOf(answer: ProviderResponse): string | null {
  return answer.headers.get("x-fal-error-type");
}

/**
 * The answer to a submission, parsed.
 * @throws ProviderError `doubtful` for a success that cannot be read: something was created, and we do not know its name
 */
export function readSubmission<T>(answer: ProviderResponse, provider: string, schema: z.ZodType<T>): T {
  if (answer.status < 200 || answer.status > 299) throw judge(answer, provider, true);
  const parsed = schema.safeParse(answer.json);
  if (!parsed.success)
    throw new ProviderError("doubtful", `${provider} took the job and answered what cannot be read.`);
  return parsed.data;
}

/**
 * The answer to a question about a job that exists.
 * @throws ProviderError `away` for everything that may be better the next time; a 404 is `provider_lost_job`
 */
export function readStatus<T>(answer: ProviderResponse, provider: string, schema: z.ZodType<T>): T {
  expectStatusSuccess(answer, provider);
  const parsed = schema.safeParse(answer.json);
  if (!parsed.success) throw new ProviderError("away", `${provider} answered what cannot be read.`);
  return parsed.data;
}

/** @throws ProviderError unless the answer about a job is a success */
export function expectStatusSuccess(answer: ProviderResponse, provider: string): void {
  if (answer.status >= 200 && answer.status <= 299) return;
  const problem = judge(answer, provider, false);
  if (answer.status === 404 || answer.status === 410) {
    throw new ProviderError("refused", `${provider} does not know this job any more.`, {
      code: "provider_lost_job",
      httpStatus: answer.status,
    });
  }
  throw problem;
}
