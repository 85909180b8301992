import type { z } from "zod";
import { AppError } from "@/lib/kernel/errors";
import { writeAltText } from "./write-alt-text";
import { writeCampaignCopy } from "./write-campaign-copy";
import { writeChatReply } from "./write-chat-reply";
import { writeMarketingCopy } from "./write-copy";
import { writeCampaignPlan } from "./write-plan";
import { writeProductAnalysis } from "./write-product-analysis";
import { writeSceneAnalysis } from "./write-scene-analysis";
import { writeThemeBrief } from "./write-theme-brief";
import { type WriterTask, writerTasks } from "./writer-schemas";

type Writer = (input: unknown, seed: number) => unknown;

function define<Input>(schema: z.ZodType<Input>, write: (input: Input, seed: number) => unknown): Writer {
  return (input, seed) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return write(parsed.data, seed);
    throw new AppError("validation_failed", "The writer cannot use this input.", {
      errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
    });
  };
}

const writers: Readonly<Record<WriterTask, Writer>> = {
  campaign_plan: define(writerTasks.campaign_plan.input, writeCampaignPlan),
  marketing_copy: define(writerTasks.marketing_copy.input, writeMarketingCopy),
  campaign_copy: define(writerTasks.campaign_copy.input, writeCampaignCopy),
  theme_brief: define(writerTasks.theme_brief.input, writeThemeBrief),
  product_analysis: define(writerTasks.product_analysis.input, writeProductAnalysis),
  scene_analysis: define(writerTasks.scene_analysis.input, ({ analysis }) => {
    if (analysis) return writeSceneAnalysis(analysis);
    throw new AppError("validation_failed", "A scene is analysed from a picture: none was given.");
  }),
  alt_text: define(writerTasks.alt_text.input, writeAltText),
  chat_reply: define(writerTasks.chat_reply.input, writeChatReply),
};

/** Does one task; equal input and seed give equal output. Throws `validation_failed` for input it does not accept. */
export function writeTask(task: WriterTask, input: unknown, seed: number): unknown {
  return writers[task](input, seed);
}
