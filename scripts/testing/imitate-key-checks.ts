import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface KeyCheckServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** `127.0.0.1:<port>`, for ATELIER_ALLOWED_HOSTS. */
  host: string;
  /** From now on this key is good, and every other one is refused in words that repeat it. */
  accept: (key: string) => void;
  refuse: (key: string) => void;
  /** How it behaves whatever the key is. */
  behave: (mode: Mode) => void;
  /** Answers wait until so many requests are there, once. */
  holdUntil: (requests: number) => void;
  /** Paths asked for so far. */
  asked: () => readonly string[];
  close: () => Promise<void>;
}

type Mode = "well" | "down" | "busy" | "page" | "endless" | "missing";

/** What a right key gets to see, by the path after the base URL. */
const answers: Readonly<Record<string, object>> = {
  "/models": { object: "list", data: [{ id: "model-1" }] },
  "/account": { type: "organization", username: "acme" },
  "/v1/user/account": { id: "user-1", email: "ada@example.com" },
  "/system_stats": { system: { comfyui_version: "0.3.0" }, devices: [] },
  "/auth.test": { ok: true, team: "Acme", user: "atelier" },
  "/v1/me": { id: "1", email: "ada@example.com" },
  "/api/rpc/command/get-profile": { id: "6f0c1b2a-1111-4222-8333-944455566677", email: "ada@example.com" },
  "/photos": { results: [] },
  "/user": { login: "octocat" },
};

/** The key in whatever header this provider wants it. */
function keyOf({ headers }: IncomingMessage): string {
  const authorization = headers.authorization?.replace(/^(Bearer|Key|Token|Client-ID) /, "");
  const named = ["x-api-key", "x-goog-api-key", "x-figma-token"].map((name) => headers[name]).find(Boolean);
  return authorization ?? (typeof named === "string" ? named : "");
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** How each of them refuses a key. */
function refuseKey(path: string, key: string, response: ServerResponse): void {
  const [status, body] = refusalOf(path, key);
  send(response, status, body);
}

function refusalOf(path: string, key: string): [number, object] {
  if (path === "/auth.test") return [200, { ok: false, error: "invalid_auth" }];
  if (path === "/google/models") {
    const details = [{ reason: "API_KEY_INVALID" }];
    return [400, { error: { code: 400, message: `API key not valid: ${key}`, details } }];
  }
  if (path === "/api/rpc/command/get-profile")
    return [200, { id: "00000000-0000-0000-0000-000000000000", fullname: "Anonymous User" }];
  const message = `Incorrect API key provided: ${key}. You said ${encodeURIComponent(key)}.`;
  return [path === "/user" || path === "/v1/me" ? 403 : 401, { error: { message, type: "invalid_request_error" } }];
}

function misbehave(mode: Exclude<Mode, "well">, key: string, response: ServerResponse): void {
  switch (mode) {
    case "down":
      send(response, 503, { error: `down, and your key is ${key}` });
      break;
    case "busy":
      send(response, 429, { error: "slow down" }, { "retry-after": "7" });
      break;
    case "missing":
      send(response, 404, { error: "not found" });
      break;
    case "page":
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>");
      break;
    case "endless": {
      response.writeHead(200, { "content-type": "application/json" });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, "x")));
      };
      response.on("drain", more);
      more();
    }
  }
}

/** A server that speaks the calls by which keys are checked, for all providers at once, and repeats keys in its errors. */
export async function startKeyCheckServer({
  isGood = () => false,
}: {
  /** Keys that are good without having been accepted, for callers in another process. */
  isGood?: (key: string) => boolean;
} = {}): Promise<KeyCheckServer> {
  const good = new Set<string>();
  const asked: string[] = [];
  let mode: Mode = "well";
  let held = 0;
  let waiting: (() => void)[] = [];

  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const key = keyOf(request);
    if (mode !== "well") misbehave(mode, key, response);
    else if (good.has(key) || isGood(key)) {
      const answer = answers[path.replace(/^\/google/, "")];
      send(response, answer === undefined ? 404 : 200, answer ?? { detail: "Request not found" });
    } else refuseKey(path, key, response);
  };

  const server = createServer((request, response) => {
    request.resume();
    asked.push(request.url ?? "");
    if (held === 0) {
      respond(request, response);
      return;
    }
    waiting.push(() => respond(request, response));
    if (waiting.length < held) return;
    held = 0;
    for (const go of waiting) go();
    waiting = [];
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    host: `127.0.0.1:${address.port}`,
    accept: (key) => {
      good.add(key);
    },
    refuse: (key) => {
      good.delete(key);
    },
    behave: (next) => {
      mode = next;
    },
    holdUntil: (requests) => {
      held = requests;
    },
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
