import { AppError } from "@/lib/kernel/errors";
import { guardedFetch } from "@/lib/kernel/http/guarded-fetch";

/** Answers larger than this are none: a picture of 4096 × 4096 as base64 stays below. */
const maxAnswerBytes = 96 * 1024 * 1024;

/**
 * `fetch` for the SDK's providers: guarded, because organizations type addresses of servers (Ollama, vLLM) in, and bounded
 * in size.
 */
export const providerFetch: typeof globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : input;
  const response = await guardedFetch(url, await withPlainBody(init ?? {}));
  if (Number(response.headers.get("content-length") ?? "0") > maxAnswerBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  if (response.body === null) return response;
  let size = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > maxAnswerBytes) controller.error(tooLarge());
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(limit), {
    status: response.status,
    headers: [...response.headers],
  });
};

/** A form made by the runtime's own class means nothing to the guard's HTTP client: it travels as bytes. */
async function withPlainBody(init: RequestInit): Promise<RequestInit> {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const headers = new Headers(init.headers);
  headers.set("content-type", form.headers.get("content-type") ?? "multipart/form-data");
  return { ...init, headers, body: await form.arrayBuffer() };
}

function tooLarge(): AppError {
  return new AppError("provider_failed", `The provider's answer is larger than ${maxAnswerBytes / 1024 / 1024} MiB.`);
}
