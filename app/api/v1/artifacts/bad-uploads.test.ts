import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { artifacts, storedObjects } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { getEnv } from "@/lib/kernel/env";
import { DirectoryStore, setObjectStore } from "@/lib/kernel/storage";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { hugePng } from "@/scripts/testing/sample-files";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

const countOf = (caller: Caller) =>
  withSystem(async (tx) => ({
    artifacts: await tx.$count(artifacts, eq(artifacts.tenantId, caller.tenantId)),
    objects: await tx.$count(storedObjects, eq(storedObjects.tenantId, caller.tenantId)),
  }));

describe("bad uploads", () => {
  let owner: Caller;
  beforeAll(async () => {
    owner = await signUp(server.origin);
  });
  const expectNothing = async () => {
    expect(await countOf(owner)).toEqual({ artifacts: 0, objects: 0 });
    expect(await readdir(path.join(getEnv().ATELIER_DATA, "tmp")).catch(() => [])).toEqual([]);
  };
  const multipart = (body: string | Buffer, boundary = "b") =>
    owner.post("/artifacts", new Uint8Array(Buffer.from(body)), {
      "content-type": `multipart/form-data; boundary=${boundary}`,
    });
  const part = (name: string, value: string, more = "") =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

  it.each([
    ["no multipart", () => owner.post("/artifacts", { a: 1 }), 415],
    ["no file", () => multipart(`${part("other", "1")}--b--\r\n`), 422],
    ["an empty form", () => multipart("--b--\r\n"), 422],
    ["no end", () => multipart(part("file", "abc", '; filename="a.csv"')), 400],
    ["no boundary", () => owner.post("/artifacts", "x", { "content-type": "multipart/form-data; x=1" }), 400],
    ["nonsense", () => multipart("hello"), 400],
    [
      "two files",
      () =>
        multipart(`${part("file", "a,b", '; filename="a.csv"')}${part("file", "a,b", '; filename="b.csv"')}--b--\r\n`),
      422,
    ],
    [
      "a field twice",
      () => multipart(`${part("x", "1")}${part("x", "2")}${part("file", "a,b", '; filename="a.csv"')}--b--\r\n`),
      422,
    ],
    [
      "many fields",
      () => multipart(`${Array.from({ length: 50 }, (_, index) => part(`f${index}`, "1")).join("")}--b--\r\n`),
      422,
    ],
    [
      "a huge field",
      () => multipart(`${part("x", "1".repeat(100_000))}${part("file", "a", '; filename="a.csv"')}--b--\r\n`),
      422,
    ],
    ["a font that is none", () => owner.post("/artifacts", uploadForm("not a font", "font.ttf")), 415],
    [
      "a truncated image",
      async () => owner.post("/artifacts", uploadForm((await noisePng()).subarray(0, 900), "a.png")),
      422,
    ],
    ["30,000 × 30,000 pixels", () => owner.post("/artifacts", uploadForm(hugePng(30_000, 30_000), "a.png")), 413],
    ["an empty file", () => owner.post("/artifacts", uploadForm("", "a.png")), 422],
    ["an SVG bomb", () => owner.post("/artifacts", uploadForm('<!DOCTYPE svg [<!ENTITY a "a">]><svg/>', "a.svg")), 422],
  ] as const)("%s", async (_name, send, status) => {
    const answer = await send();
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    await expectNothing();
  });

  it("a body that says it is 10 GB is refused before it is sent", async () => {
    const status = await new Promise((resolve, reject) => {
      const sending = httpRequest(`${server.origin}/api/v1/artifacts`, {
        method: "POST",
        headers: {
          ...owner.headers,
          "content-type": "multipart/form-data; boundary=b",
          "content-length": String(10 * 1024 ** 3),
        },
      });
      sending.once("response", (answer) => {
        resolve(answer.statusCode);
        sending.destroy();
      });
      sending.once("error", reject);
      sending.flushHeaders();
    });
    expect(status).toBe(413);
    await expectNothing();
  });

  it("a body without length is cut off at the limit, not held in memory", async () => {
    const limit = getEnv().UPLOAD_MAX_BYTES;
    const chunk = Buffer.alloc(1024 * 1024, 0x61);
    let sent = 0;
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from(`--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`));
      },
      pull(controller) {
        sent += chunk.length;
        peak = Math.max(peak, process.memoryUsage().arrayBuffers);
        if (sent > 4 * limit) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const outcome = await fetch(`${server.origin}/api/v1/artifacts`, {
      method: "POST",
      headers: { ...owner.headers, "content-type": "multipart/form-data; boundary=b" },
      body,
      duplex: "half",
    } as RequestInit).then(
      (answer) => answer.status,
      // The server may hang up while the client still sends.
      () => 413,
    );
    expect(outcome).toBe(413);
    expect(sent).toBeLessThan(2 * limit);
    expect(peak - before).toBeLessThan(limit / 2);
    await expectNothing();
  });

  it("nothing is stored when the object store refuses to write", async () => {
    setObjectStore(new DirectoryStore("/dev/null/objects"));
    try {
      const answer = await owner.post("/artifacts", uploadForm(await noisePng(), "a.png"));
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    } finally {
      setObjectStore(undefined);
    }
    await expectNothing();
  });

  it("what the organization does not take", async () => {
    expect((await owner.call("PATCH", "/settings", { allowedFileTypes: ["image/png"] })).status).toBe(200);
    expect((await owner.post("/artifacts", uploadForm("a,b\n", "a.csv"))).status).toBe(415);
    await expectNothing();
    expect((await owner.post("/artifacts", uploadForm(await noisePng(), "a.png"))).status).toBe(201);
  });
});
