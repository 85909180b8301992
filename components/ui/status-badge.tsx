import { Badge, type BadgeTone } from "./badge";
import { cn } from "./cn";

interface StatusLook {
  tone: BadgeTone;
  label: string;
  dot: string;
  /** Work is going on: the dot breathes. */
  live?: boolean;
}

const looks: Readonly<Record<string, StatusLook>> = {
  queued: { tone: "neutral", label: "Queued", dot: "bg-ink-3" },
  pending: { tone: "neutral", label: "Pending", dot: "bg-ink-3" },
  draft: { tone: "neutral", label: "Draft", dot: "bg-ink-3" },
  scheduled: { tone: "neutral", label: "Scheduled", dot: "bg-ink-3" },
  running: { tone: "accent", label: "Running", dot: "bg-accent", live: true },
  processing: { tone: "accent", label: "Processing", dot: "bg-accent", live: true },
  analyzing: { tone: "accent", label: "Analysing", dot: "bg-accent", live: true },
  generating: { tone: "accent", label: "Generating", dot: "bg-accent", live: true },
  retrying: { tone: "warning", label: "Retrying", dot: "bg-warning", live: true },
  sleeping: { tone: "neutral", label: "Sleeping", dot: "bg-ink-3" },
  waiting: { tone: "neutral", label: "Waiting", dot: "bg-ink-3" },
  paused: { tone: "warning", label: "Paused", dot: "bg-warning" },
  invited: { tone: "warning", label: "Invited", dot: "bg-warning" },
  expired: { tone: "neutral", label: "Expired", dot: "bg-ink-3" },
  active: { tone: "success", label: "Active", dot: "bg-success" },
  ready: { tone: "success", label: "Ready", dot: "bg-success" },
  completed: { tone: "success", label: "Completed", dot: "bg-success" },
  sent: { tone: "success", label: "Sent", dot: "bg-success" },
  kept: { tone: "neutral", label: "Kept", dot: "bg-ink-3" },
  suspended: { tone: "danger", label: "Suspended", dot: "bg-danger" },
  failed: { tone: "danger", label: "Failed", dot: "bg-danger" },
  error: { tone: "danger", label: "Error", dot: "bg-danger" },
  timed_out: { tone: "danger", label: "Timed out", dot: "bg-danger" },
  submission_unknown: { tone: "warning", label: "Undecided", dot: "bg-warning" },
  cancelled: { tone: "neutral", label: "Cancelled", dot: "bg-ink-3" },
};

/** What a state is called in the interface; unknown states show as they are. */
export function statusLabel(status: string): string {
  return looks[status]?.label ?? status.charAt(0).toUpperCase() + status.slice(1).replaceAll("_", " ");
}

/** The state of a row: always a word beside the colour. */
export function StatusBadge({ status, className }: { status: string; className?: string }) {
  const look = looks[status];
  return (
    <Badge tone={look?.tone ?? "neutral"} className={className}>
      <span
        aria-hidden="true"
        className={cn("size-1.5 rounded-full", look?.dot ?? "bg-ink-3", look?.live === true && "animate-shimmer")}
      />
      {statusLabel(status)}
    </Badge>
  );
}
