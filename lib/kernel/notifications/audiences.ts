import type { Scope } from "@/lib/kernel/auth/permissions";
import type { NotificationType, TypePreference } from "./notification-schemas";

interface Audience {
  /** Members whose role carries it are told where nobody is named; null: nobody is. */
  scope: Scope | null;
  /** How somebody is told who has chosen nothing: everything in the studio, failures and limits by mail too. */
  usual: TypePreference;
}

const inStudio: TypePreference = { inApp: true, email: "off" };
const byMailToo: TypePreference = { inApp: true, email: "now" };

/** Whom each type concerns. */
export const audiences: Record<NotificationType, Audience> = {
  sync_completed: { scope: "sync:read", usual: inStudio },
  drift_detected: { scope: "sync:read", usual: inStudio },
  coverage_summary: { scope: "sync:read", usual: inStudio },
  // A channel's digest: people have mails of their own.
  digest: { scope: null, usual: inStudio },
  credential_status: { scope: "credentials:read", usual: byMailToo },
  browser_test_failure: { scope: "sync:read", usual: byMailToo },
  // These two concern whoever asked for them; without a name, those who could have.
  generation_finished: { scope: "collections:write", usual: inStudio },
  export_ready: { scope: "designs:write", usual: inStudio },
  // Admins and owners alone may change settings.
  run_failed: { scope: "settings:write", usual: byMailToo },
  campaign_live: { scope: "campaigns:read", usual: inStudio },
  limit_near: { scope: "settings:write", usual: byMailToo },
};
