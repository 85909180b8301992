"use client";

import { useQuery } from "@tanstack/react-query";
import { Megaphone, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showSuccess } from "@/components/ui/toast";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { credentialsKey, fetchCredentials } from "@/lib/kernel/credentials/credential-queries";
import { channelsQuery } from "@/lib/kernel/notifications/notification-queries";
import type { ChannelJson } from "@/lib/kernel/notifications/notification-schemas";
import { ChannelRow } from "./channel-row";
import { useChannelActions } from "./use-channel-actions";

const ChannelDialog = dynamic(() => import("./channel-dialog").then((module) => module.ChannelDialog), { ssr: false });
const SecretDialog = dynamic(() => import("./secret-dialog").then((module) => module.SecretDialog), { ssr: false });
const TestDialog = dynamic(() => import("./test-dialog").then((module) => module.TestDialog), { ssr: false });

type OpenDialog =
  | { kind: "edit"; channel: ChannelJson | null }
  | { kind: "test"; channel: ChannelJson }
  | { kind: "secret"; name: string; secret: string; previousUntil: string | null }
  | null;

/** Names of the credentials that channels post with, for those who may know them. */
function useCredentialNames(): ReadonlyMap<string, string> {
  const { role } = useStudio();
  const credentials = useQuery({
    queryKey: [...credentialsKey, "names"],
    queryFn: ({ signal }) => fetchCredentials({ cursor: undefined, signal }),
    enabled: roleAllows(role, "credentials:read"),
  });
  return new Map(credentials.data?.items.map(({ id, name }) => [id, name]));
}

/** Where the organization is told of what happens. */
export function ChannelsPage() {
  const { role } = useStudio();
  const editable = roleAllows(role, "channels:write");
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const channels = useQuery(channelsQuery);
  const credentialNames = useCredentialNames();
  const { reload, enable, rotate, remove } = useChannelActions();
  const close = () => setDialog(null);

  const onSaved = async (name: string, secret: string | null) => {
    await reload();
    if (secret === null) {
      close();
      showSuccess(`“${name}” is saved`);
    } else setDialog({ kind: "secret", name, secret, previousUntil: null });
  };
  const onRotate = async (channel: ChannelJson) => {
    const rotated = await rotate(channel);
    if (rotated === null) return;
    const { secret, previousSecretExpiresAt: previousUntil } = rotated;
    setDialog({ kind: "secret", name: channel.name, secret, previousUntil });
  };

  const list = channels.data;
  return (
    <Page width="normal">
      <PageHeader
        title="Channels"
        description={
          <>
            Where the organization is told of what happens: Slack, Teams, mail, and webhooks for your own programs. The{" "}
            <Link
              href="/settings/deliveries"
              className="text-accent-text underline underline-offset-3 hover:no-underline"
            >
              delivery log
            </Link>{" "}
            shows what was sent.
          </>
        }
        actions={
          editable ? (
            <Button variant="primary" icon={<Plus />} onClick={() => setDialog({ kind: "edit", channel: null })}>
              Add channel
            </Button>
          ) : undefined
        }
      />
      <Card>
        {list === undefined ? (
          channels.isError ? (
            <ErrorState
              error={channels.error}
              title="The channels could not be loaded"
              onRetry={() => void channels.refetch()}
            />
          ) : (
            <SkeletonRows label="Loading channels" />
          )
        ) : list.length === 0 ? (
          <EmptyState
            icon={<Megaphone />}
            title="No channels yet"
            description="Add one to hear in Slack, Teams or by mail when exports are ready or something fails, or to call your own systems."
          />
        ) : (
          <ul aria-label="Channels" className="divide-y divide-line">
            {list.map((channel) => (
              <ChannelRow
                key={channel.id}
                channel={channel}
                credentialName={channel.credentialId === null ? undefined : credentialNames.get(channel.credentialId)}
                editable={editable}
                onTest={() => setDialog({ kind: "test", channel })}
                onEdit={() => setDialog({ kind: "edit", channel })}
                onRotate={() => void onRotate(channel)}
                onDelete={() => void remove(channel)}
                onEnable={(enabled) => enable(channel.id, enabled)}
              />
            ))}
          </ul>
        )}
      </Card>
      {dialog?.kind === "edit" ? <ChannelDialog channel={dialog.channel} onClose={close} onSaved={onSaved} /> : null}
      {dialog?.kind === "test" ? <TestDialog channel={dialog.channel} onClose={close} /> : null}
      {dialog?.kind === "secret" ? <SecretDialog {...dialog} onClose={close} /> : null}
    </Page>
  );
}
