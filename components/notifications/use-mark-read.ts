"use client";

import { type InfiniteData, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/ui/toast";
import {
  markAllNotifications,
  markNotification,
  notificationKeys,
} from "@/lib/kernel/notifications/notification-queries";
import type { NotificationJson } from "@/lib/kernel/notifications/notification-schemas";

type Pages = InfiniteData<{ items: NotificationJson[]; nextCursor: string | null }>;
type Change = (notification: NotificationJson) => NotificationJson;

/** Changes notifications wherever the page shows them, and the count, before the server has answered. */
function changeShown(client: QueryClient, change: Change, count: (unread: number) => number): void {
  client.setQueryData<number>(notificationKeys.unread, (unread) => (unread === undefined ? unread : count(unread)));
  client.setQueryData<NotificationJson[]>(notificationKeys.newest, (newest) => newest?.map(change));
  client.setQueriesData<Pages>(
    { queryKey: notificationKeys.allMine, predicate: ({ queryKey }) => typeof queryKey[2] === "object" },
    (pages) => pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(change) })) },
  );
}

export interface MarkRead {
  /** Marks one as read or unread; does nothing when it is so already. */
  mark: (notification: NotificationJson, read: boolean) => void;
  markAll: () => void;
}

/** Marks notifications at once; what the server refuses is taken back and told. */
export function useMarkRead(): MarkRead {
  const client = useQueryClient();
  const undo = (cause: unknown) => {
    showError("Could not mark it", cause);
    void client.invalidateQueries({ queryKey: notificationKeys.allMine });
  };
  const now = () => new Date().toISOString();
  return {
    mark: (notification, read) => {
      if ((notification.readAt !== null) === read) return;
      const readAt = read ? now() : null;
      changeShown(
        client,
        (shown) => (shown.id === notification.id ? { ...shown, readAt } : shown),
        (unread) => Math.max(0, unread + (read ? -1 : 1)),
      );
      markNotification(notification.id, read).catch(undo);
    },
    markAll: () => {
      const readAt = now();
      changeShown(
        client,
        (shown) => (shown.readAt === null ? { ...shown, readAt } : shown),
        () => 0,
      );
      markAllNotifications().catch(undo);
    },
  };
}
