import type { JSONObject } from "@ai-sdk/provider";
import { generateImage, generateSpeech, experimental_generateVideo as generateVideo } from "ai";
import { fileTypeFromBuffer } from "file-type";
import { AppError } from "@/lib/kernel/errors";
import type { ModelFile } from "./generate-words";
import type { SdkProvider } from "./open-provider";
import { type ModelCallFacts, type ModelCallOptions, runModelCall } from "./run-model-call";

/** A file a model made; its type is what its bytes say. */
export interface MadeFile {
  bytes: Uint8Array;
  mediaType: string;
}

interface MediaRequest extends ModelCallOptions {
  prompt: string;
  seed?: number;
  /** Parameters that only the built-in models know, as their schemas say. */
  builtIn: JSONObject;
}

export interface PictureRequest extends MediaRequest {
  /** Pixels */
  size?: { width: number; height: number };
  /** Pictures that are changed or composed into the new one. */
  files?: readonly ModelFile[];
}

export interface SoundRequest extends MediaRequest {
  /** How long it will be at most, in seconds; what the estimate goes by. */
  seconds?: number;
  voice?: string;
}

export interface MovieRequest extends MediaRequest {
  size?: { width: number; height: number };
  seconds?: number;
  /** Picture that it starts from. */
  image?: ModelFile;
}

const defaultSoundSeconds = 30;
const defaultMovieSeconds = 5;

/** What `generatePicture` asks OpenAI for: without it the provider chooses, at four times the listed price. */
const openaiPictureOptions = { quality: "medium" };

/**
 * Has a model make one picture. One a call: of several, the failure of one would lose all.
 * @throws as `runModelCall`; `provider_failed` when what came is no picture
 */
export async function generatePicture(request: PictureRequest): Promise<MadeFile & ModelCallFacts> {
  const { prompt, files = [], size, seed } = request;
  return runModelCall(
    request,
    { task: "image", mediaType: "image", estimate: { images: 1 }, defaultTimeoutMs: 300_000 },
    async ({ provider, modelId, isBuiltIn, signal }) => {
      const result = await generateImage({
        model: provider.imageModel(modelId),
        prompt: files.length === 0 ? prompt : { text: prompt, images: files.map((file) => file.bytes) },
        n: 1,
        ...(size === undefined ? {} : { size: `${size.width}x${size.height}` as const }),
        ...(seed === undefined ? {} : { seed }),
        maxRetries: 0,
        abortSignal: signal,
        providerOptions: isBuiltIn ? { "built-in": request.builtIn } : { openai: openaiPictureOptions },
      });
      return {
        value: await inspect(result.image.uint8Array, /^image\//, "picture"),
        usage: { ...result.usage, images: 1 },
      };
    },
  );
}

/**
 * Has a model make a sound: an effect, a jingle, or words that are read out, as the model can.
 * @throws as `runModelCall`; `provider_failed` when what came is no sound
 */
export async function generateSound(request: SoundRequest): Promise<MadeFile & ModelCallFacts> {
  const seconds = request.seconds ?? defaultSoundSeconds;
  return runModelCall(
    request,
    { task: "audio", mediaType: "audio", estimate: { seconds }, defaultTimeoutMs: 120_000 },
    async ({ provider, modelId, isBuiltIn, signal }) => {
      if (provider.speechModel === undefined) throw lacks("sound");
      const result = await generateSpeech({
        model: provider.speechModel(modelId),
        text: request.prompt,
        ...(request.voice === undefined ? {} : { voice: request.voice }),
        maxRetries: 0,
        abortSignal: signal,
        ...(isBuiltIn ? { providerOptions: { "built-in": withSeed(request) } } : {}),
      });
      return { value: await inspect(result.audio.uint8Array, /^(audio\/|video\/mp4)/, "sound") };
    },
  );
}

/**
 * Has a model make a short film.
 * @throws as `runModelCall`; `provider_failed` when what came is no film
 */
export async function generateMovie(request: MovieRequest): Promise<MadeFile & ModelCallFacts> {
  const seconds = request.seconds ?? defaultMovieSeconds;
  const { image, size, seed } = request;
  return runModelCall(
    request,
    { task: "video", mediaType: "video", estimate: { seconds }, defaultTimeoutMs: 600_000 },
    async ({ provider, modelId, isBuiltIn, signal }) => {
      const result = await generateVideo({
        model: readVideoModel(provider, modelId),
        prompt: image === undefined ? request.prompt : { text: request.prompt, image: image.bytes },
        n: 1,
        duration: seconds,
        ...(size === undefined ? {} : { resolution: `${size.width}x${size.height}` as const }),
        ...(seed === undefined ? {} : { seed }),
        maxRetries: 0,
        abortSignal: signal,
        ...(isBuiltIn ? { providerOptions: { "built-in": request.builtIn } } : {}),
      });
      return {
        value: await inspect(result.video.uint8Array, /^(video\/|image\/(webp|gif|apng))/, "film"),
        usage: { seconds },
      };
    },
  );
}

function readVideoModel(provider: SdkProvider, modelId: string) {
  if (provider.videoModel === undefined) throw lacks("moving pictures");
  return provider.videoModel(modelId);
}

function withSeed({ builtIn, seed }: SoundRequest): JSONObject {
  return seed === undefined ? builtIn : { seed, ...builtIn };
}

function lacks(what: string): AppError {
  return new AppError("capability_missing", `The provider has no models for ${what}.`);
}

/** Providers have answered web pages and empty files: the bytes say what came, not the provider. */
async function inspect(bytes: Uint8Array, expected: RegExp, what: string): Promise<MadeFile> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found === undefined || !expected.test(found.mime))
    throw new AppError("provider_failed", `The provider sent something that is no ${what}.`);
  return { bytes, mediaType: found.mime };
}
