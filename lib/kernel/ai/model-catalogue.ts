import type { AiTaskName } from "./ai-schemas";
import { type CatalogueModel, catalogueModels } from "./catalogue-models";

/** Id of the provider that is part of the product. */
export const builtInProviderId = "built-in";

/** Somebody who runs models. */
export interface CatalogueProvider {
  id: string;
  name: string;
  /** `call`: answers in the same request; `job`: answers later, through `generation_jobs`. */
  runsAs: "call" | "job";
  tasks: readonly AiTaskName[];
  /** Whether models that are not in the list may be typed by hand. */
  allowsOtherModels: boolean;
}

export const catalogueProviders: readonly CatalogueProvider[] = [
  {
    id: builtInProviderId,
    name: "Built-in",
    runsAs: "call",
    tasks: ["text", "analysis", "image", "video", "audio"],
    allowsOtherModels: false,
  },
  {
    id: "openai",
    name: "OpenAI",
    runsAs: "call",
    tasks: ["text", "analysis", "image", "audio"],
    allowsOtherModels: true,
  },
  { id: "anthropic", name: "Anthropic", runsAs: "call", tasks: ["text", "analysis"], allowsOtherModels: true },
  {
    id: "google",
    name: "Google Gemini",
    runsAs: "call",
    tasks: ["text", "analysis", "image"],
    allowsOtherModels: true,
  },
  {
    id: "openai-compatible",
    name: "OpenAI-compatible",
    runsAs: "call",
    tasks: ["text", "analysis", "image"],
    allowsOtherModels: true,
  },
  { id: "replicate", name: "Replicate", runsAs: "job", tasks: ["image", "video", "audio"], allowsOtherModels: true },
  { id: "fal", name: "fal", runsAs: "job", tasks: ["image", "video", "audio"], allowsOtherModels: true },
  { id: "stability", name: "Stability AI", runsAs: "job", tasks: ["image", "audio"], allowsOtherModels: true },
  { id: "comfyui", name: "ComfyUI", runsAs: "job", tasks: ["image", "video"], allowsOtherModels: true },
];

/** What an organization uses that never chose. */
export const defaultModels: Readonly<Record<AiTaskName, string>> = {
  text: "writer-1",
  analysis: "writer-1",
  image: "scene-1",
  video: "motion-1",
  audio: "sound-1",
};

export function findCatalogueProvider(id: string): CatalogueProvider | undefined {
  return catalogueProviders.find((provider) => provider.id === id);
}

export function findCatalogueModel(providerId: string, modelId: string): CatalogueModel | undefined {
  return catalogueModels.find((model) => model.providerId === providerId && model.modelId === modelId);
}
