import type { ReservedSql, TransactionSql } from "postgres";
import { drizzleOn, getSql, type Transaction } from "./client";

/** Role of all tenant work; its policies show only rows of `app.current_tenant_id`. */
const tenantRole = "atelier_app";
/** Role of the system's own jobs (sweeps, outbox); its policies show every tenant. */
const systemRole = "atelier_system";

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Sets role and tenant until the transaction ends; sent at once, without waiting for an answer. */
function secure(client: ReservedSql | TransactionSql, role: string, tenantId: string): Promise<unknown> {
  return client`
    select set_config('role', ${role}, true), set_config('app.current_tenant_id', ${tenantId}, true)`.execute();
}

const hooks = new WeakMap<Transaction, (() => void)[]>();

/** Calls `hook` right after the transaction has committed, and never when it is taken back. Nobody waits for it. */
export function afterCommit(tx: Transaction, hook: () => void): void {
  hooks.get(tx)?.push(hook);
}

async function withRole<T>(role: string, tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const committed: (() => void)[] = [];
  const outcome = await getSql().begin(async (client) => {
    // Not awaited: it travels together with the first query. Were it to fail, all that follows would fail with it.
    const secured = secure(client, role, tenantId);
    const tx = drizzleOn(client);
    hooks.set(tx, committed);
    const [, value] = await Promise.all([secured, work(tx)]);
    return { value };
  });
  for (const hook of committed) hook();
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

/**
 * Reads rows of one organization by a single statement. Begin, role, statement and commit travel together, so it costs one
 * round trip where `withTenant` costs three.
 * @param read makes its query (or several at once) before it first awaits anything; a later one throws
 */
export async function readTenant<T>(tenantId: string, read: (tx: Transaction) => PromiseLike<T>): Promise<T> {
  if (!uuidPattern.test(tenantId)) throw new Error("A tenant id must be a UUID.");
  const client = await getSql().reserve();
  let isUsable = true;
  try {
    const before = [client`begin read only`.execute(), secure(client, tenantRole, tenantId)];
    // Calling `then` makes drizzle send its statement now; awaiting would do so only after the commit.
    const value = new Promise<T>((resolve, reject) => read(drizzleOn(client, () => isUsable)).then(resolve, reject));
    isUsable = false;
    const outcomes = await Promise.allSettled([...before, value, client`commit`.execute()]);
    const failure = outcomes.find((outcome) => outcome.status === "rejected");
    if (failure?.status === "rejected") throw failure.reason;
    return await value;
  } finally {
    isUsable = false;
    client.release();
  }
}

/** Runs `work` in a transaction across all organizations: sweeps, outbox, deletion of expired rows. */
export async function withSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withRole(systemRole, "", work);
}
