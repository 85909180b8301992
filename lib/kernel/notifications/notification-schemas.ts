import { z } from "zod";

/** What people and machines are told about. */
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

/** What somebody can be told of one by one: a digest is how they are told, not what. */
export const personalTypes = notificationTypes.filter((type) => type !== "digest");

export const channelKinds = ["slack", "teams", "webhook", "email"] as const;
export type ChannelKind = (typeof channelKinds)[number];
const digestIntervals = ["none", "daily", "weekly"] as const;
export const dispatchStatuses = ["queued", "retrying", "sent", "failed"] as const;
export type DispatchStatus = (typeof dispatchStatuses)[number];

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is a time of day like 22:00")
  .describe("`HH:MM`");

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
const timeZone = z
  .string()
  .min(1)
  .max(60)
  .refine(isTimeZone, "is no time zone, such as Europe/Berlin")
  .describe("IANA time zone, for example `Europe/Berlin`");

export const quietHours = z
  .strictObject({ from: clockTime, to: clockTime })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "is the same as the beginning" })
  .describe("What falls between the two waits until they end; they may span midnight");

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "";
}

const channelConfig = z
  .strictObject({
    url: z
      .string()
      .max(2000)
      .refine(isWebAddress, "is an http or https address without a password")
      .optional()
      .describe("Where a webhook goes"),
    recipients: z.array(z.email().max(254)).min(1).max(50).optional().describe("Whom mail goes to"),
    channel: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .describe("Slack channel; only where the credential is a bot's token"),
    timeZone: timeZone.optional(),
    quietHours: quietHours.nullable().optional(),
  })
  .describe("`url` of a webhook, `recipients` of mail, `channel` of a Slack bot; quiet hours in a time zone");
export type ChannelConfig = z.infer<typeof channelConfig>;

const channelName = z.string().trim().min(1).max(100);
const eventList = z
  .array(z.enum(notificationTypes))
  .min(1)
  .max(notificationTypes.length)
  .transform((types) => [...new Set(types)])
  .describe("Types the channel is told about");

export const createChannelInput = z.strictObject({
  kind: z.enum(channelKinds),
  name: channelName,
  credentialId: z.uuid().nullable().optional().describe("Holds the address of a Slack or Teams channel"),
  config: channelConfig.default({}),
  events: eventList,
  digest: z.enum(digestIntervals).default("none"),
  enabled: z.boolean().default(true),
});
export type CreateChannelInput = z.infer<typeof createChannelInput>;

export const updateChannelInput = z
  .strictObject({
    name: channelName,
    credentialId: z.uuid().nullable(),
    config: channelConfig.describe("Replaces the whole of it"),
    events: eventList,
    digest: z.enum(digestIntervals),
    enabled: z.boolean(),
  })
  .partial();
export type UpdateChannelInput = z.infer<typeof updateChannelInput>;

const time = z.iso.datetime();

export const channelJson = z.object({
  id: z.uuid(),
  kind: z.enum(channelKinds),
  name: z.string(),
  credentialId: z.uuid().nullable(),
  config: channelConfig,
  events: z.array(z.enum(notificationTypes)),
  digest: z.enum(digestIntervals),
  enabled: z.boolean(),
  disabledReason: z.string().nullable().describe("Why the studio stopped using it"),
  previousSecretExpiresAt: time.nullable().describe("Until then the secret before the rotation signs too"),
  lastDigestAt: time.nullable(),
  createdAt: time,
  updatedAt: time,
});
export type ChannelJson = z.infer<typeof channelJson>;

export const createdChannelJson = channelJson.extend({
  secret: z.string().nullable().describe("Signing secret of a webhook, in this answer only"),
});
export type CreatedChannelJson = z.infer<typeof createdChannelJson>;

export const rotatedSecretJson = z.object({
  id: z.uuid(),
  secret: z.string().describe("The new signing secret, in this answer only"),
  previousSecretExpiresAt: time.describe("Until then both secrets sign"),
});
export type RotatedSecretJson = z.infer<typeof rotatedSecretJson>;

