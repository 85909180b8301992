import { AppError } from "@/lib/kernel/errors";
import { guardedFetch, requireSafeAddress } from "@/lib/kernel/http/guarded-fetch";
import { findCredentialProvider } from "./credential-providers";
import { type ProviderCheck, providerChecks } from "./provider-checks";

/** Someone may wait for the answer. */
const timeoutMs = 10_000;
/** Lists of models are long; what is longer than this is no answer of an API. */
const maxAnswerBytes = 2 * 1024 * 1024;

export interface Question {
  provider: string;
  secret: string;
  metadata: Record<string, unknown>;
}

export type Verdict = { accepted: true; account?: string } | { accepted: false; reason: string };

/**
 * Asks a provider whether a secret is good, by a call that costs nothing.
 * @returns its verdict; a refusal's reason may repeat the secret and has to be redacted
 * @throws AppError `unavailable`, `rate_limited`, `unsafe_address` or `validation_failed` (the address is not that of such a
 * service) when it could not be asked
 */
export async function askProvider(question: Question): Promise<Verdict> {
  const provider = findCredentialProvider(question.provider);
  const name = provider?.name ?? question.provider;
  if (question.provider === "teams" || (question.provider === "slack" && !question.secret.startsWith("xo"))) {
    return checkWebhookAddress(name, question);
  }
  const check = providerChecks[question.provider];
  const base = typeof question.metadata.baseUrl === "string" ? question.metadata.baseUrl : provider?.defaultBaseUrl;
  // There is nobody to ask: it is taken as given.
  if (check === undefined || base === null || base === undefined) return { accepted: true };
  // Keys travel in headers, which hold nothing else.
  if (!/^[\x20-\x7e]*$/.test(question.secret))
    return { accepted: false, reason: "It holds characters that no key has; was it copied whole?" };
  return judge(name, check, await call(name, `${base.replace(/\/+$/, "")}${check.path}`, check, question.secret));
}

/** An address to post to is not tried, because trying it posts. */
async function checkWebhookAddress(name: string, { provider, secret }: Question): Promise<Verdict> {
  const url = URL.canParse(secret) ? new URL(secret) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:"))
    return { accepted: false, reason: `This is no ${name} address to post to.` };
  const isSlack = url.hostname === "hooks.slack.com" || url.hostname === "hooks.slack-gov.com";
  if (provider === "slack" && isSlack && !/^\/(services|triggers|workflows)\/[\w/-]{6,}$/.test(url.pathname))
    return { accepted: false, reason: "The path of the Slack webhook is not complete." };
  // Others speak Slack's format, too (Mattermost, Rocket.Chat); the guard says whether the studio may call them.
  await requireSafeAddress(url);
  return { accepted: true };
}

interface Answer {
  status: number;
  json: unknown;
  retryAfterSeconds: number | undefined;
}

async function call(name: string, url: string, check: ProviderCheck, secret: string): Promise<Answer> {
  try {
    const response = await guardedFetch(url, {
      method: check.method ?? "GET",
      headers: { accept: "application/json", ...check.headers(secret) },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readLimited(response);
    const retryAfter = Number(response.headers.get("retry-after") ?? "");
    return {
      status: response.status,
      json: parse(text),
      retryAfterSeconds: Number.isInteger(retryAfter) && retryAfter > 0 ? Math.min(retryAfter, 86_400) : undefined,
    };
  } catch (error) {
    if (error instanceof AppError && error.code === "unsafe_address") throw error;
    // The cause stays out: what libraries write into their errors may hold headers.
    const isLate = error instanceof Error && error.name === "TimeoutError";
    throw new AppError("unavailable", `${name} ${isLate ? "did not answer in time" : "could not be reached"}.`, {
      retryAfterSeconds: 30,
    });
  }
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > maxAnswerBytes) return "";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function judge(name: string, check: ProviderCheck, answer: Answer): Verdict {
  const { status, json } = answer;
  const refusal = check.findRefusal?.(answer);
  if (refusal !== undefined) return { accepted: false, reason: `${name} refused it: ${refusal}` };
  if (status === 401 || status === 403) {
    const words = findWords(json, 0);
    return { accepted: false, reason: `${name} answered ${status}${words === undefined ? "." : `: ${words}`}` };
  }
  if (status === 429) {
    throw new AppError("unavailable", `${name} has had too many requests; try again later.`, {
      retryAfterSeconds: answer.retryAfterSeconds ?? 60,
    });
  }
  if (check.acceptedStatuses?.includes(status) === true) return { accepted: true };
  if (status >= 200 && status < 300) {
    if (typeof json !== "object" || json === null)
      throw new AppError("validation_failed", `What answers at this address is not ${name}.`, {
        errors: [{ path: "metadata.baseUrl", message: "answers with something that is no JSON" }],
      });
    if (isNotOk(json)) throw new AppError("unavailable", `${name} could not check it now.`, { retryAfterSeconds: 30 });
    const account = check.readAccount?.(json);
    return { accepted: true, ...(account === undefined ? {} : { account }) };
  }
  if (status >= 400 && status < 500) {
    throw new AppError("validation_failed", `${name} answered ${status}; is the address right?`, {
      errors: [{ path: "metadata.baseUrl", message: `answers ${status}` }],
    });
  }
  throw new AppError("unavailable", `${name} answered ${status}; try again later.`, { retryAfterSeconds: 30 });
}

/** Slack's `{ok:false}` for a reason that is not the token's. */
function isNotOk(json: object): boolean {
  return "ok" in json && json.ok === false;
}

/** The sentence in an error of JSON, which everybody puts somewhere else. */
function findWords(json: unknown, depth: number): string | undefined {
  if (typeof json === "string") return json.trim() === "" ? undefined : json.trim().slice(0, 400);
  if (depth > 3 || typeof json !== "object" || json === null) return undefined;
  if (Array.isArray(json)) return findWords(json[0], depth + 1);
  const record = new Map<string, unknown>(Object.entries(json));
  for (const key of ["error", "message", "detail", "err", "errors", "title", "msg"]) {
    const words = findWords(record.get(key), depth + 1);
    if (words !== undefined) return words;
  }
  return undefined;
}
