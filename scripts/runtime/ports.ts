import { createServer } from "node:net";
import { StartFailure, systemErrorCode } from "./start-failure";

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.unref();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolvePort(bound));
    });
  });
}

/** A TCP port of the loopback interface that nobody listens on. */
export function findFreePort(): Promise<number> {
  return listenOnce(0, "127.0.0.1");
}

/**
 * Checks that the studio can listen on its port; 0 chooses a free one.
 * @returns the port
 * @throws StartFailure naming the port
 */
export async function requireFreePort(port: number): Promise<number> {
  try {
    // A server bound to loopback alone would not stop us from binding all interfaces, yet it would get the requests.
    const chosen = await listenOnce(port, "127.0.0.1");
    return await listenOnce(chosen, "0.0.0.0");
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "EADDRINUSE")
      throw new StartFailure(`Port ${port} is in use by another program; stop it or choose another port with PORT.`);
    if (code === "EACCES")
      throw new StartFailure(`Port ${port} may not be used by this user; choose one above 1023 with PORT.`);
    throw error;
  }
}
