import { NoSuchModelError, type ProviderV4 } from "@ai-sdk/provider";

/** The built-in models as one provider of the AI SDK; stateless, so one serves all organizations. */
export function createBuiltInProvider(): ProviderV4 {
  const missing = (modelType: ConstructorParameters<typeof NoSuchModelError>[0]["modelType"]) => (modelId: string) => {
    throw new NoSuchModelError({ modelId, modelType });
  };
  return {
    specificationVersion: "v4",
    languageModel: missing("languageModel"),
    embeddingModel: missing("embeddingModel"),
    imageModel: missing("imageModel"),
    speechModel: missing("speechModel"),
  };
}
