import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { artifacts, storedObjects, uploads } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { type ArtifactJson, collectGarbage, linkArtifact } from "@/lib/kernel/artifacts";
import { getEnv } from "@/lib/kernel/env";
import { DirectoryStore, setObjectStore } from "@/lib/kernel/storage";
import type { UploadJson } from "@/lib/kernel/uploads";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { objectStores, type TestStore } from "@/scripts/testing/object-stores";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const noise = (width = 60, height = 40) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
function form(bytes: Buffer | string, filename: string, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]), filename);
  return data;
}
/** A CSV of about `size` bytes that nobody else has. */
const csv = (size: number) => Buffer.concat([Buffer.from(`${randomUUID()}\n`), Buffer.alloc(size, "12,34,56\n")]);
const countOf = (caller: Caller) =>
  withSystem(async (tx) => ({
    artifacts: (await tx.select({ id: artifacts.id }).from(artifacts).where(eq(artifacts.tenantId, caller.tenantId)))
      .length,
    objects: (
      await tx.select({ key: storedObjects.key }).from(storedObjects).where(eq(storedObjects.tenantId, caller.tenantId))
    ).length,
  }));

describe.each(objectStores)("files over HTTP with %s", (_name, start) => {
  let subject: TestStore;
  let owner: Caller;
  beforeAll(async () => {
    subject = await start();
    setObjectStore(subject.store);
  });
  afterAll(async () => {
    setObjectStore(undefined);
    await subject.stop();
  });
  beforeEach(async () => {
    owner = await signUp(server.origin);
  });
  const upload = async (bytes: Buffer, filename: string, caller = owner) => {
    const answer = await caller.post<ArtifactJson>("/artifacts", form(bytes, filename));
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  /** Follows a redirect without any cookie. */
  const follow = (location: string | null, init?: RequestInit) => fetch(new URL(location ?? "", server.origin), init);

  it("uploads, shows, redirects to the bytes, and streams them", async () => {
    const artifact = await upload(await noise(), "fröhlich.jpg");
    expect(artifact).toMatchObject({
      type: "image/png",
      filename: "fröhlich.png",
      metadata: { widthPx: 60, heightPx: 40 },
      traceMetadata: { source: { filename: "fröhlich.jpg", type: "image/png" } },
      jobId: null,
    });
    expect((await owner.get(`/artifacts/${artifact.id}`)).body).toEqual(artifact);

    const redirect = await owner.get(`/artifacts/${artifact.id}/content`);
    expect(redirect.status).toBe(302);
    const content = await follow(redirect.headers.get("location"));
    const bytes = Buffer.from(await content.arrayBuffer());
    expect([content.status, content.headers.get("content-type"), sha256(bytes)]).toEqual([
      200,
      "image/png",
      artifact.contentHash,
    ]);

    const saved = await owner.get(`/artifacts/${artifact.id}/content?download=1`);
    const attachment = await follow(saved.headers.get("location"));
    expect(attachment.headers.get("content-disposition")).toContain("filename*=UTF-8''fr%C3%B6hlich.png");
    await attachment.arrayBuffer();

    const small = await owner.get(`/artifacts/${artifact.id}/content?size=250`);
    const thumbnail = await follow(small.headers.get("location"));
    expect(await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata()).toMatchObject({
      format: "webp",
      width: 60,
    });

    const stream = (headers: Record<string, string>) =>
      fetch(`${server.origin}/api/v1/artifacts/${artifact.id}/content?delivery=stream`, {
        headers: { ...owner.headers, ...headers },
      });
    const whole = await stream({});
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    expect(whole.headers.get("etag")).toBe(`"${artifact.contentHash}"`);
    expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
    const part = await stream({ range: "bytes=5-9" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 5-9/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(5, 10));
    const tail = await stream({ range: "bytes=-4" });
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(bytes.subarray(-4));
    expect((await stream({ range: `bytes=${bytes.length}-` })).status).toBe(416);
    expect((await stream({ range: "bytes=9-5" })).status).toBe(200);
    expect((await stream({ "if-none-match": `"${artifact.contentHash}"` })).status).toBe(304);
    expect((await stream({ range: "bytes=0-1", "if-range": '"other"' })).status).toBe(200);
  });

  it("serves a sanitized SVG that can do nothing", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><rect onload="x"/></svg>';
    const artifact = await upload(Buffer.from(svg), "a.svg");
    const answer = await fetch(`${server.origin}/api/v1/artifacts/${artifact.id}/content?delivery=stream`, {
      headers: owner.headers,
    });
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(await answer.text()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><rect/></svg>',
    );
  });

  it("stores the same file twenty times at once as one object", async () => {
    const bytes = await noise();
    const made = await Promise.all(Array.from({ length: 20 }, () => upload(bytes, "same.png")));
    expect(new Set(made.map((artifact) => artifact.uri)).size).toBe(1);
    expect(await countOf(owner)).toEqual({ artifacts: 20, objects: 1 });
  });

  it("answers a repeated Idempotency-Key with the first artifact", async () => {
    const bytes = await noise();
    const send = () => owner.post<ArtifactJson>("/artifacts", form(bytes, "a.png"), { "idempotency-key": "once" });
    const [first, second] = [await send(), await send()];
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(second.body).toEqual(first.body);
    expect(await countOf(owner)).toEqual({ artifacts: 1, objects: 1 });
  });

  it("hides files from other organizations and keeps viewers from writing", async () => {
    const artifact = await upload(await noise(), "a.png");
    const [stranger, viewer, engineer] = await Promise.all([
      signUp(server.origin),
      joinAs(owner, "viewer"),
      joinAs(owner, "engineer"),
    ]);
    for (const tail of ["", "/usages", "/content", "/content?delivery=stream", "/content?size=250"]) {
      expect((await stranger.get(`/artifacts/${artifact.id}${tail}`)).status, tail).toBe(404);
      expect((await viewer.get(`/artifacts/${artifact.id}${tail}`)).status, tail).toBeLessThan(400);
    }
    expect((await stranger.call("PUT", `/artifacts/${artifact.id}/holds/x`)).status).toBe(404);
    expect(
      (await fetch(`${server.origin}/api/v1/artifacts/${artifact.id}/content`, { redirect: "manual" })).status,
    ).toBe(401);
    for (const reader of [viewer, engineer]) {
      expect((await reader.post("/artifacts", form(await noise(), "a.png"))).status).toBe(403);
      expect((await reader.call("PUT", `/artifacts/${artifact.id}/holds/x`)).status).toBe(403);
      expect(
        (await reader.post("/uploads", { filename: "a", sizeBytes: 1, contentHash: sha256(Buffer.from("a")) })).status,
      ).toBe(403);
    }
    const campaignKey = await owner.withKey(["campaigns:write"]);
    expect((await campaignKey.get(`/artifacts/${artifact.id}/content`)).status).toBe(403);
  });

  it("holds and releases, and lists who uses a file", async () => {
    const artifact = await upload(await noise(), "a.png");
    const entityIds = [randomUUID(), randomUUID(), randomUUID()].sort();
    await withTenant(owner.tenantId, async (tx) => {
      for (const entityId of entityIds) {
        await linkArtifact(tx, {
          tenantId: owner.tenantId,
          artifactId: artifact.id,
          entity: "designs",
          entityId,
          role: "preview",
        });
      }
    });
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { body: { items: { entityId: string }[]; nextCursor: string | null } } = await owner.get(
        `/artifacts/${artifact.id}/usages?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items.map((item) => item.entityId));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(entityIds);
    expect((await owner.get(`/artifacts/${artifact.id}/usages?cursor=nonsense`)).status).toBe(400);
    const hold = `/artifacts/${artifact.id}/holds/${encodeURIComponent("order 4711/ä")}`;
    for (const method of ["PUT", "PUT", "DELETE", "DELETE"]) expect((await owner.call(method, hold)).status).toBe(204);
    expect((await owner.call("PUT", `/artifacts/${artifact.id}/holds/${"x".repeat(201)}`)).status).toBe(422);
    expect((await owner.call("PUT", `/artifacts/${randomUUID()}/holds/x`)).status).toBe(404);
  });

  describe("in parts", () => {
    const announce = async (bytes: Buffer, filename = "rows.csv", contentHash = sha256(bytes)) => {
      const answer = await owner.post<UploadJson>("/uploads", { filename, sizeBytes: bytes.length, contentHash });
      expect(answer.status).toBe(201);
      return answer.body;
    };
    const sendPart = (announced: UploadJson, bytes: Buffer, number: number) => {
      const start = number * announced.partSize;
      const part = bytes.subarray(start, start + announced.partSize);
      return owner.call<ArtifactJson & UploadJson>("PUT", `/uploads/${announced.id}`, new Uint8Array(part), {
        "content-range": `bytes ${start}-${start + part.length - 1}/${bytes.length}`,
        "content-type": "application/octet-stream",
      });
    };

    it("comes in any order, resumes, and becomes one artifact", async () => {
      const bytes = csv(17_000_000);
      const announced = await announce(bytes);
      expect(announced).toMatchObject({ url: `/api/v1/uploads/${announced.id}`, receivedParts: [], artifactId: null });
      expect(Math.ceil(bytes.length / announced.partSize)).toBe(3);
      const last = await sendPart(announced, bytes, 2);
      expect([last.status, last.body.receivedParts]).toEqual([202, [2]]);
      const again = await sendPart(announced, bytes, 2);
      expect([again.status, again.body.receivedParts]).toEqual([202, [2]]);
      await sendPart(announced, bytes, 0);
      const state = await owner.get<UploadJson>(`/uploads/${announced.id}`);
      expect(state.body).toMatchObject({ receivedParts: [0, 2], receivedBytes: bytes.length - announced.partSize });
      const done = await sendPart(announced, bytes, 1);
      expect([done.status, done.body.contentHash, done.body.type]).toEqual([201, sha256(bytes), "text/csv"]);
      expect((await sendPart(announced, bytes, 0)).body).toEqual(done.body);
      expect((await owner.get<UploadJson>(`/uploads/${announced.id}`)).body.artifactId).toBe(done.body.id);
      expect((await subject.store.list(`${owner.tenantId}/parts/`)).items).toEqual([]);
      expect(await countOf(owner)).toEqual({ artifacts: 1, objects: 1 });
    });

    it("makes one artifact when the last part comes several times at once", async () => {
      const bytes = csv(100);
      const announced = await announce(bytes);
      const answers = await Promise.all(Array.from({ length: 5 }, () => sendPart(announced, bytes, 0)));
      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201]);
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      expect(await countOf(owner)).toEqual({ artifacts: 1, objects: 1 });
    });

    it("checks the hash, and can be sent again", async () => {
      const bytes = csv(100);
      const announced = await announce(bytes);
      const changed = Buffer.from(bytes);
      changed.write("x");
      const wrong = await sendPart(announced, changed, 0);
      expect([wrong.status, wrong.body]).toMatchObject([422, { errors: [{ path: "contentHash" }] }]);
      expect(await countOf(owner)).toEqual({ artifacts: 0, objects: 0 });
      expect((await sendPart(announced, bytes, 0)).status).toBe(201);
    });

    it("re-encodes an image as any other upload", async () => {
      const bytes = await noise();
      const done = await sendPart(await announce(bytes, "a.jpg"), bytes, 0);
      expect(done.body).toMatchObject({
        type: "image/png",
        filename: "a.png",
        traceMetadata: { source: { contentHash: sha256(bytes) } },
      });
    });

    it("refuses ranges that are no part, and sizes that lie", async () => {
      const bytes = csv(100);
      const announced = await announce(bytes);
      const put = (range: string, body: Buffer) =>
        owner.call("PUT", `/uploads/${announced.id}`, new Uint8Array(body), { "content-range": range });
      for (const range of [
        "bytes 1-2/3",
        `bytes 0-9/${bytes.length}`,
        `bytes 5-${bytes.length - 1}/${bytes.length}`,
        "0-1",
        "bytes */9",
      ]) {
        expect((await put(range, bytes)).status, range).toBe(422);
      }
      const right = `bytes 0-${bytes.length - 1}/${bytes.length}`;
      expect((await put(right, bytes.subarray(1))).status).toBe(422);
      expect((await put(right, Buffer.concat([bytes, bytes]))).status).toBe(413);
      expect((await owner.get<UploadJson>(`/uploads/${announced.id}`)).body.receivedParts).toEqual([]);
    });

    it("expires with its parts", async () => {
      const bytes = csv(17_000_000);
      const announced = await announce(bytes);
      await sendPart(announced, bytes, 0);
      expect((await subject.store.list(`${owner.tenantId}/parts/`)).items).toHaveLength(1);
      await collectGarbage({ now: new Date(Date.now() + 3_600_000), graceSeconds: 0, tenantId: owner.tenantId });
      expect((await subject.store.list(`${owner.tenantId}/parts/`)).items).toHaveLength(1);
      await withSystem((tx) =>
        tx
          .update(uploads)
          .set({ expiresAt: new Date(Date.now() - 1000) })
          .where(and(eq(uploads.tenantId, owner.tenantId), eq(uploads.id, announced.id))),
      );
      expect((await sendPart(announced, bytes, 1)).status).toBe(404);
      await collectGarbage({ now: new Date(Date.now() + 3_600_000), graceSeconds: 0, tenantId: owner.tenantId });
      expect((await subject.store.list(`${owner.tenantId}/parts/`)).items).toEqual([]);
    });

    it("belongs to its organization", async () => {
      const announced = await announce(csv(10));
      const stranger = await signUp(server.origin);
      expect((await stranger.get(`/uploads/${announced.id}`)).status).toBe(404);
      expect((await stranger.call("PUT", `/uploads/${announced.id}`, "x")).status).toBe(404);
    });
  });

  it("is not announced when it is too large, or badly", async () => {
    const good = { filename: "a", sizeBytes: 1, contentHash: sha256(Buffer.from("a")) };
    expect((await owner.post("/uploads", { ...good, sizeBytes: getEnv().UPLOAD_MAX_BYTES + 1 })).status).toBe(413);
    for (const bad of [
      { sizeBytes: 0 },
      { sizeBytes: -1 },
      { sizeBytes: 1.5 },
      { sizeBytes: "1" },
      { contentHash: "A" },
      { filename: "" },
      { extra: 1 },
    ]) {
      expect((await owner.post("/uploads", { ...good, ...bad })).status, JSON.stringify(bad)).toBe(422);
    }
  });
});

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
    ["a font that is none", () => owner.post("/artifacts", form("not a font", "font.ttf")), 415],
    ["a truncated image", async () => owner.post("/artifacts", form((await noise()).subarray(0, 900), "a.png")), 422],
    ["an empty file", () => owner.post("/artifacts", form("", "a.png")), 422],
    ["an SVG bomb", () => owner.post("/artifacts", form('<!DOCTYPE svg [<!ENTITY a "a">]><svg/>', "a.svg")), 422],
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
      const answer = await owner.post("/artifacts", form(await noise(), "a.png"));
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    } finally {
      setObjectStore(undefined);
    }
    await expectNothing();
  });

  it("what the organization does not take", async () => {
    expect((await owner.call("PATCH", "/settings", { allowedFileTypes: ["image/png"] })).status).toBe(200);
    expect((await owner.post("/artifacts", form("a,b\n", "a.csv"))).status).toBe(415);
    await expectNothing();
    expect((await owner.post("/artifacts", form(await noise(), "a.png"))).status).toBe(201);
  });
});
