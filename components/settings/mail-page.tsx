"use client";

import { useQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { Page } from "@/components/shell/page";
import { itemKey, listKey } from "@/components/shell/query-keys";
import { useStudio } from "@/components/shell/studio-context";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import { api, dataOf } from "@/lib/kernel/client/api";

const entity = "mail_outbox";

async function fetchMails({ cursor, signal }: { cursor: string | undefined; signal: AbortSignal }) {
  return dataOf(await api.GET("/mail-outbox", { params: { query: { cursor } }, signal }));
}
type MailRow = Awaited<ReturnType<typeof fetchMails>>["items"][number];

function MailMessage({ id }: { id: string }) {
  const mail = useQuery({
    queryKey: itemKey(entity, id),
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

const columns: DataColumn<MailRow>[] = [
  {
    id: "subject",
    header: "Subject",
    width: "minmax(0,1fr)",
    cell: (mail) => (
      <span className="flex min-w-0 flex-col">
        <span className="truncate font-medium">{mail.subject}</span>
        <span className="truncate text-ink-3 text-xs">{mail.recipient}</span>
      </span>
    ),
  },
  {
    id: "created",
    header: "Written",
    width: "7rem",
    wideOnly: true,
    cell: (mail) => <RelativeTime value={mail.createdAt} className="text-ink-2 text-xs" />,
  },
  { id: "status", header: "Status", width: "5.5rem", cell: (mail) => <StatusBadge status={mail.status} /> },
];

/** Mails of the studio: what was sent, and, without an SMTP server, what would have been. */
export function MailPage() {
  const router = useRouter();
  const selected = useSearchParams().get("message");
  const { isOperator } = useStudio();
  const mails = useKeysetList({ queryKey: listKey(entity), fetchPage: fetchMails, refetchInterval: 15_000 });
  const subject = mails.items.find((mail) => mail.id === selected)?.subject ?? "Mail";
  return (
    <Page width="normal">
      <PageHeader
        title="Mail"
        description={
          isOperator
            ? "Mails of all organizations. Without an SMTP server they are kept here instead of being sent."
            : "Mails of your organization. Sign-in and invitation mails are left out."
        }
      />
      <Card>
        <DataTable
          list={mails}
          columns={columns}
          rowKey={(mail) => mail.id}
          rowHref={(mail) => `/settings/mail?message=${mail.id}`}
          rowHeight={52}
          aria-label="Mails"
          errorTitle="The mails could not be loaded"
          empty={
            <EmptyState
              icon={<Mail />}
              title="No mails yet"
              description="Invitations and notifications show up here."
            />
          }
        />
      </Card>
      <Sheet
        open={selected !== null}
        onOpenChange={(open) => (open ? undefined : router.replace("/settings/mail", { scroll: false }))}
      >
        <SheetContent title={subject} className="w-[min(40rem,100vw)]">
          {selected === null ? null : <MailMessage id={selected} />}
        </SheetContent>
      </Sheet>
    </Page>
  );
}
