import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { objectStores, type TestStore } from "@/scripts/testing/object-stores";
import { type ObjectStore, RangeNotSatisfiableError } from "./object-store";

const png = { contentType: "image/png" };
const streamOf = (bytes: Buffer) => ({
  stream: Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]),
  sizeBytes: bytes.length,
});

async function readAll(
  store: ObjectStore,
  key: string,
  range?: { start: number; end: number },
): Promise<Buffer | undefined> {
  const opened = await store.get(key, range);
  return opened === undefined ? undefined : buffer(opened.body);
}

describe.each(objectStores)("object store: %s", (_name, start) => {
  let subject: TestStore;
  let store: ObjectStore;
  let prefix: string;

  beforeAll(async () => {
    subject = await start();
    store = subject.store;
  });
  afterAll(async () => {
    await subject.stop();
  });
  const freshKey = (tail = "object.png") => {
    prefix = randomUUID();
    return `${prefix}/${tail}`;
  };

  it("gives back what was put, with its type and size", async () => {
    const key = freshKey();
    const bytes = randomBytes(100_000);
    expect(await store.putIfAbsent(key, bytes, png)).toEqual({ created: true });
    const head = await store.head(key);
    expect(head).toMatchObject({ sizeBytes: 100_000, contentType: "image/png" });
    const opened = await store.get(key);
    expect(opened).toMatchObject({ sizeBytes: 100_000, contentType: "image/png", range: undefined });
    expect(await readAll(store, key)).toEqual(bytes);
    opened?.body.destroy();
  });

  it("takes a stream and keeps an empty object", async () => {
    const bytes = randomBytes(300_000);
    const key = freshKey();
    await store.putIfAbsent(key, streamOf(bytes), png);
    expect(await readAll(store, key)).toEqual(bytes);
    const empty = freshKey();
    await store.putIfAbsent(empty, Buffer.alloc(0), png);
    expect(await store.head(empty)).toMatchObject({ sizeBytes: 0 });
    expect(await readAll(store, empty)).toEqual(Buffer.alloc(0));
  });

  it("never overwrites", async () => {
    const key = freshKey();
    await store.putIfAbsent(key, Buffer.from("first"), png);
    expect(await store.putIfAbsent(key, Buffer.from("second"), { contentType: "text/plain" })).toEqual({
      created: false,
    });
    expect(await store.putIfAbsent(key, streamOf(Buffer.from("third time")), png)).toEqual({ created: false });
    expect((await readAll(store, key))?.toString()).toBe("first");
    expect(await store.head(key)).toMatchObject(png);
  });

  it("has one winner when twenty put the same key at once", async () => {
    const key = freshKey();
    const bodies = Array.from({ length: 20 }, (_, index) => Buffer.alloc(50_000, index));
    const results = await Promise.all(bodies.map((body) => store.putIfAbsent(key, body, png)));
    const winners = results.flatMap((result, index) => (result.created ? [index] : []));
    expect(winners).toHaveLength(1);
    expect(await readAll(store, key)).toEqual(bodies[winners[0] ?? -1]);
  });

  it("knows when there is nothing", async () => {
    const key = freshKey();
    expect(await store.head(key)).toBeUndefined();
    expect(await store.get(key)).toBeUndefined();
    expect(await store.get(key, { start: 0, end: 1 })).toBeUndefined();
    await store.delete(key);
    await store.putIfAbsent(key, Buffer.from("x"), png);
    await store.delete(key);
    expect(await store.head(key)).toBeUndefined();
    expect(await store.putIfAbsent(key, Buffer.from("y"), png)).toEqual({ created: true });
  });

  it("gives parts, cut at the end, and refuses parts behind it", async () => {
    const key = freshKey();
    await store.putIfAbsent(key, Buffer.from("0123456789"), png);
    expect((await readAll(store, key, { start: 2, end: 4 }))?.toString()).toBe("234");
    expect((await readAll(store, key, { start: 0, end: 0 }))?.toString()).toBe("0");
    const cut = await store.get(key, { start: 8, end: 500 });
    expect(cut?.range).toEqual({ start: 8, end: 9 });
    expect(cut?.sizeBytes).toBe(10);
    expect(cut === undefined ? undefined : (await buffer(cut.body)).toString()).toBe("89");
    await expect(store.get(key, { start: 10, end: 12 })).rejects.toThrow(RangeNotSatisfiableError);
  });

  it("leaves nothing behind when the stream breaks or lies about its size", async () => {
    const broken = freshKey();
    const stream = Readable.from(
      (async function* () {
        yield Buffer.alloc(1000);
        throw new Error("the sender hung up");
      })(),
    );
    await expect(store.putIfAbsent(broken, { stream, sizeBytes: 2000 }, png)).rejects.toThrow("the sender hung up");
    expect(await store.head(broken)).toBeUndefined();
    const short = freshKey();
    await expect(
      store.putIfAbsent(short, { stream: Readable.from([Buffer.alloc(10)]), sizeBytes: 20 }, png),
    ).rejects.toThrow("20 bytes");
    expect(await store.head(short)).toBeUndefined();
  });

  it("survives a stream that breaks before it is read", async () => {
    const key = freshKey();
    const stream = new Readable({ read: () => undefined });
    const put = store.putIfAbsent(key, { stream, sizeBytes: 10 }, png);
    stream.destroy(new Error("the file is gone"));
    await expect(put).rejects.toThrow("the file is gone");
    expect(await store.head(key)).toBeUndefined();
  });

  it("keeps a key and the keys below it apart", async () => {
    const key = freshKey("a");
    await store.putIfAbsent(key, Buffer.from("file"), png);
    await store.putIfAbsent(`${key}/b`, Buffer.from("below"), png);
    expect((await readAll(store, key))?.toString()).toBe("file");
    expect((await readAll(store, `${key}/b`))?.toString()).toBe("below");
    await store.delete(`${key}/b`);
    expect((await readAll(store, key))?.toString()).toBe("file");
  });

  it("lists every key of a prefix once, over pages too", async () => {
    const root = randomUUID();
    const keys = Array.from({ length: 25 }, (_, index) => `${root}/${index % 3}/${index}/${index}.png`);
    await Promise.all([...keys, `${root}-other/x`].map((key) => store.putIfAbsent(key, Buffer.from(key), png)));
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list(`${root}/`, cursor);
      listed.push(...page.items.map((item) => item.key));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(listed.sort()).toEqual([...keys].sort());
    expect((await store.list(`${root}/1/`)).items).toHaveLength(8);
    expect((await store.list(`${root}/nothing/`)).items).toHaveLength(0);
  });

  it("refuses keys that could leave the store", async () => {
    for (const key of [
      "",
      "/a",
      "a/",
      "a//b",
      "../a",
      "a/../b",
      "a/./b",
      ".",
      "..",
      "a/...",
      "a\\b",
      "a b",
      "a\u0000",
      "ä",
      "%2e%2e/a",
    ]) {
      await expect(store.putIfAbsent(key, Buffer.from("x"), png)).rejects.toThrow(/not an object key/);
      await expect(store.get(key)).rejects.toThrow(/not an object key/);
      await expect(store.delete(key)).rejects.toThrow(/not an object key/);
      await expect(store.signedGetUrl(key, { expiresInSeconds: 60 })).rejects.toThrow(/not an object key/);
    }
  });

  it("round-trips arbitrary bytes and ranges", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), fc.nat(), fc.nat(), async (array, a, b) => {
        const bytes = Buffer.from(array);
        const key = `property/${createHash("sha256").update(bytes).digest("hex")}`;
        await store.putIfAbsent(key, bytes, png);
        const start = a % bytes.length;
        const end = start + (b % 4000);
        expect(await readAll(store, key, { start, end })).toEqual(bytes.subarray(start, end + 1));
      }),
      { numRuns: 40 },
    );
  });

  it("signs links that give the bytes without a cookie", async () => {
    const key = freshKey();
    const bytes = randomBytes(5000);
    await store.putIfAbsent(key, bytes, png);
    const url = subject.reachable(await store.signedGetUrl(key, { expiresInSeconds: 60 }));
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    const part = await fetch(url, { headers: { range: "bytes=10-19" } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe("bytes 10-19/5000");
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  });

  it("signs the name and the type of a download", async () => {
    const key = freshKey();
    await store.putIfAbsent(key, Buffer.from("%PDF-"), png);
    const signed = await store.signedGetUrl(key, {
      expiresInSeconds: 60,
      filename: 'Größe "L".pdf',
      contentType: "application/pdf",
    });
    const answer = await fetch(subject.reachable(signed));
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="Gr__e _L_.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22L%22.pdf`,
    );
    await answer.arrayBuffer();
  });

  it("refuses links that were changed, have expired, or are for something else", async () => {
    const key = freshKey();
    const other = freshKey();
    await store.putIfAbsent(key, Buffer.from("mine"), png);
    await store.putIfAbsent(other, Buffer.from("not yours"), png);
    const signed = await store.signedGetUrl(key, { expiresInSeconds: 60, contentType: "image/png" });
    const status = async (url: string, init?: RequestInit) => {
      const answer = await fetch(subject.reachable(url), init);
      await answer.arrayBuffer();
      return answer.status;
    };
    expect(await status(signed)).toBe(200);
    expect(await status(signed.replace(key, other))).toBe(403);
    expect(await status(signed.replace("image%2Fpng", "text%2Fhtml"))).toBe(403);
    expect(await status(signed, { method: "PUT", body: "changed" })).toBe(403);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 3_600_000 });
    const old = await store.signedGetUrl(key, { expiresInSeconds: 3500 });
    vi.useRealTimers();
    expect(await status(old)).toBe(403);
    expect((await readAll(store, key))?.toString()).toBe("mine");
  });

  it("signs links that take bytes of the agreed type", async () => {
    const key = freshKey();
    const url = subject.reachable(
      await store.signedPutUrl(key, { expiresInSeconds: 60, contentType: "image/png", sizeBytes: 5 }),
    );
    const put = async (body: string, type: string) => {
      const answer = await fetch(url, { method: "PUT", body, headers: { "content-type": type } });
      await answer.arrayBuffer();
      return answer.status;
    };
    expect(await put("bytes", "text/html")).toBe(403);
    expect(await put("too many bytes", "image/png")).toBe(403);
    expect(await store.head(key)).toBeUndefined();
    expect(await put("bytes", "image/png")).toBe(200);
    expect((await readAll(store, key))?.toString()).toBe("bytes");
    expect(await store.head(key)).toMatchObject({ contentType: "image/png", sizeBytes: 5 });
    expect(await put("again", "image/png")).toBe(200);
    expect((await readAll(store, key))?.toString()).toBe("again");
  });

  it("says that it is well", async () => {
    expect(await store.health()).toEqual({ ok: true });
  });
});
