import { experimental_generateVideo as generateVideo } from "ai";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { createMotionModel } from "./motion-model";
import type { MotionRequest } from "./motion-schemas";
import { planShots } from "./plan-shots";

const model = createMotionModel();
let room: Uint8Array;
let mug: Uint8Array;

beforeAll(async () => {
  const draw = async (body: string) =>
    new Uint8Array(
      await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">${body}</svg>`))
        .png()
        .toBuffer(),
    );
  room = await draw(
    `<rect width="600" height="400" fill="#e8dcc6"/><rect y="280" width="600" height="120" fill="#a06a3c"/>`,
  );
  mug = await draw(
    `<rect width="600" height="400" fill="#fff"/><rect x="360" y="140" width="100" height="120" fill="#c2452d"/>`,
  );
});
afterAll(closeRenderPool);

const still = (data: Uint8Array) => ({ type: "file" as const, mediaType: "image/png", data });

async function film(options: Partial<Parameters<NonNullable<typeof model.doGenerate>>[0]>) {
  const result = await model.doGenerate?.({
    prompt: undefined,
    n: 1,
    aspectRatio: undefined,
    resolution: "160x90",
    duration: 1.5,
    fps: undefined,
    seed: 1,
    image: still(room),
    frameImages: undefined,
    inputReferences: undefined,
    generateAudio: undefined,
    providerOptions: {},
    ...options,
  });
  const video = result?.videos[0];
  if (video?.type !== "binary") throw new Error("no bytes came back");
  return { ...result, bytes: Buffer.from(video.data), mediaType: video.mediaType };
}

/** Position after the name of a box, wherever it is. */
function findBox(file: Buffer, type: string): number {
  const at = file.indexOf(type, 0, "latin1");
  expect(at).toBeGreaterThan(0);
  return at + 4;
}

