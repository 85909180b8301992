import { publicOrigin } from "@/lib/kernel/env";
import type { Mail } from "@/lib/kernel/mail/send-mail";
import type { Message } from "./message";

const open = (url: string | null) => (url === null ? {} : { action: { label: "Open in Atelier", url } });

/** A mail for every address of a channel. */
export function channelMails(
  { title, summary, url }: Message,
  { tenantId, recipients }: { tenantId: string; recipients: readonly string[] },
): Mail[] {
  return recipients.map((to) => ({
    organizationId: tenantId,
    isPrivate: false,
    template: "notification",
    to,
    subject: title,
    paragraphs: summary === "" ? [title] : [summary],
    ...open(url),
  }));
}

const preferencesNote = "You choose what you are told by mail in Settings → Notifications.";

/** A mail to one person about one thing. */
export function personalMail(
  { title, summary, url }: Message,
  { tenantId, to }: { tenantId: string; to: string },
): Mail {
  return {
    organizationId: tenantId,
    isPrivate: false,
    template: "notification",
    to,
    subject: title,
    paragraphs: [...(summary === "" ? [] : [summary]), preferencesNote],
    ...open(url),
  };
}

/** Lines of a digest at most: what goes beyond is counted. */
export const digestLines = 50;

/** One line an event, newest first, and how many there are beside. */
export function digestParagraphs(titles: readonly string[], total: number): string[] {
  const lines = titles.slice(0, digestLines).map((title) => `• ${title}`);
  return total > lines.length ? [...lines, `… and ${total - lines.length} more.`] : lines;
}

export function personalDigestMail(
  titles: readonly string[],
  { tenantId, to, interval }: { tenantId: string; to: string; interval: "daily" | "weekly" },
): Mail {
  return {
    organizationId: tenantId,
    isPrivate: false,
    template: "notification",
    to,
    subject: `${interval === "daily" ? "Today" : "This week"} in Atelier: ${titles.length} ${titles.length === 1 ? "notification" : "notifications"}`,
    paragraphs: [...digestParagraphs(titles, titles.length), preferencesNote],
    action: { label: "Open all", url: `${publicOrigin()}/notifications` },
  };
}
