"use client";

import { Mail } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { Page } from "@/components/shell/page";
import { listKey } from "@/components/shell/query-keys";
import { useStudio } from "@/components/shell/studio-context";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusBadge } from "@/components/ui/status-badge";
import { useWasTrue } from "@/components/ui/use-was-true";
import { api, dataOf } from "@/lib/kernel/client/api";
import { mailEntity } from "./mail-entity";

const MailSheet = dynamic(() => import("./mail-sheet").then((module) => module.MailSheet), { ssr: false });

async function fetchMails({ cursor, signal }: { cursor: string | undefined; signal: AbortSignal }) {
  return dataOf(await api.GET("/mail-outbox", { params: { query: { cursor } }, signal }));
}
type MailRow = Awaited<ReturnType<typeof fetchMails>>["items"][number];

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
  const sheetUsed = useWasTrue(selected !== null);
  const { isOperator } = useStudio();
  const mails = useKeysetList({ queryKey: listKey(mailEntity), fetchPage: fetchMails, refetchInterval: 15_000 });
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
      {sheetUsed ? (
        <MailSheet
          id={selected}
          subject={subject}
          onClose={() => router.replace("/settings/mail", { scroll: false })}
        />
      ) : null}
    </Page>
  );
}