describe("createMotionModel", () => {
  it("makes an MP4 with its index in front, its size, length and key frames", async () => {
    const { bytes, mediaType, providerMetadata } = await film({});
    expect(mediaType).toBe("video/mp4");
    expect(await fileTypeFromBuffer(bytes)).toMatchObject({ mime: "video/mp4" });
    expect(findBox(bytes, "moov")).toBeLessThan(findBox(bytes, "mdat"));
    const header = findBox(bytes, "mvhd");
    // Created and modified: unknown; then time scale and duration.
    expect([bytes.readUInt32BE(header + 4), bytes.readUInt32BE(header + 8)]).toEqual([0, 0]);
    expect(bytes.readUInt32BE(header + 16) / bytes.readUInt32BE(header + 12)).toBeCloseTo(1.5, 3);
    const sync = findBox(bytes, "stss");
    expect([bytes.readUInt32BE(sync + 4), bytes.readUInt32BE(sync + 8), bytes.readUInt32BE(sync + 12)]).toEqual([
      2, 1, 25,
    ]);
    const sizes = findBox(bytes, "stsz");
    expect(bytes.readUInt32BE(sizes + 8)).toBe(36);
    const chunk = bytes.readUInt32BE(findBox(bytes, "stco") + 8);
    expect(chunk).toBeGreaterThanOrEqual(findBox(bytes, "mdat"));
    // The first unit of the first frame is a parameter set or a key picture of H.264.
    expect([5, 7]).toContain((bytes[chunk + 4] ?? 0) & 31);
    expect(providerMetadata?.["built-in"]).toMatchObject({ widthPx: 160, heightPx: 90, frames: 36, durationMs: 1_500 });
  });

  it("writes equal bytes for equal requests", async () => {
    const [first, again, other] = await Promise.all([film({}), film({}), film({ seed: 2 })]);
    expect(first.bytes.equals(again.bytes)).toBe(true);
    expect(first.bytes.equals(other.bytes)).toBe(false);
  });

  it("makes an animated WebP whose frames move", async () => {
    const { bytes } = await film({
      image: still(mug),
      providerOptions: { "built-in": { format: "webp", effect: "zoom-in", strength: 1 } },
    });
    const facts = await sharp(bytes, { pages: -1 }).metadata();
    expect([facts.format, facts.width, facts.pageHeight, facts.pages]).toEqual(["webp", 160, 90, 18]);
    const redOn = async (page: number) => {
      const { data } = await sharp(bytes, { page }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      let red = 0;
      for (let at = 0; at < data.length; at += 3) if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 120) red += 1;
      return red;
    };
    expect(await redOn(17)).toBeGreaterThan((await redOn(0)) * 1.3);
  });

  it("reveals a picture from its ground and fades from one to the next", async () => {
    const pixel = async (bytes: Buffer, page: number) => [
      ...(await sharp(bytes, { page })
        .extract({ left: 80, top: 20, width: 1, height: 1 })
        .removeAlpha()
        .raw()
        .toBuffer()),
    ];
    const webp = { "built-in": { format: "webp" } };
    const reveal = await film({ prompt: "Reveal to the right", image: still(room), providerOptions: webp });
    expect(reveal.providerMetadata?.["built-in"]).toMatchObject({ effect: "reveal", direction: "right" });
    const fade = await film({ image: still(room), inputReferences: [still(mug)], duration: 2, providerOptions: webp });
    const [wall = 0] = await pixel(fade.bytes, 0);
    const [between = 0] = await pixel(fade.bytes, 12);
    const [white = 0] = await pixel(fade.bytes, 23);
    expect(wall).toBeLessThan(240);
    expect(white).toBeGreaterThan(250);
    expect(between).toBeGreaterThan(wall);
    expect(between).toBeLessThan(white);
  });

  it("works through the SDK and says what it does not do", async () => {
    const { video, warnings } = await generateVideo({
      model,
      prompt: { image: room, text: "Pan to the left" },
      resolution: "4000x2250",
      duration: 1,
      fps: 50,
      generateAudio: true,
      providerOptions: { "built-in": { format: "webp" } },
      maxRetries: 0,
    });
    expect(video.mediaType).toBe("image/webp");
    expect(warnings.flatMap((warning) => ("feature" in warning ? [warning.feature] : []))).toEqual([
      "generateAudio",
      "resolution",
      "fps",
    ]);
  });

  it("refuses calls without a picture, with addresses, and damaged pictures", async () => {
    await expect(film({ image: undefined })).rejects.toMatchObject({ code: "validation_failed" });
    await expect(film({ image: { type: "url", url: "https://example.com/a.png" } })).rejects.toMatchObject({
      code: "validation_failed",
    });
    await expect(film({ image: still(room.slice(0, 90)) })).rejects.toMatchObject({ code: "validation_failed" });
    await expect(film({ aspectRatio: "1:9", resolution: undefined })).rejects.toMatchObject({
      code: "validation_failed",
    });
  });
});

describe("planShots", () => {
  const request: MotionRequest = {
    stills: [new Uint8Array(), new Uint8Array(), new Uint8Array()],
    width: 160,
    height: 90,
    fps: 24,
    durationMs: 6_000,
    effect: "pan",
    direction: "left",
    strength: 1,
    format: "mp4",
  };

  it.each(["pan", "zoom-in", "zoom-out", "reveal"] as const)("keeps the camera of %s inside and steady", (effect) => {
    const shots = planShots({ ...request, effect }, [{ x: 0.1, y: 0.9 }]);
    expect(shots).toHaveLength(144);
    for (const [index, { camera, next, still: number }] of shots.entries()) {
      for (const { x, y, zoom } of next ? [camera, next.camera] : [camera]) {
        expect(Math.min(x, 1 - x, y, 1 - y) * 2 * zoom).toBeGreaterThanOrEqual(0.999_999);
      }
      const before = shots[index - 1];
      if (before?.still === number) expect(Math.abs(before.camera.x - camera.x)).toBeLessThan(0.02);
    }
    expect(new Set(shots.map(({ still: number }) => number))).toEqual(new Set([0, 1, 2]));
  });
});
