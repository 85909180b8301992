"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MailPlus } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusBadge } from "@/components/ui/status-badge";
import { showError, showSuccess } from "@/components/ui/toast";
import { askAuth } from "@/lib/kernel/auth/client";
import { roleLabel } from "./role-select";
import { invitationsQuery } from "./settings-queries";

/** Invitations that are out; hidden while there are none. */
export function InvitationsCard() {
  const queryClient = useQueryClient();
  const invitations = useQuery(invitationsQuery);
  const withdraw = async (id: string, email: string) => {
    const before = queryClient.getQueryData(invitationsQuery.queryKey);
    queryClient.setQueryData(invitationsQuery.queryKey, (list) => list?.filter((invitation) => invitation.id !== id));
    try {
      await askAuth((client) => client.organization.cancelInvitation({ invitationId: id }));
      showSuccess("Invitation withdrawn", email);
    } catch (cause) {
      queryClient.setQueryData(invitationsQuery.queryKey, before);
      showError("Could not withdraw the invitation", cause);
    }
  };
  if (invitations.isError) {
    return (
      <Card>
        <ErrorState
          error={invitations.error}
          title="The invitations could not be loaded"
          onRetry={() => void invitations.refetch()}
        />
      </Card>
    );
  }
  if (invitations.data === undefined || invitations.data.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Invitations" description="Sent, and not answered yet." />
      <ul className="divide-y divide-line border-line border-t">
        {invitations.data.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5">
            <MailPlus aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
            <div className="min-w-0 flex-1">
              <p className="truncate text-sm">{invitation.email}</p>
              <p className="text-ink-3 text-xs">
                {new Date(invitation.expiresAt) < new Date() ? "expired " : "expires "}
                <RelativeTime value={new Date(invitation.expiresAt)} />
              </p>
            </div>
            <Badge tone="outline">{roleLabel(invitation.role)}</Badge>
            <StatusBadge
              status={new Date(invitation.expiresAt) < new Date() ? "expired" : "invited"}
              className="max-sm:hidden"
            />
            <CopyButton
              text={`${window.location.origin}/accept-invitation/${invitation.id}`}
              label={`Copy the link for ${invitation.email}`}
              size="sm"
            />
            <Button size="sm" variant="ghost" onClick={() => void withdraw(invitation.id, invitation.email)}>
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
