import { request as askNode } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { serveHandler, serveNodeHandler, type TestSite } from "@/scripts/testing/serve-handler";
import { answerNodeRequest, type WebHandler } from "./node-handler";

let site: TestSite | undefined;
afterEach(async () => {
  await site?.stop();
  vi.restoreAllMocks();
});

async function serve(handler: WebHandler): Promise<string> {
  site = await serveHandler(handler);
  return site.origin;
}

test.each(["[", "a b", ""])("a Host that is no address (%j) still gets its path answered", async (host) => {
  const origin = await serve(async (request) => new Response(new URL(request.url).pathname));
  const body = await new Promise<string>((resolve, reject) => {
    askNode(`${origin}/api/x`, { headers: { host } }, (answer) => resolve(text(answer)))
      .on("error", reject)
      .end();
  });
  expect(body).toBe("/api/x");
});

test("what a handler throws is logged and answered with 500", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const origin = await serve(() => Promise.reject(new Error("the disk is gone")));
  expect((await fetch(`${origin}/x?signature=secret`)).status).toBe(500);
  expect(log.mock.calls.flat().join()).toContain("the disk is gone");
  expect(log.mock.calls.flat().join()).not.toContain("secret");
});

test("bytes that end early break the answer off, and the log says why", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const origin = await serve(async () => {
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        if (pulls > 1) controller.error(new Error("read failed"));
        else controller.enqueue(new Uint8Array(10));
      },
    });
    return new Response(body, { headers: { "content-length": "100" } });
  });
  await expect(fetch(origin).then((answer) => answer.arrayBuffer())).rejects.toThrow(TypeError);
  await vi.waitFor(() => expect(log.mock.calls.flat().join()).toContain("read failed"));
});

test("a client that hangs up is no failure", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const answered = Promise.withResolvers<void>();
  const endless: WebHandler = async () =>
    new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) }));
  site = await serveNodeHandler(async (incoming, outgoing) => {
    await answerNodeRequest(endless, incoming, outgoing);
    answered.resolve();
  });
  const stop = new AbortController();
  const answer = await fetch(site.origin, { signal: stop.signal });
  await answer.body?.getReader().read();
  stop.abort();
  await answered.promise;
  expect(log).not.toHaveBeenCalled();
});
