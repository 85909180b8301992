import { Hash, type LucideIcon, Mail, MessagesSquare, Webhook } from "lucide-react";
import type { ChannelJson, ChannelKind } from "@/lib/kernel/notifications/notification-schemas";

export interface ChannelKindLook {
  label: string;
  description: string;
  icon: LucideIcon;
}

export const channelKindLooks: Record<ChannelKind, ChannelKindLook> = {
  slack: { label: "Slack", description: "Posts to a channel.", icon: Hash },
  teams: { label: "Microsoft Teams", description: "Posts to a channel by a workflow.", icon: MessagesSquare },
  email: { label: "E-mail", description: "Writes to a list of people.", icon: Mail },
  webhook: { label: "Webhook", description: "Calls an address of yours, signed.", icon: Webhook },
};

export const digestLabels: Record<ChannelJson["digest"], string> = {
  none: "At once",
  daily: "Once a day",
  weekly: "Once a week",
};

/** Where a channel leads, in a line. @param credentialName of a Slack or Teams channel, where one may know it */
export function destinationOf({ kind, config }: ChannelJson, credentialName: string | undefined): string {
  if (kind === "webhook") return config.url ?? "";
  if (kind === "email") return (config.recipients ?? []).join(", ");
  return [config.channel, credentialName].filter((part) => part !== undefined).join(" · ");
}
