import http from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { serializeSteps } from "./build-request";
import { toCanonicalJson } from "./canonical-json";
import type { Engine } from "./engine";
import { reloadRun } from "./load-run";
import { describeError } from "./log";
import { isUuid } from "./new-id";
import { header, limits, syncAnswerSchema } from "./protocol";
import { InvalidEvents, readEvents, receiveEvents } from "./receive-events";
import { resolveStep } from "./resolve-step";
import { hashedSigningKey, sameSecret } from "./sign";

export interface ApiOptions {
  engine: Engine;
  host: string;
  port: number;
  signingKey: string;
  eventKey: string;
  /** Hears of events no function listens to: the functions may have changed. */
  onUnheard: () => void;
}

interface Reply {
  status: number;
  /** JSON text. */
  body: string;
}

function reply(status: number, value: unknown): Reply {
  return { status, body: JSON.stringify(value) };
}

function refuse(status: number, error: string): Reply {
  return reply(status, { error, status });
}

class BadRequest extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function readJson(request: http.IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limits.bodyBytes) {
      throw new BadRequest(413, "The body exceeds 4 MB.");
    }
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new BadRequest(400, "The body is not JSON.");
  }
}

async function postEvents(options: ApiOptions, request: http.IncomingMessage, key: string): Promise<Reply> {
  if (!sameSecret(key, options.eventKey)) {
    return refuse(401, "The event key is wrong.");
  }
  const seed = request.headers[header.eventIdSeed];
  const events = readEvents(await readJson(request), typeof seed === "string" ? seed : undefined);
  const ids = events.length === 0 ? [] : await receiveEvents(options.engine, events);
  if (events.some((event) => options.engine.registry.listening(event.name).length === 0)) {
    options.onUnheard();
  }
  return reply(200, { ids, status: 200 });
}

const signalSchema = z.object({ signal: z.string().min(1), data: z.unknown().optional() });

async function postSignal(engine: Engine, body: unknown): Promise<Reply> {
  const parsed = signalSchema.safeParse(body);
  if (!parsed.success) {
    return refuse(400, "signal: required");
  }
  const { data } = parsed.data;
  const signal = parsed.data.signal.replaceAll("\u0000", "");
  const runId = await engine.database.transaction(async (tx) => {
    const [wait] = await tx.query<{ run_id: string; step_id: string }>(
      "delete from engine.waits where kind = 'signal' and name = $1 returning run_id, step_id",
      [signal],
    );
    if (wait !== undefined) {
      const memo = toCanonicalJson({ data: { signal, data: data ?? null } });
      await resolveStep(engine, tx, { runId: wait.run_id, stepId: wait.step_id, status: "completed", memo });
    }
    return wait?.run_id;
  });
  return runId === undefined ? refuse(404, "No run waits for this signal.") : reply(200, { data: { run_id: runId } });
}

async function getRunState(engine: Engine, runId: string, part: string): Promise<Reply> {
  const run = isUuid(runId) ? await engine.database.transaction((tx) => reloadRun(tx, runId)) : undefined;
  if (run === undefined) {
    return refuse(404, "The run was not found.");
  }
  return { status: 200, body: part === "batch" ? run.events : serializeSteps(run) };
}

async function postRegister(engine: Engine, body: unknown): Promise<Reply> {
  const parsed = syncAnswerSchema.safeParse(body);
  if (!parsed.success) {
    return refuse(400, "functions: could not be read");
  }
  return reply(200, { ok: true, modified: await engine.registry.store(parsed.data.functions) });
}

async function route(options: ApiOptions, request: http.IncomingMessage): Promise<Reply> {
  const { engine } = options;
  const path = new URL(request.url ?? "/", "http://executor").pathname;
  const method = request.method ?? "GET";
  if (path === "/health" && method === "GET") {
    await engine.database.query("select 1 as ok");
    return reply(200, { status: "ok" });
  }
  const eventKey = /^\/e\/([^/]+)$/.exec(path)?.[1];
  if (eventKey !== undefined && method === "POST") {
    return postEvents(options, request, decodeURIComponent(eventKey));
  }
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (!sameSecret(bearer, hashedSigningKey(options.signingKey))) {
    return refuse(401, "The signing key is wrong.");
  }
  const state = /^\/v0\/runs\/([^/]+)\/(actions|batch)$/.exec(path);
  if (state?.[1] !== undefined && state[2] !== undefined && method === "GET") {
    return getRunState(engine, decodeURIComponent(state[1]), state[2]);
  }
  if (path === "/v1/signals" && method === "POST") {
    return postSignal(engine, await readJson(request));
  }
  if (path === "/fn/register" && method === "POST") {
    return postRegister(engine, await readJson(request));
  }
  return refuse(404, "There is nothing here.");
}

async function answer(options: ApiOptions, request: http.IncomingMessage): Promise<Reply> {
  try {
    return await route(options, request);
  } catch (error) {
    if (error instanceof BadRequest) {
      return refuse(error.status, error.message);
    }
    if (error instanceof InvalidEvents) {
      return refuse(400, error.message);
    }
    if (error instanceof URIError) {
      return refuse(400, "The address is malformed.");
    }
    options.engine.log("error", "A request failed.", {
      path: request.url?.split("?")[0],
      reason: describeError(error),
    });
    return refuse(503, "The executor cannot serve this now.");
  }
}

export interface Api {
  url: string;
  close(): Promise<void>;
}

/** Serves what the SDK and the supervisor call: events, signals, large runs' state, registration, health. */
export async function serveApi(options: ApiOptions): Promise<Api> {
  const server = http.createServer((request, response) => {
    void answer(options, request).then((result) => {
      if (result.status === 413) {
        response.setHeader("connection", "close");
      }
      response.writeHead(result.status, { "content-type": "application/json" });
      response.end(result.body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  return {
    url: `http://${options.host.includes(":") ? `[${options.host}]` : options.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
