"use client";

import { useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { useConfirm } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { showError, showSuccess } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { api } from "@/lib/kernel/client/api";
import { type ApiKey, apiKeysKey, fetchApiKeys } from "./settings-queries";

const CreateApiKeyDialog = dynamic(
  () => import("./create-api-key-dialog").then((module) => module.CreateApiKeyDialog),
  { ssr: false },
);

function ScopeSummary({ scopes }: { scopes: readonly string[] | null }) {
  if (scopes === null) return <Badge tone="outline">Everything</Badge>;
  const first = scopes[0];
  if (scopes.length === 1 && first !== undefined) return <Badge tone="outline">{first}</Badge>;
  return (
    <Tooltip content={scopes.join(", ")}>
      <button type="button" aria-label={`Scopes: ${scopes.join(", ")}`} className="rounded-sm">
        <Badge tone="outline">{scopes.length} scopes</Badge>
      </button>
    </Tooltip>
  );
}

/** Keys with which programs use the studio. */
export function ApiKeysPage() {
  const { role, user } = useStudio();
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const [creating, setCreating] = useState(false);
  const editable = roleAllows(role, "api-keys:write");
  const keys = useKeysetList({ queryKey: apiKeysKey, fetchPage: fetchApiKeys });
  const reload = () => queryClient.invalidateQueries({ queryKey: apiKeysKey });

  const revoke = async (key: ApiKey) => {
    const agreed = await confirm({
      title: `Revoke “${key.name}”?`,
      description: "Programs that use this key are refused at once. A key cannot be brought back.",
      confirmLabel: "Revoke key",
      danger: true,
    });
    if (!agreed) return;
    try {
      await api.DELETE("/api-keys/{id}", { params: { path: { id: key.id } } });
      await reload();
      showSuccess(`“${key.name}” is revoked`);
    } catch (cause) {
      showError("Could not revoke the key", cause);
    }
  };

  const columns: DataColumn<ApiKey>[] = [
    {
      id: "name",
      header: "Name",
      width: "minmax(0,1fr)",
      cell: (key) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-medium">{key.name}</span>
          <code className="font-mono text-ink-3 text-xs">{key.start}…</code>
        </span>
      ),
    },
    {
      id: "scopes",
      header: "May do",
      width: "8rem",
      wideOnly: true,
      cell: (key) => <ScopeSummary scopes={key.scopes} />,
    },
    {
      id: "creator",
      header: "Acts as",
      width: "9rem",
      wideOnly: true,
      cell: (key) => (
        <span className="block truncate text-ink-2">{key.createdBy.id === user.id ? "You" : key.createdBy.name}</span>
      ),
    },
    {
      id: "used",
      header: "Last used",
      width: "6.5rem",
      cell: (key) =>
        key.lastUsedAt === null ? (
          <span className="text-ink-3 text-xs">never</span>
        ) : (
          <RelativeTime value={key.lastUsedAt} className="text-ink-2 text-xs" />
        ),
    },
    {
      id: "actions",
      header: "Actions",
      hideHeader: true,
      width: "4.5rem",
      align: "end",
      cell: (key) =>
        editable ? (
          <Button size="sm" variant="danger-quiet" aria-label={`Revoke ${key.name}`} onClick={() => void revoke(key)}>
            Revoke
          </Button>
        ) : null,
    },
  ];
  const create = editable ? (
    <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
      Create API key
    </Button>
  ) : undefined;

  return (
    <Page width="normal">
      <PageHeader
        title="API keys"
        description={
          <>
            Programs use the studio with a key, as the person who made it. The{" "}
            <a href="/docs/api" className="text-accent-text underline underline-offset-3 hover:no-underline">
              API documentation
            </a>{" "}
            lists every endpoint.
          </>
        }
        actions={create}
      />
      <Card>
        <DataTable
          list={keys}
          columns={columns}
          rowKey={(key) => key.id}
          rowHeight={52}
          aria-label="API keys"
          errorTitle="The API keys could not be loaded"
          empty={
            <EmptyState
              icon={<KeyRound />}
              title="No API keys yet"
              description="Make one to use the studio from a script, a shop or another system."
            />
          }
        />
      </Card>
      {creating ? <CreateApiKeyDialog open onOpenChange={setCreating} onCreated={reload} /> : null}
    </Page>
  );
}
