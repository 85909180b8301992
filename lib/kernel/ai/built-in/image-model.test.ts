import { generateImage } from "ai";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { drawProductPhoto } from "@/scripts/testing/product-photos";
import { createArtworkModel, createSceneModel } from "./image-model";

afterAll(() => closeRenderPool());

const call = { n: 1, seed: 3, mask: undefined, aspectRatio: undefined } as const;

describe("createSceneModel", () => {
  it("draws scenes through the AI SDK, a picture a seed, on a rendering thread", async () => {
    const { images, warnings, providerMetadata } = await generateImage({
      model: createSceneModel(),
      prompt: { text: "a bright kitchen", images: [await drawProductPhoto("mug")] },
      n: 2,
      seed: 5,
      size: "192x128",
      providerOptions: { "built-in": { settings: { roomType: "kitchen" }, product: { name: "Mug" } } },
    });
    expect(warnings).toEqual([]);
    expect(images).toHaveLength(2);
    const facts = await Promise.all(images.map(({ uint8Array }) => sharp(uint8Array).metadata()));
    expect(facts.map(({ width, height, format }) => [width, height, format])).toEqual([
      [192, 128, "webp"],
      [192, 128, "webp"],
    ]);
    expect(images[0]?.base64).not.toBe(images[1]?.base64);
    expect(providerMetadata["built-in"]?.images).toMatchObject([{ seed: 5, kind: "cut-out" }, { seed: 6 }]);
  });

  it("refuses a call without a picture, an address for one, and settings out of range", async () => {
    const model = createSceneModel();
    const generate = (files: Parameters<typeof model.doGenerate>[0]["files"], options = {}) =>
      model.doGenerate({ ...call, prompt: "", size: "64x64", files, providerOptions: { "built-in": options } });
    await expect(generate([])).rejects.toMatchObject({ code: "validation_failed" });
    await expect(generate([{ type: "url", url: "https://example.com/a.png" }])).rejects.toMatchObject({
      code: "validation_failed",
    });
    const file = { type: "file", mediaType: "image/jpeg", data: await drawProductPhoto("mug") } as const;
    await expect(generate([file], { settings: { varietyLevel: 11 } })).rejects.toMatchObject({
      errors: [{ path: "settings.varietyLevel" }],
    });
    await expect(generate([{ ...file, data: "AAAA" }])).rejects.toMatchObject({ code: "validation_failed" });
  });
});

describe("createArtworkModel", () => {
  const generate = (prompt: string, options = {}, seed = 3) =>
    createArtworkModel().doGenerate({
      ...call,
      seed,
      prompt,
      size: "160x120",
      files: undefined,
      providerOptions: { "built-in": options },
    });
  const bytesOf = async (prompt: string, options = {}, seed = 3) => {
    const [image] = (await generate(prompt, options, seed)).images;
    return image instanceof Uint8Array ? image : new Uint8Array();
  };

  it.each(["background", "icon", "texture", "poster"] as const)(
    "draws a %s, the same for the same seed",
    async (kind) => {
      const first = await bytesOf("summer sale", { kind, title: "Summer" });
      expect(await sharp(first).metadata()).toMatchObject({
        width: 160,
        height: 120,
        format: "png",
        hasAlpha: kind === "icon",
      });
      expect(Buffer.from(await bytesOf("summer sale", { kind, title: "Summer" }))).toEqual(Buffer.from(first));
      const { channels } = await sharp(first).stats();
      expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(1);
    },
  );

  it("reads the kind from the words, and takes palette and title", async () => {
    const { providerMetadata } = await generate("icon of a gift");
    expect(providerMetadata?.["built-in"]?.images).toMatchObject([{ kind: "icon" }]);
    const red = await sharp(await bytesOf("waves", { kind: "background", palette: ["#c02020"] })).stats();
    const blue = await sharp(await bytesOf("waves", { kind: "background", palette: ["#2020c0"] })).stats();
    expect((red.channels[0]?.mean ?? 0) - (blue.channels[0]?.mean ?? 0)).toBeGreaterThan(10);
    const titles = await Promise.all(["Hello", "Goodbye"].map((title) => bytesOf("poster", { title })));
    expect(Buffer.compare(titles[0] ?? new Uint8Array(), titles[1] ?? new Uint8Array())).not.toBe(0);
  });
});
