import {
  BellRing,
  CircleAlert,
  FileCheck2,
  Gamepad2,
  Gauge,
  GitCompareArrows,
  KeyRound,
  ListChecks,
  type LucideIcon,
  MonitorX,
  RefreshCw,
  Sparkles,
} from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { NotificationType } from "@/lib/kernel/notifications/notification-schemas";

const icons: Record<NotificationType, { icon: LucideIcon; tone: string }> = {
  export_ready: { icon: FileCheck2, tone: "text-success-text" },
  generation_finished: { icon: Sparkles, tone: "text-accent-text" },
  run_failed: { icon: CircleAlert, tone: "text-danger-text" },
  campaign_live: { icon: Gamepad2, tone: "text-success-text" },
  limit_near: { icon: Gauge, tone: "text-warning-text" },
  credential_status: { icon: KeyRound, tone: "text-warning-text" },
  sync_completed: { icon: RefreshCw, tone: "text-success-text" },
  drift_detected: { icon: GitCompareArrows, tone: "text-warning-text" },
  coverage_summary: { icon: ListChecks, tone: "text-ink-3" },
  browser_test_failure: { icon: MonitorX, tone: "text-danger-text" },
  digest: { icon: BellRing, tone: "text-ink-3" },
};

/** The symbol of a type, in the colour of what it means. */
export function TypeIcon({ type, className }: { type: NotificationType; className?: string }) {
  const { icon: Icon, tone } = icons[type];
  return <Icon aria-hidden="true" className={cn("size-4 shrink-0", tone, className)} />;
}
