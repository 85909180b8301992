import { type JSONObject, NoSuchModelError } from "@ai-sdk/provider";
import { z } from "zod";
import { builtInProviderId } from "@/lib/kernel/ai/model-catalogue";
import type { SdkProvider } from "@/lib/kernel/ai/open-provider";
import { openArtifact } from "@/lib/kernel/artifacts";
import { getArtifact } from "@/lib/kernel/artifacts/artifact";
import { describeError } from "@/lib/kernel/describe-error";
import { AppError } from "@/lib/kernel/errors";
import { type GenerationClient, type ProviderAnswer, ProviderError, type ProviderJob } from "./provider-port";
import { checkPrompt, checkSingleResult } from "./single-result";

/** What the models take beyond a prompt; the rest of the input is theirs alone and travels as it is. */
const inputShape = z.looseObject({
  prompt: z.string().optional(),
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  width: z.number().int().min(64).max(4096).optional(),
  height: z.number().int().min(64).max(4096).optional(),
  duration: z.number().min(0.1).max(30).optional(),
  fps: z.number().int().min(1).max(60).optional(),
  voice: z.string().max(100).optional(),
  imageArtifactIds: z.array(z.uuid()).max(8).optional(),
});
type BuiltInInput = z.infer<typeof inputShape>;

/** The size as models name it; a square of the one side that is given. */
function sizeOf({ width, height }: BuiltInInput): `${number}x${number}` | undefined {
  const side = width ?? height;
  return side === undefined ? undefined : `${width ?? side}x${height ?? side}`;
}

/** Parameters that only the built-in models know. */
function ownOptions(input: BuiltInInput): JSONObject {
  const { prompt: _, seed: __, width: ___, height: ____, imageArtifactIds: _____, ...rest } = input;
  const { duration: ______, fps: _______, voice: ________, n: _________, ...own } = rest;
  return z.record(z.string(), z.json()).parse(own);
}

interface InputFile {
  type: "file";
  mediaType: string;
  data: Uint8Array;
}

async function readFiles(tenantId: string, ids: readonly string[]): Promise<InputFile[]> {
  return Promise.all(
    ids.map(async (id) => {
      const artifact = await getArtifact({ tenantId, id });
      const chunks: Buffer[] = [];
      for await (const chunk of (await openArtifact(artifact)).body) chunks.push(Buffer.from(chunk));
      return { type: "file" as const, mediaType: artifact.type, data: new Uint8Array(Buffer.concat(chunks)) };
    }),
  );
}

const toBytes = (data: string | Uint8Array) =>
  typeof data === "string" ? Buffer.from(data, "base64") : Buffer.from(data);

/** Runs a model of the product in this process. @throws AppError of the model's own checks */
async function make(job: ProviderJob, input: BuiltInInput, files: InputFile[]): Promise<Buffer> {
  // The models bring their vocabulary and geometry along; only the process that renders needs them.
  const { builtInProvider } = await import("@/lib/kernel/ai/built-in/provider");
  const provider: SdkProvider = builtInProvider;
  const { prompt = "", seed } = input;
  const own = ownOptions(input);
  const common = { n: 1, seed, providerOptions: { [builtInProviderId]: own } };
  if (job.mediaType === "image") {
    const model = provider.imageModel(job.modelId);
    const { images } = await model.doGenerate({
      ...common,
      prompt,
      size: sizeOf(input),
      aspectRatio: undefined,
      files: files.length === 0 ? undefined : files,
      mask: undefined,
    });
    return first(images);
  }
  if (job.mediaType === "audio") {
    const model = provider.speechModel?.(job.modelId);
    if (model === undefined) throw missing(job);
    const options = { ...own, ...(seed === undefined ? {} : { seed }) };
    const duration = input.duration === undefined ? {} : { durationMs: Math.round(input.duration * 1000) };
    const { audio } = await model.doGenerate({
      text: prompt,
      ...(input.voice === undefined ? {} : { voice: input.voice }),
      providerOptions: { [builtInProviderId]: { ...options, ...duration } },
    });
    return toBytes(audio);
  }
  const model = provider.videoModel?.(job.modelId);
  if (model?.doGenerate === undefined) throw missing(job);
  const { videos } = await model.doGenerate({
    ...common,
    prompt,
    aspectRatio: undefined,
    resolution: sizeOf(input),
    duration: input.duration,
    fps: input.fps,
    image: files[0],
    frameImages: undefined,
    inputReferences: files.length > 1 ? files : undefined,
    generateAudio: false,
  });
  const [video] = videos;
  if (video === undefined || !("data" in video)) throw new ProviderError("refused", "The model made no film.");
  return toBytes(video.data);
}

