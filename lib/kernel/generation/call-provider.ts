import { AppError } from "@/lib/kernel/errors";
import { guardedFetch } from "@/lib/kernel/http/guarded-fetch";
import { ProviderError } from "./provider-port";

/** Milliseconds for one question; a submission may take as long, because some providers wait for the model to start. */
const defaultTimeoutMs = 30_000;
/** Answers larger than this are no answers of a queue. */
const defaultMaxBytes = 8 * 1024 * 1024;

export interface ProviderCall {
  url: string;
  method?: "GET" | "POST" | "PUT" | "DELETE";
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  form?: FormData;
  timeoutMs?: number;
  maxBytes?: number;
}

export interface ProviderResponse {
  status: number;
  headers: Headers;
  bytes: Buffer;
  /** The body as text. */
  text: string;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
}

/** Codes of errors that happen before anything was sent. */
const unsentCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Codes of an error and of all its causes. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ("code" in cause && typeof cause.code === "string") codes.push(cause.code);
    if (cause instanceof AggregateError) codes.push(...cause.errors.flatMap(codesOf));
  }
  return codes;
}

/** A failed connection: `away` when nothing can have been sent, otherwise `doubtful`. */
export function describeConnectionError(error: unknown, host: string): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof AppError) {
    if (error.code === "unsafe_address")
      return new ProviderError("refused", error.message, { code: "unsafe_address", cause: error });
    return new ProviderError("doubtful", error.message, { cause: error });
  }
  const codes = codesOf(error);
  if (codes.some((code) => unsentCodes.has(code))) {
    return new ProviderError("away", `${host} cannot be reached.`, { cause: error });
  }
  const isTimeout =
    (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")) ||
    codes.some((code) => code.endsWith("_TIMEOUT"));
  const what = isTimeout ? "did not answer in time" : "closed the connection";
  return new ProviderError("doubtful", `${host} ${what}.`, { cause: error });
}

async function readLimited(response: Response, maxBytes: number, host: string): Promise<Buffer> {
  const tooLarge = () => new ProviderError("doubtful", `${host} answered with more than ${maxBytes} bytes.`);
  if (Number(response.headers.get("content-length") ?? "0") > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return Buffer.alloc(0);
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest of the body.
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * One question to a provider, through the guard, bounded in time and size. Any status is an answer.
 * @throws ProviderError `away` when nothing was sent, `doubtful` when no whole answer came, `refused` for unsafe addresses
 */
export async function callProvider(call: ProviderCall): Promise<ProviderResponse> {
  const host = URL.canParse(call.url) ? new URL(call.url).host : "The provider";
  const maxBytes = call.maxBytes ?? defaultMaxBytes;
  const { body, type } = await encodeBody(call);
  try {
    const response = await guardedFetch(call.url, {
      method: call.method ?? "GET",
      headers: { ...(type === undefined ? {} : { "content-type": type }), ...call.headers },
      signal: AbortSignal.timeout(call.timeoutMs ?? defaultTimeoutMs),
      ...(body === undefined ? {} : { body: body as BodyInit }),
    });
    const bytes = await readLimited(response, maxBytes, host);
    const isText = bytes.length <= defaultMaxBytes;
    const text = isText ? bytes.toString("utf8") : "";
    return { status: response.status, headers: response.headers, bytes, text, json: parse(text) };
  } catch (error) {
    throw describeConnectionError(error, host);
  }
}

/** The guard's client is a package of its own, to which the runtime's FormData is a stranger: forms travel as bytes. */
async function encodeBody({ json, form }: ProviderCall): Promise<{ body?: string | Uint8Array; type?: string }> {
  if (json !== undefined) return { body: JSON.stringify(json), type: "application/json" };
  if (form === undefined) return {};
  const encoded = new Response(form);
  const type = encoded.headers.get("content-type") ?? "multipart/form-data";
  return { body: new Uint8Array(await encoded.arrayBuffer()), type };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
