import { and, eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { members } from "@/db/schema";
import type { Role } from "@/lib/kernel/auth/permissions";

/** The role that somebody has in an organization now, for jobs that act in their name; the weakest for who has left. */
export async function readMemberRole(tenantId: string, userId: string | null): Promise<Role> {
  if (userId === null) return "viewer";
  const [member] = await getDb()
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.organizationId, tenantId), eq(members.userId, userId), eq(members.status, "active")));
  return member?.role ?? "viewer";
}
