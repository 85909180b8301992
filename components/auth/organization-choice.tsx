"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CreateOrganizationDialog } from "@/components/shell/create-organization-dialog";
import { signOut, switchOrganization } from "@/components/shell/session-channel";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { authClient, unwrapAuth } from "@/lib/kernel/auth/client";

/** The person's organizations to go on in, and a way to make one. */
export function OrganizationChoice() {
  const organizations = useQuery({
    queryKey: ["organizations", "list"],
    queryFn: () => unwrapAuth(authClient.organization.list()),
  });
  const [creating, setCreating] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (organizations.isPending) return <SkeletonRows count={2} label="Loading your organizations" />;
  if (organizations.isError)
    return <ErrorState error={organizations.error} onRetry={() => void organizations.refetch()} />;
  return (
    <div className="flex flex-col gap-4">
      <ErrorNote error={error} />
      {organizations.data.length === 0 ? null : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-xs">
          {organizations.data.map((organization) => (
            <li key={organization.id}>
              <button
                type="button"
                className="flex h-11 w-full items-center gap-2.5 px-3 text-left text-sm hover:bg-hover"
                onClick={() => switchOrganization(organization.id).catch(setError)}
              >
                <Avatar name={organization.name} shape="square" />
                <span className="truncate font-medium">{organization.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-2">
        <Button onClick={() => setCreating(true)}>Create an organization</Button>
        <Button variant="ghost" onClick={() => void signOut().catch(setError)}>
          Sign out
        </Button>
      </div>
      <CreateOrganizationDialog open={creating} onOpenChange={setCreating} />
    </div>
  );
}
