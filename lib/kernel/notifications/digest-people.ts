import { and, asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { members, notificationEvents, notificationPreferences, userNotifications, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { insertMails } from "@/lib/kernel/mail/send-mail";
import { personalDigestMail } from "./mail-messages";
import { lastDigestMoment } from "./quiet-hours";

/** Digests of one run at most; the next run, an hour later, takes the rest. */
const runLimit = 500;

const waitsForMail = and(isNull(userNotifications.mailedAt), ne(userNotifications.mailDigest, "none"));

/** People for whom something waits since before their last digest was due. */
async function findDuePeople(now: Date) {
  const waiting = await withSystem((tx) =>
    tx
      .select({
        tenantId: userNotifications.tenantId,
        userId: userNotifications.userId,
        interval: userNotifications.mailDigest,
        timeZone: sql<string>`coalesce(max(${notificationPreferences.timeZone}), 'UTC')`,
        since: sql<string>`min(${userNotifications.createdAt})`.as("since"),
      })
      .from(userNotifications)
      .leftJoin(
        notificationPreferences,
        and(
          eq(notificationPreferences.tenantId, userNotifications.tenantId),
          eq(notificationPreferences.userId, userNotifications.userId),
        ),
      )
      .where(waitsForMail)
      .groupBy(userNotifications.tenantId, userNotifications.userId, userNotifications.mailDigest)
      .orderBy(asc(sql`since`)),
  );
  // Cut off only here: what waits for a later digest takes no place of what is due.
  return waiting
    .flatMap(({ tenantId, userId, interval, timeZone, since }) =>
      interval !== "none" && new Date(since) < lastDigestMoment(now, interval, timeZone)
        ? [{ tenantId, userId, interval }]
        : [],
    )
    .slice(0, runLimit);
}

/** One mail about all that waits for somebody's digest; the mail and the marks are one transaction. */
async function digestPerson(
  { tenantId, userId, interval }: { tenantId: string; userId: string; interval: "daily" | "weekly" },
  now: Date,
): Promise<boolean> {
  return withSystem(async (tx) => {
    const waiting = await tx
      .select({ id: userNotifications.id, title: notificationEvents.title })
      .from(userNotifications)
      .innerJoin(
        notificationEvents,
        and(
          eq(notificationEvents.tenantId, userNotifications.tenantId),
          eq(notificationEvents.id, userNotifications.eventId),
        ),
      )
      .where(
        and(
          eq(userNotifications.tenantId, tenantId),
          eq(userNotifications.userId, userId),
          eq(userNotifications.mailDigest, interval),
          waitsForMail,
        ),
      )
      .orderBy(desc(userNotifications.id))
      .limit(5000)
      .for("update");
    if (waiting.length === 0) return false;
    const [person] = await tx
      .select({ to: users.email })
      .from(users)
      .innerJoin(
        members,
        and(eq(members.userId, users.id), eq(members.organizationId, tenantId), eq(members.status, "active")),
      )
      .where(eq(users.id, userId));
    await tx
      .update(userNotifications)
      .set({ mailedAt: now })
      .where(
        and(
          eq(userNotifications.tenantId, tenantId),
          inArray(
            userNotifications.id,
            waiting.map((row) => row.id),
          ),
        ),
      );
    await tx
      .update(notificationPreferences)
      .set(interval === "daily" ? { lastDailyAt: now } : { lastWeeklyAt: now })
      .where(and(eq(notificationPreferences.tenantId, tenantId), eq(notificationPreferences.userId, userId)));
    // Who has left gets none; nothing waits for them any more either.
    if (person === undefined) return false;
    const titles = waiting.map((row) => row.title);
    await insertMails(tx, [personalDigestMail(titles, { tenantId, to: person.to, interval })]);
    return true;
  });
}

/** Mails the digests of people that are due. Returns how many. */
export async function digestPeople(now = new Date()): Promise<number> {
  let mailed = 0;
  for (const person of await findDuePeople(now)) if (await digestPerson(person, now)) mailed += 1;
  return mailed;
}
