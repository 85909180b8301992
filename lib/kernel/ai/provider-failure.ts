import { APICallError, NoObjectGeneratedError, NoSuchModelError, RetryError } from "ai";
import { AppError } from "@/lib/kernel/errors";
import { redact } from "@/lib/kernel/redact";

/** What a failed call to a provider comes down to. */
export interface ProviderFailure {
  /** What callers see. */
  error: AppError;
  /** Written to the call: the error's code, or `timeout`, `rate_limited`, `malformed_answer` where that says more. */
  code: string;
  /** The provider may have done the work: the estimate counts as spent. */
  mayBeCharged: boolean;
  /** The key itself is not accepted: nothing will work with it any more. */
  isCredentialRefused?: boolean;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
}

/** Longest part of a provider's own words that people are shown. */
const maxWords = 300;

/** Codes and words by which providers say that they refuse what was asked for, in an error's body. */
const refusalPattern =
  /moderation_blocked|content_policy|content_filter|content_moderation|CONTENT_FILTERED|responsible_ai|safety[_ ](?:system|settings|violation|filter)|prohibited[_ ]content|PROHIBITED_CONTENT|blockReason|nsfw/i;
/** The account is out of credit: waiting does not help. */
const creditPattern = /insufficient_quota|credit balance is too low|billing_hard_limit|insufficient (?:funds|credit)/i;
/** Google answers 400 to a wrong key. */
const badKeyPattern = /API_KEY_INVALID/;
/** Nothing left this machine, or nobody took it. */
const unreachedPattern = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT/;

/** Codes of our own for answers that came but are of no use: the provider may charge for them. */
const chargedCodes: ReadonlySet<string> = new Set(["content_refused", "provider_failed"]);

/** An answer that the provider's filter kept back; terminal, the same request would be refused again. */
export function contentRefused(words?: string): AppError {
  const said = words === undefined || words.trim() === "" ? "" : ` It says: ${shorten(words)}`;
  return new AppError("content_refused", `The provider refuses to make this.${said}`);
}

/**
 * Reads what went wrong out of whatever a call to a provider threw. AppErrors keep their code and words.
 * @param secret the key the call was made with, which some servers repeat in their answers; absent for the built-in models,
 * which charge nothing
 */
export function readProviderFailure(thrown: unknown, secret?: string): ProviderFailure {
  const failure = readThrown(thrown);
  const mayBeCharged = failure.mayBeCharged && secret !== undefined;
  return { ...failure, error: toTold(failure.error, secret === undefined ? [] : [secret], mayBeCharged) };
}

/** The error without keys in its words; of its cause only words and place, because the SDK's hold whole requests. */
function toTold(error: AppError, secrets: readonly string[], mayBeCharged: boolean): AppError {
  const { code, errors, extra, retryAfterSeconds, cause } = error;
  return new AppError(code, redact(error.message, secrets), {
    errors,
    extra,
    mayBeCharged,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(cause instanceof Error ? { cause: toPlainError(cause, secrets) } : {}),
  });
}

function toPlainError({ name, message, stack }: Error, secrets: readonly string[]): Error {
  const plain = new Error(shorten(redact(message, secrets)));
  plain.name = name;
  plain.stack = redact(stack ?? message, secrets);
  return plain;
}

function readThrown(thrown: unknown): ProviderFailure {
  const error = RetryError.isInstance(thrown) ? thrown.lastError : thrown;
  const own = findInCauses(error, (cause) => cause instanceof AppError);
  if (own instanceof AppError) return { error: own, code: own.code, mayBeCharged: chargedCodes.has(own.code) };
  const call = findInCauses(error, (cause) => APICallError.isInstance(cause));
  if (APICallError.isInstance(call)) return readCallError(call);
  const stopped = findInCauses(error, isAbort);
  if (stopped instanceof Error) return timedOut(stopped);
  if (NoSuchModelError.isInstance(error)) {
    const refusal = new AppError("provider_failed", `The provider has no model ${error.modelId}.`, { cause: error });
    return { error: refusal, code: "rejected", mayBeCharged: false };
  }
  if (NoObjectGeneratedError.isInstance(error)) return readNoObject(error);
  const words = error instanceof Error ? error.message : "";
  return {
    error: new AppError("provider_failed", `The provider's answer cannot be used. ${shorten(words)}`.trim(), {
      cause: error,
    }),
    code: "malformed_answer",
    mayBeCharged: true,
  };
}

