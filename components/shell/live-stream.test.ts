import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createEventParser, parseChange, readStream, type StreamMessage, StreamRefused } from "./live-stream";

function parseAll(chunks: readonly string[]): StreamMessage[] {
  const messages: StreamMessage[] = [];
  const parse = createEventParser((message) => messages.push(message));
  for (const chunk of chunks) parse(chunk);
  return messages;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

describe("createEventParser", () => {
  const stream =
    ': hello\r\nretry: 2000\nevent: ready\nid: 4\ndata: {}\n\nevent: change\rid: 5\rdata: {"a":1}\rdata: b\r\rdata:c\n\n';
  const expected = [
    { event: "ready", lastEventId: "4", data: "{}" },
    { event: "change", lastEventId: "5", data: '{"a":1}\nb' },
    { event: "message", lastEventId: "5", data: "c" },
  ];

  it("reads events with every kind of line break", () => {
    expect(parseAll([stream])).toEqual(expected);
  });

  it("reads the same however the text is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length })), (cuts) => {
        const places = [0, ...cuts.sort((left, right) => left - right), stream.length];
        expect(parseAll(places.slice(1).map((end, index) => stream.slice(places[index], end)))).toEqual(expected);
      }),
    );
  });

  it("does not report an event that is not finished", () => {
    expect(parseAll(["data: a\n"])).toEqual([]);
  });
});

describe("parseChange", () => {
  it("takes entity, id and status, and refuses the rest", () => {
    expect(parseChange('{"entity":"designs","id":"1","status":"ready"}')).toEqual({
      entity: "designs",
      id: "1",
      status: "ready",
    });
    expect(parseChange('{"entity":"designs"}')).toBeNull();
    expect(parseChange("null")).toBeNull();
    expect(parseChange("{")).toBeNull();
  });
});

describe("readStream", () => {
  const options = (url: string, messages: StreamMessage[]) => ({
    url,
    lastEventId: "7",
    signal: new AbortController().signal,
    onOpen: () => {},
    onMessage: (message: StreamMessage) => messages.push(message),
  });

  it("asks for what came after the last event, and ends with the stream", async () => {
    let asked: string | undefined;
    const url = await serve((request, response) => {
      asked = String(request.headers["last-event-id"]);
      response.writeHead(200, { "content-type": "text/event-stream" }).end("id: 8\ndata: x\n\n");
    });
    const messages: StreamMessage[] = [];
    await readStream(options(url, messages));
    expect(asked).toBe("7");
    expect(messages).toEqual([{ event: "message", lastEventId: "8", data: "x" }]);
  });

  it("gives up for good when it is refused", async () => {
    const url = await serve((_, response) => response.writeHead(401).end());
    await expect(readStream(options(url, []))).rejects.toBeInstanceOf(StreamRefused);
  });

  it("counts a silent connection as dead", async () => {
    const url = await serve((_, response) => response.writeHead(200).write(": open\n"));
    await expect(readStream({ ...options(url, []), silenceMs: 50 })).rejects.toMatchObject({ name: "AbortError" });
  });
});
