import { AppError } from "@/lib/kernel/errors";
import { guardedFetch } from "@/lib/kernel/http/guarded-fetch";
import { redact } from "@/lib/kernel/redact";
import { parseRetryAfter } from "./retry-schedule";

/** What became of one attempt. */
export interface SendOutcome {
  /** `gone`: the receiver wants nothing any more; `hopeless`: trying again cannot help. */
  verdict: "sent" | "retry" | "gone" | "hopeless";
  /** HTTP status; null when no answer came, or none was needed. */
  responseStatus: number | null;
  /** Beginning of the answer, redacted. */
  responseBody: string | null;
  errorMessage: string | null;
  durationMs: number;
  retryAfterMs: number | null;
}

/** A receiver that needs longer is one that does the work before it answers. */
const timeoutMs = 15_000;
const longestExcerpt = 2000;
/** Bytes of an answer that are read at most. */
const readLimit = 16 * 1024;

const networkErrors: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection was cut.",
  UND_ERR_SOCKET: "The connection was cut.",
  ENOTFOUND: "The host was not found.",
  EAI_AGAIN: "The host's name could not be resolved.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The host cannot be reached.",
  UND_ERR_CONNECT_TIMEOUT: "No connection within 10 seconds.",
  CERT_HAS_EXPIRED: "The host's certificate has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The host's certificate is signed by itself.",
};

/** In words, and without what the request held. */
function describeNetworkError(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return `No answer within ${timeoutMs / 1000} seconds.`;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    const known = networkErrors[code];
    if (known !== undefined) return known;
  }
  return "The request failed.";
}

async function readExcerpt(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null) {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= readLimit) break;
    }
  }
  // PostgreSQL's text takes no NUL.
  const text = Buffer.concat(chunks).subarray(0, readLimit).toString("utf8").replaceAll("\0", "");
  return redact(text).slice(0, longestExcerpt);
}

/** An attempt that did not get as far as a request. */
export function failedOutcome(error: unknown, durationMs = 0): SendOutcome {
  const isHopeless = error instanceof AppError && error.status < 500 && error.code !== "rate_limited";
  return {
    verdict: isHopeless ? "hopeless" : "retry",
    responseStatus: null,
    responseBody: null,
    errorMessage: error instanceof AppError ? error.message : describeNetworkError(error),
    durationMs,
    retryAfterMs: null,
  };
}

/**
 * One POST to an address that people typed in. Only 2xx is success; redirects are not followed; 410 means never again.
 * Never throws: what happened is the answer.
 */
export async function postMessage(
  url: string,
  { body, headers }: { body: string; headers: Readonly<Record<string, string>> },
): Promise<SendOutcome> {
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  try {
    const response = await guardedFetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: { "content-type": "application/json", "user-agent": "Atelier", ...headers },
      body,
    });
    // An answer that breaks off says enough by its status.
    const responseBody = await readExcerpt(response).catch(() => "");
    const { status } = response;
    const isSent = status >= 200 && status < 300;
    return {
      verdict: isSent ? "sent" : status === 410 ? "gone" : "retry",
      responseStatus: status,
      responseBody,
      errorMessage: isSent ? null : `The receiver answered ${status}.`,
      durationMs: elapsed(),
      retryAfterMs: isSent ? null : parseRetryAfter(response.headers.get("retry-after"), new Date()),
    };
  } catch (error) {
    return failedOutcome(error, elapsed());
  }
}
