import { newId } from "@/db/columns";
import { credentialRecords } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { seal } from "@/lib/kernel/crypto/seal";

/** Puts a valid credential of an AI provider into the vault without asking the provider. Returns its id. */
export async function addCredential(
  tenantId: string,
  { provider, secret = "imitation-key", baseUrl }: { provider: string; secret?: string; baseUrl?: string },
): Promise<string> {
  const id = newId();
  await withTenant(tenantId, (tx) =>
    tx.insert(credentialRecords).values({
      tenantId,
      id,
      providerType: "ai",
      provider,
      name: `Test ${id}`,
      status: "valid",
      secret: seal(Buffer.from(secret), id),
      metadata: { provider, ...(baseUrl === undefined ? {} : { baseUrl }) },
    }),
  );
  return id;
}
