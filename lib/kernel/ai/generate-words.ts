import type { JSONObject } from "@ai-sdk/provider";
import { generateText, type ModelMessage, Output } from "ai";
import { z } from "zod";
import { AppError } from "@/lib/kernel/errors";
import { contentRefused } from "./provider-failure";
import { type ModelCallFacts, type ModelCallOptions, runModelCall } from "./run-model-call";

/** Something a model looks at. */
export interface ModelFile {
  bytes: Uint8Array;
  mediaType: string;
}

export interface WordsRequest extends ModelCallOptions {
  /** `analysis`: pictures or data are read; `text`: something is written. */
  task: "text" | "analysis";
  /** Who the model is and what it must keep to. */
  system?: string;
  prompt: string;
  files?: readonly ModelFile[];
  /** What the built-in writer goes by instead of the prompt: one of its tasks with its input. */
  builtIn: { task: string; input: JSONObject };
  /** Most tokens of the answer; what is longer is cut off. */
  maxOutputTokens?: number;
}

const defaultMaxOutputTokens = 8_000;
const defaultTimeoutMs = 120_000;
/** Fewer characters a token than in any language the models know well, so that estimates are not too low. */
const charactersPerToken = 3;
/** Most that providers charge for one picture of ordinary size. */
const tokensPerFile = 1_600;

function estimateTokens(request: WordsRequest, schemaLength: number) {
  const characters = (request.system?.length ?? 0) + request.prompt.length + schemaLength;
  return {
    inputTokens: Math.ceil(characters / charactersPerToken) + (request.files?.length ?? 0) * tokensPerFile,
    outputTokens: request.maxOutputTokens ?? defaultMaxOutputTokens,
  };
}

function buildMessages(request: WordsRequest): ModelMessage[] {
  const files = (request.files ?? []).map((file) => ({
    type: "file" as const,
    data: file.bytes,
    mediaType: file.mediaType,
  }));
  return [{ role: "user", content: [{ type: "text", text: request.prompt }, ...files] }];
}

function settingsOf(request: WordsRequest, isBuiltIn: boolean) {
  return {
    ...(request.system === undefined ? {} : { instructions: request.system }),
    messages: buildMessages(request),
    maxOutputTokens: request.maxOutputTokens ?? defaultMaxOutputTokens,
    // A call that is repeated is paid twice.
    maxRetries: 0,
    ...(isBuiltIn ? { providerOptions: { "built-in": { ...request.builtIn } } } : {}),
  };
}

/**
 * Has a model fill in a form: the answer is checked against the schema.
 * @throws as `runModelCall`; `provider_failed` when the answer does not fit the schema
 */
export async function generateStructured<T>(
  request: WordsRequest & { schema: z.ZodType<T> },
): Promise<{ output: T } & ModelCallFacts> {
  const { schema, task } = request;
  const schemaLength = JSON.stringify(z.toJSONSchema(schema, { unrepresentable: "any" })).length;
  const estimate = estimateTokens(request, schemaLength);
  return runModelCall(
    request,
    { task, mediaType: "text", estimate, defaultTimeoutMs },
    async ({ provider, modelId, isBuiltIn, signal }) => {
      const result = await generateText({
        model: provider.languageModel(modelId),
        ...settingsOf(request, isBuiltIn),
        output: Output.object({ schema }),
        abortSignal: signal,
      });
      if (result.finishReason === "content-filter") throw contentRefused(result.text);
      return { value: { output: result.output }, usage: result.usage };
    },
  );
}

/**
 * Has a model write plain words.
 * @throws as `runModelCall`; `provider_failed` when it writes none
 */
export async function generateWords(request: WordsRequest): Promise<{ text: string } & ModelCallFacts> {
  const estimate = estimateTokens(request, 0);
  return runModelCall(
    request,
    { task: request.task, mediaType: "text", estimate, defaultTimeoutMs },
    async ({ provider, modelId, isBuiltIn, signal }) => {
      const result = await generateText({
        model: provider.languageModel(modelId),
        ...settingsOf(request, isBuiltIn),
        abortSignal: signal,
      });
      if (result.finishReason === "content-filter") throw contentRefused(result.text);
      if (result.text.trim() === "") throw new AppError("provider_failed", "The model answered nothing.");
      return { value: { text: result.text }, usage: result.usage };
    },
  );
}
