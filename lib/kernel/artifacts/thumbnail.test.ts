import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { setObjectStore } from "@/lib/kernel/storage";
import { objectStores, type TestStore } from "@/scripts/testing/object-stores";
import { createOrganization } from "@/scripts/testing/organization";
import { getThumbnail, linkThumbnail, objectKeys, putArtifact, thumbnailUrl } from "./index";

afterAll(closeDatabase);

describe.each(objectStores)("thumbnails in %s", (_name, start) => {
  let subject: TestStore;
  let tenantId: string;
  beforeAll(async () => {
    subject = await start();
    setObjectStore(subject.store);
    tenantId = await createOrganization();
  });
  afterAll(async () => {
    setObjectStore(undefined);
    await subject.stop();
  });
  const put = (bytes: Buffer, type?: string) =>
    putArtifact({ tenantId, bytes, type, kind: "upload", keyFor: objectKeys.file });
  const factsOf = async (key: string) => {
    const opened = await subject.store.get(key);
    return opened === undefined ? undefined : sharp(await buffer(opened.body)).metadata();
  };
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 4, background: { r: 9, g: 99, b: 200, alpha: 0.5 } } })
      .png()
      .toBuffer();

  it.each([
    [250, 1000, 500, 250, 125],
    [600, 300, 1200, 150, 600],
    [600, 90, 30, 90, 30],
  ] as const)("of %i px from %i × %i has %i × %i", async (size, width, height, expectedWidth, expectedHeight) => {
    const key = await getThumbnail(await put(await picture(width, height)), size);
    expect(key).toMatch(new RegExp(`^${tenantId}/thumbnails/[0-9a-f]{64}/${size}\\.webp$`));
    expect(await factsOf(key)).toMatchObject({
      format: "webp",
      width: expectedWidth,
      height: expectedHeight,
      hasAlpha: true,
    });
  });

  it("draws an SVG sharp at the size, however small its view box", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5" width="10" height="5"><rect width="5" height="5"/></svg>';
    const artifact = await put(Buffer.from(svg), "image/svg+xml");
    expect(await factsOf(await getThumbnail(artifact, 600))).toMatchObject({ width: 600, height: 300 });
  });

  it("is made once, also when many ask at once, and reached by a link", async () => {
    const artifact = await put(await picture(500, 400));
    const keys = await Promise.all(Array.from({ length: 10 }, () => getThumbnail(artifact, 250)));
    expect(new Set(keys).size).toBe(1);
    const answer = await fetch(subject.reachable(await thumbnailUrl(artifact, 250)));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/webp"]);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(50);
  });

  it("has a link that is the same for everybody and leads to it once it has been made", async () => {
    const artifact = await put(await picture(411, 300));
    const link = await linkThumbnail(artifact, 250);
    const address = subject.reachable(new URL(link, "http://studio.test").href);
    expect((await fetch(address)).status).toBe(404);
    await getThumbnail(artifact, 250);
    expect(await linkThumbnail(artifact, 250)).toBe(link);
    const answer = await fetch(address);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/webp"]);
  });

  it("is not made of what is no picture", async () => {
    const artifact = await put(Buffer.from("%PDF-1.7"), "application/pdf");
    await expect(getThumbnail(artifact, 250)).rejects.toMatchObject({ code: "capability_missing" });
  });
});
