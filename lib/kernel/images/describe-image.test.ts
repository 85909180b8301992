import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { alterPicture, drawSamplePicture } from "@/scripts/testing/sample-pictures";
import { describeImage } from "./describe-image";
import { embeddingSide, embedPicture } from "./embed-picture";
import { countDifferentBits, hashPerception, hashSide } from "./perceptual-hash";

const distance = (one: readonly number[], other: readonly number[]) =>
  Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)));

test("altered copies stay nearer than any other picture, and encoded ones keep their hash", async () => {
  const seeds = Array.from({ length: 12 }, (_, index) => 40_000 + index);
  const pictures = await Promise.all(seeds.map((seed) => drawSamplePicture(seed)));
  const described = await Promise.all(pictures.map((picture) => describeImage(picture)));
  for (const [index, picture] of pictures.entries()) {
    const own = described[index];
    if (own === undefined) throw new Error("unreachable");
    const others = described.filter((other) => other !== own).map((other) => distance(own.embedding, other.embedding));
    for (const kind of ["crop", "recolour", "reencode"] as const) {
      const altered = await describeImage(await alterPicture(picture, kind, index));
      expect(distance(own.embedding, altered.embedding), `${kind} of ${index}`).toBeLessThan(Math.min(...others));
      if (kind === "reencode") {
        expect(countDifferentBits(own.perceptualHash, altered.perceptualHash)).toBeLessThanOrEqual(8);
      }
    }
  }
});

test("describes the upright picture: size after EXIF orientation, blur, colours", async () => {
  const bytes = await sharp({ create: { width: 60, height: 20, channels: 3, background: "#c81e3c" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const description = await describeImage(bytes);
  expect(description).toMatchObject({ width: 20, height: 60, embedding: expect.any(Array) });
  expect(description.dominantColors[0]).toMatch(/^#c[0-9a-f]1[0-9a-f]3[0-9a-f]$/);
  expect(Buffer.from(description.thumbhash, "base64").length).toBeGreaterThan(4);
  await expect(describeImage(Buffer.from("no picture"))).rejects.toThrow(/unsupported image format/);
});

test("takes one pixel, transparency and vectors", async () => {
  const pixel = await sharp({ create: { width: 1, height: 1, channels: 4, background: "#ffffff00" } })
    .png()
    .toBuffer();
  expect((await describeImage(pixel)).dominantColors).toEqual([]);
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"><rect width="20" height="10"/></svg>',
  );
  expect(await describeImage(svg)).toMatchObject({ width: 40, height: 10 });
});

test("any pixels give 64 finite numbers of bounded length, and the same ones again", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 3 * embeddingSide ** 2, maxLength: 3 * embeddingSide ** 2 }), (rgb) => {
      const embedding = embedPicture(rgb);
      expect(embedding).toHaveLength(64);
      expect(embedding.every(Number.isFinite)).toBe(true);
      expect(Math.hypot(...embedding)).toBeLessThan(1.7);
      expect(embedPicture(rgb)).toEqual(embedding);
    }),
    { numRuns: 20 },
  );
});

test("a hash fits into PostgreSQL's bigint and does not see brightness", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 20, max: 200 }), { minLength: hashSide ** 2, maxLength: hashSide ** 2 }),
      fc.integer({ min: -20, max: 50 }),
      (grey, brighter) => {
        const hash = hashPerception(grey);
        expect(hash).toBe(BigInt.asIntN(64, hash));
        const lit = hashPerception(grey.map((value) => value + brighter));
        // Sums of floating-point numbers may end a hair above or below the median.
        expect(countDifferentBits(hash, lit)).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 30 },
  );
});

test("different bits are counted over the sign, too", () => {
  expect(countDifferentBits(-1n, 0n)).toBe(64);
  expect(countDifferentBits(-(2n ** 63n), 0n)).toBe(1);
  expect(countDifferentBits(5n, 4n)).toBe(1);
});
