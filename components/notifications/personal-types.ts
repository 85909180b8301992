import type { NotificationType } from "@/lib/kernel/notifications/notification-schemas";

/** What somebody can be told of, what is most common first; without the schemas, which bring their library with them. */
export const personalTypeList = [
  "export_ready",
  "generation_finished",
  "campaign_live",
  "run_failed",
  "limit_near",
  "credential_status",
  "sync_completed",
  "drift_detected",
  "coverage_summary",
  "browser_test_failure",
] as const satisfies readonly Exclude<NotificationType, "digest">[];
