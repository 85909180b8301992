import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Imitation, sendFault, sendJson } from "./imitation";

interface QueuedRequest {
  id: string;
  app: string;
  prompt: string;
  webhook: string | undefined;
  polls: number;
  isCanceled: boolean;
}

export interface FalImitation extends Imitation {
  /** What a credential gives as `metadata.baseUrl`. */
  baseUrl: string;
  requests: Map<string, QueuedRequest>;
  cancellations: string[];
  /** Values of `Idempotency-Key`, in the order of arrival. */
  keys: string[];
  /** Posts the webhook of a request, signed; `forged` with another key. */
  deliver(id: string, options?: { url?: string; forged?: boolean }): Promise<number>;
}

/**
 * Imitates fal's queue as documented: a request is submitted to an endpoint, asked for at its status address, fetched at its
 * response address, cancelled with PUT; webhooks are signed with ED25519. A request is done at the third question.
 */
export async function imitateFal(port = 0): Promise<FalImitation> {
  const requests = new Map<string, QueuedRequest>();
  const cancellations: string[] = [];
  const keys: string[] = [];
  const pair = generateKeyPairSync("ed25519");
  const otherPair = generateKeyPairSync("ed25519");

  function addressesOf({ id, app }: QueuedRequest): Record<string, string> {
    const own = `${imitation.origin}/${app}/requests/${id}`;
    return { request_id: id, response_url: own, status_url: `${own}/status`, cancel_url: `${own}/cancel` };
  }

  function submit(url: URL, request: IncomingMessage, body: Buffer, response: ServerResponse): unknown {
    const sent = JSON.parse(body.toString("utf8")) as { prompt?: unknown };
    const prompt = String(sent.prompt);
    const fault = imitation.takeFault(prompt, "submit");
    if (fault === "503") return sendJson(response, 503, { detail: "No runner takes requests at the moment." });
    if (fault === "429") return sendJson(response, 429, { detail: "Too many requests" }, { "retry-after": "1" });
    if (fault === "402") return sendJson(response, 402, { detail: "User is locked. Reason: Exhausted balance." });
    if (fault === "422") {
      return sendJson(response, 422, { detail: [{ loc: ["body", "steps"], msg: "too many", type: "value_error" }] });
    }
    if (fault !== "reset-after" && fault !== "malformed" && sendFault(response, fault)) return;
    imitation.countSubmission(prompt);
    keys.push(String(request.headers["idempotency-key"]));
    const queued: QueuedRequest = {
      id: randomUUID(),
      // The queue keeps requests by application, whatever endpoint of it was called.
      app: url.pathname.split("/").slice(1, 3).join("/"),
      prompt,
      webhook: url.searchParams.get("fal_webhook") ?? undefined,
      polls: 0,
      isCanceled: false,
    };
    requests.set(queued.id, queued);
    if (fault === "reset-after") response.destroy();
    else if (fault === "malformed") sendFault(response, fault);
    else if (fault !== "silence")
      sendJson(response, 200, { status: "IN_QUEUE", queue_position: 0, ...addressesOf(queued) });
  }

  function status(queued: QueuedRequest, response: ServerResponse): unknown {
    const fault = imitation.takeFault(queued.prompt, "poll");
    if (fault === "503") return sendJson(response, 503, { detail: "Try again." });
    if (fault === "429") return sendJson(response, 429, { detail: "Too many requests" }, { "retry-after": "1" });
    if (sendFault(response, fault)) return;
    queued.polls += 1;
    const isDone = queued.polls >= 3 || queued.isCanceled;
    if (isDone) return sendJson(response, 200, { status: "COMPLETED", ...addressesOf(queued) });
    const state = queued.polls < 2 ? { status: "IN_QUEUE", queue_position: 1 } : { status: "IN_PROGRESS" };
    sendJson(response, 202, { ...state, ...addressesOf(queued) });
  }

  function result(queued: QueuedRequest, response: ServerResponse): unknown {
    const ending = queued.isCanceled ? "canceled" : imitation.takeFault(queued.prompt, "end");
    const failure = (code: number, type: string, msg: string) =>
      sendJson(response, code, { detail: [{ loc: ["body", "prompt"], msg, type }] }, { "x-fal-error-type": type });
    if (ending === "nsfw") return failure(422, "content_policy_violation", "The content could not be processed.");
    if (ending === "failed") return failure(500, "runner_scheduling_failure", "The model crashed.");
    if (ending === "aborted") return failure(504, "startup_timeout", "The runner did not start in time.");
    if (ending === "canceled") return failure(499, "client_cancelled", "Request was cancelled by the client.");
    const picture = {
      url: imitation.fileUrl(queued.id, queued.prompt),
      content_type: "image/png",
      width: 8,
      height: 8,
    };
    sendJson(response, 200, { images: [picture], seed: 1, has_nsfw_concepts: [ending === "black"] });
  }

  async function answer(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): Promise<unknown> {
    if (url.pathname === "/.well-known/jwks.json") {
      return sendJson(response, 200, { keys: [{ kid: "1", ...pair.publicKey.export({ format: "jwk" }) }] });
    }
    if (request.headers.authorization !== `Key ${imitation.secret}`) {
      return sendJson(response, 401, { detail: `Cannot access application with ${request.headers.authorization}` });
    }
    const [, id, action] = /\/requests\/([\w-]+)(?:\/(status|cancel))?$/.exec(url.pathname) ?? [];
    if (id === undefined) return submit(url, request, body, response);
    const queued = requests.get(id);
    if (queued === undefined) return sendJson(response, 404, { detail: "Request not found" });
    if (action === "status") return status(queued, response);
    if (action === undefined) return result(queued, response);
    if (queued.polls >= 3) return sendJson(response, 400, { status: "ALREADY_COMPLETED" });
    cancellations.push(id);
    queued.isCanceled = true;
    sendJson(response, 202, { status: "CANCELLATION_REQUESTED" });
  }

  const imitation: FalImitation = Object.assign(new Imitation(answer), {
    baseUrl: "",
    requests,
    cancellations,
    keys,
    async deliver(id: string, options: { url?: string; forged?: boolean } = {}): Promise<number> {
      const queued = requests.get(id);
      const url = options.url ?? queued?.webhook;
      if (queued === undefined || url === undefined) throw new Error("There is no webhook to send.");
      const body = JSON.stringify({ request_id: id, gateway_request_id: id, status: "OK", payload: { images: [] } });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const message = [id, "user-1", timestamp, createHash("sha256").update(body).digest("hex")].join("\n");
      const { privateKey } = options.forged === true ? otherPair : pair;
      const response = await fetch(url, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "x-fal-webhook-request-id": id,
          "x-fal-webhook-user-id": "user-1",
          "x-fal-webhook-timestamp": timestamp,
          "x-fal-webhook-signature": sign(null, Buffer.from(message), privateKey).toString("hex"),
        },
      });
      await response.body?.cancel();
      return response.status;
    },
  });
  imitation.secret = "imitation-id:imitation-secret";
  await imitation.listen(port);
  imitation.baseUrl = imitation.origin;
  return imitation;
}
