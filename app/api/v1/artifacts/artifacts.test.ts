import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { artifacts, storedObjects } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { type ArtifactJson, linkArtifact } from "@/lib/kernel/artifacts";
import { setObjectStore } from "@/lib/kernel/storage";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { objectStores, type TestStore } from "@/scripts/testing/object-stores";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const countOf = (caller: Caller) =>
  withSystem(async (tx) => ({
    artifacts: await tx.$count(artifacts, eq(artifacts.tenantId, caller.tenantId)),
    objects: await tx.$count(storedObjects, eq(storedObjects.tenantId, caller.tenantId)),
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
    const answer = await caller.post<ArtifactJson>("/artifacts", uploadForm(bytes, filename));
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  /** Follows a redirect without any cookie. */
  const follow = (location: string | null, init?: RequestInit) => fetch(new URL(location ?? "", server.origin), init);

  it("uploads, shows, redirects to the bytes, and streams them", async () => {
    const artifact = await upload(await noisePng(), "fröhlich.jpg");
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

  it.each(["<script>alert(1)</script><rect/>", '<rect onload="x"/>'])(
    "stores nothing of an SVG with %s",
    async (inner) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`;
      const answer = await owner.post("/artifacts", uploadForm(Buffer.from(svg), "a.svg"));
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        code: "validation_failed",
        detail: expect.stringContaining("contains a script"),
        errors: [{ path: "file" }],
      });
      expect(await countOf(owner)).toEqual({ artifacts: 0, objects: 0 });
    },
  );

  it("serves a sanitized SVG that can do nothing", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><metadata>x</metadata><a href="https://example.com"><rect/></a></svg>';
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
    const bytes = await noisePng();
    const made = await Promise.all(Array.from({ length: 20 }, () => upload(bytes, "same.png")));
    expect(new Set(made.map((artifact) => artifact.uri)).size).toBe(1);
    expect(await countOf(owner)).toEqual({ artifacts: 20, objects: 1 });
  });

  it("answers a repeated Idempotency-Key with the first artifact", async () => {
    const bytes = await noisePng();
    const send = () =>
      owner.post<ArtifactJson>("/artifacts", uploadForm(bytes, "a.png"), { "idempotency-key": "once" });
    const [first, second] = [await send(), await send()];
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(second.body).toEqual(first.body);
    expect(await countOf(owner)).toEqual({ artifacts: 1, objects: 1 });
  });

  it("hides files from other organizations and keeps viewers from writing", async () => {
    const artifact = await upload(await noisePng(), "a.png");
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
      expect((await reader.post("/artifacts", uploadForm(await noisePng(), "a.png"))).status).toBe(403);
      expect((await reader.call("PUT", `/artifacts/${artifact.id}/holds/x`)).status).toBe(403);
      expect(
        (await reader.post("/uploads", { filename: "a", sizeBytes: 1, contentHash: sha256(Buffer.from("a")) })).status,
      ).toBe(403);
    }
    const campaignKey = await owner.withKey(["campaigns:write"]);
    expect((await campaignKey.get(`/artifacts/${artifact.id}/content`)).status).toBe(403);
  });

  it("holds and releases, and lists who uses a file", async () => {
    const artifact = await upload(await noisePng(), "a.png");
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
});
