import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { aiCalls, generationJobs, outboxEvents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Executor, startExecutor } from "@/inngest/embedded/start-executor";
import { createTestDatabase, findFreePort, type TestDatabase, waitFor } from "@/inngest/embedded/test-fixture";
import { resetEnv } from "@/lib/kernel/env";
import { cancelGenerationJob } from "@/lib/kernel/generation";
import {
  allowHosts,
  createAccount,
  insertCredential,
  makeJob,
  readJob,
} from "@/lib/kernel/generation/generation-test-fixture";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { type FalImitation, imitateFal } from "@/scripts/testing/imitate-fal";
import { imitateReplicate, type ReplicateImitation } from "@/scripts/testing/imitate-replicate";

const script = fileURLToPath(new URL("./generation-test-app.ts", import.meta.url));
let database: TestDatabase;
let executor: Executor;
let replicate: ReplicateImitation;
let fal: FalImitation;
let app: ChildProcess;
let appPort: number;

function startApp(): void {
  app = spawn(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, TEST_APP_PORT: String(appPort) },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** `kill -9`, and a new process. */
async function killApp(): Promise<void> {
  const gone = once(app, "exit");
  app.kill("SIGKILL");
  await gone;
  startApp();
}

beforeAll(async () => {
  [database, replicate, fal, appPort] = await Promise.all([
    createTestDatabase(),
    imitateReplicate(),
    imitateFal(),
    findFreePort(),
  ]);
  const executorPort = await findFreePort();
  process.env.INNGEST_BASE_URL = `http://127.0.0.1:${executorPort}`;
  allowHosts(replicate, fal);
  resetEnv();
  startApp();
  executor = await startExecutor({
    databaseUrl: database.url,
    appUrl: `http://127.0.0.1:${appPort}/api/inngest`,
    signingKey: process.env.INNGEST_SIGNING_KEY ?? "",
    eventKey: process.env.INNGEST_EVENT_KEY ?? "",
    port: executorPort,
    backoff: () => 200,
    log: () => undefined,
  });
  await waitFor(
    async () => ((await database.query("select id from engine.functions")).length >= 2 ? true : undefined),
    "the sync",
    60_000,
  );
});
afterAll(async () => {
  await executor?.close(2000);
  app?.kill("SIGKILL");
  await Promise.all([replicate.close(), fal.close(), database.close()]);
  await closeDatabase();
});

const readAll = (tenantId: string) =>
  withTenant(tenantId, (tx) => tx.select().from(generationJobs).where(eq(generationJobs.tenantId, tenantId)));

/** Waits until no job of the organization is pending or in work. */
function untilSettled(tenantId: string, deadlineMs: number) {
  return waitFor(
    async () => {
      const jobs = await readAll(tenantId);
      return jobs.some((job) => job.status === "pending" || job.status === "processing") ? undefined : jobs;
    },
    "all jobs to settle",
    deadlineMs,
  );
}

/** What goes wrong, and how the job ends all the same. */
const plans = [
  ["", "completed", null],
  ["{submit:503}", "completed", null],
  ["{submit:429}", "completed", null],
  ["{poll:503,malformed}", "completed", null],
  ["{poll:reset,429}", "completed", null],
  ["{file:expired}", "completed", null],
  ["{file:html,503}", "completed", null],
  ["{end:nsfw}", "failed", "content_refused"],
  ["{end:failed}", "failed", "provider_failed"],
  ["{file:html,html,html}", "failed", "result_invalid"],
] as const;
/** Only Replicate lists what it took. */
const foundByListing = [
  ["{submit:reset-after}", "completed", null],
  ["{submit:malformed}", "completed", null],
  ["{end:aborted}", "failed", "provider_aborted"],
] as const;

test("200 jobs at once with faults: 200 submissions, every one ended as it should, every cent accounted for", async () => {
  const { tenantId, credentialId } = await createAccount("replicate", replicate);
  await insertCredential(tenantId, "fal", fal);
  const before = replicate.submissions + fal.submissions;
  const expected = new Map<string, { status: string; errorCode: string | null }>();
  const replicatePlans = [...plans, ...foundByListing];
  await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const isReplicate = index % 2 === 0;
      const available = isReplicate ? replicatePlans : plans;
      const [faults, status, errorCode] = available[Math.floor(index / 2) % available.length] ?? plans[0];
      const prompt = `Product ${index} ${faults}`;
      const job = await makeJob({
        tenantId,
        providerId: isReplicate ? "replicate" : "fal",
        ...(isReplicate ? { credentialId } : {}),
        prompt,
      });
      expected.set(job.id, { status, errorCode });
    }),
  );
  const jobs = await untilSettled(tenantId, 240_000);
  expect(replicate.submissions + fal.submissions - before).toBe(200);
  const ends = new Map(jobs.map(({ id, status, errorCode }) => [id, { status, errorCode }]));
  expect(ends).toEqual(expected);
  for (const job of jobs) {
    const prompt = String(job.inputParams.prompt);
    expect(replicate.submissionsOf(prompt) + fal.submissionsOf(prompt)).toBe(1);
    expect(job.artifactId === null).toBe(job.status !== "completed");
    expect(job.providerJobId).not.toBeNull();
    expect(job.completedAt).not.toBeNull();
  }
  const [calls, ended] = await withTenant(tenantId, async (tx) => [
    await tx.select().from(aiCalls).where(eq(aiCalls.tenantId, tenantId)),
    await tx
      .select()
      .from(outboxEvents)
      .where(and(eq(outboxEvents.tenantId, tenantId), eq(outboxEvents.name, "kernel/generation-job.ended"))),
  ]);
  const completed = jobs.filter((job) => job.status === "completed").length;
  expect(calls.filter((call) => call.status === "succeeded")).toHaveLength(completed);
  expect(calls.filter((call) => call.status === "failed")).toHaveLength(200 - completed);
  expect(new Set(ended.map((event) => event.data.jobId)).size).toBe(200);
  expect(ended).toHaveLength(200);
}, 300_000);

