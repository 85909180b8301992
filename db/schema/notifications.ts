import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";
import { users } from "./auth";
import { credentialRecords } from "./credentials";

export const notificationTypes = [
  "sync_completed",
  "drift_detected",
  "coverage_summary",
  "digest",
  "credential_status",
  "browser_test_failure",
  "generation_finished",
  "export_ready",
  "run_failed",
  "campaign_live",
  "limit_near",
] as const;
export type NotificationType = (typeof notificationTypes)[number];
export const channelKinds = ["slack", "teams", "webhook", "email"] as const;
export type ChannelKind = (typeof channelKinds)[number];
/** queued → retrying → sent | failed. */
export const dispatchStatuses = ["queued", "retrying", "sent", "failed"] as const;
export type DispatchStatus = (typeof dispatchStatuses)[number];
export const digestIntervals = ["none", "daily", "weekly"] as const;

/** Where an organization wants to be told. */
export const notificationChannels = appSchema.table(
  "notification_channels",
  {
    tenantId: tenantId(),
    id: id(),
    kind: text("kind").$type<ChannelKind>().notNull(),
    name: text("name").notNull(),
    /** Credential that holds the address of a Slack or Teams channel; null for mail and webhooks. */
    credentialId: uuid("credential_id"),
    /** `{url}` of a webhook, `{recipients}` of mail, `{timeZone,quietHours:{from,to}}`; nothing secret. */
    config: jsonb("config").$type<Record<string, unknown>>().notNull(),
    /** Types it is told about. */
    events: text("events").array().$type<NotificationType[]>().notNull(),
    digest: text("digest").$type<(typeof digestIntervals)[number]>().notNull().default("none"),
    enabled: boolean("enabled").notNull().default(true),
    /** Why the studio stopped using it: `410` of a receiver. */
    disabledReason: text("disabled_reason"),
    /** Standard Webhooks secret (`whsec_…`), sealed for the channel's id; webhooks only. */
    signingSecret: bytea("signing_secret"),
    /** The one before a rotation: both sign until it expires. */
    previousSecret: bytea("previous_secret"),
    previousSecretExpiresAt: instant("previous_secret_expires_at"),
    /** When the last digest was made. */
    lastDigestAt: instant("last_digest_at"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "notification_channels_credential_fk",
      columns: [table.tenantId, table.credentialId],
      foreignColumns: [credentialRecords.tenantId, credentialRecords.id],
    }).onDelete("restrict"),
    uniqueIndex("notification_channels_name_key").on(table.tenantId, table.name).where(sql`${table.deletedAt} is null`),
    index("notification_channels_credential_idx").on(table.tenantId, table.credentialId),
    index("notification_channels_created_by_idx").on(table.createdBy),
    index("notification_channels_digest_idx").on(table.digest, table.lastDigestAt),
    oneOf("notification_channels_kind_check", table.kind, channelKinds),
    oneOf("notification_channels_digest_check", table.digest, digestIntervals),
  ],
);

