import { createHash, createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { callProvider, type ProviderCall } from "./call-provider";
import { isContentRefusal } from "./content-refusal";
import { messageOf, readStatus, readSubmission } from "./judge-answer";
import {
  type GenerationClient,
  type ProviderAccount,
  type ProviderAnswer,
  ProviderError,
  type ProviderJob,
} from "./provider-port";
import { readRetryAfter } from "./read-retry-after";
import { checkPrompt, checkSingleResult } from "./single-result";

/** https://docs.fal.ai/model-apis/model-endpoints/queue */
const defaultBase = "https://queue.fal.run";
/** Public keys of webhooks: https://docs.fal.ai/model-apis/model-endpoints/webhooks */
const defaultKeys = "https://rest.alpha.fal.ai/.well-known/jwks.json";
const name = "fal";

const accepted = z.object({
  request_id: z.string().min(1).max(200),
  status_url: z.string().optional(),
  response_url: z.string().optional(),
  cancel_url: z.string().optional(),
});
const queueStatus = z.object({
  status: z.string(),
  queue_position: z.number().nullish(),
  error: z.unknown().optional(),
});
const addresses = z.object({ statusUrl: z.string(), responseUrl: z.string(), cancelUrl: z.string() });

const baseOf = (account: ProviderAccount) => account.baseUrl ?? defaultBase;

function call(account: ProviderAccount, url: string, options: Omit<ProviderCall, "url"> & { key?: string } = {}) {
  const { key, ...rest } = options;
  return callProvider({
    ...rest,
    url,
    headers: {
      authorization: `Key ${account.secret}`,
      accept: "application/json",
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
  });
}

/** The addresses that fal answered; ones that lead elsewhere than to the queue would take the key there. */
function addressesOf(account: ProviderAccount, modelId: string, answer: z.infer<typeof accepted>) {
  const base = baseOf(account);
  // Requests are kept by application: `fal-ai/flux/dev` has those of `fal-ai/flux`.
  const own = `${base}/${modelId.split("/").slice(0, 2).join("/")}/requests/${encodeURIComponent(answer.request_id)}`;
  const trusted = (url: string | undefined, fallback: string) =>
    url !== undefined && URL.canParse(url) && new URL(url).origin === new URL(base).origin ? url : fallback;
  return {
    statusUrl: trusted(answer.status_url, `${own}/status`),
    responseUrl: trusted(answer.response_url, own),
    cancelUrl: trusted(answer.cancel_url, `${own}/cancel`),
  };
}

function placesOf({ account, modelId, providerJobId, state }: ProviderJob) {
  const kept = addresses.safeParse(state);
  return kept.success ? kept.data : addressesOf(account, modelId, { request_id: providerJobId });
}

const file = z.object({ url: z.string() });
const resultShape = z
  .object({
    images: z.array(file),
    image: file,
    video: file,
    videos: z.array(file),
    audio: file,
    audio_file: file,
    audio_url: z.union([file, z.string()]),
    has_nsfw_concepts: z.array(z.boolean()),
  })
  .partial();

function readResult(json: unknown): ProviderAnswer {
  const parsed = resultShape.safeParse(json);
  if (!parsed.success) throw new ProviderError("away", `${name} answered a result that cannot be read.`);
  const { images, image, video, videos, audio, audio_file, audio_url, has_nsfw_concepts } = parsed.data;
  // The filter blacks the picture out and calls it done.
  if (has_nsfw_concepts?.includes(true) === true) {
    return { status: "failed", code: "content_refused", message: `${name}'s filter refused the picture.` };
  }
  const spoken = typeof audio_url === "string" ? audio_url : audio_url?.url;
  const found = images?.[0] ?? image ?? video ?? videos?.[0] ?? audio ?? audio_file;
  const url = found?.url ?? spoken;
  if (url !== undefined) return { status: "succeeded", output: { url } };
  return { status: "failed", code: "result_invalid", message: `${name} says it is done and names no file.` };
}

/** What went wrong with a request that has ended: the answer at `response_url` is the model's error. */
function readFailure(status: number, headers: Headers, text: string, json: unknown): ProviderAnswer {
  const message = messageOf(json) ?? `${name} answered ${status}.`;
  const type = headers.get("x-fal-error-type") ?? "";
  const isRefusal = type === "content_policy_violation" || isContentRefusal(text.slice(0, 4000));
  const code = isRefusal ? "content_refused" : status === 422 || status === 400 ? "input_refused" : "provider_failed";
  return { status: "failed", code, message };
}

/** Keys by their address, kept for a day as the documentation allows. */
const keySets = new Map<string, { keys: string[]; until: number }>();

async function readPublicKeys(account: ProviderAccount): Promise<string[]> {
  const url = account.baseUrl === undefined ? defaultKeys : `${account.baseUrl}/.well-known/jwks.json`;
  const known = keySets.get(url);
  if (known !== undefined && known.until > Date.now()) return known.keys;
  const shape = z.object({ keys: z.array(z.object({ x: z.string() })) });
  const { keys } = readStatus(await callProvider({ url, timeoutMs: 5000 }), name, shape);
  const set = keys.map((key) => key.x);
  keySets.set(url, { keys: set, until: Date.now() + 24 * 60 * 60_000 });
  return set;
}

/** Seconds that a signature's time may lie away from ours. */
const toleranceSeconds = 300;

const inbound = z.object({ request_id: z.string().min(1), status: z.string() });

/** fal's queue: submitted to queue.fal.run, asked and cancelled at the addresses it answers. It lists nothing. */
export const falClient: GenerationClient = {
  id: "fal",
  name,
  mediaTypes: ["image", "video", "audio"],
  needsCredential: true,
  isRepeatable: false,

  validateInput: ({ modelId, input }) => [
    ...(/^[\w.-]+(\/[\w.-]+)+$/.test(modelId)
      ? []
      : [{ path: "modelId", message: "is an endpoint such as fal-ai/flux/schnell" }]),
    ...(typeof input.prompt === "string" ? checkPrompt(input) : []),
    ...checkSingleResult(input),
  ],

  defaultModel: ({ mediaType }) =>
    ({ image: "fal-ai/flux/schnell", video: "fal-ai/minimax/video-01", audio: "fal-ai/stable-audio" })[mediaType],

  async submit({ account, modelId, input, submissionKey, webhookUrl }) {
    const hook = webhookUrl === undefined ? "" : `?fal_webhook=${encodeURIComponent(webhookUrl)}`;
    const answer = await call(account, `${baseOf(account)}/${modelId}${hook}`, {
      method: "POST",
      json: input,
      key: submissionKey,
    });
    const body = readSubmission(answer, name, accepted);
    return { providerJobId: body.request_id, state: addressesOf(account, modelId, body) };
  },

  async poll(job) {
    const places = placesOf(job);
    const status = readStatus(await call(job.account, places.statusUrl), name, queueStatus);
    if (status.status !== "COMPLETED") {
      return { status: "working", progress: status.status === "IN_PROGRESS" ? 50 : 0 };
    }
    const result = await call(job.account, places.responseUrl);
    if (result.status >= 200 && result.status <= 299) return readResult(result.json);
    if (result.status === 401 || result.status === 403) {
      throw new ProviderError("refused", `${name} does not take this key.`, { code: "credential_unusable" });
    }
    // The queue itself is unwell, or says that the failure is not the request's.
    const isTransient =
      result.status === 429 || (result.status >= 500 && result.headers.get("x-fal-retryable") !== "false");
    if (isTransient && result.headers.get("x-fal-error-type") === null) {
      const retryAfterMs = readRetryAfter(result.headers, result.text, new Date());
      const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
      throw new ProviderError("away", `${name} answered ${result.status}.`, wait);
    }
    return readFailure(result.status, result.headers, result.text, result.json);
  },

  async cancel(job) {
    const answer = await call(job.account, placesOf(job).cancelUrl, { method: "PUT" });
    // 400: it has ended already; 404: it is not there any more.
    if (answer.status >= 400 && answer.status !== 400 && answer.status !== 404) readStatus(answer, name, z.unknown());
  },

  async verifyWebhook({ account, headers, body }) {
    const requestId = headers.get("x-fal-webhook-request-id") ?? "";
    const userId = headers.get("x-fal-webhook-user-id") ?? "";
    const timestamp = headers.get("x-fal-webhook-timestamp") ?? "";
    const signature = headers.get("x-fal-webhook-signature") ?? "";
    if (requestId === "" || !/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{128}$/i.test(signature)) return undefined;
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > toleranceSeconds) return undefined;
    const digest = createHash("sha256").update(body).digest("hex");
    const signed = Buffer.from([requestId, userId, timestamp, digest].join("\n"));
    const isGood = (await readPublicKeys(account)).some((x) => {
      const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
      return verify(null, signed, key, Buffer.from(signature, "hex"));
    });
    if (!isGood) return undefined;
    let json: unknown;
    try {
      json = JSON.parse(body.toString("utf8"));
    } catch {
      return undefined;
    }
    const parsed = inbound.safeParse(json);
    if (!parsed.success || parsed.data.request_id !== requestId) return undefined;
    const { request_id, status } = parsed.data;
    return { messageId: request_id, providerJobId: request_id, state: {}, payload: { request_id, status } };
  },
};
