import { newId } from "@/db/columns";
import { credentialRecords } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { seal } from "@/lib/kernel/crypto/seal";
import { resetEnv } from "@/lib/kernel/env";
import { createOrganization } from "@/scripts/testing/organization";
import { createGenerationJob, type NewGenerationJob } from "./create-job";
import { driveJob } from "./drive-job";
import { type GenerationJob, loadJob } from "./job-state";
import { hasEnded } from "./status-schemas";

/** What a test needs of an imitated provider. */
interface Imitated {
  origin: string;
  baseUrl: string;
  secret: string;
}

/** Lets outgoing requests reach imitations on this machine. */
export function allowHosts(...imitations: readonly Imitated[]): void {
  const hosts = imitations.map(({ origin }) => new URL(origin).host);
  process.env.ATELIER_ALLOWED_HOSTS = [process.env.ATELIER_ALLOWED_HOSTS ?? "", ...hosts].filter(Boolean).join(",");
  resetEnv();
}

/** A valid credential for an imitated provider. Returns its id. */
export async function insertCredential(tenantId: string, provider: string, imitation: Imitated): Promise<string> {
  const id = newId();
  const metadata = { provider, baseUrl: imitation.baseUrl };
  await withTenant(tenantId, (tx) =>
    tx.insert(credentialRecords).values({
      tenantId,
      id,
      providerType: "ai",
      provider,
      name: `${provider} ${id}`,
      status: "valid",
      secret: seal(imitation.secret, id),
      metadata,
    }),
  );
  return id;
}

/** A new organization with a credential. */
export async function createAccount(provider: string, imitation: Imitated) {
  const tenantId = await createOrganization();
  return { tenantId, credentialId: await insertCredential(tenantId, provider, imitation) };
}

type Wanted = Pick<NewGenerationJob, "tenantId" | "providerId"> & Partial<NewGenerationJob> & { prompt: string };

/** A job for an image, asked about every 100 ms. */
export function makeJob({ prompt, ...wanted }: Wanted): Promise<GenerationJob> {
  return createGenerationJob({
    mediaType: "image",
    inputParams: { prompt },
    initiatedBy: null,
    pollIntervalMs: 100,
    ...wanted,
  });
}

export function readJob({ tenantId, id }: Pick<GenerationJob, "tenantId" | "id">): Promise<GenerationJob> {
  return withTenant(tenantId, (tx) => loadJob(tx, tenantId, id));
}

/**
 * Drives a job until its run would end, with a clock that jumps over every wait.
 * @returns the job, the waits in milliseconds, and the clock at the end
 */
export async function driveToEnd(job: Pick<GenerationJob, "tenantId" | "id">, start = new Date(), mostTurns = 100) {
  const waits: number[] = [];
  let now = start;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const outcome = await driveJob(job.tenantId, job.id, now);
    if (outcome.next === "end") return { job: await readJob(job), waits, now };
    waits.push(outcome.delayMs);
    now = new Date(now.getTime() + outcome.delayMs);
  }
  const left = await readJob(job);
  if (!hasEnded(left.status)) throw new Error(`The job is still ${left.status} after ${mostTurns} turns.`);
  return { job: left, waits, now };
}
