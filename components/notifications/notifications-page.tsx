"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell, CheckCheck, Mail, MailOpen, Settings2 } from "lucide-react";
import Link from "next/link";
import { useUrlState } from "@/components/designs/use-url-state";
import { useCommands } from "@/components/shell/commands";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { VirtualList } from "@/components/ui/virtual-list";
import {
  fetchMyNotifications,
  type MyNotificationFilter,
  notificationKeys,
  notificationTypeLabels,
  unreadQuery,
} from "@/lib/kernel/notifications/notification-queries";
import type { NotificationJson, NotificationType } from "@/lib/kernel/notifications/notification-schemas";
import { NotificationRow } from "./notification-row";
import { personalTypeList } from "./personal-types";
import { TypeIcon } from "./type-icon";
import { useMarkRead } from "./use-mark-read";

const everyType = "all";
const typeOptions = [
  { value: everyType, label: "All types" },
  ...personalTypeList.map((type) => ({
    value: type,
    label: notificationTypeLabels[type].label,
    icon: <TypeIcon type={type} />,
  })),
];

function readFilter(read: (name: string) => string | null): MyNotificationFilter {
  const type: NotificationType | undefined = personalTypeList.find((candidate) => candidate === read("type"));
  return { unread: read("unread") === "1", type };
}

/** All notifications of the person: what is unread stands out, and each leads to what it is about. */
export function NotificationsPage() {
  const { read, write } = useUrlState();
  const filter = readFilter(read);
  const hydrated = useHydrated();
  const { data = 0 } = useQuery(unreadQuery);
  const unread = hydrated ? data : 0;
  const { mark, markAll } = useMarkRead();
  const list = useKeysetList({
    queryKey: notificationKeys.mine(filter),
    fetchPage: (page) => fetchMyNotifications(filter, page),
  });
  useCommands(
    unread === 0
      ? []
      : [{ id: "mark-all-read", label: "Mark all as read", group: "This page", icon: CheckCheck, run: markAll }],
  );
  const isFiltered = filter.unread || filter.type !== undefined;
  const row = (notification: NotificationJson) => (
    <div className="group flex items-center border-line border-b">
      <NotificationRow notification={notification} onOpen={(opened) => mark(opened, true)} className="min-w-0 flex-1" />
      <IconButton
        label={notification.readAt === null ? "Mark as read" : "Mark as unread"}
        icon={notification.readAt === null ? <MailOpen className="text-ink-3" /> : <Mail className="text-ink-3" />}
        className="mr-2"
        onClick={() => mark(notification, notification.readAt === null)}
      />
    </div>
  );
  return (
    <Page width="normal">
      <PageHeader
        title="Notifications"
        description={unread === 0 ? "You have read everything." : `${unread} unread.`}
        actions={
          <>
            <Button asChild>
              <Link href="/settings/notifications">
                <Settings2 />
                Preferences
              </Link>
            </Button>
            <Button onClick={markAll} disabled={unread === 0}>
              <CheckCheck />
              Mark all as read
            </Button>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl
          aria-label="Which notifications"
          value={filter.unread ? "unread" : "all"}
          onValueChange={(value) => write({ unread: value === "unread" ? "1" : null })}
          options={[
            { value: "all", label: "All" },
            { value: "unread", label: "Unread" },
          ]}
        />
        <Select
          aria-label="Type"
          className="w-56"
          value={filter.type ?? everyType}
          onValueChange={(value) => write({ type: value === everyType ? null : value })}
          options={typeOptions}
        />
      </div>
      <Card>
        {list.status === "loading" ? <SkeletonRows count={6} /> : null}
        {list.status === "error" ? (
          <ErrorState title="The notifications could not be loaded" error={list.error} onRetry={list.reload} />
        ) : null}
        {list.status === "ready" && list.items.length === 0 ? (
          <EmptyState
            icon={<Bell />}
            title={isFiltered ? "Nothing matches" : "Nothing yet"}
            description={
              isFiltered
                ? "There are no notifications like this."
                : "When something is done, fails or needs you, it shows up here."
            }
            action={
              isFiltered ? <Button onClick={() => write({ unread: null, type: null })}>Show all</Button> : undefined
            }
          />
        ) : null}
        {list.items.length === 0 ? null : (
          <VirtualList
            aria-label="Notifications"
            items={list.items}
            itemKey={(notification) => notification.id}
            renderItem={row}
            estimate={58}
            onEnd={list.loadMore}
          />
        )}
      </Card>
    </Page>
  );
}
