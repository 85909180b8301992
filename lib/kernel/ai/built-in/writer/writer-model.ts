import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
  SharedV4Warning,
} from "@ai-sdk/provider";
import { analyzeImage } from "@/lib/kernel/ai/image-analysis/analyze-image";
import { countTokens } from "./count-tokens";
import { fitSchema } from "./fit-schema";
import { readRequest, type WriterRequest } from "./read-request";
import { writeTask } from "./write-task";
import type { WriterTask } from "./writer-schemas";

const modelId = "writer-1";
const provider = "built-in";

interface Written {
  readonly text: string;
  readonly warnings: SharedV4Warning[];
  readonly finishReason: LanguageModelV4FinishReason;
  readonly usage: LanguageModelV4Usage;
}

/** Settings of language models that rules have no use for. */
const ignoredSettings = ["temperature", "topP", "topK", "presencePenalty", "frequencyPenalty"] as const;

function listWarnings(options: LanguageModelV4CallOptions, request: WriterRequest): SharedV4Warning[] {
  const unsupported = ignoredSettings.filter((setting) => options[setting] !== undefined);
  const warnings: SharedV4Warning[] = unsupported.map((feature) => ({
    type: "unsupported",
    feature,
    details: "The built-in writer works by rules; give a seed for another version.",
  }));
  if (options.tools && options.tools.length > 0) warnings.push({ type: "unsupported", feature: "tools" });
  if (options.reasoning && !["provider-default", "none"].includes(options.reasoning)) {
    warnings.push({ type: "unsupported", feature: "reasoning" });
  }
  if (request.task === null) {
    warnings.push({
      type: "other",
      message: "The built-in writer knows no such task: the answer has the wanted shape, but no meaning.",
    });
  } else if (!request.isStructured && request.task !== "chat_reply") {
    warnings.push({
      type: "compatibility",
      feature: "prompt",
      details: `Task “${request.task}” was read from the prompt's words; give task and input in providerOptions["built-in"].`,
    });
  }
  return warnings;
}

/** Measures the prompt's picture for the tasks that can use it. */
async function withPicture(request: WriterRequest, signal: AbortSignal | undefined): Promise<unknown> {
  const { task, input, picture } = request;
  if (task !== "scene_analysis" && task !== "alt_text") return input;
  const given = typeof input === "object" && input !== null ? input : {};
  if ("analysis" in given && given.analysis !== undefined) return given;
  return picture === null ? given : { ...given, analysis: await analyzeImage(picture, { signal }) };
}

/** The only text of an output that has one, for calls that want plain text. */
function asText(task: WriterTask | null, output: unknown): string {
  if (typeof output === "object" && output !== null) {
    if ("reply" in output && typeof output.reply === "string") return output.reply;
    if ("altText" in output && typeof output.altText === "string") return output.altText;
  }
  return task === null ? "" : JSON.stringify(output, null, 2);
}

function cut(text: string, options: LanguageModelV4CallOptions): { text: string; isCut: boolean } {
  const stops = (options.stopSequences ?? []).map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  const stopped = stops.length > 0 ? text.slice(0, Math.min(...stops)) : text;
  const most = options.maxOutputTokens;
  if (most === undefined || countTokens(stopped) <= most) return { text: stopped, isCut: false };
  let end = Math.min(stopped.length, most * 4);
  while (end > 0 && countTokens(stopped.slice(0, end)) > most) end -= 1;
  return { text: stopped.slice(0, end), isCut: true };
}

async function write(options: LanguageModelV4CallOptions): Promise<Written> {
  options.abortSignal?.throwIfAborted();
  const request = readRequest(options);
  const warnings = listWarnings(options, request);
  const output =
    request.task === null
      ? undefined
      : writeTask(request.task, await withPicture(request, options.abortSignal), options.seed ?? 0);
  const format = options.responseFormat;
  const whole =
    format?.type === "json"
      ? JSON.stringify(
          format.schema ? fitSchema(output, format.schema, "Not known to the built-in writer.") : (output ?? {}),
        )
      : asText(request.task, output);
  const { text, isCut } = cut(whole, options);
  return {
    text,
    warnings,
    finishReason: { unified: isCut ? "length" : "stop", raw: undefined },
    usage: measureUsage(options, text),
  };
}

function measureUsage(options: LanguageModelV4CallOptions, text: string): LanguageModelV4Usage {
  const prompt = options.prompt
    .flatMap(({ content }) =>
      typeof content === "string" ? [content] : content.flatMap((part) => (part.type === "text" ? [part.text] : [])),
    )
    .join("\n");
  const structured = options.providerOptions?.[provider];
  const input = countTokens(structured ? `${prompt}\n${JSON.stringify(structured)}` : prompt);
  const output = countTokens(text);
  return {
    inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: output, text: output, reasoning: 0 },
  };
}

/** Words of a text with what follows them, so that a stream shows it as it is written. */
function* splitForStream(text: string): Generator<string> {
  for (const [piece] of text.matchAll(/\S+\s*|\s+/g)) yield piece;
}

/**
 * The built-in language model: rules and a seeded grammar, offline, no knowledge beyond its input. Tasks and their input
 * come in `providerOptions["built-in"]` as `{task, input}` (writer-schemas.ts); without it they are read from the prompt.
 * Throws `validation_failed` for input a task does not accept.
 */
export function createWriterModel(): LanguageModelV4 {
  return {
    specificationVersion: "v4",
    provider,
    modelId,
    supportedUrls: {},
    async doGenerate(options) {
      const { text, warnings, finishReason, usage } = await write(options);
      return { content: [{ type: "text", text }], finishReason, usage, warnings, response: { modelId } };
    },
    async doStream(options) {
      const { text, warnings, finishReason, usage } = await write(options);
      const parts: LanguageModelV4StreamPart[] = [
        { type: "stream-start", warnings },
        { type: "response-metadata", modelId },
        { type: "text-start", id: "0" },
        ...[...splitForStream(text)].map((delta) => ({ type: "text-delta" as const, id: "0", delta })),
        { type: "text-end", id: "0" },
        { type: "finish", finishReason, usage },
      ];
      const stream = new ReadableStream<LanguageModelV4StreamPart>({
        start(controller) {
          for (const part of parts) controller.enqueue(part);
          controller.close();
        },
      });
      return { stream };
    },
  };
}