/** Something that people or machines are told about; its id is the message's id everywhere. */
export const notificationEvents = appSchema.table(
  "notification_events",
  {
    tenantId: tenantId(),
    id: id(),
    type: text("type").$type<NotificationType>().notNull(),
    title: text("title").notNull(),
    /** Path in the studio it is about. */
    href: text("href"),
    /** Redacted: `{summary,data}`. */
    payloadSummary: jsonb("payload_summary").$type<Record<string, unknown>>().notNull(),
    /** Ids of the channels chosen when it happened. */
    channelTargets: jsonb("channel_targets").$type<string[]>().notNull().default([]),
    /** Derived from its deliveries. */
    dispatchStatus: text("dispatch_status").$type<DispatchStatus>().notNull().default("queued"),
    /** The same fact told twice is one event. */
    dedupeKey: text("dedupe_key"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("notification_events_dedupe_key").on(table.tenantId, table.dedupeKey),
    index("notification_events_type_idx").on(table.tenantId, table.type, table.createdAt.desc()),
    index("notification_events_open_idx")
      .on(table.createdAt)
      .where(sql`${table.dispatchStatus} in ('queued', 'retrying')`),
    oneOf("notification_events_type_check", table.type, notificationTypes),
    oneOf("notification_events_status_check", table.dispatchStatus, dispatchStatuses),
  ],
);

/** One event for one channel. */
export const notificationDeliveries = appSchema.table(
  "notification_deliveries",
  {
    tenantId: tenantId(),
    id: id(),
    eventId: uuid("event_id").notNull(),
    channelId: uuid("channel_id").notNull(),
    status: text("status").$type<DispatchStatus>().notNull().default("queued"),
    /** Attempts made so far. */
    attempts: integer("attempts").notNull().default(0),
    /** When the next attempt is due; null when there is none. */
    nextAttemptAt: instant("next_attempt_at"),
    /** A digest's events wait here until the digest that tells them. */
    digestEventId: uuid("digest_event_id"),
    waitsForDigest: boolean("waits_for_digest").notNull().default(false),
    errorMessage: text("error_message"),
    sentAt: instant("sent_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "notification_deliveries_event_fk",
      columns: [table.tenantId, table.eventId],
      foreignColumns: [notificationEvents.tenantId, notificationEvents.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "notification_deliveries_channel_fk",
      columns: [table.tenantId, table.channelId],
      foreignColumns: [notificationChannels.tenantId, notificationChannels.id],
    }).onDelete("cascade"),
    unique("notification_deliveries_once_key").on(table.tenantId, table.eventId, table.channelId),
    index("notification_deliveries_channel_idx").on(table.tenantId, table.channelId, table.id),
    index("notification_deliveries_digest_idx").on(table.tenantId, table.channelId).where(sql`${table.waitsForDigest}`),
    index("notification_deliveries_due_idx")
      .on(table.nextAttemptAt)
      .where(sql`${table.status} in ('queued', 'retrying')`),
    oneOf("notification_deliveries_status_check", table.status, dispatchStatuses),
  ],
);

/** Every try of a delivery, with what the receiver answered. */
export const notificationAttempts = appSchema.table(
  "notification_attempts",
  {
    tenantId: tenantId(),
    id: id(),
    deliveryId: uuid("delivery_id").notNull(),
    /** From 1. */
    number: integer("number").notNull(),
    /** HTTP status; null when no answer came. */
    responseStatus: integer("response_status"),
    /** The first 2,000 characters, redacted. */
    responseBody: text("response_body"),
    errorMessage: text("error_message"),
    durationMs: integer("duration_ms").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "notification_attempts_delivery_fk",
      columns: [table.tenantId, table.deliveryId],
      foreignColumns: [notificationDeliveries.tenantId, notificationDeliveries.id],
    }).onDelete("cascade"),
    index("notification_attempts_delivery_idx").on(table.tenantId, table.deliveryId, table.number),
    index("notification_attempts_created_idx").on(table.createdAt),
    check("notification_attempts_number_check", sql`${table.number} >= 1`),
  ],
);

/** What one person sees behind the bell. */
export const userNotifications = appSchema.table(
  "user_notifications",
  {
    tenantId: tenantId(),
    /** Also the change's id for live updates. */
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    eventId: uuid("event_id").notNull(),
    readAt: instant("read_at"),
    /** Set once the mail about it went out, or its digest did. */
    mailedAt: instant("mailed_at"),
    /** daily or weekly: waits for the digest. */
    mailDigest: text("mail_digest").$type<(typeof digestIntervals)[number]>().notNull().default("none"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "user_notifications_event_fk",
      columns: [table.tenantId, table.eventId],
      foreignColumns: [notificationEvents.tenantId, notificationEvents.id],
    }).onDelete("cascade"),
    unique("user_notifications_once_key").on(table.tenantId, table.userId, table.eventId),
    index("user_notifications_user_idx").on(table.tenantId, table.userId, table.id),
    index("user_notifications_unread_idx").on(table.tenantId, table.userId).where(sql`${table.readAt} is null`),
    index("user_notifications_event_idx").on(table.tenantId, table.eventId),
    index("user_notifications_users_idx").on(table.userId),
    index("user_notifications_digest_idx")
      .on(table.tenantId, table.userId, table.mailDigest)
      .where(sql`${table.mailedAt} is null and ${table.mailDigest} <> 'none'`),
    oneOf("user_notifications_digest_check", table.mailDigest, digestIntervals),
  ],
);

/** How one person wants to be told; no row: everything in the studio, failures and limits by mail too. */
export const notificationPreferences = appSchema.table(
  "notification_preferences",
  {
    tenantId: tenantId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Type → `{inApp,email}`; email is off, now, daily or weekly. */
    types: jsonb("types").$type<Record<string, { inApp: boolean; email: string }>>().notNull().default({}),
    /** IANA zone the hours are in. */
    timeZone: text("time_zone").notNull().default("UTC"),
    /** `HH:MM`; both null: none. Mail that falls into quiet hours leaves when they end. */
    quietFrom: text("quiet_from"),
    quietTo: text("quiet_to"),
    /** When the last daily and weekly digests went out. */
    lastDailyAt: instant("last_daily_at"),
    lastWeeklyAt: instant("last_weekly_at"),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.userId] }),
    index("notification_preferences_user_idx").on(table.userId),
    check("notification_preferences_quiet_check", sql`(${table.quietFrom} is null) = (${table.quietTo} is null)`),
  ],
);
