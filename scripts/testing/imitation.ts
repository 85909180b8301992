import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import sharp from "sharp";

/** Moments at which an imitated provider can go wrong. */
type Moment = "submit" | "poll" | "file" | "end";

/**
 * What is to go wrong with a job is written into its prompt, so that a test and a server in another process agree:
 * `Lamp 7 {submit:503,429;poll:malformed;file:expired;end:aborted}`. Faults of a moment happen one after the other, then
 * all is well.
 */
function readFaults(prompt: string): Record<Moment, string[]> {
  const faults: Record<Moment, string[]> = { submit: [], poll: [], file: [], end: [] };
  for (const part of /\{([^}]*)\}/.exec(prompt)?.[1]?.split(";") ?? []) {
    const [moment = "", names = ""] = part.split(":");
    if (moment in faults) faults[moment as Moment] = names.split(",");
  }
  return faults;
}

/** A file that a provider made, as its address stands at the moment. */
interface MadeFile {
  prompt: string;
  /** Counts the addresses: an expired one stays expired. */
  version: number;
}

/** What imitations of providers share: faults by plan, counting of submissions, files whose addresses expire. */
export class Imitation {
  readonly #server: Server;
  readonly #faults = new Map<string, Record<Moment, string[]>>();
  readonly #submissions = new Map<string, number>();
  readonly #files = new Map<string, MadeFile>();
  /** Hangs up on everybody. */
  isDown = false;
  origin = "";
  /** The key that callers have to know. */
  secret = "r8_imitation_0123456789";

  constructor(
    answer: (request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse) => Promise<unknown>,
  ) {
    this.#server = createServer(async (request, response) => {
      if (this.isDown) {
        request.socket.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const url = new URL(request.url ?? "/", this.origin);
      if (url.pathname.startsWith("/files/")) await this.#answerFile(url, response);
      else await answer(request, url, Buffer.concat(chunks), response);
    });
  }

  async listen(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The imitation has no port.");
    this.origin = `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** The next fault planned for a moment of a prompt. */
  takeFault(prompt: string, moment: Moment): string | undefined {
    let faults = this.#faults.get(prompt);
    if (faults === undefined) {
      faults = readFaults(prompt);
      this.#faults.set(prompt, faults);
    }
    // What a job ends as does not change, however often it is asked.
    return moment === "end" ? faults.end[0] : faults[moment].shift();
  }

  /** Notes that a job was really created: somebody pays for it. */
  countSubmission(prompt: string): void {
    this.#submissions.set(prompt, (this.#submissions.get(prompt) ?? 0) + 1);
  }

  /** How often a prompt was paid for. */
  submissionsOf(prompt: string): number {
    return this.#submissions.get(prompt) ?? 0;
  }

  /** Jobs that were paid for, all together. */
  get submissions(): number {
    return [...this.#submissions.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The address of a job's file, the newest one. */
  fileUrl(id: string, prompt: string): string {
    const file = this.#files.get(id) ?? { prompt, version: 1 };
    this.#files.set(id, file);
    return `${this.origin}/files/${id}.png?v=${file.version}`;
  }

  async #answerFile(url: URL, response: ServerResponse): Promise<unknown> {
    const id = url.pathname.slice("/files/".length).replace(/\.png$/, "");
    const file = this.#files.get(id);
    if (file === undefined || Number(url.searchParams.get("v")) !== file.version) {
      sendJson(response, 403, { detail: "Request has expired" });
      return;
    }
    const fault = this.takeFault(file.prompt, "file");
    if (fault === "expired") file.version += 1;
    await sendFile(response, id, fault);
  }
}

async function sendFile(response: ServerResponse, id: string, fault: string | undefined): Promise<unknown> {
  const png = { "content-type": "image/png" };
  switch (fault) {
    case "expired":
      return sendJson(response, 403, { detail: "Request has expired" });
    case "503":
      response.writeHead(503).end();
      return;
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end("<!DOCTYPE html><h1>Something went wrong</h1>");
      return;
    case "cut":
      response.writeHead(200, { ...png, "content-length": 100_000 }).write("\x89PNG\r\n");
      response.destroy();
      return;
    case "huge":
      response.writeHead(200, { ...png, "content-length": 1024 ** 3 }).flushHeaders();
      return;
    case "endless": {
      response.writeHead(200, png);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024)));
      };
      response.on("drain", more);
      more();
      return;
    }
    default:
      response.writeHead(200, png).end(await pictureOf(id));
  }
}

/** A picture that no other job has. */
function pictureOf(id: string): Promise<Buffer> {
  const [r = 0, g = 0, b = 0, ...rest] = Buffer.from(id);
  const text = Buffer.from([r, g, b, ...rest, ...Buffer.alloc(192)]).subarray(0, 192);
  return sharp(text, { raw: { width: 8, height: 8, channels: 3 } })
    .png()
    .toBuffer();
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Faults that any request to a queue can meet. True when the request was answered. */
export function sendFault(response: ServerResponse, fault: string | undefined): boolean {
  switch (fault) {
    case "500":
      response.writeHead(500).end();
      return true;
    case "bare503":
      response.writeHead(503).end();
      return true;
    case "malformed":
      response.writeHead(200, { "content-type": "application/json" }).end('{"id": "abc", "status": ');
      return true;
    case "reset":
      response.destroy();
      return true;
    default:
      return false;
  }
}
