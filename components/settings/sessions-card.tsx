"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Laptop, Smartphone } from "lucide-react";
import { useConfirm } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError, showSuccess } from "@/components/ui/toast";
import { askAuth } from "@/lib/kernel/auth/client";
import { describeBrowser } from "./describe-browser";

export const sessionsKey = ["sessions", "list"] as const;

async function loadSessions() {
  const [sessions, current] = await Promise.all([
    askAuth((client) => client.listSessions()),
    askAuth((client) => client.getSession()),
  ]);
  return sessions
    .map((session) => ({ ...session, isCurrent: session.token === current.session.token }))
    .sort(
      (left, right) =>
        Number(right.isCurrent) - Number(left.isCurrent) ||
        new Date(right.updatedAt).getTime() - new Date(left.updatedAt).getTime(),
    );
}

/** Browsers that are signed in, each of which can be signed out. */
export function SessionsCard() {
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: loadSessions });
  const revoke = useMutation({
    mutationFn: (token: string | null) =>
      token === null
        ? askAuth((client) => client.revokeOtherSessions())
        : askAuth((client) => client.revokeSession({ token })),
    onSuccess: (_, token) => showSuccess(token === null ? "Signed out everywhere else" : "Session signed out"),
    onError: (cause) => showError("Could not sign the session out", cause),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsKey }),
  });
  const others = sessions.data?.filter((session) => !session.isCurrent) ?? [];
  const revokeOthers = async () => {
    const agreed = await confirm({
      title: "Sign out everywhere else?",
      description: `${others.length === 1 ? "One other session ends" : `${others.length} other sessions end`} at once. This browser stays signed in.`,
      confirmLabel: "Sign out the others",
      danger: true,
    });
    if (agreed) revoke.mutate(null);
  };
  return (
    <Card>
      <CardHeader
        title="Sessions"
        description="Browsers that are signed in to your account."
        actions={
          others.length > 0 ? (
            <Button
              size="sm"
              onClick={() => void revokeOthers()}
              loading={revoke.isPending && revoke.variables === null}
            >
              Sign out the others
            </Button>
          ) : undefined
        }
      />
      {sessions.isPending ? <SkeletonRows count={2} label="Loading sessions" className="border-line border-t" /> : null}
      {sessions.isError ? <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} /> : null}
      {sessions.data === undefined ? null : (
        <ul className="divide-y divide-line border-line border-t">
          {sessions.data.map((session) => {
            const Icon = /Mobile|iPhone|Android/.test(session.userAgent ?? "") ? Smartphone : Laptop;
            return (
              <li key={session.id} className="flex items-center gap-3 px-4 py-2.5">
                <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
                <div className="min-w-0 flex-1">
                  <p className="flex items-center gap-2 text-sm">
                    <span className="truncate">{describeBrowser(session.userAgent)}</span>
                    {session.isCurrent ? <Badge tone="success">This browser</Badge> : null}
                  </p>
                  <p className="truncate text-ink-3 text-xs">
                    {session.ipAddress ? `${session.ipAddress} · ` : ""}signed in{" "}
                    <RelativeTime value={new Date(session.createdAt)} />
                  </p>
                </div>
                {session.isCurrent ? null : (
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`Sign out ${describeBrowser(session.userAgent)}`}
                    loading={revoke.isPending && revoke.variables === session.token}
                    onClick={() => revoke.mutate(session.token)}
                  >
                    Sign out
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
