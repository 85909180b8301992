import type { AiTaskName, ModelPrice } from "./ai-schemas";

export interface CatalogueModel {
  providerId: string;
  modelId: string;
  name: string;
  tasks: readonly AiTaskName[];
  /** USD a unit; null: not known. */
  price: ModelPrice | null;
  /** Key of `priceSources`; absent for what is free. */
  source?: keyof typeof priceSources;
  /** What else people should know before they choose it. */
  note?: string;
}

/** Where prices were read, and when. Prices change: an organization corrects them in `ai_prices`. */
export const priceSources = {
  openai: { url: "https://developers.openai.com/api/docs/pricing", date: "2026-10-03" },
  openaiMedia: { url: "https://developers.openai.com/api/docs/pricing", date: "2026-01-15" },
  anthropic: { url: "https://platform.claude.com/docs/en/about-claude/pricing", date: "2026-10-10" },
  google: { url: "https://ai.google.dev/gemini-api/docs/pricing", date: "2026-10-07" },
  replicate: { url: "https://replicate.com/pricing", date: "2026-10-07" },
  fal: { url: "https://fal.ai/pricing", date: "2026-09-20" },
  stability: { url: "https://platform.stability.ai/pricing", date: "2026-05-20" },
  stabilityAudio: { url: "https://stability.ai/api-pricing-update-25", date: "2025-08-01" },
} as const;

const words = ["text", "analysis"] as const;
const image = ["image"] as const;
const video = ["video"] as const;
const audio = ["audio"] as const;

/** USD for a million tokens read and written. */
function perTokens(inputPerMillionTokens: number, outputPerMillionTokens: number): ModelPrice {
  return { inputPerMillionTokens, outputPerMillionTokens };
}

function builtIn(modelId: string, name: string, tasks: readonly AiTaskName[], note: string): CatalogueModel {
  return { providerId: "built-in", modelId, name, tasks, price: {}, note };
}

/** Lists models of a provider whose prices were read at one place. */
function listed(providerId: string, source: keyof typeof priceSources) {
  return (
    modelId: string,
    name: string,
    tasks: readonly AiTaskName[],
    price: ModelPrice | null,
    note?: string,
  ): CatalogueModel => ({ providerId, modelId, name, tasks, price, source, note });
}

const openai = listed("openai", "openai");
const openaiMedia = listed("openai", "openaiMedia");
const anthropic = listed("anthropic", "anthropic");
const google = listed("google", "google");
const replicate = listed("replicate", "replicate");
const fal = listed("fal", "fal");
const stability = listed("stability", "stability");

export const catalogueModels: readonly CatalogueModel[] = [
  builtIn("writer-1", "Writer", words, "Writes and describes by rules and grammar; thinks nothing up."),
  builtIn("scene-1", "Product scenes", image, "Composes a room around a product photograph from parts, by rules."),
  builtIn("artwork-1", "Backgrounds, icons, posters", image, "Draws geometric artwork by rules."),
  builtIn("sound-1", "Effects and jingles", audio, "Synthesizes short effects and jingles; neither speaks nor sings."),
  builtIn("motion-1", "Moves over stills", video, "Pans, zooms and reveals pictures; nothing in them moves."),

  openai("gpt-6.1-sol", "GPT-6.1 Sol", words, perTokens(2, 10)),
  openai("gpt-6-luna", "GPT-6 Luna", words, perTokens(0.1, 0.5)),
  openai("gpt-6-astra", "GPT-6 Astra", words, perTokens(10, 50)),
  openai("gpt-image-2", "GPT Image 2", image, null, "Charged by tokens; enter what a picture costs you."),
  openaiMedia("gpt-image-1", "GPT Image 1", image, { perImage: 0.042 }, "Price of medium quality, 1024 × 1024."),
  openaiMedia(
    "gpt-4o-mini-tts",
    "GPT-4o mini TTS",
    audio,
    { perSecond: 0.000_25 },
    "Speaks; makes no effects or music.",
  ),

  anthropic("claude-sonnet-5-5", "Claude Sonnet 5.5", words, perTokens(2, 10)),
  anthropic("claude-opus-5-5", "Claude Opus 5.5", words, perTokens(4, 20)),
  anthropic(
    "claude-haiku-5-5",
    "Claude Haiku 5.5",
    words,
    perTokens(0.1, 0.5),
    "Dearer above 100,000 tokens a prompt.",
  ),

  google("gemini-3.8-flash", "Gemini 3.8 Flash", words, perTokens(0.75, 3.75), "Doubles on 1 January 2027."),
  google("gemini-3.5-flash-lite", "Gemini 3.5 Flash-Lite", words, perTokens(0.3, 2.5)),
  google("gemini-3.1-pro-preview", "Gemini 3.1 Pro", words, perTokens(2, 12), "Dearer above 200,000 tokens a prompt."),
  google("gemini-3-pro-image-preview", "Gemini 3 Pro Image", image, { perImage: 0.134 }),

  replicate("black-forest-labs/flux-schnell", "FLUX.1 schnell", image, { perImage: 0.003 }),
  replicate("black-forest-labs/flux-dev", "FLUX.1 dev", image, { perImage: 0.025 }),
  replicate("black-forest-labs/flux-1.1-pro", "FLUX 1.1 pro", image, { perImage: 0.04 }),

  fal("fal-ai/flux-pro/kontext", "FLUX Kontext pro", image, { perImage: 0.04 }),
  fal("fal-ai/bytedance/seedream/v4/text-to-image", "Seedream 4", image, { perImage: 0.03 }),
  fal("fal-ai/kling-video/v2.5-turbo/pro/image-to-video", "Kling 2.5 Turbo Pro", video, { perSecond: 0.07 }),
  fal("fal-ai/veo3", "Veo 3", video, { perSecond: 0.4 }),

  stability("core", "Stable Image Core", image, { perImage: 0.03 }),
  stability("ultra", "Stable Image Ultra", image, { perImage: 0.08 }),
  { ...stability("stable-audio-2.5", "Stable Audio 2.5", audio, { perCall: 0.2 }), source: "stabilityAudio" },
];
