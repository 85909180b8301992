import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";

/**
 * Serves the built studio. Next's own server takes a client's word for its address (`X-Forwarded-For`); this one hands
 * the socket's address on as `x-atelier-peer`, which rate limits and the list of sessions rely on.
 * Run by plain Node, so it imports nothing of the project.
 */
const port = Number(process.env.PORT ?? "3000");
const hostname = "0.0.0.0";
const isProxyTrusted = process.env.TRUST_PROXY === "1";
/** Next keeps its headers in the build, which does not know under which address it will run. */
const isSecure = process.env.ATELIER_URL?.startsWith("https:") === true;

function peerOf(socketAddress: string | undefined, forwardedFor: string | string[] | undefined): string {
  // The proxy appends the address it saw; everything before it is the client's claim.
  const forwarded = (Array.isArray(forwardedFor) ? forwardedFor.join(",") : (forwardedFor ?? ""))
    .split(",")
    .at(-1)
    ?.trim();
  if (isProxyTrusted && forwarded) return forwarded;
  return (socketAddress ?? "unknown").replace(/^::ffff:/, "");
}

const app = next({ dev: false, dir: process.cwd(), hostname, port });
await app.prepare();
const handle = app.getRequestHandler();

/** Whether Next can decode an address; what it cannot it answers with a page. */
function isDecodable(address: string): boolean {
  try {
    decodeURIComponent(address.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function problem(status: number, code: string, title: string, detail: string): string {
  return JSON.stringify({ type: `urn:atelier:problem:${code}`, title, status, code, detail });
}

const malformedAddress = problem(
  400,
  "malformed_request",
  "The request could not be read",
  "The address holds a percent-encoding that is not UTF-8.",
);
const wrongMethod = problem(405, "method_not_allowed", "Method not allowed", "This address does not know the method.");

/** Next answers a method that a route does not have with 405 and nothing else; the API promises a problem document. */
function explainWrongMethods(response: ServerResponse): void {
  const end = response.end.bind(response);
  response.end = ((...parts: Parameters<typeof end>) => {
    if (response.statusCode !== 405 || response.headersSent || typeof parts[0] === "string") return end(...parts);
    response.setHeader("content-type", "application/problem+json");
    return end(wrongMethod);
  }) as typeof response.end;
}

/** Answers signed links to files without Next; offered by the studio once it has loaded (`instrumentation.ts`). */
const globals = globalThis as typeof globalThis & {
  atelierAnswerSignedLink?: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

const server = createServer((request, response) => {
  if (isSecure) response.setHeader("Strict-Transport-Security", "max-age=31536000");
  if (!isDecodable(request.url ?? "/")) {
    response.writeHead(400, { "content-type": "application/problem+json" }).end(malformedAddress);
    return;
  }
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && request.url?.startsWith("/api/objects/") && globals.atelierAnswerSignedLink !== undefined) {
    void globals.atelierAnswerSignedLink(request, response);
    return;
  }
  if (request.url?.startsWith("/api/") && request.method !== "HEAD") explainWrongMethods(response);
  request.headers["x-atelier-peer"] = peerOf(request.socket.remoteAddress, request.headers["x-forwarded-for"]);
  handle(request, response).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
// Uploads of large files over slow lines take long; a client that sends no headers does not.
server.requestTimeout = 0;
server.headersTimeout = 30_000;
server.keepAliveTimeout = 65_000;
server.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
server.listen(port, hostname);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    // Live streams never end by themselves.
    setTimeout(() => server.closeAllConnections(), 1000).unref();
    setTimeout(() => process.exit(0), 5000).unref();
  });
}
