import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { reserveAiCall } from "@/lib/kernel/ai/ai-calls";
import { priceUsage, readModelPrice } from "@/lib/kernel/ai/model-price";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { findCredential, openCredential } from "@/lib/kernel/credentials";
import { AppError } from "@/lib/kernel/errors";
import { type Emit, writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { findClient, providerIds } from "./clients";
import { generationRequested } from "./events";
import type { CreateGenerationJobInput, GenerationJobJson, GenerationMediaType } from "./generation-schemas";
import { type GenerationJob, generationEntity } from "./job-state";
import { readJobJson } from "./read-job";

/** What another module wants made. */
export interface NewGenerationJob {
  tenantId: string;
  mediaType: GenerationMediaType;
  providerId: string;
  /** Absent: a usual one of the provider. */
  modelId?: string | undefined;
  /** Absent: the newest valid credential for the provider. */
  credentialId?: string | null | undefined;
  inputParams: Record<string, unknown>;
  module?: GenerationJob["module"];
  /** Row for which it is made: `generated_assets`, `run_steps`. Absent: somebody asked through the API. */
  ownerType?: string;
  ownerId?: string;
  runId?: string | null;
  runStepId?: string | null;
  initiatedBy: string | null;
  /** The same key makes one job, however often it is asked for. */
  idempotencyKey?: string;
  pollIntervalMs?: number | undefined;
  timeoutMs?: number | undefined;
}

/** Seconds that are reserved for where the input names none: what the models make by themselves, rather more. */
const usualSeconds = { video: 8, audio: 30 } as const;

/** How long a film or sound is to be. Some models take it as text: `"5"`, `"8s"`. */
function readSeconds(input: Record<string, unknown>, usual: number): number {
  for (const name of ["duration", "seconds", "seconds_total"]) {
    const value = input[name];
    const seconds = typeof value === "string" ? Number.parseFloat(value) : value;
    if (typeof seconds === "number" && Number.isFinite(seconds) && seconds > 0) return seconds;
  }
  return usual;
}

/** A job whose provider, model, key and input were looked at. */
type CheckedJob = NewGenerationJob & { modelId: string; credentialId: string | null };

/**
 * Looks at everything that can be known before the provider is asked; outside of a transaction, because it opens the key.
 * @throws AppError `validation_failed`, `credential_unusable`
 */
async function checkGenerationJob(job: NewGenerationJob): Promise<CheckedJob> {
  const { mediaType, inputParams: input } = job;
  const invalid = (path: string, message: string) =>
    new AppError("validation_failed", "This cannot be generated.", { errors: [{ path, message }] });
  const client = findClient(job.providerId);
  if (client === undefined) throw invalid("providerId", `is one of ${providerIds.join(", ")}`);
  if (!client.mediaTypes.includes(mediaType)) throw invalid("mediaType", `${client.name} makes no ${mediaType}`);
  const modelId = job.modelId ?? client.defaultModel({ mediaType, input });
  if (modelId === undefined) throw invalid("modelId", `${client.name} has no usual model for this; name one`);
  const errors = client.validateInput({ modelId, mediaType, input });
  if (errors.length > 0) throw new AppError("validation_failed", "This cannot be generated.", { errors });
  if (!client.needsCredential) return { ...job, modelId, credentialId: null };
  const credentialId = job.credentialId ?? (await findCredential(job.tenantId, client.id));
  if (credentialId === null) {
    throw new AppError("credential_unusable", `There is no valid credential for ${client.name}.`, {
      errors: [{ path: "providerId", message: "needs a valid credential" }],
    });
  }
  const { provider } = await openCredential(job.tenantId, credentialId);
  if (provider !== client.id) throw invalid("credentialId", `is a credential for ${provider}`);
  return { ...job, modelId, credentialId };
}

/**
 * Inserts a job in the caller's transaction, reserves what it may cost, and has it run after the commit.
 * @throws AppError `budget_exceeded`
 */
async function insertGenerationJob(tx: Transaction, emit: Emit, job: CheckedJob): Promise<GenerationJob> {
  const { tenantId, mediaType, providerId, modelId, credentialId } = job;
  const id = newId();
  const price = await readModelPrice(tx, { tenantId, providerId, modelId });
  const seconds = mediaType === "image" ? undefined : readSeconds(job.inputParams, usualSeconds[mediaType]);
  const aiCallId = newId();
  const [row] = await tx
    .insert(generationJobs)
    .values({
      tenantId,
      id,
      runId: job.runId ?? null,
      runStepId: job.runStepId ?? null,
      ownerType: job.ownerType ?? null,
      ownerId: job.ownerId ?? null,
      module: job.module ?? "studio",
      providerId,
      modelId,
      credentialId,
      mediaType,
      inputParams: job.inputParams,
      submissionKey: newId(),
      aiCallId,
      idempotencyKey: job.idempotencyKey ?? null,
      initiatedBy: job.initiatedBy,
      ...(job.pollIntervalMs === undefined ? {} : { pollIntervalMs: job.pollIntervalMs }),
      ...(job.timeoutMs === undefined ? {} : { timeoutMs: job.timeoutMs }),
    })
    .onConflictDoNothing({ target: [generationJobs.tenantId, generationJobs.idempotencyKey] })
    .returning();
  if (row === undefined) return readByIdempotencyKey(tx, job);
  await reserveAiCall(tx, {
    tenantId,
    callId: aiCallId,
    userId: job.initiatedBy,
    module: row.module,
    task: mediaType,
    mediaType,
    providerId,
    modelId,
    credentialId,
    generationJobId: id,
    estimatedUsd: priceUsage(price, { images: mediaType === "image" ? 1 : 0, seconds }),
  });
  await recordChanges(tx, tenantId, [{ entity: generationEntity, id, status: row.status }]);
  emit({ name: generationRequested.name, data: { jobId: id, round: newId() } });
  return row;
}

async function readByIdempotencyKey(tx: Transaction, job: NewGenerationJob): Promise<GenerationJob> {
  const [row] = await tx
    .select()
    .from(generationJobs)
    .where(and(eq(generationJobs.tenantId, job.tenantId), eq(generationJobs.idempotencyKey, job.idempotencyKey ?? "")));
  if (row === undefined) throw new Error("The job was neither inserted nor found.");
  return row;
}

/** A job for another module's row: checked, inserted in a transaction of its own, and run. */
export async function createGenerationJob(job: NewGenerationJob): Promise<GenerationJob> {
  const checked = await checkGenerationJob(job);
  return writeWithEvents(job.tenantId, (tx, emit) => insertGenerationJob(tx, emit, checked));
}

/** A job that somebody asks for through the API. */
export async function requestGenerationJob({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateGenerationJobInput;
}): Promise<GenerationJobJson> {
  requireScope(ctx, "collections:write");
  const checked = await checkGenerationJob({ ...input, tenantId: ctx.tenantId, initiatedBy: ctx.userId });
  const { id } = await writeWithEvents(ctx.tenantId, async (tx, emit) => {
    const job = await insertGenerationJob(tx, emit, checked);
    const { mediaType, providerId, modelId } = job;
    const payload = { mediaType, providerId, modelId };
    await recordAudit(tx, ctx, {
      action: "generation-job.created",
      entity: generationEntity,
      entityId: job.id,
      payload,
    });
    return job;
  });
  return withTenant(ctx.tenantId, (tx) => readJobJson(tx, ctx.tenantId, id));
}
