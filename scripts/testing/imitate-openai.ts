import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import sharp from "sharp";

/** What the imitation does with a request; chosen by the model's name, everything else is answered well. */
const scripts: Readonly<Record<string, (response: ServerResponse) => void>> = {
  unauthorized: (response) => fail(response, 401, "Incorrect API key provided: sk-imitation-secret", "invalid_api_key"),
  forbidden: (response) => fail(response, 403, "Your project has no access to the model", "model_not_allowed"),
  unknown: (response) => fail(response, 404, "The model `unknown` does not exist", "model_not_found"),
  busy: (response) => {
    response.setHeader("retry-after", "7");
    fail(response, 429, "Rate limit reached for requests", "rate_limit_exceeded");
  },
  poor: (response) => fail(response, 429, "You exceeded your current quota", "insufficient_quota"),
  broken: (response) => fail(response, 500, "The server had an error", null),
  moderated: (response) => fail(response, 400, "Your request was rejected by the safety system", "moderation_blocked"),
  page: (response) =>
    void response.writeHead(200, { "content-type": "text/html" }).end("<!DOCTYPE html><h1>Bad gateway</h1>"),
  garbled: (response) => void response.writeHead(200, { "content-type": "application/json" }).end('{"choices": [{'),
  dropped: (response) => void response.destroy(),
  telling: (response) =>
    fail(response, 400, `Header Authorization: ${response.req.headers.authorization} is odd`, null),
  hanging: () => undefined,
  inside: (response) => void response.writeHead(307, { location: "http://169.254.169.254/latest/meta-data" }).end(),
};

function fail(response: ServerResponse, status: number, message: string, code: string | null): void {
  send(response, status, { error: { message, type: "imitated_error", param: null, code } });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  minItems?: number;
  minimum?: number;
};

/** The plainest value that fits a JSON schema. */
function fillSchema(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object")
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, fillSchema(part)]));
  if (type === "array")
    return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => fillSchema(schema.items ?? {}));
  if (type === "number" || type === "integer") return schema.minimum ?? 1;
  if (type === "boolean") return true;
  return "imitated";
}

interface ChatRequest {
  model?: string;
  response_format?: { json_schema?: { schema?: Schema } };
}

function answerChat(response: ServerResponse, model: string, request: ChatRequest): void {
  const schema = request.response_format?.json_schema?.schema;
  const good = schema === undefined ? "Imitated words." : JSON.stringify(fillSchema(schema));
  const contents: Record<string, string> = { astray: '{"nothing": "of the kind"}', silent: "" };
  const isCut = model === "cut";
  const isRefused = model === "refusing";
  send(response, 200, {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: isCut ? good.slice(0, 5) : isRefused ? null : (contents[model] ?? good),
        },
        finish_reason: isCut ? "length" : isRefused ? "content_filter" : "stop",
      },
    ],
    usage: { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 },
  });
}

async function answerImage(response: ServerResponse, model: string): Promise<void> {
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#3366cc" } })
    .png()
    .toBuffer();
  const bytes = model === "astray" ? Buffer.from("<html>no picture</html>") : picture;
  send(response, 200, { created: 0, data: model === "silent" ? [] : [{ b64_json: bytes.toString("base64") }] });
}

/** Half a second of silence. */
function makeWav(): Buffer {
  const samples = Buffer.alloc(8000);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export interface ImitatedRequest {
  path: string;
  authorization: string | undefined;
  contentType: string | undefined;
  model: string;
  /** The body as text. */
  body: string;
}

export interface OpenAiImitation {
  /** `127.0.0.1:<port>`, for `ATELIER_ALLOWED_HOSTS` */
  host: string;
  /** Base URL that clients are given: ends in `/v1`. */
  baseUrl: string;
  /** Every request so far: whoever pays wants to know how many there were. */
  requests: ImitatedRequest[];
  close: () => Promise<void>;
}

/**
 * Imitates an OpenAI-compatible server (chat completions with JSON schemas, pictures, speech, list of models) and, by the
 * model's name, the ways in which such servers fail: unauthorized, forbidden, unknown, busy, poor, broken, moderated, page,
 * garbled, dropped, telling (the key), hanging, inside, astray, silent, cut, refusing.
 */
export async function startOpenAiImitation(): Promise<OpenAiImitation> {
  const requests: ImitatedRequest[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = (await readBody(request)).toString("latin1");
    const path = request.url ?? "/";
    const contentType = request.headers["content-type"];
    const isForm = contentType?.startsWith("multipart/form-data") === true;
    const json: ChatRequest = isForm || body === "" ? {} : JSON.parse(body);
    const model = json.model ?? /name="model"\s+(\S+)/.exec(body)?.[1] ?? "";
    requests.push({ path, authorization: request.headers.authorization, contentType, model, body });
    const script = scripts[model];
    if (path === "/v1/models") send(response, 200, { object: "list", data: [{ id: "good", object: "model" }] });
    else if (script !== undefined) script(response);
    else if (path === "/v1/chat/completions") answerChat(response, model, json);
    else if (path === "/v1/images/generations" || path === "/v1/images/edits") await answerImage(response, model);
    else if (path === "/v1/audio/speech") response.writeHead(200, { "content-type": "audio/wav" }).end(makeWav());
    else fail(response, 404, `Unknown request URL: ${path}`, "unknown_url");
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => fail(response, 500, String(error), null));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    baseUrl: `http://${host}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
