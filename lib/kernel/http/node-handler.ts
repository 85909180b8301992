import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describeError } from "@/lib/kernel/describe-error";

/** Answers a web-standard request. */
export type WebHandler = (request: Request) => Promise<Response>;

/** Answers a request of Node's own server. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** What a stream ends with when the client has gone. */
const hangUps = new Set(["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE"]);

const isHangUp = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" && hangUps.has(error.code);

/** The address the client believes to have asked; a `Host` that is none does not keep the path from being answered. */
function toUrl({ url = "/", headers }: IncomingMessage): URL {
  const origin = `http://${headers.host ?? "localhost"}`;
  return new URL(url, URL.canParse(origin) ? origin : "http://localhost");
}

function toRequest(incoming: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(toUrl(incoming), {
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
  } catch (error) {
    if (!isHangUp(error)) {
      console.error(JSON.stringify({ level: "error", path: incoming.url?.split("?")[0], error: describeError(error) }));
    }
    // An answer that has begun cannot tell anything any more; breaking it off says that bytes are missing.
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(500).end();
  }
}
