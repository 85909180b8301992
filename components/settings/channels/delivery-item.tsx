import type { ReactNode } from "react";
import { formatDuration, RelativeTime } from "@/components/ui/relative-time";
import { StatusBadge } from "@/components/ui/status-badge";
import type { DeliveryJson } from "@/lib/kernel/notifications/notification-schemas";
import { channelKindLooks } from "./channel-kinds";

type Attempt = DeliveryJson["attemptLog"][number];

function AttemptLine({ attempt }: { attempt: Attempt }) {
  const { number, responseStatus, responseBody, errorMessage, durationMs, createdAt } = attempt;
  const answer = [errorMessage, responseBody].filter((part) => part !== null && part !== "").join("\n");
  const line = (
    <span className="inline-flex flex-wrap items-baseline gap-x-3 text-xs">
      <span className="text-ink-3 tabular-nums">#{number}</span>
      <span className={responseStatus !== null && responseStatus < 300 ? "text-success-text" : "text-danger-text"}>
        {responseStatus === null ? "No answer" : `Answer ${responseStatus}`}
      </span>
      <span className="text-ink-2 tabular-nums">{formatDuration(durationMs)}</span>
      <RelativeTime value={createdAt} className="text-ink-3" />
    </span>
  );
  if (answer === "") return <li>{line}</li>;
  return (
    <li>
      <details>
        <summary className="cursor-pointer rounded-sm">{line}</summary>
        <pre className="mt-1 whitespace-pre-wrap break-words rounded-md bg-sunken p-2 font-mono text-xs">{answer}</pre>
      </details>
    </li>
  );
}

/** What comes next, in a sentence; null when it is over. */
function nextStep({ waitsForDigest, nextAttemptAt }: DeliveryJson): ReactNode {
  if (waitsForDigest) return "Waits for the digest.";
  if (nextAttemptAt === null) return null;
  return (
    <>
      Next attempt <RelativeTime value={nextAttemptAt} />
    </>
  );
}

/** One event for one channel, with its attempts. */
export function DeliveryItem({ delivery, action }: { delivery: DeliveryJson; action: ReactNode }) {
  const { channelName, channelKind, status, attempts, errorMessage, attemptLog } = delivery;
  const next = nextStep(delivery);
  return (
    <li className="flex flex-col gap-2 rounded-md border border-line px-3 py-2.5">
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-1">
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <span className="truncate font-medium">{channelName}</span>
            <StatusBadge status={status} />
          </p>
          <p className="text-ink-3 text-xs">
            {channelKindLooks[channelKind].label} · {attempts === 1 ? "1 attempt" : `${attempts} attempts`}
            {next === null ? null : <> · {next}</>}
          </p>
        </div>
        {action}
      </div>
      {errorMessage === null ? null : <p className="break-words text-danger-text text-xs">{errorMessage}</p>}
      {attemptLog.length === 0 ? null : (
        <ol aria-label="Attempts" className="flex flex-col gap-1">
          {attemptLog.map((attempt) => (
            <AttemptLine key={attempt.id} attempt={attempt} />
          ))}
        </ol>
      )}
    </li>
  );
}
