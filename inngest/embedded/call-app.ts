import http from "node:http";
import https from "node:https";
import { z } from "zod";
import { describeError } from "./log";
import { header, limits, type Op, opSchema, type RunError, toRunError } from "./protocol";
import { isSignedBy, signBody } from "./sign";

/** What came of a call to the app. */
export type Outcome =
  /** Operations to apply. `version` is the protocol version the function runs with. */
  | { kind: "ops"; ops: Op[]; retryAfter: string | undefined; version: string }
  /** The function returned; `output` is JSON. */
  | { kind: "done"; output: string }
  /** The function, or the request to it, failed. */
  | { kind: "error"; error: RunError; retriable: boolean; retryAfter: string | undefined }
  /** Nobody answered, or somebody else than the app (`refused`): not an attempt. */
  | { kind: "away"; reason: string; refused: boolean }
  /** The connection broke before an answer was complete. */
  | { kind: "interrupted"; reason: string }
  /** Given up because this process stops. */
  | { kind: "aborted" };

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

const agents = {
  "http:": new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY }),
  "https:": new https.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY }),
};

class TooLarge extends Error {}

/** Sends one signed request. Rejects with the socket's error; `signal` ends it. */
export function requestApp(options: {
  url: string;
  method: "POST" | "PUT";
  /** Canonical JSON. */
  body: string;
  signingKey: string;
  headers?: Record<string, string>;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<Answer> {
  const url = new URL(options.url);
  const secure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(
      url,
      {
        method: options.method,
        agent: secure ? agents["https:"] : agents["http:"],
        signal: options.signal,
        timeout: options.timeoutMs,
        headers: {
          ...options.headers,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(options.body),
          [header.signature]: signBody(options.signingKey, options.body),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > limits.bodyBytes * 2) {
            request.destroy(new TooLarge("The app's answer is too large."));
            return;
          }
          chunks.push(chunk);
        });
        response.on("error", reject);
        response.on("aborted", () => reject(new Error("aborted by the app")));
        response.on("end", () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString("utf8"),
          });
        });
      },
    );
    request.on("timeout", () => request.destroy(new Error("The app did not answer in time.")));
    request.on("error", reject);
    request.end(options.body);
  });
}

function headerText(answer: Answer, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const absentStatuses = new Set([401, 404, 502, 503, 504]);
const refusedCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** True when the error says that nobody listens there, so nothing can have run. */
export function isRefused(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && refusedCodes.has(error.code);
}

function readOps(answer: Answer): Op[] | undefined {
  const value = parseJson(answer.text);
  const parsed = z.array(opSchema).safeParse(Array.isArray(value) ? value : [value]);
  return parsed.success ? parsed.data : undefined;
}

/** Reads an answer as the SDK means it (research of the protocol: status, no-retry and retry-after headers). */
export function readAnswer(answer: Answer, signingKey: string): Outcome {
  const bySdk = headerText(answer, header.sdk) !== undefined;
  if (!bySdk) {
    if (absentStatuses.has(answer.status) || answer.status < 400) {
      return {
        kind: "away",
        reason: `status ${answer.status} from something that is not the app, or the keys differ`,
        refused: true,
      };
    }
    const message = `The app answered ${answer.status}.`;
    return { kind: "error", error: toRunError(message), retriable: true, retryAfter: undefined };
  }
  if (
    (answer.status === 200 || answer.status === 206) &&
    !isSignedBy(signingKey, answer.text, headerText(answer, header.signature))
  ) {
    return { kind: "away", reason: "an answer without the app's signature", refused: true };
  }
  const retryAfter = headerText(answer, header.retryAfter);
  if (answer.status === 200) {
    return { kind: "done", output: answer.text === "" ? "null" : answer.text };
  }
  if (answer.status === 206) {
    const ops = readOps(answer);
    return ops === undefined
      ? { kind: "error", error: toRunError("The app's answer could not be read."), retriable: true, retryAfter }
      : { kind: "ops", ops, retryAfter, version: headerText(answer, header.requestVersion) ?? "2" };
  }
  const noRetry = headerText(answer, header.noRetry);
  return {
    kind: "error",
    error: toRunError(parseJson(answer.text) ?? `The app answered ${answer.status}.`),
    retriable: noRetry === undefined ? answer.status >= 500 : noRetry !== "true",
    retryAfter,
  };
}

/** Calls a function of the app and says what came of it; never rejects. */
export async function callApp(options: {
  url: string;
  /** `step` to run the function on, or the id of a planned step. */
  stepId: string;
  body: string;
  signingKey: string;
  signal: AbortSignal;
}): Promise<Outcome> {
  const url = new URL(options.url);
  url.searchParams.set("stepId", options.stepId);
  try {
    const answer = await requestApp({
      url: url.href,
      method: "POST",
      body: options.body,
      signingKey: options.signingKey,
      timeoutMs: limits.requestMs,
      signal: options.signal,
    });
    return readAnswer(answer, options.signingKey);
  } catch (error) {
    if (options.signal.aborted) {
      return { kind: "aborted" };
    }
    if (error instanceof TooLarge) {
      return {
        kind: "error",
        error: toRunError({ name: "OutputTooLarge", message: "The answer exceeds 8 MB." }),
        retriable: false,
        retryAfter: undefined,
      };
    }
    return isRefused(error)
      ? { kind: "away", reason: describeError(error), refused: false }
      : { kind: "interrupted", reason: describeError(error) };
  }
}
