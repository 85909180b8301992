import { and, asc, eq, sql } from "drizzle-orm";
import { getDb, type Transaction } from "@/db/client";
import { members, organizations, sessions, users } from "@/db/schema";

/** A slug from a name; the random tail keeps slugs unique without asking the database. */
export function slugify(name: string): string {
  const base = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${base === "" ? "studio" : base}-${crypto.randomUUID().slice(0, 8)}`;
}

async function lastOrganization(tx: Transaction, userId: string): Promise<string | null> {
  const rows = await tx
    .select({ id: members.organizationId })
    .from(members)
    .leftJoin(
      sessions,
      and(eq(sessions.userId, members.userId), eq(sessions.activeOrganizationId, members.organizationId)),
    )
    .where(and(eq(members.userId, userId), eq(members.status, "active")))
    .orderBy(sql`${sessions.updatedAt} desc nulls last`, asc(members.createdAt))
    .limit(1);
  return rows[0]?.id ?? null;
}

/**
 * The organization a new session starts in: the one last used, else the first, else a personal one made now.
 * Two sessions of a new user at once make only one, because both lock the user's row.
 */
export async function ensureActiveOrganization(userId: string): Promise<string> {
  return getDb().transaction(async (tx) => {
    const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId)).for("update");
    const existing = await lastOrganization(tx, userId);
    if (existing !== null) return existing;
    const name = user?.name.trim() ? `${user.name.trim()}’s studio` : "My studio";
    const [organization] = await tx
      .insert(organizations)
      .values({ name, slug: slugify(name) })
      .returning({ id: organizations.id });
    if (organization === undefined) throw new Error("The organization was not inserted.");
    await tx.insert(members).values({ organizationId: organization.id, userId, role: "owner" });
    return organization.id;
  });
}
