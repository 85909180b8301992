import { z } from "zod";
import { callProvider, type ProviderResponse } from "./call-provider";
import { expectStatusSuccess, readSubmission } from "./judge-answer";
import { type GenerationClient, type ProviderAccount, type ProviderAnswer, ProviderError } from "./provider-port";
import { checkPrompt, checkSingleResult } from "./single-result";

/** https://platform.stability.ai/docs/api-reference */
const defaultBase = "https://api.stability.ai";
const name = "Stability AI";
/** Pictures and sounds come in the answer itself. */
const maxResultBytes = 100 * 1024 * 1024;
/** Synchronous models answer when they are done. */
const submitTimeoutMs = 120_000;

/** Path below `/v2beta` of each model; other models are given as such a path. */
const paths: Readonly<Record<string, string>> = {
  core: "stable-image/generate/core",
  ultra: "stable-image/generate/ultra",
  sd3: "stable-image/generate/sd3",
  "stable-audio-2": "audio/stable-audio-2/text-to-audio",
  "image-to-video": "image-to-video",
};
const pathOf = (modelId: string) =>
  paths[modelId] ?? (/^[a-z0-9-]+(\/[a-z0-9-]+){1,4}$/.test(modelId) ? modelId : undefined);

/** The synchronous answer has no name; the result is there already. */
const syncPrefix = "sync-";

const asyncAccepted = z.object({ id: z.string().min(1).max(200) });

function call(account: ProviderAccount, path: string, options: { form?: FormData; timeoutMs?: number } = {}) {
  return callProvider({
    url: `${account.baseUrl ?? defaultBase}/v2beta/${path}`,
    method: options.form === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${account.secret}`, accept: "image/*, video/*, audio/*, application/json;q=0.5" },
    maxBytes: maxResultBytes,
    ...options,
  });
}

/** The filter blurs the picture, calls it done and charges for it. */
function readFile(answer: ProviderResponse): ProviderAnswer {
  if (/content_filtered/i.test(answer.headers.get("finish-reason") ?? "")) {
    return { status: "failed", code: "content_refused", message: `${name}'s filter refused the result.` };
  }
  return { status: "succeeded", output: { bytes: answer.bytes } };
}

/** A 403 is the filter's where the answer says so, otherwise the key's. */
function toForm(input: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(input)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "string" && value.startsWith("data:")) form.append(field, toBlob(value), field);
    else form.append(field, typeof value === "string" ? value : JSON.stringify(value));
  }
  // A form without parts is not multipart.
  if ([...form.keys()].length === 0) form.append("prompt", "");
  return form;
}

function toBlob(dataUrl: string): Blob {
  const [head = "", body = ""] = dataUrl.split(",", 2);
  const type = /^data:([^;,]*)/.exec(head)?.[1] ?? "application/octet-stream";
  return new Blob([new Uint8Array(Buffer.from(body, head.endsWith(";base64") ? "base64" : "utf8"))], { type });
}

const isJson = (answer: ProviderResponse) => answer.headers.get("content-type")?.includes("json") === true;

/** Stability AI: most models answer with the file itself, some with a name under which it is fetched later. */
export const stabilityClient: GenerationClient = {
  id: "stability",
  name,
  mediaTypes: ["image", "video", "audio"],
  needsCredential: true,
  isRepeatable: false,

  validateInput: ({ modelId, input, mediaType }) => [
    ...(pathOf(modelId) === undefined
      ? [{ path: "modelId", message: `is one of ${Object.keys(paths).join(", ")}` }]
      : []),
    ...(mediaType === "video" ? [] : checkPrompt(input, 10_000)),
    ...checkSingleResult(input),
  ],

  defaultModel: ({ mediaType }) => ({ image: "core", video: "image-to-video", audio: "stable-audio-2" })[mediaType],

  async submit({ account, jobId, modelId, input }) {
    const answer = await call(account, pathOf(modelId) ?? modelId, { form: toForm(input), timeoutMs: submitTimeoutMs });
    if (answer.status === 202 || answer.status >= 300 || isJson(answer)) {
      const { id } = readSubmission(answer, name, asyncAccepted);
      return { providerJobId: id, state: {} };
    }
    if (answer.bytes.length === 0) throw new ProviderError("doubtful", `${name} answered nothing.`);
    return { providerJobId: `${syncPrefix}${jobId}`, state: {}, answer: readFile(answer) };
  },

  async poll({ account, providerJobId, mediaType, modelId }) {
    if (providerJobId.startsWith(syncPrefix)) {
      const message = `${name} answered once, and the result was lost before it was stored.`;
      return { status: "failed", code: "result_unavailable", message };
    }
    const path = mediaType === "video" && modelId === "image-to-video" ? "image-to-video/result" : "results";
    const answer = await call(account, `${path}/${encodeURIComponent(providerJobId)}`);
    if (answer.status === 202) return { status: "working" };
    expectStatusSuccess(answer, name);
    return readFile(answer);
  },

  // There is nothing to tell: it works on, and its result is not fetched.
  cancel: () => Promise.resolve(),
};
