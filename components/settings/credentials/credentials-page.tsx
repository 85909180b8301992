"use client";

import { Ellipsis, KeySquare, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { findCredentialProvider } from "@/lib/kernel/credentials/credential-providers";
import { type CredentialJson, credentialsKey, fetchCredentials } from "@/lib/kernel/credentials/credential-queries";
import { CredentialStatusBadge } from "./credential-status";
import { ProviderMark } from "./provider-mark";
import { useCredentialActions } from "./use-credential-actions";

const CreateCredentialDialog = dynamic(
  () => import("./create-credential-dialog").then((module) => module.CreateCredentialDialog),
  { ssr: false },
);
const RotateCredentialDialog = dynamic(
  () => import("./rotate-credential-dialog").then((module) => module.RotateCredentialDialog),
  { ssr: false },
);
const EditCredentialDialog = dynamic(
  () => import("./edit-credential-dialog").then((module) => module.EditCredentialDialog),
  { ssr: false },
);

const dayFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

/** Name, whose it is, and what the provider said if it refused. */
function CredentialName({ credential }: { credential: CredentialJson }) {
  const { provider, name, secretHint, lastValidationError, status, metadata } = credential;
  const details = [
    findCredentialProvider(provider)?.name ?? provider,
    typeof metadata.account === "string" ? metadata.account : null,
  ].filter((part) => part !== null);
  return (
    <span className="flex min-w-0 items-center gap-3">
      <ProviderMark provider={provider} />
      <span className="flex min-w-0 flex-col">
        <span className="truncate font-medium">{name}</span>
        <span className="truncate text-ink-3 text-xs">
          {details.join(" · ")}
          {secretHint === "" || status === "revoked" ? null : (
            <code className="ml-1.5 font-mono" title="Last four characters">
              …{secretHint}
            </code>
          )}
        </span>
        {lastValidationError === null || status === "revoked" ? null : (
          <span className="line-clamp-2 text-danger-text text-xs" title={lastValidationError}>
            {lastValidationError}
          </span>
        )}
      </span>
    </span>
  );
}

function RotationDue({ due }: { due: string | null }) {
  const [now] = useState(() => Date.now());
  if (due === null) return <span className="text-ink-3 text-xs">–</span>;
  const isOverdue = Date.parse(due) <= now;
  return (
    <span className={cn("text-xs", isOverdue ? "font-medium text-danger-text" : "text-ink-2")}>
      {isOverdue ? "Overdue since " : ""}
      {dayFormat.format(new Date(due))}
    </span>
  );
}

type OpenDialog = { kind: "create" } | { kind: "rotate" | "edit"; credential: CredentialJson } | null;

/** Keys of other services: which there are, whether they work, and how to replace them. */
export function CredentialsPage() {
  const { role } = useStudio();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const editable = roleAllows(role, "credentials:write");
  const credentials = useKeysetList({ queryKey: credentialsKey, fetchPage: fetchCredentials });
  const { validating, validate, revoke, remove, reload } = useCredentialActions();
  const close = () => setDialog(null);

  const columns: DataColumn<CredentialJson>[] = [
    {
      id: "name",
      header: "Name",
      width: "minmax(0,1fr)",
      cell: (credential) => <CredentialName credential={credential} />,
    },
    {
      id: "status",
      header: "Status",
      width: "6rem",
      narrowWidth: "5rem",
      cell: (credential) => <CredentialStatusBadge credential={credential} />,
    },
    {
      id: "validated",
      header: "Last validated",
      width: "7rem",
      wideOnly: true,
      cell: ({ lastValidationTime }) =>
        lastValidationTime === null ? (
          <span className="text-ink-3 text-xs">never</span>
        ) : (
          <RelativeTime value={lastValidationTime} className="text-ink-2 text-xs" />
        ),
    },
    {
      id: "due",
      header: "Rotate by",
      width: "7.5rem",
      wideOnly: true,
      cell: ({ rotationDue }) => <RotationDue due={rotationDue} />,
    },
    {
      id: "actions",
      header: "Actions",
      hideHeader: true,
      width: "2rem",
      align: "end",
      cell: (credential) =>
        editable ? (
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <IconButton
                label={`Actions for ${credential.name}`}
                icon={<Ellipsis />}
                loading={validating === credential.id}
              />
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              {credential.status === "valid" || credential.status === "pending" ? (
                <DropdownMenuItem onSelect={() => void validate(credential)}>Validate now</DropdownMenuItem>
              ) : null}
              <DropdownMenuItem onSelect={() => setDialog({ kind: "rotate", credential })}>
                Rotate secret…
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={() => setDialog({ kind: "edit", credential })}>Edit…</DropdownMenuItem>
              <DropdownMenuSeparator />
              {credential.status === "revoked" ? null : (
                <DropdownMenuItem danger onSelect={() => void revoke(credential)}>
                  Revoke…
                </DropdownMenuItem>
              )}
              <DropdownMenuItem danger onSelect={() => void remove(credential)}>
                Delete…
              </DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
        ) : null,
    },
  ];
  const add = editable ? (
    <Button variant="primary" icon={<Plus />} onClick={() => setDialog({ kind: "create" })}>
      Add credential
    </Button>
  ) : undefined;
  const provider =
    dialog === null || dialog.kind === "create" ? undefined : findCredentialProvider(dialog.credential.provider);

  return (
    <Page width="normal">
      <PageHeader
        title="Credentials"
        description="Keys with which the studio uses other services. They are sealed, checked at their providers, and never shown again."
        actions={add}
      />
      <Card>
        <DataTable
          list={credentials}
          columns={columns}
          rowKey={(credential) => credential.id}
          rowHeight={56}
          aria-label="Credentials"
          errorTitle="The credentials could not be loaded"
          empty={
            <EmptyState
              icon={<KeySquare />}
              title="No credentials yet"
              description="Add a key to generate with OpenAI, Replicate or your own server, to post to Slack or Teams, or to read from Figma. Without any, the built-in models do the work."
            />
          }
        />
      </Card>
      {dialog?.kind === "create" ? <CreateCredentialDialog onClose={close} onCreated={reload} /> : null}
      {dialog?.kind === "rotate" && provider !== undefined ? (
        <RotateCredentialDialog credential={dialog.credential} provider={provider} onClose={close} onDone={reload} />
      ) : null}
      {dialog?.kind === "edit" && provider !== undefined ? (
        <EditCredentialDialog credential={dialog.credential} provider={provider} onClose={close} onDone={reload} />
      ) : null}
    </Page>
  );
}
