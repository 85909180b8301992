import { drizzleOn, getSql, type Transaction } from "./client";

/** Role of all tenant work; its policies show only rows of `app.current_tenant_id`. */
const tenantRole = "atelier_app";
/** Role of the system's own jobs (sweeps, outbox); its policies show every tenant. */
const systemRole = "atelier_system";

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

async function withRole<T>(role: string, tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const outcome = await getSql().begin(async (client) => {
    // Sent first (`execute`, or it would wait to be awaited) but not awaited: postgres.js pipelines it in front of the
    // first query, which saves a round trip. Were it to fail, everything after it in the transaction would fail too.
    const secured = client`
      select set_config('role', ${role}, true), set_config('app.current_tenant_id', ${tenantId}, true)`.execute();
    const [, value] = await Promise.all([secured, work(drizzleOn(client))]);
    return { value };
  });
  return outcome.value;
}

/**
 * Runs `work` in a transaction that sees and writes only the rows of one organization.
 * @param tenantId UUID of the organization
 */
export async function withTenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!uuidPattern.test(tenantId)) throw new Error("A tenant id must be a UUID.");
  return withRole(tenantRole, tenantId, work);
}

/** Runs `work` in a transaction across all organizations: sweeps, outbox, deletion of expired rows. */
export async function withSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withRole(systemRole, "", work);
}
