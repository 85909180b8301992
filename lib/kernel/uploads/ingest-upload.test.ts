import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import { spoolStream } from "@/lib/kernel/artifacts";
import { getEnv } from "@/lib/kernel/env";
import { hugePng, zip } from "@/scripts/testing/sample-files";
import { type IngestedUpload, ingestUpload, type UploadInput } from "./index";

const results: IngestedUpload[] = [];
const ingest = async (source: UploadInput["source"], filename?: string, more: Partial<UploadInput> = {}) => {
  const result = await ingestUpload({ source, filename, ...more });
  results.push(result);
  return result;
};

afterEach(async () => {
  for (const result of results.splice(0)) await result.file.dispose();
  // Refused or stored: no temporary file is left.
  expect(await readdir(path.join(getEnv().ATELIER_DATA, "tmp")).catch(() => [])).toEqual([]);
});

const picture = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 60 } } });

describe("images", () => {
  it("keeps a JPEG a JPEG, upright, in sRGB, without metadata", async () => {
    const sent = await picture()
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Copyright: "somebody" } })
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    expect(await sharp(sent).metadata()).toMatchObject({
      width: 40,
      height: 20,
      orientation: 6,
      icc: expect.anything(),
    });
    const result = await ingest(sent, "photo.jpeg");
    expect(result).toMatchObject({ mimeType: "image/jpeg", filename: "photo.jpeg", widthPx: 20, heightPx: 40 });
    const facts = await sharp(await result.file.read()).metadata();
    expect(facts).toMatchObject({ format: "jpeg", width: 20, height: 40, space: "srgb", chromaSubsampling: "4:4:4" });
    expect([facts.exif, facts.icc, facts.orientation, facts.xmp]).toEqual([undefined, undefined, undefined, undefined]);
    expect(result.source).toMatchObject({ type: "image/jpeg", sizeBytes: sent.length });
    expect(result.file.contentHash).toBe(
      createHash("sha256")
        .update(await result.file.read())
        .digest("hex"),
    );
  });

  it("keeps a PNG's pixels and transparency", async () => {
    const pixels = randomBytes(4 * 30 * 20);
    const sent = await sharp(pixels, { raw: { width: 30, height: 20, channels: 4 } })
      .png()
      .toBuffer();
    const result = await ingest(sent, "art.png");
    expect(result).toMatchObject({
      mimeType: "image/png",
      widthPx: 30,
      heightPx: 20,
      metadata: { widthPx: 30, heightPx: 20 },
    });
    expect(
      (
        await sharp(await result.file.read())
          .raw()
          .toBuffer()
      ).equals(pixels),
    ).toBe(true);
  });

  it.each(["webp", "avif", "gif", "tiff"] as const)("makes a PNG of %s", async (format) => {
    const result = await ingest(await picture().toFormat(format).toBuffer(), `art.${format}`);
    expect(result).toMatchObject({ mimeType: "image/png", filename: "art.png", widthPx: 40, heightPx: 20 });
    expect(result.source.type).toBe(`image/${format}`);
  });

  it("turns CMYK into sRGB", async () => {
    const sent = await picture().toColourspace("cmyk").jpeg().toBuffer();
    expect((await sharp(sent).metadata()).space).toBe("cmyk");
    const result = await ingest(sent, "print.jpg");
    expect((await sharp(await result.file.read()).metadata()).space).toBe("srgb");
  });

  it("makes the same bytes of the same file each time", async () => {
    const sent = await picture().jpeg().toBuffer();
    expect((await ingest(sent, "a.jpg")).file.contentHash).toBe((await ingest(sent, "b.jpg")).file.contentHash);
  });

  it("takes a PNG named .jpg as what it is and corrects the name", async () => {
    const result = await ingest(await picture().png().toBuffer(), "photo.jpg", { declaredType: "image/jpeg" });
    expect(result).toMatchObject({ mimeType: "image/png", filename: "photo.png" });
  });

  it("refuses 30,000 × 30,000 pixels by the header alone", async () => {
    const bomb = hugePng(30_000, 30_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(ingest(bomb, "bomb.png")).rejects.toMatchObject({
      code: "payload_too_large",
      message: expect.stringContaining("30000 × 30000 pixels"),
    });
    await expect(ingest(hugePng(40_000, 10), "long.png")).rejects.toMatchObject({ code: "payload_too_large" });
  });

  it.each([
    ["png", "validation_failed"],
    ["jpeg", "validation_failed"],
    ["webp", "validation_failed"],
    ["gif", "validation_failed"],
    // What makes a TIFF one stands at its end.
    ["tiff", "unsupported_media_type"],
  ] as const)("refuses a truncated %s", async (format, code) => {
    const noise = sharp(randomBytes(3 * 300 * 300), { raw: { width: 300, height: 300, channels: 3 } });
    const whole = await noise.toFormat(format).toBuffer();
    await expect(ingest(whole.subarray(0, whole.length >> 1), `cut.${format}`)).rejects.toMatchObject({ code });
  });

  it("refuses noise behind a PNG's first bytes", async () => {
    const sent = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(500)]);
    await expect(ingest(sent, "x.png")).rejects.toMatchObject({
      code: expect.stringMatching(/validation_failed|unsupported/),
    });
  });
});

