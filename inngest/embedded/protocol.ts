import { z } from "zod";

/** Headers of the SDK's protocol (inngest 4, `helpers/consts`). */
export const header = {
  signature: "x-inngest-signature",
  sdk: "x-inngest-sdk",
  noRetry: "x-inngest-no-retry",
  retryAfter: "retry-after",
  requestVersion: "x-inngest-req-version",
  syncKind: "x-inngest-sync-kind",
  eventIdSeed: "x-inngest-event-id-seed",
  serverKind: "x-inngest-server-kind",
} as const;

/** Events only the engine may send. */
export const internalEvent = {
  invoked: "inngest/function.invoked",
  finished: "inngest/function.finished",
  failed: "inngest/function.failed",
  cancelled: "inngest/function.cancelled",
  timer: "inngest/scheduled.timer",
} as const;

/** Limits of an Inngest server (`pkg/consts`): bytes of a request, of a step's output, of a run's state; steps a run. */
export const limits = {
  bodyBytes: 4 * 1024 * 1024,
  outputBytes: 4 * 1024 * 1024,
  stateBytes: 32 * 1024 * 1024,
  steps: 1000,
  /** Longest single call of the app. */
  requestMs: 2 * 60 * 60 * 1000,
  /** Retries of a function that states none, as the SDK documents. */
  defaultRetries: 3,
} as const;

const concurrencyOption = z.object({
  limit: z.number(),
  key: z.string().optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});

/** One function of the SDK's sync answer (`functionConfigSchema` of the SDK). */
export const functionConfigSchema = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(
    z.union([
      z.object({ event: z.string(), expression: z.string().optional() }),
      z.object({ cron: z.string(), jitter: z.string().optional() }),
    ]),
  ),
  steps: z.record(
    z.string(),
    z.object({
      runtime: z.object({ url: z.string() }),
      retries: z.object({ attempts: z.number().int().min(0).optional() }).optional(),
    }),
  ),
  idempotency: z.string().optional(),
  batchEvents: z.object({ maxSize: z.number(), timeout: z.string() }).optional(),
  rateLimit: z.object({ key: z.string().optional(), limit: z.number().positive(), period: z.string() }).optional(),
  throttle: z
    .object({
      key: z.string().optional(),
      limit: z.number().positive(),
      period: z.string(),
      burst: z.number().optional(),
    })
    .optional(),
  singleton: z.object({ key: z.string().optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .optional(),
  debounce: z.object({ key: z.string().optional(), period: z.string(), timeout: z.string().optional() }).optional(),
  timeouts: z.object({ start: z.string().optional(), finish: z.string().optional() }).optional(),
  priority: z.object({ run: z.string().optional() }).optional(),
  concurrency: z.union([z.number(), concurrencyOption, z.array(concurrencyOption)]).optional(),
});
export type FunctionConfig = z.infer<typeof functionConfigSchema>;

/** The SDK's answer to an in-band sync, or what it posts to `/fn/register`. */
export const syncAnswerSchema = z.object({ functions: z.array(functionConfigSchema) });

/** PostgreSQL stores no NUL in text, and no name needs a control character. */
const plainText = z.string().regex(/^[^\u0000-\u001f\u007f]*$/, "must not contain control characters");

/** An event as a client posts it. */
export const eventInputSchema = z.object({
  name: plainText.min(1).max(256),
  data: z.record(z.string(), z.unknown()).nullish(),
  id: plainText.max(1024).optional(),
  ts: z.number().int().optional(),
  v: z.string().optional(),
  user: z.unknown().optional(),
  meta: z.unknown().optional(),
});

/** An event as functions see it; `ts` is milliseconds since 1970. */
export interface EngineEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  [more: string]: unknown;
}

const storableText = z.string().transform((text) => text.replaceAll("\u0000", ""));

/** One operation the SDK answered with (status 206). */
export const opSchema = z.object({
  id: z.string().regex(/^[\x21-\x7e]{1,256}$/),
  op: z.string().regex(/^\w{1,64}$/),
  name: storableText.nullish(),
  displayName: storableText.nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Op = z.infer<typeof opSchema>;

/** An error as it is stored and as the SDK reads it. */
export interface RunError {
  name: string;
  message: string;
  stack?: string;
  [more: string]: unknown;
}

/** Makes an error of whatever an app answered. */
export function toRunError(value: unknown): RunError {
  if (typeof value === "object" && value !== null) {
    const record: Record<string, unknown> = { ...value };
    const message = record.message ?? record.error;
    return {
      ...record,
      name: typeof record.name === "string" && record.name !== "" ? record.name : "Error",
      message: typeof message === "string" && message !== "" ? message : "Unknown error",
    };
  }
  return { name: "Error", message: typeof value === "string" && value !== "" ? value : "Unknown error" };
}
