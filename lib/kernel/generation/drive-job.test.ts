import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { aiCalls, credentialRecords, outboxEvents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { getArtifact } from "@/lib/kernel/artifacts";
import { type FalImitation, imitateFal } from "@/scripts/testing/imitate-fal";
import { imitateReplicate, type ReplicateImitation } from "@/scripts/testing/imitate-replicate";
import { driveJob } from "./drive-job";
import { allowHosts, createAccount, driveToEnd, makeJob, readJob } from "./generation-test-fixture";

let replicate: ReplicateImitation;
let fal: FalImitation;
beforeAll(async () => {
  [replicate, fal] = await Promise.all([imitateReplicate(), imitateFal()]);
  allowHosts(replicate, fal);
});
afterAll(async () => {
  await Promise.all([replicate.close(), fal.close()]);
  await closeDatabase();
});

const providers = [
  ["replicate", () => replicate],
  ["fal", () => fal],
] as const;

describe.each(providers)("a job at %s", (providerId, imitation) => {
  const account = () => createAccount(providerId, imitation());
  async function run(prompt: string) {
    const made = await makeJob({ ...(await account()), providerId, prompt });
    return driveToEnd(made);
  }

  test("is submitted once, asked about, and has its file before it is completed", async () => {
    const prompt = `Oak chair ${providerId}`;
    const { job } = await run(prompt);
    expect(job).toMatchObject({ status: "completed", progress: 100, attempts: 2, errorCode: null });
    expect(imitation().submissionsOf(prompt)).toBe(1);
    const artifact = await getArtifact({ tenantId: job.tenantId, id: job.artifactId ?? "" });
    expect(artifact).toMatchObject({
      kind: "generated",
      type: "image/png",
      jobId: job.id,
      metadata: { widthPx: 8, heightPx: 8 },
    });
    expect(job.resultUri).toContain(imitation().origin);
    const events = await withTenant(job.tenantId, (tx) =>
      tx.select().from(outboxEvents).where(eq(outboxEvents.tenantId, job.tenantId)),
    );
    expect(events.filter((event) => event.name === "kernel/generation-job.ended").map((event) => event.data)).toEqual([
      { tenantId: job.tenantId, jobId: job.id, ownerType: null, ownerId: null, status: "completed" },
    ]);
    const [call] = await withTenant(job.tenantId, (tx) =>
      tx
        .select()
        .from(aiCalls)
        .where(and(eq(aiCalls.tenantId, job.tenantId), eq(aiCalls.generationJobId, job.id))),
    );
    expect(call).toMatchObject({ status: "succeeded", mediaType: "image", providerId });
  });

  test.each([
    ["is away for a while", "{submit:503,503,429}"],
    ["stumbles while it is asked", "{poll:503,429,malformed,reset,500}"],
    ["gave an address that expired", "{file:expired,503,cut,expired}"],
    ["sent a web page for a moment", "{file:html}"],
  ])("ends well where the provider %s", async (_, faults) => {
    const prompt = `Linen lamp ${providerId} ${faults}`;
    const { job } = await run(prompt);
    expect(job).toMatchObject({ status: "completed", errorCode: null });
    expect(imitation().submissionsOf(prompt)).toBe(1);
  });

  test("waits as long as the provider asks", async () => {
    const { waits } = await run(`Slow clock ${providerId} {submit:429}`);
    expect(waits[0]).toBeGreaterThanOrEqual(1000);
  });

  test.each([
    ["content_refused", "{end:nsfw}"],
    ["provider_failed", "{end:failed}"],
    ["input_refused", "{submit:422}"],
    ["credits_exhausted", "{submit:402}"],
    ["result_invalid", "{file:html,html,html,html}"],
    ["result_too_large", "{file:huge}"],
    ["result_too_large", "{file:endless}"],
    ["result_unavailable", `{file:${Array.from({ length: 9 }, () => "expired").join(",")}}`],
  ])("fails for good with %s: %s", async (code, faults) => {
    const prompt = `Grey rug ${providerId} ${faults}`;
    const { job } = await run(prompt);
    expect(job).toMatchObject({ status: "failed", errorCode: code, artifactId: null });
    expect(job.errorMessage).toMatch(/[a-z]{3}.*\.?$/i);
    expect(imitation().submissionsOf(prompt)).toBe(faults.includes("submit") ? 0 : 1);
  });

  test("is never submitted again where the answer to the submission was lost", async () => {
    for (const fault of ["reset-after", "malformed", "reset", "500", "bare503"]) {
      const prompt = `Doubt ${fault} ${providerId} {submit:${fault}}`;
      const { job } = await run(prompt);
      const wasTaken = fault === "reset-after" || fault === "malformed";
      // Replicate lists what it took; fal lists nothing.
      const isFound = wasTaken && providerId === "replicate";
      expect([fault, job.status]).toEqual([fault, isFound ? "completed" : "submission_unknown"]);
      expect(imitation().submissionsOf(prompt)).toBe(wasTaken ? 1 : 0);
    }
  });

  test("survives an hour without its provider, and times out only by the provider's own time", async () => {
    const made = await makeJob({
      ...(await account()),
      providerId,
      prompt: `Patience ${providerId}`,
      timeoutMs: 60_000,
    });
    const first = await driveJob(made.tenantId, made.id);
    expect(first.next).toBe("again");
    imitation().isDown = true;
    let now = Date.now();
    const until = now + 60 * 60_000;
    for (let turn = 0; now < until && turn < 400; turn += 1) {
      const outcome = await driveJob(made.tenantId, made.id, new Date(now));
      if (outcome.next === "end") break;
      now += outcome.delayMs;
    }
    expect(now).toBeGreaterThanOrEqual(until);
    imitation().isDown = false;
    const { job } = await driveToEnd(made, new Date(now));
    expect(job).toMatchObject({ status: "completed" });
    expect(imitation().submissionsOf(`Patience ${providerId}`)).toBe(1);
  });

  test("times out when the provider does not finish", async () => {
    const made = await makeJob({ ...(await account()), providerId, prompt: `Endless ${providerId}`, timeoutMs: 1000 });
    await driveJob(made.tenantId, made.id);
    await driveJob(made.tenantId, made.id, new Date(Date.now() + 5000));
    const job = await readJob(made);
    expect(job).toMatchObject({ status: "timed_out", errorCode: "timed_out" });
    const stops = await withTenant(job.tenantId, (tx) =>
      tx.select().from(outboxEvents).where(eq(outboxEvents.name, "kernel/generation-job.stopped")),
    );
    expect(stops.map((event) => event.data)).toMatchObject([{ jobId: job.id, reason: "timed_out" }]);
  });

  test("ends with credential_unusable when its key is revoked meanwhile, or refused", async () => {
    const { tenantId, credentialId } = await account();
    const made = await makeJob({ tenantId, providerId, prompt: `Key ${providerId}` });
    await driveJob(tenantId, made.id);
    const { secret } = imitation();
    imitation().secret = "another key altogether";
    await driveJob(tenantId, made.id);
    imitation().secret = secret;
    const refused = await readJob(made);
    expect(refused).toMatchObject({ status: "failed", errorCode: "credential_unusable" });
    expect(refused.errorMessage).not.toContain(secret);
    const [credential] = await withTenant(tenantId, (tx) =>
      tx.select().from(credentialRecords).where(eq(credentialRecords.id, credentialId)),
    );
    expect(credential?.status).toBe("expired");
    expect(credential?.lastValidationError).not.toContain(secret);
  });

  test("does not begin with a revoked key", async () => {
    const { tenantId, credentialId } = await account();
    const made = await makeJob({ tenantId, providerId, prompt: `Revoked ${providerId}` });
    await withTenant(tenantId, (tx) =>
      tx
        .update(credentialRecords)
        .set({ status: "revoked", secret: null })
        .where(eq(credentialRecords.id, credentialId)),
    );
    const { job } = await driveToEnd(made);
    expect(job).toMatchObject({ status: "failed", errorCode: "credential_unusable", submitIntentAt: null });
    expect(imitation().submissionsOf(`Revoked ${providerId}`)).toBe(0);
  });

  test("is submitted once however many drive it at once", async () => {
    const prompt = `Crowd ${providerId}`;
    const made = await makeJob({ ...(await account()), providerId, prompt });
    await Promise.all(Array.from({ length: 8 }, () => driveJob(made.tenantId, made.id)));
    const { job } = await driveToEnd(made);
    expect(imitation().submissionsOf(prompt)).toBe(1);
    expect(["completed", "submission_unknown"]).toContain(job.status);
  });
});

test("a provider that stopped a prediction before it began is told apart from one that failed", async () => {
  const account = await createAccount("replicate", replicate);
  const { job } = await driveToEnd(
    await makeJob({ ...account, providerId: "replicate", prompt: "Stopped {end:aborted}" }),
  );
  expect(job).toMatchObject({ status: "failed", errorCode: "provider_aborted" });
});

test("a picture that the filter blacked out is a refusal", async () => {
  const account = await createAccount("fal", fal);
  const { job } = await driveToEnd(await makeJob({ ...account, providerId: "fal", prompt: "Dark {end:black}" }));
  expect(job).toMatchObject({ status: "failed", errorCode: "content_refused" });
});

test("fal gets the same idempotency key in every attempt", async () => {
  const account = await createAccount("fal", fal);
  const made = await makeJob({ ...account, providerId: "fal", prompt: "Key {submit:503}" });
  await driveToEnd(made);
  expect(fal.keys.at(-1)).toBe(made.submissionKey);
});

test("a server inside the network is not asked", async () => {
  const account = await createAccount("replicate", { ...replicate, baseUrl: "http://169.254.169.254/v1" });
  const { job } = await driveToEnd(await makeJob({ ...account, providerId: "replicate", prompt: "Inside" }));
  expect(job).toMatchObject({ status: "failed", errorCode: "unsafe_address" });
});