describe("SVG", () => {
  it("is refused with a script", async () => {
    const sent = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><script>alert(1)</script><rect/></svg>';
    await expect(ingest(Buffer.from(sent), "logo.svg")).rejects.toMatchObject({
      code: "validation_failed",
      message: "The SVG cannot be used: it contains a script.",
    });
  });

  it("is stored without what does not draw", async () => {
    const sent =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><metadata>x</metadata><a href="https://example.com"><rect/></a></svg>';
    const result = await ingest(Buffer.from(sent), "logo.svg", { declaredType: "image/png" });
    expect(result).toMatchObject({ mimeType: "image/svg+xml", filename: "logo.svg", widthPx: 40, heightPx: 20 });
    expect((await result.file.read()).toString()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><rect/></svg>',
    );
  });

  it("is refused when an image inside is none, or too large", async () => {
    const wrap = (bytes: Buffer) =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="data:image/png;base64,${bytes.toString("base64")}"/></svg>`,
      );
    await expect(ingest(wrap(randomBytes(20)), "a.svg")).rejects.toMatchObject({ code: "validation_failed" });
    await expect(ingest(wrap(hugePng(30_000, 30_000)), "a.svg")).rejects.toMatchObject({ code: "payload_too_large" });
    const result = await ingest(wrap(await picture().png().toBuffer()), "a.svg");
    expect(result.mimeType).toBe("image/svg+xml");
  });
});

describe("other files", () => {
  it("knows a font by parsing it", async () => {
    const font = await readFile("node_modules/@expo-google-fonts/lato/400Regular/Lato_400Regular.ttf");
    const result = await ingest(font, "Lato");
    expect(result).toMatchObject({
      mimeType: "font/ttf",
      filename: "Lato.ttf",
      metadata: { fontFamily: "Lato", fontWeight: 400 },
    });
    expect((await result.file.read()).equals(font)).toBe(true);
    await expect(ingest(font.subarray(0, 5000), "cut.ttf")).rejects.toMatchObject({ code: "validation_failed" });
    const fake = Buffer.concat([font.subarray(0, 12), randomBytes(2000)]);
    await expect(ingest(fake, "fake.ttf")).rejects.toMatchObject({
      code: expect.stringMatching(/validation_failed|unsupported/),
    });
    await expect(ingest(Buffer.from("no font at all"), "font.ttf")).rejects.toMatchObject({
      code: "unsupported_media_type",
    });
  });

  it.each([
    ['{"a":1}', "data.json", "application/json", "data.json"],
    ["[1,2]", "anything", "application/json", "anything.json"],
    ["name,size\nshirt,L\n", "rows.csv", "text/csv", "rows.csv"],
    ["\uFEFFname;size", "ROWS.CSV", "text/csv", "ROWS.CSV"],
  ])("takes %j as %s", async (text, name, mimeType, filename) => {
    expect(await ingest(Buffer.from(text), name)).toMatchObject({ mimeType, filename });
  });

  it.each([
    ["{broken", "a.json"],
    ["name,size\n\u0000", "a.csv"],
    ["%PDF-1.7\ncut off", "a.pdf"],
  ])("refuses %j as %s", async (text, name) => {
    await expect(ingest(Buffer.from(text, "latin1"), name)).rejects.toMatchObject({
      code: expect.stringMatching(/validation_failed|unsupported_media_type/),
    });
  });

  it("refuses text that is not UTF-8 far behind its beginning", async () => {
    const sent = Buffer.concat([Buffer.from("a,b\n".repeat(5000)), Buffer.from([0xff, 0xfe])]);
    await expect(ingest(sent, "a.csv")).rejects.toMatchObject({ code: "validation_failed" });
  });

  it("takes a whole PDF and a whole GLB", async () => {
    expect(await ingest(Buffer.from("%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"), "a.pdf")).toMatchObject({
      mimeType: "application/pdf",
    });
    const json = Buffer.from('{"asset":{"version":"2.0"}} ');
    const glb = Buffer.alloc(20 + json.length);
    glb.write("glTF", 0, "latin1");
    glb.writeUInt32LE(2, 4);
    glb.writeUInt32LE(glb.length, 8);
    glb.writeUInt32LE(json.length, 12);
    glb.write("JSON", 16, "latin1");
    json.copy(glb, 20);
    expect(await ingest(glb, "chair.glb")).toMatchObject({ mimeType: "model/gltf-binary", filename: "chair.glb" });
    await expect(ingest(glb.subarray(0, 30), "chair.glb")).rejects.toMatchObject({ code: "validation_failed" });
  });

  it("looks into a ZIP's directory and unpacks nothing", async () => {
    expect(await ingest(zip([{ name: "a.txt" }, { name: "b/c.txt" }]), "x.zip")).toMatchObject({
      mimeType: "application/zip",
    });
    const bad: [string, Buffer][] = [
      ["unpack", zip([{ name: "bomb", unpackedSize: 3_000_000_000 }])],
      ["unpack", zip([{ name: "bomb", unpackedSize: 50_000_000 }])],
      ["leads out", zip([{ name: "../../etc/passwd" }])],
      ["leads out", zip([{ name: "/etc/passwd" }])],
      ["leads out", zip([{ name: "a\\..\\..\\b" }])],
      ["same place", zip([{ name: "a" }, { name: "b", offset: 0 }])],
      ["overlap", zip([{ name: "aaaaaaa" }, { name: "b", offset: 10 }])],
      ["cut off", zip([{ name: "a.txt" }]).subarray(0, 60)],
    ];
    for (const [reason, bytes] of bad) {
      await expect(ingest(bytes, "x.zip")).rejects.toMatchObject({
        code: "validation_failed",
        message: expect.stringContaining(reason),
      });
    }
  });

  it.each([
    ["a program", Buffer.concat([Buffer.from("7f454c46020101", "hex"), randomBytes(100)])],
    ["HTML", Buffer.from("<!doctype html><svg><script>alert(1)</script></svg>")],
    ["a word", Buffer.from("hello")],
    ["noise", Buffer.concat([Buffer.from([0, 1, 2, 3]), randomBytes(50)])],
  ])("does not take %s", async (_name, bytes) => {
    await expect(ingest(bytes, "file.png")).rejects.toMatchObject({ code: "unsupported_media_type" });
  });

  it("does not take an empty file", async () => {
    await expect(ingest(Buffer.alloc(0), "a.png")).rejects.toMatchObject({ code: "validation_failed" });
  });
});

describe("limits", () => {
  it("ends at the first byte too many, however long the stream", async () => {
    let sent = 0;
    const endless = Readable.from(
      (async function* () {
        for (;;) {
          sent += 65_536;
          yield Buffer.alloc(65_536);
        }
      })(),
    );
    await expect(ingest(endless, "a.png", { maxBytes: 1_000_000 })).rejects.toMatchObject({
      code: "payload_too_large",
    });
    expect(sent).toBeLessThan(3_000_000);
    const spooled = await spoolStream(Readable.from([Buffer.alloc(2000)]), 5000);
    await expect(ingest(spooled, "a.png", { maxBytes: 1000 })).rejects.toMatchObject({ code: "payload_too_large" });
    await spooled.dispose();
  });

  it("takes only what the organization allows, by what the file is", async () => {
    const sent = await picture().png().toBuffer();
    expect(await ingest(sent, "a.png", { allowedTypes: ["image/png"] })).toMatchObject({ mimeType: "image/png" });
    await expect(ingest(sent, "a.jpg", { allowedTypes: ["image/jpeg"] })).rejects.toMatchObject({
      code: "unsupported_media_type",
    });
  });

  it.each([
    ["../../etc/passwd", "passwd.png"],
    ["C:\\Users\\a\\Photo Ü.JPG", "Photo Ü.png"],
    ["\u0000\u202Egnp.exe", "gnp.png"],
    ["", "file.png"],
    ["...", "file.png"],
    ["v1.2 final", "v1.2 final.png"],
    [`${"x".repeat(400)}.png`, `${"x".repeat(196)}.png`],
  ])("makes a harmless name of %j", async (given, expected) => {
    expect((await ingest(await picture(2, 2).png().toBuffer(), given)).filename).toBe(expected);
  });
});
