import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { aiCalls } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { markCredentialRefused } from "@/lib/kernel/credentials";
import { describeError } from "@/lib/kernel/describe-error";
import type { ModelPrice } from "./ai-schemas";
import { requireBudget, warnNearLimit } from "./budget";
import { priceUsage } from "./model-price";
import { type ProviderFailure, readProviderFailure } from "./provider-failure";

type AiCallRow = typeof aiCalls.$inferSelect;

/** What is about to be asked of a model, and what it may cost. */
export interface AiCallReservation {
  tenantId: string;
  /** Chosen by callers that repeat a step: the same id reserves once. */
  callId?: string;
  /** Who asked; absent for work of the system. */
  userId?: string | null;
  module: AiCallRow["module"];
  task: AiCallRow["task"];
  mediaType: AiCallRow["mediaType"];
  providerId: string;
  modelId: string;
  credentialId?: string | null;
  generationJobId?: string | null;
  /** USD; 0 for the built-in models and those without a known price. */
  estimatedUsd: number;
}

/** How a call ended. */
export interface AiCallOutcome {
  tenantId: string;
  callId: string;
  status: "succeeded" | "failed";
  /** Stable code of the failure; null or absent when it succeeded. */
  errorCode?: string | null;
  /** Milliseconds from request to answer; absent: since the reservation. */
  durationMs?: number;
  inputTokens?: number | null;
  outputTokens?: number | null;
  /** USD; absent: the estimate where it may be charged, else nothing. */
  costUsd?: number;
  /** Whether the provider may charge for it; absent: when it succeeded. */
  mayBeCharged?: boolean;
}

/** Error code of a call whose process died before it could say how it ended. */
const abandonedCode = "abandoned";

/**
 * Reserves the estimate against the month's budget and writes the call down, in the caller's transaction. Every call to a
 * provider is reserved before it is made and settled afterwards.
 * @returns the id of the call
 * @throws `budget_exceeded`
 */
export async function reserveAiCall(tx: Transaction, reservation: AiCallReservation): Promise<string> {
  const id = reservation.callId ?? newId();
  if (reservation.callId !== undefined) {
    const known = await tx
      .select({ id: aiCalls.id })
      .from(aiCalls)
      .where(and(eq(aiCalls.tenantId, reservation.tenantId), eq(aiCalls.id, id)));
    if (known.length > 0) return id;
  }
  await requireBudget(tx, { ...reservation, now: new Date() });
  await tx
    .insert(aiCalls)
    .values({
      tenantId: reservation.tenantId,
      id,
      module: reservation.module,
      task: reservation.task,
      mediaType: reservation.mediaType,
      providerId: reservation.providerId,
      modelId: reservation.modelId,
      credentialId: reservation.credentialId ?? null,
      generationJobId: reservation.generationJobId ?? null,
      userId: reservation.userId ?? null,
      estimatedUsd: reservation.estimatedUsd,
    })
    .onConflictDoNothing();
  return id;
}

/**
 * Writes how a reserved call ended, in the caller's transaction; a second settlement of the same call changes nothing.
 * @returns what the call cost in USD, null when it had been settled before or is not there
 */
export async function settleAiCall(tx: Transaction, outcome: AiCallOutcome): Promise<number | null> {
  const isOpen = and(
    eq(aiCalls.tenantId, outcome.tenantId),
    eq(aiCalls.id, outcome.callId),
    // A call given up for dead may have lived: the truth replaces the guess.
    or(eq(aiCalls.status, "reserved"), eq(aiCalls.errorCode, abandonedCode)),
  );
  const [call] = await tx
    .select({ startedAt: aiCalls.startedAt, estimatedUsd: aiCalls.estimatedUsd })
    .from(aiCalls)
    .where(isOpen)
    .for("update");
  if (call === undefined) return null;
  const endedAt = new Date();
  const mayBeCharged = outcome.mayBeCharged ?? outcome.status === "succeeded";
  const costUsd = outcome.costUsd ?? (mayBeCharged ? call.estimatedUsd : 0);
  const durationMs = outcome.durationMs ?? endedAt.getTime() - call.startedAt.getTime();
  await tx
    .update(aiCalls)
    .set({
      status: outcome.status,
      errorCode: outcome.status === "failed" ? (outcome.errorCode ?? "internal") : null,
      durationMs: Math.max(0, Math.round(durationMs)),
      inputTokens: outcome.inputTokens ?? null,
      outputTokens: outcome.outputTokens ?? null,
      costUsd,
      endedAt,
    })
    .where(isOpen);
  if (costUsd > 0) await warnNearLimit(tx, { tenantId: outcome.tenantId, now: endedAt });
  return costUsd;
}

