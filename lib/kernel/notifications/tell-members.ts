import { and, eq, inArray, isNull } from "drizzle-orm";
import { members, notificationEvents, notificationPreferences, userNotifications, users } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { emitWithin } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { insertMails } from "@/lib/kernel/mail/send-mail";
import { audiences } from "./audiences";
import { mailDue } from "./events";
import { personalMail } from "./mail-messages";
import { mailOnlyAt } from "./mail-only";
import { messageOf } from "./message";
import type { NotificationType } from "./notification-schemas";
import { preferenceFor, quietHoursOfPerson } from "./preferences";
import { endOfQuiet } from "./quiet-hours";

/** Active members whom it concerns: those named, or those whose role may see such things. */
async function findAudience(tenantId: string, type: NotificationType, named: readonly string[] | undefined) {
  const { scope } = audiences[type];
  if (named === undefined && scope === null) return [];
  const people = await withSystem((tx) =>
    tx
      .select({ userId: members.userId, role: members.role })
      .from(members)
      .where(
        and(
          eq(members.organizationId, tenantId),
          eq(members.status, "active"),
          named === undefined ? undefined : inArray(members.userId, [...named]),
        ),
      ),
  );
  return people
    .filter(({ role }) => named !== undefined || (scope !== null && roleAllows(role, scope)))
    .map(({ userId }) => userId);
}

/**
 * Puts an event behind the bells of those whom it concerns, and announces the mails that they want at once. Doing it
 * again changes nothing. Returns how many were told.
 */
export async function tellMembers(tenantId: string, eventId: string, named?: readonly string[]): Promise<number> {
  const [event] = await withTenant(tenantId, (tx) =>
    tx
      .select({ type: notificationEvents.type })
      .from(notificationEvents)
      .where(and(eq(notificationEvents.tenantId, tenantId), eq(notificationEvents.id, eventId))),
  );
  if (event === undefined) return 0;
  const audience = await findAudience(tenantId, event.type, named);
  if (audience.length === 0) return 0;
  return withTenant(tenantId, async (tx) => {
    const chosen = await tx
      .select()
      .from(notificationPreferences)
      .where(and(eq(notificationPreferences.tenantId, tenantId), inArray(notificationPreferences.userId, audience)));
    const preferencesOf = new Map(chosen.map((row) => [row.userId, row]));
    const wishOf = (userId: string) => preferenceFor(preferencesOf.get(userId), event.type);
    const told = audience.filter((userId) => wishOf(userId).inApp || wishOf(userId).email !== "off");
    if (told.length === 0) return 0;
    const rows = await tx
      .insert(userNotifications)
      .values(
        told.map((userId) => {
          const { inApp, email } = wishOf(userId);
          const mailDigest = email === "daily" || email === "weekly" ? email : ("none" as const);
          return { tenantId, userId, eventId, mailDigest, readAt: inApp ? null : mailOnlyAt };
        }),
      )
      .onConflictDoNothing()
      .returning({ id: userNotifications.id, userId: userNotifications.userId });
    const now = new Date();
    await Promise.all([
      recordChanges(
        tx,
        tenantId,
        rows.map(({ id }) => ({ entity: "user_notifications", id, status: "created" })),
      ),
      emitWithin(
        tx,
        tenantId,
        rows
          .filter(({ userId }) => wishOf(userId).email === "now")
          .map(({ id, userId }) => {
            const quiet = quietHoursOfPerson(preferencesOf.get(userId));
            const end = quiet === null ? null : endOfQuiet(now, quiet);
            return { name: mailDue.name, data: { id, notBefore: end?.toISOString() ?? null } };
          }),
      ),
    ]);
    return rows.length;
  });
}

/**
 * Mails one notification to its person, once: the mail and the mark that it went out are one transaction. Who has left
 * the organization since gets none.
 */
export async function mailNotification(tenantId: string, id: string): Promise<boolean> {
  return withSystem(async (tx) => {
    const isIt = and(eq(userNotifications.tenantId, tenantId), eq(userNotifications.id, id));
    const [claimed] = await tx
      .update(userNotifications)
      .set({ mailedAt: new Date() })
      .where(and(isIt, isNull(userNotifications.mailedAt)))
      .returning({ id: userNotifications.id });
    if (claimed === undefined) return false;
    const [found] = await tx
      .select({ event: notificationEvents, to: users.email })
      .from(userNotifications)
      .innerJoin(
        notificationEvents,
        and(
          eq(notificationEvents.tenantId, userNotifications.tenantId),
          eq(notificationEvents.id, userNotifications.eventId),
        ),
      )
      .innerJoin(
        members,
        and(
          eq(members.organizationId, userNotifications.tenantId),
          eq(members.userId, userNotifications.userId),
          eq(members.status, "active"),
        ),
      )
      .innerJoin(users, eq(users.id, userNotifications.userId))
      .where(isIt);
    if (found === undefined) return false;
    await insertMails(tx, [personalMail(messageOf(found.event), { tenantId, to: found.to })]);
    return true;
  });
}
