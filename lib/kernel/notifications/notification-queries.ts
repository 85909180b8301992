import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import type {
  ChannelJson,
  ChannelTestJson,
  CreateChannelInput,
  CreatedChannelJson,
  DeliveryJson,
  DispatchStatus,
  EventDetailJson,
  EventJson,
  NotificationJson,
  NotificationType,
  PreferencesInput,
  PreferencesJson,
  RotatedSecretJson,
  UpdateChannelInput,
} from "./notification-schemas";

/** What the pages of notifications and channels ask the API; keys have the form that the live stream reloads by. */

/** In words, as people choose them; here, because the schemas bring their library with them. */
export const notificationTypeLabels: Record<NotificationType, { label: string; description: string }> = {
  export_ready: { label: "Export ready", description: "A print file or a batch is done." },
  generation_finished: { label: "Generation finished", description: "Images, sound, video or text are made." },
  run_failed: { label: "Something failed", description: "An export, a batch or a background job could not be done." },
  campaign_live: { label: "Campaign live", description: "A campaign is built and can be played." },
  limit_near: { label: "Limit near", description: "Spending or storage comes close to a limit." },
  credential_status: { label: "Credential needs attention", description: "It expired, was revoked or is due." },
  sync_completed: { label: "Sync completed", description: "Components and designs were brought together." },
  drift_detected: { label: "Drift detected", description: "A component and its design have parted." },
  coverage_summary: { label: "Coverage summary", description: "What stories and tests cover." },
  browser_test_failure: { label: "Browser test failed", description: "A story broke in the browser." },
  digest: { label: "Digest", description: "A summary of what happened since the last one." },
};

interface PageRequest {
  cursor?: string | undefined;
  signal?: AbortSignal;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const path = (id: string) => ({ path: { id } });

export interface MyNotificationFilter {
  unread: boolean;
  type: NotificationType | undefined;
}

export interface EventFilter {
  type?: NotificationType | undefined;
  status?: DispatchStatus | undefined;
  channelId?: string | undefined;
}

export const notificationKeys = {
  mine: (filter: MyNotificationFilter) => ["user_notifications", "list", { ...filter }] as const,
  newest: ["user_notifications", "list", "newest"] as const,
  unread: ["user_notifications", "list", "unread"] as const,
  allMine: ["user_notifications", "list"] as const,
  preferences: ["notification_preferences", "list", {}] as const,
  channels: ["notification_channels", "list", {}] as const,
  events: (filter: EventFilter) => ["notification_events", "list", { ...filter }] as const,
};

/** How many the person has not read. */
export const unreadQuery = queryOptions({
  queryKey: notificationKeys.unread,
  queryFn: async ({ signal }): Promise<number> => dataOf(await api.GET("/notifications/unread", { signal })).unread,
});

/** Notifications of the person, newest first. */
export async function fetchMyNotifications(
  filter: MyNotificationFilter,
  { cursor, signal }: PageRequest,
): Promise<Page<NotificationJson>> {
  const query = { cursor, type: filter.type, unread: filter.unread ? ("true" as const) : undefined };
  return dataOf(await api.GET("/notifications", { params: { query }, signal }));
}

/** The newest few, for behind the bell. */
export const newestQuery = queryOptions({
  queryKey: notificationKeys.newest,
  queryFn: async ({ signal }): Promise<NotificationJson[]> =>
    dataOf(await api.GET("/notifications", { params: { query: { limit: 8 } }, signal })).items,
});

/** Marks one as read, or as unread again. */
export async function markNotification(id: string, read: boolean): Promise<void> {
  await api.POST("/notifications/{id}/read", { params: path(id), body: { read } });
}

export async function markAllNotifications(): Promise<void> {
  await api.POST("/notifications/read-all");
}

export const preferencesQuery = queryOptions({
  queryKey: notificationKeys.preferences,
  queryFn: async ({ signal }): Promise<PreferencesJson> =>
    dataOf(await api.GET("/notification-preferences", { signal })),
});

export async function savePreferences(body: PreferencesInput): Promise<PreferencesJson> {
  return dataOf(await api.PUT("/notification-preferences", { body }));
}

/** All channels: nobody has more than a page of them. */
export const channelsQuery = queryOptions({
  queryKey: notificationKeys.channels,
  queryFn: async ({ signal }): Promise<ChannelJson[]> =>
    dataOf(await api.GET("/notification-channels", { params: { query: { limit: 200 } }, signal })).items,
});

/** The answer holds the signing secret of a webhook, once. */
export async function createChannel(body: CreateChannelInput): Promise<CreatedChannelJson> {
  return dataOf(await api.POST("/notification-channels", { body }));
}

export async function updateChannel(id: string, body: UpdateChannelInput): Promise<ChannelJson> {
  return dataOf(await api.PATCH("/notification-channels/{id}", { params: path(id), body }));
}

export async function deleteChannel(id: string): Promise<void> {
  await api.DELETE("/notification-channels/{id}", { params: path(id) });
}

/** Sends a test at once and says what came back. */
export async function testChannel(id: string): Promise<ChannelTestJson> {
  return dataOf(await api.POST("/notification-channels/{id}/test", { params: path(id) }));
}

/** The answer holds the new secret, once. */
export async function rotateChannelSecret(id: string): Promise<RotatedSecretJson> {
  return dataOf(await api.POST("/notification-channels/{id}/rotate-secret", { params: path(id) }));
}

/** What channels were told, newest first. */
export async function fetchEvents(filter: EventFilter, { cursor, signal }: PageRequest): Promise<Page<EventJson>> {
  return dataOf(await api.GET("/notification-events", { params: { query: { cursor, ...filter } }, signal }));
}

/** An event with the body that webhooks get. */
export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: ["notification_events", id],
    queryFn: async ({ signal }): Promise<EventDetailJson> =>
      dataOf(await api.GET("/notification-events/{id}", { params: path(id), signal })),
  });

/** Deliveries of an event, one a channel, with their attempts. */
export const deliveriesQuery = (eventId: string) =>
  queryOptions({
    queryKey: ["notification_events", eventId, "deliveries"],
    queryFn: async ({ signal }): Promise<DeliveryJson[]> =>
      dataOf(
        await api.GET("/notification-events/{id}/deliveries", {
          params: { ...path(eventId), query: { limit: 200 } },
          signal,
        }),
      ).items,
  });

/** Sends an event again; to one channel, or to all whose delivery has ended. */
export async function redeliverEvent(id: string, channelId?: string): Promise<EventJson> {
  return dataOf(await api.POST("/notification-events/{id}/redeliver", { params: path(id), body: { channelId } }));
}
