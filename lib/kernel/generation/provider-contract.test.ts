import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type FalImitation, imitateFal } from "@/scripts/testing/imitate-fal";
import { imitateReplicate, type ReplicateImitation } from "@/scripts/testing/imitate-replicate";
import { createOrganization } from "@/scripts/testing/organization";
import { builtInClient } from "./built-in-client";
import { falClient } from "./fal-client";
import { fetchResult } from "./fetch-result";
import { allowHosts } from "./generation-test-fixture";
import {
  type GenerationClient,
  type ProviderAccount,
  type ProviderAnswer,
  ProviderError,
  type ProviderJob,
} from "./provider-port";
import { replicateClient } from "./replicate-client";

let replicate: ReplicateImitation;
let fal: FalImitation;
let tenantId: string;
beforeAll(async () => {
  [replicate, fal, tenantId] = await Promise.all([imitateReplicate(), imitateFal(), createOrganization()]);
  allowHosts(replicate, fal);
});
afterAll(async () => {
  await closeRenderPool();
  await Promise.all([replicate.close(), fal.close()]);
  await closeDatabase();
});

interface Subject {
  client: GenerationClient;
  account: () => ProviderAccount;
}

const at = (imitation: ReplicateImitation | FalImitation): ProviderAccount => ({
  credentialId: randomUUID(),
  secret: imitation.secret,
  baseUrl: imitation.baseUrl,
});
const subjects: readonly (readonly [string, Subject])[] = [
  ["built-in", { client: builtInClient, account: () => ({ credentialId: null, secret: "", baseUrl: undefined }) }],
  ["replicate", { client: replicateClient, account: () => at(replicate) }],
  ["fal", { client: falClient, account: () => at(fal) }],
];

function requestOf({ client, account }: Subject, prompt: string, changed: Partial<ProviderAccount> = {}) {
  const input = { prompt, seed: 7 };
  return {
    account: { ...account(), ...changed },
    tenantId,
    jobId: randomUUID(),
    submissionKey: randomUUID(),
    modelId: client.defaultModel({ mediaType: "image", input }) ?? "",
    mediaType: "image" as const,
    input,
    webhookUrl: undefined,
  };
}

async function submit(subject: Subject, prompt: string): Promise<{ job: ProviderJob; answer?: ProviderAnswer }> {
  const request = requestOf(subject, prompt);
  const { answer, ...submission } = await subject.client.submit(request);
  return { job: { ...request, ...submission }, ...(answer === undefined ? {} : { answer }) };
}

async function finish(subject: Subject, prompt: string): Promise<{ job: ProviderJob; answer: ProviderAnswer }> {
  const { job, answer: first } = await submit(subject, prompt);
  let answer = first ?? (await subject.client.poll(job));
  for (let turn = 0; answer.status === "working" && turn < 10; turn += 1) answer = await subject.client.poll(job);
  return { job, answer };
}

describe.each(subjects)("the provider %s", (id, subject) => {
  const { client } = subject;

  test("says what it is", () => {
    expect(client.id).toBe(id);
    expect(client.name).not.toBe("");
    for (const mediaType of client.mediaTypes) {
      expect(client.defaultModel({ mediaType, input: { prompt: "x" } })).toEqual(expect.any(String));
    }
  });

  test("takes its own usual model, and refuses several results at once", () => {
    const modelId = client.defaultModel({ mediaType: "image", input: {} }) ?? "";
    expect(client.validateInput({ modelId, mediaType: "image", input: { prompt: "A vase" } })).toEqual([]);
    const several = { prompt: "A vase", num_outputs: 4 };
    expect(client.validateInput({ modelId, mediaType: "image", input: several })).toMatchObject([
      { path: "inputParams.num_outputs" },
    ]);
  });

  test("names a job and ends it with a picture", async () => {
    const { job, answer } = await finish(subject, `Vase ${id}`);
    expect(job.providerJobId).toMatch(/^[\w-]{8,200}$/);
    expect(JSON.stringify(job.state)).not.toContain("imitation-secret");
    if (answer.status !== "succeeded") throw new Error(`It ended as ${answer.status}.`);
    const { file, ...result } = await fetchResult(answer.output, "image");
    await file.dispose();
    expect(result).toMatchObject({ type: "image/png", metadata: { widthPx: expect.any(Number) } });
  });

  test("answers the same about a job that has ended, however often it is asked", async () => {
    const { job, answer } = await finish(subject, `Again ${id}`);
    expect((await client.poll(job)).status).toBe(answer.status);
  });

  test("is told twice to stop without complaint, also about what has ended", async () => {
    const { job } = await submit(subject, `Stop ${id}`);
    await client.cancel(job);
    await client.cancel(job);
    const { job: ended } = await finish(subject, `Stop late ${id}`);
    await client.cancel(ended);
  });

  test("names two jobs differently", async () => {
    const names = await Promise.all(
      [0, 1].map(async (n) => (await submit(subject, `Twin ${n} ${id}`)).job.providerJobId),
    );
    expect(new Set(names).size).toBe(2);
  });
});

