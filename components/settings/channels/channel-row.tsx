"use client";

import { CircleAlert, Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Switch } from "@/components/ui/switch";
import { notificationTypeLabels } from "@/lib/kernel/notifications/notification-queries";
import type { ChannelJson } from "@/lib/kernel/notifications/notification-schemas";
import { channelKindLooks, destinationOf, digestLabels } from "./channel-kinds";

export interface ChannelActions {
  onTest: () => void;
  onEdit: () => void;
  onRotate: () => void;
  onDelete: () => void;
  onEnable: (enabled: boolean) => void;
}

/** A channel: where it leads, what it is told, whether it is on. */
export function ChannelRow({
  channel,
  credentialName,
  editable,
  ...actions
}: { channel: ChannelJson; credentialName: string | undefined; editable: boolean } & ChannelActions) {
  const router = useRouter();
  const { kind, name, events, digest, enabled, disabledReason, config } = channel;
  const { icon: Icon, label } = channelKindLooks[kind];
  const quiet = config.quietHours;
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span
        aria-hidden="true"
        className="grid size-8 shrink-0 place-items-center rounded-md border border-line bg-sunken text-ink-2 [&_svg]:size-4"
      >
        <Icon />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex min-w-0 flex-col">
          <span className="truncate font-medium text-sm">{name}</span>
          <span className="truncate text-ink-3 text-xs">
            {[label, destinationOf(channel, credentialName)].filter((part) => part !== "").join(" · ")}
          </span>
        </p>
        <p className="flex flex-wrap gap-1">
          {events.slice(0, 4).map((type) => (
            <Badge key={type}>{notificationTypeLabels[type].label}</Badge>
          ))}
          {events.length > 4 ? <Badge>{events.length - 4} more</Badge> : null}
          {digest === "none" ? null : <Badge tone="outline">{digestLabels[digest]}</Badge>}
          {quiet == null ? null : (
            <Badge tone="outline">
              Quiet {quiet.from}–{quiet.to}
            </Badge>
          )}
        </p>
        {disabledReason === null ? null : (
          <p className="flex items-start gap-1.5 text-danger-text text-xs">
            <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
            Switched off by the studio: {disabledReason}
          </p>
        )}
      </div>
      <div className="flex shrink-0 items-center gap-2">
        <Switch
          aria-label={`${name} is on`}
          checked={enabled}
          disabled={!editable}
          onCheckedChange={actions.onEnable}
        />
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <IconButton label={`Actions for ${name}`} icon={<Ellipsis />} />
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {editable ? (
              <>
                <DropdownMenuItem onSelect={actions.onTest}>Send a test</DropdownMenuItem>
                <DropdownMenuItem onSelect={actions.onEdit}>Edit…</DropdownMenuItem>
                {kind === "webhook" ? (
                  <DropdownMenuItem onSelect={actions.onRotate}>Rotate signing secret…</DropdownMenuItem>
                ) : null}
              </>
            ) : null}
            <DropdownMenuItem onSelect={() => router.push(`/settings/deliveries?channel=${channel.id}`)}>
              Delivery log
            </DropdownMenuItem>
            {editable ? (
              <>
                <DropdownMenuSeparator />
                <DropdownMenuItem danger onSelect={actions.onDelete}>
                  Delete…
                </DropdownMenuItem>
              </>
            ) : null}
          </DropdownMenuContent>
        </DropdownMenu>
      </div>
    </li>
  );
}
