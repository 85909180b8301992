"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { IconButton } from "@/components/ui/icon-button";
import { useOnDemand } from "@/components/ui/popup";
import { unreadQuery } from "@/lib/kernel/notifications/notification-queries";

const loadPanel = () => import("./bell-panel").then(({ BellPanel }) => BellPanel);

/** Larger numbers tell nobody more. */
const shownAtMost = 99;

/** What a screen reader is told when more have come; nothing when somebody read some. */
function useAnnouncement(unread: number | undefined): string {
  const before = useRef(unread);
  const [text, setText] = useState("");
  useEffect(() => {
    const last = before.current;
    before.current = unread;
    if (last === undefined || unread === undefined || unread <= last) return;
    setText(unread - last === 1 ? "A new notification" : `${unread - last} new notifications`);
  }, [unread]);
  return text;
}

/**
 * At the end of the document: whatever holds a live region stays visible to screen readers while a dialog is open, and the
 * page's head shall not.
 */
function Announcement({ text }: { text: string }) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  useEffect(() => setHost(document.body), []);
  if (host === null) return null;
  return createPortal(
    <span aria-live="polite" className="sr-only">
      {text}
    </span>,
    host,
  );
}

/** The bell with the number of unread notifications, kept up to date; what it opens is loaded when it is about to be used. */
export function NotificationBell({ side }: { side: "right" | "bottom" }) {
  const [open, setOpen] = useState(false);
  const { loaded: Panel, preload, require } = useOnDemand(loadPanel);
  const anchor = useRef<HTMLSpanElement>(null);
  const { data: unread } = useQuery(unreadQuery);
  const announcement = useAnnouncement(unread);
  const count = unread ?? 0;
  const toggle = () => {
    require();
    setOpen(!open);
  };
  return (
    <span ref={anchor} className="relative inline-flex">
      <IconButton
        label={count === 0 ? "Notifications" : `Notifications, ${count} unread`}
        keys={["g", "n"]}
        tooltipSide={side}
        aria-haspopup="dialog"
        aria-expanded={open && Panel !== null}
        icon={<Bell className="text-ink-3" />}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={toggle}
      />
      {count === 0 ? null : (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-medium text-2xs text-on-accent tabular-nums"
        >
          {count > shownAtMost ? `${shownAtMost}+` : count}
        </span>
      )}
      <Announcement text={announcement} />
      {Panel === null ? null : <Panel open={open} onOpenChange={setOpen} anchor={anchor} side={side} unread={count} />}
    </span>
  );
}