/** The error of a call that must not succeed. */
async function errorOf(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProviderError)) throw new Error(`Not a ProviderError: ${String(error)}`);
  return error;
}

describe.each(subjects.filter(([id]) => id !== "built-in"))("the outside provider %s", (id, subject) => {
  const { client } = subject;

  test.each([
    ["503", "away"],
    ["429", "away"],
    ["422", "refused"],
    ["402", "refused"],
    ["bare503", "doubtful"],
    ["500", "doubtful"],
    ["reset", "doubtful"],
    ["reset-after", "doubtful"],
    ["malformed", "doubtful"],
  ])("a submission that meets %s is %s", async (fault, kind) => {
    const request = requestOf(subject, `Fault ${id} {submit:${fault}}`);
    const error = await errorOf(client.submit(request));
    expect(error.kind).toBe(kind);
    expect(error.message).not.toContain(request.account.secret);
    if (fault === "429") expect(error.details.retryAfterMs).toBe(1000);
  });

  test("a wrong key is refused, as is a job that is not there", async () => {
    const wrong = await errorOf(client.submit(requestOf(subject, "No", { secret: "wrong" })));
    expect(wrong).toMatchObject({ kind: "refused", code: "credential_unusable" });
    const { job } = await submit(subject, `Known ${id}`);
    const lost = await errorOf(client.poll({ ...job, providerJobId: "0".repeat(24), state: {} }));
    expect(lost).toMatchObject({ kind: "refused", code: "provider_lost_job" });
  });

  test("what cannot be reached took nothing", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await new Promise((resolve) => server.close(resolve));
    const origin = `http://127.0.0.1:${port}`;
    allowHosts({ origin, baseUrl: origin, secret: "" });
    const error = await errorOf(client.submit(requestOf(subject, "Nobody", { baseUrl: origin })));
    expect(error.kind).toBe("away");
  });

  test.each(["503", "429", "500", "reset", "malformed"])("a question that meets %s is asked again", async (fault) => {
    const { job } = await submit(subject, `Question ${id} ${fault} {poll:${fault}}`);
    expect((await errorOf(client.poll(job))).kind).not.toBe("refused");
    expect((await client.poll(job)).status).toBe("working");
  });
});

test("Replicate finds what it took, by input and by our webhook", async () => {
  const [, subject] = subjects[1] ?? [];
  if (subject === undefined) throw new Error("There is no Replicate.");
  const request = requestOf(subject, "Lost and found {submit:reset-after}");
  const submittedAfter = new Date();
  await errorOf(subject.client.submit(request));
  const trace = { ...request, submittedAfter, webhookTokenHash: null };
  const found = await subject.client.findSubmission?.(trace);
  expect(found).toMatchObject([{ isCertain: false }]);
  expect(replicate.predictions.has(found?.[0]?.providerJobId ?? "")).toBe(true);
  const elsewhere = await subject.client.findSubmission?.({ ...trace, input: { prompt: "Something else" } });
  expect(elsewhere).toEqual([]);
  const later = await subject.client.findSubmission?.({ ...trace, submittedAfter: new Date(Date.now() + 600_000) });
  expect(later).toEqual([]);
});