function readNoObject(error: NoObjectGeneratedError): ProviderFailure {
  const used = { inputTokens: error.usage?.inputTokens, outputTokens: error.usage?.outputTokens };
  if (error.finishReason === "content-filter")
    return { error: contentRefused(), code: "content_refused", mayBeCharged: true, ...used };
  const because = error.finishReason === "length" ? "was cut off" : "does not have the form that was asked for";
  return {
    error: new AppError("provider_failed", `The model's answer ${because}.`, { cause: error }),
    code: "malformed_answer",
    mayBeCharged: true,
    ...used,
  };
}

function readCallError(call: APICallError): ProviderFailure {
  const { statusCode: status } = call;
  const text = `${call.message}\n${call.responseBody ?? ""}`;
  const host = URL.canParse(call.url) ? new URL(call.url).host : "The provider";
  if (status === undefined) return unreached(call, host);
  const fail = (code: "provider_failed" | "unavailable" | "credential_unusable", detail: string, recorded?: string) => {
    const retryAfterSeconds = code === "unavailable" ? readRetryAfter(call.responseHeaders) : undefined;
    return {
      error: new AppError(code, detail, {
        cause: call,
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      }),
      code: recorded ?? code,
      mayBeCharged: false,
    };
  };
  if (status >= 400 && status < 500 && refusalPattern.test(text))
    return { error: contentRefused(call.message), code: "content_refused", mayBeCharged: false };
  // Its own words may repeat the key.
  if (status === 401 || badKeyPattern.test(text))
    return { ...fail("credential_unusable", `${host} does not accept the credential.`), isCredentialRefused: true };
  if (status === 403) return fail("credential_unusable", `${host} does not allow this with the credential.`);
  if (status === 402 || creditPattern.test(text))
    return fail("provider_failed", `The account at ${host} has no credit left.`, "out_of_credit");
  if (status === 429) return fail("unavailable", `${host} takes no more requests for now.`, "rate_limited");
  if (status >= 500) return fail("unavailable", `${host} fails with status ${status}.`);
  if (status >= 400)
    return fail("provider_failed", `${host} rejects the request: ${shorten(call.message)}`, "rejected");
  return {
    error: new AppError("provider_failed", `${host} answers something that is not what it documents.`, { cause: call }),
    code: "malformed_answer",
    mayBeCharged: true,
  };
}

function unreached(call: APICallError, host: string): ProviderFailure {
  const stopped = findInCauses(call, isAbort);
  if (stopped instanceof Error) return timedOut(stopped);
  const never = findInCauses(
    call,
    (cause) => cause instanceof Error && unreachedPattern.test(`${codeOf(cause)} ${cause.message}`),
  );
  return {
    error: new AppError("unavailable", `${host} cannot be reached.`, { cause: call }),
    code: "unreachable",
    mayBeCharged: never === undefined,
  };
}

function timedOut(cause: Error): ProviderFailure {
  const isTimeout = cause.name === "TimeoutError";
  const detail = isTimeout ? "The provider did not answer in time." : "The call was stopped.";
  return {
    error: new AppError("unavailable", detail, { cause }),
    code: isTimeout ? "timeout" : "aborted",
    mayBeCharged: true,
  };
}

function isAbort(cause: unknown): boolean {
  return cause instanceof Error && (cause.name === "AbortError" || cause.name === "TimeoutError");
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

function findInCauses(error: unknown, matches: (cause: unknown) => boolean): unknown {
  let cause: unknown = error;
  for (let depth = 0; depth < 8 && cause !== undefined && cause !== null; depth += 1) {
    if (matches(cause)) return cause;
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return undefined;
}

/** Whole seconds of a Retry-After header. */
function readRetryAfter(headers: Record<string, string> | undefined): number | undefined {
  const seconds = Number(headers?.["retry-after"]);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
}

function shorten(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > maxWords ? `${line.slice(0, maxWords)}…` : line;
}
