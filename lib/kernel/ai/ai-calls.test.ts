import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/columns";
import { aiBudgets, aiCalls } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { AppError } from "@/lib/kernel/errors";
import { createOrganization } from "@/scripts/testing/organization";
import { type AiCallReservation, releaseStaleAiCalls, reserveAiCall, settleAiCall, withAiCall } from "./ai-calls";

async function setBudget(tenantId: string, monthlyUsd: number | null): Promise<void> {
  await withTenant(tenantId, (tx) => tx.insert(aiBudgets).values({ tenantId, monthlyUsd }));
}

const reservation = (tenantId: string, estimatedUsd = 0.4): AiCallReservation => ({
  tenantId,
  module: "studio",
  task: "text",
  mediaType: "text",
  providerId: "openai",
  modelId: "some-model",
  estimatedUsd,
});

const callsOf = (tenantId: string) =>
  withTenant(tenantId, (tx) => tx.select().from(aiCalls).where(eq(aiCalls.tenantId, tenantId)));

describe("calls to models", () => {
  test("are written down with duration, tokens and cost", async () => {
    const tenantId = await createOrganization();
    const value = await withAiCall(reservation(tenantId), async () => ({
      value: "words",
      inputTokens: 12,
      outputTokens: 34,
      costUsd: 0.000_123,
    }));
    expect(value).toBe("words");
    const [call, ...others] = await callsOf(tenantId);
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      status: "succeeded",
      inputTokens: 12,
      outputTokens: 34,
      costUsd: 0.000_123,
      estimatedUsd: 0.4,
      errorCode: null,
    });
    expect(call?.durationMs).toBeGreaterThanOrEqual(0);
    expect(call?.endedAt).toBeInstanceOf(Date);
  });

  test("cost their estimate where the provider does not say", async () => {
    const tenantId = await createOrganization();
    await withAiCall(reservation(tenantId, 0.25), async () => ({ value: 1 }));
    expect((await callsOf(tenantId))[0]?.costUsd).toBe(0.25);
  });

  test("keep the code of their failure, and cost nothing where nothing can have been charged", async () => {
    const tenantId = await createOrganization();
    const refused = withAiCall(reservation(tenantId), async () => {
      throw new AppError("credential_unusable", "The key is revoked.");
    });
    await expect(refused).rejects.toMatchObject({ code: "credential_unusable" });
    expect(await callsOf(tenantId)).toMatchObject([{ status: "failed", errorCode: "credential_unusable", costUsd: 0 }]);
  });

  test("that may have been charged keep their estimate", async () => {
    const tenantId = await createOrganization();
    const slow = withAiCall(reservation(tenantId), async () => {
      throw new DOMException("too slow", "TimeoutError");
    });
    await expect(slow).rejects.toMatchObject({ code: "unavailable" });
    expect(await callsOf(tenantId)).toMatchObject([{ status: "failed", errorCode: "timeout", costUsd: 0.4 }]);
  });

  test("do not start when the budget does not hold their estimate", async () => {
    const tenantId = await createOrganization();
    await setBudget(tenantId, 1);
    let runs = 0;
    const call = () =>
      withAiCall(reservation(tenantId), async () => {
        runs += 1;
        return { value: null };
      });
    await call();
    await call();
    await expect(call()).rejects.toMatchObject({
      code: "budget_exceeded",
      extra: { estimatedUsd: 0.4, spentUsd: 0.8, monthlyUsd: 1 },
    });
    expect(runs).toBe(2);
    expect(await callsOf(tenantId)).toHaveLength(2);
    // What costs nothing is still welcome.
    await expect(withAiCall(reservation(tenantId, 0), async () => ({ value: "free" }))).resolves.toBe("free");
  });

  test("cannot both take the last of a budget", async () => {
    const tenantId = await createOrganization();
    await setBudget(tenantId, 1);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => withTenant(tenantId, (tx) => reserveAiCall(tx, reservation(tenantId)))),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(2);
    expect(await callsOf(tenantId)).toHaveLength(2);
  });

  test("of last month leave this month's budget alone", async () => {
    const tenantId = await createOrganization();
    await setBudget(tenantId, 1);
    const now = new Date();
    const startedAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1) - 1);
    await withTenant(tenantId, (tx) =>
      tx.insert(aiCalls).values({ ...reservation(tenantId), status: "succeeded", costUsd: 5, startedAt }),
    );
    await expect(withAiCall(reservation(tenantId), async () => ({ value: 1 }))).resolves.toBe(1);
  });

  test("are reserved once and settled once, however often a step is repeated", async () => {
    const tenantId = await createOrganization();
    await setBudget(tenantId, 0.5);
    const callId = newId();
    const reserve = () => withTenant(tenantId, (tx) => reserveAiCall(tx, { ...reservation(tenantId), callId }));
    expect(await reserve()).toBe(callId);
    expect(await reserve()).toBe(callId);
    const settle = (costUsd: number) =>
      withTenant(tenantId, (tx) => settleAiCall(tx, { tenantId, callId, status: "succeeded", costUsd }));
    expect(await settle(0.1)).toBe(0.1);
    expect(await settle(0.3)).toBeNull();
    expect(await callsOf(tenantId)).toMatchObject([{ costUsd: 0.1 }]);
  });

  test("whose process died count as paid after a day, those of jobs wait for their job; the truth may still come", async () => {
    const tenantId = await createOrganization();
    const dayAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    const [old, young, ofJob] = [newId(), newId(), newId()];
    await withTenant(tenantId, (tx) =>
      tx.insert(aiCalls).values([
        { ...reservation(tenantId), id: old, startedAt: dayAgo },
        { ...reservation(tenantId), id: young },
        { ...reservation(tenantId), id: ofJob, startedAt: dayAgo, generationJobId: newId() },
      ]),
    );
    expect(await releaseStaleAiCalls()).toBeGreaterThanOrEqual(1);
    const after = new Map((await callsOf(tenantId)).map((call) => [call.id, call]));
    expect(after.get(old)).toMatchObject({ status: "failed", errorCode: "abandoned", costUsd: 0.4 });
    expect(after.get(young)).toMatchObject({ status: "reserved" });
    expect(after.get(ofJob)).toMatchObject({ status: "reserved" });
    await withTenant(tenantId, (tx) => settleAiCall(tx, { tenantId, callId: old, status: "succeeded", costUsd: 0.3 }));
    expect((await callsOf(tenantId)).find((call) => call.id === old)).toMatchObject({
      status: "succeeded",
      errorCode: null,
      costUsd: 0.3,
    });
  });
});
