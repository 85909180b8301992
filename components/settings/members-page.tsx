"use client";

import { useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusBadge } from "@/components/ui/status-badge";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { InvitationsCard } from "./invitations-card";
import { MemberActions } from "./member-actions";
import { RoleSelect } from "./role-select";
import { RolesCard } from "./roles-card";
import { fetchMembers, type Member, membersKey } from "./settings-queries";

const InviteDialog = dynamic(() => import("./invite-dialog").then((module) => module.InviteDialog), { ssr: false });

/** People of the organization: who they are, what they may, whether they may come in. */
export function MembersPage() {
  const { user, role } = useStudio();
  const queryClient = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const editable = roleAllows(role, "members:write");
  const members = useKeysetList({ queryKey: membersKey, fetchPage: fetchMembers });
  const reload = () => queryClient.invalidateQueries({ queryKey: membersKey });

  const columns: DataColumn<Member>[] = [
    {
      id: "person",
      header: "Person",
      width: "minmax(0,1fr)",
      cell: (member) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={member.name} size="md" />
          <span className="flex min-w-0 flex-col">
            <span className="truncate font-medium">
              {member.name}
              {member.userId === user.id ? <span className="font-normal text-ink-3"> (you)</span> : null}
            </span>
            <span className="truncate text-ink-3 text-xs">{member.email}</span>
          </span>
        </span>
      ),
    },
    {
      id: "status",
      header: "Status",
      width: "6rem",
      wideOnly: true,
      cell: (member) => <StatusBadge status={member.status} />,
    },
    {
      id: "joined",
      header: "Joined",
      width: "7rem",
      wideOnly: true,
      cell: (member) => <RelativeTime value={member.createdAt} className="text-ink-2 text-xs" />,
    },
    {
      id: "role",
      header: "Role",
      width: "8rem",
      narrowWidth: "6.5rem",
      cell: (member) => (
        <RoleSelect member={member} editable={editable && member.userId !== user.id} onChanged={reload} />
      ),
    },
    {
      id: "actions",
      header: "Actions",
      hideHeader: true,
      width: "2rem",
      cell: (member) =>
        editable && member.userId !== user.id ? <MemberActions member={member} onChanged={reload} /> : null,
    },
  ];

  return (
    <Page width="normal">
      <PageHeader
        title="Members"
        description="Who works here, and what they may do."
        actions={
          editable ? (
            <Button variant="primary" icon={<UserPlus />} onClick={() => setInviting(true)}>
              Invite people
            </Button>
          ) : undefined
        }
      />
      <Card>
        <DataTable
          list={members}
          columns={columns}
          rowKey={(member) => member.id}
          rowHeight={52}
          aria-label="Members"
          errorTitle="The members could not be loaded"
          empty={<EmptyState title="Nobody here yet" description="Invite the people you work with." />}
        />
      </Card>
      {editable ? <InvitationsCard /> : null}
      <RolesCard />
      {inviting ? <InviteDialog open onOpenChange={setInviting} /> : null}
    </Page>
  );
}
