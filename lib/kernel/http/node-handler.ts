import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Answers a web-standard request. */
export type WebHandler = (request: Request) => Promise<Response>;

/** Answers a request of Node's own server. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

function toRequest(incoming: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`), {
    method,
    headers,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: "half" as const } : {}),
  });
}

/**
 * Lets a web-standard handler answer a request of Node's own server. The body is read no faster than the client takes it,
 * and no further once the client is gone.
 * @param extraHeaders set where the handler sets none of that name
 */
export async function answerNodeRequest(
  handler: WebHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  extraHeaders: Readonly<Record<string, string>> = {},
): Promise<void> {
  try {
    const response = await handler(toRequest(incoming));
    for (const [name, value] of Object.entries(extraHeaders)) outgoing.setHeader(name, value);
    outgoing.setHeaders(response.headers);
    outgoing.statusCode = response.status;
    if (response.body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), outgoing);
  } catch {
    // The client hung up, or the bytes ended early: neither can be told in an answer that has begun.
    outgoing.destroy();
  }
}
