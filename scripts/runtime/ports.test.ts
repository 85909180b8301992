import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { findFreePort, requireFreePort } from "./ports";

describe("ports", () => {
  it("a free one is accepted, 0 chooses one", async () => {
    const port = await findFreePort();
    expect(await requireFreePort(port)).toBe(port);
    expect(await requireFreePort(0)).toBeGreaterThan(0);
  });

  it.each(["127.0.0.1", "0.0.0.0"])("one that another program listens on at %s is refused by name", async (host) => {
    const port = await findFreePort();
    const other = createServer();
    await new Promise<void>((listening) => other.listen(port, host, listening));
    await expect(requireFreePort(port)).rejects.toThrow(`Port ${port} is in use by another program`);
    await new Promise((closed) => other.close(closed));
    expect(await requireFreePort(port)).toBe(port);
  });
});
