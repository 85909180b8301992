import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { inboundWebhooks, outboxEvents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { resetEnv } from "@/lib/kernel/env";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type FalImitation, imitateFal } from "@/scripts/testing/imitate-fal";
import { imitateReplicate, type ReplicateImitation } from "@/scripts/testing/imitate-replicate";
import { driveJob } from "./drive-job";
import { allowHosts, createAccount, driveToEnd, makeJob, readJob } from "./generation-test-fixture";
import { processWebhook } from "./process-webhook";

let server: ApiServer;
let replicate: ReplicateImitation;
let fal: FalImitation;
beforeAll(async () => {
  [server, replicate, fal] = await Promise.all([startApiServer(), imitateReplicate(), imitateFal()]);
  allowHosts(replicate, fal);
  process.env.ATELIER_URL = server.origin;
  resetEnv();
});
afterAll(async () => {
  await Promise.all([server.close(), replicate.close(), fal.close()]);
  await closeDatabase();
});

const webhooksOf = (tenantId: string) =>
  withTenant(tenantId, (tx) => tx.select().from(inboundWebhooks).where(eq(inboundWebhooks.tenantId, tenantId)));
const eventsOf = async (tenantId: string, name: string) =>
  (
    await withTenant(tenantId, (tx) => tx.select().from(outboxEvents).where(eq(outboxEvents.tenantId, tenantId)))
  ).filter((event) => event.name === name);

const providers = [
  ["replicate", () => replicate, () => [...replicate.predictions.values()]],
  ["fal", () => fal, () => [...fal.requests.values()]],
] as const;

describe.each(providers)("a message of %s", (providerId, imitation, entries) => {
  async function submit(prompt: string) {
    const job = await makeJob({ ...(await createAccount(providerId, imitation())), providerId, prompt });
    await driveJob(job.tenantId, job.id);
    const entry = entries().find((candidate) => candidate.prompt === prompt);
    if (entry === undefined) throw new Error("Nothing was submitted.");
    return { job, id: entry.id, url: entry.webhook ?? "" };
  }

  test("is verified, kept once, and wakes the job", async () => {
    const { job, id, url } = await submit(`Wake ${providerId}`);
    expect(url).toMatch(new RegExp(`^${server.origin}/api/webhooks/${providerId}/[\\w-]{43}$`));
    const options = { messageId: "msg_1" };
    const answers = [
      await imitation().deliver(id, options),
      ...(await Promise.all([0, 1, 2].map(() => imitation().deliver(id, options)))),
    ];
    expect(answers).toEqual([204, 204, 204, 204]);
    const [kept, ...others] = await webhooksOf(job.tenantId);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ provider: providerId, entityId: job.id, status: "received" });
    expect(JSON.stringify(kept)).not.toContain(url.split("/").at(-1));
    expect(await processWebhook(job.tenantId, kept?.id ?? "")).toBe("woken");
    expect(await processWebhook(job.tenantId, kept?.id ?? "")).toBe("nothing-to-do");
    expect(await eventsOf(job.tenantId, "kernel/generation-job.woken")).toHaveLength(1);
    expect((await driveToEnd(job)).job.status).toBe("completed");
  });

  test("with a wrong signature, about another job or without one is refused and leaves nothing", async () => {
    const { job, id, url } = await submit(`Forged ${providerId}`);
    const other = await submit(`Other ${providerId}`);
    expect(await imitation().deliver(id, { forged: true })).toBe(401);
    expect(await imitation().deliver(other.id, { url })).toBe(401);
    const bare = await fetch(url, { method: "POST", body: "{}", headers: { "content-type": "application/json" } });
    expect(bare.status).toBe(401);
    expect(await webhooksOf(job.tenantId)).toEqual([]);
  });

  test("to an unknown address is 404, a large one 413", async () => {
    const { id, url } = await submit(`Lost ${providerId}`);
    const elsewhere = `${server.origin}/api/webhooks/${providerId}/${"x".repeat(43)}`;
    expect(await imitation().deliver(id, { url: elsewhere })).toBe(404);
    const wrongProvider = url.replace(`/${providerId}/`, "/comfyui/");
    expect(await imitation().deliver(id, { url: wrongProvider })).toBe(404);
    const large = await fetch(url, { method: "POST", body: Buffer.alloc(5 * 1024 * 1024) });
    expect(large.status).toBe(413);
  });

  test("names a job whose submission got no answer, and its run goes on", async () => {
    const { job, id } = await submit(`Found by message ${providerId} {submit:reset-after}`);
    // Replicate's listing may have found it already; what matters is the same job.
    const before = await readJob(job);
    expect(await imitation().deliver(id)).toBe(204);
    const [kept] = await webhooksOf(job.tenantId);
    await processWebhook(job.tenantId, kept?.id ?? "");
    expect(await readJob(job)).toMatchObject({ status: "processing", providerJobId: id });
    expect((await driveToEnd(job)).job.status).toBe("completed");
    expect(imitation().submissionsOf(String(job.inputParams.prompt))).toBe(1);
    const restarts = await eventsOf(job.tenantId, "kernel/generation-job.requested");
    expect(restarts).toHaveLength(before.status === "submission_unknown" ? 2 : 1);
  });
});
