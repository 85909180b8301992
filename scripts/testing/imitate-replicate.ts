import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { Imitation, sendFault, sendJson } from "./imitation";

interface Prediction {
  id: string;
  model: string;
  version: string;
  prompt: string;
  input: Record<string, unknown>;
  webhook: string | undefined;
  createdAt: string;
  polls: number;
  isCanceled: boolean;
}

export interface ReplicateImitation extends Imitation {
  /** What a credential gives as `metadata.baseUrl`. */
  baseUrl: string;
  predictions: Map<string, Prediction>;
  /** How often each prediction was told to stop. */
  cancellations: string[];
  /** Posts the webhook of a prediction, signed; `forged` with another secret. */
  deliver(id: string, options?: { url?: string; forged?: boolean; messageId?: string }): Promise<number>;
}

const webhookSecret = `whsec_${Buffer.from("a secret of twenty-four b").toString("base64")}`;
const pageSize = 100;

/**
 * Imitates Replicate's HTTP API as documented: predictions are created, asked for, listed and cancelled; webhooks are
 * signed. A prediction is done at the third question.
 */
export async function imitateReplicate(port = 0): Promise<ReplicateImitation> {
  const predictions = new Map<string, Prediction>();
  const cancellations: string[] = [];

  function show(prediction: Prediction): Record<string, unknown> {
    const { id, model, version, input, createdAt, webhook, prompt } = prediction;
    const ending = imitation.takeFault(prompt, "end");
    const isDone = prediction.polls >= 3;
    const status = prediction.isCanceled
      ? "canceled"
      : !isDone
        ? prediction.polls < 2
          ? "starting"
          : "processing"
        : (ending?.replace("nsfw", "failed") ?? "succeeded");
    const errors: Record<string, string> = {
      failed: ending === "nsfw" ? "NSFW content detected. Try running it again." : "CUDA out of memory",
      aborted: "Prediction was aborted before it started",
    };
    return {
      id,
      model,
      version,
      input,
      status,
      created_at: createdAt,
      error: errors[status] ?? null,
      logs: status === "processing" ? " 40%|████      | 2/5" : "",
      output: status === "succeeded" ? [imitation.fileUrl(id, prompt)] : null,
      urls: { get: `${imitation.baseUrl}/predictions/${id}`, cancel: `${imitation.baseUrl}/predictions/${id}/cancel` },
      ...(webhook === undefined ? {} : { webhook }),
    };
  }

  function create(body: Buffer, model: string, response: ServerResponse): unknown {
    const sent = JSON.parse(body.toString("utf8")) as {
      input: Record<string, unknown>;
      version?: string;
      webhook?: string;
    };
    const prompt = String(sent.input.prompt);
    const fault = imitation.takeFault(prompt, "submit");
    if (fault === "503") return sendJson(response, 503, { detail: "Service is temporarily unavailable." });
    if (fault === "429") {
      const detail = "Request was throttled. Your rate limit resets in ~1s.";
      return sendJson(response, 429, { title: "Too many requests", status: 429, detail });
    }
    if (fault === "402") return sendJson(response, 402, { title: "Insufficient credit", detail: "Add credit." });
    if (fault === "422")
      return sendJson(response, 422, { title: "Input validation failed", detail: "- steps: too many" });
    if (fault !== "reset-after" && fault !== "malformed" && sendFault(response, fault)) return;
    imitation.countSubmission(prompt);
    const prediction: Prediction = {
      id: randomUUID().replaceAll("-", ""),
      model,
      version: sent.version ?? "hidden",
      prompt,
      input: sent.input,
      webhook: sent.webhook,
      createdAt: new Date().toISOString(),
      polls: 0,
      isCanceled: false,
    };
    predictions.set(prediction.id, prediction);
    if (fault === "reset-after") response.destroy();
    else if (fault === "malformed") sendFault(response, fault);
    // Nobody hears of it; the caller's process is killed meanwhile.
    else if (fault !== "silence") sendJson(response, 201, show(prediction));
  }

  function list(url: URL, response: ServerResponse): void {
    const start = Number(url.searchParams.get("cursor") ?? "0");
    const all = [...predictions.values()].reverse();
    const next = start + pageSize < all.length ? `${imitation.baseUrl}/predictions?cursor=${start + pageSize}` : null;
    sendJson(response, 200, { previous: null, next, results: all.slice(start, start + pageSize).map(show) });
  }

  function poll(prediction: Prediction, response: ServerResponse): unknown {
    const fault = imitation.takeFault(prediction.prompt, "poll");
    if (fault === "503") return sendJson(response, 503, { detail: "Service is temporarily unavailable." });
    if (fault === "429") return sendJson(response, 429, { detail: "Throttled." }, { "retry-after": "1" });
    if (sendFault(response, fault)) return;
    prediction.polls += 1;
    sendJson(response, 200, show(prediction));
  }

  async function answer(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): Promise<unknown> {
    if (request.headers.authorization !== `Bearer ${imitation.secret}`) {
      return sendJson(response, 401, {
        title: "Unauthenticated",
        detail: `Invalid token ${request.headers.authorization}`,
      });
    }
    const path = url.pathname.replace(/^\/v1/, "");
    const model = /^\/models\/([\w.-]+\/[\w.-]+)\/predictions$/.exec(path)?.[1];
    if (request.method === "POST" && (model !== undefined || path === "/predictions")) {
      return create(body, model ?? "by/version", response);
    }
    if (path === "/webhooks/default/secret") return sendJson(response, 200, { key: webhookSecret });
    if (path === "/predictions") return list(url, response);
    const [, id = "", action] = /^\/predictions\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    const prediction = predictions.get(id);
    if (prediction === undefined) return sendJson(response, 404, { detail: "The requested resource does not exist." });
    if (action === "cancel") {
      cancellations.push(id);
      prediction.isCanceled = prediction.polls < 3;
      return sendJson(response, 200, show(prediction));
    }
    poll(prediction, response);
  }

  const imitation: ReplicateImitation = Object.assign(new Imitation(answer), {
    baseUrl: "",
    predictions,
    cancellations,
    async deliver(id: string, options: { url?: string; forged?: boolean; messageId?: string } = {}): Promise<number> {
      const prediction = predictions.get(id);
      const url = options.url ?? prediction?.webhook;
      if (prediction === undefined || url === undefined) throw new Error("There is no webhook to send.");
      const body = JSON.stringify(show(prediction));
      const messageId = options.messageId ?? `msg_${randomUUID()}`;
      const now = new Date();
      const secret =
        options.forged === true ? `whsec_${Buffer.from("another secret here").toString("base64")}` : webhookSecret;
      const response = await fetch(url, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "webhook-id": messageId,
          "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
          "webhook-signature": new Webhook(secret).sign(messageId, now, body),
        },
      });
      await response.body?.cancel();
      return response.status;
    },
  });
  await imitation.listen(port);
  imitation.baseUrl = `${imitation.origin}/v1`;
  return imitation;
}
