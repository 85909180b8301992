import { z } from "zod";

/** What a model can be chosen for: words, reading of pictures and data, pictures, moving pictures, sound. */
export const aiTaskNames = ["text", "analysis", "image", "video", "audio"] as const;
export const aiTask = z.enum(aiTaskNames);
export type AiTaskName = z.infer<typeof aiTask>;

/** Parts of the product that spend money on models. */
export const aiModuleNames = ["studio", "designs", "collections", "campaigns", "sync", "modeler"] as const;
const aiModule = z.enum(aiModuleNames);

const usd = z.number().min(0).max(10_000);

/** USD a unit; a model is charged by those that are given. */
export const modelPrice = z.strictObject({
  inputPerMillionTokens: usd.optional(),
  outputPerMillionTokens: usd.optional(),
  perImage: usd.optional(),
  perSecond: usd.optional(),
  perCall: usd.optional(),
});
export type ModelPrice = z.infer<typeof modelPrice>;

const providerId = z.string().regex(/^[a-z][a-z0-9-]{0,49}$/, "is no name of a provider");
/** `gpt-6.1-sol`, `black-forest-labs/flux-schnell`, `llama3.2:3b`; also a version behind `@`. */
const modelId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,199}$/, "is no name of a model");

export const aiModelJson = z.object({
  providerId: z.string(),
  modelId: z.string(),
  name: z.string(),
  tasks: z.array(aiTask),
  price: modelPrice
    .nullable()
    .describe("USD a unit; null: not known, the model counts as free until a price is entered"),
  priceFrom: z.enum(["free", "list", "organization", "unknown"]),
  priceSource: z.object({ url: z.string(), date: z.iso.date() }).nullable(),
  note: z.string().nullable(),
});
export type AiModelJson = z.infer<typeof aiModelJson>;

export const aiProviderJson = z.object({
  id: z.string(),
  name: z.string(),
  builtIn: z.boolean(),
  runsAs: z.enum(["call", "job"]).describe("job: the provider answers later, its models run as generation jobs"),
  tasks: z.array(aiTask),
  allowsOtherModels: z.boolean(),
  credentials: z
    .array(z.object({ id: z.uuid(), name: z.string(), status: z.string() }))
    .describe("empty for those who may not read credentials"),
});
export type AiProviderJson = z.infer<typeof aiProviderJson>;

export const aiModelsJson = z.object({ providers: z.array(aiProviderJson), models: z.array(aiModelJson) });

export const taskModelJson = z.object({
  task: aiTask,
  providerId: z.string(),
  modelId: z.string(),
  credentialId: z.uuid().nullable().describe("null: the built-in provider, or the newest valid credential"),
  state: z.enum(["ready", "credential_missing"]),
});
export type TaskModelJson = z.infer<typeof taskModelJson>;
export const taskModelsJson = z.object({ tasks: z.array(taskModelJson) });

/** Tasks that are not named keep their model. */
export const setTaskModelsInput = z.strictObject({
  tasks: z
    .array(z.strictObject({ task: aiTask, providerId, modelId, credentialId: z.uuid().nullish() }))
    .min(1)
    .max(aiTaskNames.length)
    .refine((tasks) => new Set(tasks.map(({ task }) => task)).size === tasks.length, "names a task twice"),
});
export type SetTaskModelsInput = z.infer<typeof setTaskModelsInput>;

export const setModelPriceInput = z.strictObject({
  providerId,
  modelId,
  price: modelPrice.nullable().describe("null: the built-in list's price"),
});
export type SetModelPriceInput = z.infer<typeof setModelPriceInput>;

export const budgetJson = z.object({
  monthlyUsd: z.number().nullable().describe("null: no limit"),
  warnPercent: z.number().int(),
  month: z.string().describe("the running calendar month, UTC: 2026-11"),
  spentUsd: z.number().describe("with what is reserved for calls still running"),
  reservedUsd: z.number(),
});
export type BudgetJson = z.infer<typeof budgetJson>;

export const setBudgetInput = z.strictObject({
  monthlyUsd: z.number().min(0).max(10_000_000).nullable(),
  warnPercent: z.number().int().min(1).max(100).optional(),
});
export type SetBudgetInput = z.infer<typeof setBudgetInput>;

/** Longest span of days that spend is asked for. */
const maxSpendDays = 366;

export const spendQuery = z
  .object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    message: "lies before from",
  })
  .refine(
    ({ from, to }) => {
      const days =
        (Date.parse(to ?? new Date().toISOString().slice(0, 10)) - Date.parse(from ?? to ?? "")) / 86_400_000;
      return Number.isNaN(days) || days < maxSpendDays;
    },
    { path: ["from"], message: `lies more than ${maxSpendDays} days before to` },
  );
export type SpendQuery = z.infer<typeof spendQuery>;

export const spendJson = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  totalUsd: z.number(),
  calls: z.number().int(),
  failedCalls: z.number().int(),
  days: z
    .array(
      z.object({
        day: z.iso.date(),
        providerId: z.string(),
        module: aiModule,
        usd: z.number(),
        calls: z.number().int(),
        failedCalls: z.number().int(),
      }),
    )
    .describe("one a day, provider and module with calls; days are UTC"),
});
export type SpendJson = z.infer<typeof spendJson>;

export const tryModelInput = z.strictObject({ task: aiTask });

/** What a model made of a small standard request. */
export const tryModelJson = z.object({
  task: aiTask,
  providerId: z.string(),
  modelId: z.string(),
  prompt: z.string().describe("what was asked"),
  durationMs: z.number().int(),
  costUsd: z.number(),
  text: z.string().nullable(),
  media: z.object({ mediaType: z.string(), base64: z.string() }).nullable(),
});
export type TryModelJson = z.infer<typeof tryModelJson>;
