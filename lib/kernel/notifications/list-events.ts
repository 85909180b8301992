import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { notificationAttempts, notificationChannels, notificationDeliveries, notificationEvents } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { messageOf, summaryOf, webhookPayload } from "./message";
import type { DeliveryJson, EventDetailJson, EventJson, eventFilter } from "./notification-schemas";

type EventRow = typeof notificationEvents.$inferSelect;
type DeliveryRow = typeof notificationDeliveries.$inferSelect;
type AttemptRow = typeof notificationAttempts.$inferSelect;

export function eventToJson(row: EventRow): EventJson {
  return {
    id: row.id,
    type: row.type,
    title: row.title,
    href: row.href,
    payloadSummary: summaryOf(row),
    channelTargets: row.channelTargets,
    dispatchStatus: row.dispatchStatus,
    createdAt: row.createdAt.toISOString(),
  };
}

/** @throws AppError `not_found` */
export async function loadEvent(tx: Transaction, tenantId: string, id: string): Promise<EventRow> {
  const [row] = await tx
    .select()
    .from(notificationEvents)
    .where(and(eq(notificationEvents.tenantId, tenantId), eq(notificationEvents.id, id)));
  if (row === undefined) throw notFound("The notification event");
  return row;
}

/** Events, newest first. */
export async function listEvents({
  ctx,
  query,
}: {
  ctx: Context;
  query: PageQuery & z.infer<typeof eventFilter>;
}): Promise<Page<EventJson>> {
  requireScope(ctx, "channels:read");
  const before = decodeIdCursor(query.cursor);
  const { type, status, channelId } = query;
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select()
      .from(notificationEvents)
      .where(
        and(
          eq(notificationEvents.tenantId, ctx.tenantId),
          before === undefined ? undefined : lt(notificationEvents.id, before),
          type === undefined ? undefined : eq(notificationEvents.type, type),
          status === undefined ? undefined : eq(notificationEvents.dispatchStatus, status),
          channelId === undefined
            ? undefined
            : sql`exists (select from ${notificationDeliveries} d where d.tenant_id = ${notificationEvents.tenantId}
                and d.event_id = ${notificationEvents.id} and d.channel_id = ${channelId})`,
        ),
      )
      .orderBy(desc(notificationEvents.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.id, eventToJson);
}

/** One event with the body that webhooks get. */
export async function getEvent({ ctx, id }: { ctx: Context; id: string }): Promise<EventDetailJson> {
  requireScope(ctx, "channels:read");
  const row = await withTenant(ctx.tenantId, (tx) => loadEvent(tx, ctx.tenantId, id));
  return { ...eventToJson(row), payload: webhookPayload(messageOf(row)) };
}

/** Attempts in an answer at most; a delivery by hand adds to those before. */
const shownAttempts = 50;

function deliveryToJson(
  row: DeliveryRow,
  channel: { name: string; kind: DeliveryJson["channelKind"] },
  attempts: readonly AttemptRow[],
): DeliveryJson {
  const own = attempts.filter((attempt) => attempt.deliveryId === row.id);
  return {
    id: row.id,
    eventId: row.eventId,
    channelId: row.channelId,
    channelName: channel.name,
    channelKind: channel.kind,
    status: row.status,
    attempts: row.attempts,
    attemptLog: own.slice(0, shownAttempts).map((attempt) => ({
      id: attempt.id,
      number: attempt.number,
      responseStatus: attempt.responseStatus,
      responseBody: attempt.responseBody,
      errorMessage: attempt.errorMessage,
      durationMs: attempt.durationMs,
      createdAt: attempt.createdAt.toISOString(),
    })),
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    waitsForDigest: row.waitsForDigest,
    digestEventId: row.digestEventId,
    errorMessage: row.errorMessage,
    sentAt: row.sentAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What became of an event on every channel, with the log of attempts. */
export async function listDeliveries({
  ctx,
  id,
  query,
}: {
  ctx: Context;
  id: string;
  query: PageQuery;
}): Promise<Page<DeliveryJson>> {
  requireScope(ctx, "channels:read");
  const before = decodeIdCursor(query.cursor);
  return withTenant(ctx.tenantId, async (tx) => {
    await loadEvent(tx, ctx.tenantId, id);
    const rows = await tx
      .select({
        delivery: notificationDeliveries,
        channel: { name: notificationChannels.name, kind: notificationChannels.kind },
      })
      .from(notificationDeliveries)
      .innerJoin(
        notificationChannels,
        and(
          eq(notificationChannels.tenantId, notificationDeliveries.tenantId),
          eq(notificationChannels.id, notificationDeliveries.channelId),
        ),
      )
      .where(
        and(
          eq(notificationDeliveries.tenantId, ctx.tenantId),
          eq(notificationDeliveries.eventId, id),
          before === undefined ? undefined : lt(notificationDeliveries.id, before),
        ),
      )
      .orderBy(desc(notificationDeliveries.id))
      .limit(query.limit + 1);
    const ids = rows.map((row) => row.delivery.id);
    const attempts =
      ids.length === 0
        ? []
        : await tx
            .select()
            .from(notificationAttempts)
            .where(and(eq(notificationAttempts.tenantId, ctx.tenantId), inArray(notificationAttempts.deliveryId, ids)))
            .orderBy(desc(notificationAttempts.id));
    return toPage(
      rows,
      query.limit,
      (row) => row.delivery.id,
      (row) => deliveryToJson(row.delivery, row.channel, attempts),
    );
  });
}
