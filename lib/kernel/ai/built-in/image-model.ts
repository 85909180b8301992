import type { ImageModelV4, ImageModelV4CallOptions, ImageModelV4Result } from "@ai-sdk/provider";
import type { z } from "zod";
import { artworkOptionsSchema, sceneOptionsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { AppError } from "@/lib/kernel/errors";
import { mediaPool, type TaskOptions } from "@/lib/kernel/rendering/pool";
import { hashText } from "./scene/random";

const provider = "built-in";
/** Pixels of the longer side when the call gives no size. */
const usualSidePx = 1_024;
const sizes = { least: 64, most: 2_048 };

/** Puts a product photograph, the first of the call's files, into a scene; a second file is its inspiration. */
export function createSceneModel(): ImageModelV4 {
  return createModel("scene-1", true, async (options, seeds) => {
    const { settings, product, format, priority } = parseOptions(sceneOptionsSchema, options);
    const [photograph, inspiration] = readFiles(options);
    if (!photograph) {
      throw new AppError("validation_failed", "A scene needs a picture of the product.", {
        errors: [{ path: "files", message: "is empty" }],
      });
    }
    const { longestSidePx, aspect } = readSize(options);
    return Promise.all(
      seeds.map(async (seed) => {
        const { bytes, widthPx, heightPx, kind, box } = await mediaPool().run(
          "scene",
          {
            product: photograph,
            ...(inspiration ? { inspiration } : {}),
            settings,
            about: product,
            ...(options.prompt ? { prompt: options.prompt } : {}),
            seed,
            longestSidePx,
            ...(aspect === undefined ? {} : { aspect }),
            format,
          },
          { ...taskOptions(options), priority },
        );
        return { bytes, facts: { seed, widthPx, heightPx, kind, box: { ...box } } };
      }),
    );
  });
}

/** Draws backgrounds, icons, textures and posters from words. */
export function createArtworkModel(): ImageModelV4 {
  return createModel("artwork-1", false, async (options, seeds) => {
    const { format, ...wishes } = parseOptions(artworkOptionsSchema, options);
    const { longestSidePx, aspect = 1 } = readSize(options);
    return Promise.all(
      seeds.map(async (seed) => {
        const { bytes, widthPx, heightPx, kind } = await mediaPool().run(
          "artwork",
          { ...wishes, prompt: options.prompt ?? "", seed, longestSidePx, aspect, format },
          taskOptions(options),
        );
        return { bytes, facts: { seed, widthPx, heightPx, kind } };
      }),
    );
  });
}

interface Drawn {
  readonly bytes: Uint8Array;
  readonly facts: { readonly seed: number; readonly widthPx: number; readonly heightPx: number; readonly kind: string };
}

function createModel(
  modelId: string,
  supportsFileInputs: boolean,
  draw: (options: ImageModelV4CallOptions, seeds: readonly number[]) => Promise<Drawn[]>,
): ImageModelV4 {
  return {
    specificationVersion: "v4",
    provider,
    modelId,
    maxImagesPerCall: 4,
    supportsFileInputs,
    supportsMaskInputs: false,
    async doGenerate(options): Promise<ImageModelV4Result> {
      // Without a seed the wishes are the seed: the same call gives the same picture.
      const first = options.seed ?? hashText(JSON.stringify([options.prompt, options.providerOptions[provider]]));
      const seeds = Array.from({ length: Math.max(1, options.n) }, (_, index) => (first + index) >>> 0);
      const drawn = await draw(options, seeds);
      return {
        images: drawn.map(({ bytes }) => bytes),
        warnings: options.mask
          ? [{ type: "unsupported", feature: "mask", details: "The built-in image models take no masks." }]
          : [],
        providerMetadata: { [provider]: { images: drawn.map(({ facts }) => ({ ...facts })) } },
        response: { timestamp: new Date(), modelId, headers: undefined },
      };
    },
  };
}

function parseOptions<Schema extends z.ZodType>(schema: Schema, options: ImageModelV4CallOptions): z.output<Schema> {
  const parsed = schema.safeParse(options.providerOptions[provider] ?? {});
  if (parsed.success) return parsed.data;
  throw new AppError("validation_failed", "The picture's settings are not valid.", {
    errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
  });
}

function readFiles({ files }: ImageModelV4CallOptions): Uint8Array[] {
  return (files ?? []).map((file, index) => {
    if (file.type === "url") {
      throw new AppError("validation_failed", "The built-in image models take pictures as data, not as addresses.", {
        errors: [{ path: `files.${index}`, message: "is an address" }],
      });
    }
    return typeof file.data === "string" ? new Uint8Array(Buffer.from(file.data, "base64")) : new Uint8Array(file.data);
  });
}

function readSize({ size, aspectRatio }: ImageModelV4CallOptions): { longestSidePx: number; aspect?: number } {
  const [width, height] = (size ?? "").split("x").map(Number);
  if (width && height && width > 0 && height > 0) {
    const longest = Math.max(width, height);
    return {
      longestSidePx: Math.min(sizes.most, Math.max(sizes.least, Math.round(longest))),
      aspect: limitAspect(width / height),
    };
  }
  const [across, along] = (aspectRatio ?? "").split(":").map(Number);
  if (across && along && across > 0 && along > 0)
    return { longestSidePx: usualSidePx, aspect: limitAspect(across / along) };
  return { longestSidePx: usualSidePx };
}

function limitAspect(aspect: number): number {
  return Math.min(4, Math.max(0.25, aspect));
}

function taskOptions({ abortSignal }: ImageModelV4CallOptions): TaskOptions {
  return abortSignal ? { signal: abortSignal } : {};
}