function first(images: readonly (string | Uint8Array)[]): Buffer {
  const [image] = images;
  if (image === undefined) throw new ProviderError("refused", "The model made no picture.");
  return toBytes(image);
}

function missing({ mediaType, modelId }: ProviderJob): ProviderError {
  return new ProviderError("refused", `There is no built-in model ${modelId} for ${mediaType}.`, {
    code: "model_unknown",
  });
}

/** What a model's own error says about the job: the same input fails the same way, unless the machine is at its limits. */
function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (NoSuchModelError.isInstance(error)) {
    return new ProviderError("refused", `There is no built-in model ${error.modelId}.`, { code: "model_unknown" });
  }
  if (!(error instanceof AppError)) {
    console.error(describeError(error));
    return new ProviderError("refused", "The built-in model failed.", { cause: error });
  }
  if (error.status >= 500) return new ProviderError("away", error.message, { cause: error });
  const findings = error.errors.map(({ path, message }) => `${path} ${message}`).join("; ");
  const message = findings === "" ? error.message : `${error.message} ${findings}`;
  return new ProviderError("refused", message, { code: "input_refused", cause: error });
}

/** The models that are part of the product, run as jobs like all others. They cost nothing, so a doubt is settled by repeating. */
export const builtInClient: GenerationClient = {
  id: builtInProviderId,
  name: "Built-in",
  mediaTypes: ["image", "video", "audio"],
  needsCredential: false,
  isRepeatable: true,

  validateInput({ input, modelId, mediaType }) {
    const parsed = inputShape.safeParse(input);
    const shape = parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => ({ path: ["inputParams", ...path].join("."), message }));
    const needsPrompt = mediaType !== "video" && modelId !== "scene-1";
    const hasStills = Array.isArray(input.imageArtifactIds) && input.imageArtifactIds.length > 0;
    const stills =
      mediaType === "video" && !hasStills
        ? [{ path: "inputParams.imageArtifactIds", message: "names the pictures that are filmed" }]
        : [];
    return [...shape, ...stills, ...(needsPrompt ? checkPrompt(input) : []), ...checkSingleResult(input)];
  },

  // A scene is composed around a product's picture; without one there is a prompt to paint.
  defaultModel: ({ mediaType, input }) =>
    mediaType === "image"
      ? Array.isArray(input.imageArtifactIds) && input.imageArtifactIds.length > 0
        ? "scene-1"
        : "artwork-1"
      : { video: "motion-1", audio: "sound-1" }[mediaType],

  submit: ({ jobId }) => Promise.resolve({ providerJobId: `built-in-${jobId}`, state: {} }),

  async poll(job): Promise<ProviderAnswer> {
    const input = inputShape.parse(job.input);
    const files = await readFiles(job.tenantId, input.imageArtifactIds ?? []).catch((error: unknown) => {
      throw error instanceof AppError ? toProviderError(error) : error;
    });
    try {
      return { status: "succeeded", output: { bytes: await make(job, input, files) }, costUsd: 0 };
    } catch (error) {
      throw toProviderError(error);
    }
  },

  // Its result is thrown away.
  cancel: () => Promise.resolve(),
};
