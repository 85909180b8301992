import { isDeepStrictEqual } from "node:util";
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { z } from "zod";
import { callProvider, type ProviderCall } from "./call-provider";
import { isContentRefusal } from "./content-refusal";
import { expectStatusSuccess, readStatus, readSubmission } from "./judge-answer";
import type {
  FoundSubmission,
  GenerationClient,
  ProviderAccount,
  ProviderAnswer,
  VerifiedMessage,
} from "./provider-port";
import { checkSingleResult } from "./single-result";
import { hashToken } from "./webhook-token";

/** https://replicate.com/docs/reference/http */
const defaultBase = "https://api.replicate.com/v1";
const name = "Replicate";

const urls = z.object({ get: z.string(), cancel: z.string() }).partial();
const created = z.object({ id: z.string().min(1).max(200), urls: urls.optional() });
const prediction = z.object({
  id: z.string(),
  status: z.string(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  logs: z.string().nullish(),
});
type Prediction = z.infer<typeof prediction>;

/** A prediction in the list of an account; the address of a webhook comes only where the account shows it. */
const listed = z.object({
  id: z.string(),
  model: z.string().optional(),
  version: z.string().optional(),
  input: z.record(z.string(), z.unknown()).nullish(),
  webhook: z.string().nullish(),
  created_at: z.string(),
});
const predictionPage = z.object({ results: z.array(listed), next: z.string().nullish() });
type PredictionPage = z.infer<typeof predictionPage>;
/** Pages of 100 looked through for a submission. */
const mostPages = 10;
/** Milliseconds that the provider's clock may be behind ours. */
const clockSkewMs = 60_000;

const baseOf = (account: ProviderAccount) => account.baseUrl ?? defaultBase;

function call(account: ProviderAccount, path: string, options: Omit<ProviderCall, "url"> = {}) {
  return callProvider({
    ...options,
    url: `${baseOf(account)}${path}`,
    headers: { authorization: `Bearer ${account.secret}`, accept: "application/json" },
  });
}

async function readPage(account: ProviderAccount, path: string): Promise<PredictionPage> {
  return readStatus(await call(account, path), name, predictionPage);
}

/** `owner/name` runs the model's newest version, `owner/name:version` or a bare version exactly that one. */
function modelPattern(modelId: string): { owner?: string; version?: string } | undefined {
  const bare = /^[0-9a-f]{64}$/.exec(modelId);
  if (bare !== null) return { version: modelId };
  const named = /^([a-z0-9][\w.-]*\/[a-z0-9][\w.-]*)(?::([0-9a-f]{64}))?$/i.exec(modelId);
  if (named?.[1] === undefined) return undefined;
  return named[2] === undefined ? { owner: named[1] } : { owner: named[1], version: named[2] };
}

/** The first address in an output: a string, a list of them, or an object that holds one. */
function findUrl(output: unknown, depth = 0): string | undefined {
  if (typeof output === "string") return /^(https?:|data:)/.test(output) ? output : undefined;
  if (typeof output !== "object" || output === null || depth > 3) return undefined;
  for (const item of Object.values(output)) {
    const found = findUrl(item, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function toAnswer(found: Prediction): ProviderAnswer {
  const error = typeof found.error === "string" ? found.error : found.error == null ? "" : JSON.stringify(found.error);
  switch (found.status) {
    case "succeeded": {
      const url = findUrl(found.output);
      if (url !== undefined) return { status: "succeeded", output: { url } };
      return { status: "failed", code: "result_invalid", message: `${name} says it is done and names no file.` };
    }
    case "failed":
      return {
        status: "failed",
        code: isContentRefusal(error) ? "content_refused" : "provider_failed",
        message: error === "" ? `${name} failed without saying why.` : error.slice(0, 500),
      };
    case "canceled":
      return { status: "cancelled" };
    // Its deadline passed before it started; not charged.
    case "aborted":
      return { status: "failed", code: "provider_aborted", message: error || `${name} stopped it before it began.` };
    default:
      return { status: "working", ...readProgress(found.logs) };
  }
}

/** The last percentage in the logs, as the progress bars of many models print it. */
function readProgress(logs: string | null | undefined): { progress?: number } {
  const last = logs
    ?.slice(-2000)
    .match(/(\d{1,3})%\|/g)
    ?.at(-1);
  return last === undefined ? {} : { progress: Math.min(99, Number.parseInt(last, 10)) };
}

/** Signing secrets by account, kept for ten minutes: a webhook is answered at once. */
const secrets = new Map<string, { secret: string; until: number }>();

async function readSigningSecret(account: ProviderAccount): Promise<string> {
  const key = `${baseOf(account)} ${account.credentialId}`;
  const known = secrets.get(key);
  if (known !== undefined && known.until > Date.now()) return known.secret;
  const answer = await call(account, "/webhooks/default/secret", { timeoutMs: 5000 });
  const { key: secret } = readStatus(answer, name, z.object({ key: z.string().min(1) }));
  if (secrets.size > 1000) secrets.clear();
  secrets.set(key, { secret, until: Date.now() + 10 * 60_000 });
  return secret;
}

/** Replicate's predictions: created, asked for, cancelled, listed; webhooks signed as Standard Webhooks are. */
export const replicateClient: GenerationClient = {
  id: "replicate",
  name,
  mediaTypes: ["image", "video", "audio"],
  needsCredential: true,
  isRepeatable: false,

  validateInput: ({ modelId, input }) => [
    ...(modelPattern(modelId) === undefined
      ? [{ path: "modelId", message: "is owner/name, owner/name:version or a version" }]
      : []),
    ...checkSingleResult(input),
  ],

  defaultModel: ({ mediaType }) =>
    ({
      image: "black-forest-labs/flux-schnell",
      video: "minimax/video-01",
      audio: "meta/musicgen:671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb",
    })[mediaType],

  async submit({ account, modelId, input, webhookUrl }) {
    const { owner, version } = modelPattern(modelId) ?? {};
    const path = version === undefined ? `/models/${owner}/predictions` : "/predictions";
    const answer = await call(account, path, {
      method: "POST",
      json: {
        input,
        ...(version === undefined ? {} : { version }),
        // Replicate itself takes only addresses with TLS.
        ...(webhookUrl !== undefined && (webhookUrl.startsWith("https:") || account.baseUrl !== undefined)
          ? { webhook: webhookUrl, webhook_events_filter: ["completed"] }
          : {}),
      },
    });
    const { id } = readSubmission(answer, name, created);
    return { providerJobId: id, state: {} };
  },

  async poll({ account, providerJobId }) {
    return toAnswer(readStatus(await call(account, predictionPath(providerJobId)), name, prediction));
  },

  async cancel({ account, providerJobId }) {
    const answer = await call(account, `${predictionPath(providerJobId)}/cancel`, { method: "POST" });
    if (answer.status !== 404) expectStatusSuccess(answer, name);
  },

  async findSubmission({ account, modelId, input, submittedAfter, webhookTokenHash }) {
    const since = submittedAfter.getTime() - clockSkewMs;
    const { owner, version } = modelPattern(modelId) ?? {};
    const found: FoundSubmission[] = [];
    let path: string | undefined = "/predictions";
    for (let page = 0; path !== undefined && page < mostPages; page += 1) {
      const { results, next }: PredictionPage = await readPage(account, path);
      for (const item of results) {
        if (Date.parse(item.created_at) < since) continue;
        const token = item.webhook?.split("/").at(-1);
        const isCertain = token !== undefined && webhookTokenHash !== null && hashToken(token) === webhookTokenHash;
        const isOther = token !== undefined && webhookTokenHash !== null && !isCertain;
        const isSameModel = version !== undefined ? item.version === version : item.model === owner;
        if (isCertain || (!isOther && isSameModel && isDeepStrictEqual(item.input, { ...input }))) {
          found.push({ providerJobId: item.id, state: {}, isCertain });
        }
      }
      const oldest = results.at(-1);
      const isPast = oldest === undefined || Date.parse(oldest.created_at) < since;
      const query: string = next == null || !URL.canParse(next) ? "" : new URL(next).search;
      path = isPast || query === "" ? undefined : `/predictions${query}`;
    }
    return found;
  },

  async verifyWebhook({ account, headers, body }): Promise<VerifiedMessage | undefined> {
    const messageId = headers.get("webhook-id") ?? "";
    const secret = await readSigningSecret(account);
    try {
      new Webhook(secret).verify(body, {
        "webhook-id": messageId,
        "webhook-timestamp": headers.get("webhook-timestamp") ?? "",
        "webhook-signature": headers.get("webhook-signature") ?? "",
      });
    } catch (error) {
      if (error instanceof WebhookVerificationError || error instanceof SyntaxError) return undefined;
      throw error;
    }
    const parsed = prediction.safeParse(JSON.parse(body.toString("utf8")));
    if (!parsed.success) return undefined;
    const { id, status } = parsed.data;
    return { messageId: messageId.slice(0, 200), providerJobId: id, state: {}, payload: { id, status } };
  },
};

const predictionPath = (id: string) => `/predictions/${encodeURIComponent(id)}`;
