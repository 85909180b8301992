import { z } from "zod";
import { pageQuery } from "@/lib/kernel/http/page";
import { generationStatuses } from "./status-schemas";

/** What can be made by a job. */
export const generationMediaTypes = ["image", "video", "audio"] as const;
export type GenerationMediaType = (typeof generationMediaTypes)[number];

const milliseconds = (least: number, most: number) => z.number().int().min(least).max(most);

export const createGenerationJobInput = z.strictObject({
  mediaType: z.enum(generationMediaTypes),
  providerId: z.string().min(1).max(100).describe("`built-in`, `replicate`, `fal`, `stability` or `comfyui`"),
  modelId: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("As the provider names it; absent: a usual one of the provider"),
  credentialId: z.uuid().optional().describe("Absent: the newest valid credential for the provider"),
  inputParams: z
    .record(z.string().min(1).max(100), z.json())
    .describe("What the provider is given, such as `prompt`, in the provider's own names"),
  pollIntervalMs: milliseconds(100, 600_000).optional().describe("Milliseconds between two questions at first"),
  timeoutMs: milliseconds(1000, 86_400_000).optional().describe("Milliseconds after which the job is given up"),
});
export type CreateGenerationJobInput = z.infer<typeof createGenerationJobInput>;

export const resolveGenerationJobInput = z.strictObject({
  action: z
    .enum(["retry", "fail"])
    .describe("`retry` asks the provider again, which may be paid twice; `fail` gives the job up"),
});
export type ResolveGenerationJobInput = z.infer<typeof resolveGenerationJobInput>;

export const listGenerationJobsQuery = pageQuery.extend({
  status: z.enum(generationStatuses).optional(),
  providerId: z.string().max(100).optional(),
  mediaType: z.enum(generationMediaTypes).optional(),
  ownerId: z.uuid().optional().describe("Jobs made for this row"),
});
export type ListGenerationJobsQuery = z.infer<typeof listGenerationJobsQuery>;

export const generationJobJson = z.object({
  id: z.uuid(),
  mediaType: z.enum([...generationMediaTypes, "text", "3d"]),
  providerId: z.string(),
  providerName: z.string(),
  modelId: z.string(),
  credentialId: z.uuid().nullable(),
  providerJobId: z.string().nullable().describe("The provider's own name of the job"),
  status: z.enum(generationStatuses),
  progress: z.number().int().describe("0 to 100"),
  attempts: z.number().int().describe("How often the provider was asked"),
  inputParams: z.record(z.string(), z.unknown()),
  resultUri: z.string().nullable().describe("Where the provider kept the result; such addresses expire"),
  artifactId: z.uuid().nullable(),
  artifactType: z.string().nullable().describe("MIME type of the result"),
  thumbnailUrl: z.string().nullable(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  waitingFor: z.string().nullable().describe("What a job that goes on last ran into, such as a busy provider"),
  costUsd: z.number().nullable(),
  ownerType: z.string().nullable(),
  ownerId: z.uuid().nullable(),
  runId: z.uuid().nullable(),
  runStepId: z.uuid().nullable(),
  initiatedBy: z.uuid().nullable(),
  pollIntervalMs: z.number().int(),
  timeoutMs: z.number().int(),
  submitIntentAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type GenerationJobJson = z.infer<typeof generationJobJson>;
