import { createServer } from "node:http";
import { answerNodeRequest, type NodeHandler, type WebHandler } from "@/lib/kernel/http/node-handler";

export interface TestSite {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  stop(): Promise<void>;
}

/** Serves a handler of Node's own kind over real HTTP on a free port. */
export async function serveNodeHandler(handler: NodeHandler): Promise<TestSite> {
  const server = createServer((incoming, outgoing) => {
    void handler(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test site has no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Serves a web-standard handler, so that tests meet headers, streams and hang-ups. */
export function serveHandler(handler: WebHandler): Promise<TestSite> {
  return serveNodeHandler((incoming, outgoing) => answerNodeRequest(handler, incoming, outgoing));
}
