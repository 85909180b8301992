"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { askAuth } from "@/lib/kernel/auth/client";

/** The invitation itself, for the person it is for: take it or decline it. */
export function AcceptInvitation({ id }: { id: string }) {
  const invitation = useQuery({
    queryKey: ["invitations", id],
    queryFn: () => askAuth((client) => client.organization.getInvitation({ query: { id } })),
    retry: false,
  });
  const [pending, setPending] = useState<"accept" | "reject" | null>(null);
  const [error, setError] = useState<unknown>(null);

  const answer = async (kind: "accept" | "reject") => {
    setPending(kind);
    setError(null);
    try {
      if (kind === "accept") await askAuth((client) => client.organization.acceptInvitation({ invitationId: id }));
      else await askAuth((client) => client.organization.rejectInvitation({ invitationId: id }));
      window.location.assign("/");
    } catch (cause) {
      setError(cause);
      setPending(null);
    }
  };

  if (invitation.isPending) {
    return (
      <div role="status" aria-label="Loading the invitation" className="flex flex-col gap-4">
        <Skeleton className="h-16 rounded-lg" />
        <Skeleton className="h-9 rounded-md" />
      </div>
    );
  }
  if (invitation.isError)
    return (
      <ErrorState
        error={invitation.error}
        title="This invitation cannot be taken"
        className="items-start px-0 py-0 text-left"
      />
    );
  const { organizationName, role, inviterEmail } = invitation.data;
  return (
    <div className="flex flex-col gap-4">
      <ErrorNote error={error} />
      <div className="flex items-center gap-3 rounded-lg border border-line bg-raised p-3.5 shadow-xs">
        <Avatar name={organizationName} shape="square" size="md" />
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold text-md">{organizationName}</p>
          <p className="truncate text-ink-3 text-xs">from {inviterEmail}</p>
        </div>
        <Badge>{role}</Badge>
      </div>
      <div className="flex gap-2">
        <Button
          variant="primary"
          size="lg"
          className="flex-1"
          loading={pending === "accept"}
          disabled={pending !== null}
          onClick={() => void answer("accept")}
        >
          Join {organizationName}
        </Button>
        <Button
          size="lg"
          loading={pending === "reject"}
          disabled={pending !== null}
          onClick={() => void answer("reject")}
        >
          Decline
        </Button>
      </div>
    </div>
  );
}
