import sharp from "sharp";
import { type Context, requireScope } from "@/lib/kernel/context";
import type { AiTaskName, TryModelJson } from "./ai-schemas";
import { marketingCopySchema, sceneAnalysisSchema } from "./built-in/writer/writer-schemas";
import { generateMovie, generatePicture, generateSound } from "./generate-media";
import { generateStructured } from "./generate-words";
import { builtInProviderId } from "./model-catalogue";
import type { ModelCallFacts } from "./run-model-call";
import { resolveTaskModel, type TaskModel } from "./task-models";

/** Edge of the pictures that are asked for, px; the built-in models take any, others ask for 1024 at least. */
const sampleEdge = { builtIn: 512, other: 1024 };
const sampleSeconds = 2;
/** Standing for every trial: the same picture is comparable with the one before. */
const seed = 7;
const maxOutputTokens = 600;
/** Somebody waits for the answer, and their connection: milliseconds. */
const timeoutMs = 60_000;

const sampleProduct = {
  name: "Stoneware mug",
  materials: ["stoneware"],
  colors: ["blue"],
  features: ["dishwasher safe"],
};

/** A mug on white, as product photographs are, and a simple room; drawn, so that nothing has to be shipped. */
const mugSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480"><rect width="480" height="480" fill="#fff"/>
<path d="M318 180h34a52 52 0 0 1 0 130h-34" fill="none" stroke="#2f5d8a" stroke-width="26"/>
<path d="M128 130h200v190a50 50 0 0 1-50 50h-100a50 50 0 0 1-50-50z" fill="#3b73a8"/>
<path d="M150 130h40v240h-12a50 50 0 0 1-28-50z" fill="#5c93c6"/><ellipse cx="228" cy="130" rx="100" ry="20" fill="#274e75"/></svg>`;
const roomSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><rect width="480" height="220" fill="#e9dcc9"/>
<rect y="220" width="480" height="100" fill="#a9764a"/><rect x="300" y="40" width="110" height="130" fill="#fdf6e3"/>
<rect x="70" y="150" width="170" height="90" rx="14" fill="#7d8f69"/></svg>`;

const draw = (svg: string) => sharp(Buffer.from(svg)).png().toBuffer();

type Made = ModelCallFacts & { text?: string; bytes?: Uint8Array; mediaType?: string };

/**
 * Asks the model of a task for something small, as a person would who has just chosen it; it is charged like any call.
 * @throws as `runModelCall`; `unavailable` when it takes longer than a minute
 */
export async function tryModel({ ctx, task }: { ctx: Context; task: AiTaskName }): Promise<TryModelJson> {
  requireScope(ctx, "credentials:write");
  const model = await resolveTaskModel(ctx.tenantId, task);
  const prompt = promptFor(task, model);
  const options = { tenantId: ctx.tenantId, userId: ctx.userId, module: "studio" as const, model, prompt, timeoutMs };
  const startedAt = performance.now();
  const made = await trials[task](options);
  return {
    task,
    providerId: made.providerId,
    modelId: made.modelId,
    prompt,
    durationMs: Math.round(performance.now() - startedAt),
    costUsd: made.costUsd,
    text: made.text ?? null,
    media:
      made.bytes === undefined || made.mediaType === undefined
        ? null
        : { mediaType: made.mediaType, base64: Buffer.from(made.bytes).toString("base64") },
  };
}

interface TrialOptions {
  tenantId: string;
  userId: string;
  module: "studio";
  model: TaskModel;
  prompt: string;
  timeoutMs: number;
}

/** What is asked; a model for sounds that speaks reads it out. */
function promptFor(task: AiTaskName, { providerId }: TaskModel): string {
  if (task === "audio") return providerId === builtInProviderId ? "A short cheerful jingle" : "Everything is ready.";
  return prompts[task];
}

const prompts = {
  text: "Write one version of copy for a blue stoneware mug. It is dishwasher safe.",
  analysis: "Describe the room in the picture.",
  image: "A blue stoneware mug on a wooden table in a bright kitchen, morning light",
  video: "Slowly move closer to the mug",
} as const;

const trials: Readonly<Record<AiTaskName, (options: TrialOptions) => Promise<Made>>> = {
  text: async (options) => {
    const { output, ...facts } = await generateStructured({
      ...options,
      task: "text",
      system: "You write short advertising copy and claim nothing that you were not told.",
      schema: marketingCopySchema,
      builtIn: { task: "marketing_copy", input: { product: sampleProduct, tone: "friendly", count: 1 } },
      maxOutputTokens,
    });
    const [first] = output.variants;
    return { ...facts, text: [first?.headline, first?.body].filter((line) => line !== undefined).join("\n") };
  },
  analysis: async (options) => {
    const { output, ...facts } = await generateStructured({
      ...options,
      task: "analysis",
      system: "You describe rooms for people who furnish them.",
      files: [{ bytes: await draw(roomSvg), mediaType: "image/png" }],
      schema: sceneAnalysisSchema,
      builtIn: { task: "scene_analysis", input: {} },
      maxOutputTokens,
    });
    const colors = output.colorPalette.join(", ");
    return {
      ...facts,
      text: `${output.environment}, ${output.style}; ${output.lighting}; ${output.mood}\nColours: ${colors}`,
    };
  },
  image: async (options) => {
    const isScene = options.model.modelId === "scene-1" && isBuiltIn(options);
    const edge = isBuiltIn(options) ? sampleEdge.builtIn : sampleEdge.other;
    return generatePicture({
      ...options,
      size: { width: edge, height: edge },
      seed,
      ...(isScene ? { files: [{ bytes: await draw(mugSvg), mediaType: "image/png" }] } : {}),
      builtIn: isScene
        ? {
            settings: { roomType: "kitchen", lighting: "natural daylight", surroundings: "on a table" },
            product: { name: sampleProduct.name, category: "mug", heightMm: 95 },
          }
        : {},
    });
  },
  video: async (options) =>
    generateMovie({
      ...options,
      seconds: sampleSeconds,
      seed,
      ...(isBuiltIn(options) ? { size: { width: 320, height: 320 } } : {}),
      image: { bytes: await draw(mugSvg), mediaType: "image/png" },
      builtIn: {},
    }),
  audio: (options) =>
    generateSound({
      ...options,
      seconds: sampleSeconds,
      seed,
      builtIn: {},
    }),
};

function isBuiltIn({ model }: TrialOptions): boolean {
  return model.providerId === builtInProviderId;
}
