import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { newId } from "@/db/columns";
import { notificationChannels, notificationDeliveries, notificationEvents } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { emitWithin } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { deliveryOf } from "./announce-delivery";
import { digestLines, digestParagraphs } from "./mail-messages";
import { lastDigestMoment } from "./quiet-hours";
import { configOf } from "./read-channel";

/** Digests of one run at most; the next run, an hour later, takes the rest. */
const runLimit = 500;

/** Channels for which something waits since before their last digest was due. */
async function findDueChannels(now: Date) {
  const waiting = await withSystem((tx) =>
    tx
      .select({
        channel: notificationChannels,
        since: sql<string>`min(${notificationDeliveries.createdAt})`.as("since"),
      })
      .from(notificationDeliveries)
      .innerJoin(
        notificationChannels,
        and(
          eq(notificationChannels.tenantId, notificationDeliveries.tenantId),
          eq(notificationChannels.id, notificationDeliveries.channelId),
        ),
      )
      .where(and(eq(notificationDeliveries.waitsForDigest, true), isNull(notificationChannels.deletedAt)))
      .groupBy(notificationChannels.tenantId, notificationChannels.id)
      .orderBy(asc(sql`since`)),
  );
  // Cut off only here: what waits for a later digest takes no place of what is due.
  return waiting
    .filter(({ channel, since }) => {
      // Somebody switched the digest off meanwhile: what waits goes out at once.
      if (channel.digest === "none") return true;
      return new Date(since) < lastDigestMoment(now, channel.digest, configOf(channel).timeZone ?? "UTC");
    })
    .slice(0, runLimit);
}

/**
 * Makes one event of everything that waits for a channel's digest, and delivers that as any other. What waits ends as the
 * digest ends. Returns the digest's id; null when nothing waits any more.
 */
async function digestChannel(tenantId: string, channelId: string, now: Date): Promise<string | null> {
  return withTenant(tenantId, async (tx) => {
    const [channel] = await tx
      .select()
      .from(notificationChannels)
      .where(and(eq(notificationChannels.tenantId, tenantId), eq(notificationChannels.id, channelId)))
      .for("update");
    if (channel === undefined) return null;
    const waiting = await tx
      .select({
        id: notificationDeliveries.id,
        eventId: notificationEvents.id,
        type: notificationEvents.type,
        title: notificationEvents.title,
      })
      .from(notificationDeliveries)
      .innerJoin(
        notificationEvents,
        and(
          eq(notificationEvents.tenantId, notificationDeliveries.tenantId),
          eq(notificationEvents.id, notificationDeliveries.eventId),
        ),
      )
      .where(
        and(
          eq(notificationDeliveries.tenantId, tenantId),
          eq(notificationDeliveries.channelId, channelId),
          eq(notificationDeliveries.waitsForDigest, true),
        ),
      )
      .orderBy(asc(notificationDeliveries.id))
      .limit(5000);
    if (waiting.length === 0) return null;
    const counts: Record<string, number> = {};
    for (const { type } of waiting) counts[type] = (counts[type] ?? 0) + 1;
    const newest = waiting.toReversed();
    const id = newId();
    const name = { none: "Digest", daily: "Daily digest", weekly: "Weekly digest" }[channel.digest];
    await tx.insert(notificationEvents).values({
      tenantId,
      id,
      type: "digest",
      title: `${name}: ${waiting.length} ${waiting.length === 1 ? "notification" : "notifications"}`,
      href: "/notifications",
      payloadSummary: {
        summary: digestParagraphs(
          newest.map((event) => event.title),
          waiting.length,
        ).join("\n"),
        data: {
          counts,
          events: newest.slice(0, digestLines).map(({ eventId, type, title }) => ({ id: eventId, type, title })),
        },
      },
      channelTargets: [channelId],
    });
    const { row, event } = deliveryOf({ tenantId, eventId: id, channel: { ...channel, digest: "none" }, now });
    await tx.insert(notificationDeliveries).values(row);
    await tx
      .update(notificationDeliveries)
      .set({ waitsForDigest: false, digestEventId: id })
      .where(
        and(
          eq(notificationDeliveries.tenantId, tenantId),
          inArray(
            notificationDeliveries.id,
            waiting.map((delivery) => delivery.id),
          ),
        ),
      );
    await tx
      .update(notificationChannels)
      .set({ lastDigestAt: now, updatedAt: channel.updatedAt })
      .where(and(eq(notificationChannels.tenantId, tenantId), eq(notificationChannels.id, channelId)));
    if (event !== null) await emitWithin(tx, tenantId, [event]);
    await recordChanges(tx, tenantId, [{ entity: "notification_events", id, status: "created" }]);
    return id;
  });
}

/** Makes the digests of channels that are due. Returns how many. */
export async function digestChannels(now = new Date()): Promise<number> {
  let made = 0;
  for (const { channel } of await findDueChannels(now)) {
    if ((await digestChannel(channel.tenantId, channel.id, now)) !== null) made += 1;
  }
  return made;
}
