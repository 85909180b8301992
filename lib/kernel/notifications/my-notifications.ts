import { and, count, desc, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { notificationEvents, userNotifications } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { mailOnlyAt } from "./mail-only";
import { summaryOf } from "./message";
import type { myNotificationFilter, NotificationJson } from "./notification-schemas";

const mine = (ctx: Context) =>
  and(eq(userNotifications.tenantId, ctx.tenantId), eq(userNotifications.userId, ctx.userId));

/** Everything but rows that only wait for a mail. */
const isShown = or(isNull(userNotifications.readAt), gt(userNotifications.readAt, mailOnlyAt));

const columns = { notification: userNotifications, event: notificationEvents };
const isOfEvent = and(
  eq(notificationEvents.tenantId, userNotifications.tenantId),
  eq(notificationEvents.id, userNotifications.eventId),
);

interface Row {
  notification: typeof userNotifications.$inferSelect;
  event: typeof notificationEvents.$inferSelect;
}

function toJson({ notification, event }: Row): NotificationJson {
  return {
    id: notification.id,
    eventId: event.id,
    type: event.type,
    title: event.title,
    summary: summaryOf(event).summary,
    href: event.href,
    readAt: notification.readAt?.toISOString() ?? null,
    createdAt: notification.createdAt.toISOString(),
  };
}

/** The caller's own notifications, newest first. */
export async function listMyNotifications({
  ctx,
  query,
}: {
  ctx: Context;
  query: PageQuery & z.infer<typeof myNotificationFilter>;
}): Promise<Page<NotificationJson>> {
  requireScope(ctx, "notifications:read");
  const before = decodeIdCursor(query.cursor);
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select(columns)
      .from(userNotifications)
      .innerJoin(notificationEvents, isOfEvent)
      .where(
        and(
          mine(ctx),
          isShown,
          query.unread === "true" ? isNull(userNotifications.readAt) : undefined,
          query.type === undefined ? undefined : eq(notificationEvents.type, query.type),
          before === undefined ? undefined : lt(userNotifications.id, before),
        ),
      )
      .orderBy(desc(userNotifications.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.notification.id, toJson);
}

/** How many the caller has not read. */
export async function countMyUnread({ ctx }: { ctx: Context }): Promise<{ unread: number }> {
  requireScope(ctx, "notifications:read");
  const [row] = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select({ unread: count() })
      .from(userNotifications)
      .where(and(mine(ctx), isNull(userNotifications.readAt))),
  );
  return { unread: row?.unread ?? 0 };
}

async function load(tx: Transaction, ctx: Context, id: string): Promise<NotificationJson> {
  const [row] = await tx
    .select(columns)
    .from(userNotifications)
    .innerJoin(notificationEvents, isOfEvent)
    .where(and(mine(ctx), isShown, eq(userNotifications.id, id)));
  if (row === undefined) throw notFound("The notification");
  return toJson(row);
}

/** Marks one of the caller's own as read, or as unread again; the first time it was read is kept. @throws `not_found` */
export async function readNotification({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: { read: boolean };
}): Promise<NotificationJson> {
  requireScope(ctx, "notifications:write");
  return withTenant(ctx.tenantId, async (tx) => {
    const before = await load(tx, ctx, id);
    if ((before.readAt !== null) === input.read) return before;
    await tx
      .update(userNotifications)
      .set({ readAt: input.read ? new Date() : null })
      .where(and(mine(ctx), eq(userNotifications.id, id)));
    await recordChanges(tx, ctx.tenantId, [
      { entity: "user_notifications", id, status: input.read ? "read" : "unread" },
    ]);
    return load(tx, ctx, id);
  });
}

/** Rows of one statement at most; a person has to have been away for long. */
const batchSize = 1000;

/** Marks all that the caller had when asking as read. Returns how many. */
export async function readAllNotifications({ ctx }: { ctx: Context }): Promise<{ read: number }> {
  requireScope(ctx, "notifications:write");
  const at = new Date();
  let read = 0;
  for (;;) {
    const changed = await withTenant(ctx.tenantId, async (tx) => {
      const oldest = tx
        .select({ id: userNotifications.id })
        .from(userNotifications)
        .where(and(mine(ctx), isNull(userNotifications.readAt), lt(userNotifications.createdAt, at)))
        .limit(batchSize);
      const rows = await tx
        .update(userNotifications)
        .set({ readAt: at })
        .where(and(mine(ctx), inArray(userNotifications.id, oldest)))
        .returning({ id: userNotifications.id });
      // One change is enough to make the person's lists load anew.
      await recordChanges(
        tx,
        ctx.tenantId,
        rows.slice(0, 1).map(({ id }) => ({ entity: "user_notifications", id, status: "read" })),
      );
      return rows.length;
    });
    read += changed;
    if (changed < batchSize) return { read };
  }
}
