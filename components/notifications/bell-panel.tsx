"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell, Settings2 } from "lucide-react";
import Link from "next/link";
import { Popover } from "radix-ui";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { floatingPanel } from "@/components/ui/menu-styles";
import { SkeletonRows } from "@/components/ui/skeleton";
import { newestQuery } from "@/lib/kernel/notifications/notification-queries";
import { NotificationRow } from "./notification-row";
import { useMarkRead } from "./use-mark-read";

export interface BellPanelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLSpanElement | null>;
  side: "right" | "bottom";
  unread: number;
}

function Newest({ onOpened }: { onOpened: () => void }) {
  const newest = useQuery(newestQuery);
  const { mark } = useMarkRead();
  if (newest.data === undefined) {
    return newest.isError ? (
      <ErrorState
        title="The notifications could not be loaded"
        error={newest.error}
        onRetry={() => void newest.refetch()}
      />
    ) : (
      <SkeletonRows count={4} />
    );
  }
  if (newest.data.length === 0) {
    return (
      <EmptyState icon={<Bell />} title="Nothing yet" description="What is done, fails or needs you shows up here." />
    );
  }
  return (
    <ul aria-label="Newest notifications" className="divide-y divide-line">
      {newest.data.map((notification) => (
        <li key={notification.id}>
          <NotificationRow
            notification={notification}
            onOpen={(opened) => {
              mark(opened, true);
              if (opened.href !== null) onOpened();
            }}
          />
        </li>
      ))}
    </ul>
  );
}

/** The newest notifications, with the ways to all of them and to how one is told. */
export function BellPanel({ open, onOpenChange, anchor, side, unread }: BellPanelProps) {
  const { markAll } = useMarkRead();
  const close = () => onOpenChange(false);
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          side={side}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Notifications"
          // The bell closes by itself what it has opened.
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.current?.querySelector("button")?.focus({ preventScroll: true });
          }}
          className={cn(
            floatingPanel,
            "flex max-h-[min(34rem,var(--radix-popover-content-available-height))] w-96 max-w-[calc(100vw-1rem)] flex-col overflow-hidden",
          )}
        >
          <div className="flex h-11 shrink-0 items-center justify-between gap-2 border-line border-b pr-2 pl-4">
            <h2 className="text-sm">Notifications</h2>
            {unread === 0 ? null : (
              <Button size="sm" variant="ghost" onClick={markAll}>
                Mark all as read
              </Button>
            )}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <Newest onOpened={close} />
          </div>
          <div className="flex h-11 shrink-0 items-center justify-between gap-2 border-line border-t px-2">
            <Button asChild size="sm" variant="ghost">
              <Link href="/notifications" onClick={close}>
                All notifications
              </Link>
            </Button>
            <Button asChild size="sm" variant="ghost">
              <Link href="/settings/notifications" onClick={close}>
                <Settings2 />
                Preferences
              </Link>
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