export const channelTestJson = z.object({
  ok: z.boolean(),
  responseStatus: z.number().int().nullable().describe("HTTP status; null when no answer came"),
  responseBody: z.string().nullable(),
  errorMessage: z.string().nullable(),
  durationMs: z.number().int(),
});
export type ChannelTestJson = z.infer<typeof channelTestJson>;

export const eventFilter = z.strictObject({
  type: z.enum(notificationTypes).optional(),
  status: z.enum(dispatchStatuses).optional(),
  channelId: z.uuid().optional().describe("Only what this channel was told"),
});

export const eventJson = z.object({
  id: z.uuid(),
  type: z.enum(notificationTypes),
  title: z.string(),
  href: z.string().nullable().describe("Path in the studio"),
  payloadSummary: z.object({ summary: z.string(), data: z.record(z.string(), z.unknown()) }).describe("Redacted"),
  channelTargets: z.array(z.uuid()),
  dispatchStatus: z.enum(dispatchStatuses),
  createdAt: time,
});
export type EventJson = z.infer<typeof eventJson>;

export const eventDetailJson = eventJson.extend({
  payload: z.record(z.string(), z.unknown()).describe("The body that webhooks get"),
});
export type EventDetailJson = z.infer<typeof eventDetailJson>;

export const attemptJson = z.object({
  id: z.uuid(),
  number: z.number().int(),
  responseStatus: z.number().int().nullable(),
  responseBody: z.string().nullable().describe("First 2,000 characters, redacted"),
  errorMessage: z.string().nullable(),
  durationMs: z.number().int(),
  createdAt: time,
});

export const deliveryJson = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  channelId: z.uuid(),
  channelName: z.string(),
  channelKind: z.enum(channelKinds),
  status: z.enum(dispatchStatuses),
  attempts: z.number().int(),
  attemptLog: z.array(attemptJson).describe("The newest 50, newest first"),
  nextAttemptAt: time.nullable(),
  waitsForDigest: z.boolean(),
  digestEventId: z.uuid().nullable().describe("The digest that told it"),
  errorMessage: z.string().nullable(),
  sentAt: time.nullable(),
  createdAt: time,
  updatedAt: time,
});
export type DeliveryJson = z.infer<typeof deliveryJson>;

export const redeliverInput = z.strictObject({
  channelId: z.uuid().optional().describe("Only to this channel; absent: to all that have ended"),
});
export type RedeliverInput = z.infer<typeof redeliverInput>;

export const myNotificationFilter = z.strictObject({
  unread: z.enum(["true", "false"]).optional(),
  type: z.enum(notificationTypes).optional(),
});

export const notificationJson = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  type: z.enum(notificationTypes),
  title: z.string(),
  summary: z.string(),
  href: z.string().nullable(),
  readAt: time.nullable(),
  createdAt: time,
});
export type NotificationJson = z.infer<typeof notificationJson>;

export const unreadJson = z.object({ unread: z.number().int() });
export const readInput = z.strictObject({ read: z.boolean().default(true).describe("`false` marks it unread again") });

const mailChoices = ["off", "now", "daily", "weekly"] as const;
export type MailChoice = (typeof mailChoices)[number];
export const typePreference = z.strictObject({ inApp: z.boolean(), email: z.enum(mailChoices) });
export type TypePreference = z.infer<typeof typePreference>;

export const preferencesInput = z.strictObject({
  types: z
    .partialRecord(z.enum(notificationTypes), typePreference)
    .describe("A type that is not named keeps its preference"),
  timeZone: timeZone.optional(),
  quietHours: quietHours.nullable().optional().describe("For mail; null: none"),
});
export type PreferencesInput = z.infer<typeof preferencesInput>;

export const preferencesJson = z.object({
  types: z.record(z.string(), typePreference).describe("Every type, with what is usual where nothing was chosen"),
  timeZone: z.string(),
  quietHours: z.object({ from: z.string(), to: z.string() }).nullable(),
});
export type PreferencesJson = z.infer<typeof preferencesJson>;
