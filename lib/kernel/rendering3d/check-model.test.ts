import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/kernel/errors";
import { boxGlb } from "@/scripts/testing/model-files";
import { packGlb } from "@/scripts/testing/write-glb";
import { checkModel, modelLimits } from "./check-model";

const box = boxGlb([0.8, 0.1, 0.1]);

const triangle = {
  asset: { version: "2.0" },
  nodes: [{ mesh: 0 }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
  accessors: [{ count: 3, bufferView: 0, componentType: 5126, type: "VEC3" }],
  bufferViews: [{ buffer: 0, byteLength: 36 }],
  buffers: [{ byteLength: 36 }],
};
const corners = Buffer.alloc(36);

describe("checkModel", () => {
  it("takes what the writers write", async () => {
    await expect(checkModel(box)).resolves.toBeUndefined();
    await expect(checkModel(packGlb(triangle, corners))).resolves.toBeUndefined();
  });

  it("refuses files that refer to others", async () => {
    for (const part of [
      { buffers: [{ byteLength: 36, uri: "http://169.254.169.254/latest" }] },
      { images: [{ uri: "../../etc/passwd" }] },
      { images: [{ uri: "https://example.com/wood.png" }] },
    ]) {
      await expect(checkModel(packGlb({ ...triangle, ...part }, corners))).rejects.toMatchObject({
        code: "unsupported_media_type",
        message: expect.stringContaining("other files"),
      });
    }
  });

  it("names the extension that it cannot do", async () => {
    const needs = (name: string) => packGlb({ ...triangle, extensionsRequired: [name] }, corners);
    await expect(checkModel(needs("VENDOR_secret"))).rejects.toMatchObject({
      code: "unsupported_media_type",
      message: expect.stringContaining("VENDOR_secret"),
    });
    await expect(checkModel(needs("KHR_draco_mesh_compression"))).resolves.toBeUndefined();
  });

  it("refuses what is too large to be rendered", async () => {
    const tooLarge = { code: "payload_too_large" };
    await expect(checkModel(new Uint8Array(modelLimits.bytes + 1))).rejects.toMatchObject(tooLarge);
    const many = { ...triangle, accessors: [{ ...triangle.accessors[0], count: modelLimits.triangles * 3 + 3 }] };
    await expect(checkModel(packGlb(many, corners))).rejects.toMatchObject(tooLarge);
    // A mesh that is shown often is drawn often.
    const often = {
      ...triangle,
      accessors: [{ count: 3_000 }],
      nodes: Array.from({ length: 4_000 }, () => ({ mesh: 0 })),
    };
    await expect(checkModel(packGlb(often, corners))).rejects.toMatchObject(tooLarge);
    const bomb = await sharp({ create: { width: 9_000, height: 20, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    const pictured = {
      ...triangle,
      images: [{ bufferView: 1, mimeType: "image/png" }],
      bufferViews: [...triangle.bufferViews, { buffer: 0, byteOffset: 36, byteLength: bomb.length }],
    };
    await expect(checkModel(packGlb(pictured, Buffer.concat([corners, bomb])))).rejects.toMatchObject(tooLarge);
  });

  it("says what is wrong with damaged files", async () => {
    const damaged = { code: "validation_failed", message: expect.stringContaining("damaged") };
    await expect(checkModel(Buffer.from("no model at all, but long enough"))).rejects.toMatchObject(damaged);
    await expect(checkModel(box.subarray(0, 400))).rejects.toMatchObject(damaged);
    await expect(checkModel(packGlb({ asset: { version: "2.0" } }))).rejects.toMatchObject(damaged);
    await expect(checkModel(packGlb({ ...triangle, meshes: "none" }, corners))).rejects.toMatchObject(damaged);
    const cut = { ...triangle, bufferViews: [{ buffer: 0, byteLength: 3_600 }] };
    await expect(checkModel(packGlb(cut, corners))).rejects.toMatchObject(damaged);
    const picture = { ...triangle, images: [{ bufferView: 0, mimeType: "image/png" }] };
    await expect(checkModel(packGlb(picture, corners))).rejects.toMatchObject(damaged);
  });

  it("answers any bytes with an AppError about the input, or takes them", async () => {
    const flips = fc.array(fc.tuple(fc.nat(box.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(flips, fc.nat(box.length), async (changes, length) => {
        const bytes = Buffer.from(box.subarray(0, length));
        for (const [at, value] of changes) if (at < length) bytes[at] = value;
        const error: unknown = await checkModel(bytes).catch((thrown: unknown) => thrown);
        expect(error === undefined || (error instanceof AppError && error.status < 500)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
