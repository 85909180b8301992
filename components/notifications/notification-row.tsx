"use client";

import type { Route } from "next";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import type { NotificationJson } from "@/lib/kernel/notifications/notification-schemas";
import { TypeIcon } from "./type-icon";

export interface NotificationRowProps {
  notification: NotificationJson;
  /** Called when somebody goes to what it is about, or presses one that is about nothing. */
  onOpen: (notification: NotificationJson) => void;
  className?: string;
}

/** One notification: what happened, when, and whether it was read. The whole of it leads to what it is about. */
export function NotificationRow({ notification, onOpen, className }: NotificationRowProps) {
  const { type, title, summary, href, readAt, createdAt } = notification;
  const content = (
    <>
      <TypeIcon type={type} className="mt-0.5" />
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-baseline gap-2">
          <span
            className={cn(
              "line-clamp-2 min-w-0 flex-1 text-sm",
              readAt === null ? "font-medium text-ink" : "text-ink-2",
            )}
          >
            {title}
          </span>
          <RelativeTime value={createdAt} className="shrink-0 text-ink-3 text-xs" />
        </span>
        {summary === "" ? null : <span className="line-clamp-2 text-ink-2 text-xs">{summary}</span>}
      </span>
      <span className="grid w-2 shrink-0 place-items-center self-center">
        {readAt === null ? <span className="size-2 rounded-full bg-accent dark:bg-accent-text" /> : null}
        {readAt === null ? <span className="sr-only">, unread</span> : null}
      </span>
    </>
  );
  const look = cn(
    "flex w-full items-start gap-3 px-4 py-2.5 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2",
    className,
  );
  if (href === null) {
    return (
      <button type="button" className={look} onClick={() => onOpen(notification)}>
        {content}
      </button>
    );
  }
  return (
    <Link href={href as Route} className={look} onClick={() => onOpen(notification)}>
      {content}
    </Link>
  );
}