test("kill -9 between submission and commit: found by listing, or stands at submission_unknown; paid once", async () => {
  for (const [providerId, imitation, status] of [
    ["replicate", replicate, "completed"],
    ["fal", fal, "submission_unknown"],
  ] as const) {
    const account = await createAccount(providerId, imitation);
    const prompt = `Killed at ${providerId} {submit:silence}`;
    const job = await makeJob({ ...account, providerId, prompt });
    // The provider has it, and its answer never comes.
    await waitFor(() => (imitation.submissionsOf(prompt) === 1 ? true : undefined), "the submission", 60_000);
    expect(await readJob(job)).toMatchObject({ status: "pending", providerJobId: null });
    await killApp();
    await untilSettled(job.tenantId, 60_000);
    expect(await readJob(job)).toMatchObject({ status });
    expect(imitation.submissionsOf(prompt)).toBe(1);
  }
}, 180_000);

test("kill -9 at any moment: nothing is paid twice, nothing is left behind", async () => {
  const { tenantId } = await createAccount("replicate", replicate);
  await insertCredential(tenantId, "fal", fal);
  const jobs = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      makeJob({ tenantId, providerId: index % 2 === 0 ? "replicate" : "fal", prompt: `Random kill ${index}` }),
    ),
  );
  const progress = async () => (await readAll(tenantId)).reduce((sum, job) => sum + job.attempts, 0);
  const submitted = () => replicate.submissions + fal.submissions;
  const start = submitted();
  for (let kill = 1; kill <= 4; kill += 1) {
    await waitFor(
      async () => (submitted() - start >= kill * 4 || (await progress()) >= kill * 8 ? true : undefined),
      "progress",
      60_000,
    );
    await killApp();
  }
  const settled = await untilSettled(tenantId, 120_000);
  expect(settled).toHaveLength(jobs.length);
  for (const job of settled) {
    const prompt = String(job.inputParams.prompt);
    const paid = replicate.submissionsOf(prompt) + fal.submissionsOf(prompt);
    expect(["completed", "submission_unknown"]).toContain(job.status);
    if (job.status === "completed") expect(paid).toBe(1);
    else expect(paid).toBeLessThanOrEqual(1);
  }
}, 240_000);

test("cancelling ends the run and reaches the provider", async () => {
  for (const [providerId, imitation] of [
    ["replicate", replicate],
    ["fal", fal],
  ] as const) {
    const account = await createAccount(providerId, imitation);
    const prompt = `Cancelled at ${providerId}`;
    const job = await makeJob({ ...account, providerId, prompt, pollIntervalMs: 600_000 });
    const submitted = await waitFor(
      async () => (await readJob(job)).providerJobId ?? undefined,
      "the submission",
      60_000,
    );
    await writeWithEvents(job.tenantId, (tx, emit) => cancelGenerationJob(tx, emit, job));
    await waitFor(() => (imitation.cancellations.includes(submitted) ? true : undefined), "the cancellation", 60_000);
    expect(await readJob(job)).toMatchObject({ status: "cancelled", artifactId: null });
    expect(imitation.submissionsOf(prompt)).toBe(1);
  }
}, 180_000);
