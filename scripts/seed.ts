import { createHmac } from "node:crypto";
import { verifyPassword } from "better-auth/crypto";
import { and, eq } from "drizzle-orm";
import { closeDatabase, getDb } from "@/db/client";
import { accounts, members, organizations, users } from "@/db/schema";
import { seedProducts } from "@/lib/collections/demo/seed-products";
import { seedDesigns } from "@/lib/designs/demo/seed-designs";
import { effectiveScopes } from "@/lib/kernel/auth/permissions";
import { ensureActiveOrganization } from "@/lib/kernel/auth/personal-organization";
import { getAuth } from "@/lib/kernel/auth/server";
import { requireEnv } from "@/lib/kernel/env";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";

export interface DemoLogin {
  email: string;
  password: string;
}

const demoEmail = "demo@atelier.example";
const demoOrganization = { name: "Tidewater Supply Co.", slug: "tidewater-supply" };

/**
 * The password of the demo account: different in every installation, the same at every start, and stored nowhere. A
 * fixed one would open every studio that somebody puts on the internet.
 */
function demoPassword(): string {
  return `demo-${createHmac("sha256", requireEnv("BETTER_AUTH_SECRET")).update("demo login").digest("hex").slice(0, 12)}`;
}

async function findUser() {
  const [user] = await getDb().select().from(users).where(eq(users.email, demoEmail));
  return user;
}

/** The demo account, made on the first start only: whoever deletes it or changes its password keeps it that way. */
async function ensureUser(password: string) {
  const existing = await findUser();
  if (existing !== undefined) return existing;
  const [anybody] = await getDb().select({ id: users.id }).from(users).limit(1);
  if (anybody !== undefined) return undefined;
  await getAuth().api.signUpEmail({ body: { name: "Demo", email: demoEmail, password } });
  const user = await findUser();
  if (user === undefined) throw new Error("The demo account was not made.");
  const organizationId = await ensureActiveOrganization(user.id);
  await getDb().update(organizations).set(demoOrganization).where(eq(organizations.id, organizationId));
  return user;
}

async function isPasswordOf(userId: string, password: string): Promise<boolean> {
  const [account] = await getDb()
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential")));
  return account !== undefined && account.hash !== null && verifyPassword({ hash: account.hash, password });
}

/** Written into the organization once everything is there, so that a start killed in between is made good by the next. */
const seededMark = JSON.stringify({ demo: "seeded" });

/**
 * Makes the demo organization of a new installation. Running it again changes nothing.
 * @returns the login, or undefined where there is no demo account or its password was changed
 */
export async function seedDemo(): Promise<DemoLogin | undefined> {
  try {
    const password = demoPassword();
    const user = await ensureUser(password);
    if (user === undefined) return undefined;
    const tenantId = await ensureActiveOrganization(user.id);
    const [row] = await getDb()
      .select({ role: members.role, metadata: organizations.metadata })
      .from(members)
      .innerJoin(organizations, eq(organizations.id, members.organizationId))
      .where(and(eq(members.organizationId, tenantId), eq(members.userId, user.id)));
    if (row !== undefined && row.metadata !== seededMark) {
      const scopes = new Set(effectiveScopes(row.role, null));
      const person = { userId: user.id, userName: user.name, userEmail: user.email };
      const ctx = { tenantId, ...person, role: row.role, scopes, apiKeyId: null, sessionId: null };
      await seedDesigns(ctx);
      await seedProducts(ctx);
      await getDb().update(organizations).set({ metadata: seededMark }).where(eq(organizations.id, tenantId));
    }
    return (await isPasswordOf(user.id, password)) ? { email: demoEmail, password } : undefined;
  } finally {
    await closeRenderPool();
    await closeDatabase();
  }
}
