import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { artifacts, organizationSettings, storedObjects } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { AppError } from "@/lib/kernel/errors";
import { DirectoryStore, setObjectStore } from "@/lib/kernel/storage";
import { objectStores, type TestStore } from "@/scripts/testing/object-stores";
import { createOrganization } from "@/scripts/testing/organization";
import {
  artifactContentUrl,
  collectGarbage,
  deleteArtifact,
  getArtifact,
  holdArtifact,
  linkArtifact,
  listArtifactUsages,
  objectKeys,
  openArtifact,
  putArtifact,
  releaseArtifact,
  toArtifactJson,
  unlinkArtifact,
} from "./index";

afterAll(closeDatabase);

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const hourLater = () => new Date(Date.now() + 3_600_000);

describe.each(objectStores)("artifacts in %s", (_name, start) => {
  let subject: TestStore;
  let tenantId: string;

  beforeAll(async () => {
    subject = await start();
    setObjectStore(subject.store);
  });
  afterAll(async () => {
    setObjectStore(undefined);
    await subject.stop();
  });
  beforeEach(async () => {
    tenantId = await createOrganization();
  });

  const put = (bytes: Buffer, more: Partial<Parameters<typeof putArtifact>[0]> = {}) =>
    putArtifact({ tenantId, bytes, kind: "upload", keyFor: objectKeys.file, ...more });
  const readBytes = async (id: string) => {
    const opened = await openArtifact(await getArtifact({ tenantId, id }));
    return buffer(opened.body);
  };
  const keysInStore = async (tenant = tenantId) =>
    (await subject.store.list(`${tenant}/`)).items.map((item) => item.key).sort();
  const countRows = async () => {
    const [row] = await withTenant(tenantId, (tx) =>
      tx.execute<{ artifacts: number; objects: number }>(
        sql`select (select count(*)::int from ${artifacts}) as artifacts, (select count(*)::int from ${storedObjects}) as objects`,
      ),
    );
    return row;
  };
  const collect = (graceSeconds = 60, now = hourLater()) => collectGarbage({ now, graceSeconds, tenantId });

  it("keeps bytes and everything that is said about them", async () => {
    const bytes = randomBytes(2000);
    const jobId = randomUUID();
    const row = await put(bytes, {
      type: "application/pdf",
      kind: "export",
      keyFor: (hash) => objectKeys.export(jobId, jobId, hash),
      filename: "shirt.pdf",
      metadata: { pages: 2 },
      traceMetadata: { revisionId: jobId },
      jobId,
      skillId: "print",
    });
    expect(row.uri).toBe(`${tenantId}/exports/${jobId}/${jobId}/${sha256(bytes)}.pdf`);
    expect(toArtifactJson(await getArtifact({ tenantId, id: row.id }))).toEqual({
      id: row.id,
      type: "application/pdf",
      uri: row.uri,
      contentHash: sha256(bytes),
      sizeBytes: 2000,
      filename: "shirt.pdf",
      metadata: { pages: 2 },
      traceMetadata: { revisionId: jobId },
      jobId,
      runId: null,
      skillId: "print",
      createdAt: row.createdAt.toISOString(),
    });
    expect(await readBytes(row.id)).toEqual(bytes);
    const part = await openArtifact(row, { start: 100, end: 199 });
    expect(await buffer(part.body)).toEqual(bytes.subarray(100, 200));
  });

  it("sniffs a type nobody gave, and takes streams, large ones too", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    expect((await put(png)).type).toBe("image/png");
    const large = randomBytes(3 * 1024 * 1024);
    const row = await putArtifact({
      tenantId,
      stream: Readable.from([large]),
      kind: "upload",
      keyFor: objectKeys.file,
    });
    expect(row).toMatchObject({
      type: "application/octet-stream",
      sizeBytes: large.length,
      contentHash: sha256(large),
    });
    expect((await readBytes(row.id)).equals(large)).toBe(true);
  });

  it("stores the same bytes once, wherever they come from", async () => {
    const bytes = randomBytes(1000);
    const first = await put(bytes);
    const second = await put(bytes, { kind: "asset", keyFor: (hash) => objectKeys.asset(randomUUID(), hash) });
    expect(second.id).not.toBe(first.id);
    expect(second.uri).toBe(first.uri);
    expect(await keysInStore()).toEqual([first.uri]);
    expect(await countRows()).toEqual({ artifacts: 2, objects: 1 });
  });

  it("stores the same bytes of two organizations twice", async () => {
    const other = await createOrganization();
    const bytes = randomBytes(100);
    const mine = await put(bytes);
    const theirs = await put(bytes, { tenantId: other });
    expect(mine.uri).not.toBe(theirs.uri);
    await expect(getArtifact({ tenantId, id: theirs.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(listArtifactUsages({ tenantId, artifactId: theirs.id, limit: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(withTenant(tenantId, (tx) => deleteArtifact(tx, { tenantId, id: theirs.id }))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it.each([1000, 2_000_000])("makes one object of the same %i bytes put twenty times at once", async (size) => {
    const bytes = randomBytes(size);
    const rows = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        put(bytes, { kind: "asset", keyFor: (hash) => objectKeys.asset(`0000000${index % 10}`, hash) }),
      ),
    );
    expect(new Set(rows.map((row) => row.id)).size).toBe(20);
    expect(new Set(rows.map((row) => row.uri)).size).toBe(1);
    expect(await countRows()).toEqual({ artifacts: 20, objects: 1 });
    expect((await readBytes(rows[7]?.id ?? "")).equals(bytes)).toBe(true);
    await collect();
    expect(await keysInStore()).toEqual([rows[0]?.uri]);
  });

  it("writes with the caller's transaction or not at all", async () => {
    const bytes = randomBytes(100);
    const undone = withTenant(tenantId, async (tx) => {
      await put(bytes, { tx });
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    expect(await countRows()).toEqual({ artifacts: 0, objects: 0 });
    expect(await collect(7200)).toMatchObject({ deletedOrphans: 0 });
    expect(await keysInStore()).toHaveLength(1);
    expect(await collect()).toMatchObject({ deletedOrphans: 1, deletedObjects: 0 });
    expect(await keysInStore()).toEqual([]);
    const row = await put(bytes);
    expect(await readBytes(row.id)).toEqual(bytes);
  });

  it("repairs half an object that has no row", async () => {
    const bytes = randomBytes(5000);
    const key = `${tenantId}/${objectKeys.file(sha256(bytes))}`;
    await subject.store.putIfAbsent(key, bytes.subarray(0, 100), { contentType: "image/png" });
    const row = await put(bytes);
    expect(row.uri).toBe(key);
    expect(await readBytes(row.id)).toEqual(bytes);
  });

  it("links once, refuses to delete what is linked or held, and lists who uses it", async () => {
    const row = await put(randomBytes(10));
    const link = { tenantId, artifactId: row.id, entity: "assets", entityId: randomUUID() };
    const hold = { tenantId, artifactId: row.id, reference: "order 4711" };
    const remove = () => withTenant(tenantId, (tx) => deleteArtifact(tx, { tenantId, id: row.id }));
    await withTenant(tenantId, async (tx) => {
      await linkArtifact(tx, link);
      await linkArtifact(tx, link);
      await linkArtifact(tx, { ...link, entity: "designs", role: "preview" });
      await holdArtifact(tx, hold);
      await holdArtifact(tx, hold);
    });
    const first = await listArtifactUsages({ tenantId, artifactId: row.id, limit: 1 });
    expect(first).toMatchObject([{ entity: "assets", entityId: link.entityId, role: "source" }]);
    expect(await listArtifactUsages({ tenantId, artifactId: row.id, limit: 5, after: first[0] })).toMatchObject([
      { entity: "designs", role: "preview" },
    ]);
    await expect(remove()).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("held") });
    await withTenant(tenantId, (tx) => releaseArtifact(tx, hold));
    await expect(remove()).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("in use") });
    await withTenant(tenantId, async (tx) => {
      await unlinkArtifact(tx, link);
      await unlinkArtifact(tx, { ...link, entity: "designs", role: "preview" });
    });
    await remove();
    await expect(getArtifact({ tenantId, id: row.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(withTenant(tenantId, (tx) => holdArtifact(tx, hold))).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["", "x".repeat(201), "a\nb"])("refuses a hold for %j", async (reference) => {
    const row = await put(randomBytes(10));
    await expect(
      withTenant(tenantId, (tx) => holdArtifact(tx, { tenantId, artifactId: row.id, reference })),
    ).rejects.toMatchObject({
      code: "validation_failed",
    });
  });

  it("gives a link that needs no cookie and keeps the file name", async () => {
    const bytes = randomBytes(500);
    const row = await put(bytes, { type: "application/pdf", filename: "poster A4.pdf" });
    const shown = await fetch(subject.reachable(await artifactContentUrl(row)));
    expect(shown.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
    const saved = await fetch(subject.reachable(await artifactContentUrl(row, { download: true })));
    expect(saved.headers.get("content-disposition")).toContain('attachment; filename="poster A4.pdf"');
    await saved.arrayBuffer();
  });

  describe("garbage collection", () => {
    it("deletes bytes when the last artifact that shows them is gone, and not before", async () => {
      const bytes = randomBytes(100);
      const first = await put(bytes);
      const second = await put(bytes);
      await subject.store.putIfAbsent(`${tenantId}/${objectKeys.thumbnail(sha256(bytes), 250)}`, bytes, {
        contentType: "image/webp",
      });
      await withTenant(tenantId, (tx) => deleteArtifact(tx, { tenantId, id: first.id }));
      expect(await collect()).toMatchObject({ deletedObjects: 0, deletedOrphans: 0 });
      expect(await readBytes(second.id)).toEqual(bytes);
      await withTenant(tenantId, (tx) => deleteArtifact(tx, { tenantId, id: second.id }));
      expect(await collect(7200)).toMatchObject({ deletedObjects: 0 });
      expect(await collect()).toMatchObject({ deletedObjects: 1 });
      expect(await keysInStore()).toEqual([]);
      expect(await countRows()).toEqual({ artifacts: 0, objects: 0 });
    });

    it("touches neither other organizations nor keys it does not know", async () => {
      const other = await createOrganization();
      const theirs = await put(randomBytes(10), { tenantId: other });
      await withTenant(other, (tx) => deleteArtifact(tx, { tenantId: other, id: theirs.id }));
      await subject.store.putIfAbsent(`${tenantId}/notes/readme`, Buffer.from("mine"), { contentType: "text/plain" });
      await collect();
      expect(await keysInStore(other)).toEqual([theirs.uri]);
      expect(await keysInStore()).toEqual([`${tenantId}/notes/readme`]);
    });

    it("deletes what is older than its kind is kept, but nothing linked or held", async () => {
      const [plain, linked, held, asset] = await Promise.all([
        put(randomBytes(10), { kind: "preview" }),
        put(randomBytes(11), { kind: "preview" }),
        put(randomBytes(12), { kind: "preview" }),
        put(randomBytes(13), { kind: "asset" }),
      ]);
      await withTenant(tenantId, async (tx) => {
        await linkArtifact(tx, { tenantId, artifactId: linked.id, entity: "designs", entityId: randomUUID() });
        await holdArtifact(tx, { tenantId, artifactId: held.id, reference: "order" });
        await tx
          .insert(organizationSettings)
          .values({ tenantId, retentionDays: { preview: 2 } })
          .onConflictDoUpdate({ target: organizationSettings.tenantId, set: { retentionDays: { preview: 2 } } });
      });
      expect(await collect(60, new Date(Date.now() + 86_400_000))).toMatchObject({ expiredArtifacts: 0 });
      expect(await collect(60, new Date(Date.now() + 3 * 86_400_000))).toMatchObject({
        expiredArtifacts: 1,
        deletedObjects: 1,
      });
      await expect(getArtifact({ tenantId, id: plain.id })).rejects.toMatchObject({ code: "not_found" });
      for (const kept of [linked, held, asset]) expect(await readBytes(kept.id)).toHaveLength(kept.sizeBytes);
    });

    it("never takes bytes from an artifact while uploads, deletions and collections of the same bytes run at once", async () => {
      const contents = Array.from({ length: 3 }, () => randomBytes(200));
      let next = 0;
      const step = async () => {
        const turn = next++;
        const bytes = contents[turn % 3] ?? Buffer.alloc(0);
        if (turn % 4 === 3) {
          await collectGarbage({ now: hourLater(), graceSeconds: 0, tenantId });
          return;
        }
        const row = await put(bytes, { keyFor: (hash) => objectKeys.asset(`000000${turn % 2}`, hash) });
        if (turn % 4 === 0) return;
        expect((await readBytes(row.id)).equals(bytes)).toBe(true);
        await withTenant(tenantId, (tx) => deleteArtifact(tx, { tenantId, id: row.id }));
      };
      const worker = async () => {
        for (let turn = 0; turn < 12; turn += 1) await step();
      };
      await Promise.all(Array.from({ length: 6 }, worker));
      const rows = await withTenant(tenantId, (tx) =>
        tx.select().from(artifacts).where(eq(artifacts.tenantId, tenantId)),
      );
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) expect(sha256(await readBytes(row.id))).toBe(row.contentHash);
      await collect(0);
      expect(new Set(await keysInStore())).toEqual(new Set(rows.map((row) => row.uri)));
    });

    it("waits for nobody: content that is being written is left for the next run", async () => {
      const bytes = randomBytes(100);
      const row = await put(bytes);
      await withTenant(tenantId, (tx) => deleteArtifact(tx, { tenantId, id: row.id }));
      const again = await withTenant(tenantId, async (tx) => {
        const written = await put(bytes, { tx });
        expect(await collect(0)).toMatchObject({ deletedObjects: 0, deletedOrphans: 0 });
        return written;
      });
      expect(await readBytes(again.id)).toEqual(bytes);
    });
  });
});

describe("a store that refuses to write", () => {
  afterAll(() => setObjectStore(undefined));

  it("leaves nothing in the database", async () => {
    const tenantId = await createOrganization();
    setObjectStore(new DirectoryStore("/dev/null/objects"));
    for (const size of [10, 2_000_000]) {
      const failure = putArtifact({ tenantId, bytes: randomBytes(size), kind: "upload", keyFor: objectKeys.file });
      await expect(failure).rejects.toThrow(AppError);
      await expect(failure).rejects.toMatchObject({ code: "unavailable" });
    }
    const rows = await withSystem((tx) => tx.select().from(artifacts).where(eq(artifacts.tenantId, tenantId)));
    const objects = await withSystem((tx) =>
      tx.select().from(storedObjects).where(eq(storedObjects.tenantId, tenantId)),
    );
    expect([rows, objects]).toEqual([[], []]);
  });
});