/** What a provider answered, and what that used up. */
export interface AiCallResult<T> {
  value: T;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  /** USD; absent: the estimate. */
  costUsd?: number | undefined;
}

/** A reservation with what is needed to judge how the call ended. */
export interface ModelCallReservation extends AiCallReservation {
  price?: ModelPrice | null;
  secretVersion?: number | undefined;
  /** The key the call is made with, taken out of what the provider says; absent for the built-in models. */
  secret?: string | undefined;
}

/**
 * The one function that calls to a provider go through: reserves the estimate, runs, and writes down duration, tokens and
 * cost. Nothing is ever repeated here: a repeated call may be paid twice.
 * @throws `budget_exceeded` before anything was sent; otherwise what `readProviderFailure` makes of the provider's answer
 */
export async function withAiCall<T>(
  reservation: ModelCallReservation,
  run: (callId: string) => Promise<AiCallResult<T>>,
): Promise<T> {
  const { tenantId } = reservation;
  const callId = await withTenant(tenantId, (tx) => reserveAiCall(tx, reservation));
  const startedAt = performance.now();
  const settle = (outcome: Omit<AiCallOutcome, "tenantId" | "callId" | "durationMs">) =>
    withTenant(tenantId, (tx) =>
      settleAiCall(tx, { ...outcome, tenantId, callId, durationMs: performance.now() - startedAt }),
    )
      // How the call went counts for the caller, not that it could not be written down; the sweep settles it later.
      .catch((error: unknown) => console.error(describeError(error)));
  let result: AiCallResult<T>;
  try {
    result = await run(callId);
  } catch (error) {
    const failure = readProviderFailure(error, reservation.secret);
    await settle({
      status: "failed",
      errorCode: failure.code,
      inputTokens: failure.inputTokens,
      outputTokens: failure.outputTokens,
      costUsd: chargeOf(failure, reservation),
    });
    const { credentialId = null, secretVersion } = reservation;
    if (failure.isCredentialRefused === true && credentialId !== null)
      await markCredentialRefused(tenantId, credentialId, failure.error.message, secretVersion).catch(
        (cause: unknown) => console.error(describeError(cause)),
      );
    throw failure.error;
  }
  const { value, ...used } = result;
  await settle({ status: "succeeded", ...used });
  return value;
}

/** What a failed call is taken to have cost: its tokens where the provider counted them, else the estimate, else nothing. */
function chargeOf(
  failure: ProviderFailure,
  { estimatedUsd, price }: { estimatedUsd: number; price?: ModelPrice | null },
) {
  if (!failure.mayBeCharged) return 0;
  const isCounted = failure.inputTokens !== undefined || failure.outputTokens !== undefined;
  return isCounted && price !== undefined && price !== null ? priceUsage(price, failure) : estimatedUsd;
}

/**
 * Ends calls that nobody settled within `olderThanMs`: their process died. What the provider was asked for may be paid, so
 * the estimate stays spent. Calls of generation jobs end with their job, which may take days. Returns how many.
 */
export async function releaseStaleAiCalls(olderThanMs = 24 * 60 * 60 * 1000): Promise<number> {
  const released = await withSystem((tx) =>
    tx
      .update(aiCalls)
      .set({
        status: "failed",
        errorCode: abandonedCode,
        costUsd: sql`${aiCalls.estimatedUsd}`,
        endedAt: new Date(),
      })
      .where(
        and(
          eq(aiCalls.status, "reserved"),
          isNull(aiCalls.generationJobId),
          lt(aiCalls.startedAt, new Date(Date.now() - olderThanMs)),
        ),
      )
      .returning({ id: aiCalls.id }),
  );
  return released.length;
}
