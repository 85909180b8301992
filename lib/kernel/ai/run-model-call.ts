import { withTenant } from "@/db/tenant";
import { type AiCallReservation, type AiCallResult, type ModelCallReservation, withAiCall } from "./ai-calls";
import type { AiTaskName, ModelPrice } from "./ai-schemas";
import { priceUsage, readModelPrice, type Usage } from "./model-price";
import { openProvider, type SdkProvider } from "./open-provider";
import { resolveTaskModel, type TaskModel } from "./task-models";

// Warnings about parameters that a model ignores are not for the log.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** For whom a model is called, and how long it may take. */
export interface ModelCallOptions {
  tenantId: string;
  userId?: string | null;
  module: AiCallReservation["module"];
  generationJobId?: string | null;
  /** Another model than the one the organization chose for the task. */
  model?: TaskModel;
  abortSignal?: AbortSignal;
  /** Milliseconds after which the call is given up. */
  timeoutMs?: number;
}

/** With which model something was made, and what it cost. */
export interface ModelCallFacts {
  providerId: string;
  modelId: string;
  /** USD */
  costUsd: number;
}

interface ModelCall {
  task: AiTaskName;
  mediaType: AiCallReservation["mediaType"];
  /** What it is thought to use; the most where that is not known. */
  estimate: Usage;
  defaultTimeoutMs: number;
}

interface ModelRun {
  provider: SdkProvider;
  modelId: string;
  isBuiltIn: boolean;
  signal: AbortSignal;
}

/**
 * Resolves model, key and price of a task and makes one call through `withAiCall`.
 * @param run makes the call once; what it says it used is what is charged, the estimate where it says nothing
 * @throws AppError `budget_exceeded`, `credential_unusable`, `content_refused`, `provider_failed`, `unavailable`,
 * `capability_missing` for models that run as generation jobs
 */
export async function runModelCall<T extends object>(
  options: ModelCallOptions,
  call: ModelCall,
  run: (opened: ModelRun) => Promise<{ value: T; usage?: Usage }>,
): Promise<T & ModelCallFacts> {
  const { tenantId } = options;
  const model = options.model ?? (await resolveTaskModel(tenantId, call.task));
  const { providerId, modelId, credentialId } = model;
  const { provider, secretVersion, secret } = await openProvider(tenantId, model);
  const price = await withTenant(tenantId, (tx) => readModelPrice(tx, { tenantId, providerId, modelId }));
  const estimatedUsd = priceUsage(price, call.estimate);
  const timeout = AbortSignal.timeout(options.timeoutMs ?? call.defaultTimeoutMs);
  const signal = options.abortSignal === undefined ? timeout : AbortSignal.any([options.abortSignal, timeout]);
  const reservation: ModelCallReservation = {
    tenantId,
    userId: options.userId ?? null,
    module: options.module,
    task: call.task,
    mediaType: call.mediaType,
    providerId,
    modelId,
    credentialId,
    generationJobId: options.generationJobId ?? null,
    estimatedUsd,
    price,
    secretVersion,
    secret,
  };
  return withAiCall(reservation, async (): Promise<AiCallResult<T & ModelCallFacts>> => {
    const isBuiltIn = credentialId === null;
    const { value, usage } = await stopWith(signal, run({ provider, modelId, isBuiltIn, signal }));
    const costUsd = readCost(price, usage) ?? estimatedUsd;
    return {
      value: { ...value, providerId, modelId, costUsd },
      inputTokens: usage?.inputTokens,
      outputTokens: usage?.outputTokens,
      costUsd,
    };
  });
}

/** Undefined where the provider does not tell what the price goes by. */
function readCost(price: ModelPrice | null, usage: Usage | undefined): number | undefined {
  if (price === null || usage === undefined) return undefined;
  const goesByTokens = (price.inputPerMillionTokens ?? 0) > 0 || (price.outputPerMillionTokens ?? 0) > 0;
  if (goesByTokens && usage.inputTokens === undefined && usage.outputTokens === undefined) return undefined;
  if ((price.perSecond ?? 0) > 0 && usage.seconds === undefined) return undefined;
  return priceUsage(price, usage);
}

/** Some models do not look at their signal: the caller need not wait for them. */
async function stopWith<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined);
    throw signal.reason;
  }
  let onAbort = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
