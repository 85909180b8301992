import { createHash, randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { artifacts, storedObjects, uploads } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { type ArtifactJson, collectGarbage } from "@/lib/kernel/artifacts";
import { getEnv } from "@/lib/kernel/env";
import { setObjectStore } from "@/lib/kernel/storage";
import type { UploadJson } from "@/lib/kernel/uploads";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { objectStores, type TestStore } from "@/scripts/testing/object-stores";
import { type Caller, signUp } from "@/scripts/testing/people";
import { noisePng } from "@/scripts/testing/upload-form";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
/** A CSV of about `size` bytes that nobody else has. */
const csv = (size: number) => Buffer.concat([Buffer.from(`${randomUUID()}\n`), Buffer.alloc(size, "12,34,56\n")]);
const countOf = (caller: Caller) =>
  withSystem(async (tx) => ({
    artifacts: await tx.$count(artifacts, eq(artifacts.tenantId, caller.tenantId)),
    objects: await tx.$count(storedObjects, eq(storedObjects.tenantId, caller.tenantId)),
  }));

describe.each(objectStores)("a file in parts with %s", (_name, start) => {
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
    const bytes = await noisePng();
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
