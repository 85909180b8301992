"use client";

import { useMutation } from "@tanstack/react-query";
import { useStudio } from "@/components/shell/studio-context";
import { Badge } from "@/components/ui/badge";
import { Select } from "@/components/ui/select";
import { showError, showUndo } from "@/components/ui/toast";
import { type Role, roleDescriptions, roles } from "@/lib/kernel/auth/permissions";
import { api } from "@/lib/kernel/client/api";
import type { Member } from "./settings-queries";

/** "designer" as it is written on the page. */
export function roleLabel(role: Role): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}

/** Roles that somebody with `own` may give: only owners make owners. */
export function rolesToGive(own: Role): { value: Role; label: string; description: string }[] {
  return roles
    .filter((role) => role !== "owner" || own === "owner")
    .map((role) => ({ value: role, label: roleLabel(role), description: roleDescriptions[role] }));
}

/** A member's role, changed at once, with a way back. */
export function RoleSelect({
  member,
  editable,
  onChanged,
}: {
  member: Member;
  editable: boolean;
  onChanged: () => Promise<void>;
}) {
  const { role: own } = useStudio();
  const change = useMutation({
    mutationFn: (role: Role) => api.PATCH("/members/{id}", { params: { path: { id: member.id } }, body: { role } }),
    onError: (cause) => showError(`Could not change the role of ${member.name}`, cause),
    onSettled: onChanged,
  });
  if (!editable || (member.role === "owner" && own !== "owner"))
    return <Badge tone="outline">{roleLabel(member.role)}</Badge>;
  const shown = change.isPending ? change.variables : member.role;
  return (
    <Select
      aria-label={`Role of ${member.name}`}
      size="sm"
      value={shown}
      options={rolesToGive(own)}
      onValueChange={(role) => {
        if (role === member.role) return;
        const before = member.role;
        change.mutate(role, {
          onSuccess: () =>
            showUndo({
              title: `${member.name} is ${roleLabel(role).toLowerCase()} now`,
              undo: async () => void (await change.mutateAsync(before)),
            }),
        });
      }}
    />
  );
}
