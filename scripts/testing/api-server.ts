import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;
type RouteModule = Partial<Record<"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE", Handler>>;

interface RouteEntry {
  segments: string[];
  load: () => Promise<RouteModule>;
}

/** The route files of the app, by the address that Next would give them. */
function readRoutes(): RouteEntry[] {
  const modules = import.meta.glob<RouteModule>("/app/api/**/route.ts");
  return Object.entries(modules)
    .map(([file, load]) => ({
      segments: file
        .replace(/^\/app\//, "")
        .replace(/\/route\.ts$/, "")
        .split("/"),
      load,
    }))
    .sort((a, b) => rank(a.segments).localeCompare(rank(b.segments)));
}

/** Literal segments win over parameters, parameters over the rest of the path. */
function rank(segments: readonly string[]): string {
  return segments.map((segment) => (segment.startsWith("[...") ? "2" : segment.startsWith("[") ? "1" : "0")).join("");
}

function matchRoute(route: readonly string[], path: readonly string[]): Record<string, string | string[]> | null {
  const params: Record<string, string | string[]> = {};
  for (const [index, segment] of route.entries()) {
    if (segment.startsWith("[...")) {
      if (index >= path.length) return null;
      params[segment.slice(4, -1)] = path.slice(index).map(decodeURIComponent);
      return params;
    }
    const part = path[index];
    if (part === undefined) return null;
    if (segment.startsWith("[")) params[segment.slice(1, -1)] = decodeURIComponent(part);
    else if (segment !== part) return null;
  }
  return route.length === path.length ? params : null;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function isMethod(method: string): method is keyof RouteModule {
  return ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].includes(method);
}

async function answer(
  routes: readonly RouteEntry[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`);
  const path = url.pathname.split("/").filter((part) => part !== "");
  if (!isDecodable(url.pathname)) {
    outgoing
      .writeHead(400, { "content-type": "application/problem+json" })
      .end(JSON.stringify({ code: "malformed_request" }));
    return;
  }
  for (const route of routes) {
    const params = matchRoute(route.segments, path);
    if (params === null) continue;
    const module = await route.load();
    const method = incoming.method ?? "GET";
    const handler = isMethod(method) ? (module[method] ?? (method === "HEAD" ? module.GET : undefined)) : undefined;
    if (handler === undefined) {
      outgoing
        .writeHead(405, { "content-type": "application/problem+json" })
        .end(JSON.stringify({ code: "method_not_allowed" }));
      return;
    }
    const abort = new AbortController();
    outgoing.on("close", () => abort.abort());
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) {
      for (const item of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, item);
    }
    headers.set("x-atelier-peer", incoming.socket.remoteAddress ?? "unknown");
    const hasBody = method !== "GET" && method !== "HEAD";
    const request = new Request(url, {
      method,
      headers,
      signal: abort.signal,
      ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: "half" } : {}),
    });
    const response = await handler(request, { params: Promise.resolve(params) });
    outgoing.statusCode = response.status;
    // A body that nobody read to its end leaves the connection in the middle of it.
    if (!incoming.complete) outgoing.setHeader("connection", "close");
    for (const [name, value] of response.headers) if (name !== "set-cookie") outgoing.setHeader(name, value);
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
    if (response.body === null || method === "HEAD") {
      outgoing.end();
      return;
    }
    outgoing.flushHeaders();
    for await (const chunk of response.body) outgoing.write(chunk);
    outgoing.end();
    return;
  }
  outgoing.writeHead(404, { "content-type": "application/problem+json" }).end(JSON.stringify({ code: "not_found" }));
}

export interface ApiServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  close: () => Promise<void>;
}

/** Serves the app's own route handlers over real HTTP, without building the app. */
export async function startApiServer(): Promise<ApiServer> {
  const routes = readRoutes();
  const server = createServer((incoming, outgoing) => {
    answer(routes, incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  process.env.PORT = String(address.port);
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
