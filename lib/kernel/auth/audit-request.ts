import { createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { z } from "zod";
import { auditLog } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordChanges } from "@/lib/kernel/live/record-change";

const row = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  role: z.string().nullish(),
  userId: z.uuid().nullish(),
});
const inMember = z.object({ member: row }).transform((answer) => answer.member);

/** What better-auth's own endpoints did to an organization, and where its answer names the row. */
const entries = {
  "/organization/invite-member": { action: "member.invited", entity: "invitations", answer: row },
  "/organization/cancel-invitation": { action: "invitation.cancelled", entity: "invitations", answer: row },
  "/organization/accept-invitation": { action: "member.joined", entity: "members", answer: inMember },
  "/organization/update-member-role": { action: "member.changed", entity: "members", answer: row },
  "/organization/remove-member": { action: "member.removed", entity: "members", answer: inMember },
  "/organization/leave": { action: "member.left", entity: "members", answer: row },
  "/organization/update": {
    action: "organization.changed",
    entity: "organizations",
    answer: z
      .object({ id: z.uuid() })
      .transform(({ id }) => ({ id, organizationId: id, role: undefined, userId: undefined })),
  },
} as const;

/** Runs after every endpoint of better-auth and writes what changed in an organization to its audit log. */
export const auditRequest = createAuthMiddleware(async (ctx) => {
  const entry = Object.entries(entries).find(([path]) => path === ctx.path)?.[1];
  if (entry === undefined) return;
  const changed = entry.answer.safeParse(ctx.context.returned);
  if (!changed.success) return;
  const session = await getSessionFromCtx(ctx);
  if (session === null) return;
  const { id, organizationId, role, userId } = changed.data;
  await withTenant(organizationId, async (tx) => {
    await tx.insert(auditLog).values({
      tenantId: organizationId,
      userId: session.user.id,
      action: entry.action,
      entity: entry.entity,
      entityId: id,
      payload: { ...(role ? { role } : {}), ...(userId ? { userId } : {}) },
    });
    await recordChanges(tx, organizationId, [{ entity: entry.entity, id, status: entry.action.split(".")[1] ?? "" }]);
  });
});
