import type { notificationEvents } from "@/db/schema";
import { publicOrigin } from "@/lib/kernel/env";
import type { NotificationType } from "./notification-schemas";

type EventRow = typeof notificationEvents.$inferSelect;

/** What a channel is told; equal for every attempt. */
export interface Message {
  /** The event's id, in every attempt and on every channel. */
  id: string;
  /** Dotted, as receivers switch on it: `export.ready`. */
  type: string;
  title: string;
  summary: string;
  /** Page of the studio; null when there is none. */
  url: string | null;
  data: Record<string, unknown>;
  createdAt: Date;
}

const dottedTypes: Record<NotificationType, string> = {
  sync_completed: "sync.completed",
  drift_detected: "drift.detected",
  coverage_summary: "coverage.summary",
  digest: "digest.created",
  credential_status: "credential.status",
  browser_test_failure: "browser_test.failure",
  generation_finished: "generation.finished",
  export_ready: "export.ready",
  run_failed: "run.failed",
  campaign_live: "campaign.live",
  limit_near: "limit.near",
};

export function studioUrl(href: string | null): string | null {
  return href === null ? null : `${publicOrigin()}${href}`;
}

/** The stored summary, whose shape is `notify`'s. */
export function summaryOf(event: Pick<EventRow, "payloadSummary">): { summary: string; data: Record<string, unknown> } {
  const { summary, data } = event.payloadSummary;
  return {
    summary: typeof summary === "string" ? summary : "",
    data: typeof data === "object" && data !== null && !Array.isArray(data) ? { ...data } : {},
  };
}

export function messageOf(event: EventRow): Message {
  return {
    id: event.id,
    type: dottedTypes[event.type],
    title: event.title,
    ...summaryOf(event),
    url: studioUrl(event.href),
    createdAt: event.createdAt,
  };
}

/** Standard Webhooks asks for less than 20 kB. */
const largestBodyBytes = 20_000;

/** `{type, timestamp, data}`; where the details are too large they are left out, and `truncated` says so. */
export function webhookPayload({ type, title, summary, url, data, createdAt }: Message): Record<string, unknown> {
  const head = { type, timestamp: createdAt.toISOString() };
  const payload = { ...head, data: { title, summary, url, details: data } };
  if (Buffer.byteLength(JSON.stringify(payload)) < largestBodyBytes) return payload;
  return { ...head, data: { title, summary, url, details: {}, truncated: true } };
}
