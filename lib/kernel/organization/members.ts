import { and, asc, count, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { getDb, type Transaction } from "@/db/client";
import { members, sessions, users } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { roles } from "@/lib/kernel/auth/permissions";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";

export const memberJson = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(["invited", "active", "suspended"]),
  createdAt: z.iso.datetime(),
});
export type MemberJson = z.infer<typeof memberJson>;

export const updateMemberInput = z
  .strictObject({ role: z.enum(roles), status: z.enum(["active", "suspended"]) })
  .partial()
  .refine((input) => input.role !== undefined || input.status !== undefined, "has neither role nor status");

const columns = {
  id: members.id,
  userId: members.userId,
  name: users.name,
  email: users.email,
  role: members.role,
  status: members.status,
  createdAt: members.createdAt,
};

type MemberRow = Omit<MemberJson, "createdAt"> & { createdAt: Date };
const toJson = (row: MemberRow): MemberJson => ({ ...row, createdAt: row.createdAt.toISOString() });

export async function listMembers({ ctx, query }: { ctx: Context; query: PageQuery }): Promise<Page<MemberJson>> {
  requireScope(ctx, "members:read");
  const after = decodeIdCursor(query.cursor);
  const rows = await getDb()
    .select(columns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, ctx.tenantId), after === undefined ? undefined : gt(members.id, after)))
    .orderBy(asc(members.id))
    .limit(query.limit + 1);
  return toPage(rows, query.limit, (row) => row.id, toJson);
}

async function refuseLastOwner(tx: Transaction, tenantId: string, memberId: string): Promise<void> {
  const [left] = await tx
    .select({ owners: count() })
    .from(members)
    .where(
      and(
        eq(members.organizationId, tenantId),
        eq(members.role, "owner"),
        eq(members.status, "active"),
        sql`${members.id} <> ${memberId}`,
      ),
    );
  if ((left?.owners ?? 0) === 0) throw new AppError("conflict", "An organization keeps at least one active owner.");
}

/** Changes role or status. Suspending takes the organization out of all sessions of the member at once. */
export async function updateMember({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.infer<typeof updateMemberInput>;
}): Promise<MemberJson> {
  requireScope(ctx, "members:write");
  const changed = await getDb().transaction(async (tx) => {
    const mine = and(eq(members.organizationId, ctx.tenantId), eq(members.id, id));
    // All owners are locked, so two admins cannot demote the last two at once.
    await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.organizationId, ctx.tenantId), eq(members.role, "owner")))
      .for("update");
    const [member] = await tx.select(columns).from(members).innerJoin(users, eq(users.id, members.userId)).where(mine);
    if (member === undefined) throw notFound("The member");
    const touchesOwner = member.role === "owner" || input.role === "owner";
    if (touchesOwner && ctx.role !== "owner")
      throw new AppError("forbidden", "Only an owner may change an owner or make one.");
    const losesOwner = member.role === "owner" && (input.role ?? "owner") !== "owner";
    if (losesOwner || (member.role === "owner" && input.status === "suspended"))
      await refuseLastOwner(tx, ctx.tenantId, id);
    await tx.update(members).set(input).where(mine);
    if (input.status === "suspended") {
      await tx
        .update(sessions)
        .set({ activeOrganizationId: null })
        .where(and(eq(sessions.userId, member.userId), eq(sessions.activeOrganizationId, ctx.tenantId)));
    }
    return { ...member, ...input };
  });
  await withTenant(ctx.tenantId, async (tx) => {
    await recordAudit(tx, ctx, { action: "member.changed", entity: "members", entityId: id, payload: input });
    await recordChanges(tx, ctx.tenantId, [{ entity: "members", id, status: "changed" }]);
  });
  return toJson(changed);
}
