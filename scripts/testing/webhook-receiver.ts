import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { resetEnv } from "@/lib/kernel/env";

export interface Received {
  /** `/path` */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** `127.0.0.1:<port>`, as `ATELIER_ALLOWED_HOSTS` takes it. */
  host: string;
  received: Received[];
  /** What it answers to a POST from now on. */
  answer: (request: Received) => { status: number; body?: string; headers?: Record<string, string> };
  close: () => Promise<void>;
}

/** Lets the guard against inner addresses pass a receiver in this process. */
export function allowHost(host: string): void {
  process.env.ATELIER_ALLOWED_HOSTS = [process.env.ATELIER_ALLOWED_HOSTS ?? "", host].join(",");
  resetEnv();
}

/** A server that writes down what it is sent. GET answers what came to that path, for tests in another process. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const entry = {
        path: request.url ?? "/",
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
      };
      if (request.method === "GET") {
        const told = receiver.received.filter(({ path }) => path === entry.path);
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(told));
        return;
      }
      receiver.received.push(entry);
      const { status, body = "ok", headers = {} } = receiver.answer(entry);
      response.writeHead(status, headers).end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The receiver has no port.");
  const { port } = address;
  const receiver: Receiver = {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    received: [],
    answer: () => ({ status: 200 }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return receiver;
}
