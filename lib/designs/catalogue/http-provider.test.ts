import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { builtInStyles } from "./built-in-styles";
import { catalogueSizeLimit, createHttpProvider } from "./http-provider";

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/styles.json`;
}

function answerJson(body: unknown): RequestListener {
  return (_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  };
}

function list(url: string, timeoutMs?: number) {
  const now = () => new Date("2030-01-02T03:04:05.000Z");
  return createHttpProvider({ url, fetch, timeoutMs, now }).listStyles(new AbortController().signal);
}

test("a valid catalogue is listed and stamped with the time of the answer", async () => {
  const url = await serve(answerJson({ styles: builtInStyles }));
  const styles = await list(url);
  expect(styles.map((style) => style.id)).toEqual(builtInStyles.map((style) => style.id));
  expect(new Set(styles.map((style) => style.syncedAt))).toEqual(new Set(["2030-01-02T03:04:05.000Z"]));
});

test("a bare list is accepted too, with defaults for what providers leave out", async () => {
  const { description, category, key, syncedAt, ...bare } = builtInStyles[0] ?? {};
  expect([description, category, key, syncedAt]).not.toContain(undefined);
  const styles = await list(await serve(answerJson([bare])));
  expect(styles[0]).toMatchObject({ description: "", category: "other" });
});

test("a catalogue that never answers is unavailable after the timeout", async () => {
  const url = await serve(() => undefined);
  await expect(list(url, 50)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("0.05 s"),
  });
});

test("a catalogue that stops in the middle of its answer is unavailable after the timeout", async () => {
  const url = await serve((_request, response) => {
    response.write('{"styles":[');
  });
  await expect(list(url, 50)).rejects.toMatchObject({ code: "unavailable" });
});

test("a page of HTML is unavailable", async () => {
  const url = await serve((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>Sign in</title>");
  });
  await expect(list(url)).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("JSON") });
});

test("more than the limit is not read, whether the length is declared or not", async () => {
  const declared = await serve((_request, response) => {
    response.setHeader("content-length", String(catalogueSizeLimit + 1));
    response.write(" ");
  });
  await expect(list(declared)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("larger"),
  });
  const streamed = await serve((_request, response) => {
    response.on("error", () => undefined);
    for (let sent = 0; sent <= catalogueSizeLimit; sent += 65_536) response.write(" ".repeat(65_536));
    response.end();
  });
  await expect(list(streamed)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("larger"),
  });
});

test.each([
  ["a negative width", (style: Record<string, unknown>) => ({ ...style, spaces: [{ ...firstSpace(), widthMm: -1 }] })],
  ["an unknown field", (style: Record<string, unknown>) => ({ ...style, price: 3 })],
  [
    "a clip that is no path",
    (style: Record<string, unknown>) => ({ ...style, spaces: [{ ...firstSpace(), clip: "<svg>" }] }),
  ],
  ["no spaces", (style: Record<string, unknown>) => ({ ...style, spaces: [] })],
  ["two spaces on one side", (style: Record<string, unknown>) => ({ ...style, spaces: [firstSpace(), firstSpace()] })],
])("a style with %s makes the catalogue unavailable and names the place", async (_what, change) => {
  const url = await serve(answerJson([change({ ...builtInStyles[0] })]));
  const failure = await list(url).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "unavailable" });
  expect(failure).toHaveProperty("errors.0.path", expect.stringMatching(/^0/));
});

test("the same style twice, an error status and a closed port are unavailable", async () => {
  const twice = await serve(answerJson([builtInStyles[0], builtInStyles[0]]));
  await expect(list(twice)).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("twice") });
  const broken = await serve((_request, response) => {
    response.statusCode = 502;
    response.end();
  });
  await expect(list(broken)).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("502") });
  await closers.pop()?.();
  await expect(list(broken)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("reached"),
  });
});

test("the caller's own abort is not taken for an unavailable catalogue", async () => {
  const controller = new AbortController();
  const url = await serve(() => controller.abort(new Error("stopped by the caller")));
  const listing = createHttpProvider({ url, fetch }).listStyles(controller.signal);
  await expect(listing).rejects.toThrow("stopped by the caller");
});

function firstSpace() {
  return builtInStyles[0]?.spaces[0];
}
