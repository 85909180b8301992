import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { z } from "zod";
import { AppError } from "@/lib/kernel/errors";
import { readPromptInput } from "./read-prompt-input";
import { type WriterTask, writerTasks } from "./writer-schemas";

const taskNames = Object.keys(writerTasks) as [WriterTask, ...WriterTask[]];
const optionsSchema = z.object({ task: z.enum(taskNames).optional(), input: z.unknown().optional() });

/** What is to be written. */
export interface WriterRequest {
  /** Null: none of the known tasks was recognized. */
  readonly task: WriterTask | null;
  readonly input: unknown;
  /** Whether task and input came structured or were read from the prompt. */
  readonly isStructured: boolean;
  /** The last message's words. */
  readonly text: string;
  readonly picture: Uint8Array | null;
}

function textOf(message: LanguageModelV4Prompt[number]): string {
  if (typeof message.content === "string") return message.content;
  return message.content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}

/** The last picture of the prompt that came as bytes; addresses were loaded by the SDK before. */
function findPicture(prompt: LanguageModelV4Prompt): Uint8Array | null {
  for (const message of prompt.toReversed()) {
    if (message.role !== "user") continue;
    for (const part of message.content.toReversed()) {
      if (part.type !== "file" || !part.mediaType.startsWith("image")) continue;
      if (part.data.type !== "data") continue;
      const { data } = part.data;
      return typeof data === "string" ? new Uint8Array(Buffer.from(data, "base64")) : data;
    }
  }
  return null;
}

/** Tasks by the names of the fields that an answer is to have. */
const fieldsOfTask: readonly (readonly [WriterTask, string])[] = [
  ["product_analysis", "productRoomAssignments"],
  ["scene_analysis", "colorPalette"],
  ["theme_brief", "typography"],
  ["campaign_copy", "winTitle"],
  ["campaign_plan", "timeline"],
  ["marketing_copy", "variants"],
  ["alt_text", "altText"],
  ["chat_reply", "reply"],
];

const signsOfTask: readonly (readonly [WriterTask, RegExp])[] = [
  ["alt_text", /\balt(ernative)?[- ]?texts?\b|bildbeschreibung/i],
  ["scene_analysis", /\b(analy[sz]e|describe)\b.*\b(scene|picture|image|photo|inspiration)|szene.*analys/i],
  ["product_analysis", /\banaly[sz]e\b.*\bproducts?\b|\bproduct analysis\b|produkt.*analys/i],
  ["theme_brief", /\btheme\b|\bmood ?board\b|\bart direction\b|gestaltungsbriefing/i],
  ["campaign_plan", /\b(campaign )?plan\b|kampagnenplan/i],
  ["campaign_copy", /\b(game|wheel|campaign)\b.*\b(copy|texts?)\b|spieltexte|kampagnentexte/i],
  [
    "marketing_copy",
    /\b(marketing copy|ad copy|headlines?|slogans?|taglines?|product descriptions?)\b|werbetexte?|überschrift/i,
  ],
];

function recognizeTask(options: LanguageModelV4CallOptions, text: string): WriterTask | null {
  const { responseFormat } = options;
  if (responseFormat?.type === "json") {
    const properties = responseFormat.schema?.properties ?? {};
    const byField = fieldsOfTask.find(([, field]) => field in properties);
    if (byField) return byField[0];
    return signsOfTask.find(([, sign]) => sign.test(text))?.[0] ?? null;
  }
  return "chat_reply";
}

/** Task and input of a call: from `providerOptions["built-in"]`, else from the prompt. Throws `validation_failed`. */
export function readRequest(options: LanguageModelV4CallOptions): WriterRequest {
  const given = optionsSchema.safeParse(options.providerOptions?.["built-in"] ?? {});
  if (!given.success) {
    throw new AppError("validation_failed", "The writer does not know this task.", {
      errors: given.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
    });
  }
  const users = options.prompt.filter(({ role }) => role === "user");
  const text = users.map(textOf).at(-1) ?? "";
  const picture = findPicture(options.prompt);
  const task = given.data.task ?? recognizeTask(options, text);
  const earlierReplies = options.prompt.filter(({ role }) => role === "assistant").length;
  const isStructured = given.data.task !== undefined && given.data.input !== undefined;
  const input =
    given.data.input ??
    (task === null ? {} : readPromptInput(task, { prompt: options.prompt.map(textOf), text, earlierReplies }));
  return { task, input, isStructured, text, picture };
}
