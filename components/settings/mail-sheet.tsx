"use client";

import { useQuery } from "@tanstack/react-query";
import { itemKey } from "@/components/shell/query-keys";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import { api, dataOf } from "@/lib/kernel/client/api";
import { mailEntity } from "./mail-entity";

function MailMessage({ id }: { id: string }) {
  const mail = useQuery({
    queryKey: itemKey(mailEntity, id),
    queryFn: async ({ signal }) => dataOf(await api.GET("/mail-outbox/{id}", { params: { path: { id } }, signal })),
  });
  if (mail.isError)
    return <ErrorState error={mail.error} title="The mail could not be loaded" onRetry={() => void mail.refetch()} />;
  if (mail.data === undefined) {
    return (
      <div role="status" aria-label="Loading the mail" className="flex flex-col gap-3 p-5">
        <Skeleton className="h-4 w-60" />
        <Skeleton className="h-64" />
      </div>
    );
  }
  const { recipient, status, createdAt, lastError, htmlBody } = mail.data;
  return (
    <>
      <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-y-1.5 border-line border-b px-5 pb-4 text-sm">
        <dt className="text-ink-3">To</dt>
        <dd className="truncate">{recipient}</dd>
        <dt className="text-ink-3">Status</dt>
        <dd className="flex items-center gap-2">
          <StatusBadge status={status} />
          <RelativeTime value={createdAt} className="text-ink-3 text-xs" />
        </dd>
        {lastError === null ? null : (
          <>
            <dt className="text-ink-3">Error</dt>
            <dd className="break-words text-danger-text">{lastError}</dd>
          </>
        )}
      </dl>
      {/* No script, no origin; links open outside. */}
      <iframe
        title="Message"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={`<base target="_blank">${htmlBody}`}
        className="min-h-0 w-full flex-1 bg-white"
      />
    </>
  );
}

/** One mail beside the list; closed while there is no `id`. */
export function MailSheet({ id, subject, onClose }: { id: string | null; subject: string; onClose: () => void }) {
  return (
    <Sheet open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title={subject} className="w-[min(40rem,100vw)]">
        {id === null ? null : <MailMessage id={id} />}
      </SheetContent>
    </Sheet>
  );
}
